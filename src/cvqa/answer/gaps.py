"""Gaps in a career: the full months in which the CV lists neither a job nor studies, and what it lists in them instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvqa.answer.claims.verdict import affirmed
from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.spans import spelled_months
from cvqa.answer.wording import label, say, short
from cvqa.cv.dates import end_key, first_month, format_date, gap_months, last_month, span, start_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.question.timeframe import Relation

_FILLING = (Kind.EXPERIENCE, Kind.EDUCATION)
_MOST = 4


@dataclass(frozen=True)
class Gap:
    """What ended before it, what began after it, and how many full months lie between."""

    before: Record
    after: Record
    months: int


def gaps(case: Case) -> Finding:
    """The gaps of the time that is asked about, or of all; that there is none where every month is taken."""
    found = [gap for gap in _gaps(case) if _in_time(case, gap)]
    asked = case.query.yesno
    if not found:
        filling = _filling(case)
        return answered([Fact(say("facts.no_gap"), r) for r in filling[:1]], lead=say("leads.no") if asked else "", intent="gap")
    facts = [fact for gap in found[-_MOST:] for fact in _told(case, gap)]
    if len(found) == 1:
        told = answered([f for f in facts if f.text], lead=say("leads.yes") if asked else "", intent="gap")
    else:
        told = listing(say("leads.gaps", count=len(found)), [f for f in facts if f.text], intent="gap")
        told = affirmed(told) if asked else told
    return replace(told, facts=tuple(facts))


def _filling(case: Case) -> list[Record]:
    held = [r for r in case.records if not r.item and r.kinds[0] in _FILLING and r.period and (r.period.end or r.period.ongoing)]
    return sorted(held, key=lambda r: start_key(r.period))


def _gaps(case: Case) -> Iterator[Gap]:
    """Between what ended last of all so far and what began next."""
    last: Record | None = None
    for record in _filling(case):
        if last and last.period and record.period and (free := gap_months(last.period, record.period)):
            yield Gap(last, record, free)
        if last is None or end_key(record.period, case.today) > end_key(last.period, case.today):
            last = record


def _in_time(case: Case, gap: Gap) -> bool:
    """Whether the gap touches the time that is asked about."""
    time, ended, began = case.query.time, gap.before.period, gap.after.period
    if not time or time.now or not ended or not ended.end or not began or not began.start:
        return True
    if time.relation in (Relation.AFTER, Relation.SINCE):
        return first_month(began.start) > first_month(time.first)
    if time.relation in (Relation.BEFORE, Relation.UNTIL):
        return last_month(ended.end) < last_month(time.last)
    return last_month(ended.end) < last_month(time.last) and first_month(began.start) > first_month(time.first)


def _told(case: Case, gap: Gap) -> Sequence[Fact]:
    """A gap in a sentence that cites both sides, and what the CV lists in it."""
    ended, began = gap.before.period, gap.after.period
    if not ended or not ended.end or not began or not began.start:
        return []
    said = say(
        "facts.gap",
        length=spelled_months(gap.months),
        before=short(gap.before),
        ended=format_date(ended.end),
        after=short(gap.after),
        began=format_date(began.start),
    )
    inside = [r for r in case.records if r.kinds[0] is Kind.LEAVE and not r.item and _within(case, r, gap)]
    return [Fact(said, gap.before), Fact("", gap.after), *(Fact(label(r), r) for r in inside)]


def _within(case: Case, record: Record, gap: Gap) -> bool:
    months = span(record.period, case.today) if record.period else None
    ended, began = gap.before.period, gap.after.period
    if not months or not ended or not ended.end or not began or not began.start:
        return False
    return months[1] > last_month(ended.end) and months[0] < first_month(began.start)
