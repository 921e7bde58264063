"""Authors, venues and states of publications."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.model import Author, Date, Period
from cvqa.cv.publications import authors_of, publication_period, status_of, venue_of


def test_stars_of_two_or_more_mark_equal_first_authors() -> None:
    assert authors_of(["Ana Bo*", "**Jo Doe***", "Cy Do"], "Jo Doe") == (
        Author("Ana Bo", co_first=True),
        Author("Jo Doe", owner=True, co_first=True),
        Author("Cy Do"),
    )


def test_a_lone_star_marks_something_else() -> None:
    assert [a.co_first for a in authors_of(["Ana Bo*", "Jo Doe"], "Jo Doe")] == [False, False]


def test_words_mark_a_co_first_author() -> None:
    assert authors_of(["**Jo Doe** (co-1st author)"], "Jo Doe") == (Author("Jo Doe", owner=True, co_first=True),)


@pytest.mark.parametrize("spelling", ["Márta Żółć", "Marta Zolc", "M. Zolc", "**Marta Zolc**", "Marta K. Zolc"])
def test_the_owner_is_known_in_every_spelling(spelling: str) -> None:
    assert [a.owner for a in authors_of(["Ana Bo", spelling], "Marta Żółć")] == [False, True]


def test_a_lone_bold_name_is_the_owners() -> None:
    assert [a.owner for a in authors_of(["Ana Bo", "**J. D. Smithson**"], "Jo Doe")] == [False, True]


@given(st.lists(st.sampled_from(["Ana Bo", "Cy Do*", "**Jo Doe**", "Eli Fox*"]), unique=True, max_size=4))
def test_the_order_of_authors_is_kept(lines: list[str]) -> None:
    assert [a.name for a in authors_of(lines, "Jo Doe")] == [line.strip("*") for line in lines]


@pytest.mark.parametrize(
    ("journal", "venue", "status"),
    [
        ("In submission to The Journal of Bread & Rye", "The Journal of Bread & Rye", "in submission"),
        ("Review of Rye (paper, accepted)", "Review of Rye", "accepted"),
        ("Review of Rye (paper)", "Review of Rye", ""),
        ("Accepted at BREAD 2024", "BREAD 2024", "accepted"),
        ("Bread Letters, under review", "Bread Letters", "under review"),
        ("Book, Some Press, 264 pages", "Book, Some Press, 264 pages", ""),
        ("To appear in Bread Letters", "Bread Letters", "forthcoming"),
        ("Letters (Oslo)", "Letters (Oslo)", ""),
        ("", "", ""),
    ],
)
def test_venue_and_status(journal: str, venue: str, status: str) -> None:
    assert (venue_of(journal), status_of(journal)) == (venue, status)


def test_status_stands_in_the_date_too() -> None:
    assert status_of("Review of Rye (accepted)", "Forthcoming 2027") == "accepted, forthcoming"


@pytest.mark.parametrize(
    ("date", "journal", "expected"),
    [
        ("2021-02", "BREAD2019", Period(Date(2021, 2), Date(2021, 2))),
        ("", "BREAD2019", Period(Date(2019), Date(2019))),
        ("", "Journal of Bread", None),
        ("", "Proceedings 120199", None),
    ],
)
def test_the_year_stands_in_the_date_or_in_the_venue(date: str, journal: str, expected: Period | None) -> None:
    assert publication_period(date, journal) == expected
