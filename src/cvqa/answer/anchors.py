"""The entries that a time or a comparison is reckoned from: for each stretch of a question, the dated entry that its words name."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from cvqa.answer.finding import Case
from cvqa.answer.moments import entries, is_sentence, moments
from cvqa.answer.selection import is_kind, level_of
from cvqa.cv.dates import end_key, start_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.words import stems
from cvqa.question.asked_kinds import levels, nouns, singular

_ENOUGH = 0.55  # the share of a stretch's words, by weight, that an entry has to account for
_HEAD = 0.25  # what a word counts beside, where it stands in a field that says what the entry is
_HALF = 0.49  # the same, where the name of its section alone may do
_LEVEL = 1.0  # what the degree itself counts, against the words
_KIND = 0.5  # what a noun for its kind counts
_NEAR = 0.12  # entries whose scores differ by no more are named equally well
_CALLED = 0.25  # what counts for an entry that goes by a name of the stretch
_SENTENCE = 0.15  # how much less a sentence or an item counts than an entry that accounts for the same
_OPENS = frozenset({
    "first", "start", "started", "starting", "begin", "began", "begun", "beginning", "join", "joined", "joining", "founding", "founded",
    "opening", "opened", "opens", "open", "initial", "earliest", "launch", "launched", "launching", "enrol", "enrolled", "enroll",
    "promoted", "appointed", "hired", "became", "become", "becoming", "moved", "arrived", "arriving", "entered", "doors",
})  # fmt: skip
_CLOSES = frozenset({
    "last", "end", "ends", "ended", "ending", "leave", "left", "leaving", "final", "latest", "over", "finish", "finished", "finishing",
    "closing", "closed", "graduate", "graduated", "graduating", "graduation", "quit", "completed", "completing", "complete", "gone",
    "done", "wrapped",
})  # fmt: skip
_FIRST = frozenset({"first", "earliest", "initial"})
_LAST = frozenset({"last", "latest", "final"})
EDGES = _OPENS | _CLOSES  # they say which end is meant, and nothing of what it is an end of


@dataclass(frozen=True)
class Named:
    """An entry that a stretch of the question names, the equally good ones beside it, and how well it is named."""

    record: Record
    rivals: tuple[Record, ...]
    score: float
    says: str = ""  # "opens" or "closes", where the stretch speaks of one of its ends

    def at(self, case: Case, edge: str) -> Record:
        """Of equally good ones the one that opens or closes what the name stands for."""
        return _edge(case, self.rivals, self.says or edge)


@dataclass(frozen=True)
class _Stretch:
    """The words of a stretch that name something: those an entry has to account for, and what else they say of it."""

    case: Case
    span: Sequence[int]
    asked: Sequence[int]
    others: Sequence[int]  # words that cues took
    level: str
    kinds: Sequence[Kind]
    deep: bool

    @property
    def wanted(self) -> float:
        return self.case.evidence.weight(self.asked)

    def score(self, record: Record) -> float:
        """How well it names a record; 0 where the record leaves too much of it open."""
        told = self.case.evidence.told_by_record(record, self.asked)
        if (self.wanted and told < (_HALF if self.deep else _ENOUGH) * self.wanted) or (record.item and self._in_head(record)):
            return 0.0
        score = told + _LEVEL * bool(self.level and level_of(record) == self.level and record.entry.kind is Kind.EDUCATION)
        score += _KIND * any(self._is_of(record, kind) for kind in self.kinds) - _SENTENCE * bool(record.item)
        score += 0.3 * self.case.evidence.told_by_record(record, self.others) + 0.02 * bool(record.entry.organisation)
        return score + (self._called(record) if self.deep else _HEAD * self._in_heads(record))

    def _is_of(self, record: Record, kind: Kind) -> bool:
        return kind in record.kinds if is_sentence(record) else is_kind(record, kind, False)

    def _called(self, record: Record) -> float:
        """What counts beside, where the words stand in the fields that say what the entry is."""
        by_name = stems(record.entry.name) in self._names
        return _CALLED * by_name + _HEAD * self._in_heads(record)

    def _in_heads(self, record: Record) -> float:
        """How much the words weigh that stand in the fields which say what the entry is."""
        return self.case.evidence.weight(self.case.evidence.heads(record) & set(self.asked))

    @cached_property
    def _names(self) -> frozenset[tuple[str, ...]]:
        return frozenset(stems(m.name.text) for m in self.case.query.mentions if m.whole and m.covers <= frozenset(self.span))

    def _in_head(self, record: Record) -> bool:
        """Whether a sentence accounts for nothing that its entry's head does not say."""
        own = frozenset(stems(record.name))
        return not any(self.case.query.words[n].stem in own for n in self.asked)


def _stretch(case: Case, span: Sequence[int], deep: bool, skip: Container[int]) -> _Stretch:
    said = case.query.words
    words = [n for n in span if n in case.evidence.ways]
    asked = [n for n in case.query.content if n in span and n not in skip and not (deep and is_frame(said[n].low))]
    if deep and not asked:
        asked = [n for n in words if not is_frame(said[n].low) and n not in skip and not _level(case, (n,))]
    return _Stretch(case, span, asked, [n for n in words if n not in asked], _level(case, span), _kinds(case, span), deep)


def named(case: Case, span: Sequence[int], *, deep: bool = False, skip: Container[int] = ()) -> Named | None:
    """The entry that the words of a stretch name, if any does; with `deep` also an item or a sentence that has a date of its own."""
    words = _stretch(case, span, deep, skip)
    pool = (*entries(case), *(moments(case) if deep and words.asked else ()))
    scored = [(score, record) for record in pool if (score := words.score(record)) > 0.4]
    top = max((s for s, _ in scored), default=0.0)
    if not scored or (words.level and not words.wanted and top < _LEVEL):
        return None
    rivals = tuple(r for s, r in scored if s >= top - _NEAR)
    lows = {case.query.words[n].low for n in span}
    if deep and lows & (_FIRST | _LAST):
        rivals = (_edge(case, rivals, "opens" if lows & _FIRST else "closes"),)
        return Named(rivals[0], rivals, top, _says(lows - _FIRST - _LAST))
    return Named(next(r for s, r in scored if s == top), rivals, top, _says(lows))


def _says(lows: set[str]) -> str:
    return "opens" if lows & _OPENS else "closes" if lows & _CLOSES else ""


def is_frame(low: str) -> bool:
    """Whether a word says which end is meant or what kind of thing, and nothing of which one."""
    return low in EDGES or (singular(low),) in nouns()


def _level(case: Case, span: Sequence[int]) -> str:
    said = case.query.words
    found = (levels().get((said[n].stem,)) for n in span if said[n].low != "doctor")
    return next((level for level in found if level), "")


def _kinds(case: Case, span: Sequence[int]) -> list[Kind]:
    said = case.query.words
    return [noun.kind for n in span for noun in nouns().get((singular(said[n].low),), ())]


def _edge(case: Case, rivals: Sequence[Record], edge: str) -> Record:
    if edge == "opens":
        return min(rivals, key=lambda r: start_key(r.period))
    if edge == "closes":
        return max(rivals, key=lambda r: end_key(r.period, case.today))
    return rivals[0]


@dataclass(frozen=True)
class Pair:
    """Two entries of a question, in the order in which they are said."""

    left: Named
    right: Named

    @property
    def records(self) -> tuple[Record, Record]:
        return self.left.record, self.right.record


_PARTING = frozenset(["or", "than", "versus", "vs", "against", "and", "with", "to", "while", "during", "before", "after", "when", "until"])


def pair(case: Case, first: int = 0, *, at: Sequence[str] = (), deep: bool = False, skip: Container[int] = ()) -> Pair | None:
    """The two entries on both sides of a parting word, from word `first` on: where the parting names the two best."""
    said = case.query.words
    parting = frozenset(at) or _PARTING
    found: list[tuple[float, Pair]] = []
    for n in range(first + 1, len(said) - 1):
        if said[n].low not in parting:
            continue
        left, right = (named(case, span, deep=deep, skip=skip) for span in (range(first, n), range(n + 1, len(said))))
        if left and right and not {r.entry.id for r in left.rivals} & {r.entry.id for r in right.rivals}:
            found.append((min(left.score, right.score), Pair(left, right)))
    return max(found, key=lambda row: row[0])[1] if found else None


_LEFT_OPEN = 0.6  # what a question of two things may leave unaccounted for, by weight


def accounted(case: Case, both: Pair, tie: Container[int] = ()) -> bool:
    """Whether two things account for what is said of them; `tie` are the words that stand for how they lie to each other."""
    query, weights = case.query, case.evidence.weights
    told = {n for side in (both.left, both.right) for n in case.evidence.record(side.record).strength}
    left = (n for n in query.content if n not in told and n not in tie and not is_frame(query.words[n].low))
    return sum(weights[n] for n in left) <= _LEFT_OPEN
