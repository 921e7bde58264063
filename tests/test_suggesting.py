"""Suggestions: nothing that was just asked, in whatever words for the person, and first what was just spoken of."""

from __future__ import annotations

import pytest

from cvqa.cv.model import Cv, Entry, Kind, Owner, Place, Settings
from cvqa.suggesting import candidates, related, sense

OWNER = "Sunniva Brekkhus"
POOL = ("What did she do at Norfell?", "Where did Sunniva study?", "Who advised her?", "What did she do at Tarnwick?")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("What did she do at Norfell?", "what did Sunniva do at Norfell", True),
        ("What did she do at Norfell?", "What did you do at Norfell?", True),
        ("What did she do at Norfell?", "What did she do at Tarnwick?", False),
    ],
)
def test_a_question_is_the_same_whatever_the_person_is_called(one: str, other: str, same: bool) -> None:
    assert (sense(one, OWNER) == sense(other, OWNER)) is same


def test_what_was_asked_is_not_suggested_and_what_was_spoken_of_comes_first() -> None:
    near = Entry("experience-tarnwick", (Kind.EXPERIENCE,), "Work", "Intern, Tarnwick", Place("cv.yaml", 1, 2), organisation="Tarnwick")
    assert related(POOL, "what did sunniva do at norfell", [near], OWNER) == (
        "What did she do at Tarnwick?",
        "Where did Sunniva study?",
        "Who advised her?",
    )


def test_the_owners_own_suggestion_takes_the_place_of_the_same_one_made_from_the_cv() -> None:
    work = Entry("experience-norfell", (Kind.EXPERIENCE,), "Work", "Scientist, Norfell", Place("cv.yaml", 1, 2), organisation="Norfell")
    cv = Cv(Owner(OWNER), (work,), Settings(suggestions=("What did she do at Norfell?",)))
    assert candidates(cv) == ("What did she do at Norfell?", "What does Sunniva do now?")
