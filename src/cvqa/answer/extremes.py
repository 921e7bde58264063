"""The first, the last, the longest and the shortest of what is asked; where a place is asked, its roles are taken together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cvqa.answer.facts.extraction import EXTRACTED, extract
from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import capitalised
from cvqa.answer.pools import ranked_over
from cvqa.answer.refusal import silent
from cvqa.answer.scope import Scope
from cvqa.answer.spans import covered, lasted, lasted_at
from cvqa.answer.states import unwon
from cvqa.answer.wording import head, label, say
from cvqa.cv.dates import end_key, start_key
from cvqa.cv.model import Date, Kind
from cvqa.index.records import Record
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.question.query import Attribute, Form

YEAR = pattern(r"(19|20)\d\d")
_PLACE = pattern(
    r"\b(where|employers?|compan(y|ies)|organi[sz]ations?|firms?|workplaces?|schools?|hospitals?|universit(y|ies)|institutions?|places?"
    r"|clinics?|labs?|restaurants?|kitchens?|newspapers?|agenc(y|ies)|banks?|add\w* up|all roles|altogether|in total|combined)\b"
)


_TO_THE_MONTH = pattern(r"\bwith a (month|full date|day)\b")


def extreme(case: Case, found: Scope, form: Form) -> Finding | None:
    """First, last, longest, shortest."""
    if form in (Form.LONGEST, Form.SHORTEST):
        return _longest(case, ranked_over(case, found, spans=True), shortest=form is Form.SHORTEST)
    dated = [r for r in ranked_over(case, found) if (r.period and (r.period.start or r.period.end)) or YEAR.search(r.entry.venue)]
    if _TO_THE_MONTH.search(case.query.low):
        dated = [r for r in dated if r.period and r.period.start and r.period.start.month]
    dated = [r for r in dated if not unwon(r)] or dated
    if not dated:
        return None
    ranked = sorted(dated, key=lambda r: order(r, form, case), reverse=form is Form.LAST)
    if (many := _how_many(case)) > 1:
        return listing(say("leads.says"), [Fact(label(r), r) for r in ranked[:many]], intent=str(form))
    best = [r for r in ranked if order(r, form, case) == order(ranked[0], form, case)]
    facts = [fact for r in best[:2] if (fact := _asked_of(case, r))]
    return answered(facts, intent=str(form)) if facts else silent(case, best[0])


_SEVERAL = pattern(
    rf"\b(?:first|earliest|last|latest|newest|most recent|final) (?P<many>\d|{'|'.join(VALUES)}) (?!years?\b|months?\b|weeks?\b)"
)


def _how_many(case: Case) -> int:
    """How many are asked for: three of "the last three jobs"."""
    match = _SEVERAL.search(case.query.low)
    return (VALUES.get(match["many"]) or int(match["many"])) if match else 1


@dataclass(frozen=True)
class _Stay:
    """The records that count as one stay, and how many months they cover together."""

    records: tuple[Record, ...]
    months: int


def _longest(case: Case, records: Sequence[Record], *, shortest: bool) -> Finding | None:
    dated = [r for r in records if r.period and (r.period.ongoing or r.period.start != r.period.end)]
    if not dated:
        return None
    best = (min if shortest else max)(_stays(case, dated), key=lambda stay: stay.months)
    form = Form.SHORTEST if shortest else Form.LONGEST
    if len(best.records) == 1:
        return answered([Fact(lasted(case, best.records[0]), best.records[0])], intent=str(form))
    facts = [Fact(lasted(case, r), r) for r in best.records]
    return answered(facts, lead=f"{lasted_at(case, best.records)}.", intent=str(form))


def _stays(case: Case, dated: Sequence[Record]) -> list[_Stay]:
    """Each record by itself, or all roles at one organisation together where the question is of places."""
    groups: dict[str, list[Record]] = defaultdict(list)
    together = bool(_PLACE.search(case.query.low))
    for record in dated:
        at_work = together and record.entry.organisation and Kind.EXPERIENCE in record.kinds
        groups[record.entry.organisation if at_work else record.key].append(record)
    return [_Stay(tuple(records), covered(case, records)) for records in groups.values()]


def order(record: Record, form: Form, case: Case) -> Date:
    """What a record is ordered by: its start for the first, its end for the last, a year of its venue where it has no time."""
    period = record.period
    if period is None or not (period.start or period.end):
        year = YEAR.search(record.entry.venue)
        return Date(int(year.group()) if year else 0)
    return start_key(period) if form is Form.FIRST else end_key(period, case.today)


_IN_HEAD = frozenset({
    Attribute.WHEN, Attribute.START, Attribute.END, Attribute.WHERE, Attribute.POSITION, Attribute.ORGANISATION, Attribute.TITLE,
    Attribute.DESCRIBE,
})  # fmt: skip


def _asked_of(case: Case, record: Record) -> Fact | None:
    """The attribute asked of one record, or the record in a sentence."""
    for attribute in case.query.attributes:
        if attribute not in _IN_HEAD and attribute in EXTRACTED and (fact := extract(case, record, attribute)):
            return fact
    return Fact(capitalised(head(record, case.who)), record)
