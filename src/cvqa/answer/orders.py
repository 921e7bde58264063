"""Orders: the first, the last, the longest, the most; what came before, after or beside an entry; which of two came first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer.facts.extraction import EXTRACTED, extract
from cvqa.answer.finding import DONE, Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import capitalised
from cvqa.answer.refusal import not_in_cv, silent
from cvqa.answer.scope import Scope
from cvqa.answer.selection import excluded, fits_time, is_kind, level_of, of_kind
from cvqa.answer.sets import in_order, list_all
from cvqa.answer.spans import lasted
from cvqa.answer.wording import head, label, short
from cvqa.cv.dates import end_key, last_month, months, overlaps, start_key
from cvqa.cv.model import Date, Kind
from cvqa.index.records import Record
from cvqa.question.query import Attribute, Form


def pool(case: Case, found: Scope) -> list[Record]:
    """What an order is made over: the records in scope, or all that the owner did."""
    kinds = case.query.kinds
    named = bool(kinds or case.query.level or case.query.content or found.confined)
    records = found.records if named else case.records
    return [r for r in records if (r.entry.kind in DONE or found.confined) and not r.group and (named or not r.item)]


def extreme(case: Case, found: Scope, form: Form) -> Finding | None:
    """First, last, longest, shortest."""
    dated = [r for r in pool(case, found) if (r.period and (r.period.start or r.period.end)) or re.search(r"(19|20)\d\d", r.entry.venue)]
    if not dated:
        return None
    if form in (Form.LONGEST, Form.SHORTEST):
        dated = [r for r in dated if (r.period and r.period.start != r.period.end) or (r.period and r.period.ongoing)]
        if not dated:
            return None
        ranked = sorted(dated, key=lambda r: months(r.period, case.today) if r.period else 0, reverse=form is Form.LONGEST)
        return answered([Fact(lasted(case, ranked[0]), ranked[0])], intent=str(form))
    ranked = sorted(dated, key=lambda r: _order(r, form, case), reverse=form is Form.LAST)
    best = [r for r in ranked if _order(r, form, case) == _order(ranked[0], form, case)]
    facts = [fact for r in best[:2] if (fact := _asked_of(case, r))]
    return answered(facts, intent=str(form)) if facts else silent(case, best[0])


def _order(record: Record, form: Form, case: Case) -> Date:
    period = record.period
    if period is None or not (period.start or period.end):
        year = re.search(r"(19|20)\d\d", record.entry.venue)
        return Date(int(year.group()) if year else 0)
    return start_key(period) if form is Form.FIRST else end_key(period, case.today)


def _asked_of(case: Case, record: Record) -> Fact | None:
    """The attribute asked of one record, or the record in a sentence."""
    for attribute in case.query.attributes:
        if attribute in (
            Attribute.WHEN,
            Attribute.START,
            Attribute.END,
            Attribute.WHERE,
            Attribute.POSITION,
            Attribute.ORGANISATION,
            Attribute.TITLE,
            Attribute.DESCRIBE,
        ):
            continue
        if attribute in EXTRACTED and (fact := extract(case, record, attribute)):
            return fact
    return Fact(capitalised(head(record, case.who)), record)


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
    base = dated[0]
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
        ranked = sorted(earlier, key=lambda r: (end_key(r.period, case.today), start_key(r.period)), reverse=True)
    else:
        ranked = sorted(_after(base, others), key=lambda r: start_key(r.period))
    if (case.query.kinds and any(k.plural for k in case.query.kinds)) or case.query.has("form:list", "form:count"):
        return list_all(case, in_order(case, ranked)) if ranked else None
    if not ranked:
        return not_in_cv(f"The CV lists nothing {direction} {short(base)}.", [Fact(label(base), base)], "beside")
    return answered([Fact(capitalised(head(ranked[0], case.who)), ranked[0])], intent="beside")


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
    asked = [k.kind for k in case.query.kinds if not (k.covers & frozenset(n for m in case.query.mentions for n in m.covers))]
    if asked and (kept := list(of_kind(case, every))):
        return kept
    paid = [r for r in every if not r.item and r.kinds[0] in (Kind.EXPERIENCE, Kind.EDUCATION)]
    return paid + [r for r in every if not r.item and r.kinds[0] is Kind.TEACHING and Kind.EXPERIENCE in r.kinds]


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
        return not_in_cv("The CV lists no two of them at the same time.", intent="overlap")
    seen = {r.key: r for pair in pairs for r in pair}
    return listing("These ran at the same time", [Fact(label(r), r) for r in seen.values()], intent="overlap")


def _meet(a: Record, b: Record, case: Case) -> bool:
    if not (a.period and b.period and b.period.start):
        return False
    last = b.period.end or Date(case.today.year, case.today.month)
    return overlaps(a.period, b.period.start, last, case.today)


def operands(case: Case, found: Scope) -> Sequence[Record]:
    """The two things that "A or B" compares: on each side of the word the dated entry that accounts best for its words."""
    said = case.query.words
    at = next((n for n, w in enumerate(said) if w.low in ("or", "than", "versus") and n), 0)
    sides = [[n for n in case.query.content if n < at], [n for n in case.query.content if n > at]]
    if not at or not all(sides):
        return found.records
    best = [r for side in sides if (r := _best_for(case, side))]
    return best if len(best) == 2 and best[0] != best[1] else found.records


def _best_for(case: Case, words: Sequence[int]) -> Record | None:
    dated = [r for r in case.records if not r.item and not r.group and (r.period or _YEAR.search(r.entry.venue))]
    scored = [(case.evidence.record(r, words).total(case.evidence.weights), bool(r.entry.organisation), r) for r in dated]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] else None


_LONGER = re.compile(r"\b(longer|shorter|more time|more of|most time|less time)\b")


def compare(case: Case, found: Scope) -> Finding | None:
    """Two records: which came first, which lasted longer."""
    text = case.query.low
    dated = [r for r in operands(case, found) if not r.group and (r.period or _YEAR.search(r.entry.venue))]
    if _LONGER.search(text):
        return _longer(case, [r for r in dated if _has_length(r)], shorter=bool(re.search(r"\b(shorter|less time)\b", text)))
    if len(dated) < 2:
        return None
    last = bool(re.search(r"\b(last|later|newer|more recent|latest)\b", text))
    ranked = sorted(dated, key=lambda r: _order(r, Form.FIRST, case), reverse=last)
    lead = f"{capitalised(short(ranked[0]))} came {'later' if last else 'first'}."
    return answered([Fact(label(r), r) for r in ranked[:3]], lead=lead, intent="compare")


def _has_length(record: Record) -> bool:
    period = record.period
    return bool(period and (period.ongoing or period.start != period.end))


def _longer(case: Case, dated: Sequence[Record], *, shorter: bool) -> Finding | None:
    if len(dated) < 2:
        return None
    ranked = sorted(dated, key=lambda r: months(r.period, case.today) if r.period else 0, reverse=not shorter)
    word = "shorter" if shorter else "longer"
    return answered(
        [Fact(lasted(case, r), r) for r in ranked[:3]], lead=f"{capitalised(short(ranked[0]))} lasted {word}.", intent="compare"
    )


_YEAR = re.compile(r"(19|20)\d\d")


def most_authors(case: Case, found: Scope) -> Finding | None:
    """The paper with the most authors, or the fewest."""
    if not re.search(r"\b(authors|names|coauthors|co authors|people|contributors|crowd)\b", case.query.low):
        return None
    papers = [r for r in (found.records or case.records) if r.entry.authors and not r.group]
    if not papers:
        return None
    fewest = re.search(r"\b(smallest|lowest|fewest|least)\b", case.query.low)
    best = (min if fewest else max)(papers, key=lambda r: len(r.entry.authors))
    return answered([Fact(f"“{best.name}”, with {len(best.entry.authors)} authors", best)], intent="most")
