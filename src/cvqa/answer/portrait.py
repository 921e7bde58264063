"""The person as a whole: an overview, what the work is about, the strong points, or what goes on now."""

from __future__ import annotations

from cvqa.answer import overview as about
from cvqa.answer import people
from cvqa.answer.finding import DONE, Case, Finding
from cvqa.answer.scope import Scope
from cvqa.answer.selection import excluded, of_kind
from cvqa.answer.sets import list_all
from cvqa.cv.model import Kind
from cvqa.language.patterns import pattern
from cvqa.question.followup import Resolved
from cvqa.question.query import Attribute


def overall(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The person as a whole, a person whom the CV names, or what goes on now."""
    query = case.query
    if query.has("form:person") and (said := people.who_is(case)) and not [n for n in found.missing if case.evidence.weights[n] > 0.5]:
        return said
    if resolved.among or ((found.leaves_open(case) or query.content) and not _about_all(case)):
        return None
    if said := _portrait(case):
        return said
    if (
        query.time
        and query.time.now
        and not query.yesno
        and not query.has("form:duration")
        and not [a for a in query.attributes if a not in _OF_NOW]
    ):
        of_now = about.current(case, of_kind(case, case.records) if query.kinds else None)
        return of_now or (about.current(case) if all(k.kind is Kind.EXPERIENCE for k in query.kinds) else None)
    return None


_LIGHT = 0.6  # what the words weigh at most that only say for whom an overview is meant
_BRIEF = 5  # words: a shorter question says what it wants
_PORTRAYS = frozenset({"overview", "person", "profile"})


def _about_all(case: Case) -> bool:
    """Whether the whole person is asked for, whatever the visitor says that it is needed for ("for the interview panel")."""
    query = case.query
    names = any(m.whole and not m.covers <= query.excluded for m in query.mentions)
    sure = sum(share for intent, share in query.bank if intent in _PORTRAYS) >= 0.5
    low = [word.low for word in query.words]
    purpose = len(low) - low[::-1].index("for") if "for" in low else len(low)
    kinds = any(min(kind.covers, default=0) < purpose for kind in query.kinds)
    light = not query.excluded and case.evidence.weight(query.content) < _LIGHT and len(query.words) > _BRIEF
    return query.has("form:overview") and (sure or light) and not (names or kinds or query.level or query.time or query.attributes)


def _portrait(case: Case) -> Finding | None:
    """An overview, a profile or the strong points, where the question is about nothing else."""
    query = case.query
    bare = not query.kinds and not query.attributes
    if _of_owner(case):
        return about.overview(case)
    if _about_all(case):
        return about.overview(case)
    if query.has("form:overview") and query.excluded:
        rest = [r for r in case.records if r.entry.kind in DONE and not r.item and not r.group and not excluded(case, r)]
        return list_all(case, rest) if rest else None
    if (query.has("form:overview") and not query.kinds and not query.level) or (query.has("form:person") and bare and _of_whom(case)):
        return about.overview(case)
    if query.has("form:profile"):
        return about.profile(case)
    if query.has("form:strengths"):
        return about.strengths(case)
    named = len(query.words) <= 3 and _owner_only(case)
    return about.overview(case) if bare and not query.time and not query.level and named else None


_POINTS = pattern(
    r"\bwho (?:is|was|are|s) (?:he|she|they|you|this|that|it|the (?:candidate|person|applicant|guy|woman|man|owner))\b(?! \w+ing\b)"
)


def _of_whom(case: Case) -> bool:
    """Whether it is the owner who is asked for, and not somebody by an office ("who is the head of the school")."""
    portrays = sum(share for intent, share in case.query.bank if intent in _PORTRAYS) >= _LIGHT
    return portrays or _owner_only(case) or bool(_POINTS.search(case.query.low))


def _of_owner(case: Case) -> bool:
    """Whether the owner is asked about by name and nothing else is: "tell me about Ann"."""
    query = case.query
    sure = sum(share for intent, share in query.bank if intent in _PORTRAYS) >= _SURE
    plain = query.attributes == (Attribute.DESCRIBE,) and not (query.kinds or query.level or query.time or query.yesno or query.content)
    return sure and plain and _owner_only(case)


_SURE = 0.6  # the bank's share from which an overview is asked for
_OF_NOW = (Attribute.DESCRIBE, Attribute.POSITION, Attribute.ORGANISATION, Attribute.WHERE, Attribute.AREA, Attribute.TITLE)


def _owner_only(case: Case) -> bool:
    return any(w.stem in case.gazetteer.owner_stems for w in case.query.words)
