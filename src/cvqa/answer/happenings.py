"""What the CV holds for a stretch of time: entries that ran in it, and sentences and items that give a date in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvqa.answer.finding import Case, Fact, Finding, answered, is_done, listing, sentence
from cvqa.answer.grammar import capitalised
from cvqa.answer.prose import spoken
from cvqa.answer.selection import excluded, is_kind
from cvqa.answer.wording import label, say, short
from cvqa.cv.date_texts import find_periods
from cvqa.cv.dates import first_month, last_month, span, year_precise
from cvqa.cv.model import Kind, Period
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.timeframe import TimeFrame

_MOST = 8
_YEAR = 12  # months
_CLAUSES = pattern(r";\s+")


@dataclass(frozen=True)
class Stretch:
    """Months from `first` to `last`, counted from year 0, both included."""

    first: int
    last: int

    def meets(self, period: Period | None, case: Case) -> bool:
        """Whether a period touches it."""
        touched = span(period, case.today) if period else None
        return bool(touched and touched[0] <= self.last and self.first <= touched[1])

    @property
    def length(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1

    def pins(self, period: Period | None, case: Case) -> bool:
        """Whether a period is as precise as it is: a year alone says nothing of a month, nor does what goes on for long."""
        touched = span(period, case.today) if period else None
        if not period or not touched or not self.meets(period, case):
            return False
        if self.length < _YEAR and year_precise(period) and period.start == period.end:
            return False
        return self.holds(period, case) or (not period.ongoing and touched[1] - touched[0] < _YEAR)

    def holds(self, period: Period | None, case: Case, spare: int = 0) -> bool:
        """Whether a period lies inside it, give or take some months."""
        touched = span(period, case.today) if period else None
        return bool(touched and self.first - spare <= touched[0] and touched[1] <= self.last + spare)


def running(case: Case, stretch: Stretch, *, inside: bool = False) -> list[Record]:
    """The entries of the asked kinds that ran in a stretch of time, or that lie inside it."""
    found = [r for r in case.records if _counts(case, r) and stretch.meets(r.period, case) and (_lasts(r) or stretch.pins(r.period, case))]
    return [r for r in found if stretch.holds(r.period, case, spare=1)] if inside else found


def _lasts(record: Record) -> bool:
    return bool(record.period and record.period.start != record.period.end)


_WORK = frozenset({Kind.EXPERIENCE, Kind.VOLUNTEERING})


def _counts(case: Case, record: Record) -> bool:
    if record.item or record.group or not is_done(record) or excluded(case, record):
        return False
    kinds = {k.kind for k in case.query.kinds if not k.covers & case.query.excluded}
    if Kind.EXPERIENCE in kinds and _WORK & set(record.kinds):
        return _as_work(case, record)
    return not kinds or any(is_kind(record, kind, False) for kind in kinds)


_UNPAID = pattern(r"\b(unpaid|volunteer\w*|paid or not|of any kind|in any capacity|roles?)\b")


def _as_work(case: Case, record: Record) -> bool:
    return Kind.VOLUNTEERING not in record.kinds or bool(_UNPAID.search(case.query.low))


def told(case: Case, stretch: Stretch) -> list[Fact]:
    """The sentences of entries and the items that give a date of their own in a stretch of time."""
    return [fact for record in case.records if not excluded(case, record) for fact in _of(case, record, stretch)]


def _of(case: Case, record: Record, stretch: Stretch) -> Iterator[Fact]:
    if record.item or record.entry.kind in (Kind.CONTACT, Kind.REFEREE):
        return
    items = [item.text.text for item in record.entry.items]
    for item in record.entry.items:
        if item.period and stretch.pins(item.period, case):
            yield Fact(spoken(item.text.text), record, (item.text.text,))
    for unit in record.units:
        for clause in _CLAUSES.split(unit.text):
            if not any(text in unit.text for text in items) and any(stretch.pins(found.period, case) for found in find_periods(clause)):
                lead = "" if record.group else f"{capitalised(short(record))}: "
                yield Fact(f"{lead}{spoken(clause)}", record, (unit.text,))


def happened(case: Case, stretch: Stretch, *, inside: bool = False) -> list[Fact]:
    """Both, entries first; what has a single date is not told twice."""
    entries = running(case, stretch, inside=inside)
    sentences = [] if case.query.kinds else told(case, stretch)
    return [Fact(label(r), r) for r in entries] + _unsaid(entries, sentences)


def _unsaid(entries: Sequence[Record], sentences: Sequence[Fact]) -> list[Fact]:
    single = {r.entry.id for r in entries if r.period and r.period.start == r.period.end}
    return [fact for fact in sentences if fact.record.entry.id not in single]


def told_of(case: Case, facts: Sequence[Fact], lead: str, frame: TimeFrame) -> Finding:
    """One happening in a sentence, several in a list behind a lead; a yes before it where the question was whether there was any."""
    if len(facts) == 1:
        one = facts[0] if facts[0].text != label(facts[0].record) else sentence(case, facts[0].record)
        said = answered([one], lead=say("leads.yes") if case.query.yesno else "", intent="timeline")
    else:
        said = listing(say("leads.affirmed", lead=lead) if case.query.yesno else lead, facts[:_MOST], intent="timeline")
    return replace(said, frame=frame)


def at_time(case: Case, frame: TimeFrame) -> Finding | None:
    """What happened in the time that a question names."""
    stretch = Stretch(first_month(frame.first), last_month(frame.last))
    facts = happened(case, stretch)
    return told_of(case, facts, say("leads.then"), frame) if facts else None
