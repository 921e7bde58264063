"""People whom running text names without a word for what they are to the owner: behind a title, a role or a word that people follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from cvqa.cv.ids import fold
from cvqa.cv.model import Person, Relation, Text
from cvqa.cv.people import TITLE, Named, is_person, names_from
from cvqa.language.lexicon import is_english, person_nouns
from cvqa.language.patterns import pattern

_TITLED = pattern(rf"(?={TITLE})(?<!\w)")
_ROLE = pattern(r"(?<![\w-])(?:(?P<noun>[a-z][\w-]*|CEO|CTO|CFO),?|(?P<opens>[A-Za-z][\w-]*)(?: (?:was|is|were)\b|:))\s+(?=[^\W\d_a-z])")
_BESIDE = pattern(r"\b(?:with|alongside)\s+")
_APART = pattern(r"\s+as\b")  # "with A B as opponent": beside the owner, but not at work with them
_OFFICE = pattern(r"\s+\((?P<noun>[\w-]+)\)")  # "with A B (CEO)"
_COURTESY = r"(?:(?:Justice|Judge|Captain|Maestro|Chef)\s+)?"
# After these words a name of two words is a person's, if one of the words is none of English ...
_SURE = pattern(
    r"\b(?:[Cc]oache[sd]|[Mm]entor(?:s|ed)|(?:[Cc]o-)?[Ss]upervise[sd]|[Tt]utor(?:s|ed)|[Ss]ucceeded|[Cc]lerk(?:s|ed) for"
    r"|(?i:handed|passed|sold|given|reported|reports|assistant|deputy|successor)(?: \w+){0,3} to"
    rf"|(?:class|thesis|dissertation|guidance|tuition|leadership|direction) of)\s+{_COURTESY}"
)
# ... and after these, if the last word is none.
_LIKELY = pattern(rf"\b(?:by|to|(?:group|lab|studio|team|ensemble) of)\s+{_COURTESY}")


def named_in(text: Text) -> Iterator[Person]:
    """Everybody whom a text names; the same person may come up again."""
    yield from _beside(text)
    for match in _SURE.finditer(text.text):
        yield from _mentioned(text, match.end(), sure=True)
    for lead in (_TITLED, _LIKELY):
        for match in lead.finditer(text.text):
            yield from _mentioned(text, match.end())
    for match in _ROLE.finditer(text.text):
        if role := _role(match["noun"] or match["opens"]):
            found = takewhile(lambda n: is_person(n.name), names_from(text.text[match.end() :]))
            yield from (_person(Named(n.name, n.title, role), text) for n in found)


def _beside(text: Text) -> Iterator[Person]:
    for match in _BESIDE.finditer(text.text):
        rest = text.text[match.end() :]
        first = next(names_from(rest), None)
        office = _OFFICE.match(rest.partition(first.name)[2]) if first else None
        held = bool(office and _role(office["noun"]))
        for found in _people(rest, sure=held):
            role = office["noun"] if office and held and found == first else found.role
            apart = _APART.match(rest.partition(found.name)[2])
            yield _person(Named(found.name, found.title, role), text, Relation.MENTIONED if apart else Relation.COLLABORATOR)


def _mentioned(text: Text, at: int, *, sure: bool = False) -> Iterator[Person]:
    return (_person(found, text) for found in _people(text.text[at:], sure=sure))


def _person(found: Named, text: Text, relation: Relation = Relation.MENTIONED) -> Person:
    return Person(found.name, relation, text.place, found.title, role=found.role)


def _people(text: str, *, sure: bool = False) -> Iterator[Named]:
    """The names that a text opens with, as far as they are people's."""
    return takewhile(lambda n: bool(n.title) or (bool(_role(n.role)) if n.role else _sounds_human(n.name, sure=sure)), names_from(text))


def _role(noun: str) -> str:
    """A noun, or the last one of a phrase, that says what a person is, in the singular; empty for others."""
    low = fold(noun).rpartition(" ")[2]
    return next((noun[: len(noun) - cut] for cut in (0, 1) if low[: len(low) - cut] in person_nouns()), "")


def _sounds_human(name: str, *, sure: bool) -> bool:
    """Whether words of the name are none of English, as they would be in the name of a thing."""
    first, last = fold(name.split()[0]), fold(name.split()[-1])
    if not is_person(name) or name.isupper():
        return False
    plural = is_english(first) and last.endswith("s")
    return (not is_english(last) and not plural) or (sure and not is_english(first))
