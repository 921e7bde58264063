"""What people are to the owner, where a question asks for that: every tie to one of them, and who is two things at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding, answered
from cvqa.answer.people import appearances, persons, roles, same
from cvqa.answer.scope import Scope
from cvqa.answer.wording import say
from cvqa.cv.model import Relation
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.followup import Resolved
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import Attribute

# Words that a question about a tie between people is made of.
_TIES = frozenset(
    stems(
        "know each other connect connection cross path paths appear appears spot meet met overlap engagement tie link relate relation "
        "relationship capacity role roles show come involve involved together common share shared encounter intersect acquainted connected "
        "linked place pop crop crops pops figure figures feature features turn turns everywhere anywhere context several twice both"
    )
)
_ROLES: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (Relation.ADVISOR, pattern(r"\b(co ?)?(advis|supervis|mentor)\w*")),
    (Relation.REFEREE, pattern(r"\b(referees?|references?|vouch\w*|recommenders?)\b")),
    (Relation.COAUTHOR, pattern(r"\b(co ?author\w*|wrote|written|published|authors?)\b")),
    (Relation.MANAGER, pattern(r"\b(managers?|boss(es)?|managed)\b")),
)
_AT_ONCE = pattern(
    r"\b(also|double[sd]?|both|as well|too|same time|or|(of|among) (his|her|their|the|your|\w+) (\w+ )?(referees|references|"
    r"advis\w+|supervis\w+|mentors|co ?authors|managers|bosses))\b"
)
_OR = pattern(r"\bor\b")


def tied(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """Every tie to the people named, where the question asks for nothing else; who is two things at once."""
    query = case.query
    named = persons(case)
    if said := _at_once(case, named):
        return said
    if query.yesno or not named or _by_several_words(case):
        return None
    covers = frozenset(n for m in query.mentions if m.name.kind is NameKind.PERSON for n in m.covers)
    others = [query.words[n].stem for n in (*query.content, *query.hints) if n not in covers]
    if not others and set(query.attributes) <= _OF_SOMEBODY:
        return _all_of(case, named)
    if not _TIES.intersection(others) or any(s not in _TIES for s in (query.words[n].stem for n in query.content if n not in covers)):
        return None
    return _all_of(case, named)


# What is asked of somebody whom the CV names, all of which it tells with what they are to the owner.
_OF_SOMEBODY = frozenset({
    Attribute.DESCRIBE, Attribute.COLLABORATOR, Attribute.WHERE, Attribute.ORGANISATION, Attribute.POSITION,
})  # fmt: skip


def _all_of(case: Case, named: Sequence[str]) -> Finding | None:
    facts = [fact for name in named[:3] for fact in roles(case, name)]
    return answered(facts[:8], intent="person") if facts else None


def _by_several_words(case: Case) -> bool:
    """Whether people are named by more than one stretch of words; one word may mean several of them."""
    return len({m.covers for m in case.query.mentions if m.name.kind is NameKind.PERSON}) > 1


def _at_once(case: Case, named: Sequence[str]) -> Finding | None:
    """Who is an adviser and a referee, or whether somebody is both."""
    low = case.query.low
    asked = [relation for relation, words in _ROLES if words.search(low)]
    if len(asked) < 2 or not _AT_ONCE.search(low):
        return None
    if named and case.query.yesno:
        return _which_of(case, named[0], asked)
    both = [] if named else _who_are(case, asked)
    facts = [fact for name in both[:4] for fact in _roles_of(case, name, asked)[:3]][:8]
    if not facts:
        return None
    return verdict(True, facts) if case.query.yesno else answered(facts, intent="person")


def _which_of(case: Case, name: str, asked: Sequence[Relation]) -> Finding | None:
    facts = _roles_of(case, name, asked)
    if not facts:
        return None
    is_all = set(asked) <= {p.relation for _, p in appearances(case, name)}
    if not _OR.search(case.query.low):
        return verdict(is_all, facts)
    said = answered(facts, intent="yesno")
    return replace(said, lead=f"{say('leads.both')} {said.lead}") if is_all else said


def _who_are(case: Case, asked: Sequence[Relation]) -> list[str]:
    """The people who are all that is asked, each once, by the CV's fullest name."""
    names: list[str] = []
    for record in case.records:
        for person in record.entry.people if not record.item else ():
            held = {p.relation for _, p in appearances(case, person.name)}
            if held.issuperset(asked) and not any(same(person.name, n) for n in names) and _fits(case, person.name):
                names.append(person.name)
    return names


def _fits(case: Case, name: str) -> bool:
    """Whether the entries that name a person account for what else is asked."""
    told = {n for record, _ in appearances(case, name) for n in case.evidence.record(record).strength}
    return all(n in told or case.evidence.weights[n] <= 0.45 for n in case.query.content if not _says_role(case.query.words[n].low))


def _says_role(low: str) -> bool:
    return any(words.search(low) for _, words in _ROLES)


def _roles_of(case: Case, name: str, asked: Sequence[Relation]) -> list[Fact]:
    held = [p.relation for _, p in appearances(case, name)]
    return [fact for fact, relation in zip(roles(case, name), held, strict=False) if relation in asked]
