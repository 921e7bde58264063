"""Reckoning with a CV's dates: pure functions, with `today` passed in.

A year alone never becomes a January: where the CV gives only years, spans are reckoned in years (2018 to 2022 is 48 months).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from cvqa.cv.model import Date, Period

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
LATEST = Date(9999, 12, 31)


def as_date(day: datetime.date) -> Date:
    """A calendar day as a CV's date."""
    return Date(day.year, day.month, day.day)


def year_precise(period: Period) -> bool:
    """Whether one of its ends is a year alone (or it has no end at all), so that months cannot be told."""
    ends = [end for end in (period.start, period.end) if end is not None]
    return not ends or any(not end.month for end in ends)


def first_month(date: Date) -> int:
    """The earliest month it can mean, counted from year 0."""
    return date.year * 12 + (date.month or 1) - 1


def last_month(date: Date) -> int:
    """The latest month it can mean, counted from year 0."""
    return date.year * 12 + (date.month or 12) - 1


def end_of(period: Period, today: datetime.date) -> Date | None:
    """Its end, today for an ongoing one."""
    return as_date(today) if period.ongoing else period.end or period.start


def start_key(period: Period | None) -> Date:
    """Orders by start; what has no date comes last."""
    return (period and (period.start or period.end)) or LATEST


def end_key(period: Period | None, today: datetime.date) -> Date:
    """Orders by end, an ongoing one by today; what has no date comes last. A year or month alone counts to its last day."""
    end = end_of(period, today) if period else None
    return Date(end.year, end.month or 12, end.day or 31) if end else LATEST


def months(period: Period, today: datetime.date) -> int:
    """How many months it lasted, both end months counted; years alone give the years between them, a single year 12. 0 without dates."""
    end = end_of(period, today)
    start = period.start or end
    if start is None or end is None:
        return 0
    if year_precise(period):
        return max(12 * (end.year - start.year), 12 if start.year == end.year and not period.ongoing else 0)
    return max(last_month(end) - first_month(start) + 1, 0)


def span(period: Period, today: datetime.date) -> tuple[int, int] | None:
    """The months that it can touch, first and last, counted from year 0; None without dates."""
    end = end_of(period, today)
    start = period.start or end
    return (first_month(start), last_month(end)) if start and end else None


def overlaps(period: Period, first: Date, last: Date, today: datetime.date) -> bool:
    """Whether it touches the time from `first` to `last`; where months are missing, the whole year counts."""
    touched = span(period, today)
    return touched is not None and touched[0] <= last_month(last) and first_month(first) <= touched[1]


def merge(periods: Iterable[Period], today: datetime.date) -> tuple[Period, ...]:
    """Periods without overlap that cover the same months, in order: what stands between them is free. Undated ones are left out."""
    dated = sorted((p for p in periods if span(p, today)), key=lambda p: (start_key(p), end_key(p, today)))
    merged: list[Period] = []
    for period in dated:
        if merged and first_month(start_key(period)) <= last_month(end_key(merged[-1], today)) + 1:
            merged[-1] = _joined(merged[-1], period, today)
        else:
            merged.append(Period(start_key(period), period.end or (None if period.ongoing else period.start), period.ongoing))
    return tuple(merged)


def _joined(one: Period, other: Period, today: datetime.date) -> Period:
    later = max(one, other, key=lambda p: (end_key(p, today), p.ongoing))
    return Period(one.start, later.end or (None if later.ongoing else later.start), later.ongoing)


def gap_months(a: Period, b: Period) -> int:
    """Full months between the end of the earlier and the start of the later; 0 where they touch, overlap or lack a date."""
    earlier, later = sorted((a, b), key=start_key)
    end, start = earlier.end or (None if earlier.ongoing else earlier.start), later.start or later.end
    if end is None or start is None:
        return 0
    return max(first_month(start) - last_month(end) - 1, 0)


def format_date(date: Date) -> str:
    """`October 2022`, `8 October 2022` or `2022`."""
    if not date.month:
        return str(date.year)
    day = f"{date.day} " if date.day else ""
    return f"{day}{MONTHS[date.month - 1]} {date.year}"


def format_period(period: Period) -> str:
    """`February 2022 – October 2022`, `since 2023`, `August 2018`, or the CV's own words where it has some."""
    if period.text:
        return period.text
    if period.ongoing:
        return f"since {format_date(period.start)}" if period.start else "ongoing"
    if period.start is None or period.end is None or period.start == period.end:
        only = period.start or period.end
        return format_date(only) if only else ""
    return f"{format_date(period.start)} – {format_date(period.end)}"
