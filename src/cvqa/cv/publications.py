"""What a publication's lines say: its authors, where it appears, and whether it is out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.cv.date_texts import period_of
from cvqa.cv.ids import fold
from cvqa.cv.markdown import strip
from cvqa.cv.model import Author, Date, Period
from cvqa.cv.people import same
from cvqa.language.patterns import pattern

_STATUS = {
    "in submission": r"(?:in|under) submission|submitted|manuscript submitted",
    "under review": r"(?:under|in) (?:peer )?review|under revision|(?:minor|major) revisions?",
    "accepted": r"accepted(?: for publication)?",
    "in press": r"in press",
    "forthcoming": r"forthcoming|to appear|in preparation|in print",
}
_TO_BE_OUT = {status: pattern(rf"\b(?:{words})\b(?:\s+(?:to|at|by|in|for)(?=\s))?", re.IGNORECASE) for status, words in _STATUS.items()}
_FORM = pattern(r"\s*\((?:\s*(?:paper|article|journal|conference|preprint|poster|short|long|full|workshop)\s*[,;]?)*\)", re.IGNORECASE)
_CO_FIRST = pattern(r"\s*\((?:co-?\s?(?:1st|first)(?:[- ]authors?)?|equal(?:ly)? contribut\w+|contributed equally)\)", re.IGNORECASE)
_MARKS = "*†‡∗"
_YEAR = pattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def authors_of(lines: Sequence[str], owner: str) -> tuple[Author, ...]:
    """The author line in its order; equal first authors by a mark that two or more carry, or by words."""
    plain = [strip(line) for line in lines]
    told = [_CO_FIRST.search(line.text) is not None for line in plain]
    bare = [_CO_FIRST.sub("", line.text).strip(" ,") for line in plain]
    marked = [name.rstrip(" ").endswith(tuple(_MARKS)) for name in bare]
    shared = sum(mark or word for mark, word in zip(marked, told, strict=True)) >= 2
    names = [name.strip(_MARKS + " ") for name in bare]
    mine = [_is_owner(name, owner) for name in names]
    if not any(mine):  # a name in bold is the owner's where none is spelled like it
        mine = [bool(line.bold) and sum(bool(other.bold) for other in plain) == 1 for line in plain]
    return tuple(
        Author(name, own, word or (mark and shared)) for name, own, mark, word in zip(names, mine, marked, told, strict=True) if name
    )


def _is_owner(name: str, owner: str) -> bool:
    """The same first and last word, or the first as an initial (`J. Doe`)."""
    first, last = same(name)
    own_first, own_last = same(owner)
    return fold(name) == fold(owner) or (last == own_last and (first == own_first or (len(first) == 1 and own_first.startswith(first))))


def venue_of(journal: str) -> str:
    """Where it appears, without the words that say it is not out yet or that it is a paper."""
    venue = journal
    for words in _TO_BE_OUT.values():
        venue = words.sub("", venue)
    venue = re.sub(r"[\s,;]+\)", ")", re.sub(r"\([\s,;]+", "(", venue))
    return _FORM.sub("", venue).strip(" ,;:")


def status_of(*texts: str) -> str:
    """`in submission`, `accepted, forthcoming`, ...: wherever it stands; empty for what is out."""
    found = (status for text in texts for status, words in _TO_BE_OUT.items() if words.search(text))
    return ", ".join(dict.fromkeys(found))


def publication_period(date: str, journal: str) -> Period | None:
    """Its date, else the year that its venue names (`NEURO2022`)."""
    if date:
        return period_of(date=date)
    year = _YEAR.search(journal)
    return Period(Date(int(year[1])), Date(int(year[1]))) if year else None
