"""Times named in a question, as intervals of months."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvqa.cv.model import Date
from cvqa.language.words import words
from cvqa.question.cues import flat
from cvqa.question.timeframe import Relation, TimeFrame, timeframe

TODAY = date(2025, 6, 15)
MONTHS = st.integers(1, 12)
YEARS = st.integers(1950, 2049)
D, B, A, S, U = Relation.DURING, Relation.BEFORE, Relation.AFTER, Relation.SINCE, Relation.UNTIL


def named(text: str) -> TimeFrame | None:
    return timeframe(flat(words(text)), TODAY)


def said(text: str) -> TimeFrame:
    frame = named(text)
    assert frame is not None
    return frame


def months(text: str) -> tuple[Relation, tuple[int, int], tuple[int, int]]:
    frame = said(text)
    return frame.relation, (frame.first.year, frame.first.month), (frame.last.year, frame.last.month)


@pytest.mark.parametrize(
    ("text", "relation", "first", "last"),
    [
        ("in 2021", D, (2021, 1), (2021, 12)),
        ("in March 2021", D, (2021, 3), (2021, 3)),
        ("in Sept. of 2021", D, (2021, 9), (2021, 9)),
        ("in 03/2021", D, (2021, 3), (2021, 3)),
        ("before 2016", B, (2016, 1), (2016, 12)),
        ("prior to May 2016", B, (2016, 5), (2016, 5)),
        ("after 2016", A, (2016, 1), (2016, 12)),
        ("since March 2019", S, (2019, 3), (2019, 3)),
        ("from 2019 onwards", S, (2019, 1), (2019, 12)),
        ("2019 or later", S, (2019, 1), (2019, 12)),
        ("until 2019", U, (2019, 1), (2019, 12)),
        ("2016 or earlier", U, (2016, 1), (2016, 12)),
        ("in 2016 or before", U, (2016, 1), (2016, 12)),
        ("mid-2021", D, (2021, 5), (2021, 8)),
        ("in early 2021", D, (2021, 1), (2021, 4)),
        ("late 2020, around November", D, (2020, 11), (2020, 11)),
        ("in the summer of 2020", D, (2020, 6), (2020, 8)),
        ("at the end of 2019", D, (2019, 9), (2019, 12)),
        ("since the end of 2019", S, (2019, 9), (2019, 12)),
        ("between 2016 and 2018", D, (2016, 1), (2018, 12)),
        ("between qualifying in 2009 and starting the master in May 2015", D, (2009, 1), (2015, 5)),
        ("in the last five years", D, (2020, 6), (2025, 6)),
        ("over the past 18 months", D, (2023, 12), (2025, 6)),
        ("between the degree in 2009 and 2015", D, (2009, 1), (2015, 12)),
        ("between 2018 and 2016", D, (2016, 1), (2018, 12)),
        ("2016-2018", D, (2016, 1), (2018, 12)),
        ("2018–2016", D, (2016, 1), (2018, 12)),
        ("from March 2019 to June 2020", D, (2019, 3), (2020, 6)),
        ("March 2019 to June 2020", D, (2019, 3), (2020, 6)),
        ("from April to June 2020", D, (2020, 4), (2020, 6)),
        ("from November to February 2020", D, (2019, 11), (2020, 2)),
        ("between March and May 2020", D, (2020, 3), (2020, 5)),
        ("from 2019 until today", S, (2019, 1), (2019, 12)),
        ("from March 2019 to the present", S, (2019, 3), (2019, 3)),
        ("in the 2010s", D, (2010, 1), (2019, 12)),
        ("before the 1990s", B, (1990, 1), (1999, 12)),
        ("last year", D, (2024, 1), (2024, 12)),
    ],
)
def test_a_time_is_an_interval_of_months(text: str, relation: Relation, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert months(f"What did she do {text}?") == (relation, first, last)


@pytest.mark.parametrize(
    "text", ["", "Where did she work?", "May she publish it?", "the 400 page book", "in 1850", "number 20191", "the fall of ice"]
)
def test_where_no_time_is_named_there_is_none(text: str) -> None:
    assert named(text) is None


@pytest.mark.parametrize("text", ["right now", "currently", "these days", "as of today", "at the moment"])
def test_now_is_this_month(text: str) -> None:
    frame = said(f"What does she do {text}?")
    assert frame.now
    assert (frame.first, frame.last) == (Date(2025, 6), Date(2025, 6))


def test_a_named_year_is_not_now() -> None:
    assert not said("in 2025").now


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("What did she do in March 2021 at Norfell?", "in march 2021"),
        ("Between 2016 and 2018, where was she?", "between 2016 and 2018"),
        ("Is she currently in Oslo?", "currently"),
        ("Late 2020, so around November?", "late 2020 around november"),
        ("What did she do in the 2010s there?", "in the 2010 s"),
    ],
)
def test_the_words_that_name_a_time_are_told(text: str, covered: str) -> None:
    lows = [w.low for w in words(text)]
    assert [lows[n] for n in sorted(said(text).covers)] == covered.split()


def test_a_month_of_another_year_does_not_narrow_the_first() -> None:
    assert months("Did she publish in 2019 and in June 2020?") == (D, (2019, 1), (2019, 12))


@given(MONTHS, YEARS)
def test_any_month_and_year_come_back_in_every_way_of_writing(month: int, year: int) -> None:
    name = calendar.month_name[month]
    for text in (
        f"in {name} {year}",
        f"{name[:3]} {year}",
        f"{name} of {year}",
        f"{month}/{year}",
        f"{month:02}-{year}",
        f"around {name}, {year}",
    ):
        frame = said(text)
        assert (frame.relation, frame.first, frame.last) == (D, Date(year, month), Date(year, month))


@given(MONTHS, YEARS, MONTHS, YEARS)
def test_two_ends_in_any_order_give_the_time_between_them(month: int, year: int, other_month: int, other_year: int) -> None:
    ends = [Date(year, month), Date(other_year, other_month)]
    text = " and ".join(f"{calendar.month_name[d.month]} {d.year}" for d in ends)
    frame = said(f"between {text}")
    assert (frame.first, frame.last) == (min(ends), max(ends))


@given(
    st.lists(
        st.sampled_from(
            [
                "in",
                "from",
                "before",
                "since",
                "the",
                "end",
                "of",
                "start",
                "mid",
                "early",
                "summer",
                "may",
                "march",
                "june",
                "2019",
                "2021",
                "1987",
                "s",
                "to",
                "and",
                "until",
                "now",
                "3",
                "12",
                "on",
                "or",
                "later",
            ]
        ),
        max_size=9,
    )
)
@example(["from", "december", "to", "may", "2019"])
def test_a_time_never_ends_before_it_begins_and_is_said_in_the_text(spoken: list[str]) -> None:
    frame = timeframe(" ".join(spoken), TODAY)
    if frame:
        assert frame.first <= frame.last
        assert frame.covers
        assert frame.covers <= set(range(len(spoken)))
