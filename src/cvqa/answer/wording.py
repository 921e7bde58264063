"""What is said, by the templates: a record in a sentence, in a list or in passing, and every standing sentence."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import DictLoader, Environment, FileSystemBytecodeCache, StrictUndefined
from jinja2.bccache import Bucket

from cvqa.answer.grammar import Subject, capitalised, listed, number, ordinal, plural, with_article
from cvqa.cv.dates import format_date, format_period
from cvqa.cv.model import Entry, Kind, Period
from cvqa.index.records import Record


@dataclass(frozen=True)
class View:
    """A record's fields as the templates show them; empty where it has none. An item has its name and text alone."""

    name: str
    text: str = ""
    item: bool = False
    organisation: str = ""
    position: str = ""
    degree: str = ""
    location: str = ""
    venue: str = ""
    status: str = ""
    authors: str = ""
    start: str = ""
    end: str = ""
    when: str = ""
    ongoing: bool = False


def view(record: Record) -> View:
    """The view of a record."""
    if record.item:
        said, alone = record.item.text.text, not record.item.detail and Kind.SKILL in record.kinds  # "R" of "R and Python"
        return View(record.name, record.name if alone and " and " in said else said, item=True)
    entry, period = record.entry, record.period
    return View(
        name=record.name,
        organisation=entry.organisation,
        position=entry.position,
        degree=degree(entry),
        location=entry.location,
        venue=entry.venue,
        status=entry.status,
        authors=listed([a.name for a in entry.authors]),
        start=format_date(period.start) if period and period.start else "",
        end=format_date(period.end) if period and period.end else "",
        when=_when(period, entry),
        ongoing=bool(period and period.ongoing),
    )


def _when(period: Period | None, entry: Entry) -> str:
    """A period in words; empty where there is none, or where the venue's name tells the year already."""
    if not period:
        return ""
    said = format_period(period)
    return "" if said.isdigit() and said in entry.venue else said


def degree(entry: Entry) -> str:
    """ "MSc in Structural Engineering", "Bachelor of Computer Science"; the field alone where no degree is given."""
    if entry.kind is not Kind.EDUCATION:
        return ""
    if not entry.degree:
        return entry.area
    if not entry.area or entry.area.lower() in entry.degree.lower():
        return entry.degree
    linking = "of" if entry.degree in ("Bachelor", "Master", "Doctor") else "in"
    return f"{entry.degree} {linking} {entry.area}"


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates beside their source, as Python keeps its own; where nothing can be written they are compiled each time."""

    @classmethod
    def beside(cls, folder: Traversable) -> _Compiled | None:
        """In `__pycache__`; none for a package that is not in a folder."""
        if not isinstance(folder, Path):
            return None
        cached = folder / "__pycache__"
        with suppress(OSError):
            cached.mkdir(exist_ok=True)
        return cls(str(cached), f"%s.{sys.implementation.cache_tag}.cache")

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def templates() -> MappingProxyType[str, Any]:
    """The templates' macros by the template's name, compiled once."""
    folder = files("cvqa.answer").joinpath("templates")
    texts = {f.name.removesuffix(".j2"): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".j2")}
    # Plain text: what is shown as Markdown or HTML is escaped where it is made so.
    environment = Environment(
        bytecode_cache=_Compiled.beside(folder), loader=DictLoader(texts), undefined=StrictUndefined, autoescape=False, trim_blocks=True
    )
    environment.filters |= {
        "capitalised": capitalised, "listed": listed, "number": number, "ordinal": ordinal, "plural": plural, "with_article": with_article,
    }  # fmt: skip
    return MappingProxyType({name: environment.get_template(name).module for name in texts})


def say(sentence: str, **values: object) -> str:
    """A sentence of the templates by its template and macro ("refusals.clarify"), filled in."""
    template, _, macro = sentence.partition(".")
    return str(getattr(templates()[template], macro)(**values)).strip()


def head(record: Record, who: Subject, *, place: bool = True) -> str:
    """One sentence without its full stop: what the record is, where and when."""
    return say("records.head", v=view(record), s=who, place=place)


def label(record: Record) -> str:
    """How a record is called in a list, with its time."""
    return say("records.label", v=view(record))


def referee_line(record: Record) -> str:
    """A referee in the CV's own words, the name first where it stands apart from them."""
    said = record.entry.texts[0].text.rstrip(".") if record.entry.texts else ""
    return said if record.name in said else f"{record.name}: {said}" if said else label(record)


def short(record: Record) -> str:
    """How a record is called inside a sentence."""
    return say("records.short", v=view(record))
