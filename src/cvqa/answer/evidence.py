"""Which words of a question a record or a sentence of it accounts for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.language.lexicon import Phrase, is_english, phrases, synonyms, weight
from cvqa.language.numbers import figure_of
from cvqa.language.places import said_by, tongues
from cvqa.language.words import stems
from cvqa.question.cues import filler
from cvqa.question.framing import demand
from cvqa.question.gazetteer import Gazetteer
from cvqa.question.query import Query

SYNONYM = 0.7  # how much a synonym counts against the word itself
INSIDE = 0.95  # and a place that lies in the one that is named
_DOERS = ("or", "er")  # who conducts is a conductor
Neighbours = Mapping[str, Iterable[tuple[str, float]]]


@dataclass(frozen=True)
class Cover:
    """For each word (index) of the question that is accounted for, how well, in (0, 1]."""

    strength: Mapping[int, float]

    def total(self, weights: Mapping[int, float]) -> float:
        """How much the words weigh that are accounted for."""
        return sum(weights.get(n, 0.0) * s for n, s in self.strength.items())


_NOTHING = Cover({})


@dataclass(frozen=True)
class _Ways:
    """What would say one word, made ready to be looked for in many bags of stems."""

    by_stem: Mapping[str, tuple[tuple[Phrase, float], ...]]  # the ways that begin with a stem
    stems: frozenset[str]

    @classmethod
    def of(cls, ways: Mapping[Phrase, float]) -> _Ways:
        by_stem: dict[str, list[tuple[Phrase, float]]] = defaultdict(list)
        for way, strength in ways.items():
            by_stem[way[0]].append((way, strength))
        return cls({stem: tuple(found) for stem, found in by_stem.items()}, frozenset(by_stem))

    def said_by(self, bag: frozenset[str]) -> float:
        """How well a bag of stems says the word: as well as the best of the ways that are in it; most bags hold none of their stems."""
        best = 0.0
        for stem in self.stems & bag:
            for way, strength in self.by_stem[stem]:
                if strength > best and (len(way) == 1 or bag.issuperset(way)):
                    best = strength
        return best


class Evidence:
    """A question's words made ready for matching: each with what else would say it."""

    def __init__(self, query: Query, neighbours: Neighbours, gazetteer: Gazetteer) -> None:
        self.query = query
        self._held, self._holders = gazetteer.vocabulary, gazetteer.holders
        self._tools = {n: gazetteer.ending_with(query.words[n]) for n in query.content}
        said = query.words
        self.weights = {n: self._weight(n) for n in range(len(said))}
        wanted = {*query.content, *query.hints, *query.excluded}
        self.ways = {n: self._ways(n, neighbours) for n in wanted}
        self._add_expressions(wanted)
        self._add_places(wanted)
        self._add_names(wanted)

    def _weight(self, n: int) -> float:
        """A number counts like a rare word, and a name more; the first word has a capital anyway.

        A word that the CV does not hold counts by what it demands: little where it only frames the question.
        """
        word = self.query.words[n]
        if word.number:
            return 1.0
        if word.capital and n:
            return 1.2
        claimed = self.query.yesno or word.stem in self._held  # of a claim every word counts
        return weight(word.low) * (1.0 if claimed else demand(word.stem, word.low))

    def _ways(self, n: int, neighbours: Neighbours) -> dict[Phrase, float]:
        """What would say one word: itself, its synonyms, and the CV's words near it, unless it is a name."""
        word = self.query.words[n]
        ways: dict[Phrase, float] = {(word.stem,): 1.0}
        a_name = self.query.yesno and not is_english(word.low)  # nobody who knows one tool is said to know another like it
        for other in synonyms().get(word.stem, ()):
            if len(other) > 1 or not a_name:
                ways.setdefault(other, SYNONYM)
        for near, score in () if word.capital and n else neighbours.get(word.stem, ()):
            ways[(near,)] = max(ways.get((near,), 0.0), score)
        if figure := figure_of(word.low):
            ways |= {stems(figure): 1.0}
        if not self.query.yesno and not word.capital:
            ways |= {(doer,): INSIDE for end in _DOERS if (doer := word.stem + end) in self._held and (doer,) not in ways}
        return ways | {(tool,): INSIDE for tool in self._tools.get(n, ())}

    def _add_expressions(self, wanted: set[int]) -> None:
        """Expressions of two or three words ("machine learning"), said in another way."""
        said = self.query.words
        for size in (3, 2):
            for at in range(len(said) - size + 1):
                span = range(at, at + size)
                others = phrases().get(tuple(said[n].stem for n in span), frozenset())
                for n in span if wanted.issuperset(span) else ():
                    self.ways[n] |= {other: SYNONYM for other in others if other not in self.ways[n]}

    def _add_places(self, wanted: set[int]) -> None:
        """A place is said by whatever lies in it, as far as the CV speaks of that; the name of a language says one only before a noun."""
        said = self.query.words
        for size in (3, 2, 1):
            for at in range(len(said) - size + 1):
                span = range(at, at + size)
                phrase = tuple(said[n].stem for n in span)
                if not wanted.issuperset(span) or (phrase in tongues() and not self._of_place(at)):
                    continue
                held = [other for other in said_by(phrase) if all(stem in self._held for stem in other)]
                for n in span:
                    self.ways[n] |= {other: INSIDE for other in held if other not in self.ways[n]}

    def _of_place(self, n: int) -> bool:
        """Whether an adjective that names a language, too, is said of something else ("a French employer")."""
        query = self.query
        asks_language = query.has("form:knows") or any(kind.kind is Kind.LANGUAGE for kind in query.kinds)
        return not asks_language and n + 1 < len(query.words) and query.words[n + 1].low not in filler()

    def _add_names(self, wanted: set[int]) -> None:
        """A part of a name is said by the whole of it."""
        for mention in self.query.mentions:
            for n in mention.covers & wanted:
                if phrase := stems(mention.name.text):
                    self.ways[n].setdefault(phrase, 1.0)

    @cached_property
    def _said(self) -> frozenset[str]:
        """Every stem that would say a word of the question."""
        return frozenset(stem for ways in self.ways.values() for way in ways for stem in way)

    @cached_property
    def _touched(self) -> frozenset[str]:
        """The keys of the CV's records that hold any such stem: most hold none, and need not be looked at."""
        return frozenset(key for stem in self._said for key in self._holders.get(stem, ()))

    def touches(self, record: Record) -> bool:
        """Whether a record, or a sentence of one, may account for anything of the question."""
        return record.key in self._touched or (record.key not in self._holders[""] and not self._said.isdisjoint(record.every_stem))

    @cached_property
    def _sorted(self) -> Mapping[int, _Ways]:
        return {n: _Ways.of(ways) for n, ways in self.ways.items()}

    def _match(self, bag: frozenset[str], n: int) -> float:
        ways = self._sorted.get(n)
        return ways.said_by(bag) if ways else 0.0

    def record(self, record: Record, among: Iterable[int] | None = None) -> Cover:
        """What a record as a whole accounts for; a word of its section alone counts half."""
        if not self.touches(record):
            return _NOTHING
        found = {}
        for n in self.query.content if among is None else among:
            if n not in self._sorted or self._sorted[n].stems.isdisjoint(record.every_stem):
                continue
            strength = max(self._match(record.head_bag, n), 0.95 * self._match(record.bag, n), 0.5 * self._match(record.section_bag, n))
            if record.item:
                strength = max(strength, 0.8 * self._match(frozenset(stems(record.entry.title)), n))
            if strength:
                found[n] = strength
        return Cover(found)

    def unit(self, unit: Unit, among: Iterable[int] | None = None) -> Cover:
        """What one sentence accounts for."""
        found = {n: self._match(unit.bag, n) for n in (self.query.content if among is None else among)}
        return Cover({n: s for n, s in found.items() if s})

    def weight(self, words: Iterable[int]) -> float:
        """How much some words of the question weigh together."""
        return sum(self.weights[n] for n in words)

    def told_by_record(self, record: Record, among: Iterable[int] | None = None) -> float:
        """How much the words weigh that a record accounts for."""
        return self.record(record, among).total(self.weights)

    def told_by_unit(self, unit: Unit, among: Iterable[int] | None = None) -> float:
        """How much the words weigh that a sentence accounts for."""
        return self.unit(unit, among).total(self.weights)

    def told_by_stems(self, bag: frozenset[str], among: Iterable[int]) -> float:
        """How much the words weigh that some stems account for."""
        return sum(self.weights[n] * self._match(bag, n) for n in among)

    def heads(self, record: Record) -> frozenset[int]:
        """The content words that a record's head fields account for."""
        return frozenset(n for n in self.query.content if self._match(record.head_bag, n) > 0) if self.touches(record) else frozenset()
