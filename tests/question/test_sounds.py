"""Names that were heard: joined words held against the CV's rare words, and ordinary sentences left alone."""

from __future__ import annotations

import pytest

from cvqa.question.sounds import heard

FORMS = ("norfell", "tarnwick", "brannoch", "vondracek", "glacier", "science", "midwifery", "institute", "solheimdal")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("what did she do at nor fell", "what did she do at Norfell"),
        ("when was she at the tarn wick place", "when was she at the Tarnwick place"),
        ("did von dra check write it", "did Vondracek write it"),
        ("who is sol haim dahl to her", "who is Solheimdal to her"),
    ],
)
def test_a_run_of_words_that_sounds_like_a_name_is_the_name(said: str, meant: str) -> None:
    assert heard(said, FORMS) == meant


@pytest.mark.parametrize(
    "said",
    [
        "what did she do at Norfell and Tarnwick",
        "why did she give up her post as a midwife in Manila",
        "is there any science in this",
        "z k p",
        "",
    ],
)
def test_what_was_heard_right_stays(said: str) -> None:
    assert heard(said, FORMS) == said
