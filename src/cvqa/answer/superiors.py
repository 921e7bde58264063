"""Whom the owner reports to, and who ran a place, where offices and referees say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer.finding import Case, Fact, Finding, answered
from cvqa.answer.prose import from_units
from cvqa.answer.wording import referee_line
from cvqa.cv.model import Kind, Person, Relation
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.query import Attribute

_MANAGES = pattern(r"\bline manager\b|\bmy (?:\w+ )?(?:manager|boss|chef|supervisor|head)\b", re.I)
_MANAGED = pattern(r"\b(?:former|previous|until|from \d{4} to|was)\b|\b\d{4} (?:to|until|[–-])", re.I)


def line_manager(case: Case, among: Sequence[Record] | None, wanted: Sequence[int]) -> Finding | None:
    """A referee who is called the owner's line manager, where no entry that goes on names who is reported to."""
    if among or Attribute.MANAGER not in case.query.attributes or not (case.query.present or wanted):
        return None
    if case.query.present and any(r.ongoing and p.relation is Relation.MANAGER for r in case.records for p in r.entry.people):
        return None
    referees = [r for r in case.records if r.entry.kind is Kind.REFEREE and not r.group and _accounts_for(case, r, wanted)]
    facts = [Fact(referee_line(r), r, tuple(t.text for t in r.entry.texts)) for r in referees if _is_manager(r, now=case.query.present)]
    return answered(facts, intent="person") if facts else None


def _is_manager(record: Record, *, now: bool) -> bool:
    return any(_MANAGES.search(text.text) and not (now and _MANAGED.search(text.text)) for text in record.entry.texts)


def _accounts_for(case: Case, record: Record, wanted: Sequence[int]) -> bool:
    return set(wanted) <= set(case.evidence.record(record, wanted).strength)


_RUNS = pattern(
    r"\bwho (?:runs?|ran|heads?|headed|directs?|directed|manages?|managed|owns?|owned|was running|is running|was (?:in charge|the boss)) "
    r"(?:it|that|there|of it|of that|(?:of )?(?:the|that|this) (?:place|\w+))\b"
)
_CHARGE = pattern(r"\b(?:director|head|head ?teacher|principal|chief|owner|manager|CEO|boss|chair\w*|founder|dean|editor)\b", re.I)


def in_office(role: str) -> bool:
    """Whether a role is that of somebody in charge."""
    return bool(_CHARGE.search(role))


def in_charge(case: Case, among: Sequence[Record] | None) -> Finding | None:
    """Who ran the place that the chat is about: the people whom its entries, or the referees from there, call by an office."""
    if not among or not _RUNS.search(case.query.low):
        return None
    homes = {r.entry.organisation for r in among if r.entry.organisation}
    here = [(r, u) for r in among for u in r.units for p in r.entry.people if _CHARGE.search(p.role) and p.name in u.text]
    facts = [fact for r, u in here if (fact := from_units(r, [u]))]
    there = [r for r in case.records if r.entry.kind is Kind.REFEREE and _in_office(r, homes)]
    facts += [Fact(referee_line(r), r, tuple(t.text for t in r.entry.texts)) for r in there]
    return answered(facts[:2], intent="person") if facts else None


def _in_office(record: Record, homes: set[str]) -> bool:
    return any(home in text.text and _CHARGE.search(text.text) for text in record.entry.texts for home in homes)


def may_be(case: Case, record: Record, person: Person) -> bool:
    """Whether somebody may be asked for: no adviser of studies as a boss, and no companion as who led."""
    reports = Attribute.MANAGER in case.query.attributes and record.entry.kind is Kind.EDUCATION
    if _LED.search(case.query.low) and person.relation in _BESIDE and not in_office(person.role):
        return False  # "led the rehearsals for …": it was the owner who led
    return not reports or person.relation is not Relation.ADVISOR


_LED = pattern(
    r"\bwho (?:leads?|led|heads?|headed|chairs?|chaired|directs?|directed|manages?|managed|runs?|ran)\b(?!.*\bwith (?:him|her|them|you)\b)"
)
_BESIDE = frozenset({Relation.MENTIONED, Relation.COLLABORATOR})
