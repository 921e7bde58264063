"""Whose voice it is: what a CV says in the first person stands in quotation marks, so that nobody takes it for the assistant's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from cvqa.answer.finding import Fact, Finding
from cvqa.answer.grammar import capitalised
from cvqa.language.patterns import pattern

_FIRST_PERSON = pattern(
    r"\bI(?:['’](?:m|ve|d|ll)\b| (?!(?:and|or|to|in|of|for|at|with|on|by|from)\b)[a-z])"
    r"|\b(?:[Mm]y|[Mm]yself|mine|me|[Ww]e|[Oo]urs?|us|ourselves)\b"
)
_MARKS = pattern(r"[“”\"]")


def voiced(finding: Finding) -> Finding:
    """The finding with every sentence of the owner's about themselves in quotation marks."""
    told = {_bare(text) for fact in finding.facts for text in (fact.quotes or _of_item(fact))}
    own = sorted(filter(_FIRST_PERSON.search, told), key=len, reverse=True)
    if not own:
        return finding
    return replace(finding, lead=_quoted(finding.lead, own), points=tuple(_quoted(point, own) for point in finding.points))


def _of_item(fact: Fact) -> tuple[str, ...]:
    return (fact.record.item.text.text,) if fact.record.item else ()


def _bare(text: str) -> str:
    return text.strip().rstrip(".;")


def _quoted(text: str, own: Iterable[str]) -> str:
    """The text with marks around each of the sentences, longest first; one that has marks of its own stays."""
    forms = [form for said in own if not _MARKS.search(said) for form in (said, capitalised(said))]
    return re.sub("|".join(map(re.escape, forms)), r"“\g<0>”", text) if forms else text
