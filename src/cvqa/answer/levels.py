"""The weakest or the strongest of what has a level: a language, a skill, a degree."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, Finding, answered, sentence
from cvqa.answer.prose import of_item
from cvqa.answer.scope import Scope
from cvqa.answer.selection import level_of
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.followup import Resolved

_WEAKEST = pattern(r"\b(weakest|worst|poorest|shakiest|rustiest|lowest|least (fluent|well|good|proficient))\b")
_STRONGEST = pattern(r"\b(strongest|best|highest|most (fluent|proficient))\b")
# From the lowest to the highest: what CVs write behind a language or a skill.
_SCALE = tuple(
    pattern(rf"\b(?:{words})\b")
    for words in (
        "a1|beginner|basics?|notions|elementary",
        "a2|some|reading",
        "b1|conversational|intermediate",
        "b2|good|working|upper intermediate",
        "c1|advanced|proficient|very good",
        "c2|fluent|expert|excellent|full professional",
        "native|mother tongue|bilingual|first language",
    )
)
_LEVELLED = frozenset({Kind.LANGUAGE, Kind.SKILL})


def by_level(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """What stands lowest or highest on the scale; None where no such thing is asked, or nothing has a level."""
    low, query = case.query.low, case.query
    if _HIGHEST_DEGREE.search(low) and (top := _highest(case)):
        return answered([sentence(case, r) for r in top], intent="level")
    weakest = bool(_WEAKEST.search(low))
    if query.yesno or not (weakest or _STRONGEST.search(low)):
        return None
    asked = [k.kind for k in query.kinds if k.kind in _LEVELLED]
    pool = resolved.among or ([r for r in case.records if asked and asked[0] in r.kinds])
    ranked = [(level, r) for r in pool if r.item and _LEVELLED.intersection(r.kinds) and (level := _level(r)) >= 0]
    if len(ranked) < 2:
        return None
    edge = (min if weakest else max)(level for level, _ in ranked)
    return answered([of_item(r) for level, r in ranked if level == edge][:3], intent="level")


_HIGHEST_DEGREE = pattern(
    r"\b(?:highest|most advanced|top) (?:\w+ )?(?:degree|qualification|title|level of (?:education|study|schooling)|education)\b"
)
_DEGREES = ("school", "bachelor", "master", "doctorate")


def _highest(case: Case) -> list[Record]:
    """The studies of the highest level; one that goes on is told with the highest that is over."""
    studies = [r for r in case.records if not r.item and r.entry.kind is Kind.EDUCATION and level_of(r) in _DEGREES]
    top = _of_top(studies)
    return [*top, *(_of_top([r for r in studies if not r.ongoing]) if all(r.ongoing for r in top) else [])]


def _of_top(studies: Sequence[Record]) -> list[Record]:
    best = max((_DEGREES.index(level_of(r)) for r in studies), default=-1)
    return [r for r in studies if _DEGREES.index(level_of(r)) == best]


def _level(record: Record) -> int:
    """Its place on the scale; -1 where it names none."""
    said = record.item.text.text.lower() if record.item else ""
    return next((n for n, words in reversed(list(enumerate(_SCALE))) if words.search(said)), -1)
