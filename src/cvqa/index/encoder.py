"""What an encoder is: texts in, unit vectors out. Which model does it is not known here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Anything that embeds."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Rows of unit length, shape (n, d), in the order of the texts; shape (0, d) for no text."""
        ...


class OpenedOnce:
    """An encoder that is opened when first asked for, and by one thread only, since opening takes seconds and much memory."""

    def __init__(self, opener: Callable[[], Encoder]) -> None:
        self._opener = opener
        self._lock = Lock()
        self._encoder: Encoder | None = None

    def get(self) -> Encoder:
        """The encoder, the same one each time."""
        with self._lock:
            if self._encoder is None:
                self._encoder = self._opener()
            return self._encoder
