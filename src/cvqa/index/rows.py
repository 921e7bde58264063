"""What is searched and what is found: a row of text under a key, and a hit with its score."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A text to embed. `group` names a FAISS index of its own; `key` says what the text leads to, and several rows may share it."""

    group: str
    key: str
    text: str


@dataclass(frozen=True)
class Hit:
    """A row that was found; `score` is the cosine of its text and the query."""

    key: str
    text: str
    score: float
