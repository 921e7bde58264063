"""Claims of more or fewer than a number: of entries, of years, and of what a sentence counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cvqa.answer.claims.predicates import verb_of, without_verb
from cvqa.answer.claims.verdict import verdict
from cvqa.answer.evidence import Evidence
from cvqa.answer.facts.amounts import Amount, Measure, amounts, measure_of
from cvqa.answer.finding import Case, Fact, Finding, sentence
from cvqa.answer.prose import from_units
from cvqa.answer.scope import scope
from cvqa.answer.selection import of_kind
from cvqa.answer.spans import covered
from cvqa.answer.wording import label
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.language.words import stem, stems

_BOUND = pattern(
    r"\b(?P<way>more than|over|at least|fewer than|less than|under|at most|no more than"
    r"|(?:longer|bigger|larger|taller|heavier|higher|wider|shorter|smaller|lower) than)"
    rf" (?P<value>\d+(?:[.,]\d+)*|an?|{'|'.join(VALUES)}) (?P<unit>[a-z]+)\b"
)
_MOST = frozenset({"fewer than", "less than", "under", "at most", "no more than", "shorter than", "smaller than", "lower than"})
_MONTHS = {"year": 12.0, "month": 1.0, "decade": 120.0}


@dataclass(frozen=True)
class _Bound:
    """A bound that is claimed: the number, what it counts, whether it is kept by more, and the words (indices) that say so."""

    value: float
    unit: str
    above: bool
    included: bool
    span: range

    def keeps(self, value: float) -> bool:
        """Whether a value is on the claimed side."""
        if self.included and value == self.value:
            return True
        return value > self.value if self.above else value < self.value


def bounded(case: Case) -> Finding | None:
    """Yes or no with what is counted; None where no bound is claimed, or nothing of the kind is counted."""
    bound = _claimed(case) if case.query.yesno and not case.query.has("refuse:private") else None
    if bound is None:
        return None
    unit = bound.unit.removesuffix("s")
    if unit in _MONTHS:
        return _of_time(case, replace(bound, value=bound.value * _MONTHS[unit]))
    return _of_entries(case, bound) or _of_amount(case, bound)


def _claimed(case: Case) -> _Bound | None:
    match = _BOUND.search(case.query.low)
    if not match:
        return None
    first = case.query.low[: match.start()].count(" ")
    span = range(first, first + match.group().count(" ") + 1)
    return _Bound(_value(match), match["unit"], match["way"] not in _MOST, match["way"] in ("at least", "at most", "no more than"), span)


def _value(match: re.Match[str]) -> float:
    said = match["value"]
    return float(VALUES[said]) if said in VALUES else 1.0 if said in ("a", "an") else float(said.replace(",", ""))


def _without(case: Case, bound: _Bound) -> Case:
    """The case without the words of the bound: what is left says of what."""
    query = replace(case.query, content=tuple(n for n in case.query.content if n not in bound.span), asks=frozenset[str]())
    return replace(case, query=query, evidence=Evidence(query, {}, case.gazetteer))


def _of_time(case: Case, bound: _Bound) -> Finding | None:
    """Of how long something lasted: the entries of one place together."""
    plain = without_verb(_without(case, bound))
    found = scope(plain)
    held = [r for r in found.records if r.period and r.period.start and not r.item]
    held = [r for r in held if r.kinds[0] in (Kind.EXPERIENCE, Kind.EDUCATION)] or held
    at = {r.entry.organisation for r in held}
    if not plain.query.content or not held or found.leaves_open(plain) or len(at) > 1:
        return None
    return verdict(bound.keeps(covered(case, held)), [sentence(case, r) for r in held[:3]])


def _of_entries(case: Case, bound: _Bound) -> Finding | None:
    """Of how many entries of a kind there are."""
    plain = _without(case, bound)
    if not any(k.covers & set(bound.span) for k in case.query.kinds) and not (case.query.level and not case.query.kinds):
        return None
    there = [r for r in of_kind(case, case.records) if not r.group]
    others = [n for n in plain.query.content if plain.evidence.weights[n] > 0.5]
    return verdict(bound.keeps(len(there)), [Fact(label(r), r) for r in there[:4]]) if there and not others else None


def _of_amount(case: Case, bound: _Bound) -> Finding | None:
    """Of an amount in prose, in the sentence that says the most of the rest of the claim."""
    whole = _without(case, replace(bound, span=bound.span[:-1]))
    plain = without_verb(whole)
    found, verb = scope(plain), stem(verb_of(whole))
    if not found.records or not plain.query.content:
        return None
    few = len(found.records) <= _FEW  # of many only the sentences that say the verb, too ("has trained 840 pilots")
    told = [
        (_share(plain, r, a), r, a) for r in found.records for a in amounts(r) if _counts(bound, a) and (few or verb in stems(a.sentence))
    ]
    most = max((share for share, _, _ in told), default=0.0)
    best = [(r, a) for share, r, a in told if share == most >= 0.5]
    kept = [(r, a) for r, a in best if bound.keeps(a.value)]
    if not best or (not kept and len(best) > 1):
        return None
    record, amount = (kept or best)[0]
    fact = from_units(record, [u for u in record.units if u.text == amount.sentence])
    return verdict(bool(kept), [fact]) if fact else None


_FEW = 4  # entries that a claim of an amount may be about


def _counts(bound: _Bound, amount: Amount) -> bool:
    """Whether an amount counts what the bound does; people may be called otherwise."""
    unit = frozenset({stem(bound.unit)})
    return bool(unit & amount.unit) or (measure_of(unit) is Measure.PEOPLE is amount.measure)


def _share(case: Case, record: Record, amount: Amount) -> float:
    """How much of the claim the sentence of an amount says, with the head of its entry."""
    units = [u for u in record.units if u.text == amount.sentence]
    heads = case.evidence.heads(record)
    said = {n for u in units for n in case.evidence.unit(u).strength} | heads
    return case.evidence.weight(said & set(case.query.content)) / (case.evidence.weight(case.query.content) or 1.0)
