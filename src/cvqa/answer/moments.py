"""Everything of a CV that has a date of its own: entries, items, and the sentences that give one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cvqa.answer.finding import DONE, Case, Fact
from cvqa.answer.grammar import capitalised
from cvqa.answer.prose import spoken
from cvqa.answer.wording import head, short
from cvqa.cv.date_texts import find_periods
from cvqa.cv.dates import end_of, first_month, last_month, start_key
from cvqa.cv.model import Date, Item, Kind, Period
from cvqa.index.records import Record, Unit
from cvqa.language.patterns import pattern

_SENTENCE = "#said-"  # in the key of a sentence that is taken for a record
_CLAUSES = pattern(r"[;:]\s+|,\s+(?:and|then)\s+")


def entries(case: Case) -> Iterator[Record]:
    """The entries that have a time."""
    return (
        r for r in case.records if not r.item and not r.group and r.entry.kind in DONE and r.period and (r.period.start or r.period.end)
    )


def moments(case: Case) -> Iterator[Record]:
    """Plain texts and items with a time of their own, and the sentences with a date, each as if it were an item of its entry."""
    for record in case.records:
        if record.entry.kind in (Kind.CONTACT, Kind.REFEREE):
            continue
        if not record.item:
            if record.entry.kind not in DONE and record.period and record.period.start:
                yield record
            yield from (moment for unit in record.units for moment in _dated(record, unit))
        elif record.item.period and record.item.period.start:
            yield record


def _dated(record: Record, unit: Unit) -> Iterator[Record]:
    for n, (clause, period) in enumerate(_clauses(unit.text)):
        item = Item(clause, unit.source, (record.kinds[0],), period=period)
        yield Record(f"{record.key}{_SENTENCE}{unit.source.place}-{n}", record.entry, item)


@lru_cache(maxsize=4_096)
def _clauses(text: str) -> tuple[tuple[str, Period], ...]:
    """The clauses of a sentence that give one date, each with it."""
    found = [(clause, find_periods(clause)) for clause in _CLAUSES.split(text)]
    return tuple((clause, dates[0].period) for clause, dates in found if len(dates) == 1 and dates[0].period.start)


def is_sentence(record: Record) -> bool:
    """Whether a record is a sentence of an entry."""
    return _SENTENCE in record.key


def called(record: Record) -> str:
    """How a moment is called inside a sentence."""
    return short(record) if not record.item or is_sentence(record) else f"“{record.name}”"


def told(case: Case, record: Record) -> Fact:
    """A moment in a sentence."""
    if record.item is None:
        return Fact(capitalised(head(record, case.who)), record)
    if not is_sentence(record):
        return Fact(f"{capitalised(record.entry.section)}: {spoken(record.item.text.text)}", record, (record.item.text.text,))
    parent = case.entry_record(record.entry)
    lead = "" if parent.group else f"{capitalised(short(parent))}: "
    return Fact(f"{lead}{spoken(record.name)}", parent, (record.name,))


def shared_time(case: Case, left: Record, right: Record) -> tuple[Date, Date | None] | None:
    """The first and the last date of the time in which both ran; no last one while both go on."""
    if not left.period or not right.period:
        return None
    first = max((start_key(left.period), start_key(right.period)), key=first_month)
    ends = [r.period.end or r.period.start for r in (left, right) if r.period and not r.period.ongoing]
    last = min((end for end in ends if end), key=last_month, default=None)
    now = end_of(left.period, case.today) if last is None else last
    return (first, last) if now and first_month(first) <= last_month(now) else None
