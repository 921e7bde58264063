"""Typing errors: a word that neither English nor the CV has is read as the nearest one that the CV or the cues know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cvqa.language.lexicon import is_english, rank
from cvqa.language.words import Word, words
from cvqa.question.cues import vocabulary

_SHORTEST = 4
_COMMON = 12_000  # a word more frequent than this is meant as it stands


def corrected(text: str, known: Mapping[str, str]) -> str:
    """The text with its typing errors mended; `known` maps the stems of the CV to folded words.

    A word is mended only where it is rare in the language, has four letters or more, and one known word with the same first letter is
    within one edit (two from seven letters on). A capitalised word is mended only towards a word of seven letters or more: a surname is
    not another surname.
    """
    out, at = [], 0
    for word in words(text):
        better = _mended(word, known)
        if better:
            out += [text[at : word.start], better.capitalize() if word.capital else better]
            at = word.end
    return "".join([*out, text[at:]])


def _mended(word: Word, known: Mapping[str, str]) -> str | None:
    if word.number or len(word.low) < _SHORTEST or not word.low.isalpha() or word.stem in known or word.low in vocabulary():
        return None
    if (
        is_english(word.low)
        and rank(word.low) < _COMMON
        or is_english(word.low)
        and word.low not in vocabulary()
        and rank(word.low) != rank("qqqq")
    ):
        return None
    return _nearest(word.low, word.capital, tuple(known.values()))


@lru_cache(maxsize=1_024)
def _nearest(low: str, capital: bool, known: tuple[str, ...]) -> str | None:
    allowed = 1 if len(low) < 7 else 2
    pool = [
        w for w in (*known, *(() if capital else vocabulary())) if w[:1] == low[:1] and len(w) >= _SHORTEST and (not capital or len(w) >= 7)
    ]
    found = process.extract(low, pool, scorer=OSA.distance, score_cutoff=allowed, limit=2)
    return found[0][0] if found else None
