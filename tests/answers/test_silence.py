"""Attributes that a CV does not tell are refused by name, however near a sentence of it is; those that it tells are answered."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.answer.reply import Status
from tests.answers.desks import Desk

SILENT = (
    ("chef", "How much did he sell the restaurant for?"),
    ("chef", "What was his salary at Maison Berthelier?"),
    ("chef", "How many copies of Walnut and Smoke were sold?"),
    ("chef", "What did the critics say about The Patient Dough?"),
    ("chef", "Yearly turnover of Marani Nord?"),
    ("chef", "What was his third cookbook about?"),
    ("lawyer", "How many cases has she lost?"),
    ("lawyer", "When was she made partner?"),
    ("lawyer", "What was her second internship?"),  # she was an intern once, and a clerk before
    ("lawyer", "What was her fourth internship?"),
    ("lawyer", "When could she start?"),
    ("violist", "What were the ticket prices at the Schneefall festival?"),
    ("nurse", "How much notice would he have to give?"),
    ("pharmacist", "What's the impact factor of Ward Safety Quarterly?"),
    ("devfounder", "What was his stake in Lagosta?"),
    ("devfounder", "How many users does pgcaju have?"),
)
TOLD = (
    ("chef", "How many copies of The Patient Dough were sold?", "31,000"),
    ("chef", "What was his second cookbook called?", "The Patient Dough"),
    ("violist", "How many streams did Salt and Rosin have?", "410,000"),
    ("devfounder", "How many views did his Barcelona talk get?", "64,000"),
)


@pytest.mark.parametrize(("name", "question"), SILENT)
def test_what_the_cv_does_not_tell_is_refused(desks: Mapping[str, Desk], name: str, question: str) -> None:
    assert desks[name].assistant().ask(question).status is Status.NOT_IN_CV


@pytest.mark.parametrize(("name", "question", "told"), TOLD)
def test_what_the_cv_tells_is_answered(desks: Mapping[str, Desk], name: str, question: str, told: str) -> None:
    reply = desks[name].assistant().ask(question)
    assert reply.status is Status.ANSWERED
    assert told in reply.answer
