"""Measures 2, 4 and 5, and growth: what is in one process, against the encoder alone."""

from __future__ import annotations

import json
import random
import resource
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measuring import Line, ratio, seconds
from cvqa.assistant import Assistant
from cvqa.cv.model import Cv
from cvqa.cv.reading import read_cv
from cvqa.index.build import Build, open_build, write_build
from cvqa.index.encoder import Encoder, OpenedOnce, Vectors
from cvqa.index.model_files import default_model
from cvqa.index.sources import Sources
from cvqa.indexing import extras_of, rows_of
from cvqa.question import bank

QUESTIONS = Path("tests/questions/hexu_zhao.jsonl")


class Noting:
    """An encoder that notes what it is asked."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder, self.asked = encoder, list[list[str]]()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        return self.encoder.encode(texts)


def questions(path: Path = QUESTIONS) -> list[str]:
    """The sample questions, those without a history."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [row["question"] for row in rows if not row.get("history")]


def warm(index: Path, most: int) -> Iterator[Line]:
    """Measure 2: each question is asked, then what was embedded for it is embedded again, then the question alone."""
    build = open_build(index)
    asked, again, alone = timed(build, questions()[:most])
    yield Line("warm: ask", f"{1000 * statistics.median(asked):.1f} ms")
    same = statistics.median(asked) / statistics.median(again)
    yield Line("warm: the encoder on the same texts", f"{1000 * statistics.median(again):.1f} ms", same, "ask at most 1.3 times this")
    yield Line(
        "warm: the encoder on the question alone",
        f"{1000 * statistics.median(alone):.1f} ms",
        ratio(asked, alone),
        "no goal: half the texts",
    )


def timed(build: Build, asked: Sequence[str]) -> tuple[list[float], list[float], list[float]]:
    """For each question: the answer, the encoder on the same texts, the encoder on the question alone, in seconds; no cache of replies."""
    noting = Noting(build.encoder())
    assistant = Assistant(replace(build, opened=OpenedOnce(lambda: noting)), remembered=0)
    for question in asked[:20]:
        assistant.ask(question)
    found: tuple[list[float], list[float], list[float]] = ([], [], [])
    for question in asked:
        noting.asked.clear()
        found[0].append(seconds(partial(assistant.ask, question)))
        batches = list(noting.asked)
        found[1].append(sum(seconds(partial(noting.encoder.encode, batch)) for batch in batches))
        found[2].append(seconds(partial(noting.encoder.encode, [question])))
    return found


def memory(index: Path, times: int) -> Iterator[Line]:
    """Measure 4: a worker's peak before and after many questions, no two alike."""
    assistant = Assistant(open_build(index))
    asked = questions()
    for question in asked:
        assistant.ask(question)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for question in unlike(asked, times):
        assistant.ask(question)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Line(f"memory: peak after {len(asked)} questions", f"{before:.0f} MB")
    yield Line(f"memory: peak after {times:,} more", f"{after:.0f} MB", after / before, "flat, at most 350 MB")


def unlike(asked: Sequence[str], times: int) -> Iterator[str]:
    """Questions, no two alike: each with a different year put behind it."""
    order = random.Random(0)
    for number in range(times):
        yield f"{order.choice(asked).rstrip('?. ')} {1000 + number}?"


def building(index: Path, cv: Path) -> Iterator[Line]:
    """Measure 5: making an index whole, the encoder open already, against embedding the same texts in one call."""
    encoder, read = Noting(open_build(index).encoder()), read_cv(cv)
    whole = seconds(lambda: made(read, encoder))
    texts = list(dict.fromkeys(text for batch in encoder.asked for text in batch))
    one = seconds(lambda: encoder.encoder.encode(texts))
    yield Line("index: whole build", f"{whole:.1f} s, {len(texts):,} texts")
    yield Line("index: embedding the same texts in one call", f"{one:.1f} s", whole / one, "build at most 1.3 times this")


def made(cv: Cv, encoder: Encoder, folder: Path | None = None) -> Build:
    """A new index of a CV."""
    sources = Sources(None, None, default_model(), bank.digest())
    with TemporaryDirectory() as scratch:
        return write_build(folder or Path(scratch) / "index", cv, rows_of(cv), encoder, sources, extras=extras_of(encoder, sources))


def growth(index: Path, cv: Path, times: Sequence[int], most: int) -> Iterator[Line]:
    """A question's cost on the same CV with every entry repeated under other names."""
    encoder, read, first = open_build(index).encoder(), read_cv(cv), 0.0
    for many in times:
        grown = multiplied(read, many)
        build = made(grown, encoder)
        assistant = Assistant(replace(build, opened=OpenedOnce(lambda: encoder)), lambda: date(2026, 1, 1), remembered=0)
        asked = questions()[:most]
        for question in asked[:10]:
            assistant.ask(question)
        took = statistics.median(seconds(partial(assistant.ask, question)) for question in asked)
        first = first or took
        yield Line(f"growth: {len(grown.entries):,} entries", f"{1000 * took:.1f} ms", took / first, "at most 2 at 1,800")


def multiplied(cv: Cv, many: int) -> Cv:
    """The CV with each entry so many times; the copies have ids, titles and names of their own."""
    entries = list(cv.entries)
    for copy in range(1, many):
        mark = "".join(chr(97 + int(digit)) for digit in f"{copy:04}").capitalize()
        for entry in cv.entries:
            renamed: dict[str, Any] = {
                field: f"{mark} {getattr(entry, field)}" for field in ("title", "name", "organisation") if getattr(entry, field)
            }
            entries.append(replace(entry, id=f"{entry.id}-{copy}", **renamed))
    return replace(cv, entries=tuple(entries))
