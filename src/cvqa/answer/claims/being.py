"""Claims of what the owner is: "Is she a nurse?"."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Finding, sentence
from cvqa.answer.refusal import silent
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.lexicon import alike
from cvqa.language.patterns import pattern
from cvqa.language.words import stems, words
from cvqa.question.cues import filler

_CALLING = frozenset({Kind.SUMMARY, Kind.MEMBERSHIP, Kind.CERTIFICATION, Kind.AWARD, Kind.SERVICE, Kind.LANGUAGE, Kind.TEXT})
_IS_A = pattern(
    r"^(?:and |so |but )?(?:is|was|are|were) (?:he|she|they|you|\w+(?: \w+)?) (?:really |actually |also )?an? (?!co |first |joint |part of)"
    r"(?P<what>\w+(?: (?!at|in|of|for|with|by|who|now|or|and|on|from|there|yet|already|too)\w+){0,3})"
)


def being(case: Case) -> Finding | None:
    """Yes where an entry says in its own position, degree or name what the owner is claimed to be, and no more is claimed; a refusal where
    none does."""
    match = _IS_A.search(case.query.low)
    if not match or case.query.mentions:
        return None
    what = words(match["what"])
    claimed = [word.stem for word in what if word.low not in filler()] or [what[-1].stem]
    fitting = [record for record in case.records if _is_all(_said_to_be(record), claimed)]
    others = [n for n in case.query.content if case.query.words[n].stem not in claimed]
    if fitting:
        plain = not others and not case.query.time and not case.query.has("refuse:opinion")
        return verdict(True, [sentence(case, record) for record in fitting[:2]]) if plain else None
    at = case.query.low[: match.start("what")].count(" ")
    return silent(case, None, range(at, at + match["what"].count(" ") + 1))


def _is_all(said: frozenset[str], claimed: Sequence[str]) -> bool:
    return all(any(alike(stem, own) for own in said) for stem in claimed)


def _said_to_be(record: Record) -> frozenset[str]:
    """The stems of what an entry calls the owner: a paper's title and what was done in a job call them nothing."""
    entry = record.entry
    if record.item or entry.authors:
        return frozenset()
    told = [t.text for t in entry.texts] if entry.kind in _CALLING else []
    return frozenset(stem for text in (entry.position, entry.degree, entry.area, entry.name, *told) for stem in stems(text))
