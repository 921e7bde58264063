"""Small talk: greetings, thanks, what the assistant is and what it can do."""

from __future__ import annotations

from cvqa.answer.finding import Case, Finding
from cvqa.answer.reply import Status
from cvqa.answer.wording import say

_BESIDE_A_QUESTION = "thanks"  # said on the way to a question as well, which then is what matters
_LONGEST_THANKS = 18  # words


def smalltalk(case: Case) -> Finding | None:
    """A friendly word where the question is about nothing else."""
    query = case.query
    talks = [a.removeprefix("talk:") for a in sorted(query.asks) if a.startswith("talk:")]
    if not talks or query.mentions or query.has("refuse:injection") or not _is_all(case, talks[0]):
        return None
    return Finding(Status.SMALLTALK, say(f"talk.{talks[0]}", name=case.cv.owner.name), intent=talks[0])


def _is_all(case: Case, talk: str) -> bool:
    """Whether nothing else is asked beside it."""
    query = case.query
    if talk == _BESIDE_A_QUESTION:
        asks = query.attributes or query.yesno or ("?" in query.text and (query.kinds or query.level))
        return not asks and len(query.words) <= _LONGEST_THANKS
    return talk != "identity" or not (query.kinds or query.content)
