"""Claims that say no more of what the chat is about than a common verb ("Did it go over?"): only a sentence that says it affirms them."""

from __future__ import annotations

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Finding
from cvqa.answer.prose import from_units
from cvqa.answer.refusal import silent
from cvqa.answer.scope import Scope
from cvqa.language.lexicon import weight
from cvqa.language.patterns import pattern

_HAS = pattern(r"\b(have|has|had|got|holds?) (it|them|that|this|those|these|one|any)\b")  # says that what is spoken of is so
_SAYS = 0.3  # what a word weighs at least that is more than a common verb


def bare(case: Case, found: Scope) -> Finding | None:
    """Yes with the sentence that says so, else a refusal; None where the claim says more."""
    query = case.query
    if not found.confined or _HAS.search(query.low):
        return None
    if query.content or query.kinds or query.attributes or query.level or query.time or query.mentions:
        return None
    said = frozenset(word.stem for word in query.words if weight(word.low) > _SAYS)
    told = [(r, u) for r in found.records for u in r.units if said & u.bag]
    fact = from_units(told[0][0], [told[0][1]]) if told else None
    return verdict(True, [fact]) if fact else silent(case, found.first if len(found.records) == 1 else None)
