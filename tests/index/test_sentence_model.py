"""The real encoder: the numbers of sentence-transformers, and not a word to anybody else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from cvqa.errors import ModelError
from cvqa.index.build import open_build, write_build
from cvqa.index.encoder import Encoder
from cvqa.index.model_files import default_model, local_model, verified_folder
from cvqa.index.passages import passages
from cvqa.index.sentence_model import open_encoder
from tests.index.letters import museum, paper, small_cv, sources

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
def encoder() -> Encoder:
    return open_encoder(default_model())


def test_the_numbers_are_the_published_ones(encoder: Encoder) -> None:
    vectors = encoder.encode(["hello world"])
    assert vectors.shape == (1, 384)
    assert vectors.dtype == np.dtype(np.float32)
    np.testing.assert_allclose(vectors[0, :5], HELLO_WORLD, atol=1e-5)


def test_the_numbers_are_those_of_sentence_transformers(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(verified_folder(default_model())), device="cpu", local_files_only=True)
    np.testing.assert_allclose(encoder.encode(TEXTS), reference.encode(TEXTS, show_progress_bar=False), atol=1e-5)


def test_a_batch_equals_its_texts_one_by_one(encoder: Encoder) -> None:
    one_by_one = np.concatenate([encoder.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(encoder.encode(TEXTS), one_by_one, atol=1e-5)


def test_the_same_text_has_the_same_vector_every_time(encoder: Encoder) -> None:
    np.testing.assert_array_equal(encoder.encode(TEXTS[:1]), encoder.encode(TEXTS[:1]))


def test_vectors_have_unit_length(encoder: Encoder) -> None:
    np.testing.assert_allclose(np.linalg.norm(encoder.encode(TEXTS), axis=1), 1, atol=1e-6)


def test_no_text_has_no_vector(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_a_build_opens_the_model_it_was_made_with(encoder: Encoder, tmp_path: Path) -> None:
    cv = small_cv(museum(), paper())
    write_build(tmp_path, cv, passages(cv), encoder, sources(model=default_model()))
    build = open_build(tmp_path)
    (hits,) = build.store.search("passage", build.encoder().encode(["Who took care of the nautical maps?"]), 1)
    assert hits[0].key == "experience-harbour-museum#text-0"


def test_a_folder_that_only_looks_like_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_text("weights")
    with pytest.raises(ModelError, match="cannot be loaded as a sentence-transformers model"):
        open_encoder(local_model(tmp_path))


def test_it_asks_nobody_and_says_nothing() -> None:
    """Every socket is an error here, and standard error has to stay empty."""
    code = """
import sys
def no_sockets(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        raise PermissionError(f"{event} {arguments}")
sys.addaudithook(no_sockets)
from cvqa.index.model_files import default_model
from cvqa.index.sentence_model import open_encoder
print(open_encoder(default_model()).encode(["hello world"]).shape)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.stdout, done.stderr, done.returncode) == ("(1, 384)\n", "", 0)
