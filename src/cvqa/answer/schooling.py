"""Courses and trainings that somebody was on, which are other things than those that were given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.words import stems

_NAMES = frozenset(stems("course courses training trainings workshop cpd"))
_HELD = frozenset({Kind.CERTIFICATION, Kind.TEXT, Kind.AWARD})


def attended(records: Iterable[Record]) -> Sequence[Record]:
    """What is called a course or stands among the trainings and is no teaching; the certificates where nothing is called so."""
    held = [r for r in records if r.kinds[0] in _HELD and not r.group]
    called = [r for r in held if r.kinds[0] is not Kind.AWARD and (_NAMES & r.bag or _NAMES & r.section_bag)]
    return called or [r for r in held if r.kinds[0] is Kind.CERTIFICATION]
