"""How fast it is: `make bench` measures everything, writes a table and a plot, and says on standard output what it found.

The machine's speed wanders, so that ratios of runs taken in turn say more than times do.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.cold import cold
from benchmarks.load import served_load
from benchmarks.measuring import Line, plot, table
from benchmarks.served import CVQA
from benchmarks.warm import building, growth, memory, warm
from cvqa.locations import cv_file, default_index

QUESTION = "What did he do at MBZUAI?"
WRITTEN = Path("benchmarks/results")


def main() -> None:
    """Measure what was asked for, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cv", type=Path, default=Path("corpus"), help="the CV to ask about")
    parser.add_argument("--only", default="cold,warm,served,memory,index,growth", help="which measures, with commas between them")
    parser.add_argument("--rounds", type=int, default=7, help="runs from the shell, of each program")
    parser.add_argument("--seconds", type=int, default=10, help="how long each load lasts")
    parser.add_argument("--asked", type=int, default=10_000, help="questions after which memory is looked at")
    parser.add_argument("--no-others", action="store_true", help="leave out txtai and LangChain, which are installed for it once")
    given = parser.parse_args()
    subprocess.run([CVQA, "index", "--force", "--cv", given.cv], check=True, stdout=subprocess.DEVNULL)  # by the code that is measured
    file = cv_file(given.cv)
    index = default_index(file)
    measures: dict[str, Callable[[], Iterator[Line]]] = {
        "cold": lambda: cold(str(given.cv), index, QUESTION, given.rounds, not given.no_others),
        "warm": lambda: warm(index, 200),
        "served": lambda: served_load(index, (1, 8, 32), given.seconds),
        "memory": lambda: memory(index, given.asked),
        "index": lambda: building(index, file),
        "growth": lambda: growth(index, file, (1, 10, 100), 60),
    }
    lines = [line for name in given.only.split(",") for line in measures[name]()]
    WRITTEN.mkdir(exist_ok=True)
    head = f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    (WRITTEN / "speed.md").write_text(f"{head}\n\n{table(lines)}", "utf-8")
    plot(lines, WRITTEN / "speed.svg")
    print(f"{head}\n\n{table(lines)}")


if __name__ == "__main__":
    main()
