"""Which records a question is about."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cvqa.answer.finding import DONE, Case
from cvqa.answer.selection import excluded, fits_time, level_of, loose_kinds, of_kind
from cvqa.answer.titles import Section, named_by_noun
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.words import words
from cvqa.question.gazetteer import NameKind

TOLERATED = 0.55  # the weight of unexplained words that an answer may leave open
CLAIMED = 0.2  # the same of a claim, which would be affirmed
LIGHT_SHARE = 0.34  # or this share of the question, where only common words are left


@dataclass(frozen=True)
class Scope:
    """The records that fit best, the content words they account for, the ones nobody accounts for, and what would fit at another time."""

    records: tuple[Record, ...]
    covered: frozenset[int]
    missing: frozenset[int]
    off_time: tuple[Record, ...] = ()
    off_covered: frozenset[int] = frozenset()
    kind_given_up: bool = False
    confined: bool = False  # to what the chat was about

    def leaves_open(self, case: Case) -> bool:
        """Whether too much of the question is accounted for by nothing: an answer would be about something else."""
        weights, words = case.evidence.weights, case.query.words
        missing = [weights[n] for n in self.missing]
        if sum(missing) <= (CLAIMED if case.query.yesno else TOLERATED):
            return False
        if case.query.yesno and any(m.whole and m.covers & self.missing for m in case.query.mentions):
            return True  # a claim that names something of which the records know nothing
        if case.query.yesno and not case.query.has("form:compare"):
            return True  # of a claim every word counts
        light = all(weights[n] <= 0.8 and not words[n].number and not (words[n].capital and n) for n in self.missing)
        query = case.query
        framed = bool(query.kinds) + bool(query.level) + bool(query.time)  # each says something that is accounted for
        total = sum(weights[n] for n in query.content) + 0.7 * framed
        return not light or sum(missing) > LIGHT_SHARE * total

    @property
    def elsewhen(self) -> Scope:
        """What would fit at another time, as a scope of its own; this one where there is nothing like it."""
        if not self.off_time:
            return self
        return Scope(self.off_time, self.off_covered, (self.covered | self.missing) - self.off_covered, self.off_time, self.off_covered)

    @property
    def first(self) -> Record | None:
        return self.records[0] if self.records else None


def scope(case: Case, *, among: Sequence[Record] | None = None) -> Scope:
    """The records that account for most of the question's words, among those of the asked kinds and time."""
    query = case.query
    everything = _meant(case, among if among is not None else case.records)
    section = named_by_noun(case, everything) if not query.level else Section()
    if query.kinds and not _joined(case, section):
        section = Section()
    framed = bool(query.kinds or query.level or section.records)
    kind = of_kind(case, everything) if query.kinds or query.level else ()
    pool = _in_order(everything, (*kind, *section.records)) if framed else tuple(everything)
    inside = [r for r in pool if _in_time(case, r)]
    if query.kinds and not pool and among is None and not query.yesno and (told := _only_told(case, everything)):
        return told
    best = _best(case, inside, section.covers)
    if framed and query.content and best.missing:
        best = _wider(case, everything, best)
    loose = loose_kinds(case, best.records) if query.kinds else frozenset[int]()
    off = _off_time(case, pool, best)
    return Scope(best.records, best.covered, best.missing | loose, off.records, off.covered, best.kind_given_up, among is not None)


def _only_told(case: Case, every: Sequence[Record]) -> Scope | None:
    """The records that speak of a kind of which the CV has no entry ("a parental leave cover"), with all else that is asked."""
    naming = {n for k in case.query.kinds for n in k.covers if case.evidence.weights[n] > _TELLING and n in case.evidence.ways}
    content = tuple(sorted({*case.query.content, *naming}))
    found = _best(replace(case, query=replace(case.query, kinds=(), content=content)), [r for r in every if _in_time(case, r)])
    return replace(found, kind_given_up=True) if naming & found.covered and not found.missing else None


def _joined(case: Case, section: Section) -> bool:
    """Whether the noun that names a section stands beside one that names a kind ("prizes or commendations")."""
    low = [word.low for word in case.query.words]
    beside = {n + step for n in section.covers for step in (-2, 2) if 0 <= n + step < len(low) and low[n + step // 2] in ("and", "or")}
    return any(beside & kind.covers for kind in case.query.kinds)


def _in_order(every: Sequence[Record], some: Sequence[Record]) -> tuple[Record, ...]:
    kept = set(some)
    return tuple(r for r in every if r in kept)


def _meant(case: Case, records: Sequence[Record]) -> list[Record]:
    """The records that a question may be about: about no contact, and a claim about the owner is about no referee."""
    query = case.query
    of_people = any(m.name.kind is NameKind.PERSON for m in query.mentions) or any(k.kind is Kind.REFEREE for k in query.kinds)
    never = {Kind.CONTACT} if of_people or not query.yesno else {Kind.CONTACT, Kind.REFEREE}
    return [r for r in records if r.entry.kind not in never and not (query.excluded and excluded(case, r))]


def _in_time(case: Case, record: Record) -> bool:
    time = case.query.time
    claimed_now = bool(time and time.now and case.query.yesno)  # whether it still goes on is what the claim is about
    return not time or bool(case.query.beside) or claimed_now or fits_time(record, time, case)


def _wider(case: Case, everything: Sequence[Record], best: Scope) -> Scope:
    """Records of any kind, where they account for clearly more, the words for the kind and level included."""
    query = case.query
    naming = [n for n in query.hints if any(n in k.covers for k in query.kinds) or (query.level and n not in query.content)]
    other = _best(case, [r for r in everything if _in_time(case, r)])
    if any(m.name.kind is NameKind.PERSON and m.covers & best.missing for m in query.mentions):
        return best  # a person named with a kind that does not know them is a wrong combination
    said = {query.words[n].stem for n in naming}
    definite = query.yesno or any(k.kind in _DEFINITE for k in query.kinds)
    if definite and not any(said & r.bag for r in other.records if not r.group or case.evidence.heads(r)):
        return best  # a claim of a kind is not affirmed by a record of another, nor a paper told as a job
    if query.level and not any(case.evidence.record(r, naming).strength for r in other.records):
        return best
    if _share(case, other) <= _share(case, best) + 0.15:
        return best
    return Scope(_nearer(case, other.records), other.covered, other.missing, kind_given_up=True)


def _nearer(case: Case, records: Sequence[Record]) -> tuple[Record, ...]:
    """Of records of any kind those of the degree, or of one of several kinds, that the question speaks of, if there are any."""
    query = case.query
    if query.level:
        return tuple(r for r in records if r.entry.kind is Kind.EDUCATION and level_of(r) == query.level) or tuple(records)
    kinds = {k.kind for k in query.kinds}
    return tuple(r for r in records if kinds.intersection(r.kinds)) or tuple(records) if len(kinds) > 1 else tuple(records)


# Kinds of which a CV holds what it holds: another sort of entry is no answer to a question about them.
_DEFINITE = frozenset({Kind.PUBLICATION, Kind.AWARD, Kind.GRANT, Kind.LANGUAGE, Kind.CERTIFICATION, Kind.SCHOLARSHIP})


def _off_time(case: Case, pool: Sequence[Record], best: Scope) -> Scope:
    """What fits but for the time, and accounts for more."""
    nothing = Scope((), frozenset(), frozenset())
    if not case.query.time:
        return nothing
    anywhere = _best(case, pool)
    better = _share(case, anywhere) > _share(case, best) + 0.15
    return anywhere if not best.records or (case.query.content and better) else nothing


def _share(case: Case, found: Scope) -> float:
    total = sum(case.evidence.weights[n] for n in case.query.content)
    return sum(case.evidence.weights[n] for n in found.covered) / total if total else 1.0


def _best(case: Case, pool: Sequence[Record], told: frozenset[int] = frozenset()) -> Scope:
    """The records that account for the same, heaviest set of words, beside those that their section accounts for (`told`)."""
    content = frozenset(n for n in case.query.content if n not in told and not _too_light(case, n))
    if not content:
        return Scope(tuple(pool), told, frozenset())
    scored = [(case.evidence.record(r, content), r) for r in pool]
    ranked = sorted(((c.total(case.evidence.weights) + _prior(case, r), c, r) for c, r in scored if c.strength), key=lambda row: -row[0])
    least = 0.6 if _is_set(case) else 0.85
    if not ranked or ranked[0][0] <= 0.05:
        return Scope(tuple(pool) if told or len(pool) < len(case.records) // 2 else (), told, content)
    top, best, _ = ranked[0]
    heavy = {n for n in best.strength if case.evidence.weights[n] > 0.2}
    kept = [r for s, c, r in ranked if heavy <= c.strength.keys() and s >= least * top]
    kept = _exactly(case, _without_parents(_called_so(case, kept)))
    covered = frozenset(best.strength)
    extra = _second_mention(case, pool, covered) if _may_join(case) else []
    covered |= frozenset(n for r in extra for n in case.evidence.record(r).strength)
    order = {r.key: n for n, r in enumerate(case.records)}
    kept = sorted({r.key: r for r in (*kept, *extra)}.values(), key=lambda r: order[r.key])
    return Scope(tuple(kept), covered | told, content - covered)


def _called_so(case: Case, kept: list[Record]) -> list[Record]:
    """Of what is meant by "at the bank" the bank itself, where another entry only speaks of it."""
    said = case.query.words
    places = {n for n in case.query.content if n > 1 and said[n - 1].low == "the" and said[n - 2].low in _AT}
    places |= {n for n in case.query.content if n > 1 and said[n - 1].low == "the" and said[n - 2].low.startswith(("leav", "left", "join"))}
    named = [r for r in kept if places and {said[n].stem for n in places} <= r.head_bag]
    return named or kept


_AT = frozenset({"at", "from", "with", "for"})


def _too_light(case: Case, n: int) -> bool:
    """Whether a word weighs too little to part some of a kind from the others ("all grants with amounts")."""
    return bool(case.query.kinds) and _is_set(case) and case.evidence.weights[n] <= _TELLING


_TELLING = 0.2


def _is_set(case: Case) -> bool:
    """Whether the question is about all that fit, and not about the one that fits best."""
    return any(k.plural for k in case.query.kinds) or case.query.has(
        "form:list", "form:count", "form:first", "form:last", "form:longest", "form:most"
    )


_JOINING = ("form:compare", "form:gap", "form:overlap", "form:longest", "form:shortest")


def _may_join(case: Case) -> bool:
    """Whether a question may be about several records together; a claim is about one."""
    low = [w.low for w in case.query.words]
    if case.query.has(*_JOINING) or not {"or", "between", "than", "versus", "both"}.isdisjoint(low):
        return True
    ends = sorted((min(m.covers), max(m.covers)) for m in case.query.mentions)
    return any(low[b + 1 : c] in (["and"], ["and", "at"], ["and", "the"], ["and", "in"]) for (_, b), (c, _) in itertools.pairwise(ends))


def _prior(case: Case, record: Record) -> float:
    """A small preference among equals: what happened over what is listed, and what the encoder finds near."""
    hinted = case.evidence.record(record, case.query.hints).total(case.evidence.weights)
    return 0.03 * (record.entry.kind in DONE) + 0.05 * max(0.0, case.score(record.entry) or 0.0) + 0.15 * min(1.0, hinted)


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


def _exactly(case: Case, kept: list[Record]) -> list[Record]:
    """Of several degrees the one whose field the question says in full ("her social work degree"), where it asks for one."""
    query = case.query
    if len(kept) < 2 or _is_set(case) or not any(k.kind is Kind.EDUCATION and not k.plural for k in query.kinds):
        return kept
    said = {word.stem for word in query.words}
    named = [r for r in kept if r.entry.kind is Kind.EDUCATION and r.entry.area and said.issuperset(_of_weight(r.entry.area))]
    return named or kept


def _of_weight(text: str) -> set[str]:
    return {word.stem for word in words(text) if word.low not in _JOINING_WORDS}


_JOINING_WORDS = frozenset({"in", "of", "and", "for", "the", "with"})


def _second_mention(case: Case, pool: Sequence[Record], covered: frozenset[int]) -> list[Record]:
    """Records of further names that the best ones do not hold: "A and B"."""
    found = []
    for mention in case.query.mentions:
        if mention.covers <= covered or mention.covers & case.query.excluded or not mention.covers <= frozenset(case.query.content):
            continue
        fits = [r for r in pool if len(case.evidence.record(r, mention.covers).strength) == len(mention.covers)]
        found += _without_parents(fits)[:3]
    return found


def left(case: Case, found: Scope) -> float:
    """How much the words weigh that nothing explains."""
    return sum(case.evidence.weights[n] for n in found.missing)
