"""The index folder: which build is current, who may write, and which builds stay.

index/current                the id of the build in use, replaced in one step
index/<build-id>/            a finished build, never changed
index/.building/             a build being written, or abandoned
index/.lock                  held by whoever writes
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cvqa.errors import BuildError, IndexDamaged
from cvqa.index import durable
from cvqa.language.patterns import pattern

_CURRENT = "current"
_LOCK = ".lock"
_UNFINISHED = ".building"
_BUILD_ID = pattern(r"\d{8}T\d{6}-[0-9a-f]{16}")
_PATIENCE = 900.0  # seconds; a build takes less


def current_id(index_dir: Path) -> str | None:
    """The id of the build in use, None where there is none. Costs the reading of one short file."""
    try:
        text = (index_dir / _CURRENT).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise IndexDamaged(f"{index_dir / _CURRENT} cannot be read ({error.strerror}): make the index anew with `cvqa index`") from error
    identifier = text.decode(errors="replace").removesuffix("\n")
    if not _BUILD_ID.fullmatch(identifier):
        raise IndexDamaged(f"{index_dir / _CURRENT} does not name a build: make the index anew with `cvqa index`")
    return identifier


@contextmanager
def locked(index_dir: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the folder against other builders, waiting for `patience` seconds; the system frees it when the process dies."""
    from filelock import FileLock, Timeout  # only builders need it

    index_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(index_dir / _LOCK)
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise BuildError(
            f"another process is making the index in {index_dir}: wait for it, or end it, and run `cvqa index` again"
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def unfinished(index_dir: Path) -> Iterator[Path]:
    """A new folder to write a build in; what is still in it at the end was not published, and goes."""
    folder = index_dir / _UNFINISHED
    _remove(folder)
    folder.mkdir()
    try:
        yield folder
    finally:
        _remove(folder)


def publish(index_dir: Path, folder: Path, identifier: str) -> None:
    """Make a written and checked folder the build in use, and remove all builds but it and the one before it."""
    before = _current_or_none(index_dir)
    durable.sync_tree(folder)
    folder.rename(index_dir / identifier)
    durable.sync_folder(index_dir)
    durable.replace(index_dir / _CURRENT, f"{identifier}\n".encode())
    for path in _builds(index_dir):
        if path.name not in (identifier, before):
            _remove(path)


def _current_or_none(index_dir: Path) -> str | None:
    try:
        return current_id(index_dir)
    except IndexDamaged:
        return None


def _builds(index_dir: Path) -> list[Path]:
    """The builds of the folder, and nothing else that somebody may keep there."""
    return [path for path in index_dir.iterdir() if path.is_dir() and _BUILD_ID.fullmatch(path.name)]


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
