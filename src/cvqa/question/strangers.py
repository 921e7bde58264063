"""Names in a question that the CV does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cvqa.cv.dates import MONTHS
from cvqa.language.lexicon import is_english, rank, synonyms
from cvqa.language.places import said_by
from cvqa.language.words import Word
from cvqa.question.cues import filler
from cvqa.question.gazetteer import LINKING, Gazetteer, generic, name_spans, w_stems


def strangers(said: Sequence[Word], known: Gazetteer, skip: frozenset[int], named: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Name-like spans that no one name or text of the CV holds, as the visitor wrote them.

    `skip` are words that are understood, and `named` those of them that name something of the CV or a time.
    """
    if _capitals_say_nothing(said):
        return ()
    found = []
    for span in (piece for whole in name_spans(said) for piece in _pieces(said, known, whole)):
        if all(said[n].low in _CALENDAR for n in span):
            continue
        if _stands_as_name(said, known, span) and not named.intersection(span):
            found.append(_as_written(said[span[0] : span[-1] + 1])[:60])
            continue
        span = _trimmed(said, known, span)
        if (
            span
            and not (len(span) == 1 and known.ending_with(said[span[0]]))
            and not skip.issuperset(n for n in span if said[n].low not in LINKING)
            and not _known_together([said[n] for n in span if said[n].low not in LINKING], known, span[0] == 0)
        ):
            first = span[0] - 1 if span[0] and said[span[0] - 1].number and said[span[0] - 1].end == said[span[0]].start else span[0]
            found.append(_as_written(said[first : span[-1] + 1])[:60])
    return tuple(found)


_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_CALENDAR = frozenset({*(name.lower() for name in MONTHS), *(f"{day}day{s}" for day in _DAYS for s in ("", "s"))})
_BEFORE_NAMES = frozenset({"at", "for", "by", "from", "with", "joined", "joining", "join", "of", "in", "inside"})


def _stands_as_name(said: Sequence[Word], known: Gazetteer, span: Sequence[int]) -> bool:
    """Whether several words in capitals stand where an organisation does ("at the Evening Post"), and the CV has them nowhere together."""
    before = [w.low for w in said[: span[0]]]
    before = before[:-1] if before[-1:] == ["the"] else before
    capital = [said[n] for n in span if said[n].capital]
    if len(capital) < 2 or not before or before[-1] not in _BEFORE_NAMES or not all(w.low.isalpha() for w in capital):
        return False
    inside = [w.stem for w in capital if w.stem not in known.owner_stems]
    return len(inside) > 1 and not any(bag.issuperset(inside) for bag in _bags(known))


def _bags(known: Gazetteer) -> Iterator[set[str]]:
    """The stems of each name, its other names, and each sentence of the CV with the head of its entry."""
    yield from (set(w_stems(name.text)) for name in known.names)
    yield from (set(variant) for variant in known.variants)
    yield from (set(unit.stems) | record.head_bag for record in known.records for unit in record.units)
    yield from (set(record.head_bag | record.section_bag) for record in known.records)


def _pieces(said: Sequence[Word], known: Gazetteer, span: list[int]) -> list[list[int]]:
    """The span taken apart at "and", where it is no name as a whole: "Acme and Initech" may be two."""
    at = [n for n in span if said[n].low in ("and", "&") and n not in (span[0], span[-1])]
    whole = [said[n] for n in span if said[n].low not in LINKING]
    if not at or any({w.stem for w in whole} <= set(w_stems(name.text)) for name in known.names):
        return [span]
    bounds = [span[0] - 1, *at, span[-1] + 1]
    return [piece for one, other in pairwise(bounds) if (piece := [n for n in span if one < n < other])]


def _capitals_say_nothing(said: Sequence[Word]) -> bool:
    """Whether the question is shouted, or written as a headline, where even small words have a capital."""
    letters = [w for w in said if w.low.isalpha()]
    shouted = len(letters) > 3 and all(w.raw.isupper() for w in letters)
    return shouted or sum(w.capital and w.low in filler() and w.low != "i" for w in letters[1:]) > 1


def _trimmed(said: Sequence[Word], known: Gazetteer, span: list[int]) -> list[int]:
    """The span without words at its ends that are no names: the capital that opens a sentence, titles, filler."""
    while span and (
        said[span[0]].low in filler() or said[span[0]].low in LINKING or (span[0] == 0 and _ordinary(said[0], known, len(span)))
    ):
        span = span[1:]
    while span and (said[span[-1]].low in filler() or said[span[-1]].low in LINKING):
        span = span[:-1]
    return span


def _ordinary(word: Word, known: Gazetteer, size: int) -> bool:
    """Whether the first word of a sentence is a common English word that no name of the CV begins with."""
    return size > 1 and is_english(word.low) and not any(w_stems(n.text)[:1] == (word.stem,) for n in known.names)


def _known_together(span: Sequence[Word], known: Gazetteer, opens: bool) -> bool:
    inside = [w.stem for w in span if w.stem not in known.owner_stems and w.low not in filler()]
    if not inside:
        return True
    if opens and len(span) == 1 and is_english(span[0].low):
        return True  # the first word of a sentence has a capital anyway
    if any(set(place) <= known.vocabulary.keys() for place in said_by(tuple(inside))):
        return True  # "Scotland", where the CV has Glasgow
    held = [s for s in inside if s in known.vocabulary or any(set(p) <= known.vocabulary.keys() for p in synonyms().get(s, ()))]
    if span[-1].stem in generic() and all(is_english(w.low) for w in span) and not any(s in known.proper for s in inside):
        return True  # "Research Scientist", "Data Science": a role or a field in capitals is no name
    if len(held) < len(inside):
        return (len(span) == 1 and rank(span[0].low) < 400) or all(is_english(w.low) and rank(w.low) < 900 for w in span)
    bags = [set(w_stems(name.text)) for name in known.names] + [set(v) for v in known.variants]
    bags += [set(unit.stems) for record in known.records for unit in record.units]
    if len(inside) > 1 and all(s in known.person_stems for s in inside):
        return any(bag.issuperset(inside) for bag in known.person_bags)
    return any(bag.issuperset(inside) for bag in bags) or not all(s in known.proper for s in inside)


def _as_written(span: Sequence[Word]) -> str:
    """Words side by side, without a space where none stood ("3D")."""
    return "".join(w.raw if n == 0 or span[n - 1].end == w.start else f" {w.raw}" for n, w in enumerate(span))
