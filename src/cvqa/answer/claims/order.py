"""Claims of two times: whether the one lay before, after, beside or in the same year as the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from cvqa.answer.anchors import Named, Pair, accounted, named, pair
from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.moments import shared_time, told
from cvqa.answer.wording import say
from cvqa.cv.dates import end_of, first_month, format_date, last_month, start_key
from cvqa.cv.model import Date, Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern


class Tie(StrEnum):
    """How two times are said to lie to each other."""

    BEFORE = "before"
    AFTER = "after"
    WHEN = "when"
    BESIDE = "beside"
    SAME_YEAR = "year"
    SAME_MONTH = "month"


# What somebody speaks before, and nothing that lies later in time.
_A_BODY = (
    r"(?:(?:an?|the|his|her|their) )?(?:\w+ )?"
    r"(?:courts?|tribunals?|judges?|jury|juries|boards?|committees?|panels?|parliament|audiences?|crowds?|camera|council)\b"
)
_TIES: tuple[tuple[Tie, re.Pattern[str]], ...] = (
    (Tie.SAME_YEAR, pattern(r"\b(in |during |within )?the (very |exact |same )+year( in which| that| when| as|(?= (he|she|they)\b))")),
    (Tie.SAME_YEAR, pattern(r"\b(in )?the year (in which|that|when)\b")),
    (Tie.SAME_MONTH, pattern(r"\b(in |during |within )?the (very |exact |same )+month( in which| that| when| as|(?= (he|she|they)\b))")),
    (
        Tie.BESIDE,
        pattern(r"\b(while|whilst|during|alongside|(in parallel|side by side|at the same time|parallel|together) (with|to|as))\b"),
    ),
    (Tie.BESIDE, pattern(r"\b(coincid|overlap|concurrent|simultaneous)\w*( in time)? (with|to)\b")),
    (Tie.WHEN, pattern(r"\b(by the time( that)?|at the time( that)?|when|as soon as|the moment|by the start of|at the start of)\b")),
    (Tie.BEFORE, pattern(rf"\b(before(?! {_A_BODY})|prior to|earlier than|ahead of|preced\w+|predat\w+)\b")),
    (Tie.AFTER, pattern(r"\b(after|later than|following|follow|followed|since(?! when)|once)\b")),
)
TOGETHER = pattern(r"\b(overlap\w*|coincide\w*|at the same time|in parallel|simultaneous\w*|concurrent\w*|side by side)\b")
_STILL = pattern(r"\b(still|on the books|yet to (leave|finish|end))\b")
_ALREADY = pattern(r"\b(already|yet|by then|previously)\b")
_ANY = pattern(r"\b(an?|some)\b(?! overlap)")
_MOST_READINGS = 3
_SCHOOL = pattern(r"\b(finish\w*|graduat\w*|enrol\w*|degree|stud(y|ied|ying|ies)|student)\b")


def ordered(case: Case) -> Finding | None:
    """Yes or no, with both times; None where the question claims nothing of two times."""
    if not case.query.yesno:
        return None
    for tie, both in _claims(case):
        if said := _judged(case, tie, both):
            return said
    return None


def is_of_order(case: Case) -> bool:
    """Whether a claim says which of two came first, so that one of them alone does not prove it."""
    ties = (words.search(case.query.low) for tie, words in _TIES if tie not in (Tie.BESIDE, Tie.WHEN))
    return not case.query.time and any(match and match.end() < len(case.query.low) for match in ties)


def _judged(case: Case, tie: Tie, both: Pair) -> Finding | None:
    """The verdict on all that the words may mean; None where it hangs on which of them is meant."""
    edge = "closes" if tie is Tie.WHEN and _STILL.search(case.query.low) else "opens"
    readings = [Pair(one, other) for one in _readings(case, tie, both.left, edge) for other in _readings(case, tie, both.right, "opens")]
    verdicts = [(_holds(case, tie, r.left, r.right), r) for r in readings]
    if not verdicts or any(holds is None for holds, _ in verdicts):
        return None
    held = [r for holds, r in verdicts if holds]
    if _ANY.search(case.query.low):
        return _told(case, tie, held[0], True) if held else None  # another that was not found may be meant
    if held and len(held) < len(verdicts) and tie is not Tie.BESIDE:
        return None
    return _told(case, tie, (held or readings)[0], bool(held))


def _readings(case: Case, tie: Tie, side: Named, edge: str) -> list[Named]:
    """Each thing that a side may mean; of several at one organisation the one at the end that is meant, or each in turn."""
    rivals = _of_sort(case, side)
    homes: dict[str, list[Record]] = {}
    for record in rivals:
        home = "" if tie is Tie.BESIDE else record.entry.organisation
        homes.setdefault(home or record.key, []).append(record)
    if len(homes) > _MOST_READINGS:
        return []
    return [replace(side, record=replace(side, rivals=tuple(records)).at(case, edge)) for records in homes.values()]


def _of_sort(case: Case, side: Named) -> Sequence[Record]:
    """Of several things those that are studied or worked at, and of a school that was finished or entered the studies."""
    work = [r for r in side.rivals if r.kinds[0] in (Kind.EDUCATION, Kind.EXPERIENCE)]
    study = [r for r in work if r.kinds[0] is Kind.EDUCATION and _SCHOOL.search(case.query.low)]
    return study or work or side.rivals


def _claims(case: Case) -> Iterator[tuple[Tie, Pair]]:
    """Every way of taking the question apart into two things with a date and a tie between them."""
    low = case.query.low
    for tie, words in _TIES:
        for match in words.finditer(low):
            at, behind = low[: match.start()].count(" "), low[: match.end()].count(" ") + 1
            both = _sides(case, at, behind)
            if both and accounted(case, both, range(at, behind)):
                yield tie, both
    if both := together(case):
        yield Tie.BESIDE, both


def together(case: Case) -> Pair | None:
    """The two things of which it is asked whether or when they ran at the same time."""
    match = TOGETHER.search(case.query.low)
    if not match:
        return None
    at = case.query.low[: match.start()].count(" ")
    return pair(case, at=("and", "with", "to"), deep=True, skip=range(at, at + match.group().count(" ") + 1))


def _sides(case: Case, at: int, behind: int) -> Pair | None:
    """What stands before the tie and behind it; where it opens the question, both sides of its comma."""
    size = len(case.query.words)
    comma = _comma(case, behind) if at < 2 else 0
    spans = (range(comma, size), range(behind, comma)) if comma else (range(at), range(behind, size))
    left, right = (named(case, span, deep=True) for span in spans)
    return Pair(left, right) if left and right and left.record.key != right.record.key else None


def _comma(case: Case, behind: int) -> int:
    """The first word behind a comma, from a word on; 0 where there is none."""
    text, said = case.query.text, case.query.words
    return next((n + 1 for n in range(behind, len(said) - 1) if "," in text[said[n].end : said[n + 1].start]), 0)


def _holds(case: Case, tie: Tie, left: Named, right: Named) -> bool | None:
    """Whether it is so; None where the dates are too coarse to tell."""
    one, other = _edge(case, left), _edge(case, right)
    if tie is Tie.SAME_YEAR:
        return one.year == other.year
    if tie is Tie.SAME_MONTH:
        return one == other if (one.month and other.month) or one.year != other.year else None
    if tie is Tie.WHEN:
        return _when(case, left, right)
    if tie is Tie.BESIDE:
        return _running(case, right.record, one) if left.says == "opens" else shared_time(case, left.record, right.record) is not None
    return _earlier(one, other) if tie is Tie.BEFORE else _earlier(other, one)


def _when(case: Case, left: Named, right: Named) -> bool | None:
    """Whether the left had ended, had begun or was going on at the time of the right."""
    one, other = _edge(case, left), _edge(case, right)
    beside = shared_time(case, left.record, right.record) is not None
    if left.says == "closes":
        return False if left.record.ongoing else _earlier(one, other)
    if _STILL.search(case.query.low):
        end = end_of(left.record.period, case.today) if left.record.period else None
        return not _earlier(end, other) if end else None
    begun = _earlier(one, other)
    if left.says == "opens" or begun is None:
        return begun
    return begun or beside if _ALREADY.search(case.query.low) else beside


def _running(case: Case, record: Record, then: Date) -> bool | None:
    """Whether something went on at a date."""
    end = end_of(record.period, case.today) if record.period else None
    begun = _earlier(then, start_key(record.period))
    return None if begun is None or not end else not begun and not _earlier(end, then)


def _edge(case: Case, side: Named) -> Date:
    """The date that is meant: the end where the words speak of one, else the start."""
    record = side.record
    end = end_of(record.period, case.today) if record.period and side.says == "closes" else None
    return end or start_key(record.period)


def _earlier(one: Date, other: Date) -> bool | None:
    """Whether a date lies before another; None where both may be meant."""
    if last_month(one) < first_month(other):
        return True
    return None if one.year == other.year and not (one.month and other.month) else False


def _told(case: Case, tie: Tie, both: Pair, holds: bool) -> Finding:
    if holds and tie is Tie.BESIDE and not both.left.says:
        return told_together(case, both)
    return verdict(holds, [told(case, r) for r in both.records])


def told_together(case: Case, both: Pair) -> Finding:
    """The time in which two things both ran, or that they had none."""
    shared = shared_time(case, *both.records)
    facts = [told(case, r) for r in both.records]
    if not shared:
        return verdict(False, facts)
    first, last = shared
    until = format_date(last) if last else "today"
    return verdict(True, [Fact(say("facts.overlapped", first=format_date(first), last=until), both.records[0]), *facts])
