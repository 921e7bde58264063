"""Forms on one line, and the one question that each of them is."""

from __future__ import annotations

import pytest

from cvqa.language.words import words
from cvqa.question.cues import cues
from cvqa.question.forms import filled, labels


@pytest.mark.parametrize(
    ("form", "question"),
    [
        ("Employer: Norfell Bank. Title held; start; end?", "Norfell Bank - under what title, start date, end date"),
        ("ATS import, row Norfell -> job title / first month / last month", "Norfell - under what title, start date, end date"),
        ("Field: job title; employer: Norfell; value?", "Norfell - under what title"),
        ("GET /jobs?org=Norfell&fields=role,start,end", "jobs, Norfell - under what title, start date, end date"),
        ("job_title: ___ employer: Norfell start: ___", "Norfell - under what title, start date"),
        ("Form field 6/14 - PREVIOUS EMPLOYER: name; job title; end date", "PREVIOUS EMPLOYER - under what title, end date"),
        ("HR form / position no. 3 in the list / museum, city", "position no. 3 in the list - which organisation, which city"),
        ("Field: current clinic, position. Values?", "current - which organisation, under what title"),
        ("Form: dates and supervisor of the Norfell project", "the Norfell project - dates, adviser"),
        ("undergrad: subject, city", "undergrad - what subject, which city"),
    ],
)
def test_a_form_is_one_question(form: str, question: str) -> None:
    assert filled(form) == question


@pytest.mark.parametrize(
    "text",
    [
        "Where did she work, and from when to when?",
        "Norfell Bank: what did she do there?",
        "Her title at Norfell and who hired her?",
        "name, title",
        "All papers, one per line: title | venue",
        "Row 3",
        "",
    ],
)
def test_a_sentence_is_no_form(text: str) -> None:
    assert filled(text) is None


def test_every_label_is_asked_for_by_a_cue() -> None:
    for phrase in set(labels().values()):
        assert any(cue.family == "attribute" for cue in cues(words(phrase))), phrase
