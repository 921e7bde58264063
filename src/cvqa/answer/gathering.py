"""Lists, counts, orders and durations: which of them a question asks for."""

from __future__ import annotations

from cvqa.answer import orders, refusal, sets, spans
from cvqa.answer.comparing import compare, most_authors
from cvqa.answer.counting import counted
from cvqa.answer.extremes import extreme
from cvqa.answer.finding import DONE, Case, Finding, answered
from cvqa.answer.gaps import gaps
from cvqa.answer.prose import accounting, from_units
from cvqa.answer.scope import Scope
from cvqa.answer.titles import named_by_noun
from cvqa.answer.wording import say
from cvqa.cv.model import Kind
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.followup import Resolved
from cvqa.question.query import Attribute, Form

_FORMS = {
    f"form:{f}": f
    for f in (
        Form.GAP,
        Form.COMPARE,
        Form.OVERLAP,
        Form.LONGEST,
        Form.SHORTEST,
        Form.MOST,
        Form.DURATION,
        Form.COUNT,
        Form.FIRST,
        Form.LAST,
    )
}


_CAREER = pattern(r"\b(experience|worked|working|career|employed|professional(ly)?|practi[cs]\w+|in (business|the job))\b")


_PLACES = pattern(r"^(?:(?:in |and |so )?(?:which|what) |list (?:the |all )?)?(?:different |other )?(?:countries|cities|towns)\b")


def gathered(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """Lists, counts, orders, durations."""
    query = case.query
    if found.leaves_open(case):
        return None
    if said := _superlative_in_prose(case, found):
        return said
    for cue, form in _FORMS.items():
        if query.has(cue) and (said := _computed(case, found, form, resolved)):
            return said
    if _PLACES.search(query.low) and not resolved.among and (said := sets.distinct(case, found.records)):
        return said
    several = (
        query.kinds
        and not query.level
        and len(found.records) > 1
        and (any(k.plural for k in query.kinds) or query.has("form:list") or not query.attributes)
    )
    section = query.has("form:list") and not query.kinds and len(found.records) > 1 and named_by_noun(case, case.records).records
    if (several or section) and not found.kind_given_up and not _single_fact(case, found):
        return sets.list_all(case, found.records)
    if query.time and not query.content and not query.kinds and found.records:
        return _at_time(case, found)
    return None


def _superlative_in_prose(case: Case, found: Scope) -> Finding | None:
    """A superlative that the CV itself uses ("the longest of 71 m") needs no reckoning."""
    if not found.covered or not case.query.has("form:longest", "form:shortest", "form:most", "form:first", "form:last"):
        return None
    wanted = [n for n, w in enumerate(case.query.words) if w.low.endswith("est") or w.low in ("first", "last")]
    units = [
        (r, u)
        for r in found.records
        for u in r.units
        if case.evidence.unit(u, wanted).strength and {w.stem for w in (case.query.words[n] for n in wanted)} & u.bag
    ]
    held = [(r, u) for r, u in units if accounting(case, r, [u])]
    fact = from_units(held[0][0], [held[0][1]]) if held else None
    return answered([fact], intent="superlative") if fact else None


def _longest_thing(case: Case) -> Finding | None:
    """What the CV calls the longest of its sort, where a thing is asked for ("the longest bridge") and no time that was spent."""
    said = case.query.words
    at = next((n for n in case.query.content if n and said[n - 1].low in ("longest", "shortest") and said[n].stem not in _TIMES), None)
    if at is None or any(at in k.covers for k in case.query.kinds):
        return None
    told = ((r, u) for r in case.records for u in r.units if {said[at - 1].stem, said[at].stem} <= u.bag)
    fact = next((fact for r, u in told if (fact := from_units(r, [u]))), None)
    return answered([fact], intent="superlative") if fact else refusal.silent(case, None, [at - 1, at])


_TIMES = frozenset(stems("time stay stint spell tenure period while gap break service run stretch hold engagement contract"))


def _single_fact(case: Case, found: Scope) -> bool:
    asked = [
        a
        for a in case.query.attributes
        if a
        not in (
            Attribute.DESCRIBE,
            Attribute.TITLE,
            Attribute.WHEN,
            Attribute.WHERE,
            Attribute.ORGANISATION,
            Attribute.RESULT,
            Attribute.POSITION,
        )
    ]
    if all(k.kind is Kind.LANGUAGE for k in case.query.kinds):  # which languages are spoken is no question of tools
        asked = [a for a in asked if a is not Attribute.TECHNOLOGY]
    return bool(asked) and not case.query.has("form:list")


def _at_time(case: Case, found: Scope) -> Finding | None:
    happened = [r for r in found.records if r.entry.kind in DONE and not r.item and not r.group]
    return sets.list_all(case, happened) if happened else refusal.not_in_cv(say("refusals.nothing_then"), intent="off_time")


def _computed(case: Case, found: Scope, form: Form, resolved: Resolved) -> Finding | None:
    query = case.query
    if form is Form.COUNT:
        return counted(case, found)
    if form is Form.DURATION:
        of_now = bool(query.time and query.time.now and found.records)
        if found.covered or query.kinds or query.level or resolved.among or of_now:
            return spans.duration(case, found)
        return spans.career(case) if _CAREER.search(query.low) else None
    if form in (Form.FIRST, Form.LAST, Form.LONGEST, Form.SHORTEST):
        return _longest_thing(case) or extreme(case, found, form)
    if form is Form.COMPARE:
        return compare(case, found)
    if form is Form.OVERLAP:
        return orders.overlap(case, found)
    if form is Form.MOST:
        return most_authors(case, found)
    named = query.mentions or query.level or query.content or resolved.among
    return spans.gap(case, found) if named else gaps(case)
