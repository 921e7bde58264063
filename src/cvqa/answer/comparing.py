"""Two entries side by side: which came first, which lasted longer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cvqa.answer.anchors import Named, accounted, pair
from cvqa.answer.extremes import YEAR, order
from cvqa.answer.finding import Case, Fact, Finding, answered, sentence
from cvqa.answer.moments import is_sentence, told
from cvqa.answer.scope import Scope
from cvqa.answer.spans import covered, lasted, lasted_at, spelled_months
from cvqa.answer.wording import say, short
from cvqa.cv.dates import start_key
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.query import Form

_LONGER = pattern(r"\b(longer|shorter|more time|more of|most time|less time|longest|shortest)\b")
_OR = pattern(r"\b(or|than|versus|vs)\b")
_MEASURE = pattern(
    r"\b(first|earlier|later|before|sooner|last|older|newer|more recent|longer|shorter|more time|most time|less time|longest|shortest)\b"
)
_SHORTER = pattern(r"\b(shorter|less time|shortest)\b")
_LATER = pattern(r"\b(last|later|newer|more recent|latest|newest|younger)\b")
_DIFFERENCE = pattern(r"\b(difference|by how (much|many|long)|how much (longer|shorter)|how many (more|fewer) (months|years))\b")


@dataclass(frozen=True)
class Side:
    """What stands on one side of a comparison: an entry, or all roles at the organisation that is named."""

    records: tuple[Record, ...]

    @property
    def name(self) -> str:
        """How it is called inside a sentence."""
        one = self.records[0]
        return short(one) if len(self.records) == 1 else one.entry.organisation


def compare(case: Case, found: Scope) -> Finding | None:
    """Which of two came first or lasted longer."""
    if case.query.has("attribute:author_position"):
        return None
    sides = _sides(case, found)
    if len(sides) < 2:
        return None
    if _LONGER.search(case.query.low):
        return _longer(case, [side for side in sides if all(_has_length(r) for r in side.records)])
    if any(is_sentence(r) for side in sides for r in side.records):
        return _in_order(case, sides)
    last = bool(_LATER.search(case.query.low))
    ranked = sorted((r for side in sides for r in side.records[:1]), key=lambda r: order(r, Form.FIRST, case), reverse=last)
    return answered(
        [sentence(case, r) for r in ranked[:3]],
        lead=say("leads.came", name=short(ranked[0]), last=last),
        intent="compare",
        focus=ranked[:1],
    )


def compared(case: Case) -> Finding | None:
    """The same of two things that the question names with all its words, whatever else it is about."""
    query = case.query
    if query.yesno or not query.has("form:compare") or not (_OR.search(query.low) and _MEASURE.search(query.low)):
        return None
    both = pair(case, at=("or", "than", "versus", "vs"), deep=True)
    return compare(case, Scope((), frozenset(), frozenset())) if both and accounted(case, both) else None


def _in_order(case: Case, sides: Sequence[Side]) -> Finding:
    """Both in order, where one of them is a sentence that cannot be called by a name."""
    last = bool(_LATER.search(case.query.low))
    ranked = sorted((side.records[0] for side in sides), key=lambda r: start_key(r.period), reverse=last)
    return answered([told(case, r) for r in ranked], lead=say("leads.in_time", last=last), intent="compare")


def _sides(case: Case, found: Scope) -> list[Side]:
    """Both sides of "or" or "than"; else the records in scope, if they have a time."""
    if both := pair(case, at=("or", "than", "versus", "vs", "and", "against", "to"), deep=True):
        return [_side(both.left), _side(both.right)]
    return [Side((r,)) for r in found.records if not r.group and (r.period or YEAR.search(r.entry.venue))]


def _side(named: Named) -> Side:
    """The entry, with the others at its organisation that are named as well as it is."""
    home = named.record.entry.organisation
    same = tuple(r for r in named.rivals if home and r.entry.organisation == home)
    return Side(same or (named.record,))


def _has_length(record: Record) -> bool:
    period = record.period
    return bool(period and (period.ongoing or period.start != period.end))


def _longer(case: Case, sides: Sequence[Side]) -> Finding | None:
    if len(sides) < 2:
        return None
    shorter = bool(_SHORTER.search(case.query.low))
    ranked = sorted(sides, key=lambda side: covered(case, side.records), reverse=not shorter)
    lead = say("leads.lasted", name=ranked[0].name, shorter=shorter)
    if _DIFFERENCE.search(case.query.low):
        months = abs(covered(case, ranked[0].records) - covered(case, ranked[1].records))
        lead = say("leads.lasted_by", name=ranked[0].name, shorter=shorter, by=spelled_months(months))
    facts = [fact for side in ranked[:3] for fact in _lasted(case, side)]
    return answered(facts, lead=lead, intent="compare", focus=ranked[0].records)


def _lasted(case: Case, side: Side) -> list[Fact]:
    if len(side.records) == 1:
        return [Fact(lasted(case, side.records[0]), side.records[0])]
    first, *rest = side.records
    return [Fact(lasted_at(case, side.records), first), *(Fact("", r) for r in rest)]


def most_authors(case: Case, found: Scope) -> Finding | None:
    """The paper with the most authors, or the fewest."""
    if not re.search(r"\b(authors|names|coauthors|co authors|people|contributors|crowd)\b", case.query.low):
        return None
    papers = [r for r in (found.records or case.records) if r.entry.authors and not r.group]
    if not papers:
        return None
    fewest = re.search(r"\b(smallest|lowest|fewest|least)\b", case.query.low)
    best = (min if fewest else max)(papers, key=lambda r: len(r.entry.authors))
    return answered([Fact(say("facts.most_authors", name=best.name, many=len(best.entry.authors)), best)], intent="most")
