"""From words to a Query: what is asked, of what, and what is left to account for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvqa.cv.model import Date, Kind
from cvqa.question.cues import vocabulary
from cvqa.question.query import Attribute
from cvqa.question.timeframe import Relation
from tests.question.conftest import Understand

_NAMES = [
    "Norfell",
    "Polar",
    "Institute",
    "Vestholm",
    "Odalys",
    "Ferreiro",
    "Sunniva",
    "Crampon",
    "2018",
    "March",
    "besides",
    "before",
    "not",
    "Acme",
    "I",
    "Dr.",
    ",",
    "?",
]
TEXTS = st.text(max_size=100) | st.lists(st.sampled_from([*sorted(vocabulary()), *_NAMES * 8]), max_size=14).map(" ".join)


def content(question: str, ask: Understand) -> list[str]:
    query = ask(question)
    return [query.words[n].low for n in query.content]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did she do at Norfell?", ["norfell"]),
        ("Where did she work?", []),
        ("Who advised her at Vestholm?", ["vestholm"]),
        ("Did Brekkhus study physics?", ["physics"]),
        ("What did Sunniva do in March 2021?", []),
        ("Does she know Fortran?", ["fortran"]),
        ("the best paper award", ["paper"]),
        ("Which internships besides Tarnwick Hydrology has she done?", []),
        ("Please, could you tell me what she does these days?", []),
        ("Did she work at Acme Robotics?", ["acme", "robotics"]),
        ("Which of her papers are about glaciers?", ["glaciers"]),
        ("", []),
    ],
)
def test_content_is_what_no_cue_noun_or_time_explains(question: str, expected: list[str], ask: Understand) -> None:
    assert content(question, ask) == expected


@pytest.mark.parametrize(
    ("question", "attributes"),
    [
        ("When did she join Norfell?", {Attribute.START}),
        ("What is her email address?", {Attribute.EMAIL}),
        ("Who advised her thesis?", {Attribute.ADVISOR}),
        ("Where did the paper appear?", {Attribute.VENUE}),
        ("Who did she work with?", {Attribute.COLLABORATOR}),
        ("What did she do there?", {Attribute.DESCRIBE}),
        ("Was she the first author?", {Attribute.AUTHOR_POSITION}),
        ("Where can I read it?", {Attribute.LINK}),
    ],
)
def test_of_several_attributes_the_one_that_says_more_stays(question: str, attributes: set[Attribute], ask: Understand) -> None:
    assert set(ask(question).attributes) == attributes


@pytest.mark.parametrize(
    ("question", "yesno"),
    [
        ("Is she still at Norfell?", True),
        ("Did she study physics?", True),
        ("And was she an intern?", True),
        ("She worked at Norfell, right?", True),
        ("Confirm that she has a PhD", True),
        ("Can you tell me where she worked?", False),
        ("Where did she work?", False),
        ("Norfell", False),
    ],
)
def test_a_claim_is_told_from_a_question(question: str, yesno: bool, ask: Understand) -> None:
    assert ask(question).yesno is yesno


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("What did she do before Norfell?", "before"),
        ("Where did she go right after the PhD?", "after"),
        ("Who paid her during the internship?", "during"),
        ("What has she done since her degree?", "after"),
        ("What did she do before 2018?", ""),
        ("What did she do at Norfell before?", ""),
        ("Where did she work?", ""),
    ],
)
def test_a_time_beside_an_entry_is_told(question: str, beside: str, ask: Understand) -> None:
    assert ask(question).beside == beside


@pytest.mark.parametrize(
    ("question", "ordinal"),
    [("the first one", 1), ("What was the 2nd of those?", 2), ("the last one", -1), ("And the other one?", -2), ("the former", 1),
     ("Who was the first author?", 0), ("last year", 0), ("Where?", 0)],
)  # fmt: skip
def test_an_ordinal_points_into_a_list(question: str, ordinal: int, ask: Understand) -> None:
    assert ask(question).ordinal == ordinal


@pytest.mark.parametrize(
    ("question", "leans"),
    [("What did she do there?", True), ("When was that?", True), ("Which of those is newer?", True),
     ("What does she do these days?", False), ("Who is this person?", False), ("Where did she work?", False)],
)  # fmt: skip
def test_what_leans_on_the_chat_is_told(question: str, leans: bool, ask: Understand) -> None:
    assert ask(question).anaphora is leans


def test_a_time_is_kept_apart_from_content(ask: Understand) -> None:
    query = ask("What did she publish since March 2020?")
    assert query.time is not None
    assert (query.time.relation, query.time.first) == (Relation.SINCE, Date(2020, 3))
    assert query.content == ()


def test_what_is_left_out_is_no_kind_and_no_level(ask: Understand) -> None:
    query = ask("Apart from the PhD, which degrees has she?")
    assert query.level == ""
    assert [k.kind for k in query.kinds] == [Kind.EDUCATION]
    assert [query.words[n].low for n in sorted(query.excluded)] == ["the", "phd"]


def test_the_title_before_a_name_asks_for_no_degree(ask: Understand) -> None:
    assert ask("Who is Dr. Solheimdal?").level == ""


def test_a_kind_noun_alone_mentions_no_section_of_that_name(ask: Understand) -> None:
    query = ask("Which papers are there?")
    assert query.mentions == ()
    assert {k.kind for k in query.kinds} == {Kind.PUBLICATION}


def test_hints_are_words_of_cues_that_say_something(ask: Understand) -> None:
    query = ask("Who advised her at Vestholm?")
    assert [query.words[n].low for n in query.hints] == ["advised"]


@given(TEXTS)
@example("ﷺ 2019 ﷺ in may 2020")
@example("besides")
@example("not")
@example("before before after 2019 s s")
def test_any_text_is_understood_and_every_index_is_a_word_of_it(ask: Understand, text: str) -> None:
    query = ask(text)
    inside = set(range(len(query.words)))
    times = query.time.covers if query.time else frozenset[int]()
    told = [query.content, query.hints, query.excluded, times, *(m.covers for m in query.mentions), *(k.covers for k in query.kinds)]
    assert all(set(indices) <= inside for indices in told)


@given(TEXTS)
def test_content_shares_no_word_with_hints_exclusions_or_times(ask: Understand, text: str) -> None:
    query = ask(text)
    kept = set(query.content)
    assert kept.isdisjoint(query.hints)
    assert kept.isdisjoint(query.excluded)
    assert kept.isdisjoint(query.time.covers if query.time else ())
    assert list(query.content) == sorted(kept)


@given(TEXTS)
def test_a_question_is_understood_the_same_way_each_time(ask: Understand, text: str) -> None:
    assert ask(text) == ask(text)


@given(TEXTS)
def test_unknown_names_stand_in_the_question_and_are_short(ask: Understand, text: str) -> None:
    query = ask(text)
    spoken = "".join(w.raw for w in query.words)
    for name in query.unknown:
        assert 0 < len(name) <= 60
        assert "".join(name.split()) in spoken


@pytest.mark.parametrize(
    ("question", "counted"),
    [("How many covers did it have?", "covers"), ("how many pages has the book?", "pages"), ("How many of them?", "")],
)
def test_the_noun_that_is_counted_is_content_whatever_else_it_means(question: str, counted: str, ask: Understand) -> None:
    query = ask(question)
    assert {query.words[n].low for n in query.content} >= ({counted} if counted else set())
