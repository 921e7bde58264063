"""Which records a question is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cvqa.answer.finding import DONE, Case
from cvqa.cv.dates import first_month, last_month, span
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.question.asked_kinds import levels, nouns
from cvqa.question.cues import filler
from cvqa.question.timeframe import Relation, TimeFrame

TOLERATED = 0.55  # the weight of unexplained words that an answer may leave open
LIGHT_SHARE = 0.4  # or this share of the question, where only common words are left


@dataclass(frozen=True)
class Scope:
    """The records that fit best, the content words they account for, the ones nobody accounts for, and what would fit at another time."""

    records: tuple[Record, ...]
    covered: frozenset[int]
    missing: frozenset[int]
    off_time: tuple[Record, ...] = ()
    kind_given_up: bool = False

    def leaves_open(self, case: Case) -> bool:
        """Whether too much of the question is accounted for by nothing: an answer would be about something else."""
        weights, words = case.evidence.weights, case.query.words
        missing = [weights[n] for n in self.missing]
        if sum(missing) <= TOLERATED:
            return False
        light = all(weights[n] <= 0.8 and not words[n].number and not (words[n].capital and n) for n in self.missing)
        total = sum(weights[n] for n in case.query.content)
        return not light or sum(missing) > LIGHT_SHARE * total

    @property
    def first(self) -> Record | None:
        return self.records[0] if self.records else None


def fits_time(record: Record, frame: TimeFrame, case: Case) -> bool:
    """Whether a record's time lies as the question asks; a year in its own words counts too."""
    period = record.period
    if period is None or (touched := span(period, case.today)) is None:
        return frame.relation is Relation.DURING and any(str(year) in record.bag for year in range(frame.first.year, frame.last.year + 1))
    first, last = first_month(frame.first), last_month(frame.last)
    if frame.now:
        return period.ongoing
    match frame.relation:
        case Relation.BEFORE:
            return touched[0] < first
        case Relation.AFTER:
            return touched[1] > last
        case Relation.SINCE:
            return touched[1] >= first
        case Relation.UNTIL:
            return touched[0] <= last
    return touched[0] <= last and touched[1] >= first


def level_of(record: Record) -> str:
    """The degree level of an education entry, by the words of its degree."""
    from cvqa.language.words import stems

    found = (levels().get((stem,)) for stem in stems(record.entry.degree or record.entry.name))
    return next((level for level in found if level), "")


def of_kind(case: Case, records: Iterable[Record]) -> tuple[Record, ...]:
    """The records of the kinds that the question names: items where it means single things, groups never."""
    asked = case.query.kinds
    level = case.query.level
    found = []
    for record in records:
        if level and not asked and (record.item or record.entry.kind is not Kind.EDUCATION or level_of(record) != level):
            continue
        if asked and not any(_is_kind(record, k.kind, k.item) for k in asked):
            continue
        if level and asked and record.entry.kind is Kind.EDUCATION and level_of(record) != level:
            continue
        found.append(record)
    return _native(case, _narrowed(case, found))


def _narrowed(case: Case, found: list[Record]) -> list[Record]:
    """Where a noun names only some of its kind ("book"), those that use the word, if any do."""
    nouns_said = [case.query.words[n].stem for k in case.query.kinds if k.narrow for n in k.covers]
    using = [r for r in found if set(nouns_said) & r.bag] if nouns_said else []
    return using or found


def _native(case: Case, found: list[Record]) -> tuple[Record, ...]:
    """Without things that stand in an entry of another kind, where the CV has a place of its own for that kind."""
    kinds = {k.kind for k in case.query.kinds if not k.item}
    at_home = [r for r in found if not r.item or kinds & set(r.entry.kinds)]
    return tuple(at_home or found) if kinds else tuple(found)


_NARROW = {Kind.EXPERIENCE: frozenset({Kind.VOLUNTEERING, Kind.SERVICE, Kind.LEAVE, Kind.PROJECT})}


def _is_kind(record: Record, kind: Kind, item: bool) -> bool:
    if kind not in record.kinds or record.group:
        return False
    if item:
        return record.item is not None
    if record.item and kind in record.entry.kinds and not _holds_items_only(record, kind):
        return False  # a course of a teaching post is not another teaching post
    return not (record.kinds[0] in _NARROW.get(kind, frozenset()))


def _holds_items_only(record: Record, kind: Kind) -> bool:
    entry = record.entry
    return (
        Record(entry.id, entry).group
        or kind in (Kind.SKILL, Kind.LANGUAGE, Kind.MEMBERSHIP, Kind.INTEREST)
        or (not entry.position and not entry.period)
    )


def scope(case: Case, *, among: Sequence[Record] | None = None) -> Scope:
    """The records that account for most of the question's words, among those of the asked kinds and time."""
    query = case.query
    everything = [r for r in (among if among is not None else case.records) if r.entry.kind is not Kind.CONTACT]
    everything = [r for r in everything if not excluded(case, r)]
    pool = list(of_kind(case, everything)) if query.kinds or query.level else everything
    timed = [r for r in pool if fits_time(r, query.time, case)] if query.time and not query.beside else pool
    best = _best(case, timed)
    given_up = False
    if (query.kinds or query.level) and query.content and _share(case, best) < 0.999:
        wider = [r for r in everything if not query.time or query.beside or fits_time(r, query.time, case)]
        other = _best(case, wider)
        if _share(case, other) > _share(case, best) + 0.15:
            best, given_up = other, True
    off_time = _best(case, pool).records if query.time and not best.records else ()
    if query.time and not off_time and query.content:
        anywhere = _best(case, pool)
        if _share(case, anywhere) > _share(case, best) + 0.15:
            off_time = anywhere.records
    return Scope(best.records, best.covered, best.missing, off_time, given_up)


def excluded(case: Case, record: Record) -> bool:
    """Whether the question leaves this record out ("apart from …"): by name, by kind, or by all words of one of the things named."""
    outs = case.query.excluded
    return bool(outs) and any(_is_left_out(case, record, phrase) for phrase in _phrases(case, outs))


def _phrases(case: Case, outs: frozenset[int]) -> list[list[int]]:
    """What is left out, taken apart at "and" and "or"."""
    found: list[list[int]] = [[]]
    for n in sorted(outs):
        if case.query.words[n].low in ("and", "or", "nor"):
            found.append([])
        elif case.evidence.ways.get(n) and case.query.words[n].low not in filler():
            found[-1].append(n)
    return [phrase for phrase in found if phrase]


def _is_left_out(case: Case, record: Record, phrase: list[int]) -> bool:
    names = [m for m in case.query.mentions if m.covers & set(phrase)]
    if names:
        return any(record.key in m.name.keys or record.entry.id in m.name.keys for m in names)
    asked = {k.kind for k in case.query.kinds}
    kinds = {noun.kind for n in phrase for noun in nouns().get((case.query.words[n].stem,), ()) if not noun.verb}
    if kinds and not kinds & asked:
        return bool(kinds.intersection(record.kinds))
    return len(case.evidence.record(record, phrase).strength) == len(phrase)


def _share(case: Case, found: Scope) -> float:
    total = sum(case.evidence.weights[n] for n in case.query.content)
    return sum(case.evidence.weights[n] for n in found.covered) / total if total else 1.0


def _best(case: Case, pool: Sequence[Record]) -> Scope:
    """The records that account for the same, heaviest set of words."""
    content = frozenset(case.query.content)
    if not content:
        return Scope(tuple(pool), frozenset(), frozenset())
    scored = [(case.evidence.record(r), r) for r in pool]
    ranked = sorted(((c.total(case.evidence.weights) + _prior(case, r), c, r) for c, r in scored if c.strength), key=lambda row: -row[0])
    if not ranked or ranked[0][0] <= 0.05:
        return Scope((), frozenset(), content)
    top, best, _ = ranked[0]
    heavy = {n for n in best.strength if case.evidence.weights[n] > 0.2}
    kept = [r for s, c, r in ranked if heavy <= c.strength.keys() and s >= 0.8 * top]
    kept = _without_parents(kept)
    covered = frozenset(best.strength)
    extra = _second_mention(case, pool, covered) if _may_join(case) else []
    covered |= frozenset(n for r in extra for n in case.evidence.record(r).strength)
    order = {r.key: n for n, r in enumerate(case.records)}
    kept = sorted({r.key: r for r in (*kept, *extra)}.values(), key=lambda r: order[r.key])
    return Scope(tuple(kept), covered, content - covered)


_JOINING = ("form:compare", "form:gap", "form:overlap", "form:longest", "form:shortest")


def _may_join(case: Case) -> bool:
    """Whether a question may be about several records together; a claim is about one."""
    low = [w.low for w in case.query.words]
    return case.query.has(*_JOINING) or "or" in low or "between" in low or "than" in low or not case.query.yesno


def _prior(case: Case, record: Record) -> float:
    """A small preference among equals: what happened over what is listed, and what the encoder finds near."""
    return 0.03 * (record.entry.kind in DONE) + 0.05 * max(0.0, case.scores.get(record.entry.id, 0.0))


def _without_parents(kept: list[Record]) -> list[Record]:
    """Where an item fits as well as its entry, the item alone; where several items of an entry do, the entry alone."""
    items: dict[str, list[Record]] = {}
    for record in kept:
        if record.item:
            items.setdefault(record.entry.id, []).append(record)
    parents = {r.entry.id for r in kept if not r.item}
    out = []
    for record in kept:
        siblings = items.get(record.entry.id, [])
        if record.item and record.entry.id in parents and len(siblings) > 1:
            continue
        if not record.item and len(siblings) == 1:
            continue
        out.append(record)
    return out


def _second_mention(case: Case, pool: Sequence[Record], covered: frozenset[int]) -> list[Record]:
    """Records of further names that the best ones do not hold: "A and B"."""
    found = []
    for mention in case.query.mentions:
        if mention.covers <= covered or mention.covers & case.query.excluded or not mention.covers <= frozenset(case.query.content):
            continue
        fits = [r for r in pool if len(case.evidence.record(r, mention.covers).strength) == len(mention.covers)]
        found += _without_parents(fits)[:3]
    return found
