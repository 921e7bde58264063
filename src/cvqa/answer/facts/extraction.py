"""Attributes of records: each is looked for in the prose where the question's words point there, and in the fields."""

from __future__ import annotations

from cvqa.answer.facts.credits import done_by
from cvqa.answer.facts.dates import end, start, when
from cvqa.answer.facts.description import Extractor, describe, field_head, is_technical, purpose, reason, result, technology
from cvqa.answer.facts.figures import level, quantity
from cvqa.answer.facts.people import advisor, by_whom, collaborator, manager
from cvqa.answer.facts.places import organisation, where
from cvqa.answer.facts.publications import author_position, link, position, status, title, venue
from cvqa.answer.finding import Case, Fact
from cvqa.answer.prose import SELF, Test, accounting, from_units, open_words, speaking, type_of
from cvqa.index.records import Record
from cvqa.question.query import Attribute

_EXTRACTORS: dict[Attribute, Extractor] = {
    Attribute.DESCRIBE: describe,
    Attribute.WHEN: when,
    Attribute.START: start,
    Attribute.END: end,
    Attribute.WHERE: where,
    Attribute.LOCATION: where,
    Attribute.ORGANISATION: organisation,
    Attribute.POSITION: position,
    Attribute.DEGREE: field_head("degree"),
    Attribute.AREA: field_head("area"),
    Attribute.LEVEL: level,
    Attribute.ADVISOR: advisor,
    Attribute.MANAGER: manager,
    Attribute.COLLABORATOR: collaborator,
    Attribute.AUTHORS: by_whom,
    Attribute.AUTHOR_POSITION: author_position,
    Attribute.VENUE: venue,
    Attribute.STATUS: status,
    Attribute.TITLE: title,
    Attribute.LINK: link,
    Attribute.TECHNOLOGY: technology,
    Attribute.QUANTITY: quantity,
    Attribute.RESULT: result,
    Attribute.REASON: reason,
    Attribute.PURPOSE: purpose,
}
EXTRACTED = frozenset(_EXTRACTORS)

_OF_FIELDS = (Attribute.AUTHORS, Attribute.AUTHOR_POSITION)  # no sentence tells them better than the author line
_OF_PEOPLE = (Attribute.ADVISOR, Attribute.MANAGER, Attribute.COLLABORATOR)
_BY_SOMEBODY = (*_OF_PEOPLE, Attribute.AUTHORS, Attribute.ORGANISATION)
_TYPED = (Attribute.VENUE, Attribute.STATUS)  # sentences of their type can speak of nothing else


def extract(case: Case, record: Record, attribute: Attribute) -> Fact | None:
    """What a record says of an attribute, or None.

    A sentence that accounts for the words which the fields leave open goes first: "What year was the viaduct built?" is not asked of the
    project's own dates.
    """
    of_fields = _EXTRACTORS[attribute]
    if record.item:
        return of_fields(case, record)
    test = type_in(case, record, attribute)
    if attribute not in _OF_FIELDS and open_words(case, record):
        units = speaking(case, record, test)
        if attribute is Attribute.TECHNOLOGY and not any(is_technical(case, u.text) for u in units):
            units = []
        if accounting(case, record, units):
            return from_units(record, units)
    return of_fields(case, record) or _typed(record, attribute, test) or (done_by(case, record) if attribute in _BY_SOMEBODY else None)


def _typed(record: Record, attribute: Attribute, test: Test) -> Fact | None:
    return from_units(record, [u for u in record.units if test(u.text)][:2]) if attribute in _TYPED else None


def type_in(case: Case, record: Record, attribute: Attribute) -> Test:
    """What a sentence has to hold; where a person is asked for, one of the entry's people."""
    if attribute in _OF_PEOPLE:
        return lambda text: any(p.name in text for p in record.entry.people) or bool(SELF.search(text))
    return type_of(case, attribute)
