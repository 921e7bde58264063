"""Excuses around a question are no part of it, and what names something is none."""

from __future__ import annotations

import pytest

from cvqa.question.excuses import without_excuses


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("sorry typing with one hand 🙈 what did she study", "what did she study"),
        ("Sorry if this is a silly question, but where does he work?", "where does he work?"),
        ("Apologies for the late reply - is she free?", "is she free?"),
        ("what was his first job? sorry for typos, on my phone", "what was his first job?"),
        ("where did she study (sorry for my English)", "where did she study"),
        ("sorry his master at Norfell when was it", "sorry his master at Norfell when was it"),
        ("Sorry, Acme, when did he start?", "Sorry, Acme, when did he start?"),
        ("sorry her second degree, which subject", "sorry her second degree, which subject"),
        ("sorry", "sorry"),
    ],
)
def test_excuses_go_and_what_is_asked_stays(text: str, question: str) -> None:
    assert without_excuses(text) == question
