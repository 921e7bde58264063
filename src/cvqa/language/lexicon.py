"""What is known of English words apart from any CV: how common they are, and which mean nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import count

from cvqa.language.patterns import pattern
from cvqa.language.words import stem, stems

_LINE = pattern(r"(?m)^[^#\n].*$")
_RARE = 30_000  # the rank given to a word that the frequency list does not hold


def _lines(name: str) -> list[str]:
    return _LINE.findall(files("cvqa.language").joinpath("data", name).read_text("utf-8"))


@cache
def _ranks() -> dict[str, int]:
    return dict(zip(_lines("english_words.txt"), count()))


def rank(low: str) -> int:
    """How far down the frequency list a folded word stands (0: the most frequent)."""
    return _ranks().get(low, _RARE)


@cache
def frequent(count: int) -> tuple[str, ...]:
    """The most frequent words, most frequent first."""
    return tuple(_lines("english_words.txt")[:count])


def is_english(low: str) -> bool:
    """Whether the word, or what it inflects, is in the frequency list, joined from two of it ("parttime"), or a noun for people."""
    inflected = any(low.endswith(end) and low[: -len(end)] + put in _ranks() for end, put in _ENDINGS)
    return low in _ranks() or low in _JOINED or inflected or _is_doubled(low) or low in person_nouns()


def _is_doubled(low: str) -> bool:
    """Whether the word doubles the last letter of an English one before its ending."""
    match = _DOUBLED.match(low)
    return match is not None and match["word"] in _ranks()


_JOINED = frozenset({"parttime", "fulltime"})
_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ly", ""), ("er", ""), ("er", "e"))
_DOUBLED = pattern(r"(?P<word>\w+?(?P<last>[bdglmnprt]))(?P=last)(?:ing|ed|er)$")  # "swapping", "planned"


def weight(low: str) -> float:
    """How much a word says, in [0, 1]: near 0 for the commonest, 1 for the rare."""
    place = rank(low)
    return next(share for bound, share in _WEIGHTS if place < bound)


_WEIGHTS = ((150, 0.1), (500, 0.3), (1_500, 0.5), (4_000, 0.75), (_RARE + 1, 1.0))


@cache
def person_nouns() -> frozenset[str]:
    """Folded nouns for what a person is ("architect", "co-founder")."""
    return frozenset(noun.replace("_", " ") for line in _lines("person_nouns.txt") for noun in line.split())


@cache
def code_languages() -> tuple[str, ...]:
    """Names of programming languages that stand for nothing else."""
    return tuple(_lines("code_languages.txt"))


Phrase = tuple[str, ...]
_recalled: list[tuple[tuple[Phrase, ...], ...]] = []


def recall(found: Iterable[Iterable[Sequence[str]]]) -> None:
    """Take the groups that `groups` gave at an earlier time."""
    _recalled[:] = [tuple(tuple(tuple(phrase) for phrase in group) for group in found)]
    for computed in (groups, synonyms, phrases):
        computed.cache_clear()


@cache
def groups() -> tuple[tuple[Phrase, ...], ...]:
    """The groups of stemmed expressions that mean nearly the same."""
    return (
        _recalled[0]
        if _recalled
        else tuple(tuple(stems(word.replace("_", " ")) for word in line.split()) for line in _lines("synonyms.txt"))
    )


@cache
def synonyms() -> dict[str, frozenset[Phrase]]:
    """For each stem, the stemmed expressions that mean nearly the same."""
    found: dict[str, set[Phrase]] = defaultdict(set)
    for group in groups():
        for member in group:
            if len(member) == 1:
                found[member[0]].update(other for other in group if other != member)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def phrases() -> dict[Phrase, frozenset[Phrase]]:
    """For each stemmed expression of several words, the expressions that mean nearly the same."""
    found: dict[Phrase, set[Phrase]] = defaultdict(set)
    for group in groups():
        for member in group:
            if len(member) > 1:
                found[member].update(other for other in group if other != member)
    return {phrase: frozenset(others) for phrase, others in found.items()}


def alike(left: str, right: str) -> bool:
    """Whether two stems are the same or stand in one synonym group."""
    return left == right or (right,) in synonyms().get(left, frozenset())


__all__ = ["Phrase", "alike", "frequent", "is_english", "person_nouns", "phrases", "rank", "stem", "synonyms", "weight"]
