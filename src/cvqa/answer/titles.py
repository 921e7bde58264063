"""Sections of the owner's own naming: a noun that stands in a section's title asks for what stands in that section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cvqa.answer.finding import Case
from cvqa.index.records import Record
from cvqa.language.lexicon import weight
from cvqa.language.words import stems, words
from cvqa.question.asked_kinds import singular

_TELLS = 0.3  # what a noun has to weigh to name a section


@dataclass(frozen=True)
class Section:
    """What stands in the section that a noun names, the noun in the singular, and the words (indices) that name the section."""

    records: tuple[Record, ...] = ()
    noun: str = ""
    covers: frozenset[int] = frozenset()


def named_by_noun(case: Case, records: Sequence[Record]) -> Section:
    """The section that a plural noun of the question names by its title; none where the noun belongs to a name."""
    if called := _called(case, records):
        return called
    names = {n for m in case.query.mentions if m.whole for n in m.covers}
    for n in case.query.content:
        word = case.query.words[n]
        if n not in names and _plural(word.low) and weight(word.low) >= _TELLS and (found := titled(word.stem, records)):
            told = frozenset(m for m in case.query.content if m == n or case.query.words[m].stem in found[0].section_bag)
            return Section(found, singular(word.low), told)
    return Section()


def _called(case: Case, records: Sequence[Record]) -> Section | None:
    """The entry of which a plural noun is the whole name, so that it is listed there and nowhere else ("Instruments: ...")."""
    for mention in case.query.mentions:
        last = case.query.words[max(mention.covers)]
        if mention.whole and _plural(last.low) and mention.covers <= frozenset(case.query.content):
            said = tuple(case.query.words[n].stem for n in sorted(mention.covers))
            found = tuple(r for r in records if not r.item and stems(r.entry.name) == said)
            if found:
                return Section(found, singular(last.low), mention.covers)
    return None


def titled(stem: str, records: Iterable[Record]) -> tuple[Record, ...]:
    """What is listed in the section of whose title a plural noun has this stem."""
    found = [r for r in records if not r.group and any(w.stem == stem and _plural(w.low) for w in words(r.entry.section))]
    return tuple(r for r in found if not r.item or Record(r.entry.id, r.entry).group)


def _plural(low: str) -> bool:
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is"))
