"""The encoder of a build: the numbers of sentence-transformers, without sentence-transformers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.errors import ModelError
from cvqa.index.encoder import Encoder, Vectors
from cvqa.index.exporting import load
from cvqa.index.model_files import default_model, verified_folder
from cvqa.index.onnx_encoder import OnnxEncoder

TEXTS = [
    "hello world",
    "Hello World!",
    "",
    "What was her role at the museum?",
    "Curator, Harbour Museum. Looked after 400 sea charts.",
    "naïve café, 東京, 🧭",
    "long " * 600,
]
# What sentence-transformers itself gives for "hello world", as found in several projects' documentation of this model.
HELLO_WORLD = [-0.034477, 0.031023, 0.006735, 0.026109, -0.039362]


@pytest.fixture(scope="module")
def encoder(encoder_dir: Path) -> Encoder:
    return OnnxEncoder(encoder_dir)


def reference(texts: Sequence[str]) -> Vectors:
    return np.asarray(load(verified_folder(default_model())).encode(list(texts), show_progress_bar=False), dtype=np.float32)


def test_the_numbers_are_the_published_ones(encoder: Encoder) -> None:
    vectors = encoder.encode(["hello world"])
    assert vectors.shape == (1, 384)
    assert vectors.dtype == np.dtype(np.float32)
    np.testing.assert_allclose(vectors[0, :5], HELLO_WORLD, atol=1e-5)


def test_the_numbers_are_those_of_sentence_transformers(encoder: Encoder) -> None:
    np.testing.assert_allclose(encoder.encode(TEXTS), reference(TEXTS), atol=1e-5)


def test_many_texts_come_back_in_their_order(encoder: Encoder) -> None:
    """More than go through at once: sorted by length, cut into batches, spread over the cores, and put back."""
    many = [f"{text} {number}" for number in range(30) for text in ("short", "a text that is somewhat longer than that", "x " * 300)]
    one_by_one = np.concatenate([encoder.encode([text]) for text in many])
    np.testing.assert_allclose(encoder.encode(many), one_by_one, atol=1e-5)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_a_batch_equals_its_texts_one_by_one_at_unit_length(encoder: Encoder, texts: list[str]) -> None:
    vectors = encoder.encode(texts)
    np.testing.assert_allclose(vectors, np.concatenate([encoder.encode([text]) for text in texts]), atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_the_same_text_has_the_same_vector_every_time_and_in_every_thread(encoder: Encoder) -> None:
    first = encoder.encode(TEXTS[:2])
    with ThreadPoolExecutor(4) as pool:
        for again in pool.map(lambda _: encoder.encode(TEXTS[:2]), range(20)):
            np.testing.assert_array_equal(again, first)


def test_no_text_has_no_vector(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize(("name", "message"), [("tokenizer.json", "cannot be read"), ("model.onnx", "cannot be run")])
def test_a_file_that_is_not_what_it_should_be_is_refused_by_name(encoder_dir: Path, tmp_path: Path, name: str, message: str) -> None:
    shutil.copytree(encoder_dir, tmp_path / "encoder")
    (tmp_path / "encoder" / name).write_text("{}")
    with pytest.raises(ModelError, match=rf"{name} {message} .*: make the index anew with `cvqa index --force`"):
        OnnxEncoder(tmp_path / "encoder")


def test_it_runs_without_torch_asks_nobody_and_says_nothing(encoder_dir: Path) -> None:
    """Every socket is an error here, and standard error has to stay empty."""
    code = """
import sys
from pathlib import Path
def no_sockets(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        raise PermissionError(f"{event} {arguments}")
sys.addaudithook(no_sockets)
from cvqa.index.onnx_encoder import OnnxEncoder
shape = OnnxEncoder(Path(sys.argv[1])).encode(["hello world"]).shape
print(shape, sorted({"torch", "transformers", "sentence_transformers", "onnx"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code, str(encoder_dir)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("(1, 384) []\n", "", 0)
