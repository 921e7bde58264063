"""What is known of English words: how common they are, and which mean nearly the same."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.language.lexicon import alike, frequent, is_english, phrases, rank, synonyms, weight
from cvqa.language.words import stem, words

COMMON = st.sampled_from(frequent(20_000))


def groups() -> list[list[str]]:
    """The groups of the synonym file as written."""
    text = files("cvqa.language").joinpath("data", "synonyms.txt").read_text("utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


def test_the_commonest_words_come_first() -> None:
    assert frequent(4) == ("the", "of", "and", "in")
    assert [rank(word) for word in frequent(4)] == [0, 1, 2, 3]


def test_the_frequency_list_holds_each_word_once_and_folded() -> None:
    listed = frequent(100_000)
    assert len(listed) > 20_000
    assert len(set(listed)) == len(listed)
    assert [word for word in listed if word != word.lower() or " " in word] == []


def test_a_word_of_no_list_ranks_behind_every_listed_one() -> None:
    assert rank("qwertzuv") > rank(frequent(100_000)[-1])


@pytest.mark.parametrize("low", ["glacier", "glaciers", "advised", "boxes", "studies", "hiring", "quickly", "parttime", "fulltime"])
def test_english_words_and_their_inflections_are_known(low: str) -> None:
    assert is_english(low)


@pytest.mark.parametrize("low", ["", "qwertzuv", "publicatoin", "norfell", "intership"])
def test_what_english_does_not_have_is_not_known(low: str) -> None:
    assert not is_english(low)


@given(COMMON, COMMON)
def test_a_rarer_word_never_weighs_less(left: str, right: str) -> None:
    common, rare = sorted((left, right), key=rank)
    assert 0 < weight(common) <= weight(rare) <= 1


@pytest.mark.parametrize(("low", "expected"), [("the", 0.1), ("qwertzuv", 1.0)])
def test_weights_run_from_the_commonest_to_the_unknown(low: str, expected: float) -> None:
    assert weight(low) == expected


def test_every_synonym_group_has_two_different_members() -> None:
    assert len(groups()) > 100
    assert [group for group in groups() if len(set(group)) < 2 or len(set(group)) < len(group)] == []


def test_every_synonym_has_a_word_to_be_met_by() -> None:
    """An expression without words would be held to stand in every text."""
    assert [member for group in groups() for member in group if not words(member.replace("_", " "))] == []


def test_synonyms_and_phrases_name_others_only() -> None:
    assert [word for word, others in synonyms().items() if (word,) in others or () in others] == []
    assert [phrase for phrase, others in phrases().items() if phrase in others or len(phrase) < 2] == []


def test_single_words_of_a_group_are_alike_both_ways() -> None:
    for one, others in synonyms().items():
        for other in others:
            if len(other) == 1:
                assert alike(one, other[0])
                assert alike(other[0], one)


@pytest.mark.parametrize(("left", "right"), [("supervise", "advise"), ("company", "firm"), ("prize", "award"), ("cut", "reduce")])
def test_words_of_one_group_are_alike(left: str, right: str) -> None:
    assert alike(stem(left), stem(right))


@pytest.mark.parametrize(("left", "right"), [("company", "university"), ("award", "paper"), ("teach", "hire"), ("qwertzuv", "award")])
def test_words_of_no_common_group_are_not_alike(left: str, right: str) -> None:
    assert not alike(stem(left), stem(right))


def test_a_phrase_leads_to_its_abbreviation() -> None:
    assert (stem("nlp"),) in phrases()[tuple(map(stem, ("natural", "language", "processing")))]
