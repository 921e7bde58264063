"""The encoder that runs on sentence-transformers: the only place that imports it, and torch with it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cvqa.errors import ModelError
from cvqa.index.encoder import Vectors
from cvqa.index.model_files import Model, verified_folder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
_MOST_THREADS = 8  # a small model gains nothing from more
_FEW = 16  # so few short texts, a question's, are done sooner by one thread than by several that wait for each other


class SentenceTransformerEncoder:
    """A sentence-transformers model in a local folder, on the CPU, with every way to a model hub shut."""

    def __init__(self, folder: Path) -> None:
        self._model = _load(folder)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Rows of unit length, shape (n, d)."""
        if not texts:
            return np.zeros((0, self._dimension()), dtype=np.float32)
        _use_threads(1 if len(texts) <= _FEW else min(_usable_cores(), _MOST_THREADS))
        vectors = self._model.encode(list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def _dimension(self) -> int:
        return int(self._model.encode([""], convert_to_numpy=True, show_progress_bar=False).shape[1])


def open_encoder(model: Model) -> SentenceTransformerEncoder:
    """The model's encoder, its files verified first. Raises ModelError."""
    return SentenceTransformerEncoder(verified_folder(model))


def _load(folder: Path) -> SentenceTransformer:
    os.environ.update(_ENVIRONMENT)  # read when these libraries are imported, so it comes first
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as missing:
        raise ModelError(f"the encoder needs sentence-transformers ({missing}): run `pip install sentence-transformers`") from missing
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True})
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ModelError(f"{folder} cannot be loaded as a sentence-transformers model: {reason}") from error


def _use_threads(count: int) -> None:
    """Let torch work on so many threads, unless the operator has set how many."""
    import torch

    if "OMP_NUM_THREADS" not in os.environ and torch.get_num_threads() != count:
        torch.set_num_threads(count)


def _usable_cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
