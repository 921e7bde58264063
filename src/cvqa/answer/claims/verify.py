"""The checks of a claim, one after the other: the first that knows the sort of claim gives the verdict."""

from __future__ import annotations

from cvqa.answer.claims.contrasts import contradicted, elsewhere, negated
from cvqa.answer.claims.figures import figures
from cvqa.answer.claims.people import advised_by
from cvqa.answer.claims.publications import author_position, is_out
from cvqa.answer.claims.times import another_time, begun, finished, in_order, still, until
from cvqa.answer.claims.verdict import Check, verdict
from cvqa.answer.facts.description import shown
from cvqa.answer.facts.extraction import extract
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.scope import Scope
from cvqa.index.records import Record
from cvqa.question.query import Attribute

_CHECKS: tuple[Check, ...] = (
    in_order, advised_by, author_position, negated, still, until, begun, finished, is_out, figures, contradicted, elsewhere,
    another_time,
)  # fmt: skip
_SHOWN = (Attribute.AUTHORS, Attribute.COLLABORATOR, Attribute.LEVEL, Attribute.VENUE)


def verify(case: Case, found: Scope) -> Finding | None:
    """Yes or no with the reason; None where it is no claim about a record, or the CV is silent on it."""
    if not found.records:
        return None
    for check in _CHECKS:
        if said := check(case, found):
            return said
    if found.leaves_open(case) or (len(found.records) > 3 and not case.query.kinds):
        return None
    return verdict(True, [_reason(case, r) for r in found.records[:3]])


def _reason(case: Case, record: Record) -> Fact:
    """What shows that a claim holds: the attribute it is about, else the sentence that says it."""
    for attribute in case.query.attributes:
        if attribute in _SHOWN and (fact := extract(case, record, attribute)):
            return fact
    return shown(case, record)
