"""The vectors of single words: those that a build holds, and others as they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

import numpy as np

from cvqa.index.encoder import Encoder, Vectors
from cvqa.index.store import Store

_REMEMBERED = 2_048  # words that no build holds, of 1.5 kB each


class WordVectors:
    """Words are embedded one by one, so that a word's vector hangs on nothing but the word, and costs no place in a question's batch."""

    def __init__(self, store: Store, groups: Sequence[str], encoder: Callable[[], Encoder]) -> None:
        self._store, self._groups, self._encoder = store, tuple(groups), encoder
        self._embedded = lru_cache(maxsize=_REMEMBERED)(self._embed)

    def of(self, words: Sequence[str]) -> Vectors:
        """Rows of unit length, shape (n, d)."""
        if not words:
            return np.zeros((0, self._store.dimension), dtype=np.float32)
        return np.stack([self._one(word) for word in words])

    def _one(self, word: str) -> Vectors:
        place = self._places.get(word)
        return self._store.vector(*place) if place else self._embedded(word)

    def _embed(self, word: str) -> Vectors:
        vector: Vectors = self._encoder().encode([word])[0]
        return vector

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        """The group and the row of each word that is held."""
        return {text: (group, at) for group in self._groups for at, text in enumerate(self._store.texts(group))}
