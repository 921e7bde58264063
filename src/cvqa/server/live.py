"""The assistant of the newest build: a running server takes up a new one without a restart."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from cvqa.errors import BuildError, CvqaError, IndexMissing

if TYPE_CHECKING:
    from cvqa.answer.reply import Reply
    from cvqa.assistant import Turn
    from cvqa.cv.model import Cv

LOG = logging.getLogger("uvicorn.error")


class Served(Protocol):
    """What the server needs of a build."""

    @property
    def id(self) -> str: ...
    @property
    def cv(self) -> Cv: ...


class Answering(Protocol):
    """What the server needs of an assistant."""

    @property
    def build(self) -> Served: ...
    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply: ...
    def suggestions(self) -> tuple[str, ...]: ...


class LiveAssistant:
    """An assistant that looks at `index/current` before it answers, and opens the build that stands there now.

    A new build that cannot be opened is logged, and the one before goes on answering; where there is none before, every use raises
    BuildError with the reason, until there is a build.
    """

    def __init__(self, index: Path, opener: Callable[[], Answering]) -> None:
        self._current, self._opener = index / "current", opener
        self._lock = Lock()
        self._mark: tuple[int, ...] | None = None
        self._assistant: Answering | None = None
        self._reason = ""
        self._take_up(self._seen())

    @property
    def build(self) -> Served:
        return self._newest().build

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply:
        return self._newest().ask(question, history)

    def suggestions(self) -> tuple[str, ...]:
        return self._newest().suggestions()

    def _newest(self) -> Answering:
        seen = self._seen()
        # While one thread opens the new build, the others go on with the old one.
        if seen != self._mark and self._lock.acquire(blocking=self._assistant is None):
            try:
                if seen != self._mark:
                    self._take_up(seen)
            finally:
                self._lock.release()
        if self._assistant is None:
            raise BuildError(self._reason)
        return self._assistant

    def _seen(self) -> tuple[int, ...] | None:
        """What tells one `current` from the next, be it a file or a link."""
        try:
            stat = self._current.lstat()
        except OSError:
            return None
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _take_up(self, seen: tuple[int, ...] | None) -> None:
        self._mark = seen
        try:
            if seen is None:
                raise IndexMissing(f"{self._current.parent}: there is no index yet; run: cvqa index")
            self._assistant = self._opener()
        except (CvqaError, OSError) as error:
            self._reason = str(error)
            LOG.warning("%s", self._reason)
