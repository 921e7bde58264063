"""The reply: the one object that a question gets, at every door."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

MOST_CITED = 8  # entries


class Status(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    NOT_IN_CV = "not_in_cv"
    CLARIFY = "clarify"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True)
class Citation:
    """Where the CV says it. `quote` has at most 600 characters; `score` is a cosine, None where the answer was computed."""

    id: str
    section: str
    title: str
    quote: str
    source: str  # "cv.yaml:41-52"
    url: str  # "/#experience-acme"
    score: float | None = None


@dataclass(frozen=True)
class Reply:
    """What is said, in plain text and in Markdown, and what it rests on."""

    status: Status
    answer: str
    markdown: str
    citations: tuple[Citation, ...] = ()
    intent: str = "unknown"
    confidence: float | None = None
    suggestions: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The JSON object of the HTTP interface; `confidence` is left out where it was not calibrated."""
        out = asdict(self)
        out["citations"] = [asdict(c) for c in self.citations]
        if self.confidence is None:
            del out["confidence"]
        return out
