"""When a build is stale, and what is said then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cvqa.index.model_files import Model
from cvqa.index.sources import FORMAT, Sources, read_sources
from tests.index.letters import LETTERS, sources

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of "abc", FIPS 180-2, appendix B.1
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
OTHER = Model("digits", {"config.json": "1" * 64})


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (sources(), sources(), None),
        (sources(cv="c"), sources(cv="d"), "the CV changed since the index was made"),
        (sources(assistant=None), sources(assistant="a"), "an assistant file was added since the index was made"),
        (sources(assistant="a"), sources(assistant=None), "the assistant file was removed since the index was made"),
        (sources(assistant="a"), sources(assistant="b"), "the assistant file changed since the index was made"),
        (sources(model=LETTERS), sources(model=OTHER), "the index was made with the model letters, and digits is another one"),
        (sources(bank="1"), sources(bank="2"), "the question bank changed since the index was made"),
        (replace(sources(), format=0), sources(), f"the index has format 0, and this cvqa writes format {FORMAT}"),
        (sources(model=LETTERS), sources(model=replace(LETTERS, name="moved", folder="elsewhere")), None),
        (sources(), sources(cv=None, assistant="b", model=OTHER, bank="2"), None),
    ],
)
def test_what_differs_is_said(then: Sources, now: Sources, said: str | None) -> None:
    assert then.difference(now) == said


def test_sources_are_the_digests_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("abc")
    (tmp_path / "assistant.yaml").write_text("")
    assert read_sources(tmp_path / "cv.yaml", tmp_path / "assistant.yaml", LETTERS, "b") == Sources(ABC, EMPTY, LETTERS, "b")


@pytest.mark.parametrize("assistant", [None, "none.yaml"])
def test_an_assistant_file_that_is_not_there_counts_as_none(tmp_path: Path, assistant: str | None) -> None:
    (tmp_path / "cv.yaml").write_text("abc")
    assert read_sources(tmp_path / "cv.yaml", tmp_path / assistant if assistant else None, LETTERS) == Sources(ABC, None, LETTERS)
