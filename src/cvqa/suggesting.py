"""Suggestions: questions that the CV answers, made from its own entries; each is asked before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from cvqa.answer.reply import Reply, Status
from cvqa.cv.model import Cv, Entry, Kind
from cvqa.language.words import words

MOST = 12
Ask = Callable[[str], Reply]

# What is worth asking of a kind, where the CV has entries of it.
_OF_KIND = {
    Kind.EDUCATION: "Where did {who} study?",
    Kind.PUBLICATION: "Which papers has {who} published?",
    Kind.AWARD: "Which awards has {who} won?",
    Kind.TEACHING: "What has {who} taught?",
    Kind.LANGUAGE: "Which languages does {who} speak?",
    Kind.SKILL: "Which technical skills does {who} have?",
    Kind.PROJECT: "Which projects has {who} worked on?",
    Kind.CERTIFICATION: "Which certifications does {who} have?",
    Kind.REFEREE: "Who are the referees?",
}


def candidates(cv: Cv) -> tuple[str, ...]:
    """The owner's own suggestions first, then one for each recent workplace, then one for each kind that the CV has."""
    who = cv.owner.name.split()[0]
    work = [e for e in cv.entries if e.kinds[0] is Kind.EXPERIENCE and e.organisation]
    kinds = {kind for e in cv.entries for kind in (*e.kinds, *(k for item in e.items for k in item.kinds))}
    own = [f"What did {who} do at {e.organisation}?" for e in work[:3]]
    asked = [text.format(who=who) for kind, text in _OF_KIND.items() if kind in kinds]
    contact = [f"How can I contact {who}?"] if cv.owner.email else []
    every = [*cv.settings.suggestions, f"What does {who} do now?", *own, *asked, *contact]
    first: dict[frozenset[str], str] = {}
    for question in every:
        first.setdefault(sense(question, cv.owner.name), question)
    return tuple(first.values())[:MOST]


_PERSON = frozenset({"he", "she", "they", "you", "his", "her", "their", "your", "him", "them"})


@lru_cache(maxsize=1_024)
def sense(question: str, owner: str) -> frozenset[str]:
    """What a question asks, whatever its order, and whether it says "he", "you" or the owner's name."""
    names = {word.low for word in words(owner)}
    return frozenset(word.stem for word in words(question) if word.low not in names | _PERSON)


def answered(questions: Iterable[str], ask: Ask) -> tuple[str, ...]:
    """Those of the questions that get an answer."""
    return tuple(q for q in questions if ask(q).status is Status.ANSWERED)


def related(pool: Sequence[str], question: str, near: Sequence[Entry], owner: str) -> tuple[str, ...]:
    """Up to three of the pool to go on with: first those that name what was just spoken of, never what was just asked."""
    names = [e.organisation for e in near if e.organisation]
    others = [q for q in pool if sense(q, owner) != sense(question, owner)]
    return tuple(sorted(others, key=lambda q: not any(name in q for name in names))[:3])
