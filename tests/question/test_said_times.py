"""Times as people say them."""

from __future__ import annotations

import pytest

from cvqa.question.said_times import in_figures, set_then


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("what was she doing in June twenty twenty one", "what was she doing in June 2021"),
        ("since nineteen ninety eight", "since 1998"),
        ("in two thousand and nineteen", "in 2019"),
        ("in two thousand five", "in 2005"),
        ("in twenty oh eight", "in 2008"),
        ("in twenty ten and in twenty-fourteen", "in 2010 and in 2014"),
        ("did she train twenty nurses in nineteen weeks", "did she train twenty nurses in nineteen weeks"),
    ],
)
def test_years_in_words_become_figures(said: str, written: str) -> None:
    assert in_figures(said) == written


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("It's July 2021. Where is he working?", "Where is he working in July 2021?"),
        ("Imagine it is 2015: who employs her?", "who employs her in 2015?"),
        ("It is 2015 that counts", "It is 2015 that counts"),
    ],
)
def test_a_time_that_is_set_belongs_to_the_question(text: str, asked: str) -> None:
    assert set_then(text) == asked
