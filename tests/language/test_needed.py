"""What a pattern needs is in every text that it matches, so that leaving the others untried changes nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvqa.language.needed import needed
from cvqa.question import bank, cues


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("how long", ("how long",)),
        (r"\b(when|since)\b", ("since", "when")),
        ("(who|what)?", ()),
        ("(?:advis)+ed", ("advis",)),
        ("(?<!not )paid(?! off)", ("paid",)),
        (r"\w+", ()),
        ("(?i)paid", ()),
        ("a|paid", ()),
    ],
)
def test_what_is_read_off_a_pattern(pattern: str, texts: tuple[str, ...]) -> None:
    assert needed(pattern) == texts


def test_most_cues_need_something() -> None:
    found = cues.needs()
    assert len(found) > 200
    assert sum(map(bool, found.values())) > 0.8 * len(found)


def test_every_question_of_the_bank_that_a_cue_matches_holds_what_it_needs() -> None:
    asked = sorted({q.lower() for q, _ in bank.questions()})[::3]
    found = {line: (re.compile(line), texts) for line, texts in cues.needs().items() if texts}
    matched = [(text, texts) for one, texts in found.values() for text in asked if one.search(text)]
    assert len(matched) > 1_000
    assert [(text, texts) for text, texts in matched if not any(part in text for part in texts)] == []


@settings(max_examples=40)
@given(st.data())
def test_whatever_a_cue_matches_holds_what_it_needs(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(sorted(line for line, texts in cues.needs().items() if texts)))
    text = data.draw(st.from_regex(re.compile(line)))
    assert any(part in text for part in needed(line))
