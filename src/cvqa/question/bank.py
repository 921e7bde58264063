"""The question bank: templated questions about any CV, each labelled with its intent; from them the intent head learns what is asked.

Names are masked on both sides, so that the bank grows with the kinds of questions and not with the CV.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from cvqa.index.rows import Row
from cvqa.language.lexicon import is_english
from cvqa.language.patterns import pattern
from cvqa.language.words import Word, words
from cvqa.question.gazetteer import Gazetteer, NameKind
from cvqa.question.query import Query
from cvqa.question.reading import written_out

GROUP = "bank"
_OFTEN = 3  # so many times in the bank makes a word one that visitors use
# What a masked name reads like: plain words that leave the rest of the sentence to decide.
_MASKS = {
    "org": "the company", "person": "that person", "title": "the project", "place": "that city", "year": "2020", "topic": "that topic",
    "degree": "degree", "skill": "that skill", "role": "that role", "name": "he", "number": "5",
}  # fmt: skip
_OF_NAME = {
    NameKind.OWNER: "name", NameKind.PERSON: "person", NameKind.ORGANISATION: "org", NameKind.TITLE: "title", NameKind.VENUE: "title",
    NameKind.PLACE: "place", NameKind.TERM: "topic",
}  # fmt: skip


_ORDER = tuple(_OF_NAME)  # where one span may be names of several kinds, the first of these
_PRONOUNS = {
    "she": "he", "they": "he", "her": "his", "their": "his", "hers": "his", "theirs": "his", "him": "his", "them": "his",
    "herself": "himself",
}  # fmt: skip
_PERSON = pattern(r"\bthe (candidate|applicant|author)\b")
_ARTICLES = frozenset({"the", "a", "an"})
_DETERMINERS = _ARTICLES | {"his", "her", "that", "this"}


def _files() -> list[tuple[str, str]]:
    folder = files("cvqa.question").joinpath("bank")
    return sorted((f.name, f.read_text("utf-8")) for f in folder.iterdir() if f.name.endswith(".txt"))


@cache
def questions() -> tuple[tuple[str, str], ...]:
    """Every question of the bank with its label ("advisor" or "when education"), placeholders in braces."""
    found: list[tuple[str, str]] = []
    for _, text in _files():
        label = ""
        for line in text.splitlines():
            line = line.strip()
            if line.startswith("[") and line.endswith("]"):
                label = line[1:-1]
            elif line and not line.startswith("#"):
                found.append((line, label))
    return tuple(found)


def digest() -> str:
    """The SHA-256 of the bank, by which a build made with another one is known to be stale."""
    return hashlib.sha256("".join(name + text for name, text in _files()).encode()).hexdigest()


def unmasked(question: str) -> str:
    """A bank question as it is embedded: placeholders in words, and the rest plain, as a visitor's question is."""
    spoken: list[str] = []
    for piece in re.split(r"(\{\w+\})(?:'s)?", question):
        spoken += [_MASKS[piece[1:-1]]] if piece.startswith("{") else [_plain(word) for word in words(written_out(piece))]
    return _joined(spoken) or question.lower()


def rows() -> list[Row]:
    """The bank as rows to embed; the key is the label."""
    seen: dict[str, str] = {}
    for question, label in questions():
        seen.setdefault(unmasked(question), label)
    return [Row(GROUP, f"{label}#{n}", text) for n, (text, label) in enumerate(seen.items())]


def spoken() -> list[str]:
    """The words that the bank's questions are often asked with, but for short ones."""
    said = Counter(word for _, text in _files() for word in re.findall(r"[a-z]{4,}", text.lower()))
    return sorted(word for word, times in said.items() if times >= _OFTEN)


def masked(query: Query, gazetteer: Gazetteer) -> str:
    """A visitor's question with the names in it, known and unknown, masked as the bank's are."""
    masks: dict[int, str] = {}
    for span, mask in (*_known(query, gazetteer), *_unknown(query)):
        if masks.keys().isdisjoint(span):
            masks.update(dict.fromkeys(span, "") | {span[0]: mask})
    owner = gazetteer.owner_stems
    return _joined(masks.get(n, _MASKS["name"] if w.stem in owner else _plain(w)) for n, w in enumerate(query.words)) or query.text.lower()


def _known(query: Query, gazetteer: Gazetteer) -> Iterator[tuple[list[int], str]]:
    """The spans that name something of the CV, whole names before parts of names."""
    for mention in sorted(query.mentions, key=lambda m: (not m.whole, _ORDER.index(m.name.kind))):
        span = sorted(mention.covers)
        said = [query.words[n] for n in span]
        if not all(word.stem in gazetteer.owner_stems for word in said) and (len(said) > 1 or _is_name(said[0], span[0])):
            yield span, _MASKS[_OF_NAME[mention.name.kind]]


def _is_name(word: Word, at: int) -> bool:
    """Whether one word is said as a name: a name of the CV may hold words ("lab", "intern") that questions use for themselves."""
    return len(word.low) > 1 and (not is_english(word.low) or (word.capital and at > 0))


def _unknown(query: Query) -> Iterator[tuple[list[int], str]]:
    """The spans of names that the CV does not hold; most are of organisations."""
    raw = [word.raw for word in query.words]
    for name in query.unknown:
        said = name.split()
        yield from (([*range(at, at + len(said))], _MASKS["org"]) for at in range(len(raw)) if raw[at : at + len(said)] == said)


def _plain(word: Word) -> str:
    """A word as the bank has it: every person is "he", every year and every number the same."""
    if word.number:
        return _MASKS["year" if re.fullmatch(r"(19|20)\d\d", word.low) else "number"]
    return _PRONOUNS.get(word.low, word.low)


def _joined(spoken: Iterable[str]) -> str:
    """The words as one text: nothing twice in a row, and a mask without its article where the question gave one."""
    out: list[str] = []
    for said in spoken:
        article, _, bare = said.partition(" ")
        if bare and out and out[-1] in (_DETERMINERS if article == "the" else _ARTICLES):
            said = bare
        if said and said != (out[-1] if out else ""):
            out.append(said)
    return _PERSON.sub(_MASKS["name"], " ".join(out))


def intents(labelled: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The closed list of intents of the bank."""
    return tuple(sorted({label.split()[0] for _, label in labelled}))
