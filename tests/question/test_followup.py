"""Follow-ups: what a question leaves out is carried over from the one before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.index.records import Record
from cvqa.question.followup import Context, Resolved, resolve
from cvqa.question.gazetteer import Gazetteer
from cvqa.question.leaning import own
from cvqa.question.query import Attribute
from tests.question.conftest import Understand

Chat = Callable[..., Context]
SHORT = st.lists(
    st.sampled_from(
        [
            "and",
            "the",
            "what",
            "about",
            "before",
            "that",
            "one",
            "other",
            "second",
            "there",
            "when",
            "her",
            "it",
            "Norfell",
            "2018",
            "papers",
            "who",
            "then",
        ]
    ),
    max_size=7,
)


@pytest.fixture(scope="session")
def chat(ask: Understand, gazetteer: Gazetteer) -> Chat:
    """The question before, and the records that its answer was about, named by the beginning of their keys."""
    records = {record.key: record for record in gazetteer.records}

    def asked(question: str, *keys: str, people: tuple[str, ...] = ()) -> Context:
        return Context(ask(question), tuple(r for key in keys for full, r in records.items() if full.startswith(key)), people)

    return asked


def keys(records: tuple[Record, ...] | None) -> list[str] | None:
    return None if records is None else [record.key.split("-")[0] + "-" + record.key.split("-")[1] for record in records]


@pytest.mark.parametrize(
    "question",
    [
        "What did she do there?",
        "When was that?",
        "And before that?",
        "the second one",
        "what about it?",
        "and then?",
        "What about the other one?",
    ],
)
def test_without_a_chat_what_leans_on_it_dangles(question: str, ask: Understand) -> None:
    assert resolve(ask(question), None).dangling


@pytest.mark.parametrize(
    "question",
    ["Where did she work?", "What did she do at Norfell?", "List her papers", "What is her email?", "Where was she in 2018?",
            "Who is this person?",
     "What does she do now?"],
)  # fmt: skip
def test_a_complete_question_needs_no_chat(question: str, ask: Understand) -> None:
    assert resolve(ask(question), None) == Resolved(ask(question))


@pytest.mark.parametrize(
    "question", ["Which papers has she published?", "What is her email?", "Give me a short bio", "Where did she study?", "hello"]
)
def test_a_complete_question_is_not_confined_to_the_last_answer(question: str, ask: Understand, chat: Chat) -> None:
    context = chat("What did she do at Norfell?", "experience-norfell")
    resolved = resolve(ask(question), context)
    assert resolved.query == ask(question)
    assert resolved.among is None
    assert not resolved.dangling


@pytest.mark.parametrize("question", ["What did she do there?", "When was that?", "Why?", "Until when?"])
def test_what_leans_on_the_chat_is_confined_to_the_last_answer(question: str, ask: Understand, chat: Chat) -> None:
    resolved = resolve(ask(question), chat("Where did she work first?", "experience-tarnwick"))
    assert keys(resolved.among) == ["experience-tarnwick"]
    assert resolved.query.anaphora
    assert not resolved.dangling


@pytest.mark.parametrize("question", ["his role?", "first author?", "supervisor?", "how many stations?"])
def test_a_bare_attribute_is_asked_of_the_last_answer_first(question: str, ask: Understand, chat: Chat) -> None:
    resolved = resolve(ask(question), chat("What did she do at Norfell?", "experience-norfell"))
    assert keys(resolved.among) == ["experience-norfell"]
    assert resolved.wide == ask(question)
    assert not resolved.query.kinds


@pytest.mark.parametrize("question", ["Which papers?", "email?", "papers in 2018?", "Why?"])
def test_what_names_a_kind_or_the_person_is_no_bare_attribute(question: str, ask: Understand, chat: Chat) -> None:
    assert resolve(ask(question), chat("What did she do at Norfell?", "experience-norfell")).wide is None


@pytest.mark.parametrize("question", ["Was she doing another job on the side then?", "Did she do anything else at the same time?"])
def test_what_went_on_beside_the_last_answer(question: str, ask: Understand, chat: Chat) -> None:
    resolved = resolve(ask(question), chat("When was she an intern?", "experience-tarnwick"))
    assert resolved.query.beside == "during"
    assert keys(resolved.anchor) == ["experience-tarnwick"]


def test_the_one_before_is_of_the_kind_that_was_asked_for(ask: Understand, chat: Chat) -> None:
    before = chat("What was her first job?", "experience-tarnwick")
    assert resolve(ask("And the one right before?"), before).query.kinds == tuple(kind.carried() for kind in before.query.kinds)
    assert not resolve(ask("And before that?"), before).query.kinds


def test_an_answer_about_nothing_leaves_the_follow_up_dangling(ask: Understand, chat: Chat) -> None:
    assert resolve(ask("When was that?"), chat("hello")).dangling


@pytest.mark.parametrize("question", ["And at Tarnwick Hydrology?", "What about Tarnwick Hydrology?", "Tarnwick Hydrology?"])
def test_a_new_name_takes_the_place_of_the_earlier_one(question: str, ask: Understand, chat: Chat) -> None:
    resolved = resolve(ask(question), chat("When did she join Norfell?", "experience-norfell"))
    assert resolved.query.attributes == (Attribute.START,)
    assert {m.name.text for m in resolved.query.mentions} == {"Tarnwick Hydrology"}
    assert resolved.among is None


def test_a_new_time_keeps_the_kind_that_was_asked_for(ask: Understand, chat: Chat) -> None:
    before = chat("Which papers did she publish in 2020?", "publication-slow")
    resolved = resolve(ask("And in 2022?"), before)
    assert resolved.query.kinds == tuple(kind.carried() for kind in before.query.kinds)
    assert resolved.query.time is not None
    assert resolved.query.time.first.year == 2022
    assert resolved.among is None


@pytest.mark.parametrize(
    ("question", "beside"),
    [("And before that?", "before"), ("What did she do after that?", "after"), ("What came next?", "after"), ("and previously?", "before")],
)
def test_before_and_after_that_are_held_against_the_last_answer(question: str, beside: str, ask: Understand, chat: Chat) -> None:
    resolved = resolve(ask(question), chat("When was she an intern?", "experience-tarnwick"))
    assert resolved.query.beside == beside
    assert keys(resolved.anchor) == ["experience-tarnwick"]


@pytest.mark.parametrize(
    ("question", "chosen"),
    [("When was the first one?", ["publication-slow"]), ("And the second one?", ["publication-counting"]),
            ("the last one", ["publication-counting"]),
     ("What about the other one?", ["publication-counting"])],
)  # fmt: skip
def test_an_ordinal_chooses_from_the_last_list(question: str, chosen: list[str], ask: Understand, chat: Chat) -> None:
    resolved = resolve(ask(question), chat("List her papers", "publication-slow", "publication-counting"))
    assert keys(resolved.among) == chosen
    assert resolved.query.ordinal == 0


@pytest.mark.parametrize(
    ("question", "chosen"),
    [("What was the older one about?", ["publication-slow"]), ("And the newest?", ["publication-counting"])],
)
def test_an_age_chooses_from_the_last_list(question: str, chosen: list[str], ask: Understand, chat: Chat) -> None:
    papers = sorted(("publication-slow", "publication-counting"), key=lambda key: key != "publication-counting")
    assert keys(resolve(ask(question), chat("List her papers", *papers)).among) == chosen


def test_one_of_a_list_is_asked_what_was_asked_of_another(ask: Understand, chat: Chat) -> None:
    resolved = resolve(ask("And the second one?"), chat("Who wrote the first one?", "publication-slow", "publication-counting"))
    assert resolved.query.attributes == (Attribute.AUTHORS,)


@pytest.mark.parametrize("question", ["What did she build in that role?", "Who led her at the job?"])
def test_a_noun_that_points_back_is_no_kind(question: str, ask: Understand, chat: Chat) -> None:
    resolved = resolve(ask(question), chat("Where did she work first?", "experience-tarnwick"))
    assert keys(resolved.among) == ["experience-tarnwick"]
    assert resolved.query.kinds == ()


def test_an_ordinal_beyond_the_list_dangles(ask: Understand, chat: Chat) -> None:
    assert resolve(ask("And the fifth one?"), chat("List her papers", "publication-slow", "publication-counting")).dangling


@pytest.mark.parametrize(
    ("question", "words"), [("What about Fortran?", ["fortran"]), ("And there?", []), ("the radar of Skarvik", ["radar", "skarvik"])]
)
def test_a_question_s_own_words_name_something(question: str, words: list[str], ask: Understand) -> None:
    query = ask(question)
    assert [query.words[n].low for n in own(query)] == words


@given(SHORT.map(" ".join), SHORT.map(" ".join))
def test_any_follow_up_is_resolved_within_the_last_answer(ask: Understand, chat: Chat, question: str, before: str) -> None:
    context = chat(before, "publication-slow", "publication-counting")
    resolved = resolve(ask(question), context)
    assert set(keys(resolved.among) or ()) <= {"publication-slow", "publication-counting"}
    assert set(resolved.anchor) <= set(context.focus)
    assert resolved.query.words == ask(question).words
