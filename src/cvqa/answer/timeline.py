"""Questions of when: what lay between two entries, which ran at the same time, what happened at a time that is named."""

from __future__ import annotations

from dataclasses import replace

from cvqa.answer.claims.order import TOGETHER, ordered, together, told_together
from cvqa.answer.comparing import compared
from cvqa.answer.finding import Case, Finding, answered, sentence
from cvqa.answer.happenings import at_time
from cvqa.answer.scope import Scope
from cvqa.answer.windows import in_window
from cvqa.cv.dates import first_month, last_month, start_key
from cvqa.cv.model import Kind
from cvqa.language.patterns import pattern
from cvqa.question.followup import Resolved
from cvqa.question.query import Attribute
from cvqa.question.timeframe import Relation

_LIGHT = 0.6  # content words that weigh no more leave the question one of time alone
_OF_WHOLE = frozenset({Attribute.DESCRIBE, Attribute.POSITION, Attribute.ORGANISATION, Attribute.WHERE, Attribute.WHEN, Attribute.RESULT})
_COMPUTED = ("form:count", "form:duration", "form:first", "form:last", "form:longest", "form:shortest", "form:most", "form:compare",
             "form:overlap", "form:gap")  # fmt: skip


def timed(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The answer to a question of when; None where it is none."""
    return ordered(case) or compared(case) or in_window(case) or _overlapped(case) or _straight_after(case) or _then(case)


_STRAIGHT = pattern(r"\b(straight|right|immediately|directly|just|soon|shortly) after\b")


def _straight_after(case: Case) -> Finding | None:
    """What began next after something that ended at a time which is named ("straight after leaving the club in July 2017")."""
    time = case.query.time
    if time is None or time.now or case.query.yesno or not _STRAIGHT.search(case.query.low):
        return None
    began = [r for r in case.records if not r.item and r.period and r.period.start and _MAIN.intersection(r.kinds)]
    later = [r for r in began if first_month(start_key(r.period)) > last_month(time.last)]
    following = min(later, key=lambda r: start_key(r.period), default=None)
    return answered([sentence(case, following)], intent="beside") if following else None


_MAIN = frozenset({Kind.EXPERIENCE, Kind.EDUCATION})


def _overlapped(case: Case) -> Finding | None:
    """When two entries that are named ran at the same time."""
    if not TOGETHER.search(case.query.low) or not case.query.has("attribute:when", "form:duration"):
        return None
    found = together(case)
    return told_together(case, found) if found else None


def _then(case: Case) -> Finding | None:
    """What happened at a time, where the question names nothing else."""
    query = case.query
    time = query.time
    if time is None or time.now or time.relation is not Relation.DURING or query.beside or query.level:
        return None
    if query.has(*_COMPUTED) or _names_more(case) or any(a not in _OF_WHOLE for a in query.attributes):
        return None
    if query.yesno:  # whether there was anything, of whatever kind
        return at_time(replace(case, query=replace(query, kinds=())), time) if _ANY.search(query.low) else None
    return at_time(case, time)


_ANY = pattern(r"\b(any|anything|something)\b")


def _names_more(case: Case) -> bool:
    """Whether a name, a number, a kind other than work or a telling word confines the question beside its time."""
    query, weights = case.query, case.evidence.weights
    if any(k.kind is not Kind.EXPERIENCE for k in query.kinds):
        return True
    words = [n for n in query.content if n not in {m for k in query.kinds for m in k.covers}]
    return sum(weights[n] for n in words) > _LIGHT or any(query.words[n].number or (query.words[n].capital and n) for n in words)
