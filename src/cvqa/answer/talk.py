"""Small talk: greetings, thanks, what the assistant is and what it can do."""

from __future__ import annotations

from cvqa.answer.finding import Case, Finding
from cvqa.answer.reply import Status

_SAID = {
    "greeting": "Hello! I answer questions about {name}'s CV. What would you like to know?",
    "thanks": "You are welcome. Ask me anything else about {name}'s CV.",
    "goodbye": "Goodbye, and thank you for your interest in {name}'s CV.",
    "feedback": "Good. Ask me anything else about {name}'s CV.",
    "identity": "I am an assistant that answers questions about {name}'s CV. I am a program without a language model: each answer is taken from the CV and cites it.",
    "capability": "I answer questions about {name}'s CV: work, education, publications, awards, people, dates, counts and contact. Each answer cites the CV.",
}


def smalltalk(case: Case) -> Finding | None:
    """A friendly word where the question is about nothing else."""
    query = case.query
    talks = [a.removeprefix("talk:") for a in sorted(query.asks) if a.startswith("talk:")]
    if not talks or query.mentions or query.has("refuse:injection"):
        return None
    alone = talks[0] in ("identity", "capability", "greeting", "feedback", "goodbye")
    if not alone and (query.attributes or query.yesno or len(query.words) > 12):
        return None
    if talks[0] == "identity" and (query.kinds or query.content):
        return None
    return Finding(Status.SMALLTALK, _SAID[talks[0]].format(name=case.cv.owner.name), intent=talks[0])
