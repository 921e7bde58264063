"""Passages: what of a CV can be found, and how it is worded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.model import Date, Kind, Period, Text
from cvqa.index.passages import LONGEST, PassageKey, parse_key, passages
from cvqa.index.rows import Row
from tests.index.letters import contact, museum, paper, place, small_cv


def test_an_entry_its_texts_and_its_items_in_this_order() -> None:
    assert passages(small_cv(museum())) == [
        Row(
            "passage",
            "experience-harbour-museum",
            "Curator, Harbour Museum. Work. March 2018 – September 2021. Bergen, Norway. "
            "Looked after 400 sea charts. Won the Copper Compass (2020).",
        ),
        Row("passage", "experience-harbour-museum#text-0", "Curator, Harbour Museum. Looked after 400 sea charts."),
        Row("passage", "experience-harbour-museum#text-1", "Curator, Harbour Museum. Won the Copper Compass (2020)."),
        Row("passage", "experience-harbour-museum#item-0", "Curator, Harbour Museum. Won the Copper Compass (2020)."),
    ]


def test_fields_that_the_title_lacks_are_said() -> None:
    (row,) = passages(small_cv(paper()))
    assert row.text == "Tides on Paper. Writing. Journal of Charts. Nora Vale, Omar Lind. 2020."


def test_a_contact_is_its_fields() -> None:
    (row,) = passages(small_cv(contact()))
    assert row.text == "Nora Vale. Contact. email: nora@vale.example."


def test_entries_keep_their_order() -> None:
    keys = [row.key for row in passages(small_cv()) if "#" not in row.key]
    assert keys == ["contact", "experience-harbour-museum", "publication-tides-on-paper"]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(Date(2020, 5), None, ongoing=True), "since May 2020"),
        (Period(None, None, text="Spring term"), "Spring term"),
        (Period(Date(2018), Date(2019)), "2018 – 2019"),
    ],
)
def test_the_time_is_in_words(period: Period, words: str) -> None:
    row = passages(small_cv(replace(paper(), period=period)))[0]
    assert row.text == f"Tides on Paper. Writing. Journal of Charts. Nora Vale, Omar Lind. {words}."


def test_a_text_that_names_its_entry_does_not_repeat_it() -> None:
    said = Text("summary", "Tides on Paper is about maps!", place(9))
    assert passages(small_cv(replace(paper(), texts=(said,))))[1].text == "Tides on Paper is about maps!"


def test_a_text_of_several_lines_becomes_one() -> None:
    folded = Text("summary", "One\n  line.\n", place(9))
    assert passages(small_cv(replace(paper(), texts=(folded,))))[1].text == "Tides on Paper. One line."


@pytest.mark.parametrize(("text", "length", "end"), [("word " * 400, 22 + 195 * len(" word") + 1, " word…"), ("x" * 2000, 1000, "xx…")])
def test_a_long_passage_is_cut_at_a_word_where_there_is_one(text: str, length: int, end: str) -> None:
    long = replace(paper(), title="Tides on Paper by N.V.", texts=(Text("summary", text, place(9)),))
    cut = passages(small_cv(long))[1].text
    assert len(cut) == length
    assert cut.endswith(end)
    assert cut.startswith("Tides on Paper by N.V.")


@given(st.lists(st.text(max_size=1500), max_size=3))
def test_no_passage_is_empty_or_too_long_and_no_key_occurs_twice(texts: list[str]) -> None:
    entry = replace(museum(), texts=tuple(Text("summary", text, place(5)) for text in texts))
    found = passages(small_cv(contact(), entry))
    assert all(0 < len(row.text) <= LONGEST for row in found)
    assert len({row.key for row in found}) == len(found) == 1 + 1 + len(texts) + 1


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("skill-weaving", PassageKey("skill-weaving")),
        ("skill-weaving#text-0", PassageKey("skill-weaving", "text", 0)),
        ("skill-weaving#item-12", PassageKey("skill-weaving", "item", 12)),
    ],
)
def test_a_key_says_where_its_passage_comes_from(key: str, parts: PassageKey) -> None:
    assert parse_key(key) == parts
    assert str(parts) == key


def test_every_key_leads_back_to_its_text() -> None:
    entry = museum()
    for row in passages(small_cv(entry)):
        key = parse_key(row.key)
        said = {"entry": entry.title, "text": key.part == "text" and entry.texts[key.number].text, "item": entry.items[0].text.text}[
            key.part
        ]
        assert str(said) in row.text


def test_an_empty_key_is_refused() -> None:
    with pytest.raises(ValueError, match="no key of a passage: ''"):
        parse_key("")


def test_kinds_do_not_change_the_wording() -> None:
    assert passages(small_cv(replace(museum(), kinds=(Kind.VOLUNTEERING,)))) == passages(small_cv(museum()))
