"""The sentences that the last answer told of an entry: what a short question behind it is asked of, before the rest of the entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer.facts.amounts import amounts
from cvqa.answer.finding import Case, Finding, answered
from cvqa.answer.measures import implied
from cvqa.answer.prose import from_units
from cvqa.answer.reply import Status
from cvqa.cv.date_texts import find_periods
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.places import tongues
from cvqa.question.leaning import own
from cvqa.question.query import Attribute, Query

# What a sentence may say of what it tells, and the fields of its entry do not.
_OF_SENTENCES = frozenset({
    Attribute.REASON, Attribute.PURPOSE, Attribute.QUANTITY, Attribute.COLLABORATOR, Attribute.AUTHORS, Attribute.RESULT, Attribute.WHEN,
    Attribute.START, Attribute.END,
})  # fmt: skip
_FEW = 3  # entries that an answer may have told sentences of


def sentences_told(finding: Finding) -> tuple[Record, ...]:
    """The entries of which an answer told some sentences and not all, each with these alone."""
    if finding.status is not Status.ANSWERED:
        return ()
    said: dict[Record, list[str]] = {}
    for fact in finding.facts:
        said.setdefault(fact.record, []).extend(fact.quotes)
    found = tuple(_narrowed(record, quotes) for record, quotes in said.items() if _is_part(record, quotes))
    return found if len(found) == len(said) <= _FEW else ()


def _is_part(record: Record, quotes: Sequence[str]) -> bool:
    every = {unit.text for unit in record.units}
    return not record.item and not record.group and bool(quotes) and set(quotes) < every


def _narrowed(record: Record, quotes: Sequence[str]) -> Record:
    texts = tuple(replace(unit.source, text=unit.text) for unit in record.units if unit.text in quotes)
    people = tuple(p for p in record.entry.people if any(p.name in text.text for text in texts))
    return Record(record.key, replace(record.entry, texts=texts, people=people, items=()))


def of_sentences(query: Query) -> bool:
    """Whether a question asks for something that a sentence says."""
    return (
        bool(_OF_SENTENCES.intersection(query.attributes))
        and not query.beside
        and not query.yesno
        and not query.has("form:first", "form:last", "form:nth")
    )


_TIMES = frozenset({Attribute.WHEN, Attribute.START, Attribute.END})


def dated(query: Query, told: Sequence[Record]) -> Finding | None:
    """The sentences that were told and give a time themselves, where a time is asked for."""
    if not _TIMES.intersection(query.attributes):
        return None
    facts = [fact for r in told if (fact := from_units(r, [u for u in r.units if find_periods(u.text)]))]
    return answered(facts, intent="when") if facts else None


def in_languages(query: Query, told: Sequence[Record]) -> Finding | None:
    """The sentences that were told and name languages, where a few words ask for them ("in which languages?")."""
    if not any(kind.kind is Kind.LANGUAGE for kind in query.kinds) or len(query.words) > _BRIEF:
        return None
    names = {name for phrase in tongues() for name in phrase}
    facts = [fact for r in told if (fact := from_units(r, [u for u in r.units if not names.isdisjoint(u.stems)]))]
    return answered(facts, intent="language") if facts else None


_BRIEF = 5  # words


def widened(finding: Finding, records: Sequence[Record]) -> Finding:
    """The finding with the whole entries in the place of those that hold only what was told."""
    whole = {r.key: r for r in records}
    facts = tuple(replace(fact, record=whole.get(fact.record.key, fact.record)) for fact in finding.facts)
    return replace(finding, facts=facts, focus=tuple(whole.get(r.key, r) for r in finding.focus))


def asks_more(case: Case, told: Sequence[Record]) -> bool:
    """Whether a question names something, or a measure, of which the sentences that were told say nothing."""
    query = case.query
    held = {n for r in told for u in r.units for n in case.evidence.unit(u, (*query.content, *query.hints)).strength}
    telling = {n for n in query.hints if case.evidence.weights[n] > _TELLING} | set(own(query))
    return bool(telling - held or query.kinds) or _of_another_measure(case, told)


def _of_another_measure(case: Case, told: Sequence[Record]) -> bool:
    """Whether a weight, a length or a sum is asked for, and no such figure was told."""
    asked = implied(case)
    return bool(asked) and asked.isdisjoint(amount.measure for record in told for amount in amounts(record))


_TELLING = 0.3  # what a word weighs at least that asks for something by itself
