"""Both judges agree, on replies that are made up to fail in every way. The real replies are compared in tests/answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.answer.reply import Citation, Reply, Status
from cvqa.evaluation.judge import judge
from cvqa.evaluation.sets import Row, read_sets
from tests.evaluation.other_judge import Judge, as_json, other_judge
from tests.evaluation.rows import citation, refusal, reply, row

WORDS = ("Harbour", "works", "2020", "**diver**", "`x`", "not", "pilot", "\n", "")
SIZES = (0, 1, 8, 9)

sayings = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=30)
patterns = st.sampled_from((r"\bharbour\b", "WORKS$", "20(19|20)", "diver", "x", "^not", "pilot", "."))
citations = st.builds(
    Citation,
    id=st.sampled_from(("", "experience-harbour")),
    section=st.sampled_from(("", "Work")),
    title=sayings,
    quote=sayings | st.sampled_from(("x" * 600, "x" * 601)),
    source=st.just("cv.yaml:1"),
    url=st.just("/#x"),
)
replies = st.builds(Reply, st.sampled_from(Status), sayings, st.just(""), st.lists(citations, max_size=9).map(tuple))
rows = st.builds(
    row,
    status=st.lists(st.sampled_from(Status), min_size=1, max_size=2, unique=True).map(tuple),
    must=st.lists(st.lists(patterns, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple),
    forbid=st.lists(patterns, max_size=2).map(tuple),
    cite=st.lists(patterns, max_size=2).map(tuple),
    max_chars=st.none() | st.integers(1, 40),
)


@pytest.fixture(scope="module")
def other() -> Judge:
    return other_judge()


def without_empty(value: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON object whose empty fields are missing, and so for the objects in its lists."""
    kept = {key: found for key, found in value.items() if found not in ("", [], None)}
    return {key: [*map(without_empty, found)] if key == "citations" else found for key, found in kept.items()}


@given(asked=rows, said=replies)
def test_both_judges_find_as_much_wrong(other: Judge, asked: Row, said: Reply) -> None:
    ours = len(judge(asked, said))
    assert ours == len(other(as_json(asked), said.as_dict())) == len(other(as_json(asked), without_empty(said.as_dict())))


MADE_UP = [
    *(reply(citations=(citation(),) * size) for size in SIZES),
    *(reply("x" * size, status) for size in (0, 1, 2, 19, 20, 5_000) for status in Status),
    *(refusal(status) for status in Status),
    reply("**" * 900),
    reply("He was in Beijing, at `MBZUAI`, in **2022**."),
    reply(citations=(citation("x" * 601),)),
]


@pytest.mark.parametrize("name", ["hexu_zhao", "marta_engineer", "ari_journalist"])
def test_both_judges_agree_on_every_row(other: Judge, root: Path, name: str) -> None:
    asked = read_sets([root / "tests" / "questions" / f"{name}.jsonl"])
    said = [*MADE_UP, *(reply(found.ideal) for found in asked if found.ideal)]
    pairs = [(found, given) for found in asked for given in said]
    differing = [
        (found.id, given.answer) for found, given in pairs if len(judge(found, given)) != len(other(as_json(found), given.as_dict()))
    ]
    assert len(asked) > 50
    assert differing == []


@pytest.mark.parametrize("name", ["hexu_zhao", "marta_engineer", "ari_journalist"])
def test_our_sets_are_those_beside_the_checkout(other: Judge, root: Path, name: str) -> None:
    ours, theirs = root / "tests" / "questions", root.parent / "shared" / "questions"
    assert (ours / f"{name}.jsonl").read_bytes() == (theirs / f"{name}.jsonl").read_bytes()
