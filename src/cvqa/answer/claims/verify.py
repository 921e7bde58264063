"""The checks of a claim, one after the other: the first that knows the sort of claim gives the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer.claims.bare import bare
from cvqa.answer.claims.contrasts import contradicted, elsewhere, negated
from cvqa.answer.claims.denials import against_plan, denied, ended
from cvqa.answer.claims.figures import figures
from cvqa.answer.claims.order import is_of_order
from cvqa.answer.claims.people import advised_by, so_many
from cvqa.answer.claims.places import misplaced, placed
from cvqa.answer.claims.predicates import at_its_time, holds_for, verb_of
from cvqa.answer.claims.publications import author_position, is_out
from cvqa.answer.claims.times import another_time, begun, finished, finished_then, still, until
from cvqa.answer.claims.verdict import Check, verdict
from cvqa.answer.facts.description import shown
from cvqa.answer.facts.extraction import extract
from cvqa.answer.finding import Case, Fact, Finding, sentence
from cvqa.answer.refusal import silent
from cvqa.answer.scope import Scope
from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.language.patterns import pattern
from cvqa.question.query import Attribute

_CHECKS: tuple[Check, ...] = (
    misplaced, advised_by, so_many, author_position, negated, against_plan, ended, still, finished_then, until, begun, finished, is_out,
    figures, contradicted, elsewhere, another_time,
)  # fmt: skip
_ALIKE = 0.1  # sentences whose weight differs by no more say a claim equally well
_SHOWN = (Attribute.AUTHORS, Attribute.COLLABORATOR, Attribute.LEVEL, Attribute.VENUE, Attribute.LINK)
_NEEDED = (Attribute.COLLABORATOR, Attribute.LINK)  # of which an entry that says nothing of them proves nothing


def verify(case: Case, found: Scope) -> Finding | None:
    """Yes or no with the reason; None where it is no claim about a record, or the CV is silent on it."""
    if not found.records:
        return None
    found = placed(case, found)
    for check in (*_CHECKS, bare):
        if said := check(case, found):
            return said
    if found.leaves_open(case) or is_of_order(case) or _BY_OTHERS.search(case.query.low):
        return None
    proving = _proving(case, _holding(case, found.records))
    if not proving or (len(proving) > 3 and not case.query.kinds) or _claims_state(case):
        return None
    return _proved(case, proving)


_BY_OTHERS = pattern(r"\b(by|with help from) (somebody|someone|anyone|anybody|others|other people)( else)?$")


def _claims_state(case: Case) -> bool:
    """Whether a state is claimed ("alone") of which no entry was found that says it either way."""
    return any(asked.startswith("state:") for asked in case.query.asks) and all(k.kind is not Kind.PUBLICATION for k in case.query.kinds)


def _proved(case: Case, proving: Sequence[Record]) -> Finding:
    """Yes by those of which all holds that is claimed; no where they are of another time; a refusal where the verb or a number is open."""
    if not any(at_its_time(case, r) for r in proving):
        return verdict(False, [sentence(case, r) for r in proving[:2]])
    if (held := [r for r in proving if holds_for(case, r)]) and (said := denied(case, held)):
        return said
    if held:
        return verdict(True, _reasons(case, held[:3]))
    return replace(silent(case, proving[0] if len(proving) == 1 else None, _unproved(case)), intent="not_in_cv")


def _unproved(case: Case) -> list[int]:
    """The words of a claim that are in the way: its verb, and its numbers."""
    verb = verb_of(case)
    return [n for n, word in enumerate(case.query.words) if word.low == verb or word.number][:3]


def _holding(case: Case, records: Sequence[Record]) -> Sequence[Record]:
    """Those that say anything of what is needed: "is there anyone with whom she shared a prize"."""
    needed = [a for a in case.query.attributes if a in _NEEDED]
    return [r for r in records if any(extract(case, r, a) for a in needed)] if needed and not case.query.content else records


def _proving(case: Case, records: Sequence[Record]) -> Sequence[Record]:
    """Of several records those with a sentence that says the most of the claim; of many that say it alike, the one nearest in meaning."""
    if len(records) < 2 or not case.query.content:
        return records
    said = {r: max((_told(case, r, u) for u in r.units), default=_told(case, r)) for r in records}
    best = [r for r in records if said[r] >= max(said.values()) - _ALIKE]
    if len(best) <= 3 or case.query.kinds or not any(said.values()):
        return best
    return [max(best, key=lambda r: max((case.meaning_of(r, u) or 0.0 for u in r.units), default=0.0))]


def _told(case: Case, record: Record, unit: Unit | None = None) -> float:
    """How much of the claim a sentence says, with what the head of its record says."""
    strength = dict.fromkeys(case.evidence.heads(record), 1.0)
    for n, s in case.evidence.unit(unit).strength.items() if unit else ():
        strength[n] = max(s, strength.get(n, 0.0))
    return sum(case.evidence.weights[n] * s for n, s in strength.items())


_LONG = 500  # characters of several reasons, beyond which each is told by its head alone


def _reasons(case: Case, proving: Sequence[Record]) -> list[Fact]:
    told = [_reason(case, r) for r in proving]
    return told if len(told) < 2 or sum(len(f.text) for f in told) <= _LONG else [sentence(case, r) for r in proving]


def _reason(case: Case, record: Record) -> Fact:
    """What shows that a claim holds: the attribute it is about, else the sentence that says it."""
    for attribute in case.query.attributes:
        if attribute in _SHOWN and (fact := extract(case, record, attribute)):
            return fact
    return shown(case, record)
