"""Claims of one thing or another ("homeless or hoarding people"): they hold where one of the two does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cvqa.answer.finding import Case

_SIDE = 3  # words beside "or" that may be one of the two


def alternatives(case: Case, missing: frozenset[int]) -> Iterator[Case]:
    """The case without the side of an "or" that nothing accounts for; none where "or" parts no two things."""
    low = [word.low for word in case.query.words]
    for at, word in enumerate(low):
        if word != "or" or not 0 < at < len(low) - 1 or low[at + 1] in ("not", "is", "was", "are", "were", "did", "does", "do", "has"):
            continue
        for side in (range(max(0, at - _SIDE), at), range(at + 1, min(len(low), at + 1 + _SIDE))):
            heavy = {n for n in missing if case.evidence.weights[n] > 0.2}
            if heavy and heavy <= set(side):
                yield replace(case, query=replace(case.query, content=tuple(n for n in case.query.content if n not in missing)))
