"""Lists, counts, orders and durations over the records that a question is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer.facts.extraction import EXTRACTED, extract
from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import capitalised, number, plural
from cvqa.answer.states import unwon
from cvqa.answer.titles import named_by_noun
from cvqa.answer.wording import head, label, referee_line, short
from cvqa.cv.dates import end_key, start_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.query import Attribute

NOUNS: dict[Kind, str] = {
    Kind.EDUCATION: "degree", Kind.PUBLICATION: "publication", Kind.EXPERIENCE: "position", Kind.RESEARCH: "research position",
    Kind.ENGINEERING: "engineering position", Kind.INTERNSHIP: "internship", Kind.PROJECT: "project", Kind.AWARD: "award",
    Kind.SCHOLARSHIP: "scholarship", Kind.FELLOWSHIP: "fellowship", Kind.GRANT: "grant", Kind.TEACHING: "teaching entry", Kind.TALK: "talk",
    Kind.SERVICE: "office", Kind.VOLUNTEERING: "volunteer role", Kind.CERTIFICATION: "certification", Kind.MEMBERSHIP: "membership",
    Kind.SKILL: "skill", Kind.LANGUAGE: "language", Kind.INTEREST: "interest", Kind.LEAVE: "career break", Kind.REFEREE: "referee",
    Kind.SUMMARY: "profile line", Kind.TEXT: "entry", Kind.CONTACT: "contact",
}  # fmt: skip


def noun_of(case: Case, records: Sequence[Record]) -> str:
    """What a list of records is called: by the kind asked for, else by the one they share."""
    if case.query.kinds:
        kinds = [k.kind for k in case.query.kinds]
        shared = [k for k in kinds if all(k in r.kinds for r in records)]
        if shared:
            asked = next(k for k in case.query.kinds if k.kind is shared[-1])
            return "course" if asked.item else NOUNS[shared[-1]]
    if set(records) <= set((section := named_by_noun(case, records)).records):
        return section.noun
    common = set(records[0].kinds).intersection(*(r.kinds for r in records)) if records else set()
    main = records[0].kinds[0] if records and records[0].kinds[0] in common else next(iter(sorted(common)), Kind.TEXT)
    return NOUNS[main]


def in_order(case: Case, records: Sequence[Record]) -> list[Record]:
    """In the CV's order, or by time where the question asks for it."""
    text = case.query.low
    if re.search(r"\b(oldest to newest|oldest first|chronolog\w*|in order|from the beginning|the arc|over time)\b", text):
        return sorted(records, key=lambda r: start_key(r.period))
    if re.search(r"\b(newest to oldest|newest first|latest first|reverse)\b", text):
        return sorted(records, key=lambda r: end_key(r.period, case.today), reverse=True)
    return list(records)


def list_all(case: Case, records: Sequence[Record], lead: str = "") -> Finding:
    """Every record in a list; one alone in a sentence."""
    records = in_order(case, [r for r in records if r.entry.kind is not Kind.SUMMARY] or records)  # a profile is no thing among others
    if len(records) == 1:
        return answered([Fact(capitalised(head(records[0], case.who)), records[0])], intent="list")
    facts = [Fact(_point(case, r), r) for r in records]
    return listing(lead or capitalised(f"{number(len(records))} {plural(noun_of(case, records), len(records))}"), facts)


def called(record: Record) -> str:
    """How a record is called in a list; of an award that was not won, that it was not."""
    said, state = label(record), unwon(record)
    return f"{said}, {state}" if state and state not in said.lower() else said


def _point(case: Case, record: Record) -> str:
    extra = [
        a
        for a in case.query.attributes
        if a in (Attribute.ADVISOR, Attribute.AUTHORS, Attribute.EMAIL, Attribute.CONTACT, Attribute.PURPOSE)
    ]
    said = called(record)
    if record.entry.kind is Kind.REFEREE and not record.item:
        return referee_line(record)
    for attribute in extra:
        if attribute in EXTRACTED and (fact := extract(case, record, attribute)):
            return said if attribute is Attribute.PURPOSE and record.item else f"{said}: {fact.text}"
    if Attribute.WHERE in case.query.attributes and record.entry.location and record.entry.location not in said:
        return f"{said}, {record.entry.location}"
    return said


_SAME = ("employer", "company", "organisation", "university", "institution", "school", "lab", "workplace", "firm", "hospital")
_EMPLOYERS = {noun: noun for noun in _SAME} | {"organization": "organisation"}


def _singular(low: str) -> str:
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")


def distinct(case: Case, records: Sequence[Record]) -> Finding | None:
    """Organisations, countries or towns, where they are what is counted: each once, however many roles it stands for."""
    said = [_singular(w.low) for w in case.query.words]
    noun, part = next(((_EMPLOYERS[one], None) for one in said if one in _EMPLOYERS), ("", None))
    if place := next((one for one in said if one in _PLACES), ""):
        noun, part = place, _PLACES[place]
    names: dict[str, Record] = {}
    for record in records:
        if name := record.entry.organisation if part is None else _place(record.entry.location, part):
            names.setdefault(name, record)
    if not noun or len(names) < 2:
        return None
    facts = [Fact(name, record) for name, record in names.items()]
    return listing(capitalised(f"{number(len(names))} {plural(noun, len(names))}"), facts, intent="count")


_PLACES = {"country": -1, "city": 0, "town": 0}  # the part of "Porto, Portugal" that names it


def _place(location: str, part: int) -> str:
    return _ASIDE.sub("", location.split(",")[part]).strip()


_ASIDE = pattern(r"\(.*?\)")


def count(case: Case, records: Sequence[Record]) -> Finding:
    if by_name := distinct(case, records):
        return by_name
    noun = noun_of(case, records)
    many = len(records)
    if many == 1:
        return answered([Fact(f"One {noun}: {label(records[0])}", records[0])], intent="count")
    if many > 12:
        return listing(f"The CV lists {many} {plural(noun, many)}", [Fact(short(r), r) for r in records], intent="count")
    facts = [Fact(called(r), r) for r in records]
    if sum(len(fact.text) for fact in facts) > _LONG:
        facts = [Fact(short(r), r) for r in records]
    return listing(capitalised(f"{number(many)} {plural(noun, many)}"), facts, intent="count")


_LONG = 700  # characters of a list that only says what was counted
