"""What holds for every question: a reply comes, always the same one, and what it suggests is answered."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvqa.answer.reply import Reply, Status
from cvqa.assistant import Assistant, Turn
from cvqa.errors import UsageError
from cvqa.evaluation.chats import play
from cvqa.index.build import open_build
from cvqa.index.encoder import Encoder
from tests.answers.desks import Desk, chat

EXAMPLES = 60
WORDS = (
    "who",
    "when",
    "did",
    "he",
    "she",
    "the",
    "first",
    "and",
    "paper",
    "not",
    "2021",
    "in",
    "how many",
    "?",
    "!",
    "\u202e",
    "🙂",
    "<b>",
    "10%",
)

# Any Unicode, and what is nearer to a question: words, marks and odd signs in any order.
questions = st.text(min_size=1, max_size=200) | st.lists(st.sampled_from(WORDS) | st.text(max_size=6), min_size=1, max_size=12).map(
    " ".join
)
turns = st.lists(st.builds(Turn, st.sampled_from(("user", "assistant")), st.text(max_size=80)), max_size=6)


@pytest.fixture(scope="module")
def assistant(desk: Desk) -> Assistant:
    return desk.assistant()


def said(reply: Reply) -> Reply:
    """The reply, after a look that it says something in a form that JSON and UTF-8 take."""
    assert reply.answer.strip()
    assert reply.markdown.strip()
    assert (reply.answer + reply.markdown).encode()
    assert reply.status is not Status.ANSWERED or reply.citations
    return reply


@given(question=questions)
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_question_gets_a_reply(assistant: Assistant, question: str) -> None:
    if question.strip():
        said(assistant.ask(question))
    else:
        with pytest.raises(UsageError, match="the question is empty"):
            assistant.ask(question)


@given(question=questions.filter(str.strip), history=turns)
@settings(max_examples=EXAMPLES // 2, deadline=None)
def test_any_history_is_put_up_with(assistant: Assistant, question: str, history: list[Turn]) -> None:
    said(assistant.ask(question, history))


@pytest.mark.parametrize("question", ["", " ", "\n\t", "\u00a0\u2003"])
def test_a_blank_question_is_refused(assistant: Assistant, question: str) -> None:
    with pytest.raises(UsageError, match="the question is empty"):
        assistant.ask(question)


@pytest.mark.parametrize("question", ["who\ud800", "\udfff"])
def test_a_question_that_is_no_unicode_is_refused(assistant: Assistant, question: str) -> None:
    with pytest.raises(UsageError, match="not valid Unicode"):
        assistant.ask(question)


@pytest.mark.parametrize(
    "question", ["?", "...", "🙂" * 500, "a" * 1_000, "who " * 250, "\x00", "&lt;", "SELECT * FROM cv; --", "{{ cv }}"]
)
def test_odd_questions_get_a_reply(assistant: Assistant, question: str) -> None:
    said(assistant.ask(question))


def test_the_longest_question_is_read_and_no_longer_one(assistant: Assistant) -> None:
    said(assistant.ask("x" * 1_000))
    with pytest.raises(UsageError, match=r"1001 characters: at most 1000"):
        assistant.ask("x" * 1_001)


def test_asked_again_elsewhere_and_backwards_it_says_the_same(desk: Desk) -> None:
    """Another assistant, asked in another order, so that nothing hangs on what was asked before; its vectors are pinned elsewhere."""
    again = desk.assistant()
    differing = [told.asked for told, reply in reversed(desk.replies) if play(again, told.row) != reply]
    assert differing == []


def test_a_saved_and_opened_index_says_the_same(desk: Desk, encoder: Encoder) -> None:
    """With an encoder that remembers nothing."""
    opened = desk.assistant(open_build(desk.index, encoder))
    sample = desk.replies[:: max(1, len(desk.replies) // 20)]
    assert len(sample) >= 20
    assert [told.asked for told, reply in sample if play(opened, told.row) != reply] == []


def suggested(desk: Desk) -> Mapping[str, str]:
    """Everything that is ever suggested, each with one question whose reply does."""
    offered = dict.fromkeys(desk.assistant().suggestions(), "(at the start)")
    return offered | {text: told.asked for told, reply in desk.replies for text in reply.suggestions}


@pytest.mark.parametrize("question", ["Sum up this career for me.", "Please sum the candidate up in a few sentences for the panel."])
def test_summing_somebody_up_is_no_sum(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    assert reply.status is Status.ANSWERED
    assert " in all" not in reply.answer


def test_a_reply_suggests_three_questions_at_most(desk: Desk) -> None:
    assert {told.asked: reply.suggestions for told, reply in desk.replies if len(reply.suggestions) > 3} == {}


def test_every_suggestion_is_answered_when_asked(desk: Desk, assistant: Assistant) -> None:
    offered = suggested(desk)
    assert offered
    refused = {
        text: (asked, reply.answer) for text, asked in offered.items() if (reply := assistant.ask(text)).status is not Status.ANSWERED
    }
    assert refused == {}


def test_every_suggestion_is_answered_in_the_chat_that_it_is_made_in(desk: Desk, assistant: Assistant) -> None:
    refused = {
        text: told.asked
        for told, reply in desk.replies[::5]
        for text in reply.suggestions
        if assistant.ask(text, chat(*told.row.history, told.row.question)).status is not Status.ANSWERED
    }
    assert refused == {}


def test_no_suggestion_is_the_question_itself(desk: Desk) -> None:
    assert [told.asked for told, reply in desk.replies if told.row.question in reply.suggestions] == []
