"""The time between two entries of a question ("between A and B", "after A and before B"), and what lies in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cvqa.answer.anchors import Named, Pair, pair
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.happenings import Stretch, happened, told_of
from cvqa.answer.refusal import not_in_cv
from cvqa.answer.spans import gap_between
from cvqa.answer.wording import label, say, short
from cvqa.cv.dates import first_month, last_month, start_key
from cvqa.cv.model import Date, Period
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.timeframe import Relation, TimeFrame

_BETWEEN = pattern(r"\bbetween\b")
_AFTER = pattern(r"\b(after|once|since|following)\b(?=.*\b(before|until|till|prior to)\b)")
_UNTIL = ("before", "until", "till", "prior")
_LENGTH = pattern(
    r"\bhow (long|many|much|big|large)\b|\b(length|number of|size)\b"
    r"|\bwhat (\w+ ){0,3}(gap|interval|break|pause|difference|distance)\b|\b(give|list|state|name) (me )?the months\b"
)
_ASKS = pattern(r"\b(what|which|where|who|whom|whose|anything|something|any|how did|fill\w*)\b")


@dataclass(frozen=True)
class Window:
    """The entry that closes before it, the one that opens after it, and the months between them."""

    earlier: Record
    later: Record
    stretch: Stretch

    @property
    def frame(self) -> TimeFrame:
        """The same as a time that a later question may lean on."""
        return TimeFrame(Relation.DURING, _date(self.stretch.first), _date(self.stretch.last), frozenset())


def _date(month: int) -> Date:
    return Date(month // 12, month % 12 + 1)


def window(case: Case) -> Window | None:
    """The window that a question names, if it names one."""
    found = _sides(case)
    if not found:
        return None
    one, other = sorted((found.left, found.right), key=lambda side: start_key(side.record.period))
    earlier, later = one.at(case, "closes"), _opening(case, one.at(case, "closes"), other)
    if earlier.entry.id == later.entry.id or earlier.period is None or earlier.period.ongoing:
        return None
    return Window(earlier, later, _between(earlier.period, start_key(later.period)))


def _between(earlier: Period, start: Date) -> Stretch:
    """The months between; a year alone may hold some of them. Where the two touch, the months of the seam."""
    end = earlier.end or start_key(earlier)
    free = last_month(end) + 1 if end.month else first_month(end), first_month(start) - 1 if start.month else last_month(start)
    return Stretch(min(free), max(free))


def _opening(case: Case, earlier: Record, other: Named) -> Record:
    fitting = tuple(r for r in other.rivals if start_key(r.period) > start_key(earlier.period)) or other.rivals
    return Named(fitting[0], fitting, other.score, other.says).at(case, "opens")


def _sides(case: Case) -> Pair | None:
    low = case.query.low
    if case.query.time and not case.query.time.now:
        return None
    if match := _BETWEEN.search(low):
        return pair(case, low[: match.start()].count(" ") + 1, at=("and", "to"))
    if match := _AFTER.search(low):
        return pair(case, low[: match.start()].count(" ") + 1, at=_UNTIL)
    return None


def in_window(case: Case) -> Finding | None:
    """How long the time between two entries was, or what lay in it."""
    found = window(case)
    if not found:
        return None
    if _LENGTH.search(case.query.low) or not (_ASKS.search(case.query.low) or case.query.yesno):
        return gap_between(found.earlier, found.later, found.frame)
    return _filled(_without_ends(case), found)


def _without_ends(case: Case) -> Case:
    """The case without the kinds that only name the two ends ("between the job at A and the job at B")."""
    match = _BETWEEN.search(case.query.low) or _AFTER.search(case.query.low)
    at = case.query.low[: match.start()].count(" ") if match else len(case.query.words)
    return replace(case, query=replace(case.query, kinds=tuple(k for k in case.query.kinds if min(k.covers, default=0) < at)))


def _filled(case: Case, found: Window) -> Finding:
    ends = {found.earlier.entry.id, found.later.entry.id}
    facts = [f for f in happened(case, found.stretch, inside=True) if f.record.entry.id not in ends]
    facts = facts or [f for f in happened(case, found.stretch) if f.record.entry.id not in ends]
    about = f"{short(found.earlier)} and {short(found.later)}"
    if not facts:
        shown = [Fact(label(r), r) for r in (found.earlier, found.later)]
        return not_in_cv(say("refusals.nothing_beside", direction="between", about=about), shown, "beside")
    said = told_of(case, facts, say("leads.between", about=about), found.frame)
    named = [Fact("", r) for r in (found.earlier, found.later)] if said.points else []  # by the lead
    return replace(said, facts=(*said.facts, *named))
