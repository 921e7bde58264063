"""The Query: what a question asks for, typed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from cvqa.cv.model import Kind
from cvqa.language.patterns import pattern
from cvqa.language.words import Word
from cvqa.question.gazetteer import Mention
from cvqa.question.timeframe import TimeFrame


class Form(StrEnum):
    """The shape of the answer."""

    TELL = "tell"
    LIST = "list"
    COUNT = "count"
    DURATION = "duration"
    GAP = "gap"
    FIRST = "first"
    LAST = "last"
    LONGEST = "longest"
    SHORTEST = "shortest"
    MOST = "most"
    NTH = "nth"
    COMPARE = "compare"
    OVERLAP = "overlap"
    YESNO = "yesno"
    KNOWS = "knows"
    PERSON = "person"
    OVERVIEW = "overview"
    PROFILE = "profile"
    STRENGTHS = "strengths"
    CURRENT = "current"
    ATTENDED = "attended"
    SMALLTALK = "smalltalk"
    REFUSE = "refuse"
    CLARIFY = "clarify"


class Attribute(StrEnum):
    """What is asked of an entry."""

    DESCRIBE = "describe"
    WHEN = "when"
    START = "start"
    END = "end"
    WHERE = "where"
    ORGANISATION = "organisation"
    POSITION = "position"
    DEGREE = "degree"
    AREA = "area"
    LEVEL = "level"
    ADVISOR = "advisor"
    MANAGER = "manager"
    COLLABORATOR = "collaborator"
    AUTHORS = "authors"
    AUTHOR_POSITION = "author_position"
    VENUE = "venue"
    STATUS = "status"
    TITLE = "title"
    LINK = "link"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    CONTACT = "contact"
    LOCATION = "location"
    TECHNOLOGY = "technology"
    QUANTITY = "quantity"
    RESULT = "result"
    REASON = "reason"
    PURPOSE = "purpose"


_PRESENT = pattern(r"\b(is|are|does|do|manages|leads|heads|reports?|supervises|oversees|advises)\b")
_PAST = pattern(r"\b(was|were|did|used to|ever|been|led|managed|supervised)\b")


@dataclass(frozen=True)
class KindAsked:
    """A kind of entry that a noun of the question names; `item`: the noun means single things that an entry lists.

    `covers` are the noun's places among the question's words, empty where the kind is carried over from an earlier question.
    """

    kind: Kind
    covers: frozenset[int]
    item: bool = False
    plural: bool = False
    narrow: bool = False  # the noun names only some of the kind ("book" of publications)
    said: tuple[str, ...] = ()  # the noun's words in small letters

    def carried(self) -> KindAsked:
        """The same kind, asked for by another question than the one that names it."""
        return replace(self, covers=frozenset())

    @property
    def first(self) -> int:
        """Where its noun begins; 0 where the chat named it, and not the question."""
        return min(self.covers, default=0)


@dataclass(frozen=True)
class Query:
    """A question, understood. Word indices refer to `words`."""

    text: str
    words: tuple[Word, ...]
    form: Form = Form.TELL
    attributes: tuple[Attribute, ...] = ()
    kinds: tuple[KindAsked, ...] = ()
    anchors: tuple[KindAsked, ...] = ()  # kinds that "before" or "after" is reckoned from
    level: str = ""  # "doctorate", "master", "bachelor"
    mentions: tuple[Mention, ...] = ()
    excluded: frozenset[int] = frozenset()
    time: TimeFrame | None = None
    beside: str = ""  # "before", "after", "during": relative to the entry that is mentioned
    content: tuple[int, ...] = ()  # words that an answer has to account for
    hints: tuple[int, ...] = ()  # words that a cue took, which may still tell one sentence of an entry from another
    unknown: tuple[str, ...] = ()  # names that the CV does not hold
    yesno: bool = False
    anaphora: bool = False  # it leans on what was said before ("there", "that one")
    ordinal: int = 0  # 1-based; -1 the last, -2 "the other one"
    asks: frozenset[str] = frozenset()  # every cue that fired, "family:label"
    bank: tuple[tuple[str, float], ...] = ()  # intents of the nearest questions of the bank, by falling share of the vote
    expansions: dict[int, dict[tuple[str, ...], float]] = field(default_factory=dict)

    def has(self, *cues: str) -> bool:
        """Whether any of the named cues ("form:list") fired."""
        return not self.asks.isdisjoint(cues)

    @property
    def present(self) -> bool:
        """Whether it is asked of now: with a verb of the present, and none of the past."""
        return bool(_PRESENT.search(self.low)) and not _PAST.search(self.low)

    @cached_property
    def low(self) -> str:
        """The folded words joined by single spaces, for patterns of the grammar."""
        return " ".join(word.low for word in self.words)
