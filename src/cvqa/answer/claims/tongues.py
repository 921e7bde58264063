"""Claims of a language: only the line that names it says that somebody speaks it, and how well."""

from __future__ import annotations

from dataclasses import replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Finding, answered
from cvqa.answer.prose import of_item
from cvqa.answer.refusal import silent
from cvqa.cv.model import Kind
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.cues import filler

_SPEAKS = pattern(r"\b(speaks?|spoken|spoke|fluent(ly)?|conversational|bilingual|trilingual|native (\w+ )?speaker)\b")
# What somebody might do in a language: "could she run a lesson in Portuguese", "a German speaking patient".
_COULD = pattern(
    r"^(?:and |so |but )?(?:can|could|would|will) (?:i|we|you|he|she|they|\w+)\b.*\b(?:in (?P<in>[a-z]+)|(?P<to>[a-z]+) speaking)\b"
)
_SPEECH = pattern(r"(speak\w*|spoke\w*|fluent\w*|conversational|bilingual|trilingual|native|speakers?)$")
_WELL = pattern(r"\b(fluent(ly)?|native|bilingual|perfect(ly)?|very well)\b")
_IS_WELL = pattern(r"(?i)\b(native|mother tongue|first language|fluent|bilingual|C1|C2|proficient|full professional)\b")
_IS_NATIVE = pattern(r"(?i)\b(native|mother tongue|first language|bilingual)\b")
_IS_POOR = pattern(r"(?i)\b(A1|A2|basic|beginner\w*|elementary|rudimentary|learning|a little|some)\b")


def spoken(case: Case) -> Finding | None:
    """Yes with the line of the language, no where it is far from as good as claimed, a refusal where no line names it."""
    query = case.query
    if query.yesno and (said := _could(case)):
        return said
    if not query.yesno or not _SPEAKS.search(query.low):
        return None
    named = [n for n in query.content if query.words[n].low not in filler() and not _SPEECH.match(query.words[n].low)]
    if not named or any(k.kind is not Kind.LANGUAGE for k in query.kinds):
        return None
    asked = {query.words[n].stem for n in named}
    lines = [r for r in case.records if r.item and Kind.LANGUAGE in r.kinds and asked & frozenset(stems(r.item.name))]
    if not lines:
        return replace(silent(case, None, named), intent="level") if len(named) == 1 else None
    facts = [of_item(r) for r in lines]
    if not _WELL.search(query.low):
        return verdict(True, facts)
    if "native" in query.low and not any(_IS_NATIVE.search(fact.text) for fact in facts):
        return verdict(False, facts) if any(_IS_WELL.search(fact.text) or _IS_POOR.search(fact.text) for fact in facts) else None
    if all(_IS_WELL.search(fact.text) for fact in facts):
        return verdict(True, facts)
    return verdict(False, facts) if all(_IS_POOR.search(fact.text) for fact in facts) else answered(facts, intent="level")


def _could(case: Case) -> Finding | None:
    """Yes with the line of a language that somebody has well enough to do something in it; without a yes where they have little."""
    match = _COULD.search(case.query.low)
    named = frozenset(stems(match["in"] or match["to"])) if match else frozenset[str]()
    lines = [r for r in case.records if r.item and Kind.LANGUAGE in r.kinds and named & frozenset(stems(r.item.name))]
    facts = [of_item(r) for r in lines[:1]]
    if not facts:
        return None
    return answered(facts, intent="level") if _IS_POOR.search(facts[0].text) else verdict(True, facts)
