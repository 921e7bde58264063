"""Words that only frame a question ("booklet", "plate", "kindly"), learned from the question bank.

What people wrap around a question has no end, so no list of it is kept: a word that the bank uses where something plain is asked (when,
where, who advised, how long) frames; a word that it uses where CVs are silent ("salary") demands something of the CV.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from cvqa.language.patterns import pattern
from cvqa.language.words import words
from cvqa.question import bank

# What is asked there is said by the intent alone, so that the other words of a line frame it. Elsewhere they may be its topic.
_PLAIN = frozenset({
    "describe", "when", "start", "end", "where", "organisation", "position", "degree", "area", "advisor", "manager", "collaborator",
    "coauthors", "authors", "author_position", "venue", "status", "title", "email", "contact", "location", "duration", "list", "count",
    "first", "last", "longest", "shortest", "nth", "overview", "profile", "strengths", "current", "section", "person", "between",
    "referee_list",
})  # fmt: skip
_SILENT = frozenset({"silent", "private", "opinion", "out_of_scope"})
_UNSEEN = 0.75  # how much of its weight a word keeps that the bank does not have
_LEAST = 0.12  # and one that only frames
_ADVERB = pattern(r".{3,}ly$")


Uses = Mapping[str, tuple[int, int]]
_recalled: list[Uses] = []


def recall(found: Mapping[str, Sequence[int]]) -> None:
    """Take the uses that `uses` gave at an earlier time."""
    _recalled[:] = [{stem: (frames, demands) for stem, (frames, demands) in found.items()}]
    uses.cache_clear()
    demand.cache_clear()


@cache
def uses() -> Uses:
    """In how many lines of the bank a stem frames, and in how many it demands."""
    if _recalled:
        return _recalled[0]
    framing: Counter[str] = Counter()
    demanding: Counter[str] = Counter()
    for question, label in bank.questions():
        intent = label.split()[0]
        into = framing if intent in _PLAIN else demanding if intent in _SILENT else None
        if into is not None:
            into.update({word.stem for word in words(re.sub(r"\{\w+\}", " ", question))})
    return {stem: (framing[stem], demanding[stem]) for stem in framing | demanding}


@cache
def demand(stem: str, low: str) -> float:
    """How much a word that the CV does not hold asks of it, in (0, 1]: little where it only frames the question."""
    frames, demands = uses().get(stem, (0, 0))
    if not frames and not demands:
        return _LEAST if _ADVERB.match(low) else _UNSEEN
    share = demands / (frames + demands)
    sure = min(1.0, (frames + demands) / 2)
    return max(_LEAST, sure * share + (1 - sure) * _UNSEEN * 0.6)
