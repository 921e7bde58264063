"""Times as people say them: years in words ("twenty twenty one"), and the day that a visitor sets ("It's July 2021. Where is he?")."""

from __future__ import annotations

import re

from cvqa.language.numbers import ONES, TEENS, TENS, VALUES
from cvqa.language.patterns import pattern

_ONE, _TEEN, _TEN = ("|".join(names) for names in (ONES, TEENS, TENS))
_BELOW = rf"(?:(?:{_TEN})(?:[ -](?:{_ONE}))?|{_TEEN}|oh[ -](?:{_ONE}))"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|early|mid|late|spring|summer|autumn|winter)"
)
_YEAR = pattern(
    rf"(?P<before>\b(?:in|since|until|till|by|from|to|of|around|about|after|before|during|between|and|year|{_MONTH})"
    r"(?: (?:like|about|around|early|mid|late|the year))* )"
    rf"(?:(?P<century>nineteen|twenty)[ -](?P<rest>{_BELOW})|two thousand(?:(?: and)? (?P<after>{_BELOW}|{_ONE}))?)\b(?![ -](?:{_ONE})\b)",
    re.IGNORECASE,
)
_SETTING = pattern(
    r"^\W*(?:so )?(?:let us say |let's say |say |imagine |suppose |pretend |picture )?(?:that )?"
    rf"(?:it is|it's|we are in|we're in|the year is|the date is) (?:now )?(?P<time>(?:{_MONTH}[ -])?(?:of )?(?:19|20)\d\d)"
    r"\s*[.,;:–—-]+\s+(?P<question>[^?.!;]+)",
    re.IGNORECASE,
)


def in_figures(text: str) -> str:
    """The text with years that are said in words written as numbers."""
    return _YEAR.sub(_figures, text)


def _figures(match: re.Match[str]) -> str:
    if match["century"]:
        return f"{match['before']}{100 * _number(match['century']) + _number(match['rest'])}"
    return f"{match['before']}{2000 + _number(match['after'] or '')}"


def _number(said: str) -> int:
    return sum(VALUES.get(word, 0) for word in re.split(r"[ -]", said.lower()))  # "oh" is none


def set_then(text: str) -> str:
    """The text with the time that its first words set put into the question that they set it for."""
    return _SETTING.sub(lambda m: f"{m['question'].rstrip()} in {m['time']}", text)
