"""An encoder whose vectors one can check by hand, a small CV, and what it takes to make a build of both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cvqa.cv.model import Author, Cv, Date, Entry, Item, Kind, Owner, Period, Place, Settings, Text
from cvqa.index.encoder import Vectors
from cvqa.index.model_files import Model
from cvqa.index.sources import Sources

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class LetterEncoder:
    """How often each letter occurs, then a 1 so that no text is without a vector, all brought to unit length.

    "aab" is (2, 1, 0, ..., 0, 1) / sqrt(6). `asked` keeps what was embedded, batch by batch.
    """

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        counts = np.array([[*map(text.count, ALPHABET), 1] for text in texts], dtype=np.float64).reshape(-1, len(ALPHABET) + 1)
        return np.asarray(counts / np.linalg.norm(counts, axis=1, keepdims=True), dtype=np.float32)


class SignEncoder:
    """Sixteen signs, each a quarter: unit length, and every product of two such vectors is exact in any order of summing."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.array([[0.25 if sign == "+" else -0.25 for sign in text] for text in texts], dtype=np.float32).reshape(-1, 16)


class FailingEncoder(LetterEncoder):
    """Gives up when it has embedded something once."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        if any(self.asked):
            raise MemoryError("no room for another batch")
        return super().encode(texts)


def place(line: int) -> Place:
    return Place("cv.yaml", line, line)


def museum() -> Entry:
    """An entry that has everything: a time, a place, two texts and an item."""
    prize = Text("highlights", "Won the Copper Compass (2020)", place(6))
    return Entry(
        id="experience-harbour-museum",
        kinds=(Kind.EXPERIENCE,),
        section="Work",
        title="Curator, Harbour Museum",
        place=Place("cv.yaml", 3, 6),
        name="Harbour Museum",
        organisation="Harbour Museum",
        position="Curator",
        location="Bergen, Norway",
        period=Period(Date(2018, 3), Date(2021, 9)),
        texts=(Text("summary", "Looked after 400 sea charts", place(5)), prize),
        items=(Item("Copper Compass", prize, (Kind.AWARD,)),),
    )


def paper() -> Entry:
    return Entry(
        id="publication-tides-on-paper",
        kinds=(Kind.PUBLICATION,),
        section="Writing",
        title="Tides on Paper",
        place=place(9),
        name="Tides on Paper",
        venue="Journal of Charts",
        period=Period(Date(2020), Date(2020)),
        authors=(Author("Nora Vale", owner=True), Author("Omar Lind")),
    )


def contact() -> Entry:
    return Entry(
        id="contact",
        kinds=(Kind.CONTACT,),
        section="Contact",
        title="Nora Vale",
        place=place(1),
        fields=(Text("email", "nora@vale.example", place(2)),),
    )


def small_cv(*entries: Entry, settings: Settings | None = None) -> Cv:
    return Cv(Owner("Nora Vale"), entries or (contact(), museum(), paper()), settings or Settings())


LETTERS = Model("letters", {"config.json": "0" * 64})


def sources(cv: str | None = "c" * 64, assistant: str | None = None, model: Model = LETTERS, bank: str = "bank-1") -> Sources:
    return Sources(cv, assistant, model, bank)
