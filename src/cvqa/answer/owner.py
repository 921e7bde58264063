"""The owner's own answers: a question that the assistant file answers is answered as written there, and cited as the owner's."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.compose import clipped, escaped
from cvqa.answer.reply import Citation, Reply, Status
from cvqa.cv.model import Cv, Faq
from cvqa.index.rows import Hit, Row
from cvqa.language.lexicon import weight
from cvqa.language.words import words

GROUP = "faq"
SECTION = "In the owner's words"
_SAME = 0.8  # cosine from which two questions ask the same
_SAME_WORDS = 0.65  # the same where they also share every telling word
_TELLING = 0.5  # weight of a word that tells one question from another


def rows(cv: Cv) -> list[Row]:
    """Every question that the owner answers, under the number of its pair."""
    asked = ((number, at, text) for number, faq in enumerate(cv.settings.faq) for at, text in enumerate(faq.questions))
    return [Row(GROUP, f"{number}#{at}", text) for number, at, text in asked]


def matching(question: str, hits: Sequence[Hit], cv: Cv) -> tuple[int, float] | None:
    """The number of the pair whose question this is, and its cosine: word for word, or near in meaning with the same telling words."""
    said = _plain(question)
    for number, faq in enumerate(cv.settings.faq):
        if any(_plain(written) == said for written in faq.questions):
            return number, 1.0
    for hit in hits:
        telling = _telling(question)
        if telling == _telling(hit.text) and hit.score >= (_SAME_WORDS if telling else _SAME):
            return int(hit.key.split("#")[0]), hit.score
    return None


def _plain(question: str) -> str:
    return " ".join(word.low for word in words(question))


def _telling(question: str) -> frozenset[str]:
    """The stems of names, numbers and rare words."""
    said = words(question)
    telling = (w for n, w in enumerate(said) if w.number or (w.capital and n) or weight(w.low) > _TELLING)
    return frozenset(w.stem for w in telling) - {"i"}


def reply(cv: Cv, number: int, score: float, suggestions: Sequence[str]) -> Reply:
    """The owner's answer as written, with the pair as its citation."""
    faq: Faq = cv.settings.faq[number]
    home = cv.settings.homepage.rstrip("/")
    title = faq.questions[0] if faq.questions else SECTION
    cited = Citation(f"owner-{number + 1}", SECTION, title, clipped(faq.answer), str(faq.place), f"{home}/", round(float(score), 4))
    return Reply(Status.ANSWERED, faq.answer, escaped(faq.answer), (cited,), "owner", suggestions=tuple(suggestions))
