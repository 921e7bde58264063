"""How long an answer takes: from the shell, with everything that has to start, and from a server that is warm."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import time
from collections.abc import Callable
from urllib.parse import quote
from urllib.request import urlopen

from benchmarks.served import CVQA, served

FALLBACK = "What did they study?"


def seconds(action: Callable[[], object], times: int) -> list[float]:
    """How long each of several runs takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return taken


def report(name: str, taken: list[float]) -> None:
    """One line: the median, and the slowest of all."""
    print(f"{name:<28} median {statistics.median(taken) * 1000:8.1f} ms   slowest {max(taken) * 1000:8.1f} ms   of {len(taken)}")


def fetch(address: str) -> bytes:
    """The body of a page."""
    with urlopen(address, timeout=60) as response:
        return bytes(response.read())


def main() -> None:
    """Measure with the CV's own suggested questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cv", default="corpus", help="the CV to ask about")
    parser.add_argument("--shell", type=int, default=5, help="how many questions from the shell")
    parser.add_argument("--warm", type=int, default=200, help="how many questions to the server")
    given = parser.parse_args()
    subprocess.run([CVQA, "index", "--cv", given.cv], check=True, stdout=subprocess.DEVNULL)
    with served("--cv", given.cv) as address:
        questions = json.loads(fetch(f"{address}/api/profile"))["suggestions"] or [FALLBACK]
        asked = iter(quote(questions[n % len(questions)]) for n in range(given.warm))
        report("warm, over HTTP", seconds(lambda: fetch(f"{address}/api/ask?q={next(asked)}"), given.warm))
    # Status 1, not in the CV, takes as long and is no failure of the measurement.
    ask = [CVQA, "ask", "--cv", given.cv, questions[0]]
    report("from the shell", seconds(lambda: subprocess.run(ask, stdout=subprocess.DEVNULL, check=False), given.shell))


if __name__ == "__main__":
    main()
