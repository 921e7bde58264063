"""Typing errors are mended, and what is no error is left alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvqa.language.lexicon import frequent, is_english
from cvqa.language.words import words
from cvqa.question.gazetteer import Gazetteer
from cvqa.question.spelling import corrected

KNOWN = st.sampled_from(
    [*frequent(15_000), "Norfell", "Vondracek", "Brekkhus", "glaciology", "Fortran", "PhD", "2019", "part-time", "?", ","]
)
SURNAMES = [
    "Lee",
    "Aas",
    "Lund",
    "Chen",
    "Novak",
    "Berg",
    "Olsen",
    "Garcia",
    "Smith",
    "Nguyen",
    "Kaur",
    "Okafor",
    "Ito",
    "Silva",
    "Weber",
    "Moreau",
    "Rossi",
    "Hansen",
]


def mended(text: str, names: Gazetteer) -> str:
    return corrected(text, names.vocabulary, names.forms)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wher did she wrok", "where did she work"),
        ("her publicatoins", "her publications"),
        ("any intership?", "any internship?"),
        ("what about Norfel Polar Institute", "what about Norfel Polar Institute"),  # six letters: it may be another name
        ("what about Tarnwik Hydrology", "what about Tarnwick Hydrology"),
        ("her glacialogy degree", "her glaciology degree"),
        ("who is vondracec", "who is vondracek"),
        ("emailof vondracek", "email of vondracek"),
        ("wheredid she study", "where did she study"),
        ("what glaciar has she studdied", "what glacier has she studied"),
        ("howmany papers", "how many papers"),
        ("any startup or typescript", "any startup or typescript"),
    ],
)
def test_a_slip_becomes_the_word_that_was_meant(typed: str, meant: str, gazetteer: Gazetteer) -> None:
    assert mended(typed, gazetteer) == meant


@given(st.lists(KNOWN, max_size=12).map(" ".join))
@example("does she work part time or full time")
@example("does she work parttime")
@example("Is “Slow Rivers” hers – or Zoë’s?")
def test_a_text_of_known_words_is_unchanged(gazetteer: Gazetteer, text: str) -> None:
    assert mended(text, gazetteer) == text


@pytest.mark.parametrize("text", ["", "XQZVT", "a b c", "wxy", "3rd", "冰川"])
def test_what_cannot_be_a_slip_is_unchanged(text: str, gazetteer: Gazetteer) -> None:
    assert mended(text, gazetteer) == text


@given(st.sampled_from(SURNAMES), st.sampled_from(SURNAMES), st.text("aeinorstlkm", min_size=1, max_size=6))
def test_a_surname_is_never_turned_into_another_surname(one: str, other: str, coined: str) -> None:
    """Short names lie within one letter of each other: a stranger would be taken for someone of the CV."""
    for asked in (one, coined.capitalize()):
        text = f"Who is {asked}?"
        assert corrected(text, {other.lower(): other.lower()}, (other.lower(),)) == text


@pytest.mark.parametrize(
    ("asked", "known"), [("Andersen", "anderson"), ("Petersen", "peterson"), ("Hoffmann", "hofmann"), ("Johansson", "johanson")]
)
def test_a_common_surname_is_not_taken_for_one_like_it(asked: str, known: str) -> None:
    assert corrected(f"Who is {asked}?", {known: known}, (known,)) == f"Who is {asked}?"


@given(st.text(max_size=60))
@example("a Ph. D. at qwertzuiop-part time")
def test_all_but_mended_words_stays_as_typed(gazetteer: Gazetteer, text: str) -> None:
    before, after = words(text), words(mended(text, gazetteer))
    assert len(before) == len(after)
    for was, became in zip(before, after, strict=True):
        if was.low != became.low:
            assert not is_english(was.low)
            assert was.low[0] == became.low[0]
