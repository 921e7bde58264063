"""What a publication says of itself: its authors, where it stands and how to find it."""

from __future__ import annotations

import re

from cvqa.answer.facts.description import describe, field_head
from cvqa.answer.finding import Case, Fact
from cvqa.answer.prose import from_units
from cvqa.answer.wording import label, say, short
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern

_PUBLISHER = pattern(
    r"\b(Press|Forlag|Förlag|Verlag|Editions?|Éditions|Editora|Editorial|Books|Publish\w+|Publications|magazine)\b|\bin (?:The )?[A-Z]"
)
_WORKS = frozenset({Kind.PUBLICATION, Kind.PROJECT, Kind.TEXT})
_LAST = pattern(r"\bwho\b.*\blast\b|^(?:and )?(?:the )?last (?:author|name)\b")
_THESIS = pattern(r"\b(thesis|dissertation|titled|called|entitled)\b|['‘“\"]", re.I)
_TITLED = frozenset({Kind.PROJECT, Kind.AWARD, Kind.GRANT, Kind.TALK, Kind.TEACHING, Kind.EDUCATION, Kind.CERTIFICATION, Kind.FELLOWSHIP})


def authors(case: Case, record: Record) -> Fact | None:
    """Every author in the line's order, and who shares the first place."""
    if record.item or not record.entry.authors:
        return None
    names = tuple(a.name for a in record.entry.authors)
    sharing = [a.name for a in record.entry.authors if a.co_first]
    return Fact(say("facts.authors", name=record.name, authors=names, co_first=sharing if len(sharing) > 1 else ()), record, names)


def position(case: Case, record: Record) -> Fact | None:
    """The role of an entry; of a paper it is the place among its authors."""
    return author_position(case, record) if record.entry.authors else field_head("position")(case, record)


def author_position(case: Case, record: Record) -> Fact | None:
    """Where the owner stands in the author line."""
    line = record.entry.authors
    place = next((n for n, a in enumerate(line, 1) if a.owner), 0)
    if not place or record.item:
        return None
    names, shown = tuple(a.name for a in line), {"s": case.who, "name": record.name}
    if _LAST.search(case.query.low) and len(line) > 1:
        return Fact(say("facts.last_author", name=record.name, last=names[-1]), record, names)
    if len(line) == 1:
        return Fact(say("facts.only_author", **shown), record, names)
    if line[place - 1].co_first:
        others = [a.name for a in line if a.co_first and not a.owner]
        return Fact(say("facts.co_first_author", place=place, many=len(line), others=others, **shown), record, names)
    return Fact(say("facts.author_position", place=place, many=len(line), first=names[0], **shown), record, names)


def venue(case: Case, record: Record) -> Fact | None:
    """Where it appeared."""
    if record.entry.venue or record.entry.status:
        return Fact(label(record), record)
    works = _WORKS.intersection(record.kinds)  # "primitives in ZKP" of a job is no place where it appeared
    return from_units(record, [u for u in record.units if works and _PUBLISHER.search(u.text)][:1])


def status(case: Case, record: Record) -> Fact | None:
    """Whether it is out, as its label says."""
    return Fact(label(record), record) if record.entry.authors or Kind.PUBLICATION in record.kinds else None


def title(case: Case, record: Record) -> Fact | None:
    """How it is called; of a degree, its thesis."""
    if record.entry.authors:
        return Fact(label(record), record)
    asks_thesis = any(w.low in ("thesis", "dissertation") for w in case.query.words)
    if not record.item and (asks_thesis or record.entry.kind is Kind.EDUCATION):
        return from_units(record, [u for u in record.units if _THESIS.search(u.text)])
    return describe(case, record) if record.kinds[0] in _TITLED else None


def link(case: Case, record: Record) -> Fact | None:
    """The DOI, the address, or the links of its texts."""
    entry = record.entry
    if entry.doi:
        return Fact(say("facts.doi", name=record.name, doi=entry.doi), record)
    if entry.url:
        return Fact(say("facts.links", name=f"“{record.name}”", links=[entry.url]), record)
    links = [f"{x.label} ({x.url})" for t in entry.texts for x in t.links]
    return Fact(say("facts.links", name=short(record), links=links), record) if links else None
