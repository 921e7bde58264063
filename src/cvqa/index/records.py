"""Records: the things of a CV that a question can be about, each with the words it answers to.

An entry is a record, and so is each item of an entry (a prize of a list of prizes, one skill of a line of skills). An entry that only
holds its items together (no time and no organisation of its own) counts as a group: it is found by name, and never counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cvqa.cv.model import Cv, Entry, Item, Kind, Period, Place, Text
from cvqa.language.patterns import pattern
from cvqa.language.words import stems

# A sentence ends before a capital or a digit, unless its last word is a title or an initial.
_SENTENCE = pattern(r"(?<!\bProf)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bMx)(?<!\bSt)(?<!\betc)(?<!\b[A-Z])[.;!?]\s+(?=[A-Z0-9“\"'‘])")


@dataclass(frozen=True)
class Unit:
    """One sentence of a text, with the stems in it."""

    text: str
    stems: tuple[str, ...]
    source: Text

    @cached_property
    def bag(self) -> frozenset[str]:
        return frozenset(self.stems)


@dataclass(frozen=True, eq=False)
class Record:
    """An entry, or one item of an entry; two of one CV are the same if their keys are."""

    key: str
    entry: Entry
    item: Item | None = None

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        """By the keys: to compare all that they hold takes longer than what it is wanted for."""
        return self is other or (isinstance(other, Record) and self.key == other.key)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return self.item.kinds if self.item else self.entry.kinds

    @property
    def period(self) -> Period | None:
        """Its own time; an item without one has that of its entry."""
        return (self.item.period if self.item and self.item.period else None) or self.entry.period

    @property
    def ongoing(self) -> bool:
        return bool(self.period and self.period.ongoing)

    @property
    def place(self) -> Place:
        return self.item.text.place if self.item else self.entry.place

    @property
    def name(self) -> str:
        return self.item.name if self.item else self.entry.name or self.entry.title

    @cached_property
    def group(self) -> bool:
        """Whether it only holds items together."""
        entry = self.entry
        return bool(not self.item and entry.items and not entry.period and not entry.organisation and not entry.position)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The fields that say what it is, as text."""
        entry = self.entry
        if self.item:
            parents = (entry.organisation, entry.section) if not entry.position else (entry.organisation, entry.position)
            return (self.item.name, *(p for p in parents if p))
        people = tuple(a.name for a in entry.authors) + tuple(p.name for p in entry.people)
        named = (entry.name, entry.organisation, entry.position, entry.degree, entry.area, entry.venue, entry.location, entry.status)
        return tuple(dict.fromkeys(text for text in (entry.title, *named, *people) if text))

    @cached_property
    def head_bag(self) -> frozenset[str]:
        return frozenset(stem for head in self.heads for stem in stems(head))

    @cached_property
    def section_bag(self) -> frozenset[str]:
        return frozenset(stems(self.entry.section))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The sentences of its texts, in the CV's order."""
        texts = (self.item.text,) if self.item else _once(self.entry.texts)
        return tuple(Unit(part, stems(part), text) for text in texts for part in sentences(text.text))

    def passage_of(self, text: Text) -> str:
        """The key of the passage that a text of the entry is, or a part of it: found by where it stands. Empty where there is none."""
        at = (text.place, text.field)
        return self._passages.get((*at, text.text)) or self._passages.get((*at, ""), "")

    @cached_property
    def _passages(self) -> dict[tuple[Place, str, str], str]:
        keyed = [(text, f"{self.key}#text-{n}") for n, text in reversed(list(enumerate(self.entry.texts)))]
        parts = {(text.place, text.field, ""): key for text, key in keyed}
        return parts | {(text.place, text.field, text.text): key for text, key in keyed}

    @cached_property
    def bag(self) -> frozenset[str]:
        """Every stem that stands in it."""
        found = set(self.head_bag)
        for unit in self.units:
            found |= unit.bag
        for extra in self.entry.fields if not self.item else ():
            found.update(stems(extra.text))
        return frozenset(found)

    @cached_property
    def every_stem(self) -> frozenset[str]:
        """Every stem that a question may mean it by: of what stands in it, of its section, and of the entry that an item belongs to."""
        return self.bag | self.section_bag | frozenset(stems(self.entry.title))


def _once(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    """The texts without those that only repeat, under a key of their own, what another one says in a sentence."""
    spoken = {stem for t in texts if t.field in _PROSE for stem in stems(t.text)}
    return tuple(t for t in texts if t.field in _PROSE or not spoken.issuperset(stems(t.text)))


_PROSE = frozenset({"summary", "highlights", "details", "bullet", "number", "reversed_number", "text"})


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, without the end signs that split them."""
    for part in _SENTENCE.split(text):
        if part.strip():
            yield part.strip().rstrip(".;").strip()


def records(cv: Cv) -> tuple[Record, ...]:
    """Every record of a CV: entries in order, each followed by its items."""
    found = []
    for entry in cv.entries:
        found.append(Record(entry.id, entry))
        found += [Record(f"{entry.id}#item-{n}", entry, item) for n, item in enumerate(entry.items)]
    return tuple(found)
