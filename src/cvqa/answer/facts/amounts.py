"""Amounts in prose: each number of a sentence with what it counts ("96 recipes", "a team of nine", "CAD 140,000", "9 minutes")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cvqa.cv.date_texts import find_periods
from cvqa.index.records import Record
from cvqa.language.lexicon import person_nouns
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.language.words import stem, words
from cvqa.question.cues import filler


class Measure(StrEnum):
    """What an amount is of, where its unit says so."""

    MONEY = "money"
    PEOPLE = "people"
    TIME = "time"
    LENGTH = "length"
    WEIGHT = "weight"
    SHARE = "share"
    THINGS = "things"


@dataclass(frozen=True)
class Amount:
    """A value with the stems that say what it counts, in the record and sentence where it stands; `said` is how the CV writes it."""

    value: float
    said: str
    unit: frozenset[str]
    measure: Measure
    record: Record
    sentence: str


_CURRENCY = r"(?:(?<![A-Za-z])[A-Z]{3}\s?|[€$£¥₹]\s?)"
_NUMBER = pattern(
    rf"(?P<money>{_CURRENCY})?(?<![\w.,])(?P<value>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>(?i:\s?(?:million|billion|thousand))\b|[kKM](?![\w]))?"
    r"(?P<after>\s?(?:€|euros?\b|dollars?\b|pounds?\b|EUR\b|USD\b|GBP\b))?"
    rf"|\b(?P<spelt>(?i:{'|'.join(VALUES)}))\b"
)
_SCALES = {"million": 1e6, "m": 1e6, "billion": 1e9, "thousand": 1e3, "k": 1e3}
_MEASURES = {
    Measure.TIME: "second minute min hour h day week month year",
    Measure.LENGTH: "m metre meter km kilometre kilometer mile cm mm foot feet storey floor",
    Measure.WEIGHT: "kg g kilo kilogram gram tonne ton t lb",
    Measure.SHARE: "percent",
    Measure.PEOPLE: "person people man men woman women child adult student pupil undergraduate graduate apprentice trainee intern learner"
    " participant attendee guest member colleague employee staff engineer nurse doctor teacher tutor worker researcher scientist analyst"
    " developer designer lawyer singer musician player cook chef baker victim witness patient household family volunteer mentee candidate"
    " reader subscriber follower visitor customer client author contributor team crew brigade class group choir desk orchestra band squad"
    " cohort audience panel paralegal technician mason passenger pilot officer soldier athlete starter leaver",
}
_LONGEST_UNIT = 5  # words behind a number that may say what it counts


_OF_THINGS = frozenset(
    {"guide", "head", "lead", "major", "master", "printer", "ranger"}
)  # nouns for people that are as often something else


@cache
def _measured() -> dict[str, Measure]:
    people = {stem(noun): Measure.PEOPLE for noun in person_nouns() - _OF_THINGS if " " not in noun and "-" not in noun}
    return people | {stem(word): measure for measure, listed in _MEASURES.items() for word in listed.split()}


def measure_of(unit: frozenset[str]) -> Measure:
    """What a unit's words measure; things where they name no measure."""
    found = {_measured()[s] for s in unit if s in _measured()}
    return next((m for m in Measure if m in found), Measure.THINGS)


_SIZES = {
    stem(unit): size
    for size, units in (
        (1 / 60, "second"), (60, "hour h"), (1440, "day"), (10_080, "week"), (43_800, "month"), (525_600, "year"),  # in minutes
        (1000, "km kilometre kilometer"), (1609, "mile"), (0.01, "cm"), (0.001, "mm"),  # in metres
        (1000, "tonne ton t"),  # in kilogrammes
    )
    for unit in units.split()
}  # fmt: skip


def size(amount: Amount) -> float:
    """Its value in the smallest unit of its measure, so that days can be set beside minutes."""
    if amount.measure not in (Measure.TIME, Measure.LENGTH, Measure.WEIGHT):
        return amount.value
    return amount.value * next((_SIZES[s] for s in amount.unit if s in _SIZES), 1.0)


def amounts(record: Record) -> tuple[Amount, ...]:
    """Every amount that a record's sentences and its venue line state, dates aside."""
    texts = [unit.text for unit in record.units] + ([] if record.item else [record.entry.venue])
    return tuple(amount for text in texts for amount in _in(record, text))


def _in(record: Record, text: str) -> Iterator[Amount]:
    dated = [(found.start, found.end) for found in find_periods(text)]
    last: Amount | None = None
    for match in _NUMBER.finditer(text):
        if any(start <= match.start("value" if match["value"] else "spelt") < end for start, end in dated) and not match["money"]:
            continue
        if amount := _amount(record, text, match, last):
            last = amount
            yield amount


_SHARES = pattern(r"\s(?:for|in|at|on|from|with)\b")  # "14 manuscripts for A, six for B"


def _amount(record: Record, text: str, match: re.Match[str], last: Amount | None) -> Amount | None:
    behind, end = _behind(text, match.end())
    before, start = _before(text, match.start())
    of = frozenset({*behind, *before})
    if match["money"] or match["after"]:
        return Amount(_value(match), text[start:end].strip(" ,;:"), of, Measure.MONEY, record, text)
    if not of and last and _SHARES.match(text, match.end()):
        of = last.unit
    return Amount(_value(match), text[start:end].strip(" ,;:"), of, measure_of(of), record, text) if of else None


def _value(match: re.Match[str]) -> float:
    if match["spelt"]:
        return float(VALUES[match["spelt"].lower()])
    return float(match["value"].replace(",", "")) * _SCALES.get((match["scale"] or "").strip().lower(), 1.0)


_STOPS = pattern(r"[,;:.()–—!?](?=\s|$)|\s[–—-]\s")
_PARTING = frozenset({
    "a", "an", "each", "every", "in", "at", "from", "to", "with", "by", "who", "which", "that", "and", "or", "on", "for", "into", "before",
    "after", "between", "through", "during", "while", "when", "where", "across", "under", "over", "per", "was", "were", "is", "are", "than",
    "as", "within", "since", "until", "whom", "so", "without",
})  # fmt: skip


def _behind(text: str, at: int) -> tuple[list[str], int]:
    """The stems of the words behind a number up to a pause, and where they end."""
    stop = _STOPS.search(text, at)
    limit = stop.start() if stop else len(text)
    found: list[str] = []
    end = at
    if text[at : at + 1] == "%":
        return ["percent"], at + 1
    for word in words(text[at:limit])[: 1 if text[at : at + 1] == "-" else _LONGEST_UNIT]:  # "48-bed" counts beds
        if word.low in _PARTING or word.number:
            break
        if word.low not in filler() or word.stem in _measured():
            end = at + word.end
            found.append(word.stem)
    return found, end


_OF = pattern(r"\b(?P<noun>[^\W\d]+) of(?: (?:about|some|over|up to|nearly|only|just))? ?$")


def _before(text: str, at: int) -> tuple[list[str], int]:
    """The noun before "of" and a number ("a team of", "a budget of"), and where it starts."""
    match = _OF.search(text, 0, at)
    if not match:
        return [], at
    word = words(match["noun"])[0]
    return ([word.stem], match.start()) if word.low not in filler() | _PARTING or word.stem in _measured() else ([], at)
