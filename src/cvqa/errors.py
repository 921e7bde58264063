"""Every error that cvqa raises on purpose.

    CvqaError
    ├── UsageError        the asker's: an empty or overlong question, a wrong option
    ├── CvError           the owner's: a CV or assistant file that cannot be read
    └── BuildError       the build's
        ├── IndexMissing
        ├── IndexStale
        ├── IndexDamaged
        └── ModelError    the encoder's files are missing or not the ones expected

A message is one line that says what is wrong, where, and what to do. The doors (`cli`, `server`) are the only places that translate
these into an exit status or an HTTP status.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class CvqaError(Exception):
    """Anything that cvqa says no to; `str()` is the one line to show."""


class UsageError(CvqaError):
    """A question or an option that cannot be taken."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a file: where (1-based line), what, and what a right value looks like."""

    file: str
    line: int
    message: str
    example: str = ""

    def __str__(self) -> str:
        hint = f" (for example: {self.example})" if self.example else ""
        return f"{self.file}:{self.line}: {self.message}{hint}"


class CvError(CvqaError):
    """A CV or assistant file that cannot be read; `problems` holds all that is wrong with it, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        first = str(self.problems[0])
        rest = len(self.problems) - 1
        super().__init__(f"{first}; and {rest} more (cvqa check lists them all)" if rest else first)


class BuildError(CvqaError):
    """The index cannot be used."""


class IndexMissing(BuildError):  # noqa: N818 named for the state that it reports
    """There is no build to answer from."""


class IndexStale(BuildError):  # noqa: N818
    """The CV, the assistant file, the model or the format changed since the build."""


class IndexDamaged(BuildError):  # noqa: N818
    """A file of the build is missing or is not what the manifest says."""


class ModelError(BuildError):
    """The encoder's files are missing, or their SHA-256 is not the one expected."""
