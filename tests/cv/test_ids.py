"""Ids stay the same when other entries come or go."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.ids import LONGEST, fold, slug, with_ids
from cvqa.cv.model import Date, Entry, Kind, Period, Place

names = st.text(st.characters(codec="utf-8"), max_size=80)


def entry(name: str, year: int = 0, kind: Kind = Kind.EXPERIENCE) -> Entry:
    period = Period(Date(year), Date(year)) if year else None
    return Entry("", (kind,), "Work", name, Place("cv.yaml", 1, 1), name=name, period=period)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Żółcińska & Søns", "zolcinska-sons"),
        ("A Reporter's Atlas", "a-reporters-atlas"),
        ("  R&D: C++ ", "r-d-c"),
        ("漢字", ""),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 80, "x" * 60),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(names)
def test_slugs_are_short_ascii_words_and_stable(name: str) -> None:
    made = slug(name)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert len(made) <= LONGEST
    assert slug(made) == made


@given(names)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_the_earliest_of_a_name_has_the_bare_id_and_the_others_their_year() -> None:
    entries = [entry("Acme", 2021), entry("Acme", 2015), entry("Acme", 2021), entry("Other")]
    assert [e.id for e in with_ids(entries)] == ["experience-acme-2021", "experience-acme", "experience-acme-2021-2", "experience-other"]


def test_a_name_that_opens_with_its_kind_does_not_repeat_it() -> None:
    assert with_ids([entry("Teaching Chess", kind=Kind.TEACHING)])[0].id == "teaching-chess"


def test_a_name_without_latin_letters_still_has_an_id() -> None:
    assert [e.id for e in with_ids([entry("漢字"), entry("かな")])] == ["experience-entry", "experience-entry-2"]


@given(st.lists(st.tuples(st.sampled_from(["Acme", "Acme 2015", "Bolt", "漢字"]), st.sampled_from([0, 2015, 2021])), max_size=8))
def test_every_id_is_unique(made: list[tuple[str, int]]) -> None:
    ids = [e.id for e in with_ids([entry(*one) for one in made])]
    assert len(ids) == len(set(ids)) == len(made)


@given(st.lists(st.integers(1990, 2020), max_size=5, unique=True), st.integers(0, 5))
def test_a_newer_entry_changes_no_other_id(years: list[int], position: int) -> None:
    before = [entry("Acme", year) for year in years]
    after = [*before[:position], entry("Acme", 2025), *before[position:]]
    kept = [e.id for e in with_ids(after) if e.period != Period(Date(2025), Date(2025))]
    assert kept == [e.id for e in with_ids(before)]


def test_only_the_id_changes() -> None:
    one = entry("Acme")
    assert with_ids([one]) == (replace(one, id="experience-acme"),)
