"""A Cv survives the way into JSON and back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.model import Cv, Date, Entry, Faq, Item, Kind, Owner, Period, Person, Place, Relation, Settings, Text
from cvqa.cv.reading import read_cv
from cvqa.cv.serial import from_json, to_json

words = st.text(max_size=6)
places = st.builds(Place, words, st.integers(1, 9), st.integers(1, 9))
dates = st.builds(Date, st.integers(1990, 2030), st.integers(0, 12), st.integers(0, 31))
periods = st.builds(Period, st.none() | dates, st.none() | dates, st.booleans(), words)
texts = st.builds(Text, words, words, places)
kinds = st.lists(st.sampled_from(Kind), min_size=1, max_size=3).map(tuple)
items = st.builds(Item, words, texts, kinds, words, st.none() | periods)
people = st.builds(Person, words, st.sampled_from(Relation), places, words, words, words)
entries = st.builds(
    Entry, words, kinds, words, words, places, period=st.none() | periods, people=st.lists(people, max_size=2).map(tuple),
    texts=st.lists(texts, max_size=2).map(tuple), items=st.lists(items, max_size=2).map(tuple),
)  # fmt: skip
settings = st.builds(
    Settings, words, st.dictionaries(words, st.lists(words, max_size=2).map(tuple), max_size=2),
    faq=st.lists(st.builds(Faq, st.lists(words, max_size=2).map(tuple), words, places), max_size=1).map(tuple),
)  # fmt: skip
cvs = st.builds(Cv, st.builds(Owner, words, words), st.lists(entries, max_size=2).map(tuple), settings, st.just(("phone",)))


def test_the_samples_come_back_equal(sample: Path) -> None:
    cv = read_cv(sample)
    assert from_json(json.loads(json.dumps(to_json(cv)))) == cv


@given(cvs)
def test_every_cv_comes_back_equal(cv: Cv) -> None:
    assert from_json(json.loads(json.dumps(to_json(cv)))) == cv


def test_kinds_come_back_as_kinds(corpus: Cv) -> None:
    assert all(isinstance(kind, Kind) for entry in from_json(to_json(corpus)).entries for kind in entry.kinds)


PLAIN: dict[str, Any] = {"owner": {"name": "Jo"}, "entries": [], "settings": {}}


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        {},
        {**PLAIN, "colour": "blue"},
        {**PLAIN, "owner": {"name": 7}},
        {**PLAIN, "entries": [{"id": "x"}]},
        {**PLAIN, "entries": [to_json(Entry("x", (Kind.TEXT,), "", "", Place("f", 1, 1))) | {"kinds": ["nonsense"]}]},
    ],
)
def test_anything_else_is_refused(plain: Any) -> None:
    with pytest.raises(ValueError, match=r"not a CV|not a valid Kind"):
        from_json(plain)


def test_loading_needs_neither_pydantic_nor_ruamel() -> None:
    code = (
        "import sys, cvqa.cv.serial, cvqa.cv.dates, cvqa.cv.date_texts\n"
        "print([name for name in ('pydantic', 'ruamel', 'ruamel.yaml', 'markdown_it') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment())
    assert done.stdout == "[]\n"


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
