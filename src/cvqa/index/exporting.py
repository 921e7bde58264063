"""From a sentence-transformers model to the encoder of a build: the only place that imports sentence-transformers, and torch with it.

model's files ──▶ sentence-transformers ──▶ traced graph ──▶ optimised graph and weights ──▶ compared with sentence-transformers
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from cvqa.errors import ModelError
from cvqa.index.encoder import Encoder, Vectors
from cvqa.index.model_files import Model, verified_folder
from cvqa.index.onnx_encoder import GRAPH, NOTICE, TOKENIZER, WEIGHTS, OnnxEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

INSTALL = 'pip install "cvqa[build]"'
NEEDED = ("sentence_transformers", "torch", "onnx")
LEAST = 0.9999  # the cosine that a vector of the graph has at least with the one of sentence-transformers
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
_OPSET = 17
# Short and long, other scripts, nothing at all, and longer than the model reads.
REFERENCE = (
    "hello world",
    "Who advised her at the Example Institute of Technology, and from when to when?",
    "Curator, Harbour Museum. March 2018 to September 2021. Bergen, Norway. Looked after 400 sea charts (10% of them lost); won a prize.",
    "naïve café, Ångström, 東京, Москва, 🧭",
    "",
    "?!",
    "a word " * 400,
)


def export(model: Model, target: Path) -> None:
    """Write the model's encoder into a folder. Raises ModelError where that cannot be done, or does not give the model's own vectors."""
    demand_build_extra()
    folder = verified_folder(model)
    reference = load(folder)
    _write_tokenizer(reference, target / TOKENIZER)
    _write_graph(reference, target / GRAPH)
    (target / NOTICE).write_text(notice(model), "utf-8")
    demand_same(OnnxEncoder(target), _vectors(reference, REFERENCE), REFERENCE)


def demand_build_extra() -> None:
    """Raise ModelError, with the line that installs it, where what only building needs is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise ModelError(
            f"making the encoder needs {', '.join(missing)}, which this install leaves out: run `{INSTALL}`, or copy an index/ to here"
        )


def load(folder: Path) -> SentenceTransformer:
    """A sentence-transformers model in a local folder, on the CPU, with every way to a model hub shut."""
    os.environ.update(_ENVIRONMENT)  # read when these libraries are imported, so it comes first
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True})
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"{folder} cannot be loaded as a sentence-transformers model: {_first_line(error)}") from error


def demand_same(encoder: Encoder, expected: Vectors, texts: Sequence[str]) -> None:
    """Raise ModelError where a vector of the encoder is not the one expected: in one batch, and for each text alone."""
    for vectors in (encoder.encode(texts), np.concatenate([encoder.encode([text]) for text in texts])):
        worst = float((vectors * expected).sum(axis=1).min())
        if not worst >= LEAST:
            raise ModelError(f"the exported encoder gives other vectors than sentence-transformers (cosine {worst:.5f}): use another model")


def notice(model: Model) -> str:
    """Whose model it is, what was done to it, and its licence where we know it."""
    head = f"{model.name}, converted from its sentence-transformers files to an ONNX graph by cvqa.\n"
    if model.folder:
        return f"{head}\nIts licence is the one that came with these files.\n"
    licence = files("cvqa.index").joinpath("data", "apache-2.0.txt").read_text("utf-8")
    return f"{head}\nCopyright the authors of {model.name}. Licensed under the Apache License, Version 2.0:\n\n{licence}"


def _vectors(reference: SentenceTransformer, texts: Sequence[str]) -> Vectors:
    found = reference.encode(list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
    return np.asarray(found, dtype=np.float32)


def _write_tokenizer(reference: SentenceTransformer, path: Path) -> None:
    """The tokenizer, with where sentence-transformers cuts off and what it pads with."""
    own: Any = reference.tokenizer
    fast = getattr(own, "backend_tokenizer", None)
    if fast is None:
        raise ModelError("the model has no tokenizer.json: use one that has")
    fast.enable_truncation(int(reference.max_seq_length or own.model_max_length))
    fast.enable_padding(pad_id=int(own.pad_token_id or 0), pad_token=str(own.pad_token or "[PAD]"))
    path.write_text(fast.to_str(), "utf-8")


def _write_graph(reference: SentenceTransformer, path: Path) -> None:
    """Trace the whole model, pooling included, and let onnxruntime optimise what comes out; the weights stand in a file of their own."""
    import onnxruntime

    with TemporaryDirectory(prefix="cvqa-") as folder:
        traced = Path(folder) / "traced.onnx"
        try:
            _trace(reference, traced)
        except Exception as error:  # whatever a model does that a graph cannot say
            raise ModelError(f"the model cannot be written as an ONNX graph ({_first_line(error)}): use another one") from error
        options = onnxruntime.SessionOptions()
        # Not beyond "extended": what comes after it suits only processors like this one.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.log_severity_level = 3
        options.optimized_model_filepath = str(path)
        options.add_session_config_entry("session.optimized_model_external_initializers_file_name", WEIGHTS)
        options.add_session_config_entry("session.optimized_model_external_initializers_min_size_in_bytes", "1024")
        onnxruntime.InferenceSession(str(traced), options, providers=["CPUExecutionProvider"])


def _trace(reference: SentenceTransformer, path: Path) -> None:
    import torch

    class Whole(torch.nn.Module):
        """Ids and masks in, unit vectors out."""

        def __init__(self) -> None:
            super().__init__()
            self.model = reference

        def forward(self, *given: torch.Tensor) -> torch.Tensor:
            pooled = self.model(dict(zip(names, given, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(pooled, dim=1)

    tokens: Any = reference.tokenizer(["one text", "and another one that is longer"], padding=True, return_tensors="pt")
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in tokens]
    axes = {name: {0: "texts", 1: "tokens"} for name in names}
    with quiet(), torch.no_grad():
        torch.onnx.export(
            Whole().eval(),
            tuple(tokens[name] for name in names),
            str(path),
            input_names=names,
            output_names=["embedding"],
            dynamic_axes={**axes, "embedding": {0: "texts"}},
            opset_version=_OPSET,
            dynamo=False,  # the newer exporter takes twice as long, and one more package, for the same graph
        )


@contextmanager
def quiet() -> Iterator[None]:
    """What the exporter warns of (a trace holds for these inputs only) is what `demand_same` checks."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
