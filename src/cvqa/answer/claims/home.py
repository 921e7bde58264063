"""Claims of where somebody lives or is from: the header says the one, a sentence of birth or growing up the other, and no job does."""

from __future__ import annotations

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.prose import from_units
from cvqa.answer.refusal import silent
from cvqa.answer.wording import say
from cvqa.language.patterns import pattern
from cvqa.language.words import stems

_LIVES = pattern(
    r"^(?:and |so |but )?(?:does|do|is|are) (?:he|she|they|you|\w+(?: \w+)?) (?:still |currently |now |actually )*"
    r"(?:live|living|based|located|reside|residing) (?:in|near|at)\b"
)
_FROM = pattern(
    r"^(?:and |so |but )?(?:(?:is|are|was|were) (?:he|she|they|you) (?:originally )?from|(?:does|did|do) (?:he|she|they|you) come from)\b"
)
_BORN = pattern(r"\b(born|native of|grew up|raised|hails?|comes?|came) ?(in|from|of|to|and)?\b")


def at_home(case: Case) -> Finding | None:
    """The verdict by the header's location, or by a sentence that tells where somebody was born or grew up."""
    low = case.query.low
    if _LIVES.search(low):
        return _lives(case)
    return _comes(case) if _FROM.search(low) else None


def _lives(case: Case) -> Finding | None:
    place, asked = case.cv.owner.location, _asked(case)
    if not place or not asked:
        return silent(case, None, asked) if asked else None
    there = case.evidence.told_by_stems(frozenset(stems(place)), asked) >= 0.5 * case.evidence.weight(asked)
    return verdict(there, [Fact(say("facts.location", s=case.who, place=place), case.records[0], (place,))])


def _comes(case: Case) -> Finding | None:
    asked = _asked(case)
    told = [(r, u) for r in case.records if not r.item for u in r.units if _BORN.search(u.text.lower())]
    fitting = [(r, u) for r, u in told if case.evidence.told_by_unit(u, asked) >= 0.5 * case.evidence.weight(asked)]
    if not asked or not fitting:
        return silent(case, None, asked) if asked else None
    fact = from_units(fitting[0][0], [fitting[0][1]])
    return verdict(True, [fact]) if fact else None


def _asked(case: Case) -> list[int]:
    """The words of the question that name a place."""
    return [n for n in case.query.content if case.query.words[n].low not in ("live", "living", "based", "located", "come", "originally")]
