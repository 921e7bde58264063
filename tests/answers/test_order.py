"""Claims of two times are computed from both periods: yes or no is never said of what merely stands near."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.answer.reply import Status
from tests.answers.desks import Desk

COMPUTED = [
    ("marta_engineer", "Was she already an IABSE member when she worked in Leeds?", "Yes", "2013"),
    ("hexu_zhao", "Had he left the Andrew Yao institute by the time ZhenFund started?", "No", "June 2021"),
    ("hexu_zhao", "Did he start at NYU in the very year in which he finished at Tsinghua?", "Yes", "2023"),
    ("hexu_zhao", "Was there any overlap between the Tsinghua NLP internship and the one at Haihua?", "No", "September 2020"),
    ("hexu_zhao", "Had he already enrolled at Tsinghua when the gold medal came?", "No", "August 2018"),
    ("hexu_zhao", "Did his TA weeks coincide with the MBZUAI job?", "Yes", "July 2022"),
]


@pytest.mark.parametrize(("name", "question", "word", "date"), COMPUTED)
def test_two_times_are_held_against_each_other(desks: Mapping[str, Desk], name: str, question: str, word: str, date: str) -> None:
    reply = desks[name].assistant().ask(question)
    assert reply.status is Status.ANSWERED
    assert reply.answer.startswith(f"{word}:")
    assert date in reply.answer


def test_an_order_with_one_thing_unknown_is_not_affirmed(desks: Mapping[str, Desk]) -> None:
    reply = desks["hexu_zhao"].assistant().ask("Did he win the cooking contest before MBZUAI?")
    assert reply.status is Status.NOT_IN_CV
