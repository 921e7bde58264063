"""Lists inside texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.items import items_of, split_list
from cvqa.cv.model import Cv, Date, Entry, Kind, Period, Place, Text

HERE = Place("cv.yaml", 5, 5)
SINCE_2018 = Period(Date(2018), None, ongoing=True)


def entry(kind: Kind, field: str, text: str, name: str = "") -> Entry:
    return Entry("", (kind,), "Section", name, HERE, name=name, texts=(Text(field, text, HERE),))


def found(kind: Kind, field: str, text: str, name: str = "") -> list[tuple[str, str]]:
    return [(item.name, item.detail) for item in items_of(entry(kind, field, text, name))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one, two (a, b), three", ("one", "two (a, b)", "three")),
        ("one, two; three, four", ("one, two", "three, four")),
        ("EUR 72,500, Fund", ("EUR 72,500", "Fund")),
        ("one, two, and three.", ("one", "two", "three")),
        ("one, etc.", ("one",)),
        ("", ()),
    ],
)
def test_split_list(text: str, expected: tuple[str, ...]) -> None:
    assert split_list(text) == expected


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True).filter(lambda w: w.lower() != "etc"), max_size=6))
def test_splitting_a_joined_list_gives_it_back(words: list[str]) -> None:
    assert split_list(", ".join(words)) == split_list("; ".join(words)) == tuple(words)


def test_skills_with_their_details() -> None:
    text = "R (daily since 2018), Julia and Node Red (weekly), basic Rust, Python for load scripts"
    assert found(Kind.SKILL, "details", text) == [
        ("R", "daily since 2018"),
        ("Julia", "weekly"),
        ("Node Red", "weekly"),
        ("Rust", "basic"),
        ("Python", "for load scripts"),
    ]
    assert items_of(entry(Kind.SKILL, "details", text))[0].period == SINCE_2018


def test_languages_and_memberships() -> None:
    assert found(Kind.LANGUAGE, "details", "Polish (native), Dutch (B2)") == [("Polish", "native"), ("Dutch", "B2")]
    (item,) = items_of(entry(Kind.MEMBERSHIP, "details", "Guild of Bakers (member since 2018, on its board)"))
    assert (item.name, item.detail, item.period) == ("Guild of Bakers", "member since 2018, on its board", SINCE_2018)


@pytest.mark.parametrize(
    ("text", "name", "detail"),
    [
        ("Golden Whisk, 2023, EUR 5,000, for rye", "Golden Whisk", "2023, EUR 5,000, for rye"),
        ("EUR 72,500, Rye Fund, 2023 to 2025", "Rye Fund", "EUR 72,500, 2023 to 2025"),
        (
            "Shortlisted for the Crumb Award 2024 with My Bread (did not win)",
            "Shortlisted for the Crumb Award 2024",
            "with My Bread (did not win)",
        ),
    ],
)
def test_a_container_lists_a_prize_a_highlight(text: str, name: str, detail: str) -> None:
    assert found(Kind.AWARD, "highlights", text, "Prizes") == [(name, detail)]


def test_an_award_of_its_own_is_no_container() -> None:
    assert found(Kind.AWARD, "highlights", "Given for rye, twice", "Golden Whisk") == []


def test_talks_are_split_at_semicolons_and_called_by_their_quoted_titles() -> None:
    text = "Invited talks: 'Bread I Burnt', Bread Week, Oslo, March 2026; keynote “Who Owns Rye?”, Rome, 2024; On Oats, Bern."
    assert found(Kind.TALK, "text", text) == [
        ("Bread I Burnt", "Bread Week, Oslo, March 2026"),
        ("Who Owns Rye?", "keynote, Rome, 2024"),
        ("On Oats", "Bern"),
    ]


def test_courses_stand_before_a_colon() -> None:
    assert found(Kind.TEACHING, "highlights", "Rye for Beginners: first-years, every autumn") == [
        ("Rye for Beginners", "first-years, every autumn")
    ]
    assert found(Kind.TEACHING, "highlights", "Has supervised 11 theses") == []


def test_offices_in_a_highlight_are_service() -> None:
    items = items_of(entry(Kind.AWARD, "highlights", "2019 Class Monitor, Student Adviser of the 2022 Class, among others.", "Bread Medal"))
    assert [(i.name, i.kinds) for i in items] == [
        ("2019 Class Monitor", (Kind.SERVICE,)),
        ("Student Adviser of the 2022 Class", (Kind.SERVICE,)),
    ]


def test_a_labelled_list_in_a_highlight() -> None:
    items = items_of(
        entry(Kind.EXPERIENCE, "highlights", "Baked in Rust and learned engineering skills: OOP/FP, queues (Kafka), among others.")
    )
    assert [(i.name, i.detail, i.kinds) for i in items] == [("OOP/FP", "", (Kind.SKILL,)), ("queues", "Kafka", (Kind.SKILL,))]


def test_a_sentence_is_no_list() -> None:
    assert found(Kind.EXPERIENCE, "highlights", "Designed the oven, the door, and the handle.") == []


def test_the_sample_lists_all_its_prizes_talks_and_courses(journalist: Cv) -> None:
    names = {kind: [i.name for e in journalist.entries for i in e.items if kind in i.kinds] for kind in (Kind.AWARD, Kind.TALK, Kind.GRANT)}
    assert names == {
        Kind.AWARD: [
            "Lecturer of the Year",
            "Shortlisted for the Ferrymen's Book Award 2024",
            "Prémio Farol for Explanatory Journalism",
            "Silver Quill for Data Reporting",
            "Halden-Ruiz Fellowship in Economic Reporting",
            "Young Economist Fellowship",
        ],
        Kind.TALK: ["Errors I Have Published", "Who Owns Port Data?", "Numbers That Apologise", "Debt at the Dock"],
        Kind.GRANT: ["Maré Foundation", "Ribeira University teaching innovation scheme", "Lomond Fund for Public Reporting"],
    }
