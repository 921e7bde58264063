"""The encoder is written once, and only where it gives the model's own vectors."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from cvqa.errors import ModelError
from cvqa.index.encoder import Vectors
from cvqa.index.exporting import REFERENCE, demand_same, export, notice
from cvqa.index.model_files import local_model
from cvqa.index.onnx_encoder import OnnxEncoder
from tests.index.letters import LETTERS, LetterEncoder


def test_these_are_all_the_files_of_an_encoder(encoder_dir: Path) -> None:
    assert sorted(path.name for path in encoder_dir.iterdir()) == ["NOTICE.txt", "model.onnx", "model.weights", "tokenizer.json"]


def test_the_licence_lies_beside_the_model(encoder_dir: Path) -> None:
    said = (encoder_dir / "NOTICE.txt").read_text("utf-8")
    assert said.startswith(
        "sentence-transformers/all-MiniLM-L6-v2, converted from its sentence-transformers files to an ONNX graph by cvqa."
    )
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in said


def test_whose_licence_is_not_known_gets_none(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_text("weights")
    assert "Apache" not in notice(local_model(tmp_path))


class Turned(LetterEncoder):
    """Off by a little in one direction, and by more where several texts come at once."""

    def __init__(self, alone: float, together: float) -> None:
        super().__init__()
        self.alone, self.together = alone, together

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = super().encode(texts)
        vectors[0, 0] += self.alone if len(texts) == 1 else self.together
        turned: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return turned


@pytest.mark.parametrize(("alone", "together", "same"), [(0.0, 0.0, True), (0.001, 0.001, True), (0.1, 0.0, False), (0.0, 0.1, False)])
def test_other_vectors_are_refused_alone_and_in_a_batch(alone: float, together: float, same: bool) -> None:
    texts = ["harbour museum", "sea charts"]
    expected = LetterEncoder().encode(texts)
    if same:
        demand_same(Turned(alone, together), expected, texts)
        return
    with pytest.raises(ModelError, match=r"gives other vectors than sentence-transformers \(cosine 0\.9"):
        demand_same(Turned(alone, together), expected, texts)


def test_vectors_that_are_not_numbers_are_refused() -> None:
    with pytest.raises(ModelError, match="cosine nan"):
        demand_same(Turned(float("nan"), 0.0), LetterEncoder().encode(["a", "b"]), ["a", "b"])


def test_the_reference_reaches_beyond_what_the_model_reads(encoder_dir: Path) -> None:
    """A tokenizer that cuts off elsewhere gives another vector for the longest text."""
    whole, cut = OnnxEncoder(encoder_dir).encode([REFERENCE[-1], REFERENCE[-1][:200]])
    assert float(whole @ cut) < 0.9999


def test_a_folder_that_only_looks_like_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_text("weights")
    with pytest.raises(ModelError, match="cannot be loaded as a sentence-transformers model"):
        export(local_model(tmp_path), tmp_path / "encoder")


def test_a_model_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"config\.json is not the file expected|config\.json is missing"):
        export(LETTERS, tmp_path)


def test_without_the_extra_the_line_that_installs_it_is_named(tmp_path: Path) -> None:
    """An interpreter in which only what building needs is missing."""
    code = (
        "import sys; sys.modules.update(torch=None, sentence_transformers=None)\n"
        "from pathlib import Path; from cvqa.index.exporting import export; from cvqa.index.model_files import default_model\n"
        "export(default_model(), Path('nowhere'))"
    )
    path = os.pathsep.join(sys.path)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": path})
    assert done.stderr.splitlines()[-1] == (
        "cvqa.errors.ModelError: making the encoder needs sentence_transformers, torch, which this install leaves out: "
        'run `pip install "cvqa[build]"`, or copy an index/ to here'
    )


def test_it_asks_nobody_and_says_nothing(tmp_path: Path) -> None:
    """Every socket is an error here, and standard error has to stay empty."""
    code = """
import sys
from pathlib import Path
def no_sockets(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        raise PermissionError(f"{event} {arguments}")
sys.addaudithook(no_sockets)
from cvqa.index.exporting import export
from cvqa.index.model_files import default_model
export(default_model(), Path(sys.argv[1]))
"""
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
