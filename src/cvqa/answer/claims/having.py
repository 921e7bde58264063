"""Claims that something has an attribute: "Is there a DOI for …", "Did it come with money". Told with what it has, or that it has none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.evidence import Evidence
from cvqa.answer.facts.extraction import extract
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.prose import from_units
from cvqa.answer.refusal import silent
from cvqa.answer.scope import scope
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.query import Attribute

_SOME = r"(?:an?|any|some|the|such|much)"
_THERE = pattern(
    rf"^(?:and |so |but )?(?:is|are|was|were|has|have) there (?:been )?(?:{_SOME} )?"
    rf"|\b(?:come|came|have|has|had|carry|carried|include|included|bring|brought|involve|involved|get|got|give|given|attach\w*|state|achieve\w*|earn\w*"
    rf"|win|won|receive[sd]?) (?:with |along |with it )*(?:{_SOME} )?"
    r"|^(?:and |so |but )?(?:is|was|did|has|does|were|are) .*?\bwith (?:an? )?"
)


@dataclass(frozen=True)
class _Having:
    """A noun for an attribute, the attribute, and what a sentence has to hold that gives it, where the attribute does not say."""

    noun: re.Pattern[str]
    attribute: Attribute | None
    said: re.Pattern[str] | None = None
    sure: bool = True  # whether what the entry itself does not say is not elsewhere in the CV


_MONEY = pattern(
    r"(?:\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|NZD|JPY|CNY|INR|BRL|SGD|ZAR|HKD)\b|[€$£¥])\s?\d|\d[\d,.]*\s?(?:€|\$|£|euros?|dollars?|pounds?)"
)
_HAVINGS = (
    _Having(pattern(r"(?:dois?|(?:digital )?identifier|links?|urls?|web ?(?:page|site|address)|download|pdf)\b"), Attribute.LINK),
    _Having(pattern(r"(?:(?:prize |any )?money|cash(?: prize)?|purse|stipend|bursary|sum of money|funding|budget|fee)\b"), None, _MONEY),
    _Having(
        pattern(
            r"(?:(?:final |overall )?(?:honou?rs?|distinction|grades?|marks?|gpa|classification|merit)|latin honou?rs)\b(?! society)"
            r"|(?<=\ba )(?:first|2:1|2:2|2 1|2 2|third|upper second|lower second)(?: class)?(?: honou?rs| degree)?"
            r"(?= (?:in|at|from|for|on)\b|$)"
        ),
        Attribute.LEVEL,
    ),
    _Having(pattern(r"(?:\w+ )?(?:scholarship|bursary)\b"), None, pattern(r"\b(scholarship|bursary)\b", re.IGNORECASE), sure=False),
    _Having(pattern(r"(?:thesis|dissertation)\b"), None, pattern(r"\b(thesis|dissertation)\b", re.IGNORECASE)),
    _Having(pattern(r"(?:supervisors?|advis[eo]rs?|mentors?)\b"), Attribute.ADVISOR),
    _Having(
        pattern(r"(?:page numbers?|isbn|issn|issue(?: number)?|volume(?: number)?)\b"),
        None,
        pattern(r"\b(pp?\.|pages?|isbn|issn|vol\.|volume)\b", re.IGNORECASE),
    ),
    _Having(pattern(r"(?:expiry|expiration|end) dates?\b"), Attribute.END),
)


def having(case: Case) -> Finding | None:
    """The attribute where the entry has it, else that the CV is silent on it; None where none is claimed of an entry that is named."""
    low = case.query.low
    for match in _THERE.finditer(low):
        for asked in _HAVINGS:
            if noun := asked.noun.match(low, match.end()):
                at = low[: match.end()].count(" ")
                return _of(case, asked, range(at, at + noun.group().count(" ") + 1))
    return None


def _of(case: Case, asked: _Having, span: range) -> Finding | None:
    query = case.query
    kinds = tuple(k for k in query.kinds if not k.covers & set(span))
    content = tuple(n for n in query.content if n not in span and query.words[n].low not in _FRAMING)
    attributes = (asked.attribute,) if asked.attribute else ()
    plain = replace(query, content=content, kinds=kinds, attributes=attributes, yesno=False)
    of = replace(case, query=plain, evidence=Evidence(plain, {}, case.gazetteer))
    found = scope(of)
    if not found.first or found.leaves_open(of) or not (content or query.level) or len(found.records) > 3:
        return None
    value = _value_claimed(case, span)
    said = [fact for record in found.records if (fact := _fact(of, asked, record))]
    facts = [fact for fact in said if any(way in fact.text.lower() for way in _ways(value))]
    if facts or not asked.sure:
        return verdict(True, facts[:2]) if facts else None
    if value in _CLASSES and said and all(_CLASS.search(fact.text.lower()) for fact in said):
        return verdict(False, said[:2])
    return replace(silent(case, found.first, list(span)), intent="not_in_cv")


def _ways(value: str) -> tuple[str, ...]:
    """How a grade may be said."""
    return (value.rstrip("s"), "cum laude") if value.startswith("hon") else (value.rstrip("s"),)


_CLASSES = frozenset({"distinction", "merit", "first", "third", "upper second", "lower second"})
_CLASS = pattern(r"\b(distinction|merit|pass|(first|upper second|lower second|third)[- ]class|2:1|2:2)\b")


_FRAMING = frozenset({"attached", "attach", "accompanying", "money"})


def _fact(case: Case, asked: _Having, record: Record) -> Fact | None:
    if asked.attribute:
        return extract(case, record, asked.attribute)
    said = [u for u in record.units if asked.said and asked.said.search(u.text)]
    return from_units(record, said[:2])


_VALUES = pattern(r"\b(distinction|merit|cum laude|first|upper second|lower second|third|honou?rs)\b")


def _value_claimed(case: Case, span: range) -> str:
    """The grade that is claimed itself, which another grade does not prove; empty where any would do."""
    said = " ".join(case.query.words[n].low for n in span)
    match = _VALUES.search(said)
    return match[0] if match and not _SOME_GRADE.search(case.query.low) else ""


_SOME_GRADE = pattern(r"\b(any|some|kind of|sort of|such)\b")
