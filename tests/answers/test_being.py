"""What somebody is, is proved by their own positions and degrees: not by a word that is near, nor by the title of a paper."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.answer.reply import Status
from tests.answers.desks import Desk


@pytest.mark.parametrize("trade", ["nurse", "cook", "plumber", "surgeon"])
def test_a_trade_that_no_entry_names_is_not_affirmed(desk: Desk, trade: str) -> None:
    reply = desk.assistant().ask(f"is he a {trade}?")
    assert reply.status is Status.NOT_IN_CV
    assert not reply.answer.startswith("Yes")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Was she ever an engineer in Leeds?", True),
        ("Was she ever an engineer in Sweden?", False),
        ("Has she worked as a surgeon in Portugal?", False),
    ],
)
def test_a_trade_is_proved_only_where_it_was_done(desks: Mapping[str, Desk], question: str, held: bool) -> None:
    reply = desks["marta_engineer"].assistant().ask(question)
    assert (reply.status is Status.ANSWERED and reply.answer.startswith("Yes")) is held
