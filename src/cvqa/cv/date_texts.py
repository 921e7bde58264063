"""Dates as people write them, with the precision that they gave: `2022-02`, `08/2018`, `Fall 2023`, `April to September 2021`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from cvqa.cv.dates import MONTHS
from cvqa.cv.model import Date, Period
from cvqa.language.patterns import pattern

SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (0, 0)}  # a winter belongs to two years
ONGOING = ("present", "now", "today", "current", "ongoing", "date")
_MONTH_NUMBER = {name[:length].lower(): n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_WORDS = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
_SEASON = "|".join(SEASONS)
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)"
    rf"|(?P<slash>(?:0?[1-9]|1[0-2])/{_YEAR})"
    rf"|(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+)?(?P<word>{_WORDS})\.?,?\s+(?P<word_year>{_YEAR})"
    rf"|(?P<season>{_SEASON})(?:\s+of)?\s+(?P<season_year>{_YEAR})"
    rf"|(?P<year>{_YEAR})"
)
_LONE = pattern(rf"(?<![\w.,/])(?:(?<!-)|(?<=\d{{4}}-))(?:{_DATE})(?![\w/]|[.,]\d|-(?!{_YEAR}\b))", re.IGNORECASE)
_JOIN = r"\s*(?:-|–|—|to|until|till|through)\s*"
_FROM_YEARLESS = pattern(rf"\b(?P<from>{_WORDS})\.?{_JOIN}$", re.IGNORECASE)
_JOINED = pattern(_JOIN, re.IGNORECASE)
_OPEN = pattern(rf"{_JOIN}(?:{'|'.join(ONGOING)})\b", re.IGNORECASE)
_SINCE = pattern(r"\b(?:since|from|start(?:ed|ing)(?: in)?)\s+$", re.IGNORECASE)
_AMOUNT = pattern(r"\b(?:over|about|around|some|nearly|almost|than|least|most)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A period in a text, and the characters it takes (end exclusive)."""

    period: Period
    start: int
    end: int


def parse_date(text: str) -> Date | None:
    """A RenderCV date (YYYY, YYYY-MM, YYYY-MM-DD) that the calendar has; None for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text.strip())
    if not match:
        return None
    date = Date(*(int(part or 0) for part in match.groups()))
    return date if _exists(date) and (match[2] is None or date.month) and (match[3] is None or date.day) else None


def _exists(date: Date) -> bool:
    if not 1 <= date.year <= 9999 or date.month > 12:
        return False
    return not date.day or date.day <= calendar.monthrange(date.year, date.month)[1]


def period_of(start: str = "", end: str = "", date: str = "") -> Period | None:
    """The period of an entry's date fields by RenderCV's rules: `date` wins, an end alone is a single date, a start alone is ongoing."""
    if date:
        return _single(date)
    if not start:
        return _single(end) if end and end.lower() not in ONGOING else None
    if not end or end.strip().lower() in ONGOING:
        return Period(parse_date(start), None, ongoing=True)
    return Period(parse_date(start), parse_date(end))


def _single(text: str) -> Period:
    exact = parse_date(text)
    if exact:
        return Period(exact, exact)
    found = find_periods(text)
    if not found:
        return Period(None, None, text=text)
    period = found[0].period
    return Period(period.start, period.end, period.ongoing, text)


def find_periods(text: str) -> tuple[Found, ...]:
    """Every date or span of dates in a text, in order; `text` of each holds the words where they say more than the dates do."""
    found: list[Found] = []
    matches = list(_LONE.finditer(text))
    skip = -1
    for n, match in enumerate(matches):
        if n == skip or (match["year"] and _AMOUNT.search(text, 0, match.start())):
            continue
        following = matches[n + 1] if n + 1 < len(matches) else None
        if following and _JOINED.fullmatch(text, match.end(), following.start()):
            skip = n + 1
            found.append(Found(Period(_ends(match)[0], _ends(following)[1]), match.start(), following.end()))
        else:
            found.append(_one(text, match))
    return tuple(found)


def _one(text: str, match: re.Match[str]) -> Found:
    start, end = _ends(match)
    still = _OPEN.match(text, match.end())
    since = _SINCE.search(text, 0, match.start())
    yearless = _FROM_YEARLESS.search(text, 0, match.start())
    if still:
        return Found(Period(start, None, ongoing=True), match.start(), still.end())
    if since:
        return Found(Period(start, None, ongoing=True), since.start(), match.end())
    if yearless and start.month:
        return Found(Period(Date(start.year, _MONTH_NUMBER[yearless["from"].lower()]), end), yearless.start(), match.end())
    return Found(Period(start, end, text=match[0] if match["season"] else ""), match.start(), match.end())


def _ends(match: re.Match[str]) -> tuple[Date, Date]:
    if match["season"]:
        year, (first, last) = int(match["season_year"]), SEASONS[match["season"].lower()]
        return Date(year, first), Date(year, last)
    date = _date(match)
    return date, date


def _date(match: re.Match[str]) -> Date:
    if match["iso"]:
        return Date(*map(int, match["iso"].split("-")))
    if match["slash"]:
        month, year = match["slash"].split("/")
        return Date(int(year), int(month))
    if match["word"]:
        return Date(int(match["word_year"]), _MONTH_NUMBER[match["word"].lower()], int(match["day"] or 0))
    return Date(int(match["year"]))
