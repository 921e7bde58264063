"""Claims of figures: whether the CV gives the number that the question gives."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.grammar import capitalised
from cvqa.answer.prose import spoken
from cvqa.answer.scope import Scope
from cvqa.answer.wording import short
from cvqa.index.records import Record, Unit
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.language.words import words

COMPARED = pattern(
    r"\b(under|below|less than|fewer than|over|more than|above|at least|at most|faster than|slower than"
    rf"|(?:longer|bigger|larger|taller|heavier|higher|wider|older|younger|shorter|smaller|lower) than) (\d|{'|'.join(VALUES)})"
)


def figures(case: Case, found: Scope) -> Finding | None:
    """ "Did throughput rise by 50 %", where the CV has another number in the sentence on throughput."""
    if COMPARED.search(case.query.low):
        return None  # a bound is kept by no sentence that only has the number
    asked = [n for n in case.query.content if _is_figure(case, n)]
    others = [n for n in case.query.content if n not in asked and case.evidence.weights[n] > 0.3]
    told = _sentence_on(case, found.records, others) if asked and others else None
    if told is None:
        return None
    record, unit = told
    fact = Fact(f"{capitalised(short(record))}: {spoken(unit.text)}", record, (unit.text,))
    return verdict(all(_stands_with(case, unit.text, n, others) for n in asked), [fact])


def _is_figure(case: Case, n: int) -> bool:
    """A number that is no year, or one with a percent sign."""
    word = case.query.words[n]
    return word.number and (len(word.low) < 4 or "%" in word.raw)


def _sentence_on(case: Case, records: Sequence[Record], about: Sequence[int]) -> tuple[Record, Unit] | None:
    """The sentence that says the most of some words, if it says half of them and holds a number."""
    told = [(case.evidence.told_by_unit(u, about), r, u) for r in records for u in r.units]
    best = max(told, key=lambda row: row[0], default=None)
    if best is None or best[0] < 0.5 * case.evidence.weight(about) or not any(c.isdigit() for c in best[2].text):
        return None
    return best[1], best[2]


def _stands_with(case: Case, text: str, number: int, others: Sequence[int]) -> bool:
    """Whether the number stands in a sentence, and where several do, beside the names asked with it."""
    asked, said = case.query.words, words(text)
    places = [n for n, w in enumerate(said) if w.stem == asked[number].stem]
    names = [n for n, w in enumerate(said) if any(asked[o].capital and asked[o].stem == w.stem for o in others)]
    figures = [n for n, w in enumerate(said) if w.number and all(w.stem != asked[o].stem for o in others)]
    if not places or not names or len(figures) < 2:
        return bool(places)
    return any(min(figures, key=lambda f: abs(f - name)) in places for name in names)
