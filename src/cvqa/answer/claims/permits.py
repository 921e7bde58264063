"""Whether somebody may work in a country, and which citizen they are: only a sentence on citizenship or permits says so."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Finding, answered
from cvqa.answer.prose import from_units
from cvqa.index.records import Unit
from cvqa.language.patterns import pattern
from cvqa.language.places import direct, said_by
from cvqa.language.words import stem

_ASKS = pattern(
    r"\b(visas?|(work|residence|residency) permits?|(right|permission|permit|permitted|eligible|eligibility|allowed|authori[sz]\w+|entitled"
    r"|free) to work|work authori[sz]ation|sponsor(ed|ship)?|citizens?(hip)?|national(ity|ities)?|passports?|green card)\b"
)
_NEEDS = pattern(r"\b(need(s|ed)?|require[sd]?|have to|has to|must|sponsor(ed|ship)?)\b")
_MAY_WORK = pattern(
    r"\b(right|permission|permitted|eligible|allowed|authori[sz]ed|entitled|free|can|could|may)"
    r" (to )?(legally |already )?work\b|\bwithout\b"
)
_IS = pattern(r"\b(citizens?|citizenship|national(ity)?|passports?)\b")
_SAYS = pattern(
    r"(?i)\b(citizens?|citizenship|nationality|passports?|visas?|(work|residence) permits?|right to work|permanent resident|settled status"
    r"|green card|leave to remain)\b"
)
_FREE = pattern(
    r"(?i)\b(no|not|without|needs? no)\b[^.;]*\b(visas?|permits?|sponsorship)\b|\bright to work\b"
    r"|\b(permanent resident|settled status|green card)\b"
)


def permitted(case: Case) -> Finding | None:
    """The sentence on it, with yes or no where it tells of the very place or country; None where the CV has none."""
    low = case.query.low
    told = [(r, u) for r in case.records if not r.item for u in r.units if _SAYS.search(u.text)] if _ASKS.search(low) else []
    fact = from_units(told[0][0], [told[0][1]]) if told else None
    if fact is None or (_IS.search(low) and not case.query.yesno and "which" not in low and "what" not in low):
        return answered([fact], intent="permit") if fact else None
    holds = _holds(case, told[0][1]) if case.query.yesno else None
    return answered([fact], intent="permit") if holds is None else verdict(holds, [fact])


def _holds(case: Case, unit: Unit) -> bool | None:
    """Whether the sentence says what is claimed; None where it leaves it open."""
    low, places = case.query.low, _places(case)
    if _NEEDS.search(low):
        return False if _FREE.search(unit.text) and _within(places, unit) else None
    if _MAY_WORK.search(low):
        return True if _FREE.search(unit.text) and _within(places, unit) else None
    return True if places and all(place in unit.bag for place in places) else None


def _places(case: Case) -> list[str]:
    """The stems of the question that name a place, or are said of one ("Italian")."""
    return [w.stem for n, w in enumerate(case.query.words) if n and w.capital and ((w.stem,) in direct() or w.stem == stem("eu"))]


def _within(places: Sequence[str], unit: Unit) -> bool:
    """Whether the places lie in one of which the sentence speaks; so do none where it speaks of one."""
    return all(any(place == said or (place,) in said_by((said,)) for said in unit.bag if (said,) in direct()) for place in places)
