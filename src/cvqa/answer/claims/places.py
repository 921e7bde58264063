"""Claims of where: a place that is only talked about in an entry ("a thesis on Brazil") is not where it was."""

from __future__ import annotations

from dataclasses import replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Finding, sentence
from cvqa.answer.scope import Scope
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.places import said_by
from cvqa.question.gazetteer import NameKind

_IN = frozenset({"in", "from", "inside", "within", "across"})
_HELD = frozenset({Kind.EXPERIENCE, Kind.EDUCATION, Kind.TEACHING, Kind.VOLUNTEERING, Kind.INTERNSHIP, Kind.RESEARCH})


def where_claimed(case: Case) -> tuple[int, ...]:
    """The words of the question that name the place where something is claimed to have been."""
    query = case.query
    named = {n for m in query.mentions if m.name.kind is NameKind.PLACE for n in m.covers}
    places = [n for n in query.content if n in named or (query.words[n].capital and said_by((query.words[n].stem,)))]
    return tuple(n for n in places if _stands_behind_in(case, n))


def _stands_behind_in(case: Case, n: int) -> bool:
    before = [w.low for w in case.query.words[max(0, n - 3) : n]]
    return any(low in _IN for low in before[-1:] + (before[-2:-1] if before[-1:] == ["the"] else []))


def placed(case: Case, found: Scope) -> Scope:
    """The scope without the jobs and studies that the CV places elsewhere, unless none is left."""
    there = tuple(r for r in found.records if not _elsewhere(case, r))
    return replace(found, records=there) if there else found


def misplaced(case: Case, found: Scope) -> Finding | None:
    """No, where every job or degree that fits stands at another place."""
    fitting = [r for r in found.records if r.kinds[0] in _HELD]
    if not (case.query.level or case.query.kinds) or not fitting or len(fitting) != len(found.records) or found.leaves_open(case):
        return None
    return verdict(False, [sentence(case, r) for r in fitting[:2]]) if all(_elsewhere(case, r) for r in fitting) else None


def _elsewhere(case: Case, record: Record) -> bool:
    claimed = where_claimed(case)
    if record.item or not record.entry.location or record.kinds[0] not in _HELD:
        return False
    return bool(claimed) and not any(case.evidence.told_by_stems(record.head_bag, (n,)) for n in claimed)
