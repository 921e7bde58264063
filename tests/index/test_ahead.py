"""An encoder is opened while other things go on; what goes wrong is said where it is asked for."""

from __future__ import annotations

from pathlib import Path
from threading import current_thread

import pytest

from cvqa.errors import IndexDamaged
from cvqa.index.ahead import open_ahead, opened
from cvqa.index.build import open_build, write_build
from cvqa.index.encoder import Encoder
from cvqa.index.manifest import Manifest
from cvqa.index.passages import passages
from tests.index.letters import LetterEncoder, small_cv, sources

CV = small_cv()


def test_it_is_opened_once_in_another_thread_and_taken_by_the_build(tmp_path: Path) -> None:
    write_build(tmp_path, CV, passages(CV), LetterEncoder(), sources())
    threads = []

    def opener(build: Path, manifest: Manifest) -> Encoder:
        threads.append((current_thread(), build.name, manifest.dimension))
        return LetterEncoder()

    for _ in range(2):
        open_ahead(tmp_path, opener)
    build = open_build(tmp_path)
    assert isinstance(build.encoder(), LetterEncoder)
    ((thread, identifier, dimension),) = threads
    assert thread is not current_thread()
    assert (identifier, dimension) == (build.id, 27)
    assert opened(build.folder) is None


def test_what_went_wrong_is_raised_where_the_encoder_is_asked_for(tmp_path: Path) -> None:
    write_build(tmp_path, CV, passages(CV), LetterEncoder(), sources())

    def opener(build: Path, manifest: Manifest) -> Encoder:
        raise IndexDamaged("model.weights is not as it was written")

    open_ahead(tmp_path, opener)
    build = open_build(tmp_path)
    with pytest.raises(IndexDamaged, match=r"model\.weights is not as it was written"):
        build.encoder()


def test_where_there_is_no_index_nothing_is_begun(tmp_path: Path) -> None:
    open_ahead(tmp_path, lambda build, manifest: LetterEncoder())
    (tmp_path / "current").write_text("nonsense")
    open_ahead(tmp_path, lambda build, manifest: LetterEncoder())
    assert opened(tmp_path / "nonsense") is None
