"""What the wheel and the sdist hold, and what they do not."""

from __future__ import annotations

from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.packaging.conftest import Distributions

pytestmark = pytest.mark.packaging

UNSERVED = ("pictures/", "widget/", "build.py", "README.md")  # what web/ holds for its makers alone


def contents(wheel: Path) -> dict[str, bytes]:
    """Every file of a wheel with its bytes."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, by its path in it; what Python compiles is left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_wheel_holds_the_whole_package_and_the_web_folder(root: Path, distributions: Distributions) -> None:
    package = {f"cvqa/{name}": content for name, content in files(root / "src" / "cvqa").items()}
    web = {f"cvqa/web/{name}": content for name, content in files(root / "web").items() if not name.startswith(UNSERVED)}
    held = {name: content for name, content in contents(distributions.wheel).items() if ".dist-info/" not in name}
    assert held == package | web
    assert {"cvqa/web/widget.js", "cvqa/web/templates/embed.html.j2", "cvqa/py.typed", "cvqa/index/__init__.py"} <= held.keys()


def test_the_wheel_built_from_the_sdist_is_the_same_wheel(distributions: Distributions) -> None:
    assert contents(distributions.wheel_of_source) == contents(distributions.wheel)


def test_the_sdist_holds_what_a_build_needs_and_no_more(distributions: Distributions) -> None:
    expected = {"src", "web", "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "constraints.txt"}
    assert {path.name for path in distributions.source.iterdir()} - {".gitignore", "PKG-INFO"} == expected


def test_neither_holds_the_corpus_or_an_index(root: Path, distributions: Distributions) -> None:
    private = set(files(root / "corpus").values()) | set(files(root / "index").values())
    private.discard(b"")
    assert len(private) >= 2  # there is a CV and its assistant file to leave out
    assert private.isdisjoint(files(distributions.source).values())
    assert private.isdisjoint(contents(distributions.wheel).values())


def test_the_metadata_names_the_licence_the_command_and_the_python(distributions: Distributions) -> None:
    held = contents(distributions.wheel)
    (info,) = {name.split("/")[0] for name in held if ".dist-info/" in name}
    metadata = Parser().parsestr(held[f"{info}/METADATA"].decode())
    assert (metadata["License-Expression"], metadata["Requires-Python"]) == ("MIT", ">=3.11")
    assert f"{info}/licenses/LICENSE" in held
    assert held[f"{info}/entry_points.txt"].decode().split() == ["[console_scripts]", "cvqa", "=", "cvqa.cli:main"]
