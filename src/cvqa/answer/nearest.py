"""Where no Query fits: the passage nearest in meaning answers, if it really does.

Similarity alone does not tell a silent CV, so a passage has to be near, hold what is asked for (a number, a person, a sum), and leave
no name of the question open; what else it accounts for counts beside its cosine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvqa.answer.facts.extraction import type_in
from cvqa.answer.finding import Case, Finding, answered
from cvqa.answer.prose import from_units, of_item
from cvqa.answer.scope import Scope
from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.question.query import Attribute

# From here on a passage may answer: its cosine, and half of its lead over the nearest of another entry. Both figures are those of a
# logistic
# regression over refused questions of the development sets, at even odds that the passage holds the answer.
_NEAR = 0.6
_LEAD = 0.5
_REFUSED = 0.45  # the share of intents that no CV answers, from which none does
_TURNED_AWAY = frozenset({"private", "opinion", "out_of_scope", "injection", "greeting", "thanks", "goodbye", "identity", "feedback"})
_SAID = 0.25  # how much the words accounted for count beside the cosine where passages are ranked
_NOT_PROSE = frozenset({Kind.CONTACT, Kind.REFEREE})


@dataclass(frozen=True)
class Near:
    """A sentence or item of a record, its cosine to the question, and the share of the question that it accounts for."""

    record: Record
    unit: Unit
    cosine: float
    told: float


def nearest(case: Case, found: Scope) -> Finding | None:
    """The sentence that is nearest to the question, where it may answer it."""
    query = case.query
    if query.unknown or sum(share for intent, share in query.bank if intent in _TURNED_AWAY) >= _REFUSED:
        return None
    every = sorted(_passages(case, _records(case, found)), key=lambda near: -(near.cosine + _SAID * near.told))
    best = next((near for near in every if _holds_type(case, near)), None)
    if best is None or _names_left_open(case, best):
        return None
    rival = next((near.cosine for near in every if near.record.entry.id != best.record.entry.id), 0.0)
    if best.cosine + _LEAD * (best.cosine - rival) < _NEAR:
        return None
    fact = of_item(best.record) if best.record.item else from_units(best.record, [best.unit])
    return answered([fact], intent="nearest") if fact else None


def _records(case: Case, found: Scope) -> Sequence[Record]:
    """The records that the question names, else all."""
    named = [r for r in found.records if any(r.key in m.name.keys for m in case.query.mentions if m.whole)]
    return named if named and len(named) < 4 else case.records


def _passages(case: Case, records: Sequence[Record]) -> Iterator[Near]:
    for record in records:
        if record.entry.kind in _NOT_PROSE or (record.group and not record.item and record.entry.items):
            continue
        for unit in record.units:
            cosine = case.meaning_of(record, unit)
            if cosine is not None:
                yield Near(record, unit, cosine, _accounted(case, record, unit))


def _accounted(case: Case, record: Record, unit: Unit) -> float:
    """The share of the question's content, by weight, that the sentence and the record's head account for."""
    whole = case.evidence.weight(case.query.content)
    heads = case.evidence.heads(record)
    told = case.evidence.unit(unit).strength
    return sum(case.evidence.weights[n] * max(told.get(n, 0.0), 0.8 * (n in heads)) for n in case.query.content) / whole if whole else 0.0


def _holds_type(case: Case, near: Near) -> bool:
    asked = [a for a in case.query.attributes if a is not Attribute.DESCRIBE]
    return all(type_in(case, near.record, a)(near.unit.text) for a in asked)


def _names_left_open(case: Case, near: Near) -> bool:
    """Whether a name or number of the question stands neither in the sentence nor in the record's head."""
    held = near.unit.bag | near.record.head_bag | near.record.section_bag
    told = case.evidence.unit(near.unit).strength.keys() | case.evidence.heads(near.record)
    return any(
        n not in told and case.query.words[n].stem not in held
        for n in case.query.content
        if case.query.words[n].number or (case.query.words[n].capital and n)
    )
