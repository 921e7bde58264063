"""The distributions, each built once, and one clean installation of them."""

from __future__ import annotations

import shutil
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.packaging.clean_install import CleanInstall, checked, install


@dataclass(frozen=True)
class Distributions:
    """The sdist unpacked, the wheel built from the checkout, and the wheel built from the sdist."""

    source: Path
    wheel: Path
    wheel_of_source: Path


def built(kind: str, project: Path, output: Path) -> Path:
    """Build one distribution with the tools that are here, without a download."""
    checked([sys.executable, "-m", "build", "--no-isolation", kind, "--outdir", str(output), str(project)], output.parent)
    (file,) = output.iterdir()
    return file


@pytest.fixture(scope="session")
def distributions(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """Build all three; an unpacked sdist has no git, no corpus and no tests around it."""
    folder = tmp_path_factory.mktemp("distributions")
    with tarfile.open(built("--sdist", root, folder / "sdist")) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (source,) = (folder / "unpacked").iterdir()
    return Distributions(source, built("--wheel", root, folder / "wheel"), built("--wheel", source, folder / "wheel-of-source"))


@pytest.fixture(scope="session")
def installed(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> CleanInstall:
    """The wheel that was built from the sdist, in an environment of its own."""
    return install(distributions.wheel_of_source, tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="session")
def person(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CV that is not the checkout's, with its assistant file, in a folder of its own."""
    folder = tmp_path_factory.mktemp("person") / "corpus"
    folder.mkdir()
    for name in ("marta_engineer.yaml", "marta_engineer.assistant.yaml"):
        shutil.copy(root / "tests" / "cvs" / name, folder)
    return folder / "marta_engineer.yaml"
