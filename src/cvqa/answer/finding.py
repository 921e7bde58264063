"""What the rooms of this package hand on: the case at hand, the facts found for it, and the finding made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cvqa.answer.evidence import Evidence
from cvqa.answer.grammar import Subject, capitalised, subject
from cvqa.answer.reply import Status
from cvqa.answer.wording import head
from cvqa.cv.model import Cv, Entry, Kind
from cvqa.index.records import Record, Unit
from cvqa.question.gazetteer import Gazetteer
from cvqa.question.query import Query
from cvqa.question.timeframe import TimeFrame


@dataclass(frozen=True)
class Fact:
    """One sentence (without its full stop), the record it is of, and the texts of the CV that it rests on beyond the record's fields."""

    text: str
    record: Record
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """The answer before it is put into a reply. `lead` opens it, `points` are a list; `focus` is what a follow-up may lean on."""

    status: Status
    lead: str
    facts: tuple[Fact, ...] = ()
    points: tuple[str, ...] = ()
    focus: tuple[Record, ...] = ()
    intent: str = "tell"
    frame: TimeFrame | None = None  # the time that it is about, which a later "then" means
    silence: str = ""  # of a refusal: what is said of it beside an answer


@dataclass(frozen=True)
class Case:
    """A question with all that is needed to answer it."""

    query: Query
    evidence: Evidence
    gazetteer: Gazetteer
    today: date
    passages: Mapping[str, Sequence[str]]  # the keys of every entry's passages, by the entry's id
    meaning: Mapping[str, float] = field(default_factory=dict)  # of every passage, by its key: its cosine to the question without the owner

    @property
    def cv(self) -> Cv:
        """The CV that is asked about."""
        return self.gazetteer.cv

    def score(self, entry: Entry) -> float | None:
        """The cosine of the question to the entry's nearest passage; None where it has none."""
        found = [self.meaning[key] for key in self.passages.get(entry.id, ()) if key in self.meaning]
        return round(max(found), 4) if found else None

    @cached_property
    def who(self) -> Subject:
        """How the owner is spoken of."""
        return subject(self.cv)

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record of the CV, in its order."""
        return self.gazetteer.records

    def meaning_of(self, record: Record, unit: Unit) -> float | None:
        """How near the question is in meaning to the passage that holds a sentence."""
        whole = self.gazetteer.by_key.get(record.key, record)  # of which a record may hold but what was told
        return self.meaning.get(record.key if record.item else whole.passage_of(unit.source))

    def entry_record(self, entry: Entry) -> Record:
        """The record of an entry as a whole."""
        return next(r for r in self.records if r.entry.id == entry.id and not r.item)


# Kinds whose entries are something that the owner did at some time.
DONE = frozenset(Kind) - {Kind.CONTACT, Kind.REFEREE, Kind.SKILL, Kind.LANGUAGE, Kind.SUMMARY, Kind.INTEREST, Kind.TEXT}


def is_done(record: Record) -> bool:
    """Whether a record is something that was done at some time; what has a date of its own is, whatever its section is called."""
    return record.entry.kind in DONE or (record.entry.kind is Kind.TEXT and not record.item and record.period is not None)


def sentence(case: Case, record: Record) -> Fact:
    """A record in a sentence: what it is, where and when; one that only holds items together by these."""
    if record.kinds[0] is Kind.SUMMARY and record.units:
        return Fact(" ".join(f"{unit.text}." for unit in record.units).rstrip("."), record, tuple(unit.text for unit in record.units))
    if record.group:
        texts = tuple(dict.fromkeys(item.text.text.rstrip(".") for item in record.entry.items))
        return Fact(f"{capitalised(record.name)}: {'; '.join(texts)}", record, texts)
    return Fact(capitalised(head(record, case.who)), record)


def answered(facts: Sequence[Fact], *, lead: str = "", intent: str = "tell", focus: Sequence[Record] = ()) -> Finding:
    """An answer of one or several sentences."""
    text = " ".join(f"{f.text.rstrip('.')}." for f in facts)
    return Finding(
        Status.ANSWERED, f"{lead} {text}".strip(), tuple(facts), focus=tuple(focus) or tuple(f.record for f in facts), intent=intent
    )


def listing(lead: str, facts: Sequence[Fact], *, intent: str = "list") -> Finding:
    """An answer that is a list: an opening without its colon, and a point for each fact."""
    return Finding(Status.ANSWERED, lead, tuple(facts), tuple(f.text for f in facts), tuple(f.record for f in facts), intent)
