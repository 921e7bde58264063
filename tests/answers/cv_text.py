"""A CV's file as plain text, read without cvqa: what stands on which lines, and how long what it dates lasted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

_DATE = r"(\d{4})(?:-(\d\d))?(?:-\d\d)?"
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'}


def plain(text: str) -> str:
    """Without Markdown and YAML's escapes, on one line; dashes, quotes and compatibility forms are made one."""
    text = re.sub(r"[*`\\]", "", _LINK.sub(r"\1", text)).replace("''", "'")
    return " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES | _QUOTES).split())


@dataclass(frozen=True)
class CvText:
    """The lines of a CV's file."""

    name: str
    lines: tuple[str, ...]

    @classmethod
    def read(cls, file: Path) -> CvText:
        return cls(file.name, tuple(file.read_text("utf-8").splitlines()))

    def at(self, source: str) -> str:
        """The plain text of the lines that a citation's `source` names ("cv.yaml:41-52"); empty where there are none such."""
        match = re.fullmatch(rf"{re.escape(self.name)}:(\d+)(?:-(\d+))?", source)
        if not match:
            return ""
        first, last = int(match[1]), int(match[2] or match[1])
        inside = 1 <= first <= last <= len(self.lines)
        return plain("\n".join(self.lines[first - 1 : last])) if inside else ""

    @property
    def papers(self) -> int:
        """How many entries have a line of authors."""
        return sum(line.split(":")[0].strip() == "authors" for line in self.lines)


def authors(text: str) -> int:
    """How many authors an entry lists, from its plain text; 0 where it has none."""
    listed = re.search(r"authors: ?(?:\[(?P<flow>[^\]]*)\]|(?P<block>(?: ?- .*?)+?)(?= \w+:|$))", text)
    if not listed:
        return 0
    return listed["flow"].count(",") + 1 if listed["flow"] is not None else len(re.findall(r"(?:^| )- ", listed["block"]))


@dataclass(frozen=True)
class Stretch:
    """From month to month, both counted from year 0 and included; with `rough`, only the years are known."""

    first: int
    last: int
    rough: bool = False

    @property
    def months(self) -> int:
        """Both end months count; of years alone, the years between them, at least one."""
        return max(12 * (self.last // 12 - self.first // 12), 12) if self.rough else self.last - self.first + 1


def stretch(start: str, end: str, today: date) -> Stretch | None:
    """From two dates as YYYY, YYYY-MM or "present"; None where one is neither."""
    now = f"{today.year}-{today.month:02}"
    ends = [re.fullmatch(_DATE, now if text in ("present", "today") else text) for text in (start, end)]
    first, last = ends
    if not first or not last:
        return None
    rough = not (first[2] and last[2])
    return Stretch(int(first[1]) * 12 + int(first[2] or 1) - 1, int(last[1]) * 12 + int(last[2] or 12) - 1, rough)


def dated(text: str, today: date) -> Stretch | None:
    """The time of an entry by its `start_date` and `end_date`, from its plain text."""
    start, end = (re.search(rf"\b{key}: ?['\"]?({_DATE}|present)", text) for key in ("start_date", "end_date"))
    return stretch(start[1], end[1] if end else "present", today) if start else None


def together(stretches: Iterable[Stretch]) -> int:
    """The months that any of them covers, each counted once."""
    months: set[int] = set()
    for one in stretches:
        months.update(range(one.first, one.first + one.months))
    return len(months)


def gaps(stretches: Iterable[Stretch]) -> Iterator[int]:
    """The full months between each two that follow each other."""
    for one, other in pairwise(sorted(stretches, key=lambda stretch: stretch.first)):
        yield max(other.first - one.last - 1, 0)
