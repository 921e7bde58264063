"""What was won: an award that somebody was only shortlisted for is none that they have, unless it is asked for by its name."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.answers.desks import Desk


@pytest.mark.parametrize(
    "question", ["Which awards did he win?", "Has he won any awards?", "Was he awarded any prizes?", "Has he ever won a prize?"]
)
def test_what_was_not_won_is_not_told(desks: Mapping[str, Desk], question: str) -> None:
    said = desks["nurse"].assistant().ask(question).answer
    assert "Practice Educator of the Year" in said
    assert "Chief Nurse's Commendation" in said
    assert "Students' Choice" not in said
    assert not said.startswith("No")


def test_asked_by_its_name_it_is_denied(desks: Mapping[str, Desk]) -> None:
    said = desks["nurse"].assistant().ask("Did he win the Students' Choice Teaching Award?").answer
    assert said.startswith("No: ")
    assert "shortlisted" in said


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What prizes or commendations has he received?", ["Practice Educator of the Year", "Chief Nurse's Commendation"]),
        ("Awards, medals, prizes?", ["Practice Educator of the Year", "Chief Nurse's Commendation"]),
    ],
)
def test_nouns_side_by_side_ask_for_all_of_them(desks: Mapping[str, Desk], question: str, told: list[str]) -> None:
    said = desks["nurse"].assistant().ask(question).answer
    assert [name for name in told if name not in said] == []
