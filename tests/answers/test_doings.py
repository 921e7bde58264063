"""What somebody does, asked with a bare verb: the sentences that open with it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.answer.reply import Status
from tests.answers.desks import Desk


@pytest.mark.parametrize(
    ("cv", "question", "told"),
    [
        ("teacher", "What subjects does she teach?", ["Teaches 18 lessons a week", "7 of music"]),
        ("pilot", "What does she teach?", ["upset prevention and recovery"]),
        ("hexu_zhao", "What has he taught so far?", ["over 2000 senior high school students", "TA for Type-Safe"]),
        ("devfounder", "What companies did he found?", ["Lagosta Data"]),
        ("chef", "What did he write?", ["Walnut and Smoke", "The Patient Dough"]),
        ("biologist", "Who was her PhD supervisor?", ["Ingvild Haugsbakk", "Rashid Omondi-Faki"]),
        ("pilot", "How many hours has she flown?", ["4,150 hours"]),
        ("lawyer", "Where did she go to law school?", ["National Law School of India University"]),
        ("biologist", "How much funding has she raised?", ["CAD 140,000", "NOK 95,000", "USD 12,000"]),
    ],
)
def test_it_is_told(desks: Mapping[str, Desk], cv: str, question: str, told: list[str]) -> None:
    said = desks[cv].assistant().ask(question).answer
    assert [part for part in told if part not in said] == []


@pytest.mark.parametrize(
    ("cv", "question", "other"),
    [
        ("devfounder", "What companies did he found?", "Lieferkiste"),
        ("biologist", "Who was her PhD supervisor?", "Pierre-Olivier Gaudet"),
        ("hexu_zhao", "What has he taught so far?", "Taught himself"),
        ("lawyer", "Where did she go to law school?", "Law Clerk"),
    ],
)
def test_what_is_something_else_is_not_told(desks: Mapping[str, Desk], cv: str, question: str, other: str) -> None:
    assert other not in desks[cv].assistant().ask(question).answer


@pytest.mark.parametrize(
    ("cv", "question", "told"),
    [
        ("nurse", "What is his highest degree?", "MSc in Critical Care Nursing"),
        ("curator", "What was the biggest exhibition?", "87,000 visitors"),
        ("hexu_zhao", "What was his role in the ACL paper?", "fourth of 8 authors"),
        ("hexu_zhao", "first author papers", "co-first author"),
        ("hexu_zhao", "Did he use GPUs?", "Yes: Engineering intern at Polyhedra"),
        ("nurse", "What wards has he worked on?", "40-bed medical ward"),
        ("violist", "Which orchestras has he played in?", "Rhonewald Chamber Orchestra"),
    ],
)
def test_the_thing_itself_is_told(desks: Mapping[str, Desk], cv: str, question: str, told: str) -> None:
    assert told in desks[cv].assistant().ask(question).answer


@pytest.mark.parametrize(
    ("cv", "question"),
    [
        ("hexu_zhao", "Does he know CUDA?"),  # a GPU is spoken of
        ("hexu_zhao", "Is he open to work?"),
        ("hexu_zhao", "When does he graduate?"),  # the degree that is over ended long ago
        ("pilot", "What aircraft can she fly?"),
    ],
)
def test_what_is_only_like_it_is_no_answer(desks: Mapping[str, Desk], cv: str, question: str) -> None:
    assert desks[cv].assistant().ask(question).status is Status.NOT_IN_CV


@pytest.mark.parametrize(
    ("cv", "question", "told", "other"),
    [
        ("violist", "Who taught him?", "Fergus Abernauld", "Tangerud"),
        ("pharmacist", "Who mentored him?", "Jelka Vodušek", "Kvamsdalen"),
        ("hexu_zhao", "Name a conference where his work appeared", "MLSys2023", "NTT"),
    ],
)
def test_who_or_where_it_was_is_told_the_right_way_round(desks: Mapping[str, Desk], cv: str, question: str, told: str, other: str) -> None:
    said = desks[cv].assistant().ask(question).answer
    assert told in said
    assert other not in said


@pytest.mark.parametrize(
    ("cv", "question"),
    [
        ("chef", "Who taught him to bake?"),  # he coached somebody himself
        ("electrician", "Who taught him the trade?"),  # his profile speaks of the trade, and of nobody
    ],
)
def test_nobody_is_told_where_nobody_is_named(desks: Mapping[str, Desk], cv: str, question: str) -> None:
    assert desks[cv].assistant().ask(question).status is Status.NOT_IN_CV
