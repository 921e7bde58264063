"""Claims that the CV contradicts: by a "not" of its own, by another word of the same class, by another place."""

from __future__ import annotations

import re

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.facts.description import shown
from cvqa.answer.finding import Case, Fact, Finding, sentence
from cvqa.answer.prose import spoken
from cvqa.answer.scope import Scope
from cvqa.answer.selection import level_of
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stem
from cvqa.question.asked_kinds import levels, singular
from cvqa.question.gazetteer import NameKind

# Words of which one rules out the others, where they are said of the same thing: general English.
_RIVALS = tuple(
    frozenset(line.split())
    for line in (
        "gold silver bronze",
        "bachelor master phd doctorate bsc msc",
        "assistant scientist professor associate fellow director engineer analyst intern manager lecturer nurse editor",
        "published accepted submitted submission rejected forthcoming",
        "winner shortlisted nominated",
        "full-time part-time freelance",
        "senior junior graduate chief",
        "alone jointly",
    )
)
CONTRASTS = tuple(frozenset(stem(word) for word in group) for group in _RIVALS)
_NAMED = frozenset(word for group in _RIVALS for word in group)  # the words themselves: who manages somebody claims to be no manager
_HEAVY = 0.45  # a word that weighs more must be accounted for before the CV may be said to contradict
_BEHIND = pattern(
    r"\b(second|third|fourth|fifth|2nd|3rd|4th|5th) (prize|place)\b|\brunner-up\b|\branked (second|third|fourth|fifth|\d)"
    r"|\b(shortlist|longlist)(ed)?\b|\b(nominated|nomination|finalist|commended)\b"
    r"|\bhonou?rable mention\b|\bamong the (final|last|best) \w+\b",
    re.I,
)
_WON_IT = pattern(
    r"\b(win|won)\b(?! (an?|any|some|the|second|third) (\w+ )?(prize|award|medal|place|money))|\bfirst (prize|place)\b"
    r"|\b(c[ao]me|ranked?|placed|finished) first\b|\btop of (his|her|their) (class|year)\b"
)
_NOT = pattern(r"\b(not|never|no longer|without|shortlisted|nominated|rejected|declined)\b", re.I)
_WINS = pattern(r"\b(win|won|took|take|get|got|receive|received|award\w*|prize|c[ao]me first|ranked? first|top of)\b")
_HAS_WON = pattern(r"(?i)(?<!not )\b(won|winner|first (prize|place)|gold)\b")
_FIELDS_OF = {NameKind.PLACE: "location", NameKind.ORGANISATION: "organisation", NameKind.VENUE: "venue"}


def negated(case: Case, found: Scope) -> Finding | None:
    """The CV itself says that it was not so ("shortlisted, did not win")."""
    low = case.query.low
    if found.leaves_open(case) or len(found.records) != 1 or _NOT.search(low) or not _WINS.search(low):
        return None
    record = found.records[0]
    text = " ".join((record.name, *(unit.text for unit in record.units)))
    if _WON_IT.search(low) and _BEHIND.search(text) and not _HAS_WON.search(text):
        return verdict(False, [shown(case, record)])
    for unit in record.units:
        if _NOT.search(unit.text) and (record.item or case.evidence.unit(unit).strength):
            return verdict(False, [Fact(spoken(unit.text), record, (unit.text,))])
    return None


def contradicted(case: Case, found: Scope) -> Finding | None:
    """A word of the claim that the record contradicts by another of its class."""
    for n in (*case.query.content, *case.query.hints):
        word = case.query.words[n].stem
        if (
            singular(case.query.words[n].low) not in _NAMED
            or any(word in r.bag for r in found.records)
            or not _accounted(case, found, frozenset({n}))
        ):
            continue
        for group in CONTRASTS:
            rivals = [r for r in found.records if group & r.bag and not _same_level(word, r)] if word in group else []
            if rivals:
                return verdict(False, [shown(case, r) for r in rivals[:2]])
    return None


def _same_level(word: str, record: Record) -> bool:
    """Whether a degree is of the level that a word names: an MSc is a master's."""
    return bool(level_of(record)) and levels().get((word,)) == level_of(record)


def elsewhere(case: Case, found: Scope) -> Finding | None:
    """A place or organisation of the CV that is not this entry's: "the bachelor's was in …", where it was elsewhere."""
    if not (case.query.level or case.query.kinds) or len(found.records) > 2:
        return None
    for mention in case.query.mentions:
        field = _FIELDS_OF.get(mention.name.kind)
        if field and mention.covers <= found.missing and _accounted(case, found, mention.covers):
            held = [r for r in found.records if getattr(r.entry, field) and not r.item]
            if held:
                return verdict(False, [sentence(case, r) for r in held])
    return None


def _accounted(case: Case, found: Scope, apart_from: frozenset[int]) -> bool:
    """Whether the records account for every heavy word of the question but some."""
    return all(case.evidence.weights[n] <= _HEAVY for n in found.missing - apart_from)
