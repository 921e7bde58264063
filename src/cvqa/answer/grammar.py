"""The small English grammar that sentences need: who is spoken of, articles, plurals, counts and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cvqa.cv.model import Cv
from cvqa.language.numbers import ONES, ORDINALS, TEENS, with_sign
from cvqa.language.patterns import pattern


@dataclass(frozen=True)
class Subject:
    """How the owner is spoken of: "he", "they", or by name where the owner set no pronouns."""

    name: str
    possessive: str
    object: str
    plural: bool = False

    @property
    def was(self) -> str:
        """ "was" or "were"."""
        return "were" if self.plural else "was"

    @property
    def is_(self) -> str:
        """ "is" or "are"."""
        return "are" if self.plural else "is"

    @property
    def has(self) -> str:
        """ "has" or "have"."""
        return "have" if self.plural else "has"


_PRONOUNS = {
    "he": Subject("He", "his", "him"),
    "she": Subject("She", "her", "her"),
    "they": Subject("They", "their", "them", plural=True),
}


def subject(cv: Cv) -> Subject:
    """The subject of sentences about the owner."""
    return _PRONOUNS.get(cv.settings.pronouns.split("/")[0].strip().lower()) or by_name(cv)


def by_name(cv: Cv) -> Subject:
    """The owner, called by name."""
    name = cv.owner.name
    return Subject(name, f"{name}'" if name.endswith("s") else f"{name}'s", name)


def listed(parts: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; with semicolons where a part has a comma of its own."""
    parts = [p for p in parts if p]
    if len(parts) < 2:
        return "".join(parts)
    if any("," in p for p in parts):
        return "; ".join(parts[:-1]) + "; and " + parts[-1]
    return ", ".join(parts[:-1]) + " and " + parts[-1]


_SPELT_VOWEL = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel: "an MSc"
_AN_NUMBER = pattern(r"8|1[18](?!\d)")  # eight, eleven, eighteen


def with_article(phrase: str) -> str:
    """The phrase with "a" or "an" before it, by its first sound; an initialism by the name of its first letter."""
    first = phrase.strip().partition(" ")[0]
    letters = "".join(c for c in first if c.isalpha())
    if first[:1].isdigit():
        vowel = _AN_NUMBER.match(first) is not None
    else:
        vowel = letters[:1] in _SPELT_VOWEL if _is_spelt(letters) else _sounds_like_vowel(letters.lower())
    return f"{'an' if vowel else 'a'} {phrase}"


def _is_spelt(letters: str) -> bool:
    """Whether a word is said letter by letter: in capitals ("HGV", "MSc") or without a vowel."""
    return len(letters) > 1 and (letters[:2].isupper() or not any(c in "aeiouyAEIOUY" for c in letters))


def _sounds_like_vowel(low: str) -> bool:
    return low[:1] in tuple("aeio") or (low.startswith("un") and not low.startswith("uni"))


_NUMBERS = ("no", *ONES, *TEENS[:3])


def number(count: int) -> str:
    """A count in words up to twelve."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def ordinal(place: int) -> str:
    """ "first" to "twelfth", then "13th", "21st"."""
    return ORDINALS[place - 1] if 0 < place <= len(ORDINALS) else with_sign(place)


def plural(noun: str, count: int) -> str:
    """An English noun in the form that the count asks for."""
    if count == 1:
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def capitalised(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
