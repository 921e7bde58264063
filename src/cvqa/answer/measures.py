"""Which amounts a question asks about: those whose unit it names, or whose measure its adjective implies ("bigger team": people)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from cvqa.answer.facts.amounts import Amount, Measure, amounts, measure_of
from cvqa.answer.finding import Case
from cvqa.index.records import Record
from cvqa.language.patterns import pattern

_IMPLIES = {
    Measure.MONEY: r"\b(grants?|budgets?|prize money|money|fund(s|ing|ed)?|cost(s|ly|liest)?|expensive|pric(e|ey|iest)|contracts?|worth"
    r"|valuable|rais(e|ed)|rich(est|er)?|loans?|sums?|euros?|dollars?|pounds?|endowed|lucrative|cash|cheap(er|est)?|costlier|paid)\b",
    Measure.PEOPLE: r"\b(teams?|crews?|people|staff|audiences?|participants?|attendees|party|parties|headcount|crowds?|hands|heads"
    r"|attend(ed|ance)|visited)\b",
    Measure.TIME: r"\b(perform(ed|ance)?|to (play|sing|read|watch|run through)|minutes|running time|playing time|duration of the piece)\b",
    Measure.LENGTH: r"\b(spans?|tall(er|est)?|wide(r|st)?|high(er|est) (bridge|tower|building)|distance|kilomet\w+|km|met(er|re)s|ride)\b",
    Measure.WEIGHT: r"\b(heav(y|ier|iest)|weigh\w*|tonnes|tons|kilos?)\b",
    Measure.SHARE: r"\b(per ?cent(age)?|rate)\b",
}
_MATCH = 0.2  # what a word of the question has to weigh to name a unit
_IMPLIED = 0.6  # what the implied measure counts, against the words
_ALIKE = 0.4  # amounts of several records whose scores reach this share of the best are of one sort
_SAME = 0.75  # the same of amounts that are added up


@cache
def _implying(low: str) -> frozenset[Measure]:
    return frozenset(m for m, pattern in _IMPLIES.items() if re.search(pattern, low))


def implied(case: Case) -> frozenset[Measure]:
    """The measures that the question's words imply, its nouns for people among them."""
    stems = frozenset(case.query.words[n].stem for n in (*case.query.content, *case.query.hints))
    named = {measure_of(frozenset({s})) for s in stems} - {Measure.THINGS, Measure.TIME}
    return _implying(case.query.low) | named


_COMPARING = pattern(r"\b(\w+est|most|more|fewer|less|\w+er|ahead|single|add\w*|sum\w*|total|combined|together|number|size|show|shown)\b")


def frames(case: Case, n: int) -> bool:
    """Whether a word only says what is measured or compared, or is a unit that the question names in another word."""
    word = case.query.words[n]
    return bool(_COMPARING.fullmatch(word.low) or _implying(word.low) or measure_of(frozenset({word.stem})) is not Measure.THINGS)


def _telling(case: Case) -> list[int]:
    """The words that may name a unit: no part of a name, and no number."""
    names = {n for m in case.query.mentions if m.whole for n in m.covers}
    words = case.query.words
    return [n for n in (*case.query.content, *case.query.hints) if n not in names and not words[n].number]


_DONE_TO = pattern(r"\b(?:best|worst|most|least|better|more|less) (?:attended|visited|paid|funded)\b")  # it says what is measured


def score(case: Case, amount: Amount) -> float:
    """How well an amount is what the question asks about; 0 where it is not."""
    told = case.evidence.told_by_stems(amount.unit, _telling(case))
    fits = amount.measure in implied(case)
    if not fits and (amount.measure in (Measure.MONEY, Measure.SHARE) or _DONE_TO.search(case.query.low)):
        return 0.0
    return told * (told >= _MATCH) + _IMPLIED * fits


def asked_of(case: Case, records: Iterable[Record]) -> list[Amount]:
    """For each record its amount that the question asks about, where they are of one sort."""
    best = [max(found, key=lambda a: (score(case, a), a.value)) for r in records if (found := amounts(r))]
    return same_sort(case, best, _ALIKE)


def shared(records: Sequence[Record]) -> list[Amount]:
    """For each record its largest amount of the first measure that most of them have; empty where they share none."""
    held = {r.key: amounts(r) for r in records}
    for measure in (Measure.MONEY, Measure.PEOPLE, Measure.LENGTH, Measure.WEIGHT, Measure.SHARE):
        found = [max(mine, key=lambda a: a.value) for some in held.values() if (mine := [a for a in some if a.measure is measure])]
        if len(found) > 1 and (measure is Measure.MONEY or 2 * len(found) > len(held)):
            return found
    return []


def all_asked(case: Case, records: Iterable[Record]) -> list[Amount]:
    """Every amount of the records that the question asks about."""
    return same_sort(case, [a for r in records for a in amounts(r)], _SAME)


def same_sort(case: Case, found: Sequence[Amount], least: float) -> list[Amount]:
    """Those that are asked about nearly as much as the best of them, and are of its measure."""
    scored = [(score(case, a), a) for a in found]
    top = max(scored, key=lambda row: row[0], default=None)
    if top is None or top[0] <= 0:
        return []
    return _once([a for s, a in scored if s >= least * top[0] and a.measure is top[1].measure])


def _once(found: Sequence[Amount]) -> list[Amount]:
    """Without what an entry and its item both say: the item is nearer."""
    items = {(a.record.entry.id, a.said) for a in found if a.record.item}
    return [a for a in found if a.record.item or (a.record.entry.id, a.said) not in items]
