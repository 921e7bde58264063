"""Claims of what the owner is: "Is she a nurse?"."""

from __future__ import annotations

import re

from cvqa.answer.finding import Case, Finding
from cvqa.answer.refusal import silent
from cvqa.answer.scope import Scope
from cvqa.index.records import Record
from cvqa.language.words import stems

_IS_A = re.compile(
    r"^(and |so |but )?(is|was|are|were) (he|she|they|you|\w+( \w+)?) (an?|really an?|actually an?|also an?) (?!co |first |joint )\w+"
)


def being(case: Case, found: Scope) -> Finding | None:
    """A refusal where no entry says in its own position, degree or name what the owner is claimed to be; else no verdict yet."""
    if not _IS_A.search(case.query.low) or case.query.mentions or not case.query.content:
        return None
    claimed = {case.query.words[n].stem for n in case.query.content if case.evidence.weights[n] > 0.25}
    if any(claimed <= _said_to_be(record) for record in case.records):
        return None
    return silent(case, None, case.query.content)


def _said_to_be(record: Record) -> frozenset[str]:
    """The stems of what an entry calls the owner: a paper's title calls them nothing."""
    entry = record.entry
    if record.item or entry.authors:
        return frozenset()
    return frozenset(
        stem for text in (entry.position, entry.degree, entry.area, entry.name, *(t.text for t in entry.texts)) for stem in stems(text)
    )
