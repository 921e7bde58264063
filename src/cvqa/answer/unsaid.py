"""Attributes on which CVs are silent ("ticket prices", "notice period"): refused where nothing that is asked about tells them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.refusal import not_in_cv, silent
from cvqa.answer.scope import Scope
from cvqa.answer.selection import of_kind
from cvqa.answer.wording import label, say
from cvqa.cv.dates import start_key
from cvqa.index.records import Record
from cvqa.language.numbers import PLACES
from cvqa.language.patterns import pattern
from cvqa.question.cues import data_lines

_FEW = 4  # entries that a question may be about as a whole


@cache
def rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """How each attribute is asked for, and what tells it."""
    pairs = (line.split(" ==> ") for line in data_lines("unsaid.txt"))
    return tuple((pattern(asks), pattern(says, re.IGNORECASE)) for asks, says in pairs)


def unsaid(case: Case, found: Scope) -> Finding | None:
    """A refusal that names the attribute, where it is asked for and nothing that is asked about tells it."""
    low = case.query.low
    for asks, says in rows():
        match = asks.search(low)
        if match and not any(says.search(text) for record in _pool(case, found) for text in _texts(record)):
            first = low[: match.start()].count(" ")
            said = match.group().strip()
            span = [n for n in range(first, first + said.count(" ") + 1) if case.query.words[n].low not in _ASKING]
            return replace(silent(case, found.first if _is_named(found) else None, span[-4:]), intent="unsaid")
    return None


_ASKING = frozenset({"how", "what", "which", "is", "are", "was", "were", "did", "does", "do", "a", "an", "the", "many", "much", "it"})


def _is_named(found: Scope) -> bool:
    return bool(found.covered) and len(found.records) < _FEW


def _pool(case: Case, found: Scope) -> tuple[Record, ...]:
    """The entries that the question is about, with what stands in them; all where it is about none."""
    if not (_is_named(found) or found.confined):
        return case.records
    entries = {r.entry.id for r in found.records}
    return tuple(r for r in case.records if r.entry.id in entries)


def _texts(record: Record) -> tuple[str, ...]:
    return (*record.heads, *(unit.text for unit in record.units))


def beyond(case: Case) -> Finding | None:
    """A refusal with what there is, where the third of something is spoken of and the CV has but two."""
    place = place_asked(case)
    there = [r for r in of_kind(case, case.records) if not r.group] if place > 1 else []
    if not there or len(there) >= place or case.query.yesno:
        return None
    said = say("refusals.beyond", many=len(there))
    return replace(not_in_cv(said, [Fact(label(r), r) for r in there]), intent="unsaid")


def place_asked(case: Case) -> int:
    """The place of the "second cookbook" or the "third job" in the order of time; 0 where none is spoken of."""
    query = case.query
    spans = [sorted(k.covers) for k in query.kinds if k.covers and not k.plural]
    return next((PLACES[query.words[span[0] - 1].low] for span in spans if span[0] and query.words[span[0] - 1].low in PLACES), 0)


def at_place(case: Case, found: Scope) -> Scope:
    """The scope with the one entry that stands at that place, where it holds as many that are dated."""
    place = place_asked(case)
    dated = [r for r in found.records if r.period and r.period.start and not r.group]
    if not 1 < place <= len(dated) or any(PLACES.keys() & set(r.name.lower().split()) for r in dated):
        return found
    return replace(found, records=(sorted(dated, key=lambda r: start_key(r.period))[place - 1],))
