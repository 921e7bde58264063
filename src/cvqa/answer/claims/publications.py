"""Claims of publications: where the owner stands in the author line, and whether it is out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.facts import publications
from cvqa.answer.facts.description import headed
from cvqa.answer.finding import Case, Finding, answered
from cvqa.answer.scope import Scope
from cvqa.answer.states import leads
from cvqa.cv.model import Author
from cvqa.language.patterns import pattern

_LAST = pattern(r"\blast\b")
_ALONE = pattern(
    r"\b(sole(ly)?|only|single( handed(ly)?)?|alone|solo|by (him|her|them)sel(f|ves)|on (his|her|their) own"
    r"|without (a )?co ?authors?|unaided)\b"
)
_POSITION = pattern(
    r"\b((list|name|credit|plac|come|came|stand|stood)\w* (as )?(the )?(first|last)"
    r"|(first|last) (name|author|place|on the (byline|author list)))\b"
    r"|\b(the )?(lead|first|last) author\b"
)
_OUT = pattern(
    r"\b(published|(?<!find )(?<!found )(?<!finding )(?<!carry )(?<!carried )(?<!set )(?<!it )out"
    r"|appeared|come out|in print|accepted|released)\b"
)
_PRINTED = pattern(r"\b(out|appeared|in print|published)\b")
_PENDING = pattern(r"\b(submission|submitted|under review|in review|forthcoming)\b")
_STILL_PENDING = pattern(r"\b(in submission|under review|still)\b")
_NOT_OUT = pattern(r"submission|submitted|review|forthcoming|preparation")


def author_position(case: Case, found: Scope) -> Finding | None:
    """ "Was she the first author of …"."""
    papers = [r for r in found.records if r.entry.authors and not r.item]
    if not papers or not _asks(case) or _open(case, found):
        return None
    if len(papers) > 1:
        facts = [fact for r in papers[:4] if (fact := publications.author_position(case, r))]
        return answered(facts, intent="author_position") if len(facts) == len(papers) else None
    alone = bool(_ALONE.search(case.query.low)) and not any(a.co_first and a.owner for a in papers[0].entry.authors)
    fact = publications.authors(case, papers[0]) if alone else publications.author_position(case, papers[0])
    return verdict(_stands_so(case.query.low, papers[0].entry.authors), [fact]) if fact else None


def _asks(case: Case) -> bool:
    return case.query.has("attribute:author_position") or bool(_ALONE.search(case.query.low) or _POSITION.search(case.query.low))


def _open(case: Case, found: Scope) -> bool:
    """Whether more is left open than the words that say the position."""
    low = case.query.low
    said = {word for words in (_ALONE, _POSITION) for match in words.finditer(low) for word in match.group().split()}
    left = frozenset(n for n in found.missing if case.query.words[n].low not in said)
    return replace(found, missing=left).leaves_open(case)


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
    left = [n for n in found.missing if not (_OUT.search(case.query.words[n].low) or _PENDING.search(case.query.words[n].low))]
    if any(case.query.words[n].capital for n in left if n):
        return None
    status = papers[0].entry.status
    pending = bool(_NOT_OUT.search(status)) or (status == "accepted" and bool(_PRINTED.search(low)))
    asks_out = bool(_OUT.search(low)) and not _STILL_PENDING.search(low)
    return verdict(pending is not asks_out, [headed(case, papers[0])])
