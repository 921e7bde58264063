"""Where no Query fits: the passage nearest in meaning answers, if it really does.

Similarity alone does not tell a silent CV, so a passage has to be near, hold what is asked for (a number, a person, a sum), and leave
no name of the question open; what else it accounts for counts beside its cosine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cvqa.answer.facts.extraction import type_in
from cvqa.answer.finding import Case, Finding, answered
from cvqa.answer.prose import SELF, from_units, of_item, verb_unsaid
from cvqa.answer.scope import Scope
from cvqa.answer.selection import level_of
from cvqa.answer.sought import asks_for
from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.language.lexicon import is_english
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.query import Attribute

# From here on a passage may answer: its cosine, and half of its lead over the nearest of another entry. Seen on refused questions of the
# development sets: above it most passages hold the answer, below it few do; what sounds private has to be nearer.
_NEAR = 0.47
_PRIVATE = 0.57
_LEAD = 0.5
_REFUSED = 0.45  # the share of intents that no CV answers, from which none does
_TURNED_AWAY = frozenset({"private", "opinion", "out_of_scope", "injection", "greeting", "thanks", "goodbye", "identity", "feedback"})
_SAID = 0.2  # how much the words accounted for count beside the cosine where passages are ranked
_ELSEWHERE = 0.3  # the share that a sentence has to account for which is not of what the chat was about
_NOT_PROSE = frozenset({Kind.CONTACT, Kind.REFEREE})


class Near(NamedTuple):
    """A sentence or item of a record, its cosine to the question, and the share of the question that it accounts for."""

    record: Record
    unit: Unit
    cosine: float
    told: float


def nearest(case: Case, found: Scope, among: Sequence[Record] | None = None) -> Finding | None:
    """The sentence that is nearest to the question, where it may answer it; first of what the chat was about."""
    query = case.query
    if (
        query.unknown
        or (Attribute.AUTHORS in query.attributes and not query.yesno)
        or sum(share for intent, share in query.bank if intent in _turned_away(case, found)) >= _REFUSED
    ):
        return None
    every = sorted(_passages(case, case.records), key=lambda near: -(near.cosine + _SAID * near.told))
    if among and (said := _best(case, every, among, 0.0)):
        return said
    return _best(case, every, _asked_of(case, found), _ELSEWHERE if among else 0.0)


def _best(case: Case, every: Sequence[Near], asked: Sequence[Record], told: float) -> Finding | None:
    """What is nearest of the records that are asked about, of all where there are none, and tells enough."""
    best = next((near for near in every if (not asked or near.record in asked) and _may_answer(case, near)), None)
    if best is None or best.told < told or _left_open(case, best):
        return None
    rival = next((near.cosine for near in every if near.record.entry.id != best.record.entry.id), 0.0)
    least = _PRIVATE if any(ask.startswith("refuse:") for ask in case.query.asks) else _NEAR
    if best.cosine + _LEAD * (best.cosine - rival) < least:
        return None
    fact = of_item(best.record) if best.record.item else from_units(best.record, [best.unit])
    return answered([fact], intent="nearest") if fact else None


def _turned_away(case: Case, found: Scope) -> frozenset[str]:
    """The intents that no CV answers; what names something of the CV is about the CV."""
    return _TURNED_AWAY - {"out_of_scope"} if _asked_of(case, found) else _TURNED_AWAY


def _asked_of(case: Case, found: Scope) -> Sequence[Record]:
    """The records that the question names, where they are few."""
    named = [r for r in found.records if any(r.key in m.name.keys for m in case.query.mentions if m.whole)]
    return named if len(named) < 4 else ()


def _passages(case: Case, records: Sequence[Record]) -> Iterator[Near]:
    for record in records:
        if record.entry.kind in _NOT_PROSE or (record.group and not record.item and record.entry.items):
            continue
        heads = case.evidence.heads(record) if case.evidence.touches(record) else None
        for unit in record.units:
            cosine = case.meaning_of(record, unit)
            if cosine is not None:
                yield Near(record, unit, cosine, _accounted(case, heads, unit) if heads is not None else 0.0)


def _accounted(case: Case, heads: frozenset[int], unit: Unit) -> float:
    """The share of the question's content, by weight, that the sentence and the words of its record's head account for."""
    whole = case.evidence.weight(case.query.content)
    told = case.evidence.unit(unit).strength
    return sum(case.evidence.weights[n] * max(told.get(n, 0.0), 0.8 * (n in heads)) for n in case.query.content) / whole if whole else 0.0


_LENGTH = pattern(r"\b\d[\d.,]*[ -](years?|months?|weeks?|days?|hours?|minutes?)\b|\bhalf[ -]day\b", re.IGNORECASE)
_LEFT_OUT = 0.4  # what words that a question leaves out weigh in a sentence that is about them
_ASKS_AGE = pattern(r"\bhow old\b|\bage\b")
_AGE = pattern(r"\b(aged?|years? old|born)\b", re.IGNORECASE)
_PEOPLE = frozenset({Attribute.ADVISOR, Attribute.MANAGER, Attribute.COLLABORATOR})


def _may_answer(case: Case, near: Near) -> bool:
    """Whether the sentence is of the type that is asked for, and its entry of the degree."""
    query, text = case.query, near.unit.text
    if (query.level and level_of(near.record) != query.level) or verb_unsaid(case, [near.unit]):
        return False
    if _of_another_kind(case, near) or (_ASKS_PAY.search(query.low) and not _PAY.search(text)):
        return False
    if query.excluded and case.evidence.told_by_unit(near.unit, query.excluded) > _LEFT_OUT:
        return False
    if query.has("form:duration") and not _LENGTH.search(text):
        return False
    if asks_for(case) and not any(p.name in text for p in near.record.entry.people):
        return False
    if _ASKS_AGE.search(query.low) and not _AGE.search(text):
        return False
    if _PEOPLE.intersection(query.attributes) and not any(p.name in text for p in near.record.entry.people) and not SELF.search(text):
        return False
    return all(type_in(case, near.record, a)(text) for a in query.attributes if a is not Attribute.DESCRIBE)


_ASKS_PAY = pattern(
    r"\b(salar(y|ies)|wages?|bonus|pay (rise|grade|band|slip)|compensation)\b|\b(pays?|paid|earns?|earned)( (him|her|them|you))?$"
)
_PAY = pattern(r"\b(salar\w+|wages?|(un)?paid|pay|bonus|earn\w*|stipend|per (hour|month|year|day))\b", re.IGNORECASE)
_GIVEN = frozenset({Kind.AWARD, Kind.GRANT, Kind.SCHOLARSHIP, Kind.FELLOWSHIP})


def _of_another_kind(case: Case, near: Near) -> bool:
    """Whether a prize or a grant is asked for, and the passage is of none and does not speak of one."""
    asked = [k for k in case.query.kinds if k.kind in _GIVEN and not k.narrow]
    if not asked or not _GIVEN.isdisjoint(near.record.kinds) or len(asked) < len(case.query.kinds):
        return False
    return _GIVEN_WORDS.isdisjoint(near.unit.bag | near.record.head_bag)


_GIVEN_WORDS = frozenset(stems("award prize medal grant scholarship fellowship fund bursary stipend win honour money sponsor"))


def _left_open(case: Case, near: Near) -> bool:
    """Whether a name, a number or a word that English does not have stands neither in the sentence nor in the record's head."""
    held = near.unit.bag | near.record.head_bag | near.record.section_bag
    told = case.evidence.unit(near.unit).strength.keys() | case.evidence.heads(near.record)
    return any(n not in told and case.query.words[n].stem not in held and _is_name(case, n) for n in case.query.content)


def _is_name(case: Case, n: int) -> bool:
    word = case.query.words[n]
    return word.number or (word.capital and n > 0) or not is_english(word.low)
