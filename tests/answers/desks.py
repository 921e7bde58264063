"""The real assistants: each sample CV with its question set, a build of it, and the replies to every row."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np

from cvqa.answer.reply import Reply
from cvqa.assistant import Assistant, Turn
from cvqa.cv.files import assistant_file
from cvqa.cv.reading import read_cv
from cvqa.evaluation.chats import play
from cvqa.evaluation.sets import Row, read_sets
from cvqa.index.build import Build, write_build
from cvqa.index.encoder import Encoder, Vectors
from cvqa.index.model_files import default_model
from cvqa.index.sources import read_sources
from cvqa.indexing import extras_of, rows_of
from cvqa.question import bank

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
QUESTIONS = ROOT / "tests" / "questions"


def cv_of(name: str) -> Path:
    """The CV that a set is about: the one whose name the set's begins with, else the corpus."""
    fitting = [file for file in (ROOT / "tests" / "cvs").glob("*.yaml") if ".assistant" not in file.name and name.startswith(file.stem)]
    return fitting[0] if fitting else ROOT / "corpus" / "cv.yaml"


CVS = {name: cv_of(name) for name in ("hexu_zhao", "marta_engineer", "ari_journalist")}  # the samples
SETS = {file.stem: cv_of(file.stem) for file in sorted(QUESTIONS.glob("*.jsonl"))}


class Remembering:
    """An encoder that embeds each batch of texts once, since the laws ask the same questions many times.

    The bank's large batches take a minute, so they are kept in a folder from one run to the next.
    """

    def __init__(self, encoder: Encoder, kept: Path | None = None) -> None:
        self._encoder, self._kept, self._known = encoder, kept, dict[tuple[str, ...], Vectors]()

    def encode(self, texts: Sequence[str]) -> Vectors:
        batch = tuple(texts)
        if batch not in self._known:
            self._known[batch] = self._large(batch, self._kept) if self._kept and len(batch) > _LARGE else self._encoder.encode(batch)
        return self._known[batch].copy()

    def _large(self, batch: Sequence[str], folder: Path) -> Vectors:
        told = "\0".join((default_model().sha256, *batch))
        file = folder / f"{hashlib.sha256(told.encode()).hexdigest()}.npy"
        if not file.exists():
            vectors = self._encoder.encode(batch)
            beside = file.with_suffix(f".{os.getpid()}.npy")
            np.save(beside, vectors)
            beside.rename(file)
            return vectors
        found: Vectors = np.load(file)
        return found


_LARGE = 100  # texts of a batch


@dataclass(frozen=True)
class Told:
    """The reply to a row, or the error in its place."""

    row: Row
    reply: Reply | None
    error: str = ""

    @property
    def asked(self) -> str:
        """The chat as one line."""
        return " > ".join((*self.row.history, self.row.question))


@dataclass(frozen=True)
class Desk:
    """An assistant on a fresh build of one CV, with the rows of its set."""

    name: str
    cv_file: Path
    index: Path
    build: Build
    rows: tuple[Row, ...]

    def assistant(self, build: Build | None = None) -> Assistant:
        """An assistant that has answered nothing yet, on a fixed day."""
        return Assistant(build or self.build, lambda: TODAY)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What it tells of every row, each asked once in a test run."""
        assistant = self.assistant()
        return tuple(_told(assistant, row) for row in self.rows)

    @property
    def replies(self) -> tuple[tuple[Told, Reply], ...]:
        """The rows that got a reply."""
        return tuple((told, told.reply) for told in self.told if told.reply)


def _told(assistant: Assistant, row: Row) -> Told:
    try:
        return Told(row, play(assistant, row))
    except Exception as error:  # noqa: BLE001 - one row that breaks must not hide the others; a test of its own names it
        return Told(row, None, f"{type(error).__name__}: {error}")


class Desks(Mapping[str, Desk]):
    """A desk for each set, made when it is asked for. The sets of one CV share its build.

    Embedding the question bank takes most of the time, so the first build lends its intent head to the others.
    """

    def __init__(self, folder: Path, encoder: Encoder, kept: Path | None = None, sets: Mapping[str, Path] = SETS) -> None:
        self._folder, self._encoder, self._sets = folder, Remembering(encoder, kept), sets
        self._builds: dict[Path, Build] = {}
        self._made: dict[str, Desk] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._sets)

    def __len__(self) -> int:
        return len(self._sets)

    def __getitem__(self, name: str) -> Desk:
        if name not in self._made:
            rows = read_sets([QUESTIONS / f"{name}.jsonl"])
            here = tuple(row.model_copy(update={"place": Path(row.place).name}) for row in rows)
            build = self._built(self._sets[name])
            self._made[name] = Desk(name, self._sets[name], build.folder.parent, build, here)
        return self._made[name]

    def _built(self, cv_file: Path) -> Build:
        if cv_file not in self._builds:
            held = next(iter(self._builds.values()), None)
            self._builds[cv_file] = _built(self._folder / cv_file.stem, cv_file, self._encoder, held)
        return self._builds[cv_file]


def _built(index: Path, cv_file: Path, encoder: Encoder, held: Build | None) -> Build:
    cv = read_cv(cv_file)
    sources = read_sources(cv_file, assistant_file(cv_file), default_model(), bank.digest())
    return write_build(index, cv, rows_of(cv), encoder, sources, extras=extras_of(encoder, sources, held))


def chat(*questions: str) -> tuple[Turn, ...]:
    """A visitor's earlier turns."""
    return tuple(Turn("user", question) for question in questions)
