"""What somebody does: "what does she teach", "which companies did he found" ask for the sentences that open with the verb."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, Fact, Finding, answered, listing, sentence
from cvqa.answer.prose import MONEY, SELF, from_units
from cvqa.answer.scope import Scope
from cvqa.answer.selection import fits_time, is_kind, of_kind
from cvqa.answer.sets import list_all
from cvqa.answer.wording import say
from cvqa.cv.dates import end_key
from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.language.patterns import pattern
from cvqa.language.words import stem, stems
from cvqa.question.followup import Resolved

_ASKS = pattern(
    r"^(?:and |so |but )*(?:what|which|how much)(?: (?:all|else|kinds? of|sorts? of|types? of))?"
    r"(?P<noun>(?: (?!(?:does|do|did|has|have|had|he|she|they|you)\b)[a-z]+){0,2}?)"
    r" (?:does|do|did|has|have) (?:he|she|they|you|(?!(?:at|in|on|for|with|to|of|from|by|about|as)\b)\w+)"
    r" (?:\w+ly |ever |now |actually )*(?P<verb>[a-z]+)"
    r"(?: now| currently| these days| so far)?$"
)
# Verbs that say too little of what was done, or ask for something that other rooms know.
_LIGHT = frozenset(
    stems(
        "do have be go get take make work study say tell know speak like enjoy want need mean hold earn win receive attend live use join"
        " love play offer bring look show include contain list mention call start finish leave"
    )
)
_KINDS = {"write": Kind.PUBLICATION, "publish": Kind.PUBLICATION, "author": Kind.PUBLICATION, "teach": Kind.TEACHING}
_MOST = 6


def done(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The sentences that open with the verb, else the roles that are named by it; what is published is listed instead."""
    match, query = _ASKS.search(case.query.low), case.query
    if not match or query.yesno or query.level or query.has("form:count"):
        return None
    verb = stem(match["verb"])
    noun = {query.words[n].stem for n in query.content} & set(stems(match["noun"]))
    if verb in _LIGHT or any(query.words[n].stem not in (verb, *noun) for m in query.mentions for n in m.covers):
        return None
    pool = [r for r in resolved.among or case.records if not r.item and r.entry.kind not in (Kind.CONTACT, Kind.REFEREE, Kind.SUMMARY)]
    pool = [r for r in pool if not query.time or query.time.now or fits_time(r, query.time, case)]
    kind = _KINDS.get(verb)
    if kind is Kind.PUBLICATION:
        works = [r for r in (of_kind(case, pool) if query.kinds else pool) if is_kind(r, kind, False)]
        return list_all(case, works) if works else None
    told = [fact for r in _in_time(case, pool) if (fact := _told(case, r, verb, noun, kind))]
    now = [fact for fact in told if fact.record.ongoing] if query.present else []
    if match.group().startswith("how much") or " how much " in match.group():
        told = [fact for fact in told if any(MONEY.search(text) for text in fact.quotes)]
        return answered(told[:_MOST], intent="quantity") if told else None
    if facts := (now or told)[:_MOST]:
        return answered(facts, intent="describe") if len(facts) < 3 else listing(say("leads.says"), facts, intent="describe")
    named = [r for r in _in_time(case, pool) if not noun and any(s.startswith(verb) for s in r.head_bag) and r.entry.position]
    return answered([sentence(case, r) for r in named[:_MOST]], intent="describe") if named else None


def _in_time(case: Case, pool: Sequence[Record]) -> list[Record]:
    """Newest first; what goes on before all else, where the question is of now."""
    newest = sorted((r for r in pool if r.entry.kind), key=lambda r: end_key(r.period, case.today), reverse=True)
    return sorted(newest, key=lambda r: not r.ongoing) if case.query.present else newest


def _told(case: Case, record: Record, verb: str, noun: set[str], kind: Kind | None) -> Fact | None:
    """The sentences of a record that open with the verb and hold the noun; what it is, where it is of the kind that the verb asks for."""
    said = from_units(record, [u for u in record.units if _opens_with(u, verb) and noun <= u.bag and not SELF.search(u.text)])
    return said or (sentence(case, record) if kind and not noun and is_kind(record, kind, False) and not record.group else None)


def _opens_with(unit: Unit, verb: str) -> bool:
    """Whether a sentence begins with the verb ("Co-founded …", "Also taught …")."""
    return verb in unit.stems[:2]
