"""The word lists of questions: general English, consistent, and of no one CV."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvqa.cv.reading import read_cv
from cvqa.language.lexicon import is_english
from cvqa.language.words import words
from cvqa.question.cues import data_lines, filler
from cvqa.question.gazetteer import Gazetteer, NameKind

ROOT = Path(__file__).parents[2]
ROOMS = ("language", "question")
PUBLIC = ("english_words.txt", "places.txt")  # what everybody knows: words by frequency, countries and towns
DATA = sorted(p for room in ROOMS for p in (ROOT / "src" / "cvqa" / room / "data").glob("*.txt") if p.name not in PUBLIC)
CVS = [ROOT / "corpus" / "cv.yaml", *(p for p in sorted((ROOT / "tests" / "cvs").glob("*.yaml")) if not p.name.endswith("assistant.yaml"))]
GREETINGS = {"salaam"}  # in a CV also a part of "Dar es Salaam"
# Words that ask for a kind of entry ("her last paper") and that as often only frame a question ("is it her job to ...").
BOTH = frozenset(("bibliography", "course", "employed", "job", "paper", "position", "post", "stint", "talk", "worked", "works"))


def names_of(cv: Path) -> set[str]:
    """People and organisations of a CV, folded: whole, and the single words that English does not have."""
    gazetteer = Gazetteer(read_cv(cv))
    kinds = (NameKind.PERSON, NameKind.ORGANISATION)
    whole = [gazetteer.owner.text, *(name.text for name in gazetteer.names if name.kind in kinds)]
    single = {w.low for text in whole for w in words(text) if len(w.low) > 4 and not is_english(w.low)} - GREETINGS
    return single | {" ".join(w.low for w in words(text)) for text in whole if " " in text}


def single_nouns() -> set[str]:
    """The nouns and verbs of one word that ask for a kind."""
    return {word.lstrip("~") for line in data_lines("kinds.txt") for word in line.split(":", 1)[1].split() if "_" not in word}


def test_there_are_lists_and_cvs_to_look_through() -> None:
    assert {path.name for path in DATA} >= {"cues.txt", "filler.txt", "kinds.txt", "levels.txt", "shorthand.txt", "synonyms.txt"}
    assert len(CVS) == 18
    assert all(len(names_of(cv)) > 15 for cv in CVS)


@pytest.mark.parametrize("cv", CVS, ids=lambda path: path.stem)
@pytest.mark.parametrize("data", DATA, ids=lambda path: path.stem)
def test_no_list_holds_a_name_of_a_sample_cv(data: Path, cv: Path) -> None:
    held = " ".join(w.low for w in words(data.read_text("utf-8").replace("_", " ")))
    assert [name for name in sorted(names_of(cv)) if re.search(rf"\b{re.escape(name)}\b", held)] == []


@pytest.mark.parametrize("data", DATA, ids=lambda path: path.stem)
def test_every_list_says_what_it_is(data: Path) -> None:
    assert data.read_text("utf-8").startswith("# ")


def test_a_word_is_both_filler_and_a_kind_s_noun_only_on_purpose() -> None:
    assert single_nouns() & filler() <= BOTH


def test_no_degree_but_a_title_is_filler() -> None:
    degrees = {name for line in data_lines("levels.txt") for name in line.split(":", 1)[1].split()}
    assert degrees & filler() <= {"dr", "doctor"}
