"""Names that were heard and not read: "nor fell" for "Norfell". Words side by side are joined and held against the CV's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from cvqa.language.lexicon import is_english, rank
from cvqa.language.words import Word, words

_COMMON = 5_000  # a word further up the frequency list is heard right
_LONGEST = 4  # words that one name may have been heard as
_SHORTEST = 6  # letters of a name, and of what was heard
_GAIN = 3  # what each word of a run has to add to the ratio
_ALIKE = 80  # ratio of letters (0 to 100) from which two are the same
_SOUNDS_ALIKE = 72  # the same where both sound the same by Metaphone (Philips, "Hanging on the Metaphone", 1990)


def heard(text: str, forms: Sequence[str]) -> str:
    """The text with each run of words that sounds like one rare word of the CV (`forms`, folded) written as that word."""
    rare, held = _rare(tuple(forms))
    said = words(text)
    runs = ((at, size) for size in range(2, _LONGEST + 1) for at in range(len(said) - size + 1))
    found = [(score, at, size, name) for at, size in runs for name, score in _names(said[at : at + size], rare, held)]
    if not found:
        return text
    _, at, size, name = max(found, key=lambda hit: (hit[0], -hit[2]))
    first, last = said[at], said[at + size - 1]
    return f"{heard(text[: first.start], forms)}{name.capitalize()}{heard(text[last.end :], forms)}"


@lru_cache(maxsize=16)
def _rare(forms: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The long words of a CV that are no English ones, and all its words."""
    return tuple(form for form in forms if len(form) >= _SHORTEST and form.isalpha() and not is_english(form)), frozenset(forms)


def _names(run: Sequence[Word], rare: Sequence[str], held: frozenset[str]) -> Iterator[tuple[str, float]]:
    """What a run of words may have been; each word brings it nearer to the name.

    One of them at least is neither common nor the CV's, unless they spell the name.
    """
    joined = "".join(word.low for word in run)
    if len(joined) < _SHORTEST or not joined.isalpha() or all(len(word.low) == 1 for word in run):
        return
    new = [word for word in run if word.low not in held]
    if not new or not (joined in rare or any(rank(word.low) > _COMMON for word in new)):
        return
    from rapidfuzz import fuzz, process  # imported late: few questions come this far

    found = process.extractOne(joined, rare, scorer=fuzz.ratio, score_cutoff=_SOUNDS_ALIKE)
    if found is None:
        return
    import jellyfish

    name, score, _ = found
    shorter = ("".join(word.low for word in part) for part in (run[1:], run[:-1]))
    if any(fuzz.ratio(part, name) >= score - _GAIN for part in shorter):
        return
    if score >= _ALIKE or jellyfish.metaphone(joined) == jellyfish.metaphone(name):
        yield str(name), float(score)
