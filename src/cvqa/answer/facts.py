"""Attributes of records: each is looked for in the fields, in the people and items, and then in the prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from cvqa.answer.finding import Case, Fact
from cvqa.answer.wording import capitalised, head, label, listed, short
from cvqa.cv.dates import format_date
from cvqa.cv.model import Kind, Person, Relation
from cvqa.index.records import Record, Unit
from cvqa.question.query import Attribute

_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|once|twice|daily|weekly|monthly|yearly)\b",
    re.I,
)
_MONEY = re.compile(
    r"(?:\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|JPY|CNY|INR)\b|[€$£¥])\s?\d|\d[\d,.]*\s?(?:EUR|USD|GBP|CHF|€|\$|£|euros?|dollars?|pounds?)\b",
    re.I,
)
_ASKS_MONEY = re.compile(
    r"\b(money|cash|price|cost|costs|budget|worth|value|prize money|euros?|dollars?|pounds?|sum|amount|fund\w*|how much)\b"
)
_REASON = re.compile(r"\b(because|since|due to|owing to|in order to|so that|after|for|to)\b", re.I)
_GRADE = re.compile(r"\b(cum laude|distinction|honou?rs|gpa|grade|first[- ]class|upper second|merit|\d\.\d)\b", re.I)


def spoken(unit: Unit | str) -> str:
    text = unit if isinstance(unit, str) else unit.text
    return text.rstrip(".; ")


def prose(case: Case, record: Record, test: Callable[[Unit], bool] = lambda _: True) -> list[Unit]:
    """The sentences of a record that account for the most of what its head fields leave open, if they pass the test."""
    heads = case.evidence.heads(record) if not record.item else frozenset[int]()
    wanted = [n for n in case.query.content if n not in heads] or list(case.query.content)
    every = [*wanted, *case.query.hints]
    scored = [
        (case.evidence.unit(u, wanted).total(case.evidence.weights), case.evidence.unit(u, every).total(case.evidence.weights), u)
        for u in record.units
    ]
    scored = [(a, b, u) for a, b, u in scored if b > 0.05 and test(u)]
    top = max((a + 0.5 * b for a, b, _ in scored), default=0.0)
    return [u for a, b, u in scored if a + 0.5 * b >= top - 0.05]


def from_units(case: Case, record: Record, units: Sequence[Unit]) -> Fact | None:
    if not units:
        return None
    said = ". ".join(spoken(u) for u in units)
    lead = "" if record.item or record.entry.kind in (Kind.SUMMARY, Kind.TEXT) else f"{capitalised(short(record))}: "
    return Fact(f"{lead}{said}", record, tuple(u.text for u in units))


def describe(case: Case, record: Record) -> Fact | None:
    """What the record is and what was done, or only the sentences that the question singles out."""
    heads = case.evidence.heads(record)
    open_words = [n for n in case.query.content if n not in heads and case.evidence.weights[n] > 0.25]
    if not record.item and open_words:
        units = prose(case, record)
        if units and len(units) < len(record.units) and any(case.evidence.unit(u, open_words).strength for u in units):
            return from_units(case, record, units)
    return whole(case, record)


def whole(case: Case, record: Record) -> Fact:
    """All that the CV says of a record."""
    if record.item:
        return Fact(head(record, case.who), record, (record.item.text.text,))
    opening = head(record, case.who)
    units = [u for u in record.units if u.text and spoken(u) not in opening]
    return Fact(". ".join([opening, *(spoken(u) for u in units)]), record, tuple(u.text for u in units))


def when(case: Case, record: Record) -> Fact | None:
    if record.item:
        has_year = re.search(r"\b(19|20)\d\d\b", record.item.text.text)
        return Fact(spoken(record.item.text.text), record, (record.item.text.text,)) if has_year else _parent(case, record)
    if record.entry.period or re.search(r"(19|20)\d\d", record.entry.venue):
        return Fact(head(record, case.who, place=False), record)
    return from_units(case, record, prose(case, record, lambda u: bool(re.search(r"\b(19|20)\d\d\b", u.text))))


def _parent(case: Case, record: Record) -> Fact | None:
    parent = case.entry_record(record.entry)
    return Fact(head(parent, case.who), parent) if parent.entry.period else None


def start(case: Case, record: Record) -> Fact | None:
    period = record.item.period if record.item else record.entry.period
    if record.item or not period or not period.start or period.start == period.end:
        return when(case, record)
    verb = "has been going on since" if period.ongoing else "began in"
    return Fact(f"{capitalised(short(record))} {verb} {format_date(period.start)}", record)


def end(case: Case, record: Record) -> Fact | None:
    period = record.item.period if record.item else record.entry.period
    if not record.item and (units := prose(case, record, lambda u: bool(re.search(r"\bvalid|expir", u.text)))):
        return from_units(case, record, units)
    if record.item or not period or not (period.end or period.ongoing) or period.start == period.end:
        return when(case, record)
    if period.ongoing:
        since = f" (since {format_date(period.start)})" if period.start else ""
        return Fact(f"{capitalised(short(record))} is ongoing{since}; the CV gives no end", record)
    return Fact(f"{capitalised(short(record))} ended in {format_date(period.end)}" if period.end else "", record)


def where(case: Case, record: Record) -> Fact | None:
    entry = record.entry
    if record.item:
        if any(n.text in record.item.text.text for n in case.gazetteer.names if n.kind == "place") or record.item.text.text.count(",") >= 2:
            return Fact(spoken(record.item.text.text), record, (record.item.text.text,))
        parent = case.entry_record(entry)
        return Fact(head(parent, case.who), parent) if entry.location else None
    if entry.location or entry.organisation:
        return Fact(head(record, case.who), record)
    if entry.venue:
        return Fact(head(record, case.who), record)
    return from_units(case, record, prose(case, record, lambda u: bool(re.search(r"\b(in|at|for)\b [A-Z]", u.text))))


def organisation(case: Case, record: Record) -> Fact | None:
    if record.item:
        return Fact(spoken(record.item.text.text), record, (record.item.text.text,))
    given = [u for u in record.units if re.search(r"\b(given|awarded|granted|issued|conferred|run|by|through|with)\b", u.text, re.I)]
    if record.entry.organisation or record.entry.venue:
        return Fact(head(record, case.who), record)
    return from_units(case, record, given[:1])


def field_head(name: str) -> Callable[[Case, Record], Fact | None]:
    """The record in a sentence, where it has the field."""

    def found(case: Case, record: Record) -> Fact | None:
        return Fact(head(record, case.who), record) if getattr(record.entry, name) and not record.item else None

    return found


def _people(record: Record, *relations: Relation) -> tuple[Person, ...]:
    return tuple(p for p in record.entry.people if p.relation in relations)


def titled(person: Person) -> str:
    return f"{person.title} {person.name}".strip()


def _at(record: Record) -> str:
    entry = record.entry
    if entry.organisation and entry.position:
        return f"as {entry.position} at {entry.organisation}"
    return f"for the {short(record)}" if entry.kind is Kind.EDUCATION else f"for {short(record)}"


def advisor(case: Case, record: Record) -> Fact | None:
    who = case.who
    if people := _people(record, Relation.ADVISOR):
        be = who.is_ if record.period and record.period.ongoing else who.was
        return Fact(f"{who.name} {be} advised by {listed([titled(p) for p in people])} {_at(record)}", record, _naming(record, people))
    return leader(case, record)


def leader(case: Case, record: Record) -> Fact | None:
    people = _people(record, Relation.MANAGER, Relation.LEADER)
    return from_units(case, record, [u for u in record.units if any(p.name in u.text for p in people)]) if people else None


def manager(case: Case, record: Record) -> Fact | None:
    return leader(case, record) or (advisor(case, record) if _people(record, Relation.ADVISOR) else None)


def _naming(record: Record, people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(u.text for u in record.units if any(p.name in u.text for p in people))


def collaborator(case: Case, record: Record) -> Fact | None:
    if record.item:
        return (
            Fact(spoken(record.item.text.text), record, (record.item.text.text,))
            if re.search(r"\bwith\b|\bby\b", record.item.text.text)
            else None
        )
    if record.entry.authors:
        return authors(case, record)
    people = _people(record, Relation.COLLABORATOR)
    units = [u for u in record.units if any(p.name in u.text for p in people)]
    return from_units(case, record, units) or (advisor(case, record) if _people(record, Relation.ADVISOR) else None)


def authors(case: Case, record: Record) -> Fact | None:
    if not record.entry.authors:
        return None
    names = [a.name for a in record.entry.authors]
    marks = [a.name for a in record.entry.authors if a.co_first]
    tail = f"; co-first authors: {listed(marks)}" if len(marks) > 1 else ""
    return Fact(f"“{record.name}” is by {listed(names)}{tail}", record, tuple(names))


_ORDINAL = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()


def author_position(case: Case, record: Record) -> Fact | None:
    line = record.entry.authors
    place = next((n for n, a in enumerate(line, 1) if a.owner), 0)
    if not place:
        return None
    who = case.who
    if len(line) == 1:
        return Fact(f"{who.name} {who.is_} the only author of “{record.name}”", record, (line[0].name,))
    which = _ORDINAL[place] if place < len(_ORDINAL) else f"{place}th"
    if line[place - 1].co_first:
        others = listed([a.name for a in line if a.co_first and not a.owner])
        return Fact(
            f"{who.name} {who.is_} co-first author of “{record.name}”, with {others} ({which} of {len(line)} authors)",
            record,
            tuple(a.name for a in line),
        )
    return Fact(f"{who.name} {who.is_} the {which} of {len(line)} authors of “{record.name}”", record, tuple(a.name for a in line))


def venue(case: Case, record: Record) -> Fact | None:
    entry = record.entry
    if not entry.venue and not entry.status:
        return None
    return Fact(f"“{record.name}”: {listed([x for x in (entry.venue, entry.status) if x])}{_date(record)}", record)


def _date(record: Record) -> str:
    period = record.entry.period
    return f" ({format_date(period.start)})" if period and period.start and str(period.start.year) not in record.entry.venue else ""


def status(case: Case, record: Record) -> Fact | None:
    return Fact(label(record), record) if record.entry.authors else None


def title(case: Case, record: Record) -> Fact | None:
    return describe(case, record) if not record.entry.authors else Fact(label(record), record)


def link(case: Case, record: Record) -> Fact | None:
    entry = record.entry
    if entry.doi:
        return Fact(f"The DOI of “{record.name}” is {entry.doi}", record)
    if entry.url:
        return Fact(f"“{record.name}”: {entry.url}", record)
    links = [x for t in entry.texts for x in t.links]
    return Fact(f"{capitalised(short(record))}: {listed([f'{x.label} ({x.url})' for x in links])}", record) if links else None


def level(case: Case, record: Record) -> Fact | None:
    if record.item:
        return Fact(spoken(record.item.text.text), record, (record.item.text.text,))
    return from_units(case, record, [u for u in record.units if _GRADE.search(u.text)])


def quantity(case: Case, record: Record) -> Fact | None:
    money = bool(_ASKS_MONEY.search(" ".join(w.low for w in case.query.words)))
    if record.item:
        fits = (_MONEY if money and not case.query.has("form:count") else _NUMBER).search(record.item.text.text)
        return Fact(spoken(record.item.text.text), record, (record.item.text.text,)) if fits else None
    asked = _asked_noun(case)
    units = [u for u in record.units if _NUMBER.search(u.text) and (not asked or case.evidence.unit(u, asked).strength)]
    best = [u for u in prose(case, record) if u in units] or prose(case, record, lambda u: u in units)
    if money and not best:
        best = [u for u in record.units if _MONEY.search(u.text)]
    return from_units(case, record, best)


def _asked_noun(case: Case) -> list[int]:
    """The word that a quantity is asked of: the first content word behind "how many" or "how much"."""
    said = case.query.words
    for n in range(len(said) - 2):
        if said[n].low == "how" and said[n + 1].low in ("many", "much", "big", "large"):
            after = [m for m in case.query.content if m > n + 1]
            return after[:1] if after and after[0] <= n + 4 else []
    return []


def reason(case: Case, record: Record) -> Fact | None:
    return from_units(
        case,
        record,
        prose(case, record, lambda u: bool(re.search(r"\b(because|due to|owing to|in order to|so that|reason)\b", u.text, re.I))),
    )


def purpose(case: Case, record: Record) -> Fact | None:
    if record.item:
        return (
            Fact(spoken(record.item.text.text), record, (record.item.text.text,))
            if len(record.item.text.text) > len(record.name) + 4
            else None
        )
    given = [u for u in record.units if re.search(r"\bfor\b|\babout\b|\bthesis\b|:", u.text, re.I)]
    best = prose(case, record)
    return from_units(case, record, [u for u in best if u in given] or given[:1] or best) or describe(case, record)


def result(case: Case, record: Record) -> Fact | None:
    return describe(case, record) if record.units else None


def technology(case: Case, record: Record) -> Fact | None:
    if record.kinds[0] in (Kind.SKILL, Kind.LANGUAGE):
        return whole(case, record)
    named = [u for u in record.units if any(w[:1].isupper() for w in u.text.split()[1:])]
    return from_units(case, record, named)


EXTRACTORS: dict[Attribute, Callable[[Case, Record], Fact | None]] = {
    Attribute.DESCRIBE: describe,
    Attribute.WHEN: when,
    Attribute.START: start,
    Attribute.END: end,
    Attribute.WHERE: where,
    Attribute.LOCATION: where,
    Attribute.ORGANISATION: organisation,
    Attribute.POSITION: field_head("position"),
    Attribute.DEGREE: field_head("degree"),
    Attribute.AREA: field_head("area"),
    Attribute.LEVEL: level,
    Attribute.ADVISOR: advisor,
    Attribute.MANAGER: manager,
    Attribute.COLLABORATOR: collaborator,
    Attribute.AUTHORS: authors,
    Attribute.AUTHOR_POSITION: author_position,
    Attribute.VENUE: venue,
    Attribute.STATUS: status,
    Attribute.TITLE: title,
    Attribute.LINK: link,
    Attribute.TECHNOLOGY: technology,
    Attribute.QUANTITY: quantity,
    Attribute.RESULT: result,
    Attribute.REASON: reason,
    Attribute.PURPOSE: purpose,
}
