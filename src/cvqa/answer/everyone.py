"""Everybody whom the CV names: where a list of its people is asked for."""

from __future__ import annotations

from cvqa.answer.finding import Case, Fact, Finding, listing
from cvqa.answer.grammar import capitalised, listed
from cvqa.answer.people import full_name, same
from cvqa.answer.scope import Scope
from cvqa.answer.wording import short
from cvqa.cv.model import Kind, Person
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.followup import Resolved

_PEOPLE = r"(?:people|persons?|individuals?|humans?|names? of (?:people|persons|individuals)|person s names?)"
_EVERYBODY = pattern(
    rf"\b(?:every(?:body|one)|all (?:the |of the )?(?:other )?{_PEOPLE}|(?:every|each) (?:single |other )?{_PEOPLE}"
    rf"|(?:list|name|which|what|who are|give me) (?:of |all )?(?:the |other )*{_PEOPLE})\b"
    r"(?: \w+){0,3} (?:named|mentioned|appear(?:s|ing)?|listed|occur(?:s|ring)?|come up|crop up|show(?:s|ing)? up)\b"
)
_MOST = 8


def everybody(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The people of the CV, each once, entry by entry; None where they are not asked for."""
    query = case.query
    if resolved.among or query.has("form:count") or not _EVERYBODY.search(query.low) or any(k.kind is not Kind.TEXT for k in query.kinds):
        return None
    facts = [fact for record in case.records if not record.item and (fact := _fact(case, record))]
    return listing("The CV names", facts[:_MOST], intent="person") if facts else None


def _fact(case: Case, record: Record) -> Fact | None:
    """The people whom an entry names and none before it does."""
    new = [p for p in record.entry.people if not _named_before(case, record, p)]
    if not new:
        return None
    names = listed([full_name(p) for p in new])
    at = "" if record.entry.kind is Kind.REFEREE else f" ({short(record)})"
    return Fact(capitalised(f"{names}{at}"), record, tuple(p.name for p in new))


def _named_before(case: Case, record: Record, person: Person) -> bool:
    before = (r for r in case.records[: case.records.index(record)] if not r.item)
    return any(same(p.name, person.name) for r in before for p in r.entry.people)
