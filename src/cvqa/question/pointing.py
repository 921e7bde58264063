"""Which one of a list a follow-up points at: "the second one", "the other", "the older one"."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.cv.dates import start_key
from cvqa.index.records import Record
from cvqa.language.lexicon import weight
from cvqa.language.patterns import pattern
from cvqa.question.query import Query

_OTHER, _LAST = -2, -1
_LEANS = pattern(r"\b(one|ones|of (them|those|these)|the other|that|it|former|latter)\b|^(and |no |so |what about )*the \w+$")
_BY_AGE = pattern(
    r"\bthe (?P<old>older|oldest|earlier|earliest|former)? ?(?P<new>newer|newest|later|latest|more recent|most recent)? ?"
    r"(?:one|of (?:the )?(?:two|three|them|those|these)|(?=is |was |did |for |about |from )|$)"
)
_ASKS_WHICH = pattern(r"^(and |so )?(which|what)( one)?( of (them|those|these))? (is|was|came|were) (the )?(\w+ )?\w+$")


def pointed(query: Query, listing: Sequence[Record], focus: Sequence[Record]) -> tuple[Record, ...] | None:
    """The records that a question picks out of the last list; none where the list does not reach so far; None where it picks out none."""
    if _ASKS_WHICH.search(query.low):
        return None
    records = focus if len(focus) > 1 else listing
    if len(records) < 2 or not (records := _named(query, records)):
        return None
    if (by_age := _by_age(query.low)) is not None:
        return (sorted(records, key=lambda r: start_key(r.period))[by_age],)
    return _nth(query, records, focus) if query.ordinal and (_LEANS.search(query.low) or query.ordinal not in (0, 1)) else None


def _named(query: Query, records: Sequence[Record]) -> Sequence[Record]:
    """Those of the list that hold all that the question names; all, where it names nothing."""
    own = {query.words[n].stem for n in query.content if weight(query.words[n].low) > 0.3 or (query.words[n].capital and n)}
    return [r for r in records if own <= r.bag | r.head_bag] if own else records


def _by_age(low: str) -> int | None:
    match = _BY_AGE.search(low)
    if not match or bool(match["old"]) == bool(match["new"]):
        return None
    return -1 if match["new"] else None if match["old"] == "former" else 0


def _nth(query: Query, records: Sequence[Record], focus: Sequence[Record]) -> tuple[Record, ...]:
    if query.ordinal == _OTHER:
        return tuple(r for r in records if r not in focus) or tuple(records[1:])
    return tuple(records[-1:] if query.ordinal == _LAST else records[query.ordinal - 1 : query.ordinal])


__all__ = ["pointed"]
