"""Whether what the chat is about won anything: the awards that name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.facts.description import describe
from cvqa.answer.finding import Case, Finding
from cvqa.answer.states import unwon
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern

_WON = pattern(
    r"^(?:and |so |but )*(?:did|has|have|was|were) (?:it|that|this|the \w+(?: \w+)?) (?:ever |been |also )*"
    r"(?:win|won|get|got|receive|received|given|awarded|earn|earned)(?: (?:an?|any|some|anything|something|awards?|prizes?|for it)\b|$)"
)


def won(case: Case, among: Sequence[Record]) -> Finding | None:
    """Yes, with the awards whose text names it; None where none does."""
    if not _WON.search(case.query.low):
        return None
    names = {name.lower() for r in among if r.entry.kind is not Kind.AWARD for name in (r.entry.organisation, r.name) if len(name) > 3}
    awards = [r for r in case.records if Kind.AWARD in r.kinds and not r.group and _names(r, names)]
    return verdict(True, [describe(case, r) for r in awards[:4]]) if awards else None


def _names(record: Record, names: set[str]) -> bool:
    texts = [record.name, *(unit.text for unit in record.units)]
    given = [text for text in texts if _FOR.search(text)]
    return not unwon(record) and any(name in text.lower() for text in given for name in names)


_FOR = pattern(r"^(?:given|awarded|won|for|presented|conferred|granted|voted)\b|\bfor\b(?!.*\bgiven to\b)", re.I)
