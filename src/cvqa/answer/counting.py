"""How many: authors, people, organisations, entries of a kind or of a section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from cvqa.answer import sets
from cvqa.answer.facts.extraction import extract
from cvqa.answer.facts.people import people_of
from cvqa.answer.finding import Case, Fact, Finding, answered
from cvqa.answer.pools import named_section
from cvqa.answer.prose import from_units
from cvqa.answer.scope import Scope
from cvqa.answer.selection import is_kind
from cvqa.answer.wording import say
from cvqa.cv.model import Kind, Relation
from cvqa.index.records import Record
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.asked_kinds import singular
from cvqa.question.cues import filler
from cvqa.question.query import Attribute

_WROTE = pattern(
    r"\b(how many|number of) (people|persons|names|hands|researchers|scientists) .*\b(wrote|write|written|signed?|authored|behind)\b"
)
_WITHOUT_OWNER = pattern(
    r"\b(co ?authors?|others?|besides|apart from|excluding|without|other than|not counting|else|colleagues)\b"
    r"|\b(him|her|them)sel(f|ves) aside\b"
)
_ADVISORS = pattern(r"\b(how many|number of) (\w+ )?(advis\w+|supervis\w+|mentors?|professors?|people)")


def counted(case: Case, found: Scope) -> Finding | None:
    """The count that a question asks for; None where nothing of it can be counted."""
    query = case.query
    several = any(k.kind is Kind.PUBLICATION and k.plural for k in query.kinds)
    if (Attribute.AUTHORS in query.attributes or _WROTE.search(query.low)) and not several and (said := _authors(case, found.records)):
        return said
    if Attribute.ADVISOR in query.attributes and found.records and _ADVISORS.search(query.low):
        return _advisors(case, found.records[0])
    if told := _figure_told(case):
        return told
    if parts := _parts_named(case, found.records):
        return sets.count(case, parts)
    listed = found.confined and len(found.records) > 1 and not query.content and not query.kinds
    if _PLACES.search(query.low):
        return _places(case, found)
    if (listed or _counts_kind(case, found.records)) and found.records and not found.kind_given_up:
        return sets.count(case, found.records)
    return None if found.confined else by_section(case)


def _figure_told(case: Case) -> Finding | None:
    """The sentences that give the number of what is counted, where more is said of it than entries could ("concerts of the quartet")."""
    match = _COUNTED.search(case.query.low)
    at = case.query.low[: match.start(1)].count(" ") + 1 if match else -1
    named = (*case.query.content, *(n for k in case.query.kinds for n in k.covers))
    noun = min((n for n in named if n >= at), default=-1) if match else -1
    kinds = {n for k in case.query.kinds for n in k.covers} | {noun}
    others = [n for n in (*case.query.content, *case.query.hints) if n not in kinds and case.evidence.weights[n] > _TELLING]
    if noun < 0 or not others or case.query.time:
        return None
    facts = []
    said = re.compile(rf"(?i)(?:\d|\b(?:{'|'.join(VALUES)})) (?:[\w-]+ ){{0,2}}?{re.escape(singular(case.query.words[noun].low))}")
    for record in (r for r in case.records if not r.item):
        heads = case.evidence.heads(record)
        units = [u for u in record.units if said.search(u.text) and set(others) <= heads | case.evidence.unit(u, others).strength.keys()]
        facts += [fact for fact in [from_units(record, units)] if fact]
    best = max(facts, key=lambda fact: case.evidence.told_by_record(fact.record, others), default=None)
    return answered([best], intent="quantity") if best else None


def _parts_named(case: Case, records: Sequence[Record]) -> list[Record]:
    """What stands in an entry that only holds it together, where its name is what is counted ("number of invited talks")."""
    match = _COUNTED.search(case.query.low)
    first = case.query.low[: match.start(1)].count(" ") + 1 if match else -1
    named = {key for m in case.query.mentions if m.whole and first in m.covers for key in m.name.keys}
    groups = {r.entry.id for r in records if r.group and r.key in named}
    return [r for r in case.records if r.item and r.entry.id in groups]


_PLACES = pattern(r"\b(how many|number of) (\w+ ){0,2}(countries|cities|towns)\b")


def _places(case: Case, found: Scope) -> Finding | None:
    """The countries or towns of what is in scope; of work where the question names nothing."""
    if found.confined:
        return sets.distinct(case, found.records)
    telling = [n for n in case.query.content if case.evidence.weights[n] > _TELLING]
    pool = found.records if case.query.kinds else [r for r in case.records if is_kind(r, Kind.EXPERIENCE, False)]
    return sets.distinct(case, [r for r in pool if case.evidence.heads(r) >= set(telling)])


_TELLING = 0.2  # what a word has to weigh to confine what is counted


def by_section(case: Case) -> Finding | None:
    """What stands in the section that a word names, where the question names no kind that the CV has, and counts nothing else."""
    section = named_section(case)
    return sets.count(case, section) if section and _counts_it(case, section[0]) else None


_COUNTED = pattern(r"\b(?:how many|number of|count of)((?: \w+){1,4})")


def _counts_it(case: Case, record: Record) -> bool:
    """Whether a word of the section's title stands right behind "how many", or none there that an entry speaks of."""
    match = _COUNTED.search(case.query.low)
    noun = _AUXILIARY.split(match[1])[0] if match else ""
    telling = [s for s, low in zip(stems(noun), noun.split(), strict=False) if low not in filler()]
    if any(_IS_FIGURE.match(word) for word in telling):
        return False
    if not telling or not record.section_bag.isdisjoint(telling):
        return True
    return not any(telling[0] in r.bag for r in case.records)


_IS_FIGURE = pattern(r"hour|minut|day|week|mile|kilomet|met|page|copi|visitor|reader|student|pupil|patient")  # stems of what figures are of
_AUXILIARY = pattern(r"\b(?:has|have|had|did|does|do|is|are|was|were|can|he|she|they|you)\b")


def _authors(case: Case, records: Sequence[Record]) -> Finding | None:
    """How many names stand on the author line of the one paper in scope; the owner is left out where others are asked for."""
    papers = [r for r in records if r.entry.authors]
    if len(papers) != 1:
        return None
    paper = papers[0]
    names = tuple(a.name for a in paper.entry.authors)
    if not _WITHOUT_OWNER.search(case.query.low):
        return answered([Fact(say("facts.author_count", name=paper.name, many=len(names)), paper, names)], intent="count")
    others = [a.name for a in paper.entry.authors if not a.owner]
    said = say("facts.coauthor_count", s=case.who, name=paper.name, many=len(others), others=others)
    return answered([Fact(said, paper, names)], intent="count")


def _advisors(case: Case, record: Record) -> Finding | None:
    fact = extract(case, record, Attribute.ADVISOR)
    if fact is None:
        return None
    advisors = people_of(record, Relation.ADVISOR)
    return answered([fact], lead=say("leads.people_counted", count=len(advisors)) if advisors else "", intent="count")


_VERBS = frozenset({"does", "do", "did", "has", "have", "had", "is", "are", "was", "were", "in", "at", "on", "for", "of", "with", "to"})
_PERSONS = frozenset({"people", "persons", "employees", "staff", "colleagues", "workers"})


def _counts_kind(case: Case, records: Sequence[Record]) -> bool:
    """Whether what is counted is a kind of entry: its noun follows "how many" within a few words."""
    said = [w.low for w in case.query.words]
    at = next(
        (n for n in range(len(said) - 1) if said[n : n + 2] in (["how", "many"], ["number", "of"], ["much", "of"], ["headcount", "of"])),
        None,
    )
    if at is None:
        return bool(case.query.kinds)
    if said[at + 2 : at + 3] and said[at + 2] in _PERSONS:
        return False  # "how many people worked there"
    if any(_IS_FIGURE.match(word) for word in takewhile(lambda word: word not in _VERBS, said[at + 2 :])):
        return False  # "how many flying hours": a figure that an entry gives
    behind = [n for n in case.query.content if at + 1 < n <= at + 4]
    if any(case.query.words[n].stem in r.section_bag for n in behind[:1] for r in records[:1]):
        return True  # "how many patents", where the CV has a section of patents
    between = [n for n in case.query.content if at + 1 < n]
    return any(at + 1 < min(k.covers) <= at + 5 and not (between and between[0] < min(k.covers) - 2) for k in case.query.kinds if k.covers)
