"""Runs taken in turn, their medians and ratios, and what they are written as: a table and a plot."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Run:
    """One process: how long it took, in seconds, and its peak memory, in MB."""

    seconds: float
    memory: float


@dataclass(frozen=True)
class Line:
    """One line of the table: what was measured, the figure in words, and its ratio to what it is held against (None: no such thing)."""

    measure: str
    figure: str
    ratio: float | None = None
    goal: str = ""


def process(command: Sequence[str]) -> Run:
    """Run a whole process; its output is thrown away, and status 1 (the CV does not hold it) is no failure."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with status {running.returncode}")
    return Run(time.perf_counter() - start, used.ru_maxrss / 1024)


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def in_turn(actions: Mapping[str, Callable[[], T]], rounds: int) -> dict[str, list[T]]:
    """Each action once a round, so that a busy moment of the machine falls on all of them; the first round does not count."""
    found: dict[str, list[T]] = {name: [] for name in actions}
    for turn in range(rounds + 1):
        for name, action in actions.items():
            result = action()
            if turn:
                found[name].append(result)
    return found


def ratio(left: Sequence[float], right: Sequence[float]) -> float:
    """The median of the ratios, round by round."""
    return statistics.median(a / b for a, b in zip(left, right, strict=True))


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table."""
    rows = [f"| {n.measure} | {n.figure} | {'' if n.ratio is None else f'{n.ratio:.2f}'} | {n.goal} |" for n in lines]
    return "\n".join(["| measure | figure | ratio | to reach |", "| --- | --- | --- | --- |", *rows]) + "\n"


def plot(lines: Sequence[Line], path: Path) -> None:
    """The ratios as bars, each beside its goal in words."""
    from matplotlib.figure import Figure

    shown = [line for line in lines if line.ratio is not None]
    figure = Figure(figsize=(9, 0.45 * len(shown) + 1), layout="constrained")
    axes = figure.subplots()
    axes.barh([f"{line.measure} ({line.goal})" for line in shown], [line.ratio or 0 for line in shown])
    axes.set_xscale("log")
    axes.axvline(1, color="black", linewidth=0.8)
    axes.invert_yaxis()
    axes.set_xlabel("ratio")
    figure.savefig(path)
