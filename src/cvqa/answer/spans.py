"""Durations: how long entries lasted, alone and together, and the time between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import capitalised, plural
from cvqa.answer.scope import Scope
from cvqa.answer.wording import say, short
from cvqa.cv.dates import format_date, gap_months, merge, months, start_key, year_precise
from cvqa.cv.model import Period
from cvqa.index.records import Record
from cvqa.question.timeframe import TimeFrame


def spelled_months(total: int) -> str:
    """ "2 years 3 months"."""
    years, rest = divmod(total, 12)
    parts = [f"{years} {plural('year', years)}" if years else "", f"{rest} {plural('month', rest)}" if rest or not years else ""]
    return " ".join(p for p in parts if p)


def lasting(period: Period, case: Case) -> str:
    """How long a period lasted, "about" where only years are known."""
    total = months(period, case.today)
    if year_precise(period):
        years = max(1, round(total / 12))
        return f"about {years} {plural('year', years)}"
    return spelled_months(total)


def bounds(period: Period, case: Case) -> str:
    first = format_date(period.start) if period.start else ""
    last = "today" if period.ongoing else format_date(period.end) if period.end else ""
    return f"{first} to {last}" if first != last else first


def duration(case: Case, found: Scope) -> Finding | None:
    dated = [r for r in found.records if r.period and (r.period.start or r.period.end)]
    dated = [r for r in dated if r.period and (r.period.ongoing or r.period.start != r.period.end)]
    if not dated:
        return None
    if len(dated) == 1:
        return answered([Fact(lasted(case, dated[0]), dated[0])], intent="duration")
    if (case.query.kinds and not case.query.mentions) or case.query.has("form:count"):
        return total(case, dated)
    return listing("How long each lasted", [Fact(lasted(case, r), r) for r in dated], intent="duration")


def lasted(case: Case, record: Record) -> str:
    """A record with how long it lasted and both ends."""
    period = record.period
    if period is None:
        return capitalised(short(record))
    so_far = " so far" if period.ongoing else ""
    return f"{capitalised(short(record))}: {lasting(period, case)}{so_far} ({bounds(period, case)})"


def total(case: Case, dated: Sequence[Record]) -> Finding:
    """The months covered by all of them together; what overlaps counts once."""
    merged = merge([r.period for r in dated if r.period], case.today)
    whole = sum(months(p, case.today) for p in merged)
    about = "about " if any(year_precise(r.period) for r in dated if r.period) else ""
    facts = [Fact(lasted(case, r), r) for r in dated]
    return listing(f"{capitalised(about + spelled_months(whole))} in all, overlaps counted once", facts, intent="duration")


def gap(case: Case, found: Scope) -> Finding | None:
    """The time between the first two of the records in scope."""
    dated = sorted((r for r in found.records if r.period and r.period.start), key=lambda r: start_key(r.period))
    return gap_between(dated[0], dated[1]) if len(dated) > 1 else None


def gap_between(one: Record, other: Record, frame: TimeFrame | None = None) -> Finding | None:
    """How many full months lay between the end of one and the start of the other, with both dates."""
    if not one.period or not other.period or not other.period.start:
        return None
    free = gap_months(one.period, other.period)
    ends = format_date(one.period.end) if one.period.end else "today"
    facts = [
        Fact(f"{capitalised(short(one))} ended in {ends}", one),
        Fact(f"{capitalised(short(other))} began in {format_date(other.period.start)}", other),
    ]
    lead = say("leads.gap", length=spelled_months(free) if free else "")
    return replace(answered(facts, lead=lead, intent="gap"), frame=frame)
