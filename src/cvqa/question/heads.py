"""The intent classifier: heads fitted on the question bank when an index is made, in closed form.

texts, vectors ──▶ kernel (near in meaning + common word n-grams) ──▶ ridge ──▶ scores ──▶ calibration ──▶ probabilities

Kernel ridge regression on one-hot labels. Its leave-one-out scores follow exactly from the one factorisation that fits it (Rasmussen and
Williams, Gaussian Processes for Machine Learning, 5.4.2), so that probabilities are calibrated on every line of the bank.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from cvqa.errors import IndexDamaged
from cvqa.index.encoder import Vectors
from cvqa.language.words import stems

Floats = NDArray[np.float32]

# By five-fold cross-validation; anything within a factor of two of these does as well.
_SHARPNESS = 4.0  # of the kernel exp(sharpness * (cosine - 1))
_GRAMS = 0.3  # weight of the cosine of n-grams beside it
_RIDGE = 0.3
_LONGEST = 3  # words in an n-gram
_BUCKETS = 4_096  # that n-grams are hashed into
_POWERS = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0)
_FLOORS = (0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.06, 0.1)
_BLOCK = 256  # rows of a triangular matrix that are inverted at once


@dataclass(frozen=True)
class Heads:
    """A question's scores are its nearness to each bank question times `pulls`, plus the weights of its n-grams.

    Its probabilities are the scores' positive parts, lifted by `floor`, to the power of `power`, each by its share.
    """

    intents: tuple[str, ...]  # c of them
    vectors: Floats  # of the bank: (n, d)
    pulls: Floats  # (n, c)
    grams: Floats  # (_BUCKETS, c)
    power: float
    floor: float

    def predict(self, text: str, vector: Vectors) -> tuple[tuple[str, float], ...]:
        """Every intent with its probability, best first. `text` is masked as the bank is; `vector` is its unit vector, shape (d,)."""
        buckets = _buckets(text)
        scores = _nearness(self.vectors @ vector.reshape(-1)) @ self.pulls + self.grams[buckets].sum(axis=0) / np.sqrt(len(buckets))
        shares = _shares(scores, self.power, self.floor)
        return tuple((self.intents[n], float(shares[n])) for n in np.argsort(-shares, kind="stable"))

    def to_bytes(self) -> bytes:
        """The heads as NumPy arrays one behind the other, in half precision; the same heads give the same bytes."""
        out = io.BytesIO()
        halves = [a.astype(np.float16) for a in (self.vectors, self.pulls, self.grams)]
        for array in (np.array(self.intents), *halves, np.array([self.power, self.floor])):
            np.save(out, array, allow_pickle=False)
        return out.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Heads:
        """The heads that `to_bytes` wrote; raises IndexDamaged."""
        file = io.BytesIO(data)
        try:
            intents, vectors, pulls, grams, (power, floor) = (np.load(file, allow_pickle=False) for _ in range(5))
            numbers = (vectors.astype(np.float32), pulls.astype(np.float32), grams.astype(np.float32))
            heads = cls(tuple(map(str, intents)), *numbers, power=float(power), floor=float(floor))
        except (ValueError, TypeError, EOFError, OSError) as error:
            raise IndexDamaged(f"the intent heads of the index cannot be read ({error}): run `cvqa index` to make it anew") from error
        if (vectors.ndim, pulls.shape, grams.shape) != (2, (len(vectors), len(intents)), (_BUCKETS, len(intents))):
            raise IndexDamaged("the intent heads of the index do not fit together: run `cvqa index` to make it anew")
        return heads


def fit(texts: Sequence[str], labels: Sequence[str], vectors: Vectors) -> Heads:
    """The heads of a bank: its masked texts, their intents and their unit vectors, shape (n, d). Deterministic.

    Raises ValueError where the three differ in length, or there is nothing to tell apart.
    """
    intents = tuple(sorted(set(labels)))
    if not len(texts) == len(labels) == len(vectors):
        raise ValueError(f"{len(texts)} texts, {len(labels)} labels and {len(vectors)} vectors: each text needs one of each")
    if len(intents) < 2:
        raise ValueError("heads tell intents apart: give questions of at least two")
    truth = np.array([intents.index(label) for label in labels])
    vectors = vectors.astype(np.float16).astype(np.float32)  # as they will be read back
    hashed = _hashed(texts)
    kernel = _nearness(vectors @ vectors.T) + np.float32(_GRAMS) * (hashed @ hashed.T)
    kernel[np.diag_indices_from(kernel)] += _RIDGE
    root = _lower_inverse(np.linalg.cholesky(kernel).astype(np.float32, copy=False))
    targets = np.eye(len(intents), dtype=np.float32)[truth]
    pulls = root.T @ (root @ targets)
    unseen = targets - pulls / (root**2).sum(axis=0)[:, None]  # the score of each line by all the others
    return Heads(intents, vectors, pulls, np.float32(_GRAMS) * (hashed.T @ pulls), *_calibrated(unseen, truth))


def _nearness(cosines: Floats) -> Floats:
    return np.asarray(np.exp(np.float32(_SHARPNESS) * (cosines - 1)), dtype=np.float32)


def _buckets(text: str) -> list[int]:
    """The hashed n-grams of a text's stems, its two ends included."""
    said = ("<", *stems(text), ">")
    spans = {" ".join(said[at : at + size]) for size in range(1, _LONGEST + 1) for at in range(len(said) - size + 1)}
    return sorted({zlib.crc32(span.encode()) % _BUCKETS for span in spans})


def _hashed(texts: Sequence[str]) -> Floats:
    """One row of unit length for each text, shape (n, _BUCKETS)."""
    found = np.zeros((len(texts), _BUCKETS), dtype=np.float32)
    for row, text in zip(found, texts, strict=True):
        buckets = _buckets(text)
        row[buckets] = 1 / np.sqrt(len(buckets))
    return found


def _lower_inverse(lower: Floats) -> Floats:
    """The inverse of a lower triangular matrix, by halves: NumPy has none of its own."""
    size = len(lower)
    if size <= _BLOCK:
        return np.linalg.inv(lower).astype(np.float32, copy=False)
    half = size // 2
    out = np.zeros_like(lower)
    out[:half, :half] = _lower_inverse(lower[:half, :half])
    out[half:, half:] = _lower_inverse(lower[half:, half:])
    out[half:, :half] = -out[half:, half:] @ (lower[half:, :half] @ out[:half, :half])
    return out


def _shares(scores: Floats, power: float, floor: float) -> Floats:
    """Probabilities, by rows. A power says more truly how sure it is than a softmax: error of calibration 0.02 against 0.08."""
    lifted = (np.maximum(scores, 0) + np.float32(floor)) ** np.float32(power)
    return np.asarray(lifted / lifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def _calibrated(scores: Floats, truth: NDArray[np.int64]) -> tuple[float, float]:
    """The power and the floor under which the true intents are likeliest."""
    rows = np.arange(len(truth))

    def likelihood(power: float, floor: float) -> float:
        return float(np.log(_shares(scores, power, floor)[rows, truth]).mean())

    return max(product(_POWERS, _FLOORS), key=lambda pair: likelihood(*pair))


__all__ = ["Heads", "fit"]
