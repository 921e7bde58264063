"""Durations: how long entries lasted, alone and together, and the time between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer.facts.amounts import Measure, amounts
from cvqa.answer.finding import Case, Fact, Finding, answered, listing, sentence
from cvqa.answer.grammar import capitalised, plural
from cvqa.answer.prose import from_units, open_words, speaking
from cvqa.answer.refusal import silent
from cvqa.answer.scope import Scope
from cvqa.answer.wording import label, say, short
from cvqa.cv.dates import format_date, gap_months, merge, months, start_key, year_precise
from cvqa.cv.model import Kind, Period
from cvqa.index.records import Record
from cvqa.language.lexicon import alike, person_nouns
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.language.words import stem, stems
from cvqa.question.gazetteer import NameKind
from cvqa.question.timeframe import TimeFrame


def spelled_months(total: int) -> str:
    """ "2 years 3 months"."""
    years, rest = divmod(total, 12)
    parts = [f"{years} {plural('year', years)}" if years else "", f"{rest} {plural('month', rest)}" if rest or not years else ""]
    return " ".join(p for p in parts if p)


_IN_MONTHS = pattern(r"\bmonths\b")


def _spelled(total: int, case: Case) -> str:
    """In months first, where the question asks for them."""
    if total < 12 or not _IN_MONTHS.search(case.query.low):
        return spelled_months(total)
    return f"{total} months, or {spelled_months(total)}"


def lasting(period: Period, case: Case) -> str:
    """How long a period lasted, "about" where only years are known."""
    total = months(period, case.today)
    if year_precise(period):
        years = max(1, round(total / 12))
        return f"about {years} {plural('year', years)}"
    return _spelled(total, case)


def bounds(period: Period, case: Case) -> str:
    """Both ends: "May 2020 to today"."""
    first = format_date(period.start) if period.start else ""
    last = "today" if period.ongoing else format_date(period.end) if period.end else ""
    return f"{first} to {last}" if first != last else first


def lasted(case: Case, record: Record) -> str:
    """A record with how long it lasted and both ends."""
    period = record.period
    if period is None:
        return capitalised(short(record))
    return say("facts.lasted", name=short(record), length=lasting(period, case), bounds=bounds(period, case), ongoing=period.ongoing)


def covered(case: Case, records: Sequence[Record]) -> int:
    """The months that records cover together; what overlaps counts once."""
    return sum(months(p, case.today) for p in merge([r.period for r in records if r.period], case.today))


def lasted_at(case: Case, records: Sequence[Record]) -> str:
    """How long all roles at one organisation lasted together, with the ends of it."""
    merged = merge([r.period for r in records if r.period], case.today)
    length = together(case, records)
    bound = "; ".join(bounds(p, case) for p in merged)
    return say("facts.lasted", name=records[0].entry.organisation, length=length, bounds=bound, ongoing=merged[-1].ongoing)


def together(case: Case, records: Sequence[Record]) -> str:
    """How long records lasted together, "about" where one of them is known by its years only."""
    about = "about " if any(year_precise(r.period) for r in records if r.period) else ""
    return about + _spelled(covered(case, records), case)


_ALL = pattern(
    r"\b(total\w*|all told|altogether|in all|all in all|together|combined|overall|both|sum|add\w*( up)?|cumulative\w*|aggregate)\b"
)


def _without_reckoning(case: Case, found: Scope) -> Finding | None:
    """A length that a sentence gives, a certificate since when somebody is something, or that nobody was it."""
    if told := _told(case, found.records):
        return answered([told], intent="duration")
    if long := _length_of(case, found.records):
        return answered([long], intent="quantity")
    if _of_no_post(case, found.records):
        return silent(case, None, case.query.content)
    return _in_good_standing(case)


def duration(case: Case, found: Scope) -> Finding | None:
    """How long the records in scope lasted: one, all roles at one organisation, or all of a kind together."""
    if (said := _without_reckoning(case, found)) is not None:
        return said
    dated = _meant(case, [r for r in found.records if _lasts(r)])
    if not dated:
        return _running_time(found.records)
    homes = {r.entry.organisation for r in dated}
    if len(homes) == 1 and homes != {""} and _ALL.search(case.query.low):
        dated = [r for r in case.records if r.entry.organisation in homes and not r.item and _lasts(r) and r.kinds[0] is dated[0].kinds[0]]
    if len(dated) == 1:
        return answered([Fact(lasted(case, dated[0]), dated[0])], intent="duration")
    if len(homes) == 1 and homes != {""}:
        return answered([Fact(lasted(case, r), r) for r in dated], lead=f"{lasted_at(case, dated)}.", intent="duration")
    return total(case, dated) if _are_one(case) else _each(case, dated)


def _each(case: Case, dated: Sequence[Record]) -> Finding:
    return listing(say("leads.lengths"), [Fact(lasted(case, r), r) for r in dated], intent="duration")


_IS_LONG = pattern(r"\bhow long is (?:it|that|this|the \w+(?: \w+)?)$")


def _length_of(case: Case, records: Sequence[Record]) -> Fact | None:
    """How long a thing is that somebody worked on: the work itself is over."""
    over = [r for r in records if not r.item and not r.ongoing]
    if len(over) != 1 or len(records) != 1 or not _IS_LONG.search(case.query.low):
        return None
    said = {a.sentence for a in amounts(over[0]) if a.measure is Measure.LENGTH}
    return from_units(over[0], [u for u in over[0].units if u.text in said][:2])


def _running_time(records: Sequence[Record]) -> Finding | None:
    """How long a piece takes or a book is, where the only record in scope has no time that it lasted."""
    if len(records) != 1:
        return None
    record = records[0]
    lengths = [a for a in amounts(record) if a.measure is Measure.TIME or not _PAGES.isdisjoint(a.unit)]
    if len(lengths) != 1:
        return None
    whole = label(record)
    said = whole if lengths[0].said in whole else f"{capitalised(short(record))}: {lengths[0].said}"
    return answered([Fact(said, record, (lengths[0].sentence,))], intent="duration")


_PAGES = frozenset(stems("pages page"))


_STANDING = pattern(r"\bbeen (?:fully )?(?:chartered|registered|licen[cs]ed|certified|accredited|admitted)\b")


def _in_good_standing(case: Case) -> Finding | None:
    """The certificates that say since when somebody is "chartered" or "registered"."""
    if not _STANDING.search(case.query.low):
        return None
    told = {r: case.evidence.told_by_record(r) for r in case.records if r.kinds[0] is Kind.CERTIFICATION and r.period}
    best = [r for r, weight in told.items() if weight and weight >= max(told.values())]
    return answered([sentence(case, r) for r in best[:2]], intent="duration") if best else None


def _of_no_post(case: Case, records: Sequence[Record]) -> bool:
    """Whether it is asked how long somebody was a surgeon, who held no post of that name."""
    match = _AS_A.search(case.query.low)
    if not match or match["title"] not in person_nouns() - {"student", "member", "person", "professional"}:
        return False
    said = stem(match["title"])
    return not any(alike(said, held) for r in records for held in stems(f"{r.entry.position} {r.entry.name}"))


_AS_A = pattern(r"\bas an? (?P<title>[a-z-]+)$")
_APART = pattern(r"\b(each|every|respectively|individually)\b")


def _are_one(case: Case) -> bool:
    """Whether several stays are asked about as one: not where each of them is named, nor the job of now, of which there are several."""
    query = case.query
    named = {m.name.text for m in query.mentions if m.whole and m.name.kind is NameKind.ORGANISATION}
    of_now = bool(query.time and query.time.now and not any(k.plural for k in query.kinds))
    return bool(_ALL.search(query.low)) or query.has("form:count") or not (of_now or len(named) > 1 or _APART.search(query.low))


_LENGTH = pattern(
    rf"\b(\d+|{'|'.join(VALUES)}|half a) (minute|hour|day|week|month|year|semester|term)s?\b",
    re.IGNORECASE,
)


def _told(case: Case, records: Sequence[Record]) -> Fact | None:
    """A sentence that itself gives the length of what is asked ("spent seven months on site")."""
    for record in () if _ALL.search(case.query.low) else records:
        wanted = () if record.item else open_words(case, record)
        units = speaking(case, record, lambda text: bool(_LENGTH.search(text))) if wanted else []
        held = {n for u in units for n in case.evidence.unit(u, wanted).strength}
        if units and case.evidence.weight(held) >= max(_TOLD * case.evidence.weight(wanted), _TOLD):
            return from_units(record, units[:2])
    return None


_TOLD = 0.7  # the share of what the head fields leave open that a sentence has to account for, and the least that it has to weigh


def _lasts(record: Record) -> bool:
    period = record.period
    return bool(period and (period.ongoing or (period.end and period.start != period.end)))


_AS = pattern(
    r"\b(?:as|been|(?:is|was) (?:he|she|they)) (?:an? |the )?(?P<title>[a-z-]+(?: (?!in\b|at\b|for\b|and\b|by\b|so\b)[a-z-]+)?)"
)  # a post, and not its study


def _holds(held: Sequence[str], said: Sequence[str]) -> bool:
    """Whether words stand side by side in a title."""
    return any(tuple(held[n : n + len(said)]) == tuple(said) for n in range(len(held) - len(said) + 1))


def _meant(case: Case, dated: Sequence[Record]) -> list[Record]:
    """Those that the question names by their head fields, entries before items, positions and degrees before what only mentions them."""
    whole = [r for r in dated if not r.item] or list(dated)
    told = {r.key: case.evidence.told_by_stems(r.head_bag, case.query.content) + _hinted(case, r) for r in whole}
    whole = [r for r in whole if told[r.key] >= max(told.values()) - _NAMED_ALIKE]
    if match := _AS.search(case.query.low):
        title = tuple(stems(str(match["title"])))
        posts = [r for r in whole if r.entry.position]
        whole = [r for r in posts if _holds(stems(r.entry.position), title)] or posts or whole
    held = [r for r in whole if r.entry.organisation]
    return held if held and len(held) < len(whole) else whole


_NAMED_ALIKE = 0.14  # what the names of those that are meant may differ by; a synonym says less than the word


def _hinted(case: Case, record: Record) -> float:
    """How much the words weigh that cues took and its head fields hold ("chief" of a chief curator)."""
    return case.evidence.told_by_stems(record.head_bag, case.query.hints) if case.query.content else 0.0


def total(case: Case, dated: Sequence[Record]) -> Finding:
    """The months covered by all of them together; what overlaps counts once."""
    facts = [Fact(lasted(case, r), r) for r in dated]
    periods = merge([r.period for r in dated if r.period], case.today)
    apart = sum(months(r.period, case.today) for r in dated if r.period) == sum(months(p, case.today) for p in periods)
    return listing(say("leads.in_all", length=together(case, dated), apart=apart), facts, intent="duration")


def gap(case: Case, found: Scope) -> Finding | None:
    """The time between the first two of the records in scope."""
    dated = sorted((r for r in found.records if r.period and r.period.start), key=lambda r: start_key(r.period))
    return gap_between(dated[0], dated[1]) if len(dated) > 1 else None


def gap_between(one: Record, other: Record, frame: TimeFrame | None = None) -> Finding | None:
    """How many full months lay between the end of one and the start of the other, with both dates."""
    if not one.period or not other.period or not other.period.start:
        return None
    free = gap_months(one.period, other.period)
    ends = format_date(one.period.end) if one.period.end else "today"
    facts = [
        Fact(f"{capitalised(short(one))} ended in {ends}", one),
        Fact(f"{capitalised(short(other))} began in {format_date(other.period.start)}", other),
    ]
    lead = say("leads.gap", length=spelled_months(free) if free else "")
    return replace(answered(facts, lead=lead, intent="gap"), frame=frame)


def career(case: Case) -> Finding | None:
    """How long the owner has worked in all: every position, overlaps counted once."""
    dated = [r for r in case.records if not r.item and r.kinds[0] is Kind.EXPERIENCE and r.period and (r.period.ongoing or r.period.end)]
    return total(case, dated) if dated else None
