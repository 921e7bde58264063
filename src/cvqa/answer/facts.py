"""Attributes of records: each is looked for in the prose where the question's words point there, and in the fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from cvqa.answer.finding import Case, Fact
from cvqa.answer.prose import accounting, asks_money, from_units, of_item, open_words, speaking, spoken, type_of
from cvqa.answer.wording import capitalised, head, label, listed, short
from cvqa.cv.dates import format_date
from cvqa.cv.model import Kind, Person, Relation
from cvqa.index.records import Record, Unit
from cvqa.question.query import Attribute

Extractor = Callable[[Case, Record], Fact | None]
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_SELF = re.compile(r"\b(himself|herself|themselves|self[- ]taught)\b", re.I)


def extract(case: Case, record: Record, attribute: Attribute) -> Fact | None:
    """What a record says of an attribute, or None.

    A sentence that accounts for the words which the fields leave open goes first: "What year was the viaduct built?" is not asked of the
    project's own dates.
    """
    test = _type(case, record, attribute)
    if record.item:
        return _FIELDS[attribute](case, record)
    if open_words(case, record) and attribute not in (Attribute.AUTHORS, Attribute.AUTHOR_POSITION):
        units = speaking(case, record, test)
        if units and accounting(case, record, units):
            return from_units(record, units)
    return _FIELDS[attribute](case, record) or _typed(record, attribute, test)


def _typed(record: Record, attribute: Attribute, test: Callable[[str], bool]) -> Fact | None:
    """Where the fields lack it, a sentence that can speak of nothing else."""
    return from_units(record, [u for u in record.units if test(u.text)][:2]) if attribute in (Attribute.VENUE, Attribute.STATUS) else None


def _type(case: Case, record: Record, attribute: Attribute) -> Callable[[str], bool]:
    """What a sentence has to hold; where a person is asked for, one of the entry's people."""
    if attribute in (Attribute.ADVISOR, Attribute.MANAGER, Attribute.COLLABORATOR):
        return lambda text: any(p.name in text for p in record.entry.people) or bool(_SELF.search(text))
    return type_of(case, attribute)


def describe(case: Case, record: Record) -> Fact | None:
    """What the record is and what was done, or only the sentences that the question singles out."""
    if not record.item and open_words(case, record):
        who = case.query.words[0].low in ("who", "whose", "whom") and record.entry.people
        units = speaking(case, record, (lambda text: any(p.name in text for p in record.entry.people)) if who else lambda _: True)
        if units and len(units) < len(record.units) and accounting(case, record, units):
            return from_units(record, units)
    return whole(case, record)


def whole(case: Case, record: Record) -> Fact:
    """All that the CV says of a record."""
    if record.item:
        return of_item(record)
    opening = head(record, case.who)
    units = [u for u in record.units if spoken(u) not in opening]
    return Fact(". ".join([opening, *(spoken(u) for u in units)]), record, tuple(u.text for u in units))


def _headed(record: Record, case: Case) -> Fact:
    return Fact(head(record, case.who), record)


def when(case: Case, record: Record) -> Fact | None:
    if record.item:
        parent = case.entry_record(record.entry)
        return (
            of_item(record)
            if record.item.period or _YEAR.search(record.item.text.text)
            else _headed(parent, case)
            if parent.period
            else None
        )
    if record.entry.period or _YEAR.search(record.entry.venue):
        return Fact(head(record, case.who, place=False), record)
    return from_units(record, speaking(case, record, lambda t: bool(_YEAR.search(t))))


def start(case: Case, record: Record) -> Fact | None:
    period = record.entry.period
    if record.item or not period or not period.start or period.start == period.end:
        return when(case, record)
    verb = "has been going on since" if period.ongoing else "began in"
    return Fact(f"{capitalised(short(record))} {verb} {format_date(period.start)}", record)


def end(case: Case, record: Record) -> Fact | None:
    period = record.entry.period
    if not record.item and (units := [u for u in record.units if re.search(r"\b(valid|expir)", u.text)]):
        return from_units(record, units)
    if record.item or not period or not (period.end or period.ongoing) or period.start == period.end:
        return when(case, record)
    if period.ongoing:
        return None
    return Fact(f"{capitalised(short(record))} ended in {format_date(period.end)}", record) if period.end else None


_ASKS_TOWN = re.compile(r"\b(cit(y|ies)|towns?|countr(y|ies)|located|location|continent|part of the world)\b")


def where(case: Case, record: Record) -> Fact | None:
    entry = record.entry
    if record.item:
        text = record.item.text.text
        named = any(n.text in text for n in case.gazetteer.names if n.kind == "place") or text.count(",") >= 2
        parent = case.entry_record(entry)
        return of_item(record) if named else _headed(parent, case) if entry.location or entry.organisation else None
    if entry.location or ((entry.organisation or entry.venue) and not _ASKS_TOWN.search(" ".join(w.low for w in case.query.words))):
        return _headed(record, case)
    return from_units(record, speaking(case, record, type_of(case, Attribute.WHERE)))


def organisation(case: Case, record: Record) -> Fact | None:
    if record.item:
        return of_item(record)
    if record.entry.organisation or record.entry.venue:
        return _headed(record, case)
    return from_units(record, [u for u in record.units if type_of(case, Attribute.ORGANISATION)(u.text)][:1])


def field_head(name: str) -> Extractor:
    """The record in a sentence, where it has the field."""
    return lambda case, record: _headed(record, case) if getattr(record.entry, name) and not record.item else None


def people_of(record: Record, *relations: Relation) -> tuple[Person, ...]:
    return tuple(p for p in record.entry.people if p.relation in relations)


def left_out(case: Case, name: str) -> bool:
    """Whether the question names this person only to leave them out ("besides …")."""
    return any(
        m.covers <= case.query.excluded and m.name.text in (name, *_also(case, name))
        for m in case.query.mentions
        if m.covers & case.query.excluded
    )


def _also(case: Case, name: str) -> list[str]:
    first, last = name.split()[0], name.split()[-1]
    return [n.text for n in case.gazetteer.names if n.text.split()[:1] == [first] and n.text.split()[-1:] == [last]]


def titled(person: Person) -> str:
    return f"{person.title} {person.name}".strip()


def _role(record: Record) -> str:
    entry = record.entry
    if entry.organisation and entry.position:
        return f"as {entry.position} at {entry.organisation}"
    return f"for the {short(record)}" if entry.kind is Kind.EDUCATION else f"for {short(record)}"


def advisor(case: Case, record: Record) -> Fact | None:
    who = case.who
    if people := tuple(p for p in people_of(record, Relation.ADVISOR) if not left_out(case, p.name)):
        be = who.is_ if record.period and record.period.ongoing else who.was
        return Fact(f"{who.name} {be} advised by {listed([titled(p) for p in people])} {_role(record)}", record, _naming(record, people))
    return leader(case, record)


def leader(case: Case, record: Record) -> Fact | None:
    people = people_of(record, Relation.MANAGER, Relation.LEADER)
    return from_units(record, [u for u in record.units if any(p.name in u.text for p in people)]) if people else None


def manager(case: Case, record: Record) -> Fact | None:
    return leader(case, record) or advisor(case, record)


def _naming(record: Record, people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(u.text for u in record.units if any(p.name in u.text for p in people))


def collaborator(case: Case, record: Record) -> Fact | None:
    if record.item:
        return of_item(record) if re.search(r"\b(with|by)\b", record.item.text.text) else None
    if record.entry.authors:
        return authors(case, record)
    people = people_of(record, Relation.COLLABORATOR)
    units = [u for u in record.units if any(p.name in u.text for p in people)]
    return from_units(record, units) or (advisor(case, record) if people_of(record, Relation.ADVISOR) else None)


def authors(case: Case, record: Record) -> Fact | None:
    if record.item or not record.entry.authors:
        return None
    names = [a.name for a in record.entry.authors]
    marks = [a.name for a in record.entry.authors if a.co_first]
    tail = f"; co-first authors: {listed(marks)}" if len(marks) > 1 else ""
    return Fact(f"“{record.name}” is by {listed(names)}{tail}", record, tuple(names))


_ORDINAL = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]


def author_position(case: Case, record: Record) -> Fact | None:
    line = record.entry.authors
    place = next((n for n, a in enumerate(line, 1) if a.owner), 0)
    if not place or record.item:
        return None
    who, names = case.who, tuple(a.name for a in line)
    if len(line) == 1:
        return Fact(f"{who.name} {who.is_} the only author of “{record.name}”", record, names)
    which = _ORDINAL[place] if place < len(_ORDINAL) else f"{place}th"
    if line[place - 1].co_first:
        others = listed([a.name for a in line if a.co_first and not a.owner])
        return Fact(
            f"{who.name} {who.is_} co-first author of “{record.name}”, with {others} ({which} of {len(line)} authors)", record, names
        )
    first = f" (first author: {line[0].name})" if place > 1 else ""
    return Fact(f"{who.name} {who.is_} the {which} of {len(line)} authors of “{record.name}”{first}", record, names)


def venue(case: Case, record: Record) -> Fact | None:
    return Fact(label(record), record) if record.entry.venue or record.entry.status else None


def status(case: Case, record: Record) -> Fact | None:
    return Fact(label(record), record) if record.entry.authors else None


_TITLED = frozenset({Kind.PROJECT, Kind.AWARD, Kind.GRANT, Kind.TALK, Kind.TEACHING, Kind.EDUCATION, Kind.CERTIFICATION, Kind.FELLOWSHIP})


def title(case: Case, record: Record) -> Fact | None:
    if record.entry.authors:
        return Fact(label(record), record)
    thesis = [u for u in record.units if re.search(r"\b(thesis|dissertation|titled|called|entitled)\b|['‘“\"]", u.text, re.I)]
    asks_thesis = any(w.low in ("thesis", "dissertation") for w in case.query.words)
    if not record.item and (asks_thesis or record.entry.kind is Kind.EDUCATION):
        return from_units(record, thesis)
    return describe(case, record) if record.kinds[0] in _TITLED else None


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
        leveled = record.kinds[0] in (Kind.LANGUAGE, Kind.SKILL) or type_of(case, Attribute.LEVEL)(record.item.text.text)
        return of_item(record) if leveled else None
    return from_units(record, [u for u in record.units if type_of(case, Attribute.LEVEL)(u.text)])


def quantity(case: Case, record: Record) -> Fact | None:
    test = type_of(case, Attribute.QUANTITY)
    asked = _asked_noun(case)
    if record.item:
        speaks = not asked or case.evidence.unit(record.units[0], asked).strength
        return of_item(record) if test(record.item.text.text) and speaks else None
    fitting = [u for u in record.units if test(u.text)]
    if asks_money(case):
        return from_units(record, _best_said(case, record, fitting))
    if asked:
        return from_units(record, [u for u in fitting if case.evidence.unit(u, asked).strength][:2])
    return from_units(record, speaking(case, record, test) or (fitting if len(fitting) == 1 else []))


def _best_said(case: Case, record: Record, fitting: list[Unit]) -> list[Unit]:
    """Those that say what the question says; none where another sentence says more of it, for then the sum is of something else."""
    wanted = open_words(case, record)

    def said(unit: Unit) -> float:
        return case.evidence.unit(unit, wanted).total(case.evidence.weights)

    top = max((said(u) for u in fitting), default=0.0)
    return [u for u in fitting if said(u) >= top - 0.05] if top >= max((said(u) for u in record.units), default=0.0) - 0.05 else []


def _asked_noun(case: Case) -> list[int]:
    """The word that a quantity is asked of: the first content word behind "how many"."""
    said = case.query.words
    for n in range(len(said) - 2):
        if said[n].low == "how" and said[n + 1].low in ("many", "much"):
            return [m for m in (*case.query.content, *case.query.hints) if n + 1 < m <= n + 4][:1]
    return []


def reason(case: Case, record: Record) -> Fact | None:
    test = type_of(case, Attribute.REASON)
    return of_item(record) if record.item and test(record.item.text.text) else from_units(record, [u for u in record.units if test(u.text)])


def purpose(case: Case, record: Record) -> Fact | None:
    if record.item:
        return of_item(record) if len(record.item.text.text) > len(record.name) + 4 else None
    given = [u for u in record.units if re.search(r"\b(for|about|thesis)\b|:", u.text, re.I)]
    best = speaking(case, record)
    return from_units(record, [u for u in best if u in given] or best) or whole(case, record)


def result(case: Case, record: Record) -> Fact | None:
    return describe(case, record) if record.units or record.item else None


def technology(case: Case, record: Record) -> Fact | None:
    if record.item and record.entry.kind not in (Kind.SKILL, Kind.LANGUAGE):
        parent = case.entry_record(record.entry)
        return from_units(parent, [u for u in parent.units if record.item.name in u.text]) or of_item(record)
    if record.kinds[0] in (Kind.SKILL, Kind.LANGUAGE):
        return whole(case, record)
    return from_units(record, [u for u in record.units if any(w[:1].isupper() for w in u.text.split()[1:])])


_FIELDS: dict[Attribute, Extractor] = {
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
EXTRACTED = frozenset(_FIELDS)
