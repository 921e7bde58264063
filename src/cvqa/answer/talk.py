"""Small talk: greetings, thanks, what the assistant is and what it can do."""

from __future__ import annotations

from cvqa.answer.finding import Case, Finding
from cvqa.answer.reply import Status
from cvqa.answer.wording import say
from cvqa.language.patterns import pattern

_BESIDE_A_QUESTION = "thanks"  # said on the way to a question as well, which then is what matters
_LONGEST_THANKS = 18  # words


def smalltalk(case: Case) -> Finding | None:
    """A friendly word where the question is about nothing else."""
    query = case.query
    talks = [a.removeprefix("talk:") for a in sorted(query.asks) if a.startswith("talk:")] or ["identity"] * _asks_whether_owner(case)
    if not talks or not _owner_at_most(case) or query.has("refuse:injection") or not _is_all(case, talks[0]):
        return None
    return Finding(Status.SMALLTALK, say(f"talk.{talks[0]}", name=case.cv.owner.name), intent=talks[0])


_TO_WHOM = pattern(
    r"\b(are you|is (this|that|it)|(am i|i am) (now |actually |really )?(talking|speaking|chatting|writing|typing)( to| with)?)\b"
)


def _owner_at_most(case: Case) -> bool:
    """Whether no name but the owner's is mentioned."""
    words, own = case.query.words, case.gazetteer.owner_stems
    return all(words[n].stem in own for m in case.query.mentions for n in m.covers)


def _asks_whether_owner(case: Case) -> bool:
    """Whether the visitor asks if it is the owner who answers: "are you really Ann?"."""
    query = case.query
    asks = query.mentions and not (query.kinds or query.attributes or query.level or query.time)
    return bool(asks and _TO_WHOM.match(query.low) and case.evidence.weight(query.content) < _LIGHT)


_LIGHT = 0.9  # what the words weigh together that may stand beside the name ("real", "person")


def _is_all(case: Case, talk: str) -> bool:
    """Whether nothing else is asked beside it."""
    query = case.query
    if talk == _BESIDE_A_QUESTION:
        asks = query.attributes or query.yesno or ("?" in query.text and (query.kinds or query.level))
        return not asks and len(query.words) <= _LONGEST_THANKS
    return talk != "identity" or not (query.kinds or query.content)
