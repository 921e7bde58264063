"""Times named in a question: "in 2021", "since March 2019", "between 2016 and 2018", "mid-2021", "these days"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cvqa.cv.model import Date
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern


class Relation(StrEnum):
    """How the time asked about lies to the time named."""

    DURING = "during"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True)
class TimeFrame:
    """An interval of months, both ends included, how it is meant, and the words (indices) that name it."""

    relation: Relation
    first: Date
    last: Date
    covers: frozenset[int]
    now: bool = False


_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
         "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 12),
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
}
_PART = "|".join(_SEASONS)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_POINT = (
    rf"(?:(?:the )?(?:(?P<part{{n}}>{_PART}|middle of|end of|beginning of|start of)(?: of)? )?"
    rf"(?:(?P<month{{n}}>{_MONTH})(?: of)? |(?P<num{{n}}>0?[1-9]|1[0-2]) )?(?P<year{{n}}>{_YEAR})(?P<decade{{n}}> s\b)?)"
)
_NOW = pattern(
    r"(?<!until )(?<!till )(?<!up to )(?<!\bto )(?<!\bby )(?<!as of )"
    r"\b(right now|now|currently|current|these days|at the moment|at present|presently|nowadays|today|"
    r"(?<=his |her )present(?= \w)|(?<=the )present(?= work)|"
    r"present(?= (?:job|position|role|post|employer|title|occupation|workplace|employment))|"
    r"as of today|ongoing|so far this year|this year)\b"
)
# "Where does she work?": the present tense, and nothing behind it that would say when.
_PRESENT = pattern(
    r"^(?:and |so )?(?:where|who|what|for whom|as what|which \w+) (?P<tense>does|do|is|are) (?:he|she|they|you|\w+) "
    r"(?:work|working|employed|study|studying|teach|teaching)(?: for| at| as)?$"
)
# "Which projects are still active?", and not whether one is.
_STILL = pattern(
    r"^(?:which|what|who|list|name|how many)\b(?!.*\b(?:is|are|does|do) (?:it|he|she|they|that|this) still)"
    r".*\b(?P<still>still (?:active|running|going on|going|alive|maintained|in progress|under way))\b"
)
_BETWEEN = pattern(
    rf"\b(?:between|from) {_POINT.format(n=1)} (?:and|to|until|till|through|up to) {_POINT.format(n=2)}"
    rf"|\b{_POINT.format(n=3)} (?:to|until|till|through|up to) {_POINT.format(n=4)}"
)
# "Between qualifying in 2009 and starting the master in 2015"
_BETWEEN_EVENTS = pattern(
    rf"\bbetween (?:\w+ ){{1,7}}?(?:in|of) {_POINT.format(n=1)} and (?:(?:\w+ ){{1,7}}?(?:in|of) )?{_POINT.format(n=2)}"
)
_TILL_NOW = pattern(
    rf"\b(?:(?:between|from|since) )?{_POINT.format(n=1)} (?:and|to|until|till|through|up to) (?:now|today|(?:the )?present|date)\b"
)
_MONTH_RANGE = pattern(
    rf"\b(?:(?:between|from) (?P<month1>{_MONTH}) and|(?P<month3>{_MONTH}) (?:to|until|till|through)) {_POINT.format(n=2)}"
)
_YEARS = pattern(rf"\b(?P<year1>{_YEAR}) (?:to |and |until |through )?(?P<year2>{_YEAR})\b")
_ONE = pattern(
    rf"\b(?:(?P<rel>before|prior to|earlier than|after|following|later than|since|from|starting|until|till|"
    rf"up to|through|by|in|during|as of|around|for)"
    rf"(?: the)? )?{_POINT.format(n=1)}( onwards?| on(?= *$)| or later| or after| and later| or earlier| or before)?\b"
)
_RELATIONS = {
    word: relation
    for relation, words in (
        (Relation.BEFORE, ("before", "prior to", "earlier than")),
        (Relation.AFTER, ("after", "following", "later than")),
        (Relation.SINCE, ("since", "starting")),
        (Relation.UNTIL, ("until", "till", "up to", "through")),
    )
    for word in words
}
_LAST_YEAR = pattern(r"\blast year\b")
_FEW = 3  # years
_LAST_YEARS = pattern(
    rf"\b(?:(?:in|over|during|within|for|of|from) )?(?:the )?(?:last|past|previous) "
    rf"(?P<many>\d{{1,2}}|{'|'.join(VALUES)}|(?:a )?few|couple of) "
    r"(?P<unit>years|months)\b"
)


def _recent(text: str, today: date) -> TimeFrame | None:
    """The time up to today that "the last five years" names."""
    match = _LAST_YEARS.search(text)
    if not match:
        return None
    said = match["many"]
    many = int(said) if said.isdigit() else VALUES.get(said, 2 if said == "couple of" else _FEW)
    months = 12 * today.year + today.month - 1 - many * (12 if match["unit"] == "years" else 1)
    first, last = Date(months // 12, months % 12 + 1), Date(today.year, today.month)
    return TimeFrame(Relation.DURING, first, last, _covers(text, *match.span()))


def _point(match: re.Match[str], n: int) -> tuple[Date, Date]:
    groups = match.groupdict()
    year = int(groups[f"year{n}"])
    if groups.get(f"decade{n}") and year % 10 == 0:
        return Date(year, 1), Date(year + 9, 12)
    month, part = groups.get(f"month{n}"), groups.get(f"part{n}")
    number = groups.get(f"num{n}")
    if month or number:
        at = _MONTHS[month] if month else int(number or 0)
        return Date(year, at), Date(year, at)
    if part in _SEASONS:
        first, last = _SEASONS[part]
        return Date(year, first), Date(year, last)
    ends = {"middle of": (5, 8), "end of": (9, 12), "beginning of": (1, 4), "start of": (1, 4)}
    first, last = ends.get(part or "", (1, 12))
    return Date(year, first), Date(year, last)


def _covers(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(range(text[:start].count(" "), text[:end].rstrip().count(" ") + 1))


def _relation(match: re.Match[str]) -> Relation:
    if match.group().endswith(("onward", "onwards", " on", "later", "or after")):
        return Relation.SINCE
    if match.group().endswith(("or earlier", "or before")):
        return Relation.UNTIL
    return _RELATIONS.get(match["rel"] or "", Relation.DURING)


_MONTH_ALONE = pattern(rf"\b(?:around |about |in )?(?P<month>{_MONTH})\b(?! (?:of )?{_YEAR})")


def _narrowed(text: str, frame: TimeFrame) -> TimeFrame:
    """A month named apart from its year ("late 2020, around November")."""
    if frame.first == frame.last:
        return frame
    for match in _MONTH_ALONE.finditer(text):
        covers = _covers(text, *match.span())
        month = _MONTHS[match["month"]]
        if not covers & frame.covers and frame.first.year == frame.last.year and match["month"] not in ("may", "mar", "march"):
            return TimeFrame(frame.relation, Date(frame.first.year, month), Date(frame.first.year, month), covers | frame.covers)
    return frame


def _interval(text: str) -> TimeFrame | None:
    """A time named by its two ends, in whichever order they are said."""
    if match := _TILL_NOW.search(text):
        return TimeFrame(Relation.SINCE, *_point(match, 1), _covers(text, *match.span()))
    if match := _BETWEEN.search(text) or _BETWEEN_EVENTS.search(text):
        ends = (_point(match, 1), _point(match, 2)) if match["year1"] else (_point(match, 3), _point(match, 4))
        return TimeFrame(Relation.DURING, min(ends)[0], max(ends)[1], _covers(text, *match.span()))
    if match := _MONTH_RANGE.search(text):
        last, month = _point(match, 2)[1], _MONTHS[match["month1"] or match["month3"]]
        first = Date(last.year if month <= last.month else last.year - 1, month)  # "from November to February 2020"
        return TimeFrame(Relation.DURING, first, last, _covers(text, *match.span()))
    if match := _YEARS.search(text):
        years = sorted((int(match["year1"]), int(match["year2"])))
        return TimeFrame(Relation.DURING, Date(years[0], 1), Date(years[1], 12), _covers(text, *match.span()))
    return None


def timeframe(text: str, today: date) -> TimeFrame | None:
    """The time that a question's folded, space-joined words name, if any."""
    if frame := _interval(text):
        return frame
    if match := _ONE.search(text):
        return _narrowed(text, TimeFrame(_relation(match), *_point(match, 1), _covers(text, *match.span())))
    if frame := _recent(text, today):
        return frame
    if match := _LAST_YEAR.search(text):
        return TimeFrame(Relation.DURING, Date(today.year - 1, 1), Date(today.year - 1, 12), _covers(text, *match.span()))
    month = Date(today.year, today.month)
    if match := _PRESENT.search(text):
        return TimeFrame(Relation.DURING, month, month, _covers(text, *match.span("tense")), now=True)
    if match := _STILL.search(text):
        return TimeFrame(Relation.DURING, month, month, _covers(text, *match.span("still")), now=True)
    if match := _NOW.search(text):
        return TimeFrame(Relation.DURING, month, month, _covers(text, *match.span()), now=True)
    return None
