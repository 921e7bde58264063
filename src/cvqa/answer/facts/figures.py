"""Figures: how many, how much, at which level or grade."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.facts.amounts import Measure, amounts
from cvqa.answer.finding import Case, Fact, sentence
from cvqa.answer.prose import SHARE, asks_money, asks_share, from_units, of_item, open_words, speaking, type_of
from cvqa.answer.wording import head, label
from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.query import Attribute

_NEAR_BEST = 0.05  # sentences whose weight differs by no more than this say it equally well


def level(case: Case, record: Record) -> Fact | None:
    """A grade, a level of a language, how well a skill is mastered."""
    test = type_of(case, Attribute.LEVEL)
    if record.item:
        return of_item(record) if record.kinds[0] in (Kind.LANGUAGE, Kind.SKILL) or test(record.item.text.text) else None
    if record.group and record.kinds[0] in (Kind.LANGUAGE, Kind.SKILL) and any(item.detail for item in record.entry.items):
        return sentence(case, record)
    return from_units(record, [u for u in record.units if test(u.text)])


def quantity(case: Case, record: Record) -> Fact | None:
    """The sentences with a number of what is asked for, or with a sum of money."""
    test, asked = type_of(case, Attribute.QUANTITY), _asked_noun(case)
    if record.item:
        speaks = not asked or case.evidence.unit(record.units[0], asked).strength
        return of_item(record) if test(record.item.text.text) and speaks else None
    if asks_share(case) and SHARE.search(record.entry.position):
        return Fact(head(record, case.who), record)
    fitting = [u for u in record.units if test(u.text)]
    if asks_money(case):
        return from_units(record, _best_said(case, record, fitting))
    if asked or _HOW_MANY_PEOPLE.search(case.query.low):
        return _of_noun(case, record, fitting, asked)
    if sized := _measured(case, record, fitting) or _sized(case, fitting):
        return from_units(record, sized[:2])
    return from_units(record, speaking(case, record, test) or _nearest(case, record, fitting))


_HOW_MANY_PEOPLE = pattern(
    r"\bhow many (\w+ )?(people|persons|guests|visitors|attendees|spectators|listeners)\b"
    r"|\bhow many (came|attended|showed up|turned up|took part|joined|visited|were there|participated|listened|watched|signed up|went)\b"
)
_CAME = pattern(r"\b(came|come|coming|attend\w*|visit\w*|saw|seen|see|turned up|showed up|there|listened|watched|went)\b")
_AUDIENCE = frozenset(
    stems("visitor audience attendee guest people person participant listener spectator delegate practitioner public crowd")
)


def _of_people(case: Case, record: Record, fitting: Sequence[Unit]) -> list[Unit]:
    """The sentences that count people; those who came, where that is asked."""
    counted = [a for a in amounts(record) if a.measure is Measure.PEOPLE]
    came = [a for a in counted if not _AUDIENCE.isdisjoint(a.unit)] if _CAME.search(case.query.low) else []
    came = came or [a for a in counted if _CAME.search(a.sentence.lower())] or counted
    said = {a.sentence for a in came}
    return [u for u in fitting if u.text in said][:2]


_SAID = 0.3  # how much the words that it says count beside its meaning
_NEAR = 0.45  # how near in meaning a figure has to be that no word of the question points to


def _nearest(case: Case, record: Record, fitting: Sequence[Unit]) -> list[Unit]:
    """The only one, or the one nearest in meaning."""
    if len(fitting) < 2:
        return list(fitting)
    whole = case.evidence.weight(case.query.content) or 1.0
    best = max(fitting, key=lambda unit: (case.meaning_of(record, unit) or 0.0) + _SAID * case.evidence.told_by_unit(unit) / whole)
    return [best] if (case.meaning_of(record, best) or 0.0) >= _NEAR else []


def _best_said(case: Case, record: Record, fitting: Sequence[Unit]) -> list[Unit]:
    """Those that say what the question says; none where another sentence says more of it, for then the sum is of something else."""
    wanted = open_words(case, record)
    said = {unit: case.evidence.told_by_unit(unit, wanted) for unit in record.units}
    if silent := [u for u in record.units if _UNTOLD.search(u.text) and case.evidence.told_by_unit(u, [*wanted, *case.query.hints]) > 0.2]:
        return silent[:1]
    if not fitting:
        return [u for u in record.units if _UNTOLD.search(u.text)][:1]
    top = max((said[u] for u in fitting), default=0.0)
    if top < max(said.values(), default=0.0) - _NEAR_BEST:
        return []
    return [u for u in fitting if said[u] >= top - _NEAR_BEST]


def _in_venue(case: Case, record: Record, asked: Sequence[int]) -> Fact | None:
    """A figure that the line of the venue gives ("312 pages")."""
    held = [a for a in amounts(record) if a.sentence == record.entry.venue and case.evidence.told_by_stems(a.unit, asked)]
    return Fact(label(record), record) if held else None


_HOW = pattern(r"\bhow (?P<long>long|high|tall|wide|deep|far|broad)?(?P<heavy>heavy)?\b")


def _measured(case: Case, record: Record, fitting: Sequence[Unit]) -> list[Unit]:
    """The sentences with a length or a weight, where the question asks how long or how heavy and says no more."""
    match = _HOW.search(case.query.low)
    if not match or not (match["long"] or match["heavy"]) or case.query.content:
        return []
    said = {a.sentence for a in amounts(record) if a.measure is (Measure.LENGTH if match["long"] else Measure.WEIGHT)}
    return [u for u in fitting if u.text in said]


def _of_noun(case: Case, record: Record, fitting: Sequence[Unit], asked: Sequence[int]) -> Fact | None:
    """The sentences that count what is asked for, or the line of the venue that does."""
    if _HOW_MANY_PEOPLE.search(case.query.low) and (counted := _of_people(case, record, fitting)):
        return from_units(record, counted)
    held = [u for u in fitting if case.evidence.unit(u, asked).strength][:2]
    return from_units(record, held) or _in_venue(case, record, asked)


_UNTOLD = pattern(r"\b(undisclosed|not disclosed|confidential|not made public)\b")


_BEING = frozenset({"were", "are", "was", "is"})
_COUNTING = (("how", "many"), ("how", "much"), ("number", "of"))


def _asked_noun(case: Case) -> list[int]:
    """The word that a quantity is asked of: the first content word behind "how many" or "number of"."""
    said = case.query.words
    for n in range(len(said) - 2):
        if (said[n].low, said[n + 1].low) in _COUNTING:
            return [m for m in (*case.query.content, *case.query.hints) if n + 1 < m <= n + 4 + (said[n + 2].low in _BEING)][:1]
    return []


_BIG = pattern(
    r"\bhow (?:big|large|small|strong|numerous) (?:is|was|are|were) "
    r"(?:the|his|her|their|your) (?:\w+ )??(?=\w+(?: (?:that|she|he|they|of|at|in)|$))"
)


def _sized(case: Case, fitting: Sequence[Unit]) -> list[Unit]:
    """The sentences with the noun whose size is asked ("how big is the team"), where it is no name."""
    match = _BIG.search(case.query.low)
    named = {n for m in case.query.mentions for n in m.covers}
    at = case.query.low[: match.end()].count(" ") if match else -1
    return [u for u in fitting if case.query.words[at].stem in u.bag] if at in case.query.content and at not in named else []
