"""Who advised, led or worked beside the owner in an entry."""

from __future__ import annotations

import re

from cvqa.answer.facts.credits import credited
from cvqa.answer.facts.publications import authors
from cvqa.answer.finding import Case, Fact
from cvqa.answer.people import full_name, in_role, naming, same, verb
from cvqa.answer.prose import from_units, of_item
from cvqa.answer.wording import say
from cvqa.cv.model import Person, Relation
from cvqa.index.records import Record
from cvqa.language.patterns import pattern

SELF = pattern(r"\b(taught (himself|herself|themselves|myself)|self[- ]taught|self[- ]study)\b", re.I)
_WITH = pattern(r"\b(with|by)\b")


def people_of(record: Record, *relations: Relation) -> tuple[Person, ...]:
    """The people of an entry who are any of these to the owner."""
    return tuple(p for p in record.entry.people if p.relation in relations)


def advisor(case: Case, record: Record) -> Fact | None:
    """Who advised the owner, whom the question does not leave out; else who led."""
    people = tuple(p for p in people_of(record, Relation.ADVISOR) if not _left_out(case, p.name))
    if not people:
        return _leader(record) or _self_taught(record)
    ongoing, names = bool(record.ongoing), [full_name(p) for p in people]
    quotes = naming(record, people)
    said = say("facts.advised", s=case.who, people=names, role=in_role(record, "role"), ongoing=ongoing, verb=verb(quotes))
    return Fact(said, record, quotes)


def _left_out(case: Case, name: str) -> bool:
    """Whether the question names this person only to leave them out ("besides …")."""
    return any(m.covers <= case.query.excluded and same(m.name.text, name) for m in case.query.mentions)


def _leader(record: Record) -> Fact | None:
    people = people_of(record, Relation.MANAGER, Relation.LEADER)
    return from_units(record, [u for u in record.units if any(p.name in u.text for p in people)])


def _self_taught(record: Record) -> Fact | None:
    return from_units(record, [u for u in record.units if SELF.search(u.text)][:1])


def manager(case: Case, record: Record) -> Fact | None:
    """Who led, in the CV's own words; else who advised."""
    return _leader(record) or advisor(case, record)


def collaborator(case: Case, record: Record) -> Fact | None:
    """With whom it was done: authors, people who worked beside the owner, else advisors."""
    if record.item:
        text = record.item.text.text
        named = any(p.name in text for p in record.entry.people) if record.entry.people else _WITH.search(text)
        return of_item(record) if named else None
    if record.entry.authors:
        return authors(case, record)
    people = people_of(record, Relation.COLLABORATOR)
    beside = from_units(record, [u for u in record.units if any(p.name in u.text for p in people)])
    return beside or (advisor(case, record) if people_of(record, Relation.ADVISOR) else None)


def by_whom(case: Case, record: Record) -> Fact | None:
    """Who wrote it, or the part that is asked for; of what has no authors, who had a part in it."""
    if said := credited(case, record):
        return said
    return authors(case, record) or (None if record.item else collaborator(case, record))
