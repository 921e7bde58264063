"""Sentences of a record: those that speak of what is asked, and of the right type (a number, a sum of money, a year, a place)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cvqa.answer.finding import Case, Fact
from cvqa.answer.grammar import capitalised
from cvqa.answer.wording import short
from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.language.lexicon import weight
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.question.intents import verb_of_who
from cvqa.question.query import Attribute

Test = Callable[[str], bool]

_NUMBER = pattern(
    rf"\d|\b({'|'.join(VALUES)}|dozens?|hundreds?|thousands?|half|"
    r"twice|an? (?:third|quarter|fifth|tenth)|two[ -]thirds|daily|weekly|fortnightly|"
    r"monthly|yearly|annual(ly)?)\b",
    re.I,
)
MONEY = pattern(
    r"(?:\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|JPY|CNY|INR)\b|[€$£¥])\s?\d|\d[\d,.]*\s?(?:EUR|USD|GBP|"
    r"CHF|€|\$|£|euros?|dollars?|pounds?)\b",
    re.I,
)
_ASKS_MONEY = pattern(
    r"\b(money|cash|prices?|costs?|charged?s?|(sell|sold|bought|buy) (\w+ ){0,4}for$|budget|worth|prize money"
    r"|euros?|dollars?|pounds?|sum|amount|fund\w*|stipend|paid|pay)\b"
)
_YEAR = pattern(
    r"\b(?:in|since|from|until|to|by|during|before|after|and|of|summer|autumn|spring|winter|"
    r"[A-Z][a-z]{2,8}) (?:1[6-9]|20)\d\d\b|\b(?:1[6-9]|20)\d\d\b(?! [a-z])"
)
# When something is that recurs: on a day of the week, every autumn.
_WHEN = pattern(
    rf"{_YEAR.pattern}|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
    r"|\b(?:each|every) (?:week|fortnight|month|year|spring|summer|autumn|winter|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|morning|evening|night|term|semester)\b"
)
_PLACE = pattern(r"\b(in|at|from|near|to)\b (the )?[A-Z]")
_OUTLET = pattern(r"\b(accepted|published|presented|appeared|submitted)\b", re.I)
_REASON = pattern(r"\b(because|due to|owing to|in order to|so that|reason|to be able)\b", re.I)
_LEFT = pattern(r"^(left|moved|resigned|returned|quit|gave up|stepped down|went)\b.*\b(when|after|for|because|to|as)\b", re.I)
_ASKS_LEAVING = pattern(r"\bwhy\b.*\b(leave|left|leaving|part|parted|go|quit|move|moved|resign|resigned|stop|give up|switch|depart)\b")
_GRADE = pattern(
    r"\b(cum laude|distinction|honou?rs|gpa|grade|first[- ]class|upper second|merit|marks?|\d\.\d+ ?/|level|[ABC][12])\b", re.I
)
_NAME = pattern(r"\b[A-Z][\w'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+")
_BY = pattern(r"\b(given|awarded|granted|issued|conferred|funded|run|organi[sz]ed|registered|by|through|with|from)\b", re.I)


SELF = pattern(r"\b(himself|herself|themselves|self[- ]taught)\b", re.I)  # who, where it was nobody else

_TYPES = {
    Attribute.QUANTITY: _NUMBER,
    Attribute.WHEN: _WHEN,
    Attribute.START: _YEAR,
    Attribute.END: _YEAR,
    Attribute.WHERE: _PLACE,
    Attribute.REASON: _REASON,
    Attribute.LEVEL: _GRADE,
    Attribute.ADVISOR: _NAME,
    Attribute.MANAGER: _NAME,
    Attribute.COLLABORATOR: _NAME,
    Attribute.AUTHORS: _NAME,
    Attribute.ORGANISATION: _BY,
    Attribute.VENUE: _OUTLET,
    Attribute.STATUS: _OUTLET,
}


_ASKS_SHARE = pattern(r"\b(percent(age)?|per cent|share|proportion|fraction|rate)\b")
SHARE = pattern(r"\d ?%|\bper ?cent\b|\b(a|one|two) ?-?(half|thirds?|quarters?|fifths?|tenths?)\b", re.I)


def asks_share(case: Case) -> bool:
    """Whether a quantity that is asked for is a share of a whole, in per cent or as a fraction."""
    return "percent" in case.query.low


def asks_money(case: Case) -> bool:
    """Whether a quantity that is asked for is a sum of money."""
    return bool(_ASKS_MONEY.search(case.query.low)) and not _ASKS_SHARE.search(case.query.low)


def type_of(case: Case, attribute: Attribute) -> Test:
    """What a sentence has to hold to answer an attribute at all."""
    pattern = _TYPES.get(attribute)
    if attribute is Attribute.QUANTITY and asks_money(case) and not case.query.has("form:count"):
        pattern = MONEY
    if attribute is Attribute.QUANTITY and asks_share(case):
        pattern = SHARE
    if attribute is Attribute.REASON and _ASKS_LEAVING.search(case.query.low):
        return lambda text: bool(_REASON.search(text) or _LEFT.search(text))
    return (lambda text: bool(pattern.search(text))) if pattern else (lambda text: True)


def open_words(case: Case, record: Record) -> tuple[int, ...]:
    """The content words that the record's head fields leave open."""
    heads = case.evidence.heads(record)
    return tuple(n for n in case.query.content if n not in heads and case.evidence.weights[n] > 0.2)


def speaking(case: Case, record: Record, test: Test = lambda _: True) -> list[Unit]:
    """The sentences of the right type that account for the most of what the head fields leave open; none where they account for nothing."""
    wanted = open_words(case, record)
    scored = []
    for unit in record.units:
        own = case.evidence.told_by_unit(unit, wanted)
        hinted = case.evidence.told_by_unit(unit, case.query.hints)
        if own + hinted > 0.05 and test(unit.text):
            scored.append((own + 0.5 * hinted, unit))
    top = max((s for s, _ in scored), default=0.0)
    return [u for s, u in scored if s >= top - 0.05]


def accounting(case: Case, record: Record, units: Sequence[Unit]) -> bool:
    """Whether the sentences account for most of what the head fields leave open."""
    wanted = open_words(case, record)
    held = {n for u in units for n in case.evidence.unit(u, wanted).strength}
    return bool(wanted) and case.evidence.weight(held) >= 0.5 * case.evidence.weight(wanted)


_VERB = 0.6  # what a verb weighs at least that nothing else may stand for


def verb_unsaid(case: Case, units: Sequence[Unit]) -> bool:
    """Whether somebody is asked for by what they did ("who examined it"), and none of the sentences says that verb."""
    verb = verb_of_who(case.query)
    return verb >= 0 and weight(case.query.words[verb].low) > _VERB and not any(case.evidence.unit(u, [verb]).strength for u in units)


def spoken(text: str) -> str:
    """A sentence without its end sign, to be put inside another."""
    return text.rstrip(".; ")


def from_units(record: Record, units: Sequence[Unit]) -> Fact | None:
    """Sentences of a record, behind its name; at most four."""
    if not units:
        return None
    units = units[:4]
    lead = "" if record.item or record.entry.kind in (Kind.SUMMARY, Kind.TEXT) else f"{capitalised(short(record))}: "
    return Fact(lead + ". ".join(spoken(u.text) for u in units), record, tuple(u.text for u in units))


def of_item(record: Record) -> Fact:
    """An item in the CV's own words."""
    text = record.item.text.text if record.item else ""
    return Fact(spoken(text), record, (text,))
