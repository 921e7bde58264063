"""Where one text lists several like things: skills, prizes, talks, courses, offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cvqa.cv.date_texts import find_periods
from cvqa.cv.kinds import LISTS, named, several
from cvqa.cv.model import Entry, Item, Kind, Period, Text
from cvqa.language.patterns import pattern

_EXTRA = (Kind.SCHOLARSHIP, Kind.FELLOWSHIP, Kind.GRANT)
_BY_COMMA = frozenset({Kind.SKILL, Kind.LANGUAGE, Kind.MEMBERSHIP, Kind.INTEREST})
_QUOTED = pattern(r"(?<!\w)(?:'(?P<a>[^']+(?:'\w[^']*)*)'|\"(?P<b>[^\"]+)\"|“(?P<c>[^”]+)”|‘(?P<d>[^’]+)’)(?!\w)")
_MONEY = pattern(r"^(?:[A-Z]{3}|[€$£¥])\s?[\d.,]+(?:\s?[kKmM]|\s(?:million|thousand))?$|^[\d.,]+\s?(?:[A-Z]{3}|[€$£¥])$")
_PARENTHESES = pattern(r"\s*\(([^()]*)\)")
_QUALITY = pattern(r"^(?:basic|some|advanced|good|fluent|intermediate|working|excellent|native|conversational)\s+(?=\S)", re.IGNORECASE)
_PAIR = pattern(r"^([A-Z][^\s,()]*(?: [A-Z][^\s,()]*)?) (?:and|&) ([A-Z][^,()]*)$")
_TAIL = pattern(r"^(?:and|&|or)\s+", re.IGNORECASE)
_FILLER = pattern(r"^(?:among others|etc\.?|and so on|and others|and more)$", re.IGNORECASE)
_OFFICE = pattern(
    r"^(?:(?:\d{4}|[A-Z][\w'’-]*)\s+){0,5}"
    r"(?:Monitor|Advis[eo]r|President|Captain|Chair(?:wom[ae]n|m[ae]n|person)?|Secretary|Treasurer|Representative|Ambassador|Organi[sz]er"
    r"|Prefect|Delegate|Reviewer)\b"
)
_COURSE = pattern(r"^(?P<name>[A-Z0-9][^:.]{2,70}):\s+(?P<detail>\S.*)$")
LONGEST_BULLET = 25  # words: a longer one tells rather than names
LONGEST_OFFICE = 16  # words: a longer chunk is a sentence


def split_list(text: str, *, commas: bool = True) -> tuple[str, ...]:
    """The parts of a list: at semicolons where it has some, else at commas, never inside parentheses or numbers."""
    chunks, depth, start = [], 0, 0
    by = ";" if ";" in _PARENTHESES.sub("", text) else "," if commas else ""
    for n, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character == by and depth <= 0 and text[n + 1 : n + 2] in (" ", ""):
            chunks.append(text[start:n])
            start = n + 1
    chunks.append(text[start:])
    cleaned = (_TAIL.sub("", chunk.strip(" .")) for chunk in chunks)
    return tuple(chunk for chunk in cleaned if chunk and not _FILLER.match(chunk))


def items_of(entry: Entry) -> tuple[Item, ...]:
    """The items that an entry's texts list, in file order."""
    return tuple(item for text in entry.texts for item in _in_text(entry, text)) + tuple(_course_taught(entry))


def _in_text(entry: Entry, text: Text) -> Iterator[Item]:
    if text.field == "details" and entry.kind in LISTS:
        yield from _things(text, split_list(text.text), entry.kinds)
    elif text.field in ("text", "bullet", "number", "reversed_number"):
        yield from _labelled(entry, text)
    elif text.field == "highlights":
        yield from _highlight(entry, text)


def _labelled(entry: Entry, text: Text) -> Iterator[Item]:
    """`Invited talks: one; another`, or one thing a bullet."""
    label, colon, rest = text.text.partition(": ")
    if entry.kind in LISTS and colon and len(label.split()) <= 5:
        yield from _listed(text, rest, entry.kinds)
    elif entry.kind in LISTS and len(text.text.split()) <= LONGEST_BULLET:
        yield from _listed(text, text.text, entry.kinds)


def _listed(text: Text, rest: str, kinds: tuple[Kind, ...]) -> Iterator[Item]:
    if kinds[0] in _BY_COMMA:
        yield from _things(text, split_list(rest), kinds)
    else:
        for chunk in split_list(rest, commas=False):
            yield _titled(text, chunk, kinds)


def _highlight(entry: Entry, text: Text) -> Iterator[Item]:
    course = _COURSE.match(text.text)
    label, _, rest = text.text.partition(": ")
    heads = several(" ".join(label.split()[-3:])) if rest else ()
    if heads:
        yield from _listed(text, rest, heads)
    elif Kind.TEACHING in entry.kinds and course:
        yield Item(course["name"], text, (Kind.TEACHING,), course["detail"], _period(course["detail"]))
    elif _is_container(entry):
        yield _titled(text, text.text.rstrip("."), entry.kinds)
    else:
        yield from _offices(text)


def _is_container(entry: Entry) -> bool:
    """`Prizes` with a prize a highlight: a kind's plural for a name, and no date of its own."""
    return entry.period is None and entry.kind in LISTS and bool(several(entry.name))


def _offices(text: Text) -> Iterator[Item]:
    chunks = split_list(text.text)
    for chunk in chunks:
        office = _OFFICE.match(chunk)
        if office and len(chunk.split()) <= LONGEST_OFFICE:
            won = (Kind.AWARD,) if Kind.AWARD in named(chunk) else ()
            yield Item(chunk, Text(text.field, chunk, text.place), (Kind.SERVICE, *won))


def _course_taught(entry: Entry) -> Iterator[Item]:
    """`TA for Course at University`: the position names the course."""
    role, taught, course = entry.position.partition(" for ")
    if taught and Kind.TEACHING in entry.kinds:
        place = next((field.place for field in entry.fields if course in field.text), entry.place)
        yield Item(course, Text("name", entry.position, place), (Kind.TEACHING,), role, entry.period)


def _things(text: Text, chunks: Iterable[str], kinds: tuple[Kind, ...]) -> Iterator[Item]:
    for chunk in chunks:
        details = _PARENTHESES.findall(chunk)
        bare = _PARENTHESES.sub("", chunk).strip()
        quality = _QUALITY.match(bare)
        if quality:
            details, bare = [quality[0].strip(), *details], bare[quality.end() :]
        name, purpose, rest = bare.partition(" for ")
        if purpose and Kind.SKILL in kinds:
            details, bare = [*details, f"for {rest}"], name
        pair = _PAIR.match(bare) if Kind.SKILL in kinds else None
        for one in pair.groups() if pair else (bare,):
            yield Item(one, Text(text.field, chunk, text.place), kinds, "; ".join(details), _period(chunk))


def _titled(text: Text, chunk: str, kinds: tuple[Kind, ...]) -> Item:
    quoted = _QUOTED.search(chunk)
    if quoted:
        name = next(group for group in quoted.groups() if group)
        around = (chunk[: quoted.start()].strip(" ,:"), chunk[quoted.end() :].strip(" ,"))
        detail = ", ".join(part for part in around if part)
    else:
        name, detail = name_and_detail(chunk.rstrip("."))
    more = tuple(kind for kind in _EXTRA if kind in named(name) and kind not in kinds)
    return Item(name, Text(text.field, chunk, text.place), (*kinds, *more), detail, _period(chunk))


def name_and_detail(chunk: str) -> tuple[str, str]:
    """The first segment that is neither a sum of money nor a date is the name; what stands with it is the detail."""
    segments = re.split(r",\s+(?![^()]*\))", chunk)  # not inside parentheses
    named_by = next((n for n, segment in enumerate(segments) if not _MONEY.match(segment) and not _is_date(segment)), 0)
    name = re.split(r"\s+(?=with\s|\([^()]*\)$)", segments[named_by], maxsplit=1)[0]
    others = (*segments[:named_by], segments[named_by][len(name) :].strip(), *segments[named_by + 1 :])
    return name, ", ".join(other for other in others if other)


def _is_date(segment: str) -> bool:
    found = find_periods(segment)
    return bool(found) and found[0].start == 0 and found[0].end == len(segment)


def _period(text: str) -> Period | None:
    found = find_periods(text)
    return found[0].period if found else None
