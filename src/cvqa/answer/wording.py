"""Records in words: the templates' view of a record, and the small grammar that they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from cvqa.cv.dates import format_date, format_period
from cvqa.cv.model import Cv, Entry, Kind, Period
from cvqa.index.records import Record


@dataclass(frozen=True)
class Subject:
    """How the owner is spoken of: "he", "they", or by name where the owner set no pronouns."""

    name: str
    plural: bool = False
    possessive: str = ""

    @property
    def was(self) -> str:
        return "were" if self.plural else "was"

    @property
    def is_(self) -> str:
        return "are" if self.plural else "is"

    @property
    def has(self) -> str:
        return "have" if self.plural else "has"


_POSSESSIVE = {"he": "his", "she": "her", "they": "their"}


def subject(cv: Cv) -> Subject:
    """The subject of sentences about the owner."""
    pronoun = cv.settings.pronouns.split("/")[0].strip().lower()
    if pronoun in _POSSESSIVE:
        return Subject(pronoun.capitalize(), pronoun == "they", _POSSESSIVE[pronoun])
    name = cv.owner.name
    return Subject(name, False, f"{name}'" if name.endswith("s") else f"{name}'s")


@dataclass(frozen=True)
class View:
    """A record's fields as the templates show them; empty where it has none."""

    name: str
    text: str
    item: bool
    organisation: str
    position: str
    degree: str
    location: str
    venue: str
    status: str
    authors: str
    start: str
    end: str
    when: str
    ongoing: bool


def view(record: Record) -> View:
    """The view of a record."""
    entry, period = record.entry, record.period if not record.item else record.item.period
    return View(
        name=record.name,
        text=record.item.text.text if record.item else "",
        item=record.item is not None,
        organisation="" if record.item else entry.organisation,
        position="" if record.item else entry.position,
        degree="" if record.item else degree(entry),
        location="" if record.item else entry.location,
        venue=entry.venue,
        status=entry.status,
        authors="" if record.item else listed([a.name for a in entry.authors]),
        start=format_date(period.start) if period and period.start else "",
        end=format_date(period.end) if period and period.end else "",
        when=when(period, entry),
        ongoing=bool(period and period.ongoing),
    )


def when(period: Period | None, entry: Entry | None = None) -> str:
    """A period in words, "from X to Y" written with a dash; empty where there is none or the venue's name already tells it."""
    if not period:
        return ""
    said = format_period(period)
    return "" if entry and entry.venue and said.isdigit() and said in entry.venue else said


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


def listed(parts: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; with semicolons where a part has a comma of its own."""
    parts = [p for p in parts if p]
    if len(parts) < 2:
        return "".join(parts)
    if any("," in p for p in parts):
        return "; ".join(parts[:-1]) + "; and " + parts[-1]
    return ", ".join(parts[:-1]) + " and " + parts[-1]


_SPELT_VOWEL = frozenset("AEFHILMNORSX")


def with_article(phrase: str) -> str:
    """The phrase with "a" or "an" before it, by its first sound; an initialism by the name of its first letter."""
    first = phrase.split()[0] if phrase.split() else ""
    letters = "".join(c for c in first if c.isalpha())
    spelt = len(letters) > 1 and (letters.isupper() or letters[:2].isupper() or not any(c in "aeiouyAEIOUY" for c in letters))
    vowel = (
        letters[:1] in _SPELT_VOWEL
        if spelt
        else letters[:1].lower() in "aeio" or (letters.lower().startswith("un") and not letters.lower().startswith("uni"))
    )
    return f"{'an' if vowel else 'a'} {phrase}"


_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def number(count: int) -> str:
    """A count in words up to twelve."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def plural(noun: str, count: int) -> str:
    """An English noun in the form that the count asks for."""
    if count == 1:
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _macros() -> Any:
    folder = files("cvqa.answer").joinpath("templates")
    loader = DictLoader({f.name: f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".j2")})
    environment = Environment(loader=loader, undefined=StrictUndefined, autoescape=False, trim_blocks=True)
    environment.filters["with_article"] = with_article
    return environment.get_template("sentences.j2").module


def head(record: Record, who: Subject, *, place: bool = True, time: bool = True) -> str:
    """One sentence without its full stop: what the record is, where and when."""
    return str(_macros().head(view(record), who, place, time)).strip()


def label(record: Record) -> str:
    """How a record is called in a list, with its time."""
    return str(_macros().label(view(record))).strip()


def short(record: Record) -> str:
    """How a record is called inside a sentence."""
    return str(_macros().short(view(record))).strip()
