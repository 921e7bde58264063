"""The passages of a CV: each entry, each of its texts and each item in them, worded so that every one can be read alone.

entry-id            the entry: title, section, what its fields add, dates, place, texts
entry-id#text-0     the entry's title, then `entry.texts[0]`
entry-id#item-0     the entry's title, then `entry.items[0]`
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cvqa.cv.dates import format_period
from cvqa.cv.model import Cv, Entry, Kind, Text
from cvqa.index.rows import Row
from cvqa.language.patterns import pattern

GROUP = "passage"
LONGEST = 1000  # characters; about what a small encoder reads before it stops (256 tokens)
_LONG_WORD = 60  # what is longer has no end to wait for
_KEY = pattern(r"(?P<entry>.+?)(?:#(?P<part>text|item)-(?P<number>\d+))?")


@dataclass(frozen=True)
class PassageKey:
    """What a passage's key says: the entry, and which text or item of it, by its position; `part` "entry" is the whole of it."""

    entry: str
    part: Literal["entry", "text", "item"] = "entry"
    number: int = 0

    def __str__(self) -> str:
        return self.entry if self.part == "entry" else f"{self.entry}#{self.part}-{self.number}"


def parse_key(key: str) -> PassageKey:
    """The parts of a passage's key; a plain entry id is the key of the whole entry."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"no key of a passage: {key!r}")
    if match["part"] is None:
        return PassageKey(match["entry"])
    return PassageKey(match["entry"], "text" if match["part"] == "text" else "item", int(match["number"]))


def passages(cv: Cv) -> list[Row]:
    """Every passage of a CV: entry by entry, the entry itself before its texts and its items."""
    return [row for entry in cv.entries for row in _of_entry(entry)]


def _of_entry(entry: Entry) -> Iterable[Row]:
    yield _row(PassageKey(entry.id), _entry_text(entry))
    for number, text in enumerate(entry.texts):
        yield _row(PassageKey(entry.id, "text", number), _after_title(entry, text))
    for number, item in enumerate(entry.items):
        yield _row(PassageKey(entry.id, "item", number), _after_title(entry, item.text))


def _row(key: PassageKey, text: str) -> Row:
    return Row(GROUP, str(key), _capped(text))


def _entry_text(entry: Entry) -> str:
    parts = [entry.title, entry.section]
    for fact in _facts(entry):
        if not _says(parts, fact):
            parts.append(fact)
    return _sentences([*parts, *_labelled(entry)])


def _facts(entry: Entry) -> Iterable[str]:
    """What the fields say; the caller leaves out what the title says already."""
    yield from (entry.name, entry.position, entry.organisation, entry.degree, entry.area, entry.venue, entry.status)
    yield ", ".join(author.name for author in entry.authors)
    yield format_period(entry.period) if entry.period else ""
    yield entry.location


def _labelled(entry: Entry) -> Iterable[str]:
    """The entry's texts; a contact's fields too, each under its name, since nothing else of it is in words."""
    if Kind.CONTACT in entry.kinds:
        yield from (f"{field.field}: {field.text}" for field in entry.fields)
    yield from (text.text for text in entry.texts)


def _says(parts: Iterable[str], fact: str) -> bool:
    return any(fact.casefold() in part.casefold() for part in parts)


def _after_title(entry: Entry, text: Text) -> str:
    return _sentences([text.text]) if _says([text.text], entry.title) else _sentences([entry.title, text.text])


def _sentences(parts: Iterable[str]) -> str:
    """The parts one after the other, each ended as a sentence is."""
    cleaned = (" ".join(part.split()) for part in parts)
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in cleaned if part)


def _capped(text: str) -> str:
    """The text, cut at a word's end where it is too long."""
    if len(text) <= LONGEST:
        return text
    start = text[: LONGEST - 1]
    words = start.rpartition(" ")[0]
    return f"{words if len(words) > LONGEST - _LONG_WORD else start}…"
