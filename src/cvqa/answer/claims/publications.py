"""Claims of publications: where the owner stands in the author line, and whether it is out."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.facts import publications
from cvqa.answer.facts.description import headed
from cvqa.answer.finding import Case, Finding
from cvqa.answer.scope import Scope
from cvqa.answer.states import leads
from cvqa.cv.model import Author
from cvqa.language.patterns import pattern

_LAST = pattern(r"\blast\b")
_ALONE = pattern(r"\b(sole|only|single)\b")
_OUT = pattern(r"\b(published|out|appeared|come out|in print|accepted|released)\b")
_PRINTED = pattern(r"\b(out|appeared|in print|published)\b")
_PENDING = pattern(r"\b(submission|submitted|under review|in review|forthcoming)\b")
_STILL_PENDING = pattern(r"\b(in submission|under review|still)\b")
_NOT_OUT = pattern(r"submission|submitted|review|forthcoming|preparation")


def author_position(case: Case, found: Scope) -> Finding | None:
    """ "Was she the first author of …"."""
    papers = [r for r in found.records if r.entry.authors and not r.item]
    if len(papers) != 1 or not case.query.has("attribute:author_position") or found.leaves_open(case):
        return None
    fact = publications.author_position(case, papers[0])
    return verdict(_stands_so(case.query.low, papers[0].entry.authors), [fact]) if fact else None


def _stands_so(low: str, authors: Sequence[Author]) -> bool:
    if _LAST.search(low):
        return authors[-1].owner
    return len(authors) == 1 if _ALONE.search(low) else leads(authors)


def is_out(case: Case, found: Scope) -> Finding | None:
    """ "Is the paper out yet?"."""
    low = case.query.low
    papers = [r for r in found.records if r.entry.authors]
    if len(papers) != 1 or not (_OUT.search(low) or _PENDING.search(low)):
        return None
    status = papers[0].entry.status
    pending = bool(_NOT_OUT.search(status)) or (status == "accepted" and bool(_PRINTED.search(low)))
    asks_out = bool(_OUT.search(low)) and not _STILL_PENDING.search(low)
    return verdict(pending is not asks_out, [headed(case, papers[0])])
