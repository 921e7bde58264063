"""Claims of people: whether somebody advised, managed or led the owner."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.facts.extraction import extract
from cvqa.answer.facts.people import advisor, manager, people_of
from cvqa.answer.finding import Case, Finding
from cvqa.answer.people import roles, same
from cvqa.answer.scope import Scope
from cvqa.answer.selection import of_kind
from cvqa.cv.model import Kind, Relation
from cvqa.index.records import Record
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import Attribute

_ASKED = {Attribute.ADVISOR: (Relation.ADVISOR,), Attribute.MANAGER: (Relation.MANAGER, Relation.LEADER, Relation.ADVISOR)}


def advised_by(case: Case, found: Scope) -> Finding | None:
    """ "Was A the supervisor at B?"."""
    relations = frozenset(r for a in case.query.attributes for r in _ASKED.get(a, ()))
    people = [m for m in case.query.mentions if m.name.kind is NameKind.PERSON]
    if not relations or not people:
        return None
    named = frozenset(n for m in people for n in m.covers)
    pool = _led(case, relations, [n for n in case.query.content if n not in named])
    if Attribute.MANAGER in case.query.attributes:
        return _boss(case, people[0].name.text, [r for r in pool if r.entry.kind is not Kind.EDUCATION], relations)
    fits = [r for r in pool if any(p.relation in relations and same(p.name, m.name.text) for p in r.entry.people for m in people)]
    facts = [fact for r in (fits or pool)[:2] if (fact := advisor(case, r))]
    return verdict(bool(fits), facts) if facts else None


def _boss(case: Case, name: str, pool: Sequence[Record], relations: frozenset[Relation]) -> Finding | None:
    """Whether somebody is or was whom the owner reports to: who advised their studies is not; now only where the work goes on."""
    fits = [r for r in pool if any(p.relation in relations and same(p.name, name) for p in r.entry.people)]
    fits = [r for r in fits if r.ongoing] if case.query.present else fits
    if facts := [fact for r in fits[:2] if (fact := manager(case, r))]:
        return verdict(True, facts)
    now = [fact for r in pool if r.ongoing and (fact := manager(case, r))] if case.query.present else []
    facts = now[:1] or roles(case, name)[:2] or [fact for r in pool[:1] if (fact := manager(case, r))]
    return verdict(False, facts) if facts else None


_SO_MANY = pattern(
    rf"\b(?:just|only|exactly|has|have|had|are there|were there|is there|with|by|of) (?:just |only |exactly |a total of )*"
    rf"(?P<many>an?(?= (single|sole|lone))|{'|'.join(VALUES)}|\d+)( (single|sole|lone|different))? "
    r"(?P<who>advis[eo]rs?|supervisors?|mentors?|(co ?)?authors?)\b"
)


def so_many(case: Case, found: Scope) -> Finding | None:
    """ "Does the doctorate have just one advisor?", "are there eleven authors?", of one entry."""
    match = _SO_MANY.search(case.query.low)
    if not match or len(found.records) != 1 or found.leaves_open(case):
        return None
    record, wrote = found.records[0], "author" in match["who"]
    others = [a for a in record.entry.authors if not (match["who"].startswith("co") and a.owner)]
    many = len(others) if wrote else len(people_of(record, Relation.ADVISOR))
    fact = extract(case, record, Attribute.AUTHORS if wrote else Attribute.ADVISOR)
    said = int(match["many"]) if match["many"].isdigit() else VALUES.get(match["many"], 1)
    return verdict(said == many, [fact]) if many and fact else None


def _led(case: Case, relations: frozenset[Relation], words: Sequence[int]) -> list[Record]:
    """The entries in which somebody led, of those that the other words of the question are about."""
    pool = [r for r in case.records if not r.item and any(p.relation in relations for p in r.entry.people)]
    least = 0.6 * case.evidence.weight(words)
    pool = [r for r in pool if not words or case.evidence.told_by_record(r, words) >= least]
    return (list(of_kind(case, pool)) or pool) if case.query.level or case.query.kinds else pool
