"""Which places lie in which, and what their people are called: general knowledge, apart from any CV."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from cvqa.language.lexicon import Phrase
from cvqa.language.words import stems


@cache
def _table() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The names of each place and of what lies in it, as the data file has them."""
    text = files("cvqa.language").joinpath("data", "places.txt").read_text("utf-8")
    lines = (line.partition(":") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((tuple(names.split()), tuple(inside.split())) for names, _, inside in lines)


def _phrase(name: str) -> Phrase:
    return stems(name.lstrip("~").replace("_", " "))


@cache
def tongues() -> frozenset[Phrase]:
    """Names that are those of languages too ("French")."""
    return frozenset(_phrase(name) for names, _ in _table() for name in names if name.startswith("~"))


Direct = Mapping[Phrase, frozenset[Phrase]]
_recalled: list[Direct] = []


def recall(found: Iterable[tuple[Sequence[str], Iterable[Sequence[str]]]]) -> None:
    """Take the pairs that `direct` gave at an earlier time."""
    _recalled[:] = [{tuple(name): frozenset(map(tuple, others)) for name, others in found}]
    direct.cache_clear()
    said_by.cache_clear()


@cache
def direct() -> Direct:
    """For each name of a place, its other names and those of what lies right in it."""
    if _recalled:
        return _recalled[0]
    found: dict[Phrase, set[Phrase]] = defaultdict(set)
    for names, inside in _table():
        said = [_phrase(name) for name in names]
        for phrase in said:
            found[phrase].update([*said, *(_phrase(name) for name in inside)])
    return {phrase: frozenset(others) for phrase, others in found.items()}


@cache
def said_by(phrase: Phrase) -> frozenset[Phrase]:
    """What else says of something that it is in a place: its other names, and everything that lies in it ("Glasgow" for "Scotland")."""
    seen: set[Phrase] = set()
    queue = [phrase]
    while queue:
        for other in direct().get(queue.pop(), frozenset()) - seen:
            seen.add(other)
            queue.append(other)
    return frozenset(seen - {phrase})
