"""Measure 1: one question from the shell, as a whole process, against a bare script and the usual recipes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import venv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measuring import Line, Run, in_turn, process, ratio
from benchmarks.served import CVQA
from cvqa.index.model_files import default_model, verified_folder

OTHERS = Path(".venv-others")  # what cvqa is compared with wants versions of its own
PACKAGES = ("sentence-transformers", "faiss-cpu", "txtai", "langchain-community", "langchain-huggingface", "torch")
HERE = Path(__file__).parent


def cold(cv: str, index: Path, question: str, rounds: int, others: bool) -> Iterator[Line]:
    """Wall time and peak memory of each, and how cvqa compares."""
    model = str(verified_folder(default_model()))
    commands = {
        "cvqa ask": [str(CVQA), "ask", "--cv", cv, "--index", str(index), question],
        "bare script": [sys.executable, str(HERE / "bare.py"), str(index), question],
        "sentence-transformers with FAISS": [sys.executable, str(HERE / "others.py"), "plain", model, str(index), question],
    }
    if others:
        python = str(environment() / "bin" / "python")
        recipes = {"txtai": "txtai", "LangChain with FAISS": "langchain"}
        commands |= {name: [python, str(HERE / "others.py"), recipe, model, str(index), question] for name, recipe in recipes.items()}
    runs = in_turn({name: partial(process, command) for name, command in commands.items()}, rounds)
    yield Line("cold: cvqa ask", said(runs["cvqa ask"]))
    for name in list(commands)[1:]:
        times = [[run.seconds for run in runs[which]] for which in ("cvqa ask", name)]
        bare = name == "bare script"
        figure = ratio(times[0], times[1]) if bare else ratio(times[1], times[0])
        yield Line(f"cold: {name}", said(runs[name]), figure, "cvqa at most 1.25 times this" if bare else "at least 12 times cvqa")


def said(runs: list[Run]) -> str:
    """The medians in words."""
    return f"{statistics.median(run.seconds for run in runs):.2f} s, {statistics.median(run.memory for run in runs):.0f} MB"


def environment() -> Path:
    """The environment of txtai and LangChain, made where it is missing; the first time that takes minutes."""
    if not (OTHERS / "made").exists():
        venv.create(OTHERS, with_pip=True)
        command = [str(OTHERS / "bin" / "python"), "-m", "pip", "install", "-q", "-c", "constraints.txt", *PACKAGES]
        subprocess.run(command, check=True)
        (OTHERS / "made").touch()
    return OTHERS
