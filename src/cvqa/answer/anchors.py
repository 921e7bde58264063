"""The entries that a time or a comparison is reckoned from: for each stretch of a question, the dated entry that its words name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvqa.answer.finding import DONE, Case
from cvqa.answer.selection import is_kind, level_of
from cvqa.cv.dates import end_key, start_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.question.asked_kinds import levels, nouns

_ENOUGH = 0.55  # the share of a stretch's words, by weight, that an entry has to account for
_LEVEL = 1.0  # what the degree itself counts, against the words
_KIND = 0.5  # what a noun for its kind counts
_NEAR = 0.12  # entries whose scores differ by no more are named equally well
_OPENS = frozenset({
    "first", "start", "started", "starting", "began", "beginning", "joined", "joining", "founding", "opening", "initial", "earliest",
})  # fmt: skip
_CLOSES = frozenset({"last", "end", "ended", "ending", "left", "leaving", "final", "latest", "over", "finished", "closing"})


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


def named(case: Case, span: Sequence[int]) -> Named | None:
    """The entry that the words of a stretch name, if any does."""
    words = [n for n in span if n in case.evidence.ways]
    asked = [n for n in case.query.content if n in span]
    level, kinds = _level(case, span), _kinds(case, span)
    wanted = case.evidence.weight(asked)
    scored = []
    for record in _dated(case):
        told = case.evidence.told_by_record(record, asked)
        if wanted and told < _ENOUGH * wanted:
            continue
        score = told + _LEVEL * bool(level and level_of(record) == level and record.entry.kind is Kind.EDUCATION)
        score += _KIND * any(is_kind(record, kind, False) for kind in kinds)
        score += 0.3 * case.evidence.told_by_record(record, [n for n in words if n not in asked])
        score += 0.02 * bool(record.entry.organisation)
        if score > 0.4:
            scored.append((score, record))
    top = max((s for s, _ in scored), default=0.0)
    if not scored or (level and not wanted and top < _LEVEL):
        return None
    rivals = tuple(r for s, r in scored if s >= top - _NEAR)
    said = {case.query.words[n].low for n in span}
    says = "opens" if said & _OPENS else "closes" if said & _CLOSES else ""
    return Named(next(r for s, r in scored if s == top), rivals, top, says)


def _dated(case: Case) -> Iterator[Record]:
    return (
        r for r in case.records if not r.item and not r.group and r.entry.kind in DONE and r.period and (r.period.start or r.period.end)
    )


def _level(case: Case, span: Sequence[int]) -> str:
    said = case.query.words
    found = (levels().get((said[n].stem,)) for n in span if said[n].low != "doctor")
    return next((level for level in found if level), "")


def _kinds(case: Case, span: Sequence[int]) -> list[Kind]:
    said = case.query.words
    return [noun.kind for n in span for noun in nouns().get((said[n].stem,), ())]


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


def pair(case: Case, first: int = 0, *, at: Sequence[str] = ()) -> Pair | None:
    """The two entries on both sides of a parting word, from word `first` on: where the parting names the two best."""
    said = case.query.words
    parting = frozenset(at) or _PARTING
    found: list[tuple[float, Pair]] = []
    for n in range(first + 1, len(said) - 1):
        if said[n].low not in parting:
            continue
        left, right = named(case, range(first, n)), named(case, range(n + 1, len(said)))
        if left and right and not {r.entry.id for r in left.rivals} & {r.entry.id for r in right.rivals}:
            found.append((min(left.score, right.score), Pair(left, right)))
    return max(found, key=lambda row: row[0])[1] if found else None
