"""The people whom an entry names, and what they are to the owner there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cvqa.cv.ids import fold
from cvqa.cv.model import Person, Place, Relation, Text
from cvqa.language.patterns import pattern

TITLE = r"(?:(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms|Mx|Sir|Dame|Dipl\.-Ing|Ing)\b\.?\s+)+"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*"
_PARTICLE = r"(?:van|von|der|den|de|da|do|dos|das|del|di|du|la|le|el|al|bin|ibn|ter|ten|y|e)"
_INITIAL = r"[^\W\d_a-zß-öø-ÿ][a-z]?\.(?=[\s-])"
_MORE = rf"(?:\s+(?:{_PARTICLE}\s+)*(?:{_INITIAL}|{_CAPITAL}))"
NAME = rf"(?:{_INITIAL}|{_CAPITAL}){_MORE}{{1,3}}"
_ROLE = r"(?:(?:the|his|her|their|my|our|a|an)\s+)?(?:[a-z][\w'’-]*,?\s+){0,5}(?:(?:CEO|CTO|CFO|COO|CIO|CMO|MP|PhD|VP)\s+(?:[a-z]+\s+)?)?"
_ONE = pattern(rf"(?P<role>{_ROLE})(?P<title>{TITLE})?(?P<name>{NAME})")
_TITLED = pattern(rf"(?P<role>)(?P<title>{TITLE})(?P<name>{_CAPITAL}{_MORE}{{0,3}})")  # a surname alone will do
_NEXT = pattern(r"\s*(?:,\s*(?:and|&)?|\band\b|&|;)\s*")
EMAIL = pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

CUES: tuple[tuple[Relation, str], ...] = (
    (Relation.ADVISOR, r"\b(?:co-?)?(?:advised|supervised|mentored|tutored|guided) by|\b(?:co-?)?(?:supervis|advis)[eo]rs?\s*:"
                       r"|\bmentors?\s*:|\bunder(?=\s+(?:the |his |her |their |my )?(?:mentor|supervisor|tutor|preceptor|advis[eo]r))"
                       r"|\b(?:supervision|guidance|mentorship|tutelage) (?:of|by)"
                       r"|\bin the (?:master)?class of|\b(?:stud(?:ied|ying)|trained) (?:with|under)|\b(?:pupil|student|apprentice) of"),
    (Relation.MANAGER, r"\breport(?:s|ed|ing)?(?: directly| straight)? to|\b(?:work(?:s|ed|ing)|served) under|\bmanaged by"
                       r"|\b(?:line )?managers?\s*:|\bunder(?=\s+(?:the )?(?:editor|director|manager|head|chief))"
                       r"|\b(?:team|crew|brigade|staff|section|department|unit)(?: of [\w-]+)?(?: \w+)? under"),
    (Relation.LEADER, r"\b(?:led|headed|founded|run|chaired|directed|co-founded) by|\bprincipal investigators?\s*:"),
    (Relation.EDITOR, r"\bedited by|\beditors?\s*:"),
    (Relation.COLLABORATOR, r"\b(?:jointly|together|shared|collaborat\w+|in collaboration|co-\w+|partnered|taught|worked|works|alongside)"
                            r"(?:\s+\w+ly)? with|\balongside|\bin cooperation with|\bcollaborators?\s*:"
                            r"|\bwith(?=\s+(?:the|his|her|their|my|our)\s+(?-i:[a-z]))"),
)  # fmt: skip
_CUES = tuple((relation, pattern(rf"(?:{cue})\s+", re.IGNORECASE)) for relation, cue in CUES)
KEYS: dict[str, Relation] = {
    **dict.fromkeys(("advisor", "advisors", "adviser", "advisers", "supervisor", "supervisors", "mentor", "mentors"), Relation.ADVISOR),
    **dict.fromkeys(("manager", "managers", "reports_to"), Relation.MANAGER),
    **dict.fromkeys(("collaborator", "collaborators", "with"), Relation.COLLABORATOR),
    **dict.fromkeys(("editor", "editors"), Relation.EDITOR),
    **dict.fromkeys(("leader", "leaders", "led_by"), Relation.LEADER),
}
_STRENGTH = tuple(Relation)
# What follows a cue and looks like a name, but names an organisation.
_ORGANISATION = pattern(
    r"\b(?:Universit\w+|Institut\w+|College|School|Academy|Lab\w*|Council|Bank|Group|Company|Ltd|Inc|Corp\w*|Foundation|Society|Association"
    r"|Department|Ministry|Agency|Centre|Center|Committee|Fund|Press|Forum|Engineers|Team|Office|Bureau|Board|Hospital|Clinic|Museum"
    r"|Ventures|Capital|Partners|Holdings|Trust|Union|Club|Commission|Court|Authority|Orchestra|Choir|Ensemble|Festival|Theatre|Theater"
    r"|Systems|Technolog\w+|Software|Studios?|Airlines|Airways|Hotel|Restaurant|Kitchen|Services?|Network|Initiative|Programme|Review|Journal"
    r"|Award|Prize|Medal|Conference|Symposium|Editions|Records|Verlag|Forlag|Editora|Media|Guild|Federation|Register|Law)\b"
)

_ARTICLE = pattern(r"^(?:the|his|her|their|my|our|an?)\b\s*")
# "With the city of London" and "with the club Some Name" name nobody.
_NO_ROLE = pattern(
    r"(?:^|\s)(?:of|from|in|at|to|for|by|and|with|on|club|band|choir|firm|company|team|magazine|newspaper|journal|broadcaster|publisher"
    r"|agency|charity|group|school|university|start-?up|label|ensemble|orchestra|hospital|clinic|bank|network|association|society|union"
    r"|restaurant|hotel|gallery|museum|project|programme|system|tool|library|software|language|ship|boat|vessel|city|town|village|river"
    r"|series|course|book|paper|album|film|prize|award|song|piece)$"
)


@dataclass(frozen=True)
class Named:
    """A name found in a text."""

    name: str
    title: str = ""
    role: str = ""


def same(name: str) -> tuple[str, str]:
    """What two spellings of a person's name share: the first and the last word, without accents, case and initials."""
    words = fold(name).replace(".", " ").split() or [""]
    return words[0], words[-1]


def names_from(text: str) -> Iterator[Named]:
    """The names that a text opens with: `Prof. A B, C D and E F`."""
    position = 0
    while match := _TITLED.match(text, position) or _ONE.match(text, position):
        role = _ARTICLE.sub("", match["role"]).strip(" ,")
        if not is_person(match["name"]) or _NO_ROLE.search(role) or (position and role):
            return
        yield Named(match["name"].strip(), (match["title"] or "").strip(), role)
        following = _NEXT.match(text, match.end())
        if not following:
            return
        position = following.end()


def is_person(name: str) -> bool:
    """Whether no word of a name belongs to an organisation's."""
    words = [word for word in name.split() if not re.fullmatch(_PARTICLE, word)]
    return not _ORGANISATION.search(name) and words[0] not in ("The", "A", "An") and all(word[0].isupper() for word in words)


def _in_prose(text: Text) -> Iterator[Person]:
    for relation, cue in _CUES:
        for match in cue.finditer(text.text):
            for found in names_from(text.text[match.end() :]):
                yield Person(found.name, relation, text.place, found.title, role=found.role)


def _in_key(text: Text) -> Iterator[Person]:
    relation = KEYS[text.field]
    for found in names_from(text.text):
        yield Person(found.name, relation, text.place, found.title, role=found.role)


def referee(text: Text) -> Person | None:
    """A referee's line: title, name, role and e-mail, in whichever order punctuation parts them."""
    found = next(names_from(text.text), None)
    if found is None:  # a line without a name
        return None
    email = EMAIL.search(text.text)
    rest = text.text.partition(found.name)[2]
    role = re.sub(r"\(\s*\)", "", EMAIL.sub("", rest)).strip(" ,:;.()–—-")
    return Person(found.name, Relation.REFEREE, text.place, found.title, email[0] if email else "", role)


def people_of(texts: Iterable[Text]) -> tuple[Person, ...]:
    """Everybody named in an entry's texts with a word for what they are to the owner."""
    return tuple(person for text in texts for person in (_in_key(text) if text.field in KEYS else _in_prose(text)))


def strongest(found: Iterable[Person], owner: str) -> tuple[Person, ...]:
    """Each person once, in the order in which they came up, with the strongest relation and all that is known of them; never the owner."""
    best: dict[tuple[str, str], Person] = {}
    for person in found:
        key = same(person.name)
        if key != same(owner):
            best[key] = _merged(best[key], person) if key in best else person
    return tuple(best.values())


def _merged(one: Person, other: Person) -> Person:
    first, second = sorted((one, other), key=lambda person: _STRENGTH.index(person.relation))
    told = (first.title or second.title, first.email or second.email, first.role or second.role)
    return Person(first.name, first.relation, first.place, *told)


def mentioned(texts: Iterable[Text], known: Iterable[str]) -> Iterator[Person]:
    """People known from elsewhere in the CV whom a text names too; `with` before the name makes them a collaborator."""
    names = tuple(known)
    for text in texts:
        for name in names:
            match = re.search(rf"(\bwith\s+)?(?<!\w){re.escape(name)}(?!\w)", text.text)
            if match:
                yield Person(name, Relation.COLLABORATOR if match[1] else Relation.MENTIONED, text.place)


def coauthors(authors: Iterable[tuple[str, Place]]) -> Iterator[Person]:
    """The other names of an author line."""
    for name, place in authors:
        yield Person(name, Relation.COAUTHOR, place)
