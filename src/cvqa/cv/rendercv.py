"""RenderCV's sections as entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cvqa.cv import kinds, people, publications
from cvqa.cv.date_texts import period_of
from cvqa.cv.ids import with_ids
from cvqa.cv.items import items_of, name_and_detail
from cvqa.cv.markdown import strip
from cvqa.cv.model import Author, Entry, Kind, Person, Place, Relation, Text
from cvqa.cv.namings import named_in
from cvqa.cv.schema import type_name
from cvqa.cv.yaml_lines import Node
from cvqa.language.patterns import pattern

PROSE = ("summary", "highlights", "details", "bullet", "number", "reversed_number")
STRUCTURED = (
    "name", "label", "company", "institution", "position", "degree", "area", "grade", "title", "authors", "journal", "doi", "url",
    "location", "date", "start_date", "end_date",
)  # fmt: skip
_BARE_DEGREE = pattern(r"Bachelor|Master|Doctor|Licentiate")
TITLE_WORDS = 8  # of a free text, for a title


@dataclass(frozen=True)
class Section:
    """Where an entry stands: what its reading depends on beside itself."""

    title: str
    file: str
    owner: str
    opening: bool  # the CV's first section


def sections_of(cv: Node, file: str, owner: str) -> tuple[Entry, ...]:
    """Every entry of every section in file order, with ids, people and items."""
    sections = cv.at(["sections"]).pairs or {} if "sections" in (cv.pairs or {}) else {}
    entries = [
        _entry(node, Section(proper_title(title), file, owner, opening=n == 0))
        for n, (title, section) in enumerate(sections.items())
        for node in section.items or ()
    ]
    return with_ids(tuple(_with_mentions(entries, owner)))


def proper_title(key: str) -> str:
    """RenderCV's rule: a key with a space or a capital stays, `work_experience` becomes `Work Experience`."""
    if " " in key or any(c.isupper() for c in key):
        return key
    small = ("and", "or", "of", "the", "in", "at", "for", "on", "to", "a", "an")
    words = key.split("_")
    return " ".join(word if n and word in small else word[:1].upper() + word[1:] for n, word in enumerate(words))


def _entry(node: Node, section: Section) -> Entry:
    match type_name(node.plain):
        case "ExperienceEntry":
            entry = _experience(node, section)
        case "EducationEntry":
            entry = _education(node, section)
        case "PublicationEntry":
            entry = _publication(node, section)
        case "NormalEntry":
            entry = _normal(node, section)
        case "OneLineEntry":
            entry = _line(node, section)
        case _:
            entry = _text(node, section)
    entry = replace(entry, people=people.strongest((*_marked(entry), *people.people_of(entry.texts)), section.owner))
    items = items_of(entry)
    whole = len(items) == 1 and [items[0].text.text] == [text.text for text in entry.texts]  # a bullet may hold its own date
    return replace(entry, items=items, period=items[0].period if whole and not entry.period else entry.period)


def _base(node: Node, section: Section, kind: tuple[Kind, ...], title: str) -> Entry:
    """What entries of every type have in common."""
    place = Place(section.file, node.first, node.last)
    texts = tuple(_texts(node, section.file))
    period = period_of(node.text("start_date"), node.text("end_date"), node.text("date"))
    location, url = strip(node.text("location")).text, node.text("url")
    fields = tuple(_fields(node, section.file))
    return Entry("", kind, section.title, title, place, location=location, url=url, period=period, texts=texts, fields=fields)


def _experience(node: Node, section: Section) -> Entry:
    company, position = _plain(node, "company"), _plain(node, "position")
    base = _base(node, section, kinds.of_experience(position, section.title), _joined(position, company))
    return replace(base, name=company, organisation=company, position=position)


def _education(node: Node, section: Section) -> Entry:
    institution, degree, area = (_plain(node, key) for key in ("institution", "degree", "area"))
    base = _base(node, section, (Kind.EDUCATION,), _joined(_studied(degree, area), institution))
    return replace(base, name=institution, organisation=institution, degree=degree, area=area)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _studied(degree: str, area: str) -> str:
    """`MSc in Physics`, `Bachelor of Arts`: a bare degree's word takes `of`."""
    if not degree or degree.endswith(area):
        return degree or area
    return f"{degree} {'of' if _BARE_DEGREE.fullmatch(degree) else 'in'} {area}"


def _publication(node: Node, section: Section) -> Entry:
    title, journal = _plain(node, "title"), _plain(node, "journal")
    base = _base(node, section, (Kind.PUBLICATION,), title)
    return replace(
        base,
        name=title,
        venue=publications.venue_of(journal),
        status=publications.status_of(journal, node.text("date"), *(text.text for text in base.texts if text.field == "status")),
        doi=node.text("doi"),
        period=publications.publication_period(node.text("date"), journal),
        authors=_authors(node, section.owner),
    )


def _authors(node: Node, owner: str) -> tuple[Author, ...]:
    return publications.authors_of([line.scalar or "" for line in node.listed("authors")], owner)


def _normal(node: Node, section: Section) -> Entry:
    name = _plain(node, "name")
    dated = bool(node.text("start_date"))
    kind = kinds.of_normal(name, section.title, _plain(node, "summary"), dated=dated)
    role, at, place = name.rpartition(" at ")
    held = bool(at) and place[:1].isupper()
    works = held and Kind.EXPERIENCE in kind and kinds.ROLE.search(role) is not None
    return replace(_base(node, section, kind, name), name=name, organisation=place if held else "", position=role if works else "")


def _line(node: Node, section: Section) -> Entry:
    label, details = _plain(node, "label"), _plain(node, "details")
    return replace(_base(node, section, kinds.of_line(label, details, section.title), label), name=label)


def _text(node: Node, section: Section) -> Entry:
    base = _base(node, section, (Kind.TEXT,), "")
    whole = next((text.text for text in base.texts if text.field in ("text", *PROSE)), "")
    kind = kinds.of_text(whole, section.title, opening=section.opening)
    referee = people.referee(base.texts[0]) if kind[0] is Kind.REFEREE and base.texts else None
    name = referee.name if referee else _leading(whole, listed=kind[0] in kinds.LISTS)
    title = f"{referee.title} {name}".strip() if referee else name
    return replace(base, kinds=kind, title=title, name=name, people=(referee,) if referee else ())


def _leading(text: str, *, listed: bool) -> str:
    """What a free text is called: its label, the thing that it lists, or its first words."""
    label, colon, _ = text.partition(":")
    if colon and len(label.split()) <= 5:
        return label
    words = (name_and_detail(text)[0] if listed else text).split()
    return " ".join(words[:TITLE_WORDS]).rstrip(".,;:") + ("…" if len(words) > TITLE_WORDS else "")


def _plain(node: Node, key: str) -> str:
    return strip(node.text(key)).text


def _texts(node: Node, file: str) -> Iterator[Text]:
    """The prose of an entry and the owner's extra keys, in file order."""
    if node.scalar is not None:
        yield _stripped("text", node, file)
    for key, child in (node.pairs or {}).items():
        if key in PROSE or key not in STRUCTURED:
            yield from _values(key, child, file)


def _fields(node: Node, file: str) -> Iterator[Text]:
    for key, child in (node.pairs or {}).items():
        if key in STRUCTURED:
            yield from _values(key, child, file)


def _values(key: str, node: Node, file: str) -> Iterator[Text]:
    if node.scalar is not None and node.scalar.strip():
        yield _stripped(key, node, file)
    for item in (*(node.items or ()), *(node.pairs or {}).values()):
        yield from _values(key, item, file)


def _stripped(key: str, node: Node, file: str) -> Text:
    plain = strip(node.scalar or "")
    return Text(key, plain.text, Place(file, node.key_line, node.last), plain.links)


def _marked(entry: Entry) -> Iterator[Person]:
    """Whom the structure names: co-authors, editors of the volume, referees."""
    yield from entry.people
    if entry.kind is Kind.REFEREE and not entry.people:
        line = Text("name", ", ".join((entry.name, *(text.text for text in entry.texts))), entry.place)
        yield from filter(None, [people.referee(line)])
    lines = [text.place for text in entry.fields if text.field == "authors"]
    if len(lines) == len(entry.authors):
        yield from people.coauthors((author.name, place) for author, place in zip(entry.authors, lines, strict=True) if not author.owner)
    for text in entry.fields:
        if text.field == "journal":
            yield from people.people_of([text])


def _with_mentions(entries: list[Entry], owner: str) -> Iterator[Entry]:
    """Whom the prose names; people who are known from one entry are looked for in the prose of all."""
    spoken = [_with_spoken(entry, entries, owner) for entry in entries]
    known = list(dict.fromkeys(person.name for entry in spoken for person in entry.people if person.relation is not Relation.MENTIONED))
    for entry in spoken:
        if entry.kind is Kind.REFEREE:
            yield entry
        else:
            yield replace(entry, people=people.strongest((*entry.people, *people.mentioned(entry.texts, known)), owner))


def _with_spoken(entry: Entry, entries: list[Entry], owner: str) -> Entry:
    if entry.kind is Kind.REFEREE:
        return entry
    things = " ".join(text for e in entries if e.kind is not Kind.REFEREE for text in (e.organisation, e.location, e.name))
    found = [p for text in _sayings(entry) for p in named_in(text) if p.title or p.name not in things]
    return replace(entry, people=people.strongest((*entry.people, *found), owner))


def _sayings(entry: Entry) -> Iterator[Text]:
    """The texts of an entry that may name somebody beside its fields."""
    yield from entry.texts
    yield from (text for text in entry.fields if text.field == "journal")
