"""Idioms said in plain words before a question is understood: "who would vouch for her" is who her referees are. They are data."""

from __future__ import annotations

import re
from functools import cache

from cvqa.language.lexicon import is_english, person_nouns
from cvqa.language.words import words
from cvqa.question.cues import data_lines, possible

_NAME = r"[a-z][\w'’-]*(?: (?!is|are|was|were|does|do|did|has|have|for|in|at|on|well)[a-z][\w'’-]*)?"
_SOMEBODY = rf"(?:the|this|that|our|your) \w+(?: \w+)?|{_NAME}"
_SAID = {
    "he": rf"(?:he|she|they|you|{_SOMEBODY})",
    "him": rf"(?:him|her|them|you|{_SOMEBODY})",
    "his": rf"(?:his|her|their|your|(?:{_SOMEBODY})['’]s?)",
}
_PRONOUNS = frozenset(["he", "she", "they", "you", "him", "her", "them", "his", "their", "your"])
_DETERMINERS = frozenset({"the", "this", "that", "our", "your"})
_OWNER = frozenset(
    [
        "person",
        "applicant",
        "owner",
        "guy",
        "man",
        "woman",
        "chap",
        "bloke",
        "lad",
        "boy",
        "girl",
        "lady",
        "gentleman",
        "dude",
        "fella",
        "one",
        "academic",
        "cv",
    ]
)
_CASES = (("he", "him", "his"), ("she", "her", "her"), ("they", "them", "their"), ("you", "you", "your"))
_FORMS = {"he": 0, "him": 1, "his": 2}


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    """Each pattern with the plain wording that takes its place."""
    found, plain = [], ""
    for line in data_lines("idioms.txt"):
        if line.startswith("["):
            plain = line.strip("[]")
        else:
            found.append((line, plain))
    return tuple(found)


def patterns() -> tuple[str, ...]:
    """The patterns as they are tried, each with the people in it."""
    return tuple(_written(line) for line, _ in _lines())


def needs() -> dict[str, tuple[str, ...]]:
    """For each pattern, texts of which it needs one."""
    from cvqa.language.needed import needed

    return {line: needed(line) for line in patterns()}


@cache
def _written(line: str) -> str:
    """The pattern over text in small letters; the first person of it is the one that the plain wording speaks of."""
    count = iter(range(9))
    told = re.sub(r"\{(he|him|his)\}", lambda m: f"(?P<{m[1]}_{next(count)}>{_SAID[m[1]]})", line)
    return rf"\b(?:{told})(?!\w)"


_compiled = cache(re.compile)


def plainly(text: str) -> str:
    """The text with its idioms in plain words, each pattern where it is found first."""
    low = text.lower()
    for line, plain in _lines():
        written = _written(line)
        if len(low) == len(text) and possible(written, low) and (match := _of_people(_compiled(written), text)):
            text = f"{text[: match.start()]}{_worded(plain, match, text)}{text[match.end() :]}"
            low = text.lower()
    return text


def _of_people(written: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match whose slots name people: an idiom said of a thing ("what makes the paper stand out") is none."""
    return next((m for m in written.finditer(text.lower()) if all(_person_said(text[slice(*m.span(name))]) for name in _slots(m))), None)


def _slots(match: re.Match[str]) -> list[str]:
    return [name for name, value in match.groupdict().items() if value]


def _person_said(said: str) -> bool:
    """A pronoun, a noun for a person with "the" or "this", or a name: written with a capital, or of words that English does not have."""
    first, *rest = words(re.sub(r"['’]s?$", "", said))
    if first.low in _PRONOUNS:
        return not rest
    if first.low in _DETERMINERS:
        return bool(rest) and rest[-1].low in person_nouns() | _OWNER
    return all(word.capital or not is_english(word.low) for word in (first, *rest))


def _worded(plain: str, match: re.Match[str], text: str) -> str:
    """The plain wording, with the person of the idiom in the form that it asks for."""
    said = next(((name, text[slice(*match.span(name))]) for name in _slots(match)), None)
    return re.sub(r"\{(he|him|his)\}", lambda m: _person(said, m[1]), plain)


def _person(said: tuple[str, str] | None, form: str) -> str:
    """A person in the case that is asked for ("she", "her"); "the" where an idiom names nobody."""
    if said is None:
        return "the" if form == "his" else "he"
    name, written = said
    of = _FORMS[name.split("_")[0]]
    known = next((cases for cases in _CASES if cases[of] == written.lower()), None)
    if known:
        return known[_FORMS[form]]
    bare = re.sub(r"['’]s?$", "", written) if of == _FORMS["his"] else written
    return f"{bare}'s" if form == "his" else bare


__all__ = ["needs", "patterns", "plainly"]
