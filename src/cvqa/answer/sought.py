"""Whom a question asks for: the people whom a sentence names that accounts for what the question says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cvqa.answer.facts.people import advisor
from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.people import persons
from cvqa.answer.prose import from_units
from cvqa.answer.scope import Scope
from cvqa.answer.selection import excluded, fits_time, level_of
from cvqa.answer.wording import say
from cvqa.cv.model import Kind, Person, Relation
from cvqa.index.records import Record, Unit
from cvqa.language.lexicon import person_nouns
from cvqa.language.words import stem, stems
from cvqa.question.followup import Resolved
from cvqa.question.query import Attribute

_WHO = re.compile(r"\b(who|whom|whose)\b(?! (is|was|are) (he|she|they|you)\b)")
_NAMED = re.compile(r"\b(?:which|what|name(?:s)? of|name|the name of)(?: (?:the|his|her|their|a|\w+ly|other|fellow|two|three))*(?: [\w-]+)? ([\w-]+)")
# "Whom did she supervise": the owner does it.
_OWNER_DOES = re.compile(
    r"\b(whom|who|which [\w-]+|whose [\w-]+)\b(?: [\w-]+){0,2} (did|does|has|have|is|was) (?P<who>\w+) (?:\w+ )?"
    r"(?P<verb>supervis\w+|mentor\w*|coach\w*|train\w*|teach|taught|tutor\w*|advis\w+|manag\w+)$"
    r"|\b(whom|who|which [\w-]+) (?:did|does|has|have) (?:\w+ ){1,3}(?P<verb2>supervis\w+|mentor\w*|coach\w*|train\w*|tutor\w*|advis\w+)\b"
)
_GENERIC = frozenset(
    stem(w)
    for w in "person people professor prof academic colleague partner coworker individual teammate peer collaborator adviser advisor "
    "supervisor mentor manager boss man woman guy doctor expert human".split()
)
_RELATIONS: dict[Attribute, tuple[frozenset[Relation], ...]] = {
    Attribute.ADVISOR: (frozenset({Relation.ADVISOR}), frozenset({Relation.LEADER, Relation.MANAGER})),
    Attribute.MANAGER: (frozenset({Relation.MANAGER}), frozenset({Relation.LEADER})),
    Attribute.COLLABORATOR: (frozenset({Relation.COLLABORATOR}), frozenset({Relation.MENTIONED})),
}
_ANYBODY = frozenset(Relation) - {Relation.REFEREE, Relation.COAUTHOR}
_NOT_HERE = ("form:count", "form:duration", "form:person", "form:first", "form:last", "form:compare", "attribute:authors", "attribute:email")
_NEAR_BEST = 0.1
_HEADS = 0.8  # how much a word counts that the entry's head accounts for and the sentence does not
_MEANING = 0.6  # how much the cosine counts among sentences of like weight


@dataclass(frozen=True)
class Candidate:
    """A sentence that names somebody who may be asked for."""

    record: Record
    unit: Unit
    people: tuple[Person, ...]
    score: float


def sought(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The sentences on the people who are asked for; None where none accounts for the question."""
    query = case.query
    if query.yesno or query.has(*_NOT_HERE) or persons(case) or not _asks_person(case):
        return None
    pool = [r for r in (resolved.among or case.records) if _may_hold(case, r)]
    for relations in _relations(case):
        best = _best(case, pool, relations)
        if best and (facts := _facts(case, best)):
            return answered(facts, intent="person") if len(facts) <= 2 else listing(say("leads.says"), facts[:8], intent="person")
    return None


def _asks_person(case: Case) -> bool:
    query = case.query
    return bool(_WHO.search(query.low) or _asked_noun(case) or any(a in _RELATIONS for a in query.attributes))


def _asked_noun(case: Case) -> str:
    """The noun for a person that is asked for ("which sommelier")."""
    for match in _NAMED.finditer(case.query.low):
        if match[1] in person_nouns() or match[1].removesuffix("s") in person_nouns():
            return match[1]
    return ""


def _relations(case: Case) -> tuple[frozenset[Relation], ...]:
    if _OWNER_DOES.search(case.query.low):
        return (frozenset({Relation.MENTIONED, Relation.COLLABORATOR}),)
    asked = [a for a in case.query.attributes if a in _RELATIONS]
    return _RELATIONS[asked[0]] if asked else (_ANYBODY,)


def _may_hold(case: Case, record: Record) -> bool:
    query = case.query
    if record.item or record.entry.kind is Kind.REFEREE or excluded(case, record) or not record.entry.people:
        return False
    if query.level and (record.entry.kind is not Kind.EDUCATION or level_of(record) != query.level):
        return False
    return not query.time or bool(query.beside) or fits_time(record, query.time, case)


def _best(case: Case, pool: Sequence[Record], relations: frozenset[Relation]) -> list[Candidate]:
    """The candidates that account for the most, if no more is left open than may be."""
    every = list(_candidates(case, pool, relations))
    top = max((c.score for c in every), default=0.0)
    best = [c for c in every if c.score >= top - _NEAR_BEST]
    if not best or len(best) > 8 or not _accounts(case, best[0]):
        return []
    return best if _told(case, best[0]) or relations is not _ANYBODY else []


def _candidates(case: Case, pool: Sequence[Record], relations: frozenset[Relation]) -> Iterator[Candidate]:
    does = _OWNER_DOES.search(case.query.low)
    verb = stem((does["verb"] or does["verb2"])) if does else ""
    noun = stem(_asked_noun(case))
    for record in pool:
        people = [p for p in record.entry.people if p.relation in relations and not _left_out(case, p)]
        for unit in record.units:
            named = tuple(p for p in people if p.name in unit.text)
            if named and (not verb or any(s.startswith(verb[:6]) for s in unit.stems)) and (noun in ("", *unit.stems) or noun in _GENERIC):
                yield Candidate(record, unit, named, _score(case, record, unit))


def _left_out(case: Case, person: Person) -> bool:
    return any(m.covers <= case.query.excluded and set(stems(person.name)) >= set(stems(m.name.text)) for m in case.query.mentions)


def _score(case: Case, record: Record, unit: Unit) -> float:
    wanted, weights = _wanted(case), case.evidence.weights
    said, heads = case.evidence.unit(unit, wanted).strength, case.evidence.heads(record)
    own = sum(weights[n] * max(said.get(n, 0.0), _HEADS * (n in heads)) for n in wanted)
    hinted = 0.5 * case.evidence.told_by_unit(unit, [n for n in case.query.hints if n not in wanted])
    return own + hinted + _MEANING * max(0.0, case.meaning_of(record, unit) or 0.0)


def _wanted(case: Case) -> list[int]:
    return [n for n in case.query.content if case.query.words[n].stem not in _GENERIC]


def _told(case: Case, candidate: Candidate) -> bool:
    """Whether the sentence itself, and not only its entry, says a word of the question."""
    return case.evidence.told_by_unit(candidate.unit, (*_wanted(case), *case.query.hints)) > 0.2


def _accounts(case: Case, candidate: Candidate) -> bool:
    wanted = frozenset(_wanted(case))
    covered = frozenset(case.evidence.unit(candidate.unit, wanted).strength) | frozenset(case.evidence.record(candidate.record, wanted).strength)
    return not Scope((candidate.record,), covered, wanted - covered).leaves_open(case)


def _facts(case: Case, best: Sequence[Candidate]) -> list[Fact]:
    facts: dict[str, Fact] = {}
    for record in dict.fromkeys(c.record for c in best):
        mine = [c for c in best if c.record is record]
        advised = all(p.relation is Relation.ADVISOR for c in mine for p in c.people)
        fact = advisor(case, record) if advised else from_units(record, [c.unit for c in mine])
        if fact:
            facts.setdefault(fact.text, fact)
    return list(facts.values())
