"""The intent head: what the question bank teaches about which intent a question has, fitted when an index is built.

Kernel ridge regression on the vectors of the masked questions, with some of them as centres (the Nyström method: Williams and Seeger,
"Using the Nyström method to speed up kernel machines", NIPS 2000). Its outputs estimate the share of each intent; nothing but the fitted
numbers is kept, so that answering needs neither the bank's texts nor their vectors.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cvqa.index.encoder import Vectors

_CENTRES = 2_000
_WIDTH = 1.0  # of the kernel exp(width * (cosine - 1))
_RIDGE = 0.3
_JITTER = 1e-4
_SHARPNESS = 2.5  # the power that makes the shares agree with how often they are right, on lines of the bank that were held out


@dataclass(frozen=True)
class IntentHead:
    """Shares of intents for a question's vector; `centres` has shape (m, d), `weights` (m, c), `base` (c,)."""

    intents: tuple[str, ...]
    centres: Vectors
    weights: Vectors
    base: Vectors

    def shares(self, vector: Vectors) -> tuple[tuple[str, float], ...]:
        """The intents of a question's vector of shape (d,), by falling share; the shares add up to 1."""
        # einsum keeps to this thread: the threads of a matrix product wait for each other longer than one takes.
        near = np.exp(_WIDTH * (np.einsum("md,d->m", self.centres, vector) - 1.0))
        raw = np.maximum(np.einsum("m,mc->c", near, self.weights) + self.base, 0.0) ** _SHARPNESS
        total = float(raw.sum()) or 1.0
        order = np.argsort(-raw, kind="stable")
        return tuple((self.intents[n], float(raw[n]) / total) for n in order[:8])

    def to_bytes(self) -> bytes:
        """The head as a file."""
        file = io.BytesIO()
        np.savez(file, intents=np.array(self.intents), centres=self.centres.astype(np.float16), weights=self.weights, base=self.base)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> IntentHead:
        """The head that `to_bytes` gave. Raises ValueError or KeyError for anything else."""
        held = np.load(io.BytesIO(data), allow_pickle=False)
        intents = tuple(str(name) for name in held["intents"])
        return cls(intents, held["centres"].astype(np.float32), held["weights"], held["base"])


def fit(vectors: Vectors, labels: Sequence[str]) -> IntentHead:
    """The head of labelled questions: vectors of shape (n, d), and the intent of each.

    In double precision: the equations' condition number is about 1e9, and single precision gave a head of noise on some machines.
    """
    intents = tuple(sorted(set(labels)))
    place = {name: n for n, name in enumerate(intents)}
    targets = np.eye(len(intents))[[place[label] for label in labels]]
    base = targets.mean(axis=0)
    chosen = np.sort(np.random.default_rng(0).permutation(len(vectors))[:_CENTRES])
    centres = vectors[chosen].astype(np.float16).astype(np.float32)
    features = _kernel(vectors, centres)
    gram = features.T @ features + _RIDGE * _kernel(centres, centres) + _JITTER * np.eye(len(centres))
    weights = np.linalg.solve(gram, features.T @ (targets - base)).astype(np.float32)
    return IntentHead(intents, centres, weights, base.astype(np.float32))


def _kernel(left: Vectors, right: Vectors) -> NDArray[np.float64]:
    return np.asarray(np.exp(_WIDTH * (left.astype(np.float64) @ right.T.astype(np.float64) - 1.0)))
