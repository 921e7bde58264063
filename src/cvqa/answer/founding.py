"""What somebody founded or owned: "her own company"."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case
from cvqa.index.records import Record
from cvqa.language.patterns import pattern

_OWNER = pattern(r"(?i)\b((?:co-)?owner|patron|proprietor|self-employed|freelance|sole trader|managing partner)\b")
_FOUNDER = pattern(r"(?i)\b(?:co-?)?founder\b")
_OF_FIRM = pattern(r"(?i)\b(ceo|cto|coo|cfo|chief|managing|director|partner|president)\b")  # a choir has a conductor
_FOUNDED = pattern(
    r"(?i)^(co-?founded|founded|set up|started|opened) (?:the |a |an |my |this )?(?:company|business|firm|restaurant|practice|studio|shop)"
)


def own(case: Case, records: Sequence[Record]) -> list[Record]:
    """Those that the owner founded or owned, where it is asked for them; else all."""
    if not any(kind.said[:1] == ("own",) for kind in case.query.kinds):
        return list(records)
    tests = (is_own,) if case.query.yesno else (_owns, _founded, _began)
    return next((found for test in tests if (found := [r for r in records if test(r)])), [])


def is_own(record: Record) -> bool:
    """Whether an entry is of a business of the owner's: they own it, or founded it and it is one."""
    return _owns(record) or _founded(record)


def _owns(record: Record) -> bool:
    position = record.entry.position
    return bool(_OWNER.search(f"{position} {record.entry.organisation}") or (_FOUNDER.search(position) and _OF_FIRM.search(position)))


def _founded(record: Record) -> bool:
    return any(_FOUNDED.match(unit.text) for unit in record.units)


def _began(record: Record) -> bool:
    return bool(_FOUNDER.search(record.entry.position))
