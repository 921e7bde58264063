"""A build carries its encoder, keeps it for the next build, and refuses it where one byte changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.errors import IndexDamaged
from cvqa.index.build import current_id, kept_encoder, open_build, write_build
from cvqa.index.model_files import Model
from cvqa.index.onnx_encoder import OnnxEncoder
from cvqa.index.passages import passages
from tests.index.letters import LETTERS, LetterEncoder, small_cv, sources

CV = small_cv()
ROWS = passages(CV)


def carried(tmp_path: Path) -> Path:
    """Files that pass for an encoder's, for a build to carry."""
    folder = tmp_path / "made"
    folder.mkdir()
    for name in ("model.onnx", "model.weights"):
        (folder / name).write_text(f"the {name}")
    return folder


def test_a_build_carries_its_encoder_and_keeps_it_for_the_next(tmp_path: Path) -> None:
    index_dir, made = tmp_path / "index", carried(tmp_path)
    write_build(index_dir, CV, ROWS, LetterEncoder(), sources(), encoder_dir=made)
    kept = kept_encoder(index_dir, LETTERS)
    assert kept == index_dir / str(current_id(index_dir)) / "encoder"
    shutil.rmtree(made)
    write_build(index_dir, CV, ROWS, LetterEncoder(), sources(), encoder_dir=kept)
    again = kept_encoder(index_dir, LETTERS)
    assert again is not None
    assert again.parent.name == current_id(index_dir)
    assert {path.name: path.read_text() for path in again.iterdir()} == {
        "model.onnx": "the model.onnx",
        "model.weights": "the model.weights",
    }


def test_another_models_encoder_is_not_kept(tmp_path: Path) -> None:
    write_build(tmp_path / "index", CV, ROWS, LetterEncoder(), sources(), encoder_dir=carried(tmp_path))
    assert kept_encoder(tmp_path / "index", Model("letters", {"config.json": "1" * 64})) is None
    assert kept_encoder(tmp_path / "nowhere", LETTERS) is None


@pytest.mark.parametrize("data", ["thE model.weights", "", "the model.weights\n"])
def test_a_changed_encoder_is_neither_opened_nor_kept(tmp_path: Path, data: str) -> None:
    index_dir = tmp_path / "index"
    build = write_build(index_dir, CV, ROWS, LetterEncoder(), sources(), encoder_dir=carried(tmp_path))
    (build.folder / "encoder" / "model.weights").write_text(data)
    opened = open_build(index_dir)
    with pytest.raises(IndexDamaged, match=r"model\.weights is not as it was written \(its checksum differs\): make the index anew"):
        opened.encoder()
    assert kept_encoder(index_dir, LETTERS) is None


def test_a_build_without_an_encoder_cannot_embed(tmp_path: Path) -> None:
    write_build(tmp_path, CV, ROWS, LetterEncoder(), sources())
    with pytest.raises(IndexDamaged, match="holds no encoder: make the index anew"):
        open_build(tmp_path).encoder()


def test_a_copied_index_answers_with_the_encoder_that_it_carries(tmp_path: Path, encoder_dir: Path) -> None:
    encoder = OnnxEncoder(encoder_dir)
    write_build(tmp_path / "index", CV, passages(CV), encoder, sources(), encoder_dir=encoder_dir)
    build = open_build(shutil.copytree(tmp_path / "index", tmp_path / "elsewhere"))
    (hits,) = build.store.search("passage", build.encoder().encode(["Who took care of the nautical maps?"]), 1)
    assert hits[0].key == "experience-harbour-museum#text-0"


@given(data=st.data())
def test_one_flipped_bit_in_the_encoder_is_refused(index_with_encoder: Path, data: st.DataObject) -> None:
    build = open_build(index_with_encoder)
    path = data.draw(st.sampled_from(sorted((build.folder / "encoder").iterdir())))
    at, bit = data.draw(st.integers(0, path.stat().st_size - 1)), data.draw(st.integers(0, 7))

    def flip() -> None:
        with path.open("r+b") as stream:
            stream.seek(at)
            (byte,) = stream.read(1)
            stream.seek(at)
            stream.write(bytes([byte ^ 1 << bit]))

    flip()
    try:
        with pytest.raises(IndexDamaged, match=f"{path.name} is not as it was written"):
            build.encoder()
    finally:
        flip()
    assert kept_encoder(index_with_encoder, LETTERS) is not None


@pytest.fixture(scope="module")
def index_with_encoder(tmp_path_factory: pytest.TempPathFactory, encoder_dir: Path) -> Path:
    """Carries copies, so that the encoder of the other tests is left alone."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copytree(encoder_dir, folder / "made")
    write_build(folder / "index", CV, ROWS, LetterEncoder(), sources(), encoder_dir=folder / "made")
    return folder / "index"
