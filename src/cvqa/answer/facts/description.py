"""What a record is and what was done there: the whole of it, or the sentences that the question singles out."""

from __future__ import annotations

import re
from collections.abc import Callable

from cvqa.answer.finding import Case, Fact, sentence
from cvqa.answer.prose import accounting, from_units, of_item, open_words, speaking, spoken, type_of
from cvqa.answer.wording import head, referee_line
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.query import Attribute

Extractor = Callable[[Case, Record], Fact | None]
_PURPOSE = pattern(r"\b(for|about|thesis)\b|:", re.I)
_WHO = ("who", "whose", "whom")


def describe(case: Case, record: Record) -> Fact:
    """What the record is and what was done, or only the sentences that the question singles out."""
    if asks_fate(case) and (told := _fate(case, record)):
        return told
    if not record.item and open_words(case, record):
        units = speaking(case, record, _names_somebody(record) if _asks_who(case, record) else lambda _: True)
        if len(units) < len(record.units) and accounting(case, record, units) and (told := from_units(record, units)):
            return told
    return whole(case, record)


# What became of something is told by the whole of a short entry, its dates with it.
_FATE = pattern(
    r"\bwhat(?:ever)? (?:has |ever |had )?(?:happened (?:to|with)|became of|become of|came of|come of)\b"
    r"|\bstill (?:running|going|alive|active|online|around|exists?|on)\b"
)
_STORY = 400  # characters
_ENDING = pattern(
    r"\b(acquired|acquisition|sold|bought|clos(?:ed|ure)|dissolved|dropped|discontinued|abandoned|wound up|shut|merged|hand(?:ed|ing) over"
    r"|taken over|turned into|folded|bankrupt\w*|insolven\w*|gave (?:it )?up|stopped|ended|never|cancelled|reopened|taken up|took up"
    r"|kept)\b",
    re.I,
)


def asks_fate(case: Case) -> bool:
    """Whether it is asked what became of something."""
    return bool(_FATE.search(case.query.low))


def _fate(case: Case, record: Record) -> Fact | None:
    """A short entry as a whole; of a longer one that the question calls by its name the sentences about its end."""
    if record.item:
        return None
    if len(whole(case, record).text) <= _STORY:
        return whole(case, record)
    ending = [] if open_words(case, record) else [unit for unit in record.units if _ENDING.search(unit.text)]
    return from_units(record, ending)


LONG = 300  # characters of a reason, beyond which only the nearest sentences are told
_NEAREST = 2


def shown(case: Case, record: Record) -> Fact:
    """What shows that a claim about a record holds or not: what is told of it, of much only the sentences nearest in meaning."""
    told = describe(case, record)
    if record.item or len(told.text) <= LONG or told != whole(case, record):
        return told
    near = sorted(record.units, key=lambda unit: -(case.meaning_of(record, unit) or 0.0))[:_NEAREST]
    units = [unit for unit in record.units if unit in near]
    return Fact(". ".join([head(record, case.who), *(spoken(u.text) for u in units)]), record, tuple(u.text for u in units))


def _asks_who(case: Case, record: Record) -> bool:
    return case.query.words[0].low in _WHO and bool(record.entry.people)


def _names_somebody(record: Record) -> Callable[[str], bool]:
    return lambda text: any(p.name in text for p in record.entry.people)


def whole(case: Case, record: Record) -> Fact:
    """All that the CV says of a record."""
    if record.item:
        return of_item(record)
    if record.group:
        return sentence(case, record)
    if record.entry.kind is Kind.REFEREE:
        return Fact(referee_line(record), record, tuple(text.text for text in record.entry.texts))
    if record.kinds[0] is Kind.SUMMARY and (said := from_units(record, record.units)):
        return said
    opening = head(record, case.who)
    units = [u for u in record.units if spoken(u.text) not in opening]
    return Fact(". ".join([opening, *(spoken(u.text) for u in units)]), record, tuple(u.text for u in units))


def headed(case: Case, record: Record) -> Fact:
    """The record in a sentence, for an attribute that stands in it."""
    return Fact(head(record, case.who), record)


def field_head(name: str) -> Extractor:
    """The record in a sentence, where it has the field."""
    return lambda case, record: headed(case, record) if getattr(record.entry, name) and not record.item else None


def reason(case: Case, record: Record) -> Fact | None:
    """The sentences that give a reason."""
    test = type_of(case, Attribute.REASON)
    if record.item:
        return of_item(record) if test(record.item.text.text) else None
    units = [u for u in record.units if test(u.text)]
    if record.kinds[0] is Kind.SUMMARY:  # which names nothing that the reason could be of
        units = [u for u in units if case.evidence.unit(u).strength]
    return from_units(record, units)


def purpose(case: Case, record: Record) -> Fact | None:
    """What it was for or about; an item that is only a name tells none."""
    if record.item:
        return of_item(record) if len(record.item.text.text) > len(record.name) + 4 else None
    best = speaking(case, record)
    return from_units(record, [u for u in best if _PURPOSE.search(u.text)] or best) or whole(case, record)


def result(case: Case, record: Record) -> Fact | None:
    """What came of it, where the record says anything beyond its fields."""
    return describe(case, record) if record.units or record.item else None


def technology(case: Case, record: Record) -> Fact | None:
    """A line of skills, or the sentences with names in them: of systems, languages, methods."""
    if record.item and record.entry.kind not in (Kind.SKILL, Kind.LANGUAGE):
        parent = case.entry_record(record.entry)
        return from_units(parent, [u for u in parent.units if record.item.name in u.text]) or of_item(record)
    if record.kinds[0] in (Kind.SKILL, Kind.LANGUAGE):
        return whole(case, record)
    coded = [u for u in record.units if is_technical(case, u.text)]
    if coded or _LANGUAGE.search(case.query.low):
        return from_units(record, coded)
    return from_units(record, [u for u in record.units if any(w[:1].isupper() for w in u.text.split()[1:])])


_LANGUAGE = pattern(r"\b(programming|coding|scripting|which|what) languages?\b")
_CODED = pattern(
    r"(?i:\b(?:code\w*|coding|wr[io]t\w+|program\w*|built|buil[dt]s?|develop\w*|implement\w*|ported|using|used|scripts?)\b)(?: \S+){0,8}? "
    r"(?i:in|with|on|using) [A-Z][\w+#.]*"
)


def is_technical(case: Case, text: str) -> bool:
    """Whether a sentence names a tool: one of the CV's own list, or what something was written or built in."""
    tools = {stems(r.item.name) for r in case.records if r.item and r.kinds[0] is Kind.SKILL}
    said = f" {' '.join(stems(text))} "
    return any(f" {' '.join(tool)} " in said for tool in tools if tool) or bool(_CODED.search(text))
