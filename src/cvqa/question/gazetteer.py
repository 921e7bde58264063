"""The names that a CV knows, and those that a question mentions: known ones, and ones that the CV does not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from cvqa.cv.model import Cv, Kind
from cvqa.index.records import Record, records
from cvqa.language.lexicon import is_english, person_nouns, rank
from cvqa.language.words import Word, words
from cvqa.question.cues import data_lines, vocabulary

Stems = tuple[str, ...]


class NameKind(StrEnum):
    """What a name is of."""

    OWNER = "owner"
    PERSON = "person"
    ORGANISATION = "organisation"
    TITLE = "title"
    VENUE = "venue"
    PLACE = "place"
    TERM = "term"  # a capitalised or coined word of a text


@dataclass(frozen=True)
class Name:
    """A name of the CV and the records that hold it."""

    text: str
    kind: NameKind
    keys: frozenset[str]


@dataclass(frozen=True)
class Mention:
    """A known name in a question, and the words (indices) that say it. `whole`: all of the name, or an alias, was said."""

    name: Name
    covers: frozenset[int]
    whole: bool


_RARE = 15_000  # a short word further down the frequency list is as good as an abbreviation
LINKING = frozenset(["of", "and", "the", "for", "de", "da", "do", "la", "le", "van", "von", "der", "den", "di", "du", "&", "y", "e"])


class Gazetteer:
    """All names of one CV, found by their stems."""

    def __init__(self, cv: Cv) -> None:
        self.cv = cv
        self.records = records(cv)
        found: dict[tuple[str, NameKind], set[str]] = defaultdict(set)
        for record in self.records:
            for text, kind in _named(record):
                found[(text, kind)].add(record.key)
        self.names = tuple(Name(text, kind, frozenset(keys)) for (text, kind), keys in found.items() if text)
        self.owner = Name(cv.owner.name, NameKind.OWNER, frozenset())

    @cached_property
    def variants(self) -> dict[Stems, tuple[Name, ...]]:
        """Each way to say a whole name, stemmed, and the names it may be."""
        found: dict[Stems, dict[Name, None]] = defaultdict(dict)
        aliases = {w_stems(name): others for name, others in self.cv.settings.aliases.items()}
        for name in self.names:
            own = w_stems(name.text)
            for key, others in aliases.items():
                if key and _holds(own, key) and name.kind is not NameKind.TERM:
                    for other in others:
                        found[w_stems(other)][name] = None
            for variant in _variants(name):
                found[variant][name] = None
        return {variant: tuple(names) for variant, names in found.items() if variant}

    @cached_property
    def owner_stems(self) -> frozenset[str]:
        """Every stem that names the owner; a word for what a person is ("Captain Lee") names nobody."""
        spoken = [self.cv.owner.name, *self.cv.settings.aliases.get(self.cv.owner.name, ())]
        return frozenset(w.stem for text in spoken for w in words(text) if w.low not in person_nouns())

    @cached_property
    def vocabulary(self) -> dict[str, str]:
        """Every stem of the CV and one folded word that has it."""
        found: dict[str, str] = {}
        for record in self.records:
            for text in (*record.heads, *(u.text for u in record.units), record.entry.section, *(f.text for f in record.entry.fields)):
                for word in words(text):
                    found.setdefault(word.stem, word.low)
        for others in self.cv.settings.aliases.values():
            for other in others:
                for word in words(other):
                    found.setdefault(word.stem, word.low)
        for word in words(self.cv.owner.name):
            found.setdefault(word.stem, word.low)
        return found

    @cached_property
    def by_key(self) -> dict[str, Record]:
        return {record.key: record for record in self.records}

    @cached_property
    def holders(self) -> dict[str, set[str]]:
        """For each stem the keys of the records that a question may mean by it; under the empty stem those of all records."""
        found: dict[str, set[str]] = defaultdict(set)
        for record in self.records:
            found[""].add(record.key)
            for stem in record.every_stem:
                found[stem].add(record.key)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[Name]]:
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            for stem in dict.fromkeys(w_stems(name.text)):
                found[stem].append(name)
        return found

    @cached_property
    def _longest(self) -> int:
        return max((len(variant) for variant in self.variants), default=0)

    @cached_property
    def named(self) -> frozenset[str]:
        """Stems that the CV writes with a capital inside a sentence or lists as items: names, to which nothing else is near."""
        terms = {stem for name in self.names if name.kind is not NameKind.TITLE for stem in w_stems(name.text)}
        return frozenset(terms | {stem for record in self.records if record.item for stem in w_stems(record.item.name)})

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Every folded word of the CV, in each form that it stands in."""
        texts = [text for r in self.records for text in (*r.heads, *(u.text for u in r.units), r.entry.section)]
        texts += [self.cv.owner.name, *(other for others in self.cv.settings.aliases.values() for other in others)]
        return tuple(dict.fromkeys(word.low for text in texts for word in words(text)))

    @cached_property
    def _tools(self) -> frozenset[Word]:
        """The words of the names of skills that are no English ones."""
        items = (r.item.name for r in self.records if r.item and r.kinds[0] is Kind.SKILL)
        return frozenset(word for name in items for word in words(name) if not is_english(word.low))

    def ending_with(self, word: Word) -> frozenset[str]:
        """The stems of the CV's tools of which an abbreviation says the sort ("CAD" of "AutoCAD", "SQL" of "PostgreSQL")."""
        short = 2 < len(word.low) < 5 and (word.raw.isupper() or rank(word.low) > _RARE)
        return (
            frozenset(tool.stem for tool in self._tools if tool.low.endswith(word.low) and tool.low != word.low) if short else frozenset()
        )

    @cached_property
    def proper(self) -> frozenset[str]:
        """Stems that stand only in names and are no common English words: enough to know the name by."""
        telling = {s for n in self.names for s in w_stems(n.text) if rank(self.vocabulary.get(s, s)) > 2_500}
        return frozenset((telling | {s for s in self.person_stems if rank(self.vocabulary.get(s, s)) > 900}) - generic())

    def mentions(self, said: Sequence[Word]) -> tuple[Mention, ...]:
        """The names that a question's words mention, longest first, without overlaps; then names known by a part."""
        taken: set[int] = set()
        found: list[Mention] = []
        for size in range(min(self._longest, len(said)), 0, -1):
            for at in range(len(said) - size + 1):
                span = range(at, at + size)
                names = self.variants.get(tuple(said[n].stem for n in span), ())
                if names and not taken.intersection(span):
                    taken.update(span)
                    found += [Mention(name, frozenset(span), True) for name in names]
        return tuple(found)

    def parts(self, said: Sequence[Word], skip: frozenset[int]) -> tuple[Mention, ...]:
        """Names known by a part that is theirs alone ("Kestrel" of "Kestrel Span"), for words that no whole name covers."""
        found = []
        for n, word in enumerate(said):
            if n in skip or word.number or word.stem not in self.proper:
                continue
            found += [Mention(name, frozenset({n}), False) for name in self._by_stem[word.stem]]
        return tuple(found)

    def completed(self, text: str) -> str:
        """The text with each word that English does not have, and that begins one name of the CV, written out ("acm" for "Acme")."""
        out, at = [], 0
        for word in words(text):
            whole = self._beginning(word) if len(word.low) >= 3 and word.low.isalpha() and not is_english(word.low) else None
            if whole:
                out += [text[at : word.start], whole]
                at = word.end
        return "".join([*out, text[at:]])

    def _beginning(self, word: Word) -> str | None:
        if word.stem in self.vocabulary or word.low in vocabulary():
            return None
        fits = {form for form in self.forms if form.startswith(word.low) and not is_english(form)}
        return next(iter(fits)) if len(fits) == 1 else None

    @cached_property
    def person_bags(self) -> tuple[frozenset[str], ...]:
        people = [frozenset(w_stems(n.text)) for n in self.names if n.kind is NameKind.PERSON]
        return (*people, frozenset(self.owner_stems))

    @cached_property
    def person_stems(self) -> frozenset[str]:
        return frozenset(stem for bag in self.person_bags for stem in bag)


@cache
def generic() -> frozenset[str]:
    """Stems that stand in many names and tell none."""
    return frozenset(stem for line in data_lines("generic_names.txt") for stem in w_stems(line))


@lru_cache(maxsize=8_192)
def w_stems(text: str) -> Stems:
    """The stems of a name."""
    return tuple(w.stem for w in words(text))


def _holds(longer: Stems, shorter: Stems) -> bool:
    return any(longer[n : n + len(shorter)] == shorter for n in range(len(longer) - len(shorter) + 1))


def _named(record: Record) -> Iterable[tuple[str, NameKind]]:
    """The names that stand in a record's fields."""
    entry = record.entry
    if record.item:
        yield record.item.name, NameKind.TITLE
        return
    titled = entry.authors or not (entry.organisation or entry.position)
    yield entry.name, NameKind.TITLE if titled else NameKind.ORGANISATION
    if entry.organisation:
        yield entry.organisation, NameKind.ORGANISATION
    yield entry.venue, NameKind.VENUE
    yield entry.location, NameKind.PLACE
    people = [*(a.name for a in entry.authors if not a.owner), *(p.name for p in entry.people)]
    yield from ((name, NameKind.PERSON) for name in people)
    terms = (term for unit in record.units for term in _terms(unit.text))
    yield from ((term, NameKind.TERM) for term in terms if not any(name in term for name in people))


def _terms(text: str) -> Iterable[str]:
    """Capitalised runs inside a sentence, beyond its first word: names of systems, places, firms."""
    said = words(text)
    for span in name_spans(said):
        if span[0] > 0 or len(span) > 1 or not is_english(said[0].low):
            yield text[said[span[0]].start : said[span[-1]].end]


def name_spans(said: Sequence[Word]) -> list[list[int]]:
    """Runs of capitalised words, linking words allowed inside; a pronoun "I" is none."""
    spans: list[list[int]] = []
    current: list[int] = []
    for n, word in enumerate(said):
        if word.capital and word.low != "i":
            if current and n != current[-1] + 1 and not all(said[m].low in LINKING for m in range(current[-1] + 1, n)):
                spans.append(current)
                current = []
            current = [*current, *range(current[-1] + 1, n), n] if current else [n]
        elif current and (word.low not in LINKING or n - current[-1] > 2):
            spans.append(current)
            current = []
    return [*spans, current] if current else spans


def _initials(said: Sequence[Word]) -> Iterable[str]:
    """The initials of each run of three or more capitalised words, from its beginning ("ALS" for "Advanced Life Support Trainer")."""
    run = ""
    for word in [*said, None]:
        if word is not None and word.capital and word.low.isalpha():
            run += word.low[0]
            if len(run) >= 3:
                yield run
        else:
            run = ""


def _variants(name: Name) -> Iterable[Stems]:
    """The ways to say a whole name: in full, the parts between commas, without brackets, by initials, a person without initials."""
    text = name.text
    yield w_stems(text)
    for part in text.replace("(", ",").replace(")", ",").replace(":", ",").split(","):
        if len(part.strip()) > 2 and any(c.isupper() for c in part):
            yield w_stems(part)
    said = [w for w in words(text) if w.low not in LINKING]
    if name.kind in (NameKind.ORGANISATION, NameKind.TITLE, NameKind.VENUE):
        yield from ((initials,) for initials in _initials(said))
    if name.kind is NameKind.PERSON and len(said) > 2:
        yield (said[0].stem, said[-1].stem)
        yield tuple(w.stem for w in said if len(w.low) > 1)
    if name.kind is NameKind.PERSON and len(said) > 1 and not is_english(said[-1].low):
        yield (said[-1].stem,)
