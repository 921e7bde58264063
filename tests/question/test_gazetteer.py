"""The names that a CV knows, and how a question may say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.language.words import words
from cvqa.question.gazetteer import Gazetteer, NameKind, generic, w_stems

SAID = st.lists(
    st.sampled_from(
        [
            "Norfell",
            "Polar",
            "Institute",
            "of",
            "Vestholm",
            "University",
            "Odalys",
            "Ferreiro",
            "silver",
            "crampon",
            "the",
            "with",
            "2021",
            "Acme",
            "NPI",
        ]
    ),
    max_size=10,
)


def mentioned(text: str, names: Gazetteer) -> set[str]:
    return {mention.name.text for mention in names.mentions(words(text))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norfell Polar Institute", NameKind.ORGANISATION),
        ("University of Vestholm", NameKind.ORGANISATION),
        ("Odalys Ferreiro", NameKind.PERSON),
        ("Torbjørn Aas", NameKind.PERSON),
        ("Ingrid Solheimdal", NameKind.PERSON),
        ("Pavel K. Vondracek", NameKind.PERSON),
        ("Counting Cracks from the Air", NameKind.TITLE),
        ("Silver Crampon", NameKind.TITLE),
        ("Annals of Ice Survey", NameKind.VENUE),
        ("Keswick, United Kingdom", NameKind.PLACE),
        ("Skarvik", NameKind.TERM),
        ("Julia", NameKind.TITLE),
    ],
)
def test_the_names_of_a_cv_are_of_kinds(text: str, kind: NameKind, gazetteer: Gazetteer) -> None:
    assert {name.kind for name in gazetteer.names if name.text == text} == {kind}


def test_the_owner_is_no_person_of_an_entry(gazetteer: Gazetteer) -> None:
    assert [name.text for name in gazetteer.names if name.kind is NameKind.PERSON and "Brekkhus" in name.text] == []
    assert {"sunniva", "brekkhus"} <= gazetteer.owner_stems


def test_a_name_in_two_entries_is_one_name_of_both(gazetteer: Gazetteer) -> None:
    found = [name for name in gazetteer.names if name.text == "Odalys Ferreiro"]
    assert len(found) == 1
    assert {key.split("-")[0] for key in found[0].keys} == {"experience", "publication"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("at Norfell Polar Institute", "Norfell Polar Institute"),
        ("at norfell polar institute", "Norfell Polar Institute"),
        ("at the Polar Institute of Norfell", "Norfell Polar Institute"),
        ("at Norfell", "Norfell Polar Institute"),
        ("at NPI", "Norfell Polar Institute"),
        ("from Vestholm", "University of Vestholm"),
        ("with Odalys Ferreiro", "Odalys Ferreiro"),
        ("with Ferreiro", "Odalys Ferreiro"),
        ("with Pavel Vondracek", "Pavel K. Vondracek"),
        ("under Torbjorn Aas", "Torbjørn Aas"),
        ("in Slow Rivers", "Slow Rivers: How Small Glaciers Drain"),
        ("in Bodo", "Bodø, Norway"),
        ("in Keswick", "Keswick, United Kingdom"),
        ("Tarnwick Hydrology's tarns", "Tarnwick Hydrology"),
    ],
)
def test_a_whole_name_is_found_however_it_is_said(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert name in mentioned(text, gazetteer)


@pytest.mark.parametrize("text", ["", "at the institute", "with Odalys", "a slow glacier", "polar ice", "Bodies of water", "in survey"])
def test_what_is_only_part_of_a_name_or_no_name_is_no_whole_name(text: str, gazetteer: Gazetteer) -> None:
    assert mentioned(text, gazetteer) == set()


def test_the_longest_name_takes_its_words(gazetteer: Gazetteer) -> None:
    mentions = gazetteer.mentions(words("Was Norfell Polar Institute good?"))
    assert {m.covers for m in mentions} == {frozenset({1, 2, 3})}


def test_a_part_that_is_one_name_s_alone_tells_it(gazetteer: Gazetteer) -> None:
    (mention,) = gazetteer.parts(words("with Odalys"), frozenset())
    assert (mention.name.text, mention.covers, mention.whole) == ("Odalys Ferreiro", frozenset({1}), False)


@pytest.mark.parametrize("text", ["the institute", "a university", "the cold", "the kingdom", "an intern"])
def test_a_common_or_generic_word_of_a_name_tells_nothing(text: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.parts(words(text), frozenset()) == ()


def test_words_that_a_whole_name_took_are_skipped(gazetteer: Gazetteer) -> None:
    assert gazetteer.parts(words("with Odalys"), frozenset({1})) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("did she work at tarnw", "did she work at tarnwick"),
        ("with solheim", "with solheimdal"),
        ("at nor", "at nor"),  # an English word
        ("at vest", "at vest"),
        ("at tarnwick", "at tarnwick"),
        ("xqz", "xqz"),
    ],
)
def test_the_beginning_of_one_name_is_written_out(typed: str, meant: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.completed(typed).lower() == meant


@given(SAID.map(" ".join))
def test_whole_mentions_lie_in_the_text_and_do_not_overlap(gazetteer: Gazetteer, text: str) -> None:
    said = words(text)
    spans = {m.covers for m in gazetteer.mentions(said)}
    assert all(span and span <= set(range(len(said))) for span in spans)
    assert sum(len(span) for span in spans) == len(frozenset().union(*spans))


def test_each_name_is_found_by_its_own_text(gazetteer: Gazetteer) -> None:
    for name in gazetteer.names:
        assert name in gazetteer.variants[w_stems(name.text)]


def test_every_word_of_the_cv_is_in_its_vocabulary(gazetteer: Gazetteer) -> None:
    for text in (
        "Measured the outflow of four tarns",
        "Glaciology",
        "Prizes",
        "Fortran",
        "Given by the Alpine Circle",
        "Polar Institute of Norfell",
    ):
        assert set(w_stems(text)) <= gazetteer.vocabulary.keys()


def test_generic_words_are_in_no_telling_part_of_a_name(gazetteer: Gazetteer) -> None:
    assert set(w_stems("institute university research")) <= generic()
    assert gazetteer.proper.isdisjoint(generic())
    assert set(w_stems("Norfell Vestholm Ferreiro")) <= gazetteer.proper
