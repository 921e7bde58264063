"""The index folder: what is in use, who may write, what stays."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from cvqa.errors import BuildError, IndexDamaged
from cvqa.index.folder import current_id, locked, publish, unfinished

IDS = [f"20240501T12000{n}-{n:016x}" for n in range(4)]


def published(index_dir: Path, identifier: str) -> None:
    with locked(index_dir), unfinished(index_dir) as folder:
        (folder / "cv.json").write_text(identifier)
        publish(index_dir, folder, identifier)


def names(index_dir: Path) -> set[str]:
    return {path.name for path in index_dir.iterdir()} - {".lock"}


def test_a_published_build_is_the_one_in_use(tmp_path: Path) -> None:
    assert current_id(tmp_path / "index") is None
    published(tmp_path / "index", IDS[0])
    assert current_id(tmp_path / "index") == IDS[0]
    assert (tmp_path / "index" / IDS[0] / "cv.json").read_text() == IDS[0]


def test_the_last_two_builds_stay(tmp_path: Path) -> None:
    for identifier in IDS:
        published(tmp_path, identifier)
    assert names(tmp_path) == {"current", IDS[2], IDS[3]}


def test_the_build_before_stays_even_where_a_clock_went_back(tmp_path: Path) -> None:
    for identifier in (IDS[3], IDS[2], IDS[0]):
        published(tmp_path, identifier)
    assert names(tmp_path) == {"current", IDS[2], IDS[0]}


def test_what_somebody_else_keeps_there_stays(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "thesis").mkdir()
    for identifier in IDS:
        published(tmp_path, identifier)
    assert names(tmp_path) == {"current", IDS[2], IDS[3], "README.md", "thesis"}


def test_an_abandoned_build_is_removed_before_the_next(tmp_path: Path) -> None:
    (tmp_path / ".building").mkdir()
    (tmp_path / ".building" / "half").write_text("")
    with locked(tmp_path), unfinished(tmp_path) as folder:
        assert list(folder.iterdir()) == []


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    published(tmp_path, IDS[0])

    def fail() -> None:
        with locked(tmp_path), unfinished(tmp_path) as folder:
            (folder / "half").write_text("")
            raise RuntimeError("on the way")

    with pytest.raises(RuntimeError, match="on the way"):
        fail()
    assert names(tmp_path) == {"current", IDS[0]}


@pytest.mark.parametrize(
    "text", ["", "\n", "../../elsewhere", "20240501T120000", f"{IDS[0]}x", f"{IDS[0].upper()}A", f"{IDS[0]}\n\n", "\xff"]
)
def test_what_does_not_name_a_build_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "current").write_text(text, "latin-1")
    with pytest.raises(IndexDamaged, match="current does not name a build: make the index anew with `cvqa index`"):
        current_id(tmp_path)


def test_a_damaged_current_does_not_stand_in_the_way_of_a_new_build(tmp_path: Path) -> None:
    published(tmp_path, IDS[0])
    (tmp_path / "current").write_text("?")
    published(tmp_path, IDS[1])
    assert current_id(tmp_path) == IDS[1]


def test_a_current_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    with pytest.raises(IndexDamaged, match=r"current cannot be read \(Is a directory\)"):
        current_id(tmp_path)


def test_a_second_builder_waits_for_the_first(tmp_path: Path) -> None:
    held, free = Event(), Event()

    def first() -> None:
        with locked(tmp_path):
            held.set()
            free.wait(10)

    thread = Thread(target=first)
    thread.start()
    assert held.wait(10)
    with pytest.raises(BuildError, match=r"another process is making the index in .*: wait for it"), locked(tmp_path, patience=0.1):
        pass
    free.set()
    with locked(tmp_path, patience=10):
        thread.join(10)
    assert not thread.is_alive()
