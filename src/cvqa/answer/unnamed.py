"""Whom a sentence tells of without a person's name: a body that did something, people whom the owner supervised."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.facts.amounts import Measure, amounts
from cvqa.answer.facts.credits import done_by
from cvqa.answer.finding import Case, Fact, Finding, answered
from cvqa.answer.prose import from_units
from cvqa.answer.refusal import silent
from cvqa.cv.model import Kind
from cvqa.index.records import Record


def by_sentence(case: Case, among: Sequence[Record] | None, verb: str, wanted: Sequence[int]) -> Finding | None:
    """The sentence that says by which body it was done, or how many people without names the owner supervised."""
    records = [r for r in among or case.records if not r.item and r.entry.kind is not Kind.REFEREE]
    facts = [fact for r in records if (fact := (_unnamed(case, r, wanted) if verb else done_by(case, r)))]
    if facts:
        return answered(facts[:2], intent="person")
    return silent(case, None, [n for n, word in enumerate(case.query.words) if verb and word.low.startswith(verb)]) if verb else None


def _unnamed(case: Case, record: Record, wanted: Sequence[int]) -> Fact | None:
    """The sentences of a record that all of the question fits and that count people behind the owner's verb."""
    if not set(wanted) <= case.evidence.record(record, wanted).strength.keys():
        return None
    people = {amount.sentence for amount in amounts(record) if amount.measure is Measure.PEOPLE}
    return from_units(record, [u for u in record.units if u.text in people and any(s.startswith(GUIDING) for s in u.stems)])


GUIDING = ("superv", "mentor", "coach", "tutor", "train", "teach", "lead", "led", "manag")  # stems of what is done to those who are led
