"""Suggestions: questions that the CV answers, made from its own entries; each is asked before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cvqa.answer.reply import Reply, Status
from cvqa.cv.model import Cv, Entry, Kind

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
    return tuple(dict.fromkeys([*cv.settings.suggestions, f"What does {who} do now?", *own, *asked, *contact]))[:MOST]


def answered(questions: Iterable[str], ask: Ask) -> tuple[str, ...]:
    """Those of the questions that get an answer."""
    return tuple(q for q in questions if ask(q).status is Status.ANSWERED)


def related(pool: Sequence[str], question: str, near: Sequence[Entry]) -> tuple[str, ...]:
    """Up to three of the pool to go on with: first those that name what was just spoken of, never the question itself."""
    names = [e.organisation for e in near if e.organisation]
    others = [q for q in pool if q.strip(" ?").lower() != question.strip(" ?").lower()]
    return tuple(sorted(others, key=lambda q: not any(name in q for name in names))[:3])
