"""When something was, began or ended."""

from __future__ import annotations

from cvqa.answer.facts.description import headed
from cvqa.answer.finding import Case, Fact
from cvqa.answer.prose import from_units, of_item, speaking
from cvqa.answer.wording import head, say, short, view
from cvqa.cv.dates import format_date
from cvqa.cv.model import Period
from cvqa.index.records import Record
from cvqa.language.patterns import pattern

YEAR = pattern(r"\b(19|20)\d\d\b")
_VALIDITY = pattern(r"\b(valid|expir)")


def when(case: Case, record: Record) -> Fact | None:
    """The time of a record; an item without one has that of its entry."""
    if record.item:
        return _when_item(case, record, record.item.period)
    if record.entry.period or YEAR.search(record.entry.venue):
        return Fact(head(record, case.who, place=False), record)
    return from_units(record, speaking(case, record, lambda text: bool(YEAR.search(text))))


def _when_item(case: Case, record: Record, period: Period | None) -> Fact | None:
    told = of_item(record)
    if YEAR.search(told.text):
        return told
    if period and period != record.entry.period:
        return Fact(f"{told.text} ({view(record).when})", record, told.quotes)
    parent = case.entry_record(record.entry)
    return headed(case, parent) if parent.period else None


def start(case: Case, record: Record) -> Fact | None:
    """When it began; of a single date, when it was."""
    period = record.entry.period
    if record.item or not period or not period.start or period.start == period.end:
        return when(case, record)
    return Fact(say("facts.began", name=short(record), date=format_date(period.start), ongoing=period.ongoing), record)


def end(case: Case, record: Record) -> Fact | None:
    """When it ended or how long it is valid; None while it goes on."""
    if not record.item and (units := [u for u in record.units if _VALIDITY.search(u.text)]):
        return from_units(record, units)
    period = record.entry.period
    if record.item or not period or period.start == period.end or not (period.end or period.ongoing):
        return when(case, record)
    return Fact(say("facts.ended", name=short(record), date=format_date(period.end)), record) if period.end else None
