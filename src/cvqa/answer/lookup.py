"""Attributes of the records in scope; without an attribute, the records themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer import overview as about
from cvqa.answer import refusal, sets
from cvqa.answer.evidence import INSIDE
from cvqa.answer.facts.dates import end, start
from cvqa.answer.facts.description import asks_fate, describe
from cvqa.answer.facts.extraction import EXTRACTED, extract
from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.prose import from_units, verb_unsaid
from cvqa.answer.reply import MOST_CITED
from cvqa.answer.scope import Scope
from cvqa.answer.selection import is_kind
from cvqa.answer.sought import asks_for
from cvqa.answer.wording import head, label, say
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.lexicon import weight
from cvqa.language.patterns import pattern
from cvqa.question.followup import Resolved
from cvqa.question.gazetteer import NameKind
from cvqa.question.intents import verb_of_who
from cvqa.question.query import Attribute


def looked_up(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """What the records in scope say of the attributes asked; a refusal where they say nothing of them."""
    query = case.query
    if found.leaves_open(case) or not found.records:
        return None
    if not (found.covered or query.kinds or query.level or resolved.among or query.time):
        return _unscoped(case)
    if _of_this_job(case) and not resolved.among and (said := about.current(case)):
        return said
    if _of_something_else(case, found):
        return None
    records = _meant(case, [r for r in found.records if not r.group or r.item] or list(found.records))
    asked = [a for a in query.attributes if a in EXTRACTED]
    person = asks_for(case) & found.missing
    if asked and not (person and set(asked) <= _OF_SOMEBODY):
        return _attributes(case, _going_on(case, _ahead(case, records)), asked)
    if len(records) == 1 and verb_unsaid(case, records[0].units):
        return refusal.silent(case, records[0], [verb_of_who(query)])
    if person:
        return refusal.silent(case, records[0] if len(records) < 4 else None, sorted(person))
    return _described(case, records, resolved, one=found.kind_given_up)


_SAYS = 0.3  # what the words weigh that a sentence has to say of a kind of which the CV has no entry


def _told_in(case: Case, record: Record) -> Fact | None:
    """The sentences that speak of the kind that is asked for, where nothing else is ("held a merit scholarship")."""
    units = [u for u in record.units if case.evidence.told_by_unit(u, case.query.hints) > _SAYS] if not case.query.content else []
    return from_units(record, units)


def _described(case: Case, records: Sequence[Record], resolved: Resolved, *, one: bool) -> Finding:
    """What the records are, where no attribute is asked for."""
    query = case.query
    if asks_fate(case) and (called := [r for r in records if set(query.content) <= case.evidence.heads(r)]):
        records = called
    if resolved.among and len(records) > 1 and not query.content:
        return sets.list_all(case, records)
    if len(records) == 1 or (len(records) <= 3 and (one or not (query.kinds or query.has("form:list")))):
        return answered([(one and _told_in(case, r)) or describe(case, r) for r in records], intent="describe")
    if not (query.kinds or query.mentions or query.level or query.time or resolved.among) and (said := _by_the_word(case, records)):
        return said
    if len(records) > MOST_CITED and not query.kinds and not resolved.among:
        return refusal.clarify(case)  # what fits so much of a CV tells nothing
    return sets.list_all(case, records)


def _by_the_word(case: Case, records: Sequence[Record]) -> Finding | None:
    """Of many entries that speak of a thing those that are called by its word, else the sentences that hold it; None where all are so.

    Where nothing holds the word itself, entries that only speak of something like it are no answer.
    """
    telling = [n for n in case.query.content if case.evidence.weights[n] > _TELLING]
    asked = [n for n in telling if n and case.query.words[n - 1].low in ("what", "which")]  # "which wards", whatever was done there
    wanted = {case.query.words[n].stem for n in asked or telling}
    called = [r for r in records if wanted & r.head_bag and r.entry.kind is not Kind.SUMMARY]
    if called or not wanted:
        return sets.list_all(case, called) if 0 < len(called) < len(records) else None
    if facts := [fact for r in records if (fact := from_units(r, [u for u in r.units if wanted & u.bag][:1]))]:
        return listing(say("leads.says"), facts[:_MOST], intent="describe")
    strength = max((s for r in records for s in case.evidence.record(r, asked or telling).strength.values()), default=0.0)
    return refusal.silent(case, None, asked or telling) if strength < INSIDE else None


_TELLING = 0.3  # what a word weighs at least that is asked about


def _meant(case: Case, records: Sequence[Record]) -> list[Record]:
    """Without the people who can be asked about the owner, where an entry of the owner's own is named as well."""
    asked = any(k.kind is Kind.REFEREE for k in case.query.kinds) or any(m.name.kind is NameKind.PERSON for m in case.query.mentions)
    own = [r for r in records if r.entry.kind is not Kind.REFEREE]
    return own if own and not asked else list(records)


def told_of(case: Case, record: Record) -> Finding | None:
    """What a record says of the attributes asked, the question's words left aside; None where it is asked for none of them."""
    asked = [a for a in case.query.attributes if a in EXTRACTED]
    plain = replace(case, query=replace(case.query, content=()))
    return _attributes(plain, [record], asked) if asked else None


def _of_this_job(case: Case) -> bool:
    """Whether it is asked what the job is, and no more: the one that is held now ("what is her job title")."""
    query = case.query
    job = [k.kind for k in query.kinds] == [Kind.EXPERIENCE] and not query.kinds[0].plural
    bare = not (query.content or query.mentions or query.time or query.level or query.beside or query.ordinal or query.yesno)
    return job and bare and query.present and not query.has("form:list", "form:count", "form:first", "form:last")


_WILL = pattern(r"\b(will|going to|due to|expects? to|expected|plans? to|about to|when (?:does|do) (?:he|she|they|you|\w+) \w+)\b")


def _ahead(case: Case, records: Sequence[Record]) -> Sequence[Record]:
    """Those that go on, where it is asked what will be of them: what is over has no end ahead."""
    going_on = [r for r in records if r.ongoing]
    return going_on if going_on and Attribute.END in case.query.attributes and _WILL.search(case.query.low) else records


_OF_SOMEBODY = frozenset({Attribute.ORGANISATION, Attribute.COLLABORATOR})  # what the bank takes somebody who is asked for to be


def _going_on(case: Case, records: Sequence[Record]) -> Sequence[Record]:
    """Those that go on, where a number is asked in the present tense, of nothing that is named ("how many patients does she treat")."""
    query = case.query
    now = [r for r in records if r.ongoing and r.kinds[0] is Kind.EXPERIENCE]
    named = query.time or any(m.whole for m in query.mentions)
    return now if now and query.present and Attribute.QUANTITY in query.attributes and not named else records


def _of_something_else(case: Case, found: Scope) -> bool:
    """Whether a word or two ("stipend?") ask of what the chat is about for something that it does not hold."""
    query = case.query
    short = found.confined and len(query.words) <= 2 and not [a for a in query.attributes if a in EXTRACTED and a is not Attribute.DESCRIBE]
    return short and bool(query.content) and not found.covered and all(weight(query.words[n].low) > _COMMON for n in query.content)


_COMMON = 0.5  # what a word weighs at most that only frames a question


def _attributes(case: Case, records: Sequence[Record], asked: Sequence[Attribute]) -> Finding:
    facts: dict[str, Fact] = {}
    for attribute in _joined(asked)[:_MOST]:
        got = [fact for r in records[:8] if (fact := extract(case, r, attribute)) and fact.text]
        got = _telling(case, got) if attribute is Attribute.QUANTITY and not case.query.has("form:count") else got
        facts.update((f.text, f) for f in got if f.text not in facts)
    shown, intent = _once(case, list(facts.values())), str(asked[0])
    if not shown and Attribute.END in asked and records[0].period and records[0].period.ongoing:
        return refusal.goes_on(case, records[0])
    listed = [r for r in records if r.entry.items and not r.entry.period]
    if not shown and listed == list(records) and asked[0] is Attribute.VENUE:
        return answered([describe(case, r) for r in listed[:2]], intent="venue")  # journals that are listed are places of nothing else
    if not shown:
        return refusal.silent(case, records[0] if len(records) < 4 else None, case.query.hints[:3])
    return answered(shown, intent=intent) if len(shown) <= 2 else listing(say("leads.says"), shown[:8], intent=intent)


_MOST = 6  # attributes that one question asks for


_ALIKE = 0.12  # facts whose scores differ by no more say it alike


def _telling(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    """Of the figures of several records those that say the most of the question, in words and in meaning; all of a kind asked for."""
    if case.query.kinds and all(any(is_kind(f.record, k.kind, False) for k in case.query.kinds) for f in facts):
        return list(facts)
    scores = [_score(case, fact) for fact in facts]
    return [fact for fact, score in zip(facts, scores, strict=True) if score >= max(scores) - _ALIKE]


def _score(case: Case, fact: Fact) -> float:
    units = [u for u in fact.record.units if u.text in fact.quotes]
    wanted = (*case.query.content, *case.query.hints)
    near = max((case.meaning_of(fact.record, u) or 0.0 for u in units), default=0.0)
    return near + 0.5 * max((case.evidence.told_by_unit(u, wanted) for u in units), default=0.0)


def _joined(asked: Sequence[Attribute]) -> list[Attribute]:
    """The attributes with the first and the last date as one, where both are asked for."""
    if not {Attribute.START, Attribute.END} <= set(asked):
        return list(asked)
    return list(dict.fromkeys(Attribute.WHEN if a in (Attribute.START, Attribute.END) else a for a in asked))


def _once(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    """The facts without those of fields that a record's own sentence, which is told too, says already."""
    whole = {f.record.key for f in facts if f.text == head(f.record, case.who)}
    return [f for f in facts if f.record.key not in whole or f.text not in _in_head(case, f.record)]


def _in_head(case: Case, record: Record) -> frozenset[str]:
    shorter = {head(record, case.who, place=False), label(record), *(f.text for f in (start(case, record), end(case, record)) if f)}
    return frozenset(shorter - {head(record, case.who)})


_EVERYWHERE = (Attribute.ADVISOR, Attribute.MANAGER, Attribute.COLLABORATOR, Attribute.AUTHORS, Attribute.TECHNOLOGY)
_OF_NOW = (Attribute.POSITION, Attribute.ORGANISATION, Attribute.WHERE)


def _unscoped(case: Case) -> Finding:
    """An attribute asked of nothing in particular: of every entry that has it, or of the person as a whole."""
    asked = case.query.attributes
    for attribute in asked:
        if (said := _of_all(case, attribute)) is not None:
            return said
    if asked[:1] == (Attribute.DESCRIBE,):
        return about.current(case) or about.overview(case)
    if Attribute.LEVEL in asked:
        studies = about.entries(case, Kind.EDUCATION)
        facts = [fact for r in studies if (fact := extract(case, r, Attribute.LEVEL))]
        return answered(facts[:3], intent="level") if facts else refusal.silent(case, None, case.query.hints[:3], near=studies[:2])
    return refusal.clarify(case)


def _of_all(case: Case, attribute: Attribute) -> Finding | None:
    if attribute is Attribute.TECHNOLOGY and (said := about.skills(case)):
        return said
    if attribute in _EVERYWHERE:
        facts = [fact for r in case.records if not r.item and (fact := extract(case, r, attribute))]
        return listing(say("leads.says"), facts[:8], intent=str(attribute)) if facts else None
    if attribute in _OF_NOW:
        return about.current(case)
    if attribute in (Attribute.DEGREE, Attribute.AREA):
        studies = about.entries(case, Kind.EDUCATION)
        return sets.list_all(case, studies) if studies else None
    return None
