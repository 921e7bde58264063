"""Who made a part of something or did it: "words by Ann Lee", "led by Acme Ventures"."""

from __future__ import annotations

from cvqa.answer.finding import Case, Fact
from cvqa.answer.grammar import capitalised
from cvqa.answer.prose import from_units
from cvqa.answer.wording import short
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stem, stems

_BY = pattern(r"\b(?P<part>[a-z][\w-]+)(?: (?:was|were))?(?: [a-z]+ed)? by (?=[A-Z])")
_CLAUSES = pattern(r"[;,.] ")
_SAID = 0.2  # what a word of the question has to weigh to ask for a part


def credited(case: Case, record: Record) -> Fact | None:
    """The clause that names who made the part that is asked for; None where none does."""
    asked = (*case.query.content, *case.query.hints)
    named = frozenset(n for mention in case.query.mentions for n in mention.covers)
    said = {word.stem for n, word in enumerate(case.query.words) if n not in named and len(word.low) > 3}
    texts = [text.text for text in (*record.entry.texts, *record.entry.fields)] if not record.item else [record.item.text.text]
    for text in texts:
        for clause in _CLAUSES.split(text):
            part = _BY.search(clause)
            bag = frozenset(stems(part["part"])) if part else frozenset()
            if not bag.isdisjoint(said) or case.evidence.told_by_stems(bag, asked) > _SAID:
                return Fact(f"{capitalised(short(record))}: {clause.strip(' .')}", record, (text,))
    return None


def done_by(case: Case, record: Record) -> Fact | None:
    """The sentence that says by whom it was done, in the verb of the question ("who led it": "led by Acme")."""
    if record.item or not _WHO.search(case.query.low):
        return None
    low = [word.low for word in case.query.words]
    said = [(word.stem, n) for n, word in enumerate(case.query.words) if n and low[n - 1] in _WHOM and word.low.isalpha()]
    ways = {way[0] for _, n in said for way in case.evidence.ways.get(n, {}) if len(way) == 1} | {stem for stem, _ in said}
    wanted = [n for n in case.query.content if n not in case.evidence.heads(record) and case.evidence.weights[n] > _SAID]
    held = [u for u in record.units if _done(u.text, ways) and set(wanted) <= case.evidence.unit(u, wanted).strength.keys()]
    return from_units(record, held[:2])


_WHOM = frozenset({"who", "whom", "has", "have", "was", "were"})
_PASSIVE = pattern(r"\b(\w+)(?: \w+ly)? by (?:the )?(?=[A-Z])")


def _done(text: str, ways: set[str]) -> bool:
    return any(stem(match[1].lower()) in ways for match in _PASSIVE.finditer(text))


_WHO = pattern(r"\b(who|whom|whose|which|what)\b")
