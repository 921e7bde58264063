"""Claims that something rose or fell: read off the two values that a sentence gives, else off its verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.evidence import Evidence
from cvqa.answer.finding import Case, Finding
from cvqa.answer.prose import from_units
from cvqa.answer.scope import scope
from cvqa.index.records import Record, Unit
from cvqa.language.patterns import pattern
from cvqa.language.words import stems

_UP = r"(?:go|went|gone|going|come|came) up|rise[ns]?|rose|risen|rising|increase[sd]?|grow[sn]?|grew|climb(?:ed)?|soar(?:ed)?|raised"
_DOWN = r"(?:go|went|gone|going|come|came) down|fall(?:s|en)?|fell|drop(?:ped)?|decrease[sd]?|declined?|shrink|shrank|reduced?|lowered"
_CLAIMS = pattern(
    rf"^(?:and |so |but )?(?:did|has|have|had|was|were|is|are) (?!he |she |they |you )[^?]*?\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
)
_ROSE = pattern(r"(?i)\b(rose|rise|rising|increase[sd]?|grew|grow|growth|raised|climbed|doubled|tripled|up from|went up)\b")
_FELL = pattern(r"(?i)\b(fell|fall|falling|decrease[sd]?|dropped|declined?|shrank|cut|reduced?|lowered|halved|down|went down)\b")
_FROM_TO = pattern(r"(?i)\bfrom (?P<before>\d[\d.,]*)\D{0,30}?(?:in \d{4} )?to (?P<after>\d[\d.,]*)")
_CLAUSE = pattern(r"; |, (?=\D)")
_ENOUGH = 0.6  # the share of the claim's other words that the clause has to say


def moved(case: Case) -> Finding | None:
    """Yes or no with the sentence that says which way it went; None where none says so of what is claimed."""
    match = _CLAIMS.search(case.query.low)
    if not match or not case.query.yesno:
        return None
    up = bool(match["up"])
    plain = _without(case, match["up"] or match["down"], match.start("up" if up else "down"))
    found = scope(plain)
    if not plain.query.content or found.leaves_open(plain):
        return None
    told = [(share, r, u, rose) for r in found.records for u in r.units for share, rose in _ways(plain, r, u)]
    if not told:
        return None
    _, record, unit, rose = max(told, key=lambda row: row[0])
    fact = from_units(record, [unit])
    return verdict(rose is up, [fact]) if fact else None


def _without(case: Case, said: str, at: int) -> Case:
    """The case without the words that say which way it went: what is left says what."""
    first = case.query.low[:at].count(" ")
    query = replace(case.query, content=tuple(n for n in case.query.content if n not in range(first, first + said.count(" ") + 1)))
    return replace(case, query=query, evidence=Evidence(query, {}, case.gazetteer))


def _ways(case: Case, record: Record, unit: Unit) -> Iterator[tuple[float, bool]]:
    """Of each clause that says which way something went: how much of the claim it says, and whether it rose."""
    rest = [n for n in case.query.content if n not in case.evidence.heads(record)] or case.query.content
    for clause in _CLAUSE.split(unit.text):
        share = case.evidence.told_by_stems(frozenset(stems(clause)), rest) / (case.evidence.weight(rest) or 1.0)
        rose = _rose(clause)
        if rose is not None and share >= _ENOUGH:
            yield share, rose


def _rose(clause: str) -> bool | None:
    """Whether a clause says that something rose, fell, or neither."""
    if values := _FROM_TO.search(clause):
        before, after = (float(values[name].strip(".,").replace(",", "")) for name in ("before", "after"))
        return after > before
    up, down = bool(_ROSE.search(clause)), bool(_FELL.search(clause))
    return up if up is not down else None
