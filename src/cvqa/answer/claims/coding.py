"""Claims that somebody can code: any programming language in the CV proves it, and no other skill does."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.prose import from_units, of_item
from cvqa.answer.refusal import silent
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.lexicon import code_languages
from cvqa.language.patterns import pattern

_CODES = pattern(
    r"\b(?:can|could|does|did|is|has|able to|know how to|knows how to|learn(?:ed|t)? to) (?:\w+ ){0,2}(?:code|program)$"
    r"|\b(?:programming|coding|scripting) (?:skills?|experience|knowledge|background|languages?)$"
    r"|\bwrite (?:software|code)$"
    r"|\b(?:any|some|of) (?:programming|coding)$"
)
_LETTERS = pattern(r"(?:C|R|Go|D)(?=$| ?[(,]| and\b)")  # only where they open an item
_LISTED = frozenset({Kind.SKILL, Kind.LANGUAGE, Kind.INTEREST})


@cache
def _tongues() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w+#.-])(?:{'|'.join(map(re.escape, code_languages()))})(?![\w+#-])")


def codes(case: Case) -> Finding | None:
    """Yes with the programming languages, a refusal where there are none; None where a certain one is claimed, or no such thing."""
    if not case.query.yesno or not _CODES.search(case.query.low) or case.query.mentions:
        return None
    items = [r for r in case.records if r.item and not _LISTED.isdisjoint(r.kinds) and _names_one(r.name)]
    facts = [of_item(r) for r in items] or [fact for r in case.records if (fact := _in_prose(r))]
    facts = list({fact.text: fact for fact in facts}.values())
    return verdict(True, facts[:4]) if facts else replace(silent(case, None, case.query.hints[:2]), intent="not_in_cv")


def _names_one(name: str) -> bool:
    return bool(_tongues().search(name) or _LETTERS.match(name))


def _in_prose(record: Record) -> Fact | None:
    """The sentence on something that was written in one ("Written in Python and Vue")."""
    told = [] if record.item else [u for u in record.units if _tongues().search(u.text) and _WROTE.search(u.text)]
    return from_units(record, told[:1])


_WROTE = pattern(r"(?i)\b(written|wrote|code[ds]?|coding|programm\w+|scripts?|built|rewriting|rewrote|develop\w*|in)\b")
