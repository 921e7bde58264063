"""The house: imports go one way, no module is large, and nothing in it knows one CV's names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
# From left to right as in CONTRIBUTING.md; nothing imports what stands to its right.
HOUSE = (
    ("errors", "web_files", "locations", "lasting"),
    ("language",),
    ("cv",),
    ("index",),
    ("question",),
    ("answer",),
    ("prepared",),
    ("indexing", "suggesting"),
    ("assistant",),
    ("evaluation",),
    ("homepage", "terminal"),
    ("cli", "server", "__main__", "__init__"),
)
RANK = {room: rank for rank, rooms in enumerate(HOUSE) for room in rooms}
VOCABULARY = SOURCE / "cvqa" / "language" / "data" / "english_words.txt"  # a public list in the order of frequency
COMMON = 10_000
CODE = {".py", ".js", ".css", ".html", ".j2"}
TEXTS = CODE | {".txt", ".md", ".yaml", ".json", ".jsonl", ".tsv", ".csv"}


@dataclass(frozen=True)
class Arrow:
    """One import: who imports what, both as `cvqa.room.module`, and on which line."""

    source: str
    target: str
    line: int


def modules() -> dict[str, Path]:
    """Every module by its dotted name; a package is named as itself."""
    found = sorted((SOURCE / "cvqa").rglob("*.py"))
    return {".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path for path in found}


def imported(node: ast.AST, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the house that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in known)
    if isinstance(node, ast.ImportFrom) and node.module in known:
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in known else node.module


def arrows(known: dict[str, Path]) -> list[Arrow]:
    """Every import between modules of the house, those inside functions too."""
    return [
        Arrow(name, target, node.lineno)
        for name, path in known.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in imported(node, known)
    ]


def room(module: str) -> str:
    """`cvqa.cv.model` is in the room `cv`; the package itself is `__init__`."""
    return [*module.split("."), "__init__"][1]


def test_every_room_has_its_place() -> None:
    assert {room(module) for module in modules()} <= RANK.keys()


def test_imports_go_from_right_to_left() -> None:
    found = arrows(modules())
    assert len(found) > 20  # there is something to guard
    assert [arrow for arrow in found if RANK[room(arrow.target)] > RANK[room(arrow.source)]] == []


def test_imports_make_no_circle() -> None:
    graph: dict[str, set[str]] = {name: set() for name in modules()}
    for arrow in arrows(modules()):
        graph[arrow.source].add(arrow.target)
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle
    assert len(order) == len(graph)


def test_the_reading_of_imports_sees_every_form() -> None:
    known = {"cvqa": Path(), "cvqa.errors": Path(), "cvqa.cv": Path(), "cvqa.cv.model": Path()}
    code = "import json, cvqa.errors\nfrom cvqa.cv import model\nfrom cvqa.cv.model import Cv\nfrom cvqa import ask, cv"
    seen = [target for node in ast.parse(code).body for target in imported(node, known)]
    assert seen == ["cvqa.errors", "cvqa.cv.model", "cvqa.cv.model", "cvqa", "cvqa.cv"]


def code_files() -> list[Path]:
    """Everything that is written by hand and read by people."""
    return [path for folder in ("src", "web", "tests", "benchmarks") for path in (ROOT / folder).rglob("*") if path.suffix in CODE]


def test_no_file_is_over_300_lines() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in code_files()}
    assert len(lengths) > 20
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def texts(node: object, keys: frozenset[str]) -> Iterator[str]:
    """The texts that stand under any of the keys, at any depth of a YAML file."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from flat(value) if key in keys else texts(value, keys)
    elif isinstance(node, list):
        yield from chain.from_iterable(texts(item, keys) for item in node)


def flat(value: object) -> list[str]:
    """A text, or the texts of a list, without Markdown and marks."""
    values = value if isinstance(value, list) else [value]
    return [re.sub(r"[*_]|\(.*?\)|^(Prof|Dr)\. ", "", str(text)).strip() for text in values]


def names_of_the_sample() -> set[str]:
    """Whom and what our sample CV names: people and organisations, whole, and the single words of them that are not common English."""
    yaml = YAML(typ="safe", pure=True)
    cv = yaml.load(ROOT / "corpus" / "cv.yaml")["cv"]
    aliases = yaml.load(ROOT / "corpus" / "assistant.yaml")["aliases"]
    people = {cv["name"], *texts(cv["sections"], frozenset({"authors", "advisors"}))}
    places = {*texts(cv["sections"], frozenset({"institution", "company", "organization"}))}
    common = set(VOCABULARY.read_text("utf-8").splitlines()[: COMMON + 1])
    words = {word for name in {cv["name"], *places} for word in re.findall(r"\w+", name)}
    words |= {name for name in chain.from_iterable(aliases.values()) if name.isalpha()}
    return people | places | set(aliases) | {word for word in words if len(word) > 3 and word.lower() not in common}


def test_the_sample_has_names_to_look_for() -> None:
    assert len(names_of_the_sample()) > 40


@pytest.mark.parametrize("folder", ["src", "web"])
def test_nothing_knows_a_name_of_the_sample(folder: str) -> None:
    """The CV is data: an answer that is good for one person only is a fault."""
    names = sorted(names_of_the_sample(), key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    readable = [path for path in (ROOT / folder).rglob("*") if path.suffix in TEXTS and path != VOCABULARY]
    assert readable
    assert {str(path.relative_to(ROOT)): found for path in readable if (found := pattern.findall(path.read_text("utf-8")))} == {}
