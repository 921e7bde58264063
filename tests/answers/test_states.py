"""Claims of a state: the sentence of the CV that says which of two opposite states it is decides, and the date until which it lasts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from cvqa.answer.claims.states import _STATES, _VALID, _holds
from cvqa.answer.reply import Status
from cvqa.cv.dates import as_date
from cvqa.cv.model import Place, Text
from cvqa.index.records import Unit
from cvqa.language.words import stems
from tests.answers.desks import Desk

TODAY = as_date(date(2026, 11, 23))


def unit(text: str) -> Unit:
    return Unit(text, stems(text), Text("summary", text, Place("cv.yaml", 1, 1)))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Recertified, valid until March 2029", True),
        ("Valid until March 2026", False),
        ("Moved to the inactive file in 2020", False),
        ("It lapsed in 2019", False),
        ("Issued by the harbour board", None),
    ],
)
def test_what_is_valid_is_so_until_its_date(text: str, holds: bool | None) -> None:
    assert _holds(_VALID, unit(text), TODAY) is holds


@pytest.mark.parametrize(
    ("question", "other"),
    [("was the stage unpaid", True), ("did she get wages", False), ("was it parttime", True), ("is it pending", True)],
)
def test_either_state_may_be_asked(question: str, other: bool) -> None:
    match = next(m for state in _STATES if (m := state.asked.search(question)))
    assert bool(match["other"]) is other


def test_a_paper_by_several_was_not_written_alone(desks: Mapping[str, Desk]) -> None:
    reply = desks["hexu_zhao"].assistant().ask("Did he write Fully Hyperbolic Neural Networks all by himself?")
    assert reply.status is Status.ANSWERED
    assert reply.answer.startswith("No:")
