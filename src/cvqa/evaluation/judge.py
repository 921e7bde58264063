"""The judge: why a reply fails its row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cvqa.answer.reply import Citation, Reply, Status
from cvqa.evaluation.sets import Row

MOST_CITED = 8
LONGEST_QUOTE = 600
FEWEST_CHARS = 2  # of any answer
FEWEST_OF_A_REFUSAL = 20  # a refusal names what is missing


class Ground(StrEnum):
    """What a reply can fail by."""

    STATUS = "status"
    EMPTY = "empty"
    CITATION = "citation"
    MISSING = "missing"
    FORBIDDEN = "forbidden"
    LENGTH = "length"


@dataclass(frozen=True)
class Reason:
    """One thing that is wrong with a reply."""

    ground: Ground
    text: str

    def __str__(self) -> str:
        return self.text


def judge(row: Row, reply: Reply) -> tuple[Reason, ...]:
    """Everything wrong with a reply; nothing where it is right. The answer is read without Markdown's `*` and backticks."""
    said = re.sub(r"[*`]", "", reply.answer).strip()
    return (*_status(row, reply), *_length(row, reply, said), *_facts(row, reply, said), *_citations(row, reply))


def _status(row: Row, reply: Reply) -> Iterator[Reason]:
    if reply.status not in row.status:
        yield Reason(Ground.STATUS, f"is {reply.status}, not {' or '.join(row.status)}")


def _length(row: Row, reply: Reply, said: str) -> Iterator[Reason]:
    refused = reply.status in (Status.NOT_IN_CV, Status.CLARIFY)
    if len(said) < (FEWEST_OF_A_REFUSAL if refused else FEWEST_CHARS):
        yield Reason(Ground.EMPTY, "says next to nothing")
    if row.max_chars and len(said) > row.max_chars:
        yield Reason(Ground.LENGTH, f"has {len(said)} characters, {row.max_chars} at most")


def _facts(row: Row, reply: Reply, said: str) -> Iterator[Reason]:
    answered = reply.status is Status.ANSWERED and Status.ANSWERED in row.status
    if answered or row.status == (Status.ANSWERED,):
        for group in row.must:
            if not any(_found(pattern, said) for pattern in group):
                yield Reason(Ground.MISSING, f"misses {'|'.join(group)}")
    for pattern in row.forbid:
        if _found(pattern, said):
            yield Reason(Ground.FORBIDDEN, f"holds the forbidden {pattern}")


def _citations(row: Row, reply: Reply) -> Iterator[Reason]:
    if reply.status is not Status.ANSWERED:
        return
    if not 1 <= len(reply.citations) <= MOST_CITED:
        yield Reason(Ground.CITATION, f"has {len(reply.citations)} citations, not 1 to {MOST_CITED}")
    if any(len(citation.quote) > LONGEST_QUOTE for citation in reply.citations):
        yield Reason(Ground.CITATION, f"quotes more than {LONGEST_QUOTE} characters")
    for pattern in row.cite:
        if not any(_found(pattern, _whole(citation)) for citation in reply.citations):
            yield Reason(Ground.CITATION, f"does not cite {pattern}")


def _whole(citation: Citation) -> str:
    return " ".join((citation.title, citation.section, citation.quote, citation.id))


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
