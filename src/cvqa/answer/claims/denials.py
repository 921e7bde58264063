"""Sentences that deny what is claimed of them: "no one was prosecuted", "which was never built", "cello (until 2010)"."""

from __future__ import annotations

import re
from dataclasses import replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.grammar import capitalised
from cvqa.answer.prose import spoken
from cvqa.answer.refusal import silent
from cvqa.answer.scope import Scope
from cvqa.answer.wording import short
from cvqa.cv.date_texts import find_periods
from cvqa.cv.dates import as_date, last_month
from cvqa.index.records import Record, Unit
from cvqa.language.lexicon import alike, weight
from cvqa.language.patterns import pattern
from cvqa.language.words import Word, words

_NEGATORS = frozenset({"no", "not", "never", "nobody", "none", "neither", "nor", "without", "non"})
_NO_DENIAL = frozenset({"only", "fewer", "less", "later", "more", "doubt"})  # "not only", "no fewer than"
_NEGATIVE = pattern(r"\b(not|never|nobody|no|none|without|un\w+ed)\b")
_REACH = 3  # words behind a negator that it denies
_SAYS = 0.2  # what a word weighs at least that a denial may be of
_PAUSE = pattern(r"[,;:()]")
_NOW = pattern(r"^(?:and |so |but )?(?:does|do|is|are)\b|\bstill\b")
_UNTIL = pattern(r"\b(until|till|up to)\b(?! (date|speed|now|today|present))")


def denied(case: Case, records: list[Record]) -> Finding | None:
    """No with the sentence that says that it was not so; None where none of those that prove the claim denies it."""
    if _NEGATIVE.search(case.query.low):
        return None
    told = [(r, u) for r in records for u in r.units if _denies(case, r, u) or _opposes(case, r, u)]
    return verdict(False, [_said(*told[0])]) if told else None


def _denies(case: Case, record: Record, unit: Unit) -> bool:
    """Whether a negator stands right before a word of the claim, in a sentence that is about the rest of it."""
    claimed = [w for w in case.query.words if len(w.low) > 2 and weight(w.low) > _SAYS]
    said = words(unit.text)
    return any(
        said[n].low in _NEGATORS
        and any(alike(w.stem, c.stem) for w in _reached(unit.text, said, n) for c in claimed)
        and (len(record.units) == 1 or case.evidence.unit(unit).strength)
        for n in range(len(said))
    )


def _opposes(case: Case, record: Record, unit: Unit) -> bool:
    """Whether a sentence about the claim says the opposite of its word ("stayed open" of what is claimed to have closed)."""
    if not (case.evidence.unit(unit).strength or len(record.units) == 1):
        return False
    return any(
        claimed.search(case.query.low) and contrary.search(unit.text.lower()) and not claimed.search(unit.text.lower())
        for claimed, contrary in _opposites(case)
    )


def _opposites(case: Case) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What the claim says of which there is an opposite, with the opposite, where it does not say both."""
    low = case.query.low
    both = [sides for one, other in (*_OPPOSITES, *_OF_PLANS) for sides in ((one, other), (other, one))]
    return [(claimed, contrary) for claimed, contrary in both if claimed.search(low) and not contrary.search(low)]


def against_plan(case: Case, found: Scope) -> Finding | None:
    """Of what is claimed to have been late, or over its budget: yes or no with the sentence that says it, a refusal where none does.

    The words frame other questions ("lately", "early on"), so that they do not count as what is spoken of.
    """
    if found.leaves_open(case) or len(found.records) > _FEW or not case.query.content:
        return None
    for claimed, contrary in _opposites(case):
        if not any(claimed in pair for pair in _OF_PLANS):
            continue
        for record, unit in ((r, u) for r in found.records for u in r.units):
            low = unit.text.lower()
            if claimed.search(low) or contrary.search(low):
                return verdict(bool(claimed.search(low)) and not contrary.search(low), [_said(record, unit)])
        said = claimed.search(case.query.low)
        return replace(silent(case, found.first, _span(case, said)), intent="not_in_cv")
    return None


def _span(case: Case, said: re.Match[str] | None) -> list[int]:
    first = case.query.low[: said.start()].count(" ") if said else 0
    return list(range(first, first + said.group().count(" ") + 1)) if said else []


_FEW = 3  # entries that such a claim may be about


def _pair(one: str, other: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return pattern(rf"\b(?:{one})\b"), pattern(rf"\b(?:{other})\b")


_YEAR = r"(?! (?:in )?(?:19|20)\d\d| (?:career|years?|days|stage\w*|morning|evening|night))"
_OF_PLANS = (
    _pair(
        rf"late{_YEAR}|delayed|behind schedule|overdue",
        rf"early{_YEAR}|ahead of (?:the )?(?:time|schedule|plan|date|deadline)|(?:on|in) time|on schedule",
    ),
    _pair(
        r"over (?:(?:its|the|his|her) )?budget|overspen\w+|cost more (?:than planned)?",
        r"(?:under|within|below|on) (?:(?:its|the) )?budget",
    ),
)
_OPPOSITES = tuple(
    _pair(one, other)
    for one, other in (
        (r"close[sd]?|closing|shut", r"open|opened"),
        (r"fail(?:ed|s)?", r"pass(?:ed|es)?"),
        (r"lost|lose", r"won|win"),
        (r"accepted", r"rejected|turned down"),
        (r"sold out", r"unsold"),
        (
            r"(?:rank(?:ed)?|c[ao]me|finish(?:ed)?|placed?) first|top of",
            r"(?:ranked|placed|came|finished) (?:second|third|fourth|fifth|\d+\w*)|(?:second|third|fourth|fifth|ninth) (?:place|prize)",
        ),
    )
)


def _reached(text: str, said: tuple[Word, ...], n: int) -> list[Word]:
    """The words right behind a negator, up to a pause."""
    found: list[Word] = []
    for at in range(n + 1, min(len(said), n + 2 + _REACH)):
        if _PAUSE.search(text[said[at - 1].end : said[at].start]) or (not found and said[at].low in _NO_DENIAL):
            break
        found.append(said[at])
    return found


def ended(case: Case, found: Scope) -> Finding | None:
    """No, where something of the present is claimed of an item that the CV gives an end that is past ("cello (until 2010)")."""
    if not _NOW.search(case.query.low) or len(found.records) != 1 or not found.records[0].item or found.leaves_open(case):
        return None
    record = found.records[0]
    return next((verdict(False, [_said(record, u)]) for u in record.units if _is_past(case, u.text)), None)


def _is_past(case: Case, text: str) -> bool:
    """Whether a text ends in a time that is over: "until 2010"."""
    until = _UNTIL.search(text.lower())
    last = [p.period.end or p.period.start for p in find_periods(text[until.end() :])] if until else []
    return bool(last and last[0] and last_month(last[0]) < last_month(as_date(case.today)))


def _said(record: Record, unit: Unit) -> Fact:
    lead = "" if record.item else f"{capitalised(short(record))}: "
    return Fact(f"{lead}{spoken(unit.text)}", record, (unit.text,))
