"""Typing errors: a word that neither English nor the CV has is read as the nearest one that the CV, the cues or common English know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from cvqa.language.lexicon import frequent, is_english, person_nouns, rank
from cvqa.language.words import Word, words
from cvqa.question.cues import filler, vocabulary
from cvqa.question.framing import uses

_SHORTEST = 4
_SAID = 2  # lines of the question bank that hold a word which is no typing error
_VERY_COMMON = 250  # a word as frequent as this may have run together with another
_PARTICLES = frozenset({"up", "off", "out"})  # "startup" is one word
_COMMON = 4_000  # beyond the CV and the cues, a word is mended towards one as frequent as this


def corrected(text: str, known: Mapping[str, str], forms: tuple[str, ...]) -> str:
    """The text with its typing errors mended; `known` maps the stems of the CV to folded words, `forms` are all its folded words.

    A word is mended only where English does not have it, it has four letters or more, and a known word with the same first letter is
    within one edit (two from seven letters on). A capitalised word is mended only towards a word of the CV of seven letters or more: a
    surname is not another surname.
    """
    out, at = [], 0
    for word in words(text):
        better = _mended(word, known, forms)
        if better:
            out += [text[at : word.start], better.capitalize() if word.capital else better]
            at = word.end
    return "".join([*out, text[at:]])


def _mended(word: Word, known: Mapping[str, str], forms: tuple[str, ...]) -> str | None:
    if word.number or len(word.low) < _SHORTEST or not word.low.isalpha() or word.stem in known or word.low in vocabulary():
        return None
    if word.low.removesuffix("s") in person_nouns():
        return None
    if word.low in filler() or is_english(word.low) or word.raw.isupper() or sum(uses().get(word.stem, (0, 0))) >= _SAID:
        return None
    return (None if word.capital else _parted(word.low, frozenset(forms))) or _nearest(word.low, word.capital, forms)


@lru_cache(maxsize=1_024)
def _parted(low: str, known: frozenset[str]) -> str | None:
    """Two words that were typed as one ("emailof"): both the CV's, or one of them very common and the other the CV's or a cue's."""
    cuts = [(low[:n], low[n:]) for n in range(2, len(low) - 1)]
    fits = [(min(len(a), len(b)), -rank(a) - rank(b), f"{a} {b}") for a, b in cuts if _are_words(a, b, known)]
    return max(fits)[2] if fits else None


def _are_words(left: str, right: str, known: frozenset[str]) -> bool:
    held = [len(part) > 3 and part in known for part in (left, right)]
    common = [rank(part) < _VERY_COMMON and part not in _PARTICLES for part in (left, right)]
    cued = [len(part) > 3 and part in vocabulary() and is_english(part) for part in (left, right)]
    return all(held) or (any(common) and all(h or c or q for h, c, q in zip(held, common, cued, strict=True)))


@lru_cache(maxsize=1_024)
def _nearest(low: str, capital: bool, known: tuple[str, ...]) -> str | None:
    """The nearest word, of equally near ones the CV's before the cues' before common English, then what it begins ("wher": where)."""
    from rapidfuzz import process  # slow to import, and few questions need it
    from rapidfuzz.distance import OSA

    allowed = 1 if len(low) < 7 else 2
    shortest = 7 if capital else _SHORTEST
    found: list[tuple[float, int, bool, int, str]] = []
    for place, pool in enumerate((known,) if capital else (known, tuple(sorted(vocabulary())), frequent(_COMMON))):
        fitting = [w for w in pool if w[:1] == low[:1] and len(w) >= shortest]
        hits = process.extract(low, fitting, scorer=OSA.distance, score_cutoff=allowed, limit=3)
        found += [(edits, place, not word.startswith(low), rank(word), word) for word, edits, _ in hits]
    return min(found)[-1] if found else None
