"""CVs for the tests of this room: the samples of `tests/cvs`, the corpus, and what a test writes itself."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from cvqa.cv.model import Cv
from cvqa.cv.reading import read_cv

ROOT = Path(__file__).parents[2]
SAMPLES = {
    "corpus": ROOT / "corpus" / "cv.yaml",
    "engineer": ROOT / "tests" / "cvs" / "marta_engineer.yaml",
    "journalist": ROOT / "tests" / "cvs" / "ari_journalist.yaml",
}
WriteCv = Callable[..., Path]


@pytest.fixture(params=sorted(SAMPLES))
def sample(request: pytest.FixtureRequest) -> Path:
    """Each of the three CVs."""
    return SAMPLES[request.param]


@pytest.fixture(scope="session")
def corpus() -> Cv:
    return read_cv(SAMPLES["corpus"])


@pytest.fixture(scope="session")
def engineer() -> Cv:
    return read_cv(SAMPLES["engineer"])


@pytest.fixture(scope="session")
def journalist() -> Cv:
    return read_cv(SAMPLES["journalist"])


@pytest.fixture
def write_cv(tmp_path: Path) -> WriteCv:
    """Writes a CV (and an assistant file) into a folder of its own and returns the CV's path."""

    def write(cv: str, assistant: str = "") -> Path:
        file = tmp_path / "cv.yaml"
        file.write_text(textwrap.dedent(cv).lstrip("\n"), encoding="utf-8")
        if assistant:
            (tmp_path / "assistant.yaml").write_text(textwrap.dedent(assistant).lstrip("\n"), encoding="utf-8")
        return file

    return write
