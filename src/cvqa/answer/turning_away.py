"""What is turned away before anything is looked for: what is no question about this CV, cannot be understood, or is nobody's business."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer import orders, refusal
from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding, answered
from cvqa.answer.prose import from_units
from cvqa.answer.scope import Scope, left
from cvqa.answer.wording import say
from cvqa.cv.model import Kind
from cvqa.language.lexicon import is_english
from cvqa.language.patterns import pattern
from cvqa.language.words import Word, stems
from cvqa.question.cues import cues
from cvqa.question.followup import Resolved
from cvqa.question.gazetteer import NameKind


def turned_away(case: Case, resolved: Resolved) -> Finding | None:
    """What can be told from the question alone: no question about this CV, or none that can be understood."""
    query = case.query
    if not query.words or _gibberish(case):
        return refusal.unknown_name(case, query.words[0].raw) if _like_a_name(query.words) else refusal.not_understood(case)
    if query.has("refuse:injection"):
        return refusal.out_of_scope(case, "injection")
    if query.has("refuse:out_of_scope") and not _inside(case):
        return refusal.out_of_scope(case)
    if resolved.dangling:
        return _before_now(case) or refusal.clarify(case)
    return refusal.unknown_name(case, query.unknown[0]) if query.unknown else None


_BEFORE_NOW = pattern(r"\b(before|previously|prior|formerly)( (this|now))?$")


def _before_now(case: Case) -> Finding | None:
    """What came before the present job or studies, where "before" is said of nothing else."""
    now = [r for r in case.records if not r.item and r.ongoing and r.kinds[0] in (Kind.EXPERIENCE, Kind.EDUCATION)]
    now.sort(key=lambda r: r.kinds[0] is not Kind.EXPERIENCE)
    return orders.beside(case, now[:1], "before") if now and _BEFORE_NOW.search(case.query.low) else None


def _gibberish(case: Case) -> bool:
    """Whether no word of the question is a word of English, of the CV or of the cues."""
    query = case.query
    known = query.kinds or query.asks or query.mentions or query.level or query.time
    return (
        not known
        and bool(query.words)
        and not any(is_english(w.low) or w.stem in case.gazetteer.vocabulary for w in query.words if w.low.isalpha())
    )


def _like_a_name(said: Sequence[Word]) -> bool:
    """Whether all that was typed is one word that could be said aloud ("Kubernetes?"), or has a sign of a name ("C++")."""
    low = said[0].low if said else ""
    aloud = 4 * sum(letter in "aeiou" for letter in low) >= len(low) and not _UNSAID.search(low)
    return len(said) == 1 and ((len(low) > 2 and aloud) or low[-1] in "+#")


_UNSAID = pattern(r"[^aeiouy]{4}|^[^aeiouy]{3}|[^aeiouy]{3}$")  # more consonants than a word has side by side


def _inside(case: Case) -> bool:
    """Whether the question is about something of the CV, whatever it sounds like."""
    query = case.query
    said = [n for n in query.hints if case.evidence.weights[n] > 0.25]  # what makes it sound as if it were about something else
    own = any(w.low in _OWNERS or w.stem in case.gazetteer.owner_stems for w in query.words)
    if said and own and all(case.query.words[n].stem in case.gazetteer.vocabulary for n in said):
        return True
    return any(m.whole and m.name.kind not in (NameKind.PLACE, NameKind.TERM) for m in case.query.mentions)


_OWNERS = frozenset({"he", "she", "they", "his", "her", "their", "him"})


_TIMES = ("form:duration", "attribute:when", "attribute:start", "attribute:end")


def personal(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """What is nobody's business, unless the CV itself speaks of it."""
    query = case.query
    if _BORN.search(query.low) and (said := _born(case)):
        return said
    if query.has("refuse:private"):
        asked = [n for n in query.hints if n not in query.content]
        if query.has(*_TIMES) and found.covered.issuperset(n for cue in cues(query.words) if cue.asks == "private" for n in cue.covers):
            return None  # "how long did she care for her father", where a name of the CV says it
        if any(
            case.evidence.unit(u, asked).total(case.evidence.weights) > 0.3 for r in found.records[:4] if found.covered for u in r.units
        ):
            return None
        record = found.first if found.covered and len(found.records) < 4 else None
        return refusal.silent(case, record, [n for n in query.hints if case.evidence.weights[n] > 0.25][:3])
    if (
        query.has("refuse:opinion")
        and not query.has("form:strengths", "form:overview")
        and (left(case, found) > 0.3 or not (query.content or query.mentions))
    ):
        return refusal.not_in_cv(say("refusals.opinion"), intent="opinion")
    return None


_BORN_IN = pattern(r"(?i)\bborn (?:and \w+ (?:up )?)?(?:in|at|near) (?P<where>.*?)(?: to | and |[;.]|$)")
_BORN = pattern(r"\b(born|birth ?place|native of|grew up|raised in|brought up)\b")


def _born(case: Case) -> Finding | None:
    """Where or when somebody was born, where the CV tells it."""
    told = ((r, [u for u in r.units if _BORN.search(u.text.lower())]) for r in case.records if not r.item)
    facts = [fact for r, units in told if units and (fact := from_units(r, units))]
    if facts and case.query.yesno and "born" in case.query.low and _there(case, facts):
        return verdict(True, facts[:1])
    return answered(facts[:2], intent="born") if facts else None


def _there(case: Case, facts: Sequence[Fact]) -> bool:
    """Whether the place that is claimed stands right behind "born in" in the sentence."""
    where = _BORN_IN.search(facts[0].text)
    asked = [n for n in case.query.content if not _BORN.search(case.query.words[n].low)]
    told = frozenset(stems(where["where"])) if where else frozenset[str]()
    return bool(asked) and case.evidence.told_by_stems(told, asked) >= 0.9 * case.evidence.weight(asked)
