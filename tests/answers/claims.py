"""What a text claims that can be checked word for word: addresses, dates, durations, numbers and names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tests.answers.cv_text import plain
from tests.answers.desks import ROOT

Sort = Literal["address", "date", "duration", "number", "count", "name"]

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen")
COUNTS = {word: value for value, word in enumerate(_SMALL, 2)} | {"twenty": 20}
_MONTH = "|".join(MONTHS)
_COUNT = "|".join(COUNTS)
_DURATION = rf"(?:(?:\d+|one|{_COUNT}) (?:years?|months?|weeks?|days?)\b(?: and)? ?)+"
_PATTERNS: tuple[tuple[Sort, str], ...] = (
    ("address", r"[^\s(<]+@[^\s)>]+\w|(?:https?://|www\.)[^\s)>]*\w"),
    ("date", rf"(?:\d{{1,2}} )?(?:{_MONTH}) \d{{4}}|\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?\b"),
    ("date", rf"\b(?:{_MONTH.replace('May|', '')}|(?<=in )May|(?<=from )May|(?<=to )May)\b"),
    ("date", r"(?<![\w.,])(?:19|20)\d\d(?![\w%]|[.,]\d)"),
    ("duration", rf"(?i:\b{_DURATION})"),
    ("number", r"(?<![A-Za-z\d])(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?(?![A-Za-z\d])"),
    ("count", rf"(?i:\b(?:{_COUNT})\b)"),
)
# Words that begin with a capital, hold one, or mix letters with digits; titles and initials keep their stop and lead on to the next.
_NAME = r"(?:(?=\w*[A-Z]|\w*\d)(?=\w*[A-Za-z])\w+(?:-\d+\b)?)"
_NAMES = re.compile(rf"(?<![\w']){_NAME}(?:(?:(?<=\b[A-Z])\. ?|(?<=\bProf)\. |(?<=\bDr)\. |[ &'-]){_NAME})*")


@dataclass(frozen=True)
class Claim:
    """One thing that has to stand in the CV; `opens` says that the text begins a sentence, where any word has a capital."""

    sort: Sort
    text: str
    opens: bool = False


def claims(text: str) -> Iterator[Claim]:
    """Every claim of a plain text, the longest reading of each place first taken."""
    for sort, pattern in _PATTERNS:
        found = list(re.finditer(pattern, text))
        yield from (Claim(sort, match[0].strip()) for match in found)
        for match in reversed(found):
            text = text[: match.start()] + "·" * len(match[0].rstrip()) + text[match.start() + len(match[0].rstrip()) :]
    for match in _NAMES.finditer(_unaccented(text)):
        yield Claim("name", text[match.start() : match.end()], _opens(text[: match.start()]))


def _unaccented(text: str) -> str:
    """The text, as long as before, whose accented capitals the patterns take for capitals."""
    return "".join(
        "A" if char.isupper() and not char.isascii() else "a" if char.isalpha() and not char.isascii() else char for char in text
    )


def _opens(before: str) -> bool:
    before = before.rstrip("\"'( ")
    return not before or (before[-1] in ".!?:;•" and not re.search(r"\b(Prof|Dr|[A-Z])\.$", before))


def tokens(text: str) -> str:
    """The words of a text in small letters, each with a space on both sides, so that a run of them can be looked for."""
    words = re.findall(r"[^\W_]+", plain(text).lower())
    return f" {' '.join(words)} "


def holds(source: str, said: str) -> bool:
    """Whether the words stand in the source one after the other; initials between them may be left out."""
    wanted, there = tokens(said), tokens(source)
    without = re.sub(r" \w(?= )", "", wanted), re.sub(r" \w(?= )", "", there)
    return wanted in there or (bool(without[0].strip()) and without[0] in without[1])


_INITIAL = re.compile(r"(?:^|[^\W\d_a-zß-öø-ÿ][\w.'’-]* |\b(?:by|with|and|of|under) )[A-Z]\.$")  # and not "colleagues in R."


def sentences(text: str) -> list[str]:
    """Split where a stop ends more than a title or an initial."""
    found: list[str] = []
    for piece in re.split(r"(?<!\bProf\.)(?<!\bDr\.)(?<=[.!?])\s+(?=[^\W_a-zß-öø-ÿ]|[\"'“])", text):
        if found and _INITIAL.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def month_of(text: str) -> str:
    """A date of an answer as the CV's file would write it: "8 May 2020" is 2020-05-08, "May 2020" 2020-05; others stay."""
    match = re.fullmatch(rf"(?:(\d+) )?({_MONTH}) (\d{{4}})", text)
    if not match:
        return text
    day = f"-{int(match[1]):02}" if match[1] else ""
    return f"{match[3]}-{MONTHS.index(match[2]) + 1:02}{day}"


@cache
def own_words() -> frozenset[str]:
    """The words that answers are made of beside the CV's: all that stands in the texts of the answering code and its templates."""
    found: set[str] = set()
    for file in (ROOT / "src" / "cvqa" / "answer").rglob("*"):
        if file.suffix == ".py":
            texts = [str(node.value) for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Constant)]
            found.update(tokens(" ".join(texts)).split())
        if file.suffix == ".j2":
            found.update(tokens(file.read_text("utf-8")).split())
    return frozenset(found)


def months_of(text: str) -> int | None:
    """ "2 years 3 months" is 27; None where it counts in weeks or days."""
    if re.search(r"\b(weeks?|days?)\b", text):
        return None
    values = {"one": 1} | COUNTS
    parts = re.findall(r"(\w+) (year|month)", text.lower())
    return sum((values.get(number) or int(number)) * (12 if unit == "year" else 1) for number, unit in parts)
