"""Which kinds of entries a question asks for, which degree, and what it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.model import Kind
from cvqa.language.words import words
from cvqa.question.asked_kinds import asked_kinds, excluded, levels, nouns
from cvqa.question.cues import data_lines, flat, vocabulary

TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(sorted(vocabulary())), max_size=10).map(" ".join)
LISTED = [word for line in data_lines("kinds.txt") for word in line.split(":", 1)[1].split()]
NAMED_LEVELS = [(line.split(":", 1)[0], name) for line in data_lines("levels.txt") for name in line.split(":", 1)[1].split()]


def kinds(question: str) -> set[Kind]:
    return {asked.kind for asked in asked_kinds(words(question), frozenset()).kinds}


def left_out(question: str) -> str:
    said = words(question)
    return " ".join(said[n].low for n in sorted(excluded(question, said, flat(said))[0]))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which internships has she done?", {Kind.INTERNSHIP}),
        ("List her papers", {Kind.PUBLICATION}),
        ("Her jobs and degrees", {Kind.EXPERIENCE, Kind.EDUCATION}),
        ("Any prizes?", {Kind.AWARD}),
        ("scholarships or grants", {Kind.SCHOLARSHIP, Kind.GRANT}),
        ("Which programming languages does she know?", {Kind.SKILL}),
        ("Which languages does she speak?", {Kind.LANGUAGE}),
        ("Who are her referees?", {Kind.REFEREE}),
        ("Did she take parental leave?", {Kind.LEAVE}),
        ("What are her hobbies?", {Kind.INTEREST}),
        ("Has she done volunteer work?", {Kind.VOLUNTEERING}),
        ("Where did she teach?", {Kind.TEACHING}),
        ("What has she published?", {Kind.PUBLICATION}),
        ("What has she co-authored?", {Kind.PUBLICATION}),
        ("the best paper award", {Kind.AWARD}),
        ("When did she leave?", set()),
        ("Where is she?", set()),
        ("", set()),
    ],
)
def test_nouns_and_verbs_ask_for_kinds(question: str, expected: set[Kind]) -> None:
    assert kinds(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Is she an educator?",
        "Has she met other engineers?",
        "What does she do at present?",
        "Who awarded it?",
        "the school",
        "trained people",
    ],
)
def test_a_word_that_only_shares_a_stem_asks_for_no_kind(question: str) -> None:
    assert kinds(question) == set()


def test_a_word_that_may_be_noun_or_verb_is_a_verb_behind_does_she() -> None:
    assert kinds("Which university does she lecture at?") == {Kind.TEACHING}
    assert kinds("Which lecture did she give?") == {Kind.TALK}


def test_a_noun_goes_before_a_verb() -> None:
    """ "Which prizes has she published about" is not answered with publications."""
    assert kinds("Which prizes has she published about?") == {Kind.AWARD}


def test_a_noun_inside_a_name_asks_for_nothing() -> None:
    said = words("Did she work for Prize Papers?")
    assert {k.kind for k in asked_kinds(said, frozenset({4, 5})).kinds} == {Kind.EXPERIENCE}


@pytest.mark.parametrize(
    ("question", "plural"),
    [("Which papers?", True), ("Which paper?", False), ("Which classes?", True), ("Which class?", False), ("any hobbies", True)],
)
def test_the_number_of_the_noun_is_told(question: str, plural: bool) -> None:
    assert {asked.plural for asked in asked_kinds(words(question), frozenset()).kinds} == {plural}


@pytest.mark.parametrize(("question", "narrow"), [("Which books?", True), ("Which publications?", False)])
def test_a_noun_that_names_only_some_of_a_kind_is_narrow(question: str, narrow: bool) -> None:
    assert [asked.narrow for asked in asked_kinds(words(question), frozenset()).kinds] == [narrow]


def test_the_noun_before_the_head_only_qualifies_it() -> None:
    said = words("the best paper award")
    asked = asked_kinds(said, frozenset())
    assert [said[n].low for n in asked.modifiers] == ["paper"]
    assert [said[n].low for n in asked.covers] == ["award"]


@pytest.mark.parametrize(
    ("question", "level"),
    [
        ("When did she finish her PhD?", "doctorate"),
        ("When did she finish her Ph.D.?", "doctorate"),
        ("her doctoral studies", "doctorate"),
        ("Where is her master's degree from?", "master"),
        ("her M.Sc.", "master"),
        ("What was her bachelor's in?", "bachelor"),
        ("Which high school was it?", "school"),
        ("Where did she study?", ""),
        ("Who is Dr. Chen?", ""),
        ("Was Doctor Chen her supervisor?", ""),
    ],
)
def test_a_degree_is_of_a_level(question: str, level: str) -> None:
    assert asked_kinds(words(question), frozenset()).level == level


@pytest.mark.parametrize("noun", LISTED)
def test_every_listed_noun_is_found_in_a_question(noun: str) -> None:
    assert asked_kinds(words(noun.lstrip("~").replace("_", " ")), frozenset()).covers


@pytest.mark.parametrize(("level", "name"), NAMED_LEVELS)
def test_every_listed_degree_is_found_in_a_question(level: str, name: str) -> None:
    assert asked_kinds(words(name.replace("_", " ")), frozenset()).level == level


def test_no_name_is_of_two_levels() -> None:
    found: dict[str, set[str]] = {}
    for level, name in NAMED_LEVELS:
        found.setdefault(name, set()).add(level)
    assert {name: of for name, of in found.items() if len(of) > 1} == {}


def test_no_noun_of_a_line_stands_in_it_twice() -> None:
    for line in data_lines("kinds.txt"):
        listed = line.split(":", 1)[1].split()
        assert len(listed) == len(set(listed)), line


def test_no_phrase_is_both_a_degree_and_a_noun() -> None:
    assert len(nouns()) > 100
    assert nouns().keys() & levels().keys() == set()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Leaving shortlists aside, how many prizes?", "shortlists"),
        ("How many firms since 2004, volunteering left out?", "volunteering"),
        ("Grants aside, which prizes?", "grants"),
        ("Where did she work apart from Norfell?", "norfell"),
        ("Besides Tarnwick Hydrology, where was she?", "tarnwick hydrology"),
        ("Which papers, except the one on cracks, did she write?", "the one on cracks"),
        ("Other than teaching what does she do?", "teaching"),
        ("Which prizes not in 2022?", "2022"),
        ("Where did she work?", ""),
        ("apart from", ""),
    ],
)
def test_what_is_left_out_ends_at_a_comma_or_a_question_word(question: str, expected: str) -> None:
    assert left_out(question) == expected


@given(TEXTS)
def test_all_that_is_told_are_words_of_the_question(text: str) -> None:
    said = words(text)
    asked = asked_kinds(said, frozenset())
    out, cue = excluded(text, said, flat(said))
    assert asked.covers | asked.modifiers | out | cue <= set(range(len(said)))
    assert all(k.covers for k in asked.kinds)
    assert asked.modifiers.isdisjoint(n for k in asked.kinds for n in k.covers)
    assert not out & cue
