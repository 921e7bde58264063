"""When somebody qualified: the end of the first degree of the trade, and its first licence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cvqa.answer.facts.dates import end, when
from cvqa.answer.finding import Case, Finding, answered
from cvqa.answer.refusal import silent
from cvqa.answer.scope import Scope
from cvqa.answer.selection import level_of
from cvqa.cv.dates import end_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.followup import Resolved

_ASKS = pattern(
    r"\b(when|since when|(what|which) (year|month|date))\b.*\bqualif(y|ied)\b|\b(year|date) (of qualif\w+|(she|he|they) qualified)\b"
)
_AS = pattern(r"\bqualif\w+ as\b")
_TRADE = pattern(r"\bqualif\w+ as an? (?P<trade>[a-z-]+)")
_AWAY = pattern(r"\b(exchange|semester|visiting|summer|erasmus)\b")


def qualified(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The end of the earliest degree of the trade that is named, and the earliest licence for it; None where there is neither."""
    query = case.query
    if query.yesno or resolved.among or query.time or not _ASKS.search(query.low):
        return None
    said = _TRADE.search(query.low)
    trade = [query.words[n].stem for n in query.content] or list(stems(said["trade"]) if said else ())
    degrees = [r for r in case.records if r.entry.kind is Kind.EDUCATION and not r.item and r.period and r.period.end]
    studied = _of_trade([r for r in degrees if not _AWAY.search(r.entry.degree.lower())], trade)
    studied = (not trade and [r for r in studied if level_of(r)]) or studied
    licences = _of_trade([r for r in case.records if r.kinds[0] is Kind.CERTIFICATION and r.period], trade) if trade else []
    firsts = (_first(case, studied), _first(case, licences))
    facts = [fact for r, tell in zip(firsts, (end, when), strict=True) if r and (fact := tell(case, r))]
    if facts:
        return answered(facts, intent="when")
    return replace(silent(case, None, query.content, near=degrees[:2]), intent="when") if trade and _AS.search(query.low) else None


def _first(case: Case, records: Sequence[Record]) -> Record | None:
    return min(records, key=lambda r: end_key(r.period, case.today), default=None)


def _of_trade(records: Iterable[Record], trade: Sequence[str]) -> list[Record]:
    """Those whose names hold every word of the trade, or what it is made of ("law" of "lawyer")."""
    return [
        r for r in records if all(any(_akin(word, held) for held in stems(f"{r.name} {r.entry.degree} {r.entry.area}")) for word in trade)
    ]


def _akin(word: str, held: str) -> bool:
    short, long = sorted((word, held), key=len)
    return len(short) > 2 and long.startswith(short)
