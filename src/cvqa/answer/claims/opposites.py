"""Claims that something was late, early or over its budget: read off the clause that says so, or the contrary."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.evidence import Evidence
from cvqa.answer.finding import Case, Finding
from cvqa.answer.prose import from_units
from cvqa.answer.refusal import silent
from cvqa.answer.scope import scope
from cvqa.language.patterns import pattern


@dataclass(frozen=True)
class _Opposites:
    """Two states of which a thing can have but one: how each is said."""

    one: re.Pattern[str]
    other: re.Pattern[str]


_LATE = r"\b(?:late(?! (?:19|20)\d\d)|delayed|behind schedule|overdue|after the deadline)\b"
_EARLY = r"\b(?:early(?! (?:19|20)\d\d)|ahead of (?:schedule|time|plan)|on time|on schedule|before the deadline)\b"
_OVER = r"\b(?:over (?:the |its )?budget|overspent|over cost|too expensive)\b"
_UNDER = r"\b(?:under (?:the |its )?budget|(?:with)?in (?:the |its )?budget|on budget|below (?:the )?budget)\b"
_PAIRS = tuple(_Opposites(pattern(one, re.IGNORECASE), pattern(other, re.IGNORECASE)) for one, other in ((_LATE, _EARLY), (_OVER, _UNDER)))
_CLAUSE = pattern(r"; |, (?=\D)")


def opposed(case: Case) -> Finding | None:
    """Yes or no with the sentence that says it, a refusal where none does; None where no such thing is claimed."""
    if not case.query.yesno or case.query.has("form:compare"):
        return None
    for pair in _PAIRS:
        for claimed, contrary in ((pair.one, pair.other), (pair.other, pair.one)):
            if match := claimed.search(case.query.low):
                return _told(case, match, claimed, contrary)
    return None


def _told(case: Case, match: re.Match[str], claimed: re.Pattern[str], contrary: re.Pattern[str]) -> Finding | None:
    first = case.query.low[: match.start()].count(" ")
    span = range(first, first + match.group().count(" ") + 1)
    query = replace(case.query, content=tuple(n for n in case.query.content if n not in span))
    plain = replace(case, query=query, evidence=Evidence(query, {}, case.gazetteer))
    found = scope(plain)
    if not query.content or found.leaves_open(plain) or len(found.records) > _FEW:
        return None
    for record in found.records:
        for unit in record.units:
            for clause in _CLAUSE.split(unit.text):
                if (held := bool(claimed.search(clause))) or contrary.search(clause):
                    fact = from_units(record, [unit])
                    return verdict(held, [fact]) if fact else None
    return replace(silent(case, found.first, list(span)), intent="not_in_cv")


_FEW = 3  # entries that a claim may be about
