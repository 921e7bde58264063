"""Rows played as chats."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from cvqa.answer.reply import Reply
from cvqa.assistant import Turn
from cvqa.errors import UsageError
from cvqa.evaluation.chats import evaluate, play
from tests.evaluation.rows import reply, row


class Echo:
    """Says the question again, and remembers all that it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply:
        if question == "overlong":
            raise UsageError("the question has 1001 characters")
        self.asked.append((question, tuple(history)))
        return reply(f"You asked: {question}")


def test_earlier_questions_are_asked_first_and_their_replies_handed_on() -> None:
    echo = Echo()
    said = play(echo, row(history=("Who is she?", "Where?"), question="And then?"))
    first = (Turn("user", "Who is she?"), Turn("assistant", "You asked: Who is she?"))
    second = (Turn("user", "Where?"), Turn("assistant", "You asked: Where?"))
    assert said.answer == "You asked: And then?"
    assert echo.asked == [("Who is she?", ()), ("Where?", first), ("And then?", first + second)]


def test_every_row_is_a_chat_of_its_own_and_is_judged() -> None:
    echo, seen = Echo(), list[int]()
    rows = (row(must=[["WORK"]]), row(must=[["swim"]], question="Where?"))
    right, wrong = evaluate(echo, rows, lambda: seen.append(len(echo.asked)))
    assert [history for _, history in echo.asked] == [(), ()]
    assert (right.row, right.right, right.reply.answer) == (rows[0], True, "You asked: Where did she work?")
    assert (wrong.row, wrong.right, [str(reason) for reason in wrong.reasons]) == (rows[1], False, ["misses swim"])
    assert seen == [1, 2]


@pytest.mark.parametrize("given", [{"question": "overlong"}, {"history": ("overlong",)}])
def test_a_question_that_cannot_be_taken_is_the_sets_fault(given: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=re.escape("set.jsonl:7: the question has 1001 characters")):
        play(Echo(), row(place="set.jsonl:7", **given))
