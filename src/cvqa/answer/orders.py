"""What came before or after an entry, or ran beside it."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import capitalised
from cvqa.answer.refusal import not_in_cv
from cvqa.answer.scope import Scope
from cvqa.answer.selection import excluded, fits_time, is_kind, level_of, of_kind
from cvqa.answer.sets import in_order, list_all
from cvqa.answer.wording import head, label, say, short
from cvqa.cv.dates import end_key, last_month, overlaps, start_key
from cvqa.cv.model import Date, Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.gazetteer import NameKind


def anchors(case: Case, found: Scope) -> Sequence[Record]:
    """The entry that "before" or "after" is reckoned from: by name, by degree, or the last of the kind that is named."""
    query = case.query
    if query.level:
        return [r for r in case.records if level_of(r) == query.level and r.entry.kind is Kind.EDUCATION and not r.item]
    named = [r for m in query.mentions if not m.covers & query.excluded for r in found.records if r.key in m.name.keys]
    if named or query.content:
        return named or (found.records if found.covered else ())
    pool = [r for r in case.records if r.period and any(is_kind(r, k.kind, False) for k in query.anchors)]
    return sorted(pool, key=lambda r: end_key(r.period, case.today), reverse=True)[:1]


def beside(case: Case, anchor: Sequence[Record], direction: str) -> Finding | None:
    """What came before, after or during an entry."""
    dated = [r for r in anchor if r.period and r.period.start]
    if not dated:
        return None
    base = next(iter(of_kind(case, dated)), dated[0])
    others = [r for r in _comparable(case) if r.entry.id != base.entry.id and r.period and r.period.start]
    if base.period is None:
        return None
    if direction == "during":
        first, last = base.period.start, base.period.end or Date(case.today.year, case.today.month)
        meeting = [r for r in others if r.period and first and overlaps(r.period, first, last, case.today)]
        return (
            list_all(case, meeting, f"During {short(base)}")
            if meeting
            else not_in_cv(f"The CV lists nothing during {short(base)}.", [Fact(label(base), base)])
        )
    if direction == "before":
        earlier = [r for r in others if start_key(r.period) < start_key(base.period)]
        ranked = sorted(earlier, key=lambda r: (_over_by(base, r), end_key(r.period, case.today), start_key(r.period)), reverse=True)
    else:
        ranked = sorted(_after(base, others), key=lambda r: start_key(r.period))
    if (case.query.kinds and any(k.plural for k in case.query.kinds)) or case.query.has("form:list", "form:count"):
        return list_all(case, in_order(case, ranked)) if ranked else None
    if not ranked:
        return not_in_cv(f"The CV lists nothing {direction} {short(base)}.", [Fact(label(base), base)], "beside")
    return answered([Fact(capitalised(head(ranked[0], case.who)), ranked[0])], intent="beside")


def _over_by(base: Record, other: Record) -> bool:
    """Whether something had ended when the base began, or within a month or two: what ran on beside it came before it only in part."""
    if not (base.period and base.period.start and other.period and other.period.end) or other.period.ongoing:
        return False
    return last_month(other.period.end) <= last_month(base.period.start) + _HANDOVER


_HANDOVER = 2  # months


def _after(base: Record, others: Sequence[Record]) -> list[Record]:
    """What began when the base had ended, or in its last month; nothing comes after what goes on."""
    if base.period is None or base.period.ongoing or not base.period.end:
        return []
    ended = last_month(base.period.end)
    return [
        r
        for r in others
        if r.period and r.period.start and last_month(r.period.start) >= ended and start_key(r.period) > start_key(base.period)
    ]


def _comparable(case: Case) -> list[Record]:
    """What can stand before or after an entry: the kind asked for, else work and study."""
    every = [r for r in case.records if not excluded(case, r)]
    if there := _of_those_named(case, every):
        return there
    asked = [k.kind for k in case.query.kinds if not (k.covers & frozenset(n for m in case.query.mentions for n in m.covers))]
    if asked and (kept := list(of_kind(case, every))):
        return kept
    paid = [r for r in every if not r.item and r.kinds[0] in (Kind.EXPERIENCE, Kind.EDUCATION)]
    return paid + [r for r in every if not r.item and r.kinds[0] is Kind.TEACHING and Kind.EXPERIENCE in r.kinds]


def _of_those_named(case: Case, every: Sequence[Record]) -> list[Record]:
    """Of "which post did she hold at A before that", the posts at A."""
    names = [m.name for m in case.query.mentions if m.name.kind is NameKind.ORGANISATION] if _BEFORE_THAT.search(case.query.low) else []
    return [r for r in every if not r.item and any(r.key in name.keys for name in names)]


_BEFORE_THAT = pattern(r"\b(?:before|after) (?:that|this|it)(?: \w+)?$")


def overlap(case: Case, found: Scope) -> Finding | None:
    """Which entries ran at the same time; with one that is named, which ran beside it."""
    named = [r for m in case.query.mentions for r in case.records if r.key in m.name.keys and not r.item and r.period]
    if named or case.query.content:
        anchor = named or [r for r in found.records if r.period]
        return beside(case, anchor, "during") if len({r.entry.id for r in anchor}) == 1 else _pairs(case, found)
    return _pairs(case, found)


def _pairs(case: Case, found: Scope) -> Finding | None:
    candidates = [
        r for r in _comparable(case) if r.period and r.period.start and r.period.start != r.period.end and Kind.EDUCATION not in r.kinds
    ]
    if case.query.time:
        candidates = [r for r in candidates if fits_time(r, case.query.time, case)]
    pairs = [(a, b) for n, a in enumerate(candidates) for b in candidates[n + 1 :] if _meet(a, b, case)]
    if case.query.mentions and found.records:
        inside = {r.entry.id for r in found.records}
        pairs = [(a, b) for a, b in pairs if a.entry.id in inside or b.entry.id in inside]
    if not pairs:
        return not_in_cv(say("refusals.no_pair"), intent="overlap")
    seen = {r.key: r for pair in pairs for r in pair}
    return listing("These ran at the same time", [Fact(label(r), r) for r in seen.values()], intent="overlap")


def _meet(a: Record, b: Record, case: Case) -> bool:
    if not (a.period and b.period and b.period.start):
        return False
    last = b.period.end or Date(case.today.year, case.today.month)
    return overlaps(a.period, b.period.start, last, case.today)
