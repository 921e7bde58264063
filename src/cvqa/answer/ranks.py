"""One of a kind by its place among them: "the third job", "employer 2 (newest first)", "her previous post"."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, Finding, answered, sentence
from cvqa.answer.lookup import told_of
from cvqa.answer.scope import TOLERATED, Scope
from cvqa.answer.selection import excluded, is_kind, of_kind
from cvqa.cv.dates import end_key, last_month, start_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.numbers import PLACES
from cvqa.language.patterns import pattern
from cvqa.question.followup import Resolved

_BEHIND_FIRST = {said: place for said, place in PLACES.items() if place > 1}
_NOUN = (
    r"(?:job|employer|position|role|company|post|workplace|degree|firm|organi[sz]ation|"
    r"hospital|school|paper|publication|project|award|entry|item)"
)
_QUALIFIED = r"(?:full[ -]?time|part[ -]?time|paid|unpaid|different|proper|real|research|teaching|academic|professional|main|ever|listed)"
_NTH = pattern(
    rf"\b(?:(?P<word>{'|'.join(_BEHIND_FIRST)}) (?:{_QUALIFIED} )?{_NOUN}\b(?! author)|{_NOUN} (?:number |no )?(?P<number>[1-9])\b)"
)
_PREVIOUS = pattern(
    rf"\b(?:previous|prior|former|preceding|last but one) (?:\w+ )?(?P<noun>{_NOUN})\b(?! to)"
    rf"|\b(?P<noun2>{_NOUN}|one)? ?(?:right |just |immediately )?(?:before|prior to|preceding) (?:the|his|her|their|your|this) "
    rf"(?:current|present)(?: one| {_NOUN})?\b"
)
_FRESH = pattern(
    r"\b(?:first|start(?:ed)? out|began|begin)\b.*\b(?:after|out of|following|straight from|fresh from|upon leaving"
    r"|when (?:he|she|they) left) "
    r"(?P<study>(?:\w+ ){0,3}?(?:university|college|school|uni|graduation|graduating|studies|studying|the degree))\b"
)
_NEWEST = pattern(r"\b(newest|latest|most recent|reverse|descending|from the top)\b")
_LISTED = pattern(r"\b(list(ed)?|table|page|cv|row|line|entry|item)\b")


def placed(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The record that has the place asked for among those of its kind; None where no place is asked for."""
    query = case.query
    if query.yesno or resolved.among or query.has("form:count", "form:compare", "attribute:author_position") or _several(case):
        return None
    if (fresh := _FRESH.search(query.low)) and not any(m.whole for m in query.mentions):
        first = _after_study(case, str(fresh["study"]))
        return answered([sentence(case, first)], intent="first") if first else None
    match = _PREVIOUS.search(query.low) or _NTH.search(query.low)
    if not match or _says_more(case, query.low[: match.start()].count(" "), query.low[: match.end()].count(" ")):
        return None
    places = match.groupdict()
    if "noun" in places:
        record = _before_now(_pool(case), places["noun"] or places["noun2"] or "", case)
    else:
        record = _nth(_pool(case), _BEHIND_FIRST.get(places["word"] or "") or int(places["number"] or 0), case)
    if record is None:
        return None
    return told_of(case, record) or answered([sentence(case, record)], intent="place")


def _after_study(case: Case, said: str) -> Record | None:
    """The first job that began when a study had ended: the one that its words name, else the first of all."""
    studies = [r for r in case.records if r.kinds[0] is Kind.EDUCATION and not r.item and r.period and r.period.end]
    wanted = [n for n in case.query.content if case.query.words[n].low in said.split()]
    told = {r.key: case.evidence.told_by_record(r, wanted) for r in studies}
    best = [r for r in studies if told[r.key] >= max(told.values()) - 0.05]
    ended = min((last_month(r.period.end) for r in best if r.period and r.period.end), default=None)
    jobs = sorted(_work(case), key=lambda r: start_key(r.period))
    if ended is None:
        return None
    return next((r for r in jobs if r.period and r.period.start and last_month(r.period.start) >= ended), None)


def _work(case: Case) -> list[Record]:
    return [r for r in case.records if is_kind(r, Kind.EXPERIENCE, False) and not r.item and not excluded(case, r)]


def _several(case: Case) -> bool:
    return any(k.plural for k in case.query.kinds)


def _says_more(case: Case, first: int, last: int) -> bool:
    """Whether words beside the place confine the question: a name, or more than may be left open."""
    open_words = [n for n in case.query.content if not first <= n <= last]
    if any(case.query.words[n].capital and n for n in open_words) or (case.query.time and not case.query.time.now):
        return True
    return case.evidence.weight(open_words) > TOLERATED


def _pool(case: Case) -> list[Record]:
    """What is ranked: the kind that is named, else work."""
    every = [r for r in case.records if not excluded(case, r) and not r.group]
    if case.query.kinds:
        return [r for r in of_kind(case, every) if not r.item]
    return _work(case)


def _nth(pool: Sequence[Record], place: int, case: Case) -> Record | None:
    """By time, from the first or from the newest; in the CV's order where its list is spoken of."""
    ordered = list(pool)
    if _NEWEST.search(case.query.low):
        ordered.sort(key=lambda r: (end_key(r.period, case.today), start_key(r.period)), reverse=True)
    elif not _LISTED.search(case.query.low):
        ordered.sort(key=lambda r: start_key(r.period))
    return ordered[place - 1] if 0 < place <= len(ordered) else None


def _before_now(pool: Sequence[Record], noun: str, case: Case) -> Record | None:
    """What ended last before what goes on; of employers, one that is not among those of now."""
    dated = sorted((r for r in pool if r.period and r.period.start), key=lambda r: (end_key(r.period, case.today), start_key(r.period)))
    ended = [r for r in dated if r.period and not r.period.ongoing]
    if len(ended) == len(dated):
        return ended[-2] if len(ended) > 1 else None
    homes = {r.entry.organisation for r in dated if r.ongoing} if noun in _HOUSES else set()
    return next((r for r in reversed(ended) if r.entry.organisation not in homes), None)


_HOUSES = frozenset({"employer", "company", "workplace", "firm", "organisation", "organization", "hospital", "school"})
