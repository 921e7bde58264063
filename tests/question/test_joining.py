"""Questions of one breath: behind a statement, and joined to another."""

from __future__ import annotations

import pytest

from cvqa.question.followup import Context
from cvqa.question.gazetteer import Gazetteer
from cvqa.question.joining import needs_statement, within
from tests.question.conftest import Understand


@pytest.mark.parametrize("question", ["By how much?", "Title?", "How many came to it?", "Does the candidate qualify?", "Any evidence?"])
def test_a_question_that_says_nothing_needs_the_statement_before_it(ask: Understand, question: str) -> None:
    assert needs_statement(ask(question))


@pytest.mark.parametrize(
    "question",
    ["When was that?", "What does she do?", "Who advised her at Vestholm?", "List her papers", "What happened in 2018?", "Where?"],
)
def test_a_question_with_words_a_name_a_time_or_a_field_of_its_own_does_not(ask: Understand, question: str) -> None:
    assert not needs_statement(ask(question))


@pytest.fixture
def job(ask: Understand, gazetteer: Gazetteer) -> Context:
    """What "What is her job?" was about."""
    return Context(ask("What is her job?"), tuple(r for r in gazetteer.records if r.entry.organisation == "Norfell Polar Institute")[:1])


@pytest.mark.parametrize("question", ["with which employer", "at which school", "under whose lead", "what is the employer"])
def test_a_joined_question_is_about_what_the_first_was_about(ask: Understand, job: Context, question: str) -> None:
    resolved = within(ask(question), job)
    assert resolved is not None
    assert resolved.among == job.focus


@pytest.mark.parametrize("question", ["which papers has she written", "at Tarnwick", "who advised her PhD", "what came after it"])
def test_a_joined_question_with_something_of_its_own_is_not(ask: Understand, job: Context, question: str) -> None:
    assert within(ask(question), job) is None
