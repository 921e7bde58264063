"""Claims of a sort of thing of which the CV has no entry: a sentence that speaks of one proves it ("held a full scholarship")."""

from __future__ import annotations

from dataclasses import replace

from cvqa.answer.claims.denials import denied
from cvqa.answer.claims.verdict import verdict
from cvqa.answer.facts.description import headed
from cvqa.answer.finding import Case, Finding, sentence
from cvqa.answer.founding import is_own
from cvqa.answer.prose import from_units
from cvqa.answer.refusal import silent
from cvqa.answer.selection import of_kind
from cvqa.cv.model import Kind
from cvqa.language.patterns import pattern

_TOLD = {
    Kind.SCHOLARSHIP: pattern(r"(?i)\b(scholarships?|bursar(y|ies))\b"),
    Kind.FELLOWSHIP: pattern(r"(?i)\bfellowships?\b"),
    Kind.GRANT: pattern(r"(?i)\bgrants?\b"),
    Kind.INTERNSHIP: pattern(r"(?i)\b(as an intern|internships?|interned)\b"),
    Kind.RESEARCH: pattern(r"(?i)\b(thesis|dissertation|study of|survey of|research)\b"),
}
_OWN_BUSINESS = pattern(
    r"\b(?:run|ran|own|owned|have|had|start(?:ed)?|found(?:ed)?|set up|built) (?:up )?(?:(?:his|her|their|an?|any) )?(?:own )?"
    r"(?:business|company|start ?up|firm|practice)$|\bself employed$|\b(?:an )?entrepreneur$|\bbusiness owner$"
)


def told_of(case: Case) -> Finding | None:
    """Yes with the sentences on it; None where the CV has entries of the kind, or tells of none."""
    query = case.query
    if query.mentions or query.time or not query.yesno:
        return None
    if _OWN_BUSINESS.search(query.low):
        facts = [sentence(case, r) for r in case.records if not r.item and r.kinds[0] is Kind.EXPERIENCE and is_own(r)]
        return verdict(True, facts[:2]) if facts else replace(silent(case, None, _said(case)), intent="not_in_cv")
    kinds = {k.kind for k in query.kinds}
    if len(kinds) != 1 or query.content or query.level or not kinds <= _TOLD.keys() or of_kind(case, case.records):
        return None
    return _in_prose(case, kinds.pop())


def _said(case: Case) -> list[int]:
    """The words that say "own business"."""
    return [n for n, word in enumerate(case.query.words) if word.low in ("own", "owned", "business", "company", "firm", "practice")]


def _in_prose(case: Case, kind: Kind) -> Finding | None:
    """The sentences that speak of one, and of research else the papers."""
    pool = [r for r in case.records if not r.item and r.entry.kind is not Kind.REFEREE]
    told = [(r, [u for u in r.units if _TOLD[kind].search(u.text)]) for r in pool]
    if no := denied(case, [r for r, units in told if units]):
        return no
    facts = [fact for r, units in told if units and (fact := from_units(r, units[:1]))]
    if not facts and kind is Kind.RESEARCH:
        facts = [headed(case, r) for r in pool if r.entry.authors and _PAPERS.search(r.entry.section)]
    return verdict(True, facts[:2]) if facts else None


_PAPERS = pattern(r"(?i)\b(publications?|papers?|articles?|research)\b")
