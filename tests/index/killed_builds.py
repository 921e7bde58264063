"""Makes builds that are killed before the nth thing that they do to the index folder, for every n; run by test_build.

Prints a line of JSON for each: n, whether it was killed, and the CV that the folder then answers from.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from cvqa.index.build import open_build, write_build
from cvqa.index.passages import passages
from tests.index.letters import LetterEncoder, museum, paper, small_cv, sources

OLD, NEW = small_cv(museum()), small_cv(paper())
WATCHED = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}


def die_before(operation: int, index_dir: Path) -> None:
    """From now on, count what touches the folder, and kill this process as `kill -9` would before the nth."""
    left = operation

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in WATCHED and isinstance(arguments[0], str | Path) and str(arguments[0]).startswith(str(index_dir)):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def killed(operation: int, index_dir: Path) -> bool:
    """Build in a process of its own; whether it was killed."""
    child = os.fork()
    if not child:
        die_before(operation, index_dir)
        write_build(index_dir, NEW, passages(NEW), LetterEncoder(), sources())
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the build ended with {status}")
    return status != 0


def main(index_dir: Path) -> None:
    write_build(index_dir, OLD, passages(OLD), LetterEncoder(), sources())
    operation, was_killed = 0, True
    while was_killed:
        operation += 1
        was_killed = killed(operation, index_dir)
        found = open_build(index_dir, LetterEncoder())
        sys.stdout.write(json.dumps([operation, was_killed, found.cv.entries[0].id]) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
