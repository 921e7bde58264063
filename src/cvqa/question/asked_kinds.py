"""Which kinds of entries a question asks for: by nouns ("internships"), by verbs ("where did she teach"), and which it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from cvqa.cv.model import Kind
from cvqa.language.patterns import pattern
from cvqa.language.words import Word, stem
from cvqa.question.cues import data_lines, flat
from cvqa.question.query import KindAsked

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Noun:
    """A noun phrase that asks for a kind. `item`: it means single things; `narrow`: it names only some of the kind ("book")."""

    kind: Kind
    item: bool
    narrow: bool
    verb: bool


def singular(low: str) -> str:
    """A noun without its plural ending. No stem: "educator" is no "education", and "engineers" are no "engineering"."""
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    return low if low.endswith(("ss", "us", "is")) else low.removesuffix("s")


@cache
def nouns() -> dict[Phrase, tuple[Noun, ...]]:
    """For each noun phrase in the singular, or verb, the kinds it asks for."""
    found: dict[Phrase, list[Noun]] = {}
    for line in data_lines("kinds.txt"):
        head, listed = line.split(":", 1)
        kind = Kind(head.split()[-1])
        for word in listed.split():
            phrase = tuple(singular(part) for part in word.lstrip("~").split("_"))
            found.setdefault(phrase, []).append(Noun(kind, head.startswith("item "), word.startswith("~"), head.startswith("verb ")))
    return {phrase: tuple(kinds) for phrase, kinds in found.items()}


@cache
def levels() -> dict[Phrase, str]:
    """For each stemmed name of a degree, its level."""
    pairs = (line.split(":", 1) for line in data_lines("levels.txt"))
    return {tuple(stem(p) for p in name.split("_")): level for level, names in pairs for name in names.split()}


@dataclass(frozen=True)
class Asked:
    """The kinds asked for, the degree level, the words that say so, and nouns that only qualify the one behind them."""

    kinds: tuple[KindAsked, ...]
    level: str
    level_covers: frozenset[int]
    modifiers: frozenset[int]
    verbs: frozenset[int] = frozenset()  # that say what the noun says already ("which courses does he teach")

    @property
    def covers(self) -> frozenset[int]:
        return frozenset(n for k in self.kinds for n in k.covers) | self.level_covers | self.verbs


def _coded(said: Sequence[Word], found: Sequence[KindAsked]) -> list[KindAsked]:
    """The language that somebody codes in is none that is spoken."""
    codes = bool(_CODING.search(flat(said)))
    return [replace(k, kind=Kind.SKILL) if codes and k.kind is Kind.LANGUAGE else k for k in found]


_CODING = pattern(
    r"\b(cod(e|es|ed|ing)|programm?(s|ed|ing)?|script(s|ed|ing)?) (in|with)\b|\bwr(ite|ites|ote|itten) (\w+ )?(code|software)\b"
)
_AFTER_VERB = frozenset({"with", "on", "under", "alongside", "together"})


def asked_kinds(said: Sequence[Word], taken: frozenset[int]) -> Asked:
    """The kinds that a question's words ask for; words in `taken` belong to names."""
    found: list[KindAsked] = []
    verbs: list[KindAsked] = []
    level, level_covers = "", frozenset[int]()
    used = set(taken)
    for size in (3, 2, 1):
        for at in range(len(said) - size + 1):
            span = frozenset(range(at, at + size))
            if used & span:
                continue
            stemmed = tuple(said[n].stem for n in sorted(span))
            phrase = tuple(singular(said[n].low) for n in sorted(span))
            if stemmed in levels() and _of_owner(said, at, size) and (not level or levels()[stemmed] == level):
                level, level_covers = levels()[stemmed], level_covers | span
                used |= span
            elif phrase in nouns():
                plural = said[at + size - 1].low.endswith("s") and not said[at + size - 1].low.endswith("ss")
                if _asks_for_none(said, at, size, nouns()[phrase]):
                    continue
                for noun in _read_as(said, at, nouns()[phrase]):
                    named = KindAsked(noun.kind, span, noun.item, plural, noun.narrow, tuple(said[n].low for n in sorted(span)))
                    (verbs if noun.verb else found).append(named)
                used |= span
    heads = _heads(sorted(_coded(said, found), key=lambda k: min(k.covers)), said)
    modifiers = frozenset(n for k in found if k not in heads for n in k.covers) - frozenset(n for k in heads for n in k.covers)
    same = frozenset(n for k in verbs for n in k.covers if any(k.kind is head.kind for head in heads))
    return Asked(heads or tuple(verbs[:1]), level, level_covers, modifiers, same)


_OTHERS = frozenset({"theses", "students", "dissertations", "candidates", "projects"})


def _of_owner(said: Sequence[Word], at: int, size: int) -> bool:
    """Whether a degree is the owner's: a doctor is none, and "master's theses" are those of others."""
    last = at + size - 1
    behind = said[last + 1].low if last + 1 < len(said) else ""
    return (size > 1 or said[at].low not in _PEOPLE) and said[last].low not in _OTHERS and behind not in _OTHERS


_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall"})


def _asks_for_none(said: Sequence[Word], at: int, size: int, found: tuple[Noun, ...]) -> bool:
    """ "Work with someone" asks for no job, and "will grant a degree" for no grant."""
    if at + size < len(said) and said[at + size].low in _AFTER_VERB and all(noun.verb for noun in found):
        return True
    return size == 1 and at > 0 and said[at - 1].low in _MODALS and not any(noun.verb for noun in found)


_PEOPLE = frozenset({"doctor", "doctors"})  # who has a degree, and no degree
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "your", "any", "what", "which", "of"})


def _read_as(said: Sequence[Word], at: int, found: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """The verb, where a word that may be noun or verb stands behind "does she"; else all that it may be."""
    asked = {word.low for word in said[max(0, at - 4) : at]} & {"do", "does", "did"}
    verbs = tuple(noun for noun in found if noun.verb)
    return verbs if verbs and asked and at and said[at - 1].low not in _DETERMINERS else found


def _heads(found: Sequence[KindAsked], said: Sequence[Word]) -> tuple[KindAsked, ...]:
    """Of nouns side by side ("best paper award") the last is asked for; the ones before it only qualify it, unless a comma parts them."""
    starts = {n for k in found if (n := min(k.covers)) and said[n].start - said[n - 1].end < _COMMA}
    return tuple(k for k in found if max(k.covers) + 1 not in starts or k.kind in _ROLES)


_COMMA = 2  # characters between two words that are parted by a comma

_ROLES = frozenset({Kind.RESEARCH, Kind.ENGINEERING, Kind.INTERNSHIP, Kind.TEACHING, Kind.VOLUNTEERING, Kind.EXPERIENCE})


_EXCEPT = pattern(
    r"\b(apart from|besides|except( for)?|other than|as opposed to|rather than|instead of|excluding|"
    r"not counting|leaving (out|aside)|without counting|aside from|not including|"
    r"minus|but not|outside( of)?|setting aside|ignoring|disregarding|if you (skip|ignore|leave out)|beyond|in addition to"
    r"|(?<!work )(?<!worked )(?<!working )(?<!built )(?<!build )on top of)\b"
)
_BEHIND = pattern(
    r"(?:^|time |\b(?:leaving|with|and|now|today|in all|since \d{4}|his|her|their) )(?P<what>(?:(?!leaving|with)\w+ ){1,2}?)"
    r"(?P<cue>left out|left aside|excluded|excepted|aside|not counted|not included)\b"
)
_NOT = pattern(r"\b(which|that) (is|are|was|were) not\b|, not\b|\bnot (in |a |an |the )?(?=\w+( \w+)?$)")
_RESUMES = frozenset(
    [
        "what",
        "which",
        "how",
        "who",
        "whom",
        "did",
        "does",
        "do",
        "has",
        "have",
        "had",
        "where",
        "when",
        "is",
        "are",
        "was",
        "were",
        "list",
        "name",
        "give",
        "tell",
        "show",
    ]
)


def _excluded_before(low: str) -> tuple[frozenset[int], frozenset[int]]:
    """The same where the words stand before it: "volunteering left out", "leaving the shortlists aside"."""
    match = _BEHIND.search(low)
    if not match:
        return frozenset(), frozenset()
    first, behind = low[: match.start("what")].count(" "), low[: match.start("cue")].count(" ")
    said = low.split(" ")
    cue = frozenset(range(behind, low[: match.end()].count(" ") + 1)) | ({first - 1} if first and said[first - 1] == "leaving" else set())
    return frozenset(range(first, behind)), cue


def excluded(text: str, said: Sequence[Word], low: str) -> tuple[frozenset[int], frozenset[int]]:
    """The words that say what is left out, and those that say "apart from" with it: up to the next comma or question word."""
    match = _EXCEPT.search(low) or _NOT.search(low)
    if not match:
        return _excluded_before(low)
    first = low[: match.end()].rstrip().count(" ") + 1
    stop = len(said)
    for n in range(first, len(said)):
        parted = n + 1 < len(said) and re.search(r"[,;:?]", text[said[n].end : said[n + 1].start])
        if parted or (n + 1 < len(said) and said[n + 1].low in _RESUMES):
            stop = n + 1
            break
    cue = frozenset(range(low[: match.start()].count(" "), first))
    return frozenset(range(first, stop)), cue
