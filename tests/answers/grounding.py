"""The grounding law: what an answer states stands in an entry that it cites, or is computed from such entries.

reply ──▶ sentences ──▶ claims ──▶ in a cited entry? computed? denied, and only repeated from the question? ──▶ violations
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from cvqa.answer.reply import Reply, Status
from tests.answers import cv_text
from tests.answers.claims import COUNTS, MONTHS, Claim, claims, holds, month_of, months_of, own_words, sentences, tokens
from tests.answers.cv_text import CvText, Stretch, plain

_DENIED = re.compile(r"\b(no|not|nothing|none|neither|nor|never|only)\b|n't\b", re.IGNORECASE)
_BOUNDS = re.compile(rf"((?:(?:{'|'.join(MONTHS)}) )?\d{{4}}) to ((?:(?:{'|'.join(MONTHS)}) )?\d{{4}}|today)")
_LABEL = re.compile(r"[^:\"]{1,40}(?::| among them) ")
_ITSELF = ("CV", "I")  # what the assistant may always name beside the owner
_MOST_CITED = 8
_ABOUT = 12  # months by which a duration may differ where only years are known


@dataclass(frozen=True)
class Ground:
    """What a reply may lean on: the CV's text, the owner's name, each entry's section and text by its id, the chat so far, and the day."""

    cv: CvText
    owner: str
    entries: dict[str, tuple[str, str]]
    asked: str
    today: date


@dataclass(frozen=True)
class Checked:
    """A reply with the texts that its citations stand for."""

    reply: Reply
    ground: Ground

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The text of every entry that is cited, its section's title included.

        To ask back, the CV's entries may be named freely. Where a list is longer than citations may be, their sections stand for the rest.
        """
        ids, sections = {one.id for one in self.reply.citations}, {one.section for one in self.reply.citations}
        free, full = self.reply.status is Status.CLARIFY, len(self.reply.citations) == _MOST_CITED
        entries = self.ground.entries.items()
        return tuple(f"{text} {section}" for id, (section, text) in entries if free or id in ids or (full and section in sections))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The times of the cited entries, and those that the answer itself shows as its working."""
        shown = (cv_text.stretch(month_of(m[1]), month_of(m[2]), self.ground.today) for m in _BOUNDS.finditer(plain(self.reply.answer)))
        return tuple(one for one in (*(cv_text.dated(text, self.ground.today) for text in self.cited), *shown) if one)

    def violations(self) -> Iterator[Claim]:
        """Every claim that nothing bears out."""
        for sentence in sentences(plain(self.reply.answer)):
            denied = _DENIED.search(sentence) is not None
            for claim in claims(sentence):
                if not (self.stands(claim, self.cited) or self.computed(claim) or (denied and self.repeated(claim))):
                    yield claim

    def scattered(self) -> Iterator[str]:
        """Every sentence and every point of a list whose claims stand in cited entries, but in no single one."""
        for line in _unescaped(self.reply.markdown).splitlines():
            pieces = [plain(line[2:])] if line.startswith("- ") else sentences(plain(line))
            yield from (piece for piece in pieces if not _DENIED.search(piece) and not self._together(piece))

    def _together(self, piece: str) -> bool:
        said = [claim for claim in claims(self._without_joint(piece)) if self.stands(claim, self.cited)]
        heading = piece.endswith(":")  # may name two entries, each as it is
        if not said or heading or any(all(self.stands(claim, (text,)) for claim in said) for text in self.cited):
            return True
        label = _LABEL.match(piece)
        parts = re.split(r"; and |; " if ";" in piece else r", | and ", piece[label.end() :] if label else "")
        return len(parts) > 1 and all(map(self._together, parts))

    def _without_joint(self, piece: str) -> str:
        """The piece without a time that is two entries': what they share, or what they cover together."""
        dated = [one for one in (cv_text.dated(text, self.ground.today) for text in self.cited) if one]
        pairs = list(combinations(dated, 2))
        joint = {(max(a.first, b.first), min(a.last, b.last)) for a, b in pairs} | {
            (a.first, b.last) for a, b in pairs + [p[::-1] for p in pairs]
        }
        for match in _BOUNDS.finditer(piece):
            shown = cv_text.stretch(month_of(match[1]), month_of(match[2]), self.ground.today)
            if shown and (shown.first, shown.last) in joint:
                piece = piece.replace(match[0], "")
        return piece

    def stands(self, claim: Claim, texts: Sequence[str]) -> bool:
        """Whether one of the texts says it."""
        if claim.sort == "name":
            return self._named(claim, (*texts, self.ground.owner, *_ITSELF))
        says = _SAYS.get(claim.sort, holds)
        return any(says(text, claim.text) for text in texts)

    def _named(self, claim: Claim, texts: Sequence[str]) -> bool:
        if any(holds(text, claim.text) for text in texts):
            return True
        one, stop, other = claim.text.partition(". ")
        if stop:  # an initial, or the last word of a sentence: "He learned R. They ..."
            return self._named(Claim("name", one, claim.opens), texts) and self._named(Claim("name", other, opens=True), texts)
        first, *rest = tokens(claim.text).split()
        if not claim.opens or first not in own_words():
            return False
        return not rest or any(holds(text, " ".join(rest)) for text in texts)

    def computed(self, claim: Claim) -> bool:
        """Whether it is what a plain calculation over the cited entries gives."""
        if claim.sort == "duration":
            return self._lasted(claim.text)
        if claim.sort not in ("count", "number"):
            return False
        value = COUNTS.get(claim.text.lower()) or _number(claim.text)
        return value > 0 and value in self._counts()

    def _counts(self) -> Iterator[float]:
        """What can be counted: the points of the list and their sum, the entries cited, the authors of one, all publications."""
        yield from (f"\n{part}".count("\n- ") for part in self.reply.markdown.split("\n\n"))  # of each list by itself
        yield sum(map(_last_number, _unescaped(self.reply.markdown).split("\n- ")[1:]))
        yield len({one.id for one in self.reply.citations})
        for many in map(cv_text.authors, self.cited):
            yield from (many, many - 1)  # with the owner and without
        yield self.ground.cv.papers

    def _lasted(self, said: str) -> bool:
        months = months_of(said)
        if months is None:
            return False
        each = [one.months for one in self.stretches]
        apart = (abs(one - other) for one, other in combinations(each, 2))
        possible = [*each, *apart, cv_text.together(self.stretches), *cv_text.gaps(self.stretches)]
        spare = _ABOUT if any(one.rough for one in self.stretches) else 0
        return any(abs(months - one) <= spare for one in possible)

    def repeated(self, claim: Claim) -> bool:
        """Whether the visitor said it first, for here it is only denied."""
        asked, words = tokens(self.ground.asked), tokens(claim.text).split()
        rest = words[1:] if claim.opens and words[0] in own_words() else words
        return all(f" {word} " in asked for word in rest)


def _says_date(text: str, said: str) -> bool:
    """Whether a text gives a date, in figures or in words; a month alone needs that month of any year."""
    if said in MONTHS:
        return said in text or re.search(rf"\d{{4}}-{MONTHS.index(said) + 1:02}", text) is not None
    if re.fullmatch(r"\d{4}", said):
        return re.search(rf"(?<!\d){said}(?!\d)", text) is not None
    month, year = said.split()[-2:] if " " in said else (said, "")
    from_to = rf"{month} (?:to|-) (?:{'|'.join(MONTHS)}) {year}"
    return re.search(rf"(?<!\d)(?:{said}|{month_of(said)}|{from_to})(?!\d)", text) is not None


def _says_address(text: str, said: str) -> bool:
    """Whether a text gives an address; of a link to an account, the CV may give the account's name only."""
    return said.lower() in text.lower() or (said.startswith("http") and said.rstrip("/").rsplit("/", 1)[-1] in text)


def _last_number(point: str) -> float:
    """The number that a point of a list gives last, in figures or as a word; 0 where it gives none."""
    found = re.findall(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:one|{'|'.join(COUNTS)})\b", point.lower())
    return (COUNTS | {"one": 1}).get(found[-1]) or _number(found[-1]) if found else 0


def _unescaped(markdown: str) -> str:
    return re.sub(r"\\([\\`*_\[\]<>])", r"\1", markdown)


def _says_number(text: str, said: str) -> bool:
    """Whether a text gives a number, outside of its dates."""
    undated = re.sub(r"\b\d{4}-\d\d(?:-\d\d)?\b", " ", text)
    return _number(said) in map(_number, re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", undated))


def _number(text: str) -> float:
    return float(text.replace(",", ""))


_SAYS = {"date": _says_date, "address": _says_address, "number": _says_number}


def violations(reply: Reply, ground: Ground) -> Sequence[Claim]:
    """Every claim of a reply that breaks the law."""
    return tuple(Checked(reply, ground).violations())


def scattered(reply: Reply, ground: Ground) -> Sequence[str]:
    """Every sentence and point of an answer that mixes entries."""
    return tuple(Checked(reply, ground).scattered()) if reply.status is Status.ANSWERED else ()
