"""Claims of time: whether it still goes on, when it began or ended, and which of two came first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding, sentence
from cvqa.answer.grammar import capitalised
from cvqa.answer.prose import spoken
from cvqa.answer.scope import Scope, scope
from cvqa.answer.selection import fits_time
from cvqa.answer.wording import short
from cvqa.cv.dates import LATEST
from cvqa.cv.model import Date, Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.timeframe import TimeFrame

_STILL = pattern(r"\bstill\b")
_LAPSED = pattern(r"\b(lapsed|expired|not renewed|no longer|discontinued)\b", re.I)
_UNTIL = pattern(r"\b(until|till|through|up to)\b")
_BEGUN = pattern(r"\b(start|started|begin|began|begun|join|joined|took (him|her|them)? ?on|taken on|hired|founded)\b")
_FINISHED = pattern(r"\b(graduated?|finished|complete|completed|done with|left|ended|(?<!go )(?<!goes )(?<!gone )(?<!went )over)\b")
_SAYS_FINISHED = pattern(r"gradu|finish|complet|left|end")


# What is given at one date and may hold for long after it.
_STAYING = frozenset({Kind.CERTIFICATION, Kind.MEMBERSHIP, Kind.SKILL, Kind.LANGUAGE})


def still(case: Case, found: Scope) -> Finding | None:
    """ "Is she still at …", "does he work there now"."""
    if not (case.query.time and case.query.time.now) and not _STILL.search(case.query.low):
        return None
    pool = found.records or found.off_time
    lapsed = _lapsed(pool)
    if lapsed and not found.leaves_open(case):
        return verdict(False, [lapsed])
    if _of_a_thing(case, found, pool):
        return None
    if ongoing := [r for r in pool if r.ongoing]:
        return verdict(True, [sentence(case, r) for r in ongoing[:2]])
    ended = [r for r in pool if r.period and r.period.end and r.period.end != r.period.start]
    return verdict(False, [sentence(case, ended[0])]) if ended else None


_OWNER = pattern(r"\b(he|she|they|you)\b")


def _of_a_thing(case: Case, found: Scope, pool: Sequence[Record]) -> bool:
    """Whether it is claimed of a thing that entries only talk of, and not of the owner, or more is claimed of it than they tell."""
    query = case.query
    if not query.content or any(case.evidence.heads(r) for r in pool):
        return False
    owner = _OWNER.search(query.low) or any(w.stem in case.gazetteer.owner_stems for w in query.words)
    return not owner or any(case.evidence.weights[n] > _HEAVY for n in found.missing)


_HEAVY = 0.6  # what a word weighs at least that has to be accounted for


def _lapsed(pool: Sequence[Record]) -> Fact | None:
    """The sentence that says that it is no longer so."""
    said = ((r, u) for r in pool for u in r.units if _LAPSED.search(u.text))
    return next((Fact(f"{capitalised(short(r))}: {spoken(u.text)}", r, (u.text,)) for r, u in said), None)


def until(case: Case, found: Scope) -> Finding | None:
    """ "… kept him through September 2023", "did it last until 2022"."""
    time = case.query.time
    if not time or not _UNTIL.search(case.query.low):
        return None
    for record in (*found.records, *found.off_time):
        if record.period and record.period.end:
            return verdict(_within(record.period.end, time), [sentence(case, record)])
    return None


def begun(case: Case, found: Scope) -> Finding | None:
    """ "Did it start in 2021", "is 2021 the year in which they took him on"."""
    time = case.query.time
    if not time or time.now or not _BEGUN.search(case.query.low):
        return None
    for record in (*found.records, *found.off_time):
        if record.period and record.period.start:
            return verdict(_within(record.period.start, time), [sentence(case, record)])
    return None


def _within(date: Date, time: TimeFrame) -> bool:
    """Whether a date is of the year asked about, and of its months where it gives one."""
    return date.year in (time.first.year, time.last.year) and (not date.month or time.first.month <= date.month <= time.last.month)


def finished(case: Case, found: Scope) -> Finding | None:
    """ "Has he graduated", "is she done with …"."""
    if not _FINISHED.search(case.query.low) or case.query.time:
        return None
    weights, words = case.evidence.weights, case.query.words
    if any(weights[n] > 0.45 and not _SAYS_FINISHED.search(words[n].low) for n in found.missing):
        return None
    dated = [r for r in found.records if r.period and (r.period.end or r.period.ongoing)]
    if "graduat" in case.query.low:
        dated = [r for r in dated if r.entry.kind is Kind.EDUCATION] or dated
    return verdict(not dated[0].ongoing, [sentence(case, dated[0])]) if dated else None


def finished_then(case: Case, found: Scope) -> Finding | None:
    """ "Was the bridge finished in 2021", "was the degree finished by 2012": the end of what is named by it."""
    time = case.query.time
    if not time or time.now or not _FINISHED.search(case.query.low) or case.query.beside:
        return None
    timeless = replace(case, query=replace(case.query, time=None))
    content = frozenset(case.query.words[n].stem for n in case.query.content if not _SAYS_FINISHED.search(case.query.words[n].low))
    pool = [r for r in scope(timeless).records if r.period and not r.item and (content or case.query.level) and content <= r.head_bag]
    end = pool[0].period.end if len(pool) == 1 and pool[0].period else None
    if not pool or len(pool) > 1 or not (end or pool[0].ongoing):
        return None
    return verdict(bool(end) and _ended_then(case.query.low, end or LATEST, time), [sentence(case, pool[0])])


def _ended_then(low: str, end: Date, time: TimeFrame) -> bool:
    if _BY.search(low):
        return end.year <= time.last.year
    return end.year < time.first.year if _BEFORE.search(low) else _within(end, time)


_BY = pattern(r"\bby (the (end|start) of )?\d")
_BEFORE = pattern(r"\b(before|prior to)\b")


def another_time(case: Case, found: Scope) -> Finding | None:
    """The claim holds, but for its time."""
    time = case.query.time
    if not time or time.now or not found.off_time or any(case.evidence.weights[n] > 0.45 for n in found.missing):
        return None
    if any(fits_time(r, time, case) for r in found.records):
        return None
    return verdict(False, [sentence(case, r) for r in found.off_time[:2]])
