"""Whom a follow-up means: "her" who is not the owner, "that professor", "both", written out as the names that the chat named last."""

from __future__ import annotations

import re

from cvqa.language.patterns import pattern
from cvqa.question.followup import Context
from cvqa.question.query import Attribute

_OTHERS = {"he": ("he", "him", "his", "himself"), "she": ("she", "her", "hers", "herself"), "they": ("they", "them", "their", "theirs")}
_ROLE = (
    r"(?:professor|prof|advis[eo]r|supervisor|mentor|tutor|preceptor|instructor|person|woman|man|lady|gentleman|guy|colleague|manager|"
    r"boss|chief|co ?-?author|collaborator|referee|researcher|scientist|partner|teacher|editor|leader|academic|individual)"
)
_SAME = pattern(rf"\b(?:that|this|(?:that|this|the) (?:very )?same) {_ROLE}\b", re.I)
_BOTH = pattern(r"\b(?:(?:both|all|any|each|either|one|which) of (?:them|these|those|the (?:two|three))|both)\b", re.I)
_WHICH = pattern(r"^\W*(?:and |so )?which (?:one )?of (?:them|these|those)\b", re.I)  # picks among the entries that were told
_END = r"(?:'s\b|(?=\W*$|[?,.!]| (?:is|was|did|does|has|have|had|do)\b))"
_NTH = pattern(
    rf"\b(?:the (?P<nth>first|second|third|last|former|latter)(?: (?:one|person))?|(?P<bare>first|second|third|last) (?:one|person)){_END}",
    re.I,
)
_PLACE = {"first": 0, "former": 0, "second": 1, "third": 2, "last": -1, "latter": -1}
_OWNED = r"(?!(?:at|in|on|for|during|from|there|and|or|too|as|still|now|before|after|with)\b)[a-z]"  # "her paper", not "her in 2020"
_OF_PEOPLE = frozenset({Attribute.ADVISOR, Attribute.MANAGER, Attribute.COLLABORATOR, Attribute.AUTHORS})


def named_anew(text: str, context: Context | None, owner_pronoun: str) -> str:
    """The question with each word that means somebody of the chat, and not the owner, replaced by the name."""
    if context is None or not context.people:
        return text
    text = _SAME.sub(context.people[-1], text)
    if _about_people(context) and not (_WHICH.search(text) and context.focus):
        text = _BOTH.sub(_joined(context.people), text) if len(context.people) > 1 else text
        text = _NTH.sub(lambda m: _nth(context.people, m), text)
    return _without_pronouns(text, context, owner_pronoun) if owner_pronoun in _OTHERS else text


def _about_people(context: Context) -> bool:
    """Whether the question before this one asked for people, so that "both" and "the second" mean some of them."""
    query = context.query
    return query.has("form:person") or bool(_OF_PEOPLE.intersection(query.attributes))


def _joined(people: tuple[str, ...]) -> str:
    return people[0] if len(people) == 1 else f"{', '.join(people[:-1])} and {people[-1]}"


def _nth(people: tuple[str, ...], match: re.Match[str]) -> str:
    place = _PLACE[(match["nth"] or match["bare"]).lower()]
    name = people[place] if place < len(people) and len(people) > 1 else match[0]
    return f"{name}'s" if "'s" in match[0] and name != match[0] else name


def _without_pronouns(text: str, context: Context, owner_pronoun: str) -> str:
    """Pronouns that are not the owner's, by name; "they" are people only where people were asked for."""
    for pronoun, (subject, objective, *possessive) in _OTHERS.items():
        if pronoun == owner_pronoun or (pronoun == "they" and not _about_people(context)):
            continue
        whom = _joined(context.people) if pronoun == "they" else context.people[-1]
        owning = [*possessive, objective] if objective == "her" else possessive
        text = re.sub(rf"\b(?:{'|'.join(owning)})\b(?=\s+{_OWNED})", f"{whom}'s", text, flags=re.I)
        text = re.sub(rf"\b(?:{subject}|{objective})\b", whom, text, flags=re.I)
    return text


__all__ = ["named_anew"]
