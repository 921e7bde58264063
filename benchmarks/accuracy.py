"""How many questions are answered right, with everything and with each source of understanding off, and by the usual recipe.

The usual recipe embeds the CV's passages, takes the nearest one, and shows it where its cosine reaches a threshold; the threshold is the
one that suits the sets best. Run it as `python -m benchmarks.accuracy`, with `--ablation` for the sources.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from cvqa.answer.evidence import Evidence
from cvqa.answer.finding import Case
from cvqa.answer.reply import Citation, Reply, Status
from cvqa.assistant import Assistant, Turn
from cvqa.evaluation.chats import Asked, Outcome, evaluate
from cvqa.index.build import Build
from cvqa.index.exporting import export
from cvqa.index.model_files import default_model
from cvqa.index.onnx_encoder import OnnxEncoder
from cvqa.index.passages import GROUP, parse_key
from cvqa.question.query import Query
from tests.answers.desks import SETS, Desk, Desks

TODAY = date(2026, 11, 24)
THRESHOLDS = [n / 20 for n in range(4, 15)]


class Recipe:
    """The nearest passage, shown where it is near enough."""

    def __init__(self, build: Build, threshold: float) -> None:
        self._build, self._threshold = build, threshold
        self._titles = {entry.id: entry for entry in build.cv.entries}

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply:
        """The passage's text as the answer and its own citation."""
        del history
        hit = self._build.store.search(GROUP, self._build.encoder().encode([question]), 1)[0][0]
        if hit.score < self._threshold:
            return Reply(Status.NOT_IN_CV, "The CV does not say anything about that.", "")
        entry = self._titles[parse_key(hit.key).entry]
        cited = Citation(entry.id, entry.section, entry.title, hit.text[:600], str(entry.place), f"/#{entry.id}", hit.score)
        return Reply(Status.ANSWERED, hit.text, hit.text, (cited,))


class WithoutMeaning(Assistant):
    """No passage answers by its cosine."""

    def _case(self, query: Query) -> Case:
        return replace(super()._case(query), meaning={})


class WithoutNeighbours(Assistant):
    """No word of the CV is near a word of the question."""

    def _case(self, query: Query) -> Case:
        case = super()._case(query)
        return replace(case, evidence=Evidence(case.query, {}, self._gazetteer))


class WithoutHead(Assistant):
    """The question bank's intent head is not asked."""

    def __init__(self, build: Build, today: Callable[[], date] = date.today) -> None:
        super().__init__(build, today)
        self._head = None


class WithoutFollowUps(Assistant):
    """Every question stands alone."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply:
        """The reply as if nothing had been said before."""
        del history
        return super().ask(question)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


OFF: dict[str, tuple[type[Assistant], Callable[[], object]]] = {
    "everything on": (Assistant, _nothing),
    "without names": (Assistant, partial(patch, "cvqa.question.gazetteer.Gazetteer.mentions", lambda self, said: ())),
    "without the question bank's head": (WithoutHead, _nothing),
    "without framing words": (Assistant, partial(patch, "cvqa.answer.evidence.demand", lambda stem, low: 1.0)),
    "without nearest passages": (WithoutMeaning, _nothing),
    "without word neighbours": (WithoutNeighbours, _nothing),
    "without grammar cues": (Assistant, partial(patch, "cvqa.question.understanding.cues", lambda said: ())),
    "without follow-ups": (WithoutFollowUps, _nothing),
}


def played(make: Callable[[Build], Asked], given: Sequence[Desk]) -> list[Outcome]:
    """Every row of every set, put to an assistant of its CV."""
    return [outcome for sheet in given for outcome in evaluate(make(sheet.build), sheet.rows)]


def right(outcomes: Sequence[Outcome]) -> int:
    """How many are right."""
    return sum(outcome.right for outcome in outcomes)


def wrong(outcomes: Sequence[Outcome]) -> int:
    """How many were answered, and not right."""
    return sum(not outcome.right and outcome.reply.status is Status.ANSWERED for outcome in outcomes)


def by_category(ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> Iterator[str]:
    """The lines of a table: both, category by category."""
    table: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for one, other in zip(ours, theirs, strict=True):
        table[one.row.category].append((one.right, other.right))
    yield "| category | questions | cvqa | usual recipe |"
    yield "| --- | ---: | ---: | ---: |"
    for category, pairs in sorted(table.items(), key=lambda item: -len(item[1])):
        here, there = (_share(sum(column), len(pairs)) for column in zip(*pairs, strict=True))
        yield f"| {category} | {len(pairs)} | {here} | {there} |"
    both = len(ours)
    yield f"| **all** | {both} | **{_share(right(ours), both)}** | **{_share(right(theirs), both)}** |"
    yield f"| wrongly answered | {both} | {_share(wrong(ours), both)} | {_share(wrong(theirs), both)} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


def main() -> None:
    """Print the table against the usual recipe, or the ablation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ablation", action="store_true", help="each source of understanding off, one at a time")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        exported = Path(folder) / "encoder"
        exported.mkdir()
        export(default_model(), exported)
        given = [*Desks(Path(folder), OnnxEncoder(exported), sets=SETS).values()]
        if options.ablation:
            for name, (kind, off) in OFF.items():
                with off():  # type: ignore[attr-defined]
                    outcomes = played(lambda build, kind=kind: kind(build, lambda: TODAY), given)  # type: ignore[misc]
                print(f"{name:34s} {right(outcomes):5d} of {len(outcomes)} right, {wrong(outcomes):4d} wrongly answered")
            return
        recipes = (played(lambda build, at=at: Recipe(build, at), given) for at in THRESHOLDS)  # type: ignore[misc]
        theirs = max(recipes, key=right)
        print("\n".join(by_category(played(lambda build: Assistant(build, lambda: TODAY), given), theirs)))


if __name__ == "__main__":
    main()
