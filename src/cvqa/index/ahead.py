"""Opening the encoder of an index in a thread, while the rest of a command is still being imported.

Most of that time the interpreter is free: files are checked, and onnxruntime lays its weights out. Importing is not like that, so
that the libraries of the encoder are to be imported before.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from cvqa.errors import BuildError
from cvqa.index import folder
from cvqa.index.checked import read_manifest
from cvqa.index.manifest import Manifest

if TYPE_CHECKING:
    from cvqa.index.encoder import Encoder

_lock = Lock()
_opening: dict[Path, Future[Encoder]] = {}


def open_ahead(index_dir: Path, opener: Callable[[Path, Manifest], Encoder]) -> None:
    """Begin to open the encoder of the build in use. What is wrong with the index is left for those to say who open it."""
    try:
        identifier = folder.current_id(index_dir)
        if identifier is None:
            return
        build = index_dir / identifier
        manifest = read_manifest(build, identifier)
    except BuildError:
        return
    with _lock:
        if build in _opening:
            return
        future = _opening[build] = Future()
    Thread(target=_open, args=(future, opener, build, manifest), daemon=True).start()


def opened(build: Path) -> Encoder | None:
    """The encoder that was begun to be opened for a build, once; None where none was. Raises what its opening raised."""
    with _lock:
        future = _opening.pop(build, None)
    return future.result() if future else None


def _open(future: Future[Encoder], opener: Callable[[Path, Manifest], Encoder], build: Path, manifest: Manifest) -> None:
    try:
        future.set_result(opener(build, manifest))
    except BaseException as error:  # noqa: BLE001 - it is raised where the encoder is asked for
        future.set_exception(error)
