"""What the question bank makes of a question: where the cues are silent, its intent speaks; where they speak, they have the word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.question.gazetteer import Gazetteer
from cvqa.question.query import Attribute, Form, Query

HINTED = 0.5  # from here on an intent fills in what no cue says
TRUSTED = 0.7  # from here on it may say that a question is about nothing in a CV

_ATTRIBUTES = {a.value: a for a in Attribute} | {"coauthors": Attribute.AUTHORS, "method": Attribute.DESCRIBE}
_FORMS = {f.value for f in Form} - {"yesno", "tell", "smalltalk", "refuse", "clarify", "nth", "person", "list", "current"} | {
    "list",
    "section",
}
_TALK = frozenset({"greeting", "thanks", "goodbye", "identity", "capability", "feedback"})
_REFUSE = frozenset({"private", "opinion", "out_of_scope", "injection"})


_PERSONAL = frozenset({"he", "she", "they", "his", "her", "hers", "their", "theirs", "him", "them"})


def bare(query: Query, gazetteer: Gazetteer) -> str:
    """The question without the owner in it, of whom no passage speaks by name."""
    kept = [word.low for word in query.words if word.stem not in gazetteer.owner_stems and word.low not in _PERSONAL]
    return " ".join(kept) or query.text


def informed(query: Query, intents: Sequence[tuple[str, float]]) -> Query:
    """The query with the bank's best intent, used where no cue of the question says what is asked."""
    query = replace(query, bank=tuple(intents[:5]))
    if not intents:
        return query
    intent, share = intents[0]
    if share >= TRUSTED and intent in _REFUSE and not any(a.startswith("refuse:") for a in query.asks) and not _specific(query):
        return replace(query, asks=query.asks | {f"refuse:{intent}"})
    if share < HINTED or any(a.startswith(("form:", "attribute:", "talk:", "refuse:")) for a in query.asks):
        return query
    if intent in _TALK and share >= TRUSTED and not _specific(query):
        return replace(query, asks=query.asks | {f"talk:{intent}"})
    if intent in _OF_PEOPLE and verb_of_who(query) >= 0:
        return query
    if intent in _ATTRIBUTES:
        return replace(query, attributes=(_ATTRIBUTES[intent],), asks=query.asks | {f"attribute:{intent}"})
    if intent in _FORMS:
        return replace(query, asks=query.asks | {f"form:{'list' if intent == 'section' else intent}"})
    return query


_OF_PEOPLE = frozenset({"advisor", "manager", "collaborator"})


def verb_of_who(query: Query) -> int:
    """The verb that says what somebody did ("who examined her thesis"), where no cue understands it; -1 where there is none."""
    low = [word.low for word in query.words]
    at = low.index("who") + 1 if "who" in low else -1
    return at if at in query.content and at + 1 < len(low) else -1


def _specific(query: Query) -> bool:
    """Whether the question names something of this CV, so that it is about it whatever it sounds like."""
    return bool(any(m.whole for m in query.mentions) or query.kinds or query.level)
