"""Dates as people write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.date_texts import find_periods, parse_date, period_of
from cvqa.cv.dates import MONTHS
from cvqa.cv.model import Date, Period


def one(date: Date, text: str = "") -> Period:
    return Period(date, date, text=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", Date(2022)),
        ("2022-02", Date(2022, 2)),
        ("2024-02-29", Date(2024, 2, 29)),
        ("2023-02-29", None),
        ("2022-13", None),
        ("2022-00", None),
        ("22-02", None),
        ("Fall 2023", None),
        ("", None),
    ],
)
def test_parse_date_takes_only_days_that_exist(text: str, expected: Date | None) -> None:
    assert parse_date(text) == expected


@given(st.dates(min_value=datetime.date(1900, 1, 1)))
def test_parse_date_reads_every_day_of_the_calendar(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == Date(day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("start", "end", "date", "expected"),
    [
        ("2022-02", "2022-10", "", Period(Date(2022, 2), Date(2022, 10))),
        ("2023", "present", "", Period(Date(2023), None, ongoing=True)),
        ("2023", "", "", Period(Date(2023), None, ongoing=True)),
        ("", "2021-05", "", one(Date(2021, 5))),
        ("2020", "2021", "2018-08", one(Date(2018, 8))),
        ("", "", "Fall 2023", Period(Date(2023, 9), Date(2023, 11), text="Fall 2023")),
        ("", "", "Forthcoming 2027", one(Date(2027), "Forthcoming 2027")),
        ("", "", "2020 - 2022", Period(Date(2020), Date(2022), text="2020 - 2022")),
        ("", "", "some day", Period(None, None, text="some day")),
        ("", "", "", None),
        ("", "present", "", None),
    ],
)
def test_period_of_follows_rendercv(start: str, end: str, date: str, expected: Period | None) -> None:
    assert period_of(start, end, date) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("R (daily since 2011)", "since 2011", Period(Date(2011), None, ongoing=True)),
        ("Hamburg, April to September 2021, paid", "April to September 2021", Period(Date(2021, 4), Date(2021, 9))),
        ("three weeks in July 2012", "July 2012", one(Date(2012, 7))),
        ("Fund, 2023 to 2025, for boats", "2023 to 2025", Period(Date(2023), Date(2025))),
        ("2018-2022", "2018-2022", Period(Date(2018), Date(2022))),
        ("02/2022 - 10/2022", "02/2022 - 10/2022", Period(Date(2022, 2), Date(2022, 10))),
        ("since it ran June 2020 – present", "June 2020 – present", Period(Date(2020, 6), None, ongoing=True)),
        ("Summer 2020", "Summer 2020", Period(Date(2020, 6), Date(2020, 8), text="Summer 2020")),
        ("Winter 2020", "Winter 2020", one(Date(2020), "Winter 2020")),
        ("master's seminar, started in 2024", "started in 2024", Period(Date(2024), None, ongoing=True)),
        ("on 5 May 2020", "5 May 2020", one(Date(2020, 5, 5))),
    ],
)
def test_find_periods_in_prose(text: str, words: str, expected: Period) -> None:
    (found,) = find_periods(text)
    assert (text[found.start : found.end], found.period) == (words, expected)


@pytest.mark.parametrize("text", ["over 2000 pupils", "doi 10.5555/jem.2023.0417", "EUR 2,000", "call 555-2019-77", "A2024x", "in May"])
def test_figures_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_periods(text) == ()


@given(st.integers(1, 12), st.integers(1900, 2099))
def test_a_month_is_the_same_in_every_spelling(month: int, year: int) -> None:
    spellings = (f"{year}-{month:02}", f"{month:02}/{year}", f"{MONTHS[month - 1]} {year}", f"{MONTHS[month - 1][:3]}. {year}")
    assert {find_periods(text)[0].period for text in spellings} == {one(Date(year, month))}
