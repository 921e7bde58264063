"""Which records are of the kinds, the degree level, the time and the state that a question asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cvqa.answer.finding import Case
from cvqa.answer.founding import own
from cvqa.answer.schooling import attended
from cvqa.answer.states import state
from cvqa.answer.titles import titled
from cvqa.cv.dates import first_month, last_month, span
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stem, stems
from cvqa.question.asked_kinds import levels, nouns, singular
from cvqa.question.cues import filler
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import KindAsked
from cvqa.question.timeframe import Relation, TimeFrame


def fits_time(record: Record, frame: TimeFrame, case: Case) -> bool:
    """Whether a record's time lies as the question asks; a year in its own words counts too."""
    period = record.period
    if period is None or (touched := span(period, case.today)) is None:
        return frame.relation is Relation.DURING and any(str(year) in record.bag for year in range(frame.first.year, frame.last.year + 1))
    first, last = first_month(frame.first), last_month(frame.last)
    if frame.now:
        return period.ongoing or (record.kinds[0] in _OF_ONE_DAY and period.start == period.end)
    if not case.query.yesno:
        touched = _edge(touched, case.query.low)
    match frame.relation:
        case Relation.BEFORE:
            return touched[_had(record, case)] < first
        case Relation.AFTER:
            return touched[1] > last
        case Relation.SINCE:
            return touched[1] >= first
        case Relation.UNTIL:
            return touched[0] <= last
    return touched[0] <= last and touched[1] >= first


_OF_ONE_DAY = frozenset({Kind.CERTIFICATION, Kind.MEMBERSHIP, Kind.TEXT})  # what has the date it was got, and may hold to this day
_HAD = pattern(r"\b(have|had|has|in hand|hold|held|finish\w*|complet\w*|graduat\w*|earn\w*|get|got|obtain\w*|receiv\w*)\b")


def _had(record: Record, case: Case) -> int:
    """The edge of a record's time that counts: a degree that somebody claims to have had was finished."""
    return int(case.query.yesno and record.kinds[0] is Kind.EDUCATION and bool(_HAD.search(case.query.low)))


_STARTED = pattern(
    r"\b(started|began|begun|joined|t(?:ook|ake|aken) up|launched|founded|set up|did \w+ (?:start|begin|join|launch|found))\b"
)
_ENDED = pattern(r"\b(finished|ended|completed|stopped|concluded|expired|graduated|did \w+ (?:end|finish|leave|complete|stop))\b")


def _edge(touched: tuple[int, int], low: str) -> tuple[int, int]:
    """Only the start or the end of a time, where the question is of what began or ended then."""
    if _STARTED.search(low):
        return touched[0], touched[0]
    return (touched[1], touched[1]) if _ENDED.search(low) else touched


def level_of(record: Record) -> str:
    """The degree level of an education entry, by the words of its degree."""
    found = (levels().get((stem,)) for stem in stems(record.entry.degree or record.entry.name))
    return next((level for level in found if level), "")


def of_kind(case: Case, records: Iterable[Record]) -> tuple[Record, ...]:
    """The records of the kinds, level and state that the question names; groups never.

    Kinds joined by "and" or "or" are taken together; of others, what is of all of them, else of the first.
    """
    in_state = state(case)
    everything = [r for r in records if in_state(r)]
    if any(k.kind is Kind.TEACHING for k in case.query.kinds) and case.query.has("form:attended") and (on := attended(everything)):
        return tuple(on)
    asked, level = case.query.kinds, case.query.level
    if level and not asked:
        return tuple(r for r in everything if _has_level(r, level))
    chosen = own(case, _of_all(case, asked, everything))
    if level:
        chosen = [r for r in chosen if r.entry.kind is not Kind.EDUCATION or level_of(r) == level]
    if not chosen and any(k.kind is Kind.TEACHING and k.item for k in asked):
        return tuple(attended(everything))
    return _native(case, _narrowed(case, chosen))


def _has_level(record: Record, level: str) -> bool:
    return not record.item and record.entry.kind is Kind.EDUCATION and level_of(record) == level


def _of_all(case: Case, asked: Sequence[KindAsked], records: Sequence[Record]) -> list[Record]:
    if not asked:
        return list(records)
    bundles = _bundles(case, asked)
    sets = [_of_bundle(case, bundle, records) for bundle in bundles]
    others = [set(found) for found in sets[1:]]
    both = [r for r in sets[0] if all(r in other for other in others)]
    return both or sets[0]


def _of_bundle(case: Case, bundle: Sequence[KindAsked], records: Sequence[Record]) -> list[Record]:
    """The single things that are asked for; where no entry lists any, the entries of the kind, and what stands under its name."""
    for item in (True, False):
        if found := [r for r in records if any(is_kind(r, k.kind, k.item and item) for k in bundle)]:
            return found
    return _titled(case, bundle, records)


def _titled(case: Case, bundle: Sequence[KindAsked], records: Sequence[Record]) -> list[Record]:
    """What stands in the section of that name, where nothing of the CV is of the kind."""
    return [r for k in bundle for word in k.said for r in titled(stem(word), records)]


def _bundles(case: Case, asked: Sequence[KindAsked]) -> list[list[KindAsked]]:
    """Kinds joined by "and", "or" or nothing but commas stand together; one noun may name several kinds."""
    found: list[list[KindAsked]] = []
    for kind in asked:
        if found and (kind.covers == found[-1][-1].covers or _joined(case, found[-1][-1], kind)):
            found[-1].append(kind)
        else:
            found.append([kind])
    return found


def _joined(case: Case, left: KindAsked, right: KindAsked) -> bool:
    if not left.covers or not right.covers:
        return True  # carried over from another question, together
    first, last = max(left.covers) + 1, min(right.covers)
    between = [case.query.words[n].low for n in range(first, last)]
    listed = case.query.words[last].start > case.query.words[first - 1].end + 1  # parted by a comma
    return (bool(between) or listed) and all(word in _JOINS for word in between)


_JOINS = frozenset(["and", "or", "plus", "nor", "as", "well", "all", "his", "her", "their", "the", "any", "other", "your"])


def loose_kinds(case: Case, chosen: Sequence[Record]) -> frozenset[int]:
    """Words that name a further kind which none of the chosen records is, speaks of, or is mentioned with: nothing accounts for them."""
    bundles = _bundles(case, case.query.kinds)
    mentioned = {key for m in case.query.mentions for key in m.name.keys}
    holders = [*chosen, *(r for r in case.records if r.key in mentioned)]
    loose: set[int] = set()
    for bundle in bundles[1:]:
        covers = {n for k in bundle for n in k.covers}
        said = {case.query.words[n].stem for n in covers}
        if not any(any(is_kind(r, k.kind, False) for k in bundle) or said & r.bag for r in holders):
            loose |= covers
    return frozenset(loose)


def _narrowed(case: Case, found: list[Record]) -> list[Record]:
    """Where a noun names only some of its kind ("book"), those that use the word, if any do."""
    every = all(k.narrow for k in case.query.kinds)  # "prizes or commendations" are all of the kind
    narrow = [[stem(word) for word in k.said] for k in case.query.kinds if every]
    heads = {words[-1] for words in narrow if words}
    said = {word for words in narrow for word in words}
    using = [r for r in found if any(held == head or (len(head) > 3 and held.endswith(head)) for held in r.bag for head in heads)] or [
        r for r in found if said & r.bag
    ]
    return using or _won(case, found) or found


_WON = frozenset({"prize", "medal", "trophy"})
_PAYS = frozenset(stems("fellowship scholarship bursary stipend"))


def _won(case: Case, found: list[Record]) -> list[Record]:
    """Where a noun asks for what is won, no fellowship and no scholarship."""
    if not all(k.plural and any(singular(word) in _WON for word in k.said) for k in case.query.kinds):
        return []
    return [r for r in found if _PAYS.isdisjoint(stems(r.name))]


def _native(case: Case, found: list[Record]) -> tuple[Record, ...]:
    """Without things that stand in an entry of another kind, where the CV has a place of its own for that kind."""
    kinds = {k.kind for k in case.query.kinds if not k.item}
    at_home = [r for r in found if not r.item or kinds & set(r.entry.kinds)]
    return tuple(at_home or found) if kinds else tuple(found)


_NARROW = {Kind.EXPERIENCE: frozenset({Kind.VOLUNTEERING, Kind.SERVICE, Kind.LEAVE, Kind.PROJECT})}


def is_kind(record: Record, kind: Kind, item: bool) -> bool:
    """Whether a record is one of a kind, counted as such."""
    if kind not in record.kinds or record.group:
        return False
    if item:
        return record.item is not None
    if record.item and kind in record.entry.kinds and not _holds_items_only(record, kind):
        return False  # a course of a teaching post is not another teaching post
    return record.kinds[0] not in _NARROW.get(kind, frozenset())


def _holds_items_only(record: Record, kind: Kind) -> bool:
    entry = record.entry
    listed = kind in (Kind.SKILL, Kind.LANGUAGE, Kind.MEMBERSHIP, Kind.INTEREST)
    return Record(entry.id, entry).group or listed or (not entry.position and not entry.period)


def excluded(case: Case, record: Record) -> bool:
    """Whether the question leaves this record out ("apart from …"): by name, by kind, or by all words of one of the things named."""
    outs = case.query.excluded
    if outs and any(m.whole and not m.covers & outs and _is_named(record, m.name.keys) for m in case.query.mentions):
        return False  # "besides the board of Acme, what does she do there"
    if outs and record.entry.kind is Kind.REFEREE and case.evidence.record(record, outs).strength:
        return True
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


def _is_named(record: Record, keys: frozenset[str]) -> bool:
    """Whether the keys of a name are a record's, or its entry's where no one item of it has the name."""
    entry = record.entry.id
    return record.key in keys or (entry in keys and not any(key.startswith(f"{entry}#") for key in keys))


def _is_left_out(case: Case, record: Record, phrase: list[int]) -> bool:
    names = [m for m in case.query.mentions if m.covers & set(phrase)]
    if names and all(m.name.kind is NameKind.PERSON for m in names) and not case.query.kinds:
        return False  # a person left out of an answer is not an entry left out
    if names:
        return _is_named(record, frozenset(key for m in names for key in m.name.keys))
    asked = {k.kind for k in case.query.kinds}
    kinds = {noun.kind for n in phrase for noun in nouns().get((singular(case.query.words[n].low),), ()) if not noun.verb}
    if kinds and not kinds & asked:
        return bool(kinds.intersection(record.kinds))
    return len(case.evidence.record(record, phrase).strength) == len(phrase)
