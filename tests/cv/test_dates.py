"""Reckoning with dates: what a period lasts, touches and leaves free."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv import dates
from cvqa.cv.model import Date, Period

TODAY = datetime.date(2026, 11, 23)


def period(start: str, end: str = "") -> Period:
    """`2022-02`, `2022-10`; no end is ongoing."""
    first, last = (Date(*map(int, text.split("-"))) if text else None for text in (start, end))
    return Period(first, last, ongoing=not end)


def months_of(start: int, length: int) -> Period:
    """A period of `length` months that starts in a month counted from year 0."""
    end = start + length - 1
    return Period(Date(start // 12, start % 12 + 1), Date(end // 12, end % 12 + 1))


spans = st.builds(months_of, st.integers(1980 * 12, 2020 * 12), st.integers(1, 80))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-02", "2022-10", 9),
        ("2022-02", "2022-02", 1),
        ("2020-10", "2021-02", 5),
        ("2010-10", "2017-06", 81),
        ("2026-10", "", 2),
        ("2018", "2022", 48),
        ("2023", "", 36),
        ("2015", "2015", 12),
        ("2019", "2023-06", 48),
        ("2022-02-27", "2022-03-01", 2),
    ],
)
def test_months_count_both_ends_and_years_alone_as_years(start: str, end: str, expected: int) -> None:
    assert dates.months(period(start, end), TODAY) == expected


def test_a_period_without_dates_lasts_no_months() -> None:
    assert dates.months(Period(None, None, text="some day"), TODAY) == 0


@given(st.integers(1980 * 12, 2020 * 12), st.integers(1, 200))
def test_months_give_back_the_length(start: int, length: int) -> None:
    assert dates.months(months_of(start, length), TODAY) == length


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("2018", "2022", True), ("2018-01", "2022", True), ("2018-01", "2022-02", False), ("2023", "", True), ("2023-09", "", False)],
)
def test_year_precise_where_an_end_lacks_its_month(start: str, end: str, expected: bool) -> None:
    assert dates.year_precise(period(start, end)) is expected


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "expected"),
    [
        ("2022-02", "2022-10", Date(2022, 10), Date(2022, 12), True),
        ("2022-02", "2022-10", Date(2022, 11), Date(2022, 12), False),
        ("2022-02", "2022-10", Date(2022), Date(2022), True),
        ("2019", "2023", Date(2023, 12), Date(2024, 1), True),
        ("2019", "2023", Date(2024, 1), Date(2024, 1), False),
        ("2023", "", Date(2026, 11), Date(2026, 11), True),
        ("2023", "", Date(2026, 12), Date(2027), False),
    ],
)
def test_overlaps_takes_a_year_for_all_its_months(start: str, end: str, first: Date, last: Date, expected: bool) -> None:
    assert dates.overlaps(period(start, end), first, last, TODAY) is expected


def touch(one: Period, other: Period) -> bool:
    return dates.overlaps(one, other.start or Date(0), other.end or dates.LATEST, TODAY)


@given(spans, spans)
def test_overlap_and_gap_exclude_each_other_and_are_symmetric(one: Period, other: Period) -> None:
    assert touch(one, other) == touch(other, one)
    assert dates.gap_months(one, other) == dates.gap_months(other, one)
    assert not (touch(one, other) and dates.gap_months(one, other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2022-02", "2022-10"), ("2023-02", "2023-08"), 3),
        (("2021-02", "2021-11"), ("2021-12", "2022-01"), 0),
        (("2021-02", "2021-11"), ("2021-06", "2021-09"), 0),
        (("2020-01", ""), ("2023-02", "2023-08"), 0),
    ],
)
def test_gap_counts_the_full_months_between(one: tuple[str, str], other: tuple[str, str], expected: int) -> None:
    assert dates.gap_months(period(*one), period(*other)) == expected


def test_merge_joins_what_overlaps_or_touches_and_leaves_gaps() -> None:
    periods = [period("2022-02", "2022-10"), period("2020-06", "2020-09"), period("2020-10", "2021-02"), period("2022-10", "2022-12")]
    assert dates.merge(periods, TODAY) == (period("2020-06", "2021-02"), period("2022-02", "2022-12"))


def test_merge_keeps_what_goes_on() -> None:
    assert dates.merge([period("2021-09", ""), period("2022-02", ""), period("2022-05", "2022-06")], TODAY) == (period("2021-09", ""),)


@given(st.lists(spans, max_size=6))
def test_merge_covers_the_same_months_once(periods: list[Period]) -> None:
    covered = {month for p in periods if (s := dates.span(p, TODAY)) for month in range(s[0], s[1] + 1)}
    merged = dates.merge(periods, TODAY)
    assert sum(dates.months(p, TODAY) for p in merged) == len(covered)
    assert all(dates.gap_months(a, b) > 0 for a, b in itertools.pairwise(merged))


def test_order_by_start_and_end_with_today_for_what_goes_on() -> None:
    old, running, undated = period("2010-10", "2017-06"), period("2015-01", ""), None
    assert sorted([undated, running, old], key=dates.start_key) == [old, running, undated]
    assert sorted([undated, running, old], key=lambda p: dates.end_key(p, TODAY)) == [old, running, undated]


@pytest.mark.parametrize(("date", "expected"), [(Date(2022, 10), "October 2022"), (Date(2019), "2019"), (Date(2020, 5, 4), "4 May 2020")])
def test_format_date(date: Date, expected: str) -> None:
    assert dates.format_date(date) == expected


@pytest.mark.parametrize(
    ("given_period", "expected"),
    [
        (period("2022-02", "2022-10"), "February 2022 – October 2022"),
        (period("2023", ""), "since 2023"),
        (period("2018", "2022"), "2018 – 2022"),
        (period("2018-08", "2018-08"), "August 2018"),
        (Period(Date(2027), Date(2027), text="Forthcoming 2027"), "Forthcoming 2027"),
        (Period(None, None), ""),
    ],
)
def test_format_period(given_period: Period, expected: str) -> None:
    assert dates.format_period(given_period) == expected
