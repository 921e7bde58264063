"""Grammar cues: which words of a question say what is asked for. The patterns are data (`data/cues.txt`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cvqa.language.patterns import pattern
from cvqa.language.words import Word


@dataclass(frozen=True)
class Cue:
    """One match: the family ("form", "attribute", "state", "talk", "refuse"), what it asks for, and the words it covers (indices)."""

    family: str
    asks: str
    covers: frozenset[int]


def data_lines(name: str) -> list[str]:
    """The lines of a data file of this room, without comments and blanks."""
    text = files("cvqa.question").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def _lines() -> tuple[tuple[str, str, str], ...]:
    """Each pattern with its family and what it asks for."""
    found, heading = [], ("", "")
    for line in data_lines("cues.txt"):
        if line.startswith(("[form", "[attribute", "[state", "[talk", "[refuse")):
            family, asks = line.strip("[]").split()
            heading = (family, asks)
        else:
            found.append((*heading, line))
    return tuple(found)


_WILD = pattern(r"\.\*|\.\{0,40\}|\(\\w\+ \)(?:\?|\{\d,\d\})")


_needs: dict[str, tuple[str, ...]] = {}


def needs() -> dict[str, tuple[str, ...]]:
    """For each pattern, texts of which it needs one; none where that cannot be told."""
    from cvqa.language.needed import needed

    return {line: needed(line) for _, _, line in _lines()}


def possible(line: str, text: str) -> bool:
    """Whether a pattern may match a text: whether one of the texts that it needs is there, as far as that is known."""
    needed = _needs.get(line)
    return not needed or any(part in text for part in needed)


def recall(found: Mapping[str, Sequence[str]]) -> None:
    """Take what `needs` gave at an earlier time: a pattern that cannot match is then neither compiled nor tried."""
    _needs.update({line: tuple(texts) for line, texts in found.items()})
    _needed.cache_clear()


@cache
def _compiled(line: str) -> re.Pattern[str]:
    """The pattern, with each stretch that may be any word as a named group: what it matches is not understood by the cue."""
    count = iter(range(20))
    return re.compile(_WILD.sub(lambda m: f"(?P<wild{next(count)}>{m.group()})", line))


def flat(words: Sequence[Word]) -> str:
    """The folded words joined by single spaces: the text that cue patterns are written for."""
    return " ".join(w.low for w in words)


def cues(words: Sequence[Word]) -> tuple[Cue, ...]:
    """Every cue of a question, in the order of the pattern file."""
    text = flat(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word.low) + 1
    found = []
    for family, asks, line in _possible(text):
        for match in _compiled(line).finditer(text):
            gaps = [match.span(name) for name in match.groupdict()]
            covers = frozenset(
                n for n, start in enumerate(starts) if match.start() <= start < match.end() and not any(a <= start < b for a, b in gaps)
            )
            if covers:
                found.append(Cue(family, asks, covers))
    return tuple(found)


def _possible(text: str) -> Iterator[tuple[str, str, str]]:
    """The patterns of whose needed texts one is there."""
    held = {part for part in _needed() if part in text}
    return (line for line in _lines() if not (needed := _needs.get(line[2])) or not held.isdisjoint(needed))


@cache
def _needed() -> tuple[str, ...]:
    """Every text that a pattern needs, once."""
    return tuple({part: None for texts in _needs.values() for part in texts})


@cache
def filler() -> frozenset[str]:
    """Folded words that carry no content of their own."""
    return frozenset(word for line in data_lines("filler.txt") for word in line.split())


@cache
def vocabulary() -> frozenset[str]:
    """Every plain word that stands in the cues and nouns: what a misspelt word of a question may have been."""
    found: set[str] = set()
    for line in data_lines("cues.txt"):
        if not line.startswith("["):
            found.update(re.findall(r"(?<![\\a-z])[a-z]{3,}", re.sub(r"\(\?[=!][^)]*\)", " ", line)))
    for name in ("kinds.txt", "levels.txt"):
        for line in data_lines(name):
            found.update(part for noun in line.split(":", 1)[1].split() for part in noun.lstrip("~").split("_") if len(part) >= 3)
    return frozenset(found)
