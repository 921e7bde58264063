"""Lists, counts, orders and durations: which of them a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer import orders, refusal, sets, spans
from cvqa.answer.facts.extraction import extract
from cvqa.answer.facts.people import people_of
from cvqa.answer.finding import DONE, Case, Fact, Finding, answered
from cvqa.answer.prose import accounting, from_units
from cvqa.answer.scope import Scope
from cvqa.answer.wording import say
from cvqa.cv.model import Relation
from cvqa.index.records import Record
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
    several = (
        query.kinds
        and not query.level
        and len(found.records) > 1
        and (any(k.plural for k in query.kinds) or query.has("form:list") or not query.attributes)
    )
    if several and not found.kind_given_up and not _single_fact(case, found):
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
    return bool(asked) and not case.query.has("form:list")


def _at_time(case: Case, found: Scope) -> Finding | None:
    happened = [r for r in found.records if r.entry.kind in DONE and not r.item and not r.group]
    return sets.list_all(case, happened) if happened else refusal.not_in_cv(say("refusals.nothing_then"), intent="off_time")


def _computed(case: Case, found: Scope, form: Form, resolved: Resolved) -> Finding | None:
    query = case.query
    if form is Form.COUNT:
        return _counted(case, found)
    if form is Form.DURATION:
        return spans.duration(case, found) if found.covered or query.kinds or query.level or resolved.among else None
    if form in (Form.FIRST, Form.LAST, Form.LONGEST, Form.SHORTEST):
        return orders.extreme(case, found, form)
    if form is Form.COMPARE:
        return orders.compare(case, found)
    if form is Form.OVERLAP:
        return orders.overlap(case, found)
    if form is Form.MOST:
        return orders.most_authors(case, found)
    return spans.gap(case, found)


def _counted(case: Case, found: Scope) -> Finding | None:
    query = case.query
    if Attribute.AUTHORS in query.attributes and len(found.records) == 1 and found.records[0].entry.authors:
        record = found.records[0]
        return answered(
            [Fact(f"“{record.name}” has {len(record.entry.authors)} authors", record, tuple(a.name for a in record.entry.authors))],
            intent="count",
        )
    if (
        Attribute.ADVISOR in query.attributes
        and found.records
        and re.search(r"\b(how many|number of) (\w+ )?(advis\w+|supervis\w+|mentors?|professors?|people)", query.low)
    ):
        fact = extract(case, found.records[0], Attribute.ADVISOR)
        return _people_counted(found.records[0], fact) if fact else None
    listed = found.confined and len(found.records) > 1 and not query.content and not query.kinds
    if (not listed and not _counts_kind(case, found.records)) or not found.records or found.kind_given_up:
        return None
    return sets.count(case, found.records)


def _people_counted(record: Record, fact: Fact) -> Finding:
    advisors = people_of(record, Relation.ADVISOR)
    return answered([fact], lead=say("leads.people_counted", count=len(advisors)) if advisors else "", intent="count")


def _counts_kind(case: Case, records: Sequence[Record]) -> bool:
    """Whether what is counted is a kind of entry: its noun follows "how many" within a few words."""
    said = [w.low for w in case.query.words]
    at = next((n for n in range(len(said) - 1) if said[n : n + 2] in (["how", "many"], ["number", "of"])), None)
    if at is None:
        return bool(case.query.kinds)
    if any(at + 1 < n <= at + 4 and case.query.words[n].stem in r.section_bag for n in case.query.content for r in records[:1]):
        return True  # "how many patents", where the CV has a section of patents
    between = [n for n in case.query.content if at + 1 < n]
    return any(at + 1 < min(k.covers) <= at + 5 and not (between and between[0] < min(k.covers) - 2) for k in case.query.kinds)
