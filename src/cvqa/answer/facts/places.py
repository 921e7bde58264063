"""Where something was, and at or by which organisation."""

from __future__ import annotations

import re

from cvqa.answer.facts.description import headed
from cvqa.answer.finding import Case, Fact
from cvqa.answer.prose import from_units, of_item, speaking, type_of
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import Attribute

_PAYER = pattern(
    r"\bwho (?:has |had )?(?:paid|pays|fund(?:s|ed)|financ(?:es|ed)|sponsor(?:s|ed)|subsidi[sz]ed|bankroll(?:s|ed)|underwrote"
    r"|(?:puts?|coughs?|coughed) up the|foot(?:s|ed) the|pick(?:s|ed) up the)\b"
    r"|\bhow (?:was|is|were|are) .*\b(?:funded|financed|paid for)\b"
)
_PAID = pattern(
    r"\b(?:fund(?:ed|s|ing)?|pa(?:id|ys) (?:for|by)|scholarship|stipend|sponsor\w*|grant|financ\w+|fellowship|foundation)\b", re.I
)
_GIVEN = frozenset({Kind.GRANT, Kind.SCHOLARSHIP, Kind.FELLOWSHIP, Kind.AWARD})
_ASKS_TOWN = pattern(r"\b(cit(y|ies)|towns?|countr(y|ies)|located|location|continent|part of the world)\b")


def where(case: Case, record: Record) -> Fact | None:
    """The place; the organisation or venue where no town is asked for."""
    if record.item:
        return _where_item(case, record, record.item.text.text)
    entry = record.entry
    if entry.location or ((entry.organisation or entry.venue) and not _ASKS_TOWN.search(case.query.low)):
        return headed(case, record)
    return from_units(record, speaking(case, record, type_of(case, Attribute.WHERE)))


def _where_item(case: Case, record: Record, text: str) -> Fact | None:
    """An item that names a place ("talk, Acme, Springfield"), else the entry it stands in."""
    if text.count(",") >= 2 or any(n.text in text for n in case.gazetteer.names if n.kind is NameKind.PLACE):
        return of_item(record)
    return headed(case, case.entry_record(record.entry)) if record.entry.location or record.entry.organisation else None


def organisation(case: Case, record: Record) -> Fact | None:
    """The organisation or venue, else the sentence that says who gave or ran it; who paid, where that is asked."""
    if _PAYER.search(case.query.low) and record.entry.kind not in _GIVEN:
        return from_units(record, [u for u in record.units if _PAID.search(u.text)][:2])
    if record.item:
        parent, text = case.entry_record(record.entry), record.item.text.text
        elsewhere = parent.entry.organisation and not type_of(case, Attribute.ORGANISATION)(text)
        return headed(case, parent) if elsewhere else of_item(record)
    if record.entry.organisation or record.entry.venue:
        return headed(case, record)
    return from_units(record, [u for u in record.units if type_of(case, Attribute.ORGANISATION)(u.text)][:1])
