"""Rows played as chats: the earlier questions are asked first, and their replies handed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from cvqa.answer.reply import Reply
from cvqa.assistant import Turn
from cvqa.errors import UsageError
from cvqa.evaluation.judge import Reason, judge
from cvqa.evaluation.sets import Row


class Asked(Protocol):
    """Whoever answers."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply: ...


@dataclass(frozen=True)
class Outcome:
    """A row, the reply to it, and why that fails; no reason where it is right."""

    row: Row
    reply: Reply
    reasons: tuple[Reason, ...]

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with the reply."""
        return not self.reasons


def play(assistant: Asked, row: Row) -> Reply:
    """The reply at the end of a row's chat. Raises UsageError, with the row's place, for a question that cannot be taken."""
    history: list[Turn] = []
    try:
        for question in row.history:
            said = assistant.ask(question, tuple(history)).answer
            history += [Turn("user", question), Turn("assistant", said)]
        return assistant.ask(row.question, tuple(history))
    except UsageError as error:
        raise UsageError(f"{row.place}: {error}") from error


def evaluate(assistant: Asked, rows: Iterable[Row], done: Callable[[], object] = lambda: None) -> tuple[Outcome, ...]:
    """Every row played and judged; `done` is called after each."""
    outcomes = []
    for row in rows:
        reply = play(assistant, row)
        outcomes.append(Outcome(row, reply, judge(row, reply)))
        done()
    return tuple(outcomes)


def evaluate_visibly(assistant: Asked, rows: Sequence[Row]) -> tuple[Outcome, ...]:
    """The same with a progress bar on standard error, where that is a terminal."""
    from tqdm import tqdm

    with tqdm(desc="cvqa: asking", total=len(rows), unit=" questions", leave=False, disable=None) as bar:
        return evaluate(assistant, rows, bar.update)
