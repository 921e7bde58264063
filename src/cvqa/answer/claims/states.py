"""Claims of a state: paid or unpaid, valid or lapsed, granted or pending, alone or together. What is claimed does not choose the entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.evidence import Evidence
from cvqa.answer.finding import Case, Fact, Finding, sentence
from cvqa.answer.grammar import capitalised
from cvqa.answer.prose import spoken
from cvqa.answer.scope import scope
from cvqa.answer.selection import of_kind
from cvqa.answer.wording import short
from cvqa.cv.date_texts import find_periods
from cvqa.cv.dates import as_date, last_month
from cvqa.cv.model import Date
from cvqa.index.records import Record, Unit
from cvqa.language.patterns import pattern


@dataclass(frozen=True)
class State:
    """Two opposite states: how each is asked for, and how a CV says each."""

    asks: str
    asks_not: str
    says: str
    says_not: str
    until: bool = False  # whether it lasts until a date that the CV may give

    @cached_property
    def asked(self) -> re.Pattern[str]:
        """Either state, as a question says it."""
        return pattern(rf"\b(?:{self.asks})\b|\b(?P<other>{self.asks_not})\b")

    def holds(self, text: str) -> bool | None:
        """Whether a sentence of the CV says the first state, the other, or neither."""
        if re.search(rf"\b(?:{self.says_not})\b", text, re.IGNORECASE):
            return False
        return True if re.search(rf"\b(?:{self.says})\b", text, re.IGNORECASE) else None


_VALID = State(
    r"(still |currently |is it |be )*(valid|in date|in force|up to date|live(?! (?:in|at|near|with|on|there)\b)|active(?! in\b))(?= |$)",
    r"(already )?(expired|lapsed|inactive|out of date|run out|no longer valid)",
    r"valid|active|renewed|revalidated|recertified|in force",
    r"inactive|lapsed|expired|not renewed|no longer valid|discontinued",
    until=True,
)
_STATES = (
    _VALID,
    State(
        r"paid|wages?|salary|salaried|pay|remunerated|money for",
        r"unpaid|for free|for nothing|without (pay|wages)|voluntary",
        r"paid(?! for\b)|stipend|salary|salaried|wages",
        r"unpaid|without pay|voluntary|volunteer\w*|pro bono",
    ),
    State(
        r"(been |already |yet )*(granted|approved)",
        r"(still )?(pending|not (yet )?granted|being examined)",
        r"granted|approved",
        r"pending|applied for|under examination",
    ),
    State(
        r"full ?time|full hours",
        r"part ?time|half ?time",
        r"full[- ]time",
        r"part[- ]time|half[- ]time|\d\d ?%|seasonal|evenings?",
    ),
    State(
        r"(all )?(by (him|her|them)sel(f|ves)|alone|on (his|her|their) own"
        r"|single ?handed(ly)?|sole(ly)?|(?<!\ban )(?<!\ba )(?<!\bhis )(?<!\bher )(?<!\bany )solo|unaided|without help)( \w*author)?",
        r"together with (somebody|someone|others|anyone)|jointly|in a team|with (somebody|someone|anyone) else"
        r"|with an? (friend|colleague|partner|companion)",
        r"alone|single-handed|sole|solo|by (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own",
        r"jointly|together with|co-(?:author|lead|led|found|edit|design|develop|direct|writ|wrote|creat|host|supervis)\w*|alongside"
        r"|shared with"
        r"|with (?:\w+ ){0,2}(?:colleagues|others|teammates|partners)|with (?:the )?(?:\w+ ){0,3}(?:Dr\. |Prof\. )?(?-i:[A-Z]\w+ [A-Z]\w+)",
    ),
)
_LASTS = pattern(
    r"\b(?:valid|runs?|renewed|registered|good|in force)\b[^.;]*?\b(?:until|till|through|to)\b|\bexpires?\b( in)?", re.IGNORECASE
)


def stated(case: Case) -> Finding | None:
    """Yes or no with the sentence that says which state it is; None where no state is claimed, or the CV says neither."""
    for state in _STATES:
        match = state.asked.search(case.query.low)
        if match:
            time = case.query.time
            then = time.last if time and not time.now else as_date(case.today)
            return _verdict(_without(case, match), state, then, claimed=not match["other"])
    return None


_DONE = frozenset({"won", "win", "wins", "awarded", "received", "written", "wrote", "write", "made", "done", "earned", "given", "got"})


def _without(case: Case, match: re.Match[str]) -> Case:
    """The case without the words that claim the state: what is left says of what."""
    at = case.query.low[: match.start()].count(" ")
    claimed = range(at, at + match.group().strip().count(" ") + 1)
    content = tuple(n for n in case.query.content if n not in claimed and case.query.words[n].low not in _DONE)
    query = replace(case.query, content=content, time=None)
    return replace(case, query=query, evidence=Evidence(query, {}, case.gazetteer))


def _verdict(case: Case, state: State, then: Date, *, claimed: bool) -> Finding | None:
    if not (case.query.content or case.query.level):
        return _of_kind(case, state, then, claimed=claimed)
    saying = {r.key: said for r in case.records if not r.group and (said := _saying(case, state, r, then))}
    found = scope(case, among=[r for r in case.records if r.key in saying])
    if found.leaves_open(case) or not found.first or found.first.key not in saying:
        return None
    holds, fact = saying[found.first.key]
    return verdict(holds is claimed, [fact])


def _of_kind(case: Case, state: State, then: Date, *, claimed: bool) -> Finding | None:
    """The verdict on the only entry of the kind that is spoken of ("is her teaching post full-time"), now where it is asked of now."""
    pool = [r for r in of_kind(case, case.records) if not r.item and (r.ongoing or not case.query.present)] if case.query.kinds else []
    said = [_saying(case, state, r, then) for r in pool]
    return verdict(said[0][0] is claimed, [said[0][1]]) if len(said) == 1 and said[0] else None


def _saying(case: Case, state: State, record: Record, then: Date) -> tuple[bool, Fact] | None:
    """Which of the two it is, by the sentence that says so and the most of the claim, else by the name of the position."""
    said = [(case.evidence.told_by_unit(u), u, holds) for u in record.units if (holds := _holds(state, u, then)) is not None]
    if said:
        _, unit, holds = max(said, key=lambda row: row[0])
        return holds, _said(record, unit)
    of_position = None if record.item else state.holds(record.entry.position)
    return None if of_position is None else (of_position, sentence(case, record))


def _holds(state: State, unit: Unit, then: Date) -> bool | None:
    """Whether a sentence says the first state at a date, the other, or neither."""
    until = _LASTS.search(unit.text) if state.until else None
    dates = find_periods(unit.text[until.end() :]) if until else ()
    if dates and (last := dates[0].period.end or dates[0].period.start):
        return last_month(then) <= last_month(last)
    return state.holds(unit.text)


def _said(record: Record, unit: Unit) -> Fact:
    lead = "" if record.item else f"{capitalised(short(record))}: "
    return Fact(f"{lead}{spoken(unit.text)}", record, (unit.text,))
