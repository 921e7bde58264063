"""Idioms said in plain words: what they mean, of whom, and what is no idiom."""

from __future__ import annotations

import re

import pytest

from cvqa.question.idioms import patterns, plainly


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Who would vouch for her?", "Who are her referees?"),
        ("Which professors will put in a good word for Ms Orr?", "Which professors are Ms Orr's referees?"),
        ("Whom may we ring about his character?", "who are his referees?"),
        ("Which school pays the candidate's wages these days?", "Which school employs the candidate these days?"),
        ("And before that, who signed their payslips?", "And before that, who employed them?"),
        ("What line of work is she in?", "what is her current job?"),
        ("How does Ada let off steam when the shift is over?", "what are Ada's hobbies?"),
        ("What did he grow up speaking?", "which languages are his native languages?"),
        ("Which feat makes her chest swell the most?", "Which feat is she most proud of?"),
        ("What would this chap like to be one day?", "What does this chap aspire to?"),
        ("Where did Ari cut their teeth?", "what was Ari's first job?"),
        ("Which feathers does she have in her cap?", "which awards does she have?"),
        ("Did he ever work for free?", "Did he ever volunteer?"),
        ("Does she give her time to any good cause?", "Does she do volunteer work?"),
        ("Where was she brought up?", "where was she born?"),
    ],
)
def test_an_idiom_is_said_in_plain_words(text: str, plain: str) -> None:
    assert plainly(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "What is the aim of the project?",
        "What papers does he have?",
        "Where is he working now?",
        "Who paid for the degree?",
        "What is he doing now?",
        "Who raised the money for the lab?",
        "İ",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert plainly(text) == text


@pytest.mark.parametrize("pattern", patterns())
def test_every_pattern_can_be_read_and_matches_no_empty_text(pattern: str) -> None:
    assert re.compile(pattern).fullmatch("") is None
