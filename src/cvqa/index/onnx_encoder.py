"""The encoder that a build carries: an ONNX graph and its tokenizer, run without torch. The only place that imports onnxruntime.

encoder/model.onnx       the graph, pooling and unit length included, optimised ahead
encoder/model.weights    its numbers, mapped into memory as they are
encoder/tokenizer.json   the tokenizer, with where it cuts off and what it pads with
encoder/NOTICE.txt       whose model it is, and under which licence
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from cvqa.errors import ModelError
from cvqa.index.encoder import Vectors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

GRAPH, WEIGHTS, TOKENIZER, NOTICE = "model.onnx", "model.weights", "tokenizer.json", "NOTICE.txt"
_FEW = 16  # so few texts, a question's, go through the graph at once
_TOKENS = 1_024  # of a batch of many texts, padding included: what a core's cache holds


class OnnxEncoder:
    """The encoder in a folder. A run takes one core, so that questions do not wait for each other; many texts are spread over all."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # its threads wait for each other longer than a question takes
        self._tokenizer, self._pad = _tokenizer(folder / TOKENIZER)
        self._session = _session(folder / GRAPH)
        self._inputs = tuple(given.name for given in self._session.get_inputs())
        self._dimension = int(self._session.get_outputs()[0].shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Rows of unit length, shape (n, d)."""
        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        encodings = [self._tokenizer.encode(text) for text in texts]
        if len(texts) <= _FEW:
            return self._run(encodings)
        order = sorted(range(len(texts)), key=lambda at: len(encodings[at]))
        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)
        with ThreadPoolExecutor(usable_cores()) as pool:
            batches = list(_batches(order, [len(encoding) for encoding in encodings]))
            for batch, found in zip(batches, pool.map(lambda batch: self._run([encodings[at] for at in batch]), batches), strict=True):
                vectors[batch] = found
        return vectors

    def _run(self, encodings: Sequence[Encoding]) -> Vectors:
        """One run of the graph, its texts padded to the longest."""
        shape = len(encodings), max(map(len, encodings))
        given = {
            "input_ids": np.full(shape, self._pad, dtype=np.int64),
            "attention_mask": np.zeros(shape, dtype=np.int64),
            "token_type_ids": np.zeros(shape, dtype=np.int64),
        }
        for row, encoding in enumerate(encodings):
            given["input_ids"][row, : len(encoding)] = encoding.ids
            given["attention_mask"][row, : len(encoding)] = 1
        (vectors,) = self._session.run(None, {name: given[name] for name in self._inputs})
        return np.asarray(vectors, dtype=np.float32)


def usable_cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions of texts, from short to long, in batches of about the same number of tokens."""
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) + 1) * lengths[at] > _TOKENS:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _tokenizer(path: Path) -> tuple[Tokenizer, int]:
    """The tokenizer, and what it pads with."""
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"{path} cannot be read ({_first_line(error)}): make the index anew with `cvqa index --force`") from error
    padding = tokenizer.padding or {}
    tokenizer.no_padding()
    return tokenizer, int(padding.get("pad_id", 0))


def _session(path: Path) -> InferenceSession:
    """The graph, ready to run on one thread; it was optimised when it was written."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors; they are raised as well
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"{path} cannot be run ({_first_line(error)}): make the index anew with `cvqa index --force`") from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
