"""Ids of entries: a slug of kind and name, which stays the same when other entries come or go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from cvqa.cv.dates import start_key
from cvqa.cv.model import Entry

LONGEST = 60
# Letters that Unicode does not take apart into a Latin letter and an accent.
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "đ": "d", "Đ": "D",
                          "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H"})  # fmt: skip


def fold(text: str) -> str:
    """Without accents and case: what two spellings of one name share."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens, at most 60 characters, cut between words."""
    words = re.findall(r"[a-z0-9]+", fold(text).replace("'", "").replace("’", ""))
    whole = "-".join(words)
    if len(whole) <= LONGEST:
        return whole
    return whole[: LONGEST + 1].rpartition("-")[0] or whole[:LONGEST]


def with_ids(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same entries with their ids. Where several want one, the earliest has it and the others add their start year, then a number."""
    wanted = [_wanted(entry) for entry in entries]
    taken: dict[str, int] = {}
    for n in sorted(range(len(entries)), key=lambda n: (start_key(entries[n].period), n)):
        taken[_free(wanted[n], entries[n], set(taken) | set(wanted)) if wanted[n] in taken else wanted[n]] = n
    by_place = {n: name for name, n in taken.items()}
    return tuple(replace(entry, id=by_place[n]) for n, entry in enumerate(entries))


def _wanted(entry: Entry) -> str:
    name = slug(entry.name or entry.title) or "entry"
    return name if name.startswith(f"{entry.kind}-") else f"{entry.kind}-{name}"


def _free(wanted: str, entry: Entry, taken: set[str]) -> str:
    start = entry.period and entry.period.start
    dated = f"{wanted}-{start.year}" if start else wanted
    if dated not in taken:
        return dated
    return next(name for n in range(2, len(taken) + 3) if (name := f"{dated}-{n}") not in taken)
