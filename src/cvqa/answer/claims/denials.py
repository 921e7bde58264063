"""Sentences that deny what is claimed of them: "no one was prosecuted", "which was never built", "cello (until 2010)"."""

from __future__ import annotations

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.grammar import capitalised
from cvqa.answer.prose import spoken
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
    text = unit.text.lower()
    return any(
        one.search(case.query.low) and other.search(text) and not one.search(text) and not other.search(case.query.low)
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
    )


_OPPOSITES = tuple(
    (pattern(rf"\b(?:{one})\b"), pattern(rf"\b(?:{other})\b"))
    for one, other in (
        (r"close[sd]?|closing|shut", r"open|opened"),
        (r"over (?:(?:its|the|his|her) )?budget|overspen\w+|cost more", r"(?:under|within|below|on) (?:(?:its|the) )?budget"),
        (r"late|delayed|behind schedule", r"on time|ahead of (?:time|schedule)|early"),
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
