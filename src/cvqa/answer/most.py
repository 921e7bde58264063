"""Superlatives, comparisons and sums of amounts: the biggest grant, the book with more recipes, all participants together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cvqa.answer.anchors import Named, pair
from cvqa.answer.facts.amounts import Amount, Measure, size
from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import capitalised
from cvqa.answer.measures import all_asked, asked_of, frames, implied, shared
from cvqa.answer.pools import named_section
from cvqa.answer.refusal import silent
from cvqa.answer.scope import TOLERATED, Scope
from cvqa.answer.selection import of_kind
from cvqa.answer.wording import label, say, short
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stem
from cvqa.question.followup import Resolved

_FEWEST = pattern(r"\b(smallest|lowest|fewest|least|cheapest|lightest|smaller|lower|fewer|less|cheaper|lighter)\b")
MORE = pattern(
    r"\b(more|most|fewer|less|bigger|larger|greater|higher|heavier|smaller|lower|taller|wider|ahead|costlier|cheaper|pricier|richer"
    r"|outnumber\w*|biggest|largest|greatest|highest|heaviest|smallest|lowest|tallest|widest|fewest|costliest)\b"
    r"(?! (recent\w*|of (his|her|their) time|time|(length|amount|stretch|period) of time))"
)
_SUM = pattern(
    r"\b(add(ed|ing)? (it |them )?(up|together)|sum of|altogether|all together|combined|in total|total|taken together"
    r"|in all)\b"
)
_SIZED = pattern(
    r"\b(biggest|largest|greatest|highest|smallest|lowest|bigger|larger|higher|smaller|lower)\b(?! (amount|length|stretch|share) of time)"
)
_COMMON = 0.5  # a word that weighs no more is a common one
_BOTH = pattern(r"\b(which|who|what|whose|where) .*\b(two|both|either)\b|\b(two|both) .*\b(which|who|what|whose)\b")
_COUNTED = pattern(r"\bhow many\b|\bnumber of\b|\bwhat total\b|\bheadcount\b|\bhow much\b|\btotal\b|\bsum\b")
# What is counted one by one, and not by the figures that stand in the entries.
_ENTRIES = pattern(
    r"\b(how many|number of) (\w+ ){0,2}(employers|companies|firms|organi[sz]ations|jobs|positions|posts|papers|publications|articles|talks"
    r"|awards|prizes|degrees|languages|certificates|licen[cs]es|projects|referees|universities|countries)\b"
)
_OF_TIME = pattern(r"\b(years|months|weeks|how long|time)\b")


def measured(case: Case, found: Scope) -> Finding | None:
    """The answer to a question about amounts; None where it is about none, or the amounts leave too much of it open."""
    low = case.query.low
    said = None
    if MORE.search(low) and (case.query.has("form:compare") or _BOTH.search(low) or _parted(case)):
        said = more(case, found)
    elif case.query.has("form:most") or _superlative(case):
        said = most(case, found)
    elif _SUM.search(low) and _COUNTED.search(low) and not _OF_TIME.search(low) and not _ENTRIES.search(low):
        said = total(case, found)
    return said if said and _accounts(case, said) else None


_PARTED = pattern(r"\b(or|than|versus|vs)\b")
_SUPERLATIVE = pattern(r"\b(most (?!recent|of|current)|highest number|largest number|biggest number|greatest number|longest|shortest)")
_DONE = pattern(r"\b(jobs?|posts?|positions?|stay\w*|work\w*|employ\w*|roles?|degree|stud\w+|stint|tenure|intern\w*|serv\w+)\b")


def _parted(case: Case) -> bool:
    return bool(_PARTED.search(case.query.low))


def _superlative(case: Case) -> bool:
    """Whether "longest" or "most" is said of something that is measured in figures, and not of a time that was spent."""
    match = _SUPERLATIVE.search(case.query.low)
    if match is None or _DONE.search(case.query.low):
        return False
    return match[1] not in ("longest", "shortest") or bool({Measure.TIME, Measure.LENGTH} & implied(case))


def _accounts(case: Case, said: Finding) -> bool:
    """Whether the records shown, the measure and the comparing words account for the telling words of the question."""
    records = [fact.record for fact in said.facts]
    left = [n for n in case.query.content if not frames(case, n) and not any(case.evidence.record(r, [n]).strength for r in records)]
    weights = case.evidence.weights
    light = all(weights[n] <= _COMMON and not case.query.words[n].capital for n in left)
    return case.evidence.weight(left) <= (2 * TOLERATED if light else TOLERATED)


def most(case: Case, found: Scope) -> Finding | None:
    """The record with the largest or smallest amount of what is asked."""
    sized = _SIZED.search(case.query.low)
    amounts = [a for a in candidates(case, found) if not (sized and _counts_it(case, a))]
    amounts = amounts or (shared(_pool(case, found) if found.confined else _of_kind(case) or named_section(case)) if sized else [])
    if not amounts:
        return None
    best = _ranked(case, amounts)[0]
    return answered([_fact(best)], intent="most")


def _counts_it(case: Case, amount: Amount) -> bool:
    """Whether an amount says how many there are of what has to be the biggest ("15 exhibitions" of "the biggest exhibition")."""
    match = _SIZED_NOUN.search(case.query.low)
    return match is not None and amount.measure is Measure.THINGS and stem(match[1]) in amount.unit


_SIZED_NOUN = pattern(r"\b(?:biggest|largest|greatest|smallest) ((?!number)\w*[^s\W])\b(?! (?:of|in number))")


def more(case: Case, found: Scope) -> Finding | None:
    """Which of two has more of what is asked, with both figures."""
    both = _of_pair(case) or candidates(case, found)
    if len(both) < 2:
        return None
    one, other, *_ = _ranked(case, both)
    if size(one) == size(other):
        return answered([_fact(one), _fact(other)], lead=say("leads.equal"), intent="compare")
    return answered(
        [_fact(one), _fact(other)],
        lead=say("leads.ahead", name=_name(one), fewer=bool(_FEWEST.search(case.query.low))),
        intent="compare",
        focus=[one.record],
    )


def total(case: Case, found: Scope) -> Finding | None:
    """The sum of the amounts that are asked about, with each of them."""
    pools = (_pool(case, found), _of_kind(case), _every(case))
    amounts = next((some for pool in pools if len(some := all_asked(case, pool)) > 1), [])
    if not amounts or not _can_be_added(case, amounts):
        return None
    whole = sum(a.value for a in amounts)
    return listing(f"{whole:,.0f} in all", [Fact(f"{_name(a)}: {a.said}", a.record, (a.sentence,)) for a in amounts], intent="count")


_CURRENCY = pattern(r"[A-Z]{3}|[€$£¥]")


def _can_be_added(case: Case, amounts: Sequence[Amount]) -> bool:
    """Whether sums of money are of one currency and of the kind that is asked for; other figures always."""
    if amounts[0].measure is not Measure.MONEY:
        return True
    of_kind_asked = {r.entry.id for r in _of_kind(case)}
    currencies = {match[0] if (match := _CURRENCY.search(a.said)) else "" for a in amounts}
    return len(currencies) == 1 and all(a.record.entry.id in of_kind_asked for a in amounts)


def candidates(case: Case, found: Scope) -> list[Amount]:
    """The amounts asked about: of the records in scope where two of them have any, else of the kind, else of all."""
    pools = (named_section(case), _pool(case, found), _of_kind(case), _every(case))
    found_in = [amounts for pool in pools if (amounts := asked_of(case, pool))]
    best = next((amounts for amounts in found_in if len(amounts) > 1), found_in[0] if found_in else [])
    return _like_things(best) if best and best[0].measure in (Measure.TIME, Measure.LENGTH) else best


def _like_things(amounts: Sequence[Amount]) -> list[Amount]:
    """Those of the section that has the most of them: minutes of music are not set beside hours on a bicycle."""
    sections = Counter(a.record.entry.section for a in amounts)
    return [a for a in amounts if a.record.entry.section == sections.most_common(1)[0][0]]


def _pool(case: Case, found: Scope) -> Sequence[Record]:
    return [r for r in found.records if not r.group]


def _every(case: Case) -> Sequence[Record]:
    return [r for r in case.records if not r.group]


def _of_kind(case: Case) -> Sequence[Record]:
    return of_kind(case, _every(case)) if case.query.kinds else ()


def _of_pair(case: Case) -> list[Amount]:
    sides = pair(case)
    if not sides:
        return []
    return asked_of(case, [r for side in (sides.left, sides.right) for r in _holders(case, side)])[:2]


def _holders(case: Case, side: Named) -> list[Record]:
    """Of the entries that a side may mean, the one that has an amount of what is asked."""
    holding = asked_of(case, side.rivals)
    return [holding[0].record] if holding else [side.record]


def _ranked(case: Case, amounts: Sequence[Amount]) -> list[Amount]:
    return sorted(amounts, key=size, reverse=not _FEWEST.search(case.query.low))


def _name(amount: Amount) -> str:
    return capitalised(short(amount.record))


def _fact(amount: Amount) -> Fact:
    if amount.record.item:
        return Fact(label(amount.record), amount.record)
    return Fact(f"{_name(amount)}: {amount.said}", amount.record, (amount.sentence,))


_GRADED = pattern(r"\b(most|least|best|worst) (\w+)\b")


def ungraded(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The most of something that nothing in the CV speaks of ("the most cited paper"): none of them is."""
    match = _GRADED.search(case.query.low)
    n = case.query.low[: match.start(2)].count(" ") if match else -1
    return silent(case, None, [n]) if n in found.missing else None
