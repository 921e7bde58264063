"""How many people somebody leads: the amounts of people in sentences about leading them."""

from __future__ import annotations

from functools import cache

from cvqa.answer.facts.amounts import Measure, amounts
from cvqa.answer.finding import Case, Finding, answered, listing
from cvqa.answer.prose import from_units
from cvqa.answer.refusal import silent
from cvqa.answer.scope import Scope
from cvqa.answer.wording import say
from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.language.lexicon import person_nouns
from cvqa.language.patterns import pattern
from cvqa.language.words import stem, stems
from cvqa.question.followup import Resolved

_ASKS = pattern(
    r"\bhow (many|big|large|numerous)\b.*\b(manag\w+|leads?|led|leading|supervis\w+|oversees?|oversaw|overseeing|heads?|headed"
    r"|direct reports|reports? to (him|her|them|you)|in charge of|responsible for|under (him|her|them|you)|line manag\w+)\b"
    r"|\bhow many (people|persons|staff|members|colleagues)?\b.*\b(on|in) (his|her|their|your) (current |present |own )?"
    r"(team|staff|crew|brigade|group|department)\b"
    r"|\bhow (big|large) (is|was|are|were) (his|her|their|your|the) (current |present |own )?(team|staff|crew|brigade|group|department)\b"
    r"|\bhow (big|large) (his|her|their|your|the) (\w+ )?(team|staff|crew|brigade|group|department)\b"
    r"|\b(size of (his|her|their|your|the) (team|staff|crew|brigade|group))\b|\bteam size\b"
)
_PEOPLE = pattern(r"\b(people|persons|staff|employees|reports|colleagues|team|crew|brigade)\b")
# What is supervised or led and is nobody.
_OF_THINGS = pattern(
    r"\bhow many (?:[\w'-]+ ){0,2}(?:theses|thesis|dissertations?|projects?|papers|cases|hospitals|wards|stores|branches|visits|trials"
    r"|studies|sites)\b"
)
# "Who reports to her" asks for those whom the owner leads.
LED_BY_OWNER = pattern(
    r"\bwho (?:all |else )?(?:reports?|reported|works?|worked|answers?|answered|is|are|was|were) (?:directly )?"
    r"(?:to|under|below|beneath) (?:him|her|them|you)\b"
)
_LED = frozenset({Kind.EXPERIENCE, Kind.PROJECT, Kind.VOLUNTEERING, Kind.SERVICE})
_LEADING = frozenset(stems("lead led manage supervise head oversee oversaw charge team direct coordinate brigade crew staff report"))


def _names(case: Case) -> bool:
    """Whether something of the CV is named, and not its owner alone."""
    return any(m.whole and not m.covers.isdisjoint(case.query.content) for m in case.query.mentions)


def _of_nobody(case: Case, found: Scope) -> Finding | None:
    """A refusal, where nobody is said to be led in the entry that is named, and no number of people stands there."""
    told = [r for r in found.records if any(amount.measure is Measure.PEOPLE for amount in amounts(r))]
    leads = [n for n, word in enumerate(case.query.words) if word.stem in _LEADING]
    return silent(case, found.first, leads) if found.first and len(found.records) < 3 and not told else None


@cache
def _persons() -> frozenset[str]:
    """The stems of the nouns for what a person is: those who are led may be curators or counsels."""
    return frozenset(stem(noun) for noun in person_nouns() if " " not in noun and noun != "master")


def headcount(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The sentences that say how many people are or were led; of what goes on now where that is asked, else of all that is in scope."""
    query = case.query
    asks = _ASKS.search(query.low) or LED_BY_OWNER.search(query.low)
    if not asks or _OF_THINGS.search(query.low) or query.yesno or query.has("form:compare", "form:most"):
        return None
    named = bool(query.mentions or resolved.among)
    pool = [r for r in (found.records if named else case.records) if not r.item]
    if query.present and not named:
        pool = [r for r in pool if r.ongoing]
    facts = [fact for r in pool if (fact := from_units(r, of_leading(r)))]
    if not facts:
        return _of_nobody(case, found) if _names(case) and _PEOPLE.search(query.low) and not resolved.among else None
    return answered(facts, intent="headcount") if len(facts) < 3 else listing(say("leads.says"), facts[:6], intent="headcount")


def of_leading(record: Record) -> list[Unit]:
    """The sentences of a record that speak of leading so many people."""
    if _LED.isdisjoint(record.kinds):
        return []
    people = {amount.sentence for amount in amounts(record) if amount.measure is Measure.PEOPLE or amount.unit & _persons()}
    return [u for u in record.units if u.text in people and not _LEADING.isdisjoint(u.bag)]
