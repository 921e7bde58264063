"""The report: how much is right, and what is wrong in which way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cvqa.answer.reply import Status
from cvqa.evaluation.chats import Outcome
from cvqa.evaluation.judge import Ground

SHOWN_ANSWER = 300  # characters


@dataclass(frozen=True)
class Tally:
    """So many right of so many."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """In [0, 1]; 1 where there is nothing to get wrong."""
        return self.right / self.of if self.of else 1.0

    def as_dict(self) -> dict[str, float]:
        """The numbers of the JSON report."""
        return {"right": self.right, "of": self.of, "share": round(self.share, 4)}

    def __str__(self) -> str:
        return f"{self.right:4d} of {self.of:<4d} {self.share:6.1%}"


@dataclass(frozen=True)
class Report:
    """All figures of an evaluation."""

    outcomes: tuple[Outcome, ...]

    @property
    def accuracy(self) -> Tally:
        """Replies with nothing wrong."""
        return tally(self.outcomes)

    @property
    def followups(self) -> Tally:
        """The same, of the questions that have others before them."""
        return tally(outcome for outcome in self.outcomes if outcome.row.history)

    @property
    def citations(self) -> Tally:
        """Answered replies whose citations are as they have to be."""
        answered = [outcome for outcome in self.outcomes if outcome.reply.status is Status.ANSWERED]
        return Tally(sum(not _fails_by(outcome, Ground.CITATION) for outcome in answered), len(answered))

    @property
    def wrongly_answered(self) -> Tally:
        """Answered, and not right: what states something wrong."""
        return self._which(lambda outcome: not outcome.right and outcome.reply.status is Status.ANSWERED)

    @property
    def over_refused(self) -> Tally:
        """Refused or asked back where the CV holds the answer."""
        return self._which(_over_refused)

    @property
    def categories(self) -> dict[str, Tally]:
        """The accuracy of each kind of question, the weakest first."""
        found = _by(self.outcomes, lambda outcome: outcome.row.category)
        return dict(sorted(found.items(), key=lambda pair: (pair[1].share, pair[0])))

    @property
    def statuses(self) -> dict[str, Tally]:
        """The accuracy by the status that is expected; the first one where several are right."""
        return _by(self.outcomes, lambda outcome: outcome.row.status[0])

    @property
    def failing(self) -> tuple[Outcome, ...]:
        """What is wrong, in the order of the sets."""
        return tuple(outcome for outcome in self.outcomes if not outcome.right)

    def _which(self, holds: Callable[[Outcome], bool]) -> Tally:
        return Tally(sum(map(holds, self.outcomes)), len(self.outcomes))

    def as_dict(self) -> dict[str, Any]:
        """The JSON report, every failing row in it."""
        return {
            "questions": len(self.outcomes),
            "accuracy": round(self.accuracy.share, 4),
            "right": self.accuracy.right,
            "wrongly_answered": self.wrongly_answered.right,
            "over_refused": self.over_refused.right,
            "followups": self.followups.as_dict(),
            "citations": self.citations.as_dict(),
            "by_status": {name: found.as_dict() for name, found in self.statuses.items()},
            "by_category": {name: found.as_dict() for name, found in self.categories.items()},
            "failing": [_failing_as_dict(outcome) for outcome in self.failing],
        }

    def lines(self, show: int = 0) -> Iterator[str]:
        """The report to read, with at most `show` failing rows."""
        yield from _table(
            {
                "right": self.accuracy,
                "wrongly answered": self.wrongly_answered,
                "over-refused": self.over_refused,
                "follow-ups right": self.followups,
                "citations right": self.citations,
            }
        )
        yield from ("", "by status", *_table(self.statuses), "", "by category", *_table(self.categories))
        for outcome in self.failing[:show]:
            yield from ("", *_failing_lines(outcome))


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """How many of them are right."""
    right = [outcome.right for outcome in outcomes]
    return Tally(sum(right), len(right))


def _by(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, Tally]:
    names = sorted({key(outcome) for outcome in outcomes})
    return {name: tally(outcome for outcome in outcomes if key(outcome) == name) for name in names}


def _fails_by(outcome: Outcome, ground: Ground) -> bool:
    return any(reason.ground is ground for reason in outcome.reasons)


def _over_refused(outcome: Outcome) -> bool:
    wanted, got = outcome.row.status, outcome.reply.status
    return Status.ANSWERED in wanted and got not in wanted and got in (Status.NOT_IN_CV, Status.CLARIFY)


def _table(rows: Mapping[str, Tally]) -> Iterator[str]:
    width = max(map(len, rows), default=0)
    return (f"  {name:{width}}  {found}" for name, found in rows.items())


def _failing_lines(outcome: Outcome) -> Iterator[str]:
    row, reply = outcome.row, outcome.reply
    yield f"{row.id} [{row.category}] {row.place}"
    yield f"  asked: {' > '.join((*row.history, row.question))}"
    yield f"  {reply.status}: {' '.join(reply.answer.split())[:SHOWN_ANSWER]}"
    yield from (f"  - {reason}" for reason in outcome.reasons)


def _failing_as_dict(outcome: Outcome) -> dict[str, Any]:
    row, reply = outcome.row, outcome.reply
    asked = {"id": row.id, "category": row.category, "place": row.place, "history": list(row.history), "question": row.question}
    return asked | {"status": reply.status, "answer": reply.answer, "reasons": [reason.text for reason in outcome.reasons]}
