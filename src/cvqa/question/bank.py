"""The question bank: templated questions about any CV, each labelled with its intent; the nearest ones vote on what is asked.

Names are masked on both sides, so that the bank grows with the kinds of questions and not with the CV.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from cvqa.index.rows import Hit, Row
from cvqa.question.gazetteer import Gazetteer, NameKind
from cvqa.question.query import Query

GROUP = "bank"
NEIGHBOURS = 12
# What a masked name reads like: plain words that leave the rest of the sentence to decide.
_MASKS = {
    "org": "the company", "person": "that person", "title": "the project", "place": "that city", "year": "2020", "topic": "that topic",
    "degree": "degree", "skill": "that skill", "role": "that role", "name": "he", "number": "5",
}  # fmt: skip
_OF_NAME = {
    NameKind.PERSON: "person", NameKind.ORGANISATION: "org", NameKind.TITLE: "title", NameKind.VENUE: "title", NameKind.PLACE: "place",
    NameKind.TERM: "topic", NameKind.OWNER: "name",
}  # fmt: skip


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
    """A bank question with its placeholders put into words, folded as a visitor's question is."""
    return re.sub(r"\{(\w+)\}", lambda m: _MASKS.get(m[1], m[1]), question).strip(" ?.!").lower()


def rows() -> list[Row]:
    """The bank as rows to embed; the key is the label."""
    seen: dict[str, str] = {}
    for question, label in questions():
        seen.setdefault(unmasked(question), label)
    return [Row(GROUP, f"{label}#{n}", text) for n, (text, label) in enumerate(seen.items())]


def masked(query: Query, gazetteer: Gazetteer) -> str:
    """A visitor's question with the names of the CV masked as the bank's are."""
    replace: dict[int, str] = {}
    for mention in query.mentions:
        first = min(mention.covers)
        if first not in replace:
            replace[first] = _MASKS[_OF_NAME[mention.name.kind]]
            replace.update((n, "") for n in mention.covers if n != first)
    out, before = [], ""
    for n, word in enumerate(query.words):
        said = replace.get(n, "he" if word.stem in gazetteer.owner_stems else word.low)
        if said and not (said == before == "he"):
            out.append(said)
        before = said
    return " ".join(out)


def vote(hits: Iterable[Hit]) -> tuple[tuple[str, float], ...]:
    """Intents by their share of the nearest questions' vote, each weighing with the fourth power of its cosine."""
    shares: dict[str, float] = defaultdict(float)
    for hit in hits:
        shares[hit.key.split("#")[0].split()[0]] += max(0.0, hit.score) ** 4
    total = sum(shares.values()) or 1.0
    return tuple(sorted(((intent, share / total) for intent, share in shares.items()), key=lambda pair: -pair[1]))


def intents(labelled: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The closed list of intents of the bank."""
    return tuple(sorted({label.split()[0] for _, label in labelled}))
