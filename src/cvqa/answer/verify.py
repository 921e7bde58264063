"""Yes/no questions: a claim is held against the records it names, part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer.facts import describe, extract
from cvqa.answer.finding import Case, Fact, Finding, answered
from cvqa.answer.prose import spoken
from cvqa.answer.scope import Scope
from cvqa.answer.selection import fits_time, leads, of_kind
from cvqa.answer.wording import capitalised, head, short
from cvqa.cv.dates import end_key, start_key
from cvqa.cv.model import Kind, Relation
from cvqa.index.records import Record
from cvqa.language.words import stem
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import Attribute

# Words of which one rules out the others, where they are said of the same thing: general English.
CONTRASTS = tuple(
    frozenset(stem(word) for word in line.split())
    for line in (
        "gold silver bronze",
        "bachelor master phd doctorate bsc msc",
        "assistant scientist professor associate fellow director engineer analyst intern manager lecturer head nurse editor lead",
        "published accepted submitted submission rejected forthcoming",
        "winner shortlisted nominated",
        "full-time part-time freelance",
        "senior junior graduate chief",
        "alone jointly",
    )
)


def yes(case: Case, facts: Sequence[Fact]) -> Finding:
    return answered(facts, lead="Yes:", intent="yesno")


def no(case: Case, facts: Sequence[Fact]) -> Finding:
    return answered(facts, lead="No:", intent="yesno")


def verify(case: Case, found: Scope) -> Finding | None:
    """Yes or no with the reason, a refusal where the CV is silent, None where it is no claim about a record."""
    record = found.first
    if record is None:
        return None
    for check in (
        _ordered,
        _advised_by,
        _position,
        _negated,
        _still,
        _until,
        _begun,
        _finished,
        _status,
        _numbers,
        _contrast,
        _elsewhere,
        _off_time,
    ):
        if (said := check(case, found, record)) is not None:
            return said
    if found.leaves_open(case):
        return None
    if len(found.records) > 3 and not case.query.kinds:
        return None
    return yes(case, [fact for r in found.records[:3] if (fact := _reason(case, r))])


_SHOWN = (Attribute.AUTHORS, Attribute.COLLABORATOR, Attribute.LEVEL, Attribute.VENUE)


def _reason(case: Case, record: Record) -> Fact | None:
    """What shows that a claim holds: the attribute it is about, else the sentence that says it."""
    for attribute in case.query.attributes:
        if attribute in _SHOWN and (fact := extract(case, record, attribute)):
            return fact
    return describe(case, record)


def _ordered(case: Case, found: Scope, record: Record) -> Finding | None:
    """ "Did A come before B"."""
    query, low = case.query, _low(case)
    match = re.search(r"\b(before|after|earlier than|later than|while|during)\b", low)
    if not match or query.time or not query.content:
        return None
    at = low[: match.start()].count(" ")
    left = _best_of(case, [n for n in query.content if n < at])
    right = _best_of(case, [n for n in query.content if n > at])
    if not left or not right or left.entry.id == right.entry.id or not left.period or not right.period:
        return None
    one, other = start_key(left.period), start_key(right.period)
    meets = min(end_key(left.period, case.today), end_key(right.period, case.today)) >= max(one, other)
    holds = meets if match[1] in ("while", "during") else one < other if match[1] in ("before", "earlier than") else one > other
    return (yes if holds else no)(case, [Fact(capitalised(head(r, case.who)), r) for r in (left, right)])


def _best_of(case: Case, words: Sequence[int]) -> Record | None:
    """The dated entry that accounts best for some words of the question."""
    dated = [r for r in case.records if r.period and r.period.start and not r.item]
    scored = [(case.evidence.record(r, words).total(case.evidence.weights), r) for r in dated]
    best = max(scored, key=lambda row: row[0], default=None)
    return best[1] if best and words and best[0] >= 0.6 * sum(case.evidence.weights[n] for n in words) else None


def _position(case: Case, found: Scope, record: Record) -> Finding | None:
    """ "Was she the first author of …"."""
    low = _low(case)
    papers = [r for r in found.records if r.entry.authors and not r.item]
    if len(papers) != 1 or not case.query.has("attribute:author_position") or found.leaves_open(case):
        return None
    authors = papers[0].entry.authors
    place = next((n for n, a in enumerate(authors) if a.owner), -1)
    holds = (
        place == len(authors) - 1
        if re.search(r"\blast\b", low)
        else len(authors) == 1
        if re.search(r"\b(sole|only|single)\b", low)
        else leads(authors)
    )
    shared = bool(re.search(r"\b(co|joint|shares?|equal)\b", low))
    if holds and authors[place].co_first and not shared and re.search(r"\b(sole|only)\b", low):
        holds = False
    fact = extract(case, papers[0], Attribute.AUTHOR_POSITION)
    return (yes if holds else no)(case, [fact]) if fact else None


_NOT = re.compile(r"\b(not|never|no longer|without|shortlisted|nominated|rejected|declined)\b", re.I)


def _negated(case: Case, found: Scope, record: Record) -> Finding | None:
    """The CV itself says that it was not so ("shortlisted, did not win")."""
    if found.leaves_open(case) or _NOT.search(_low(case)) or len(found.records) > 1:
        return None
    units = [u for u in record.units if _NOT.search(u.text) and (record.item or case.evidence.unit(u).strength)]
    if not units or not re.search(r"\b(win|won|took|take|get|got|receive|received|award\w*|prize)\b", _low(case)):
        return None
    return no(case, [Fact(". ".join(spoken(u) for u in units[:1]), record, tuple(u.text for u in units[:1]))])


def _low(case: Case) -> str:
    return " ".join(w.low for w in case.query.words)


def _still(case: Case, found: Scope, record: Record) -> Finding | None:
    """ "Is she still at …", "does he work there now"."""
    if not (case.query.time and case.query.time.now) and not re.search(r"\bstill\b", _low(case)):
        return None
    pool = found.records or found.off_time
    lapsed = [(r, u) for r in pool for u in r.units if re.search(r"\b(lapsed|expired|not renewed|no longer|discontinued)\b", u.text, re.I)]
    if lapsed and not found.leaves_open(case):
        return no(case, [Fact(f"{capitalised(short(lapsed[0][0]))}: {spoken(lapsed[0][1])}", lapsed[0][0], (lapsed[0][1].text,))])
    ongoing = [r for r in pool if r.period and r.period.ongoing]
    if ongoing:
        return yes(case, [Fact(capitalised(head(r, case.who)), r) for r in ongoing[:2]])
    ended = [r for r in pool if r.period and r.period.end]
    return no(case, [Fact(capitalised(head(ended[0], case.who)), ended[0])]) if ended else None


def _until(case: Case, found: Scope, record: Record) -> Finding | None:
    """ "… kept him through September 2023", "did it last until 2022"."""
    time = case.query.time
    match = re.search(r"\b(until|till|through|up to)\b", _low(case))
    pool = [r for r in (*found.records, *found.off_time) if r.period and r.period.end]
    if not match or not time or not pool:
        return None
    end = pool[0].period.end if pool[0].period else None
    if end is None:
        return None
    same = end.year == time.last.year and (not end.month or time.first.month <= end.month <= time.last.month)
    fact = Fact(capitalised(head(pool[0], case.who)), pool[0])
    return yes(case, [fact]) if same else no(case, [fact])


def _begun(case: Case, found: Scope, record: Record) -> Finding | None:
    """ "Did it start in 2021", "is 2021 the year in which they took him on"."""
    time = case.query.time
    if (
        not time
        or time.now
        or not re.search(r"\b(start|started|begin|began|begun|join|joined|took (him|her|them)? ?on|taken on|hired|founded)\b", _low(case))
    ):
        return None
    pool = [r for r in (*found.records, *found.off_time) if r.period and r.period.start]
    if not pool or pool[0].period is None or pool[0].period.start is None:
        return None
    start = pool[0].period.start
    same = start.year == time.first.year and (not start.month or time.first.month <= start.month <= time.last.month)
    fact = Fact(capitalised(head(pool[0], case.who)), pool[0])
    return yes(case, [fact]) if same else no(case, [fact])


def _finished(case: Case, found: Scope, record: Record) -> Finding | None:
    """ "Has he graduated", "is she done with …", "had he left by the time … started"."""
    low = _low(case)
    if (
        re.search(r"\b(by the time|when|before)\b.*\b(start|started|began|begin|joined)\b", low)
        and len(found.records) >= 2
        and re.search(r"\b(left|finished|done|gone|ended|quit|over)\b", low)
    ):
        first, second = _in_question_order(case, found.records)[:2]
        if first.period and second.period and second.period.start:
            gone = end_key(first.period, case.today) < start_key(second.period)
            facts = [Fact(capitalised(head(r, case.who)), r) for r in (first, second)]
            return yes(case, facts) if gone else no(case, facts)
    if not re.search(r"\b(graduated?|finished|complete|completed|done with|left|ended|over)\b", low):
        return None
    dated = [r for r in found.records if r.period and (r.period.end or r.period.ongoing)]
    missing = [
        n
        for n in found.missing
        if case.evidence.weights[n] > 0.45 and not re.search(r"gradu|finish|complet|left|end", case.query.words[n].low)
    ]
    if len(dated) < 1 or missing or case.query.time:
        return None
    if re.search(r"graduat", low):
        dated = [r for r in dated if r.entry.kind is Kind.EDUCATION] or dated
    record = dated[0]
    fact = Fact(capitalised(head(record, case.who)), record)
    return no(case, [fact]) if record.period and record.period.ongoing else yes(case, [fact])


def _in_question_order(case: Case, records: Sequence[Record]) -> list[Record]:
    def at(record: Record) -> int:
        return min((n for n in case.evidence.record(record).strength), default=99)

    return sorted(records, key=at)


_OUT = re.compile(r"\b(published|out|appeared|come out|in print|accepted|released)\b")


def _status(case: Case, found: Scope, record: Record) -> Finding | None:
    """ "Is the paper out yet?"."""
    low = _low(case)
    papers = [r for r in found.records if r.entry.authors]
    if len(papers) != 1 or not (_OUT.search(low) or re.search(r"\b(submission|submitted|under review|in review|forthcoming)\b", low)):
        return None
    status = papers[0].entry.status
    fact = Fact(head(papers[0], case.who), papers[0])
    pending = bool(re.search(r"submission|submitted|review|forthcoming|preparation", status)) or (
        status == "accepted" and bool(re.search(r"\b(out|appeared|in print|published)\b", low))
    )
    asks_out = bool(_OUT.search(low)) and not re.search(r"\b(in submission|under review|still)\b", low)
    return yes(case, [fact]) if pending is not asks_out else no(case, [fact])


def _advised_by(case: Case, found: Scope, record: Record) -> Finding | None:
    """ "Was A the supervisor at B?"."""
    asked = {Attribute.ADVISOR: (Relation.ADVISOR,), Attribute.MANAGER: (Relation.MANAGER, Relation.LEADER, Relation.ADVISOR)}
    relations = [r for a in case.query.attributes for r in asked.get(a, ())]
    people = [m for m in case.query.mentions if m.name.kind is NameKind.PERSON]
    if not relations or not people:
        return None
    from cvqa.answer.people import same

    named = {m.name.text for m in people}
    others = [n for n in case.query.content if not any(n in m.covers for m in people)]
    pool = [r for r in case.records if not r.item and any(p.relation in relations for p in r.entry.people)]
    if others:
        pool = [
            r
            for r in pool
            if case.evidence.record(r, others).total(case.evidence.weights) >= 0.6 * sum(case.evidence.weights[n] for n in others)
        ]
    if case.query.level or case.query.kinds:
        pool = list(of_kind(case, pool)) or pool
    if not pool:
        return None
    fits = [r for r in pool if any(same(p.name, n) and p.relation in relations for p in r.entry.people for n in named)]
    from cvqa.answer.facts import advisor

    facts = [fact for r in (fits or pool)[:2] if (fact := advisor(case, r))]
    return (yes if fits else no)(case, facts) if facts else None


def _numbers(case: Case, found: Scope, record: Record) -> Finding | None:
    """A figure that the CV gives differently: "GPT improved by 50 %"."""
    asked = [
        n
        for n in case.query.content
        if (case.query.words[n].number and len(case.query.words[n].low) < 4) or (n in case.query.content and "%" in case.query.words[n].raw)
    ]
    asked = [n for n in asked if case.query.words[n].number]
    others = [n for n in case.query.content if n not in asked and case.evidence.weights[n] > 0.3]
    if not asked or not others:
        return None
    units = [(case.evidence.unit(u, others).total(case.evidence.weights), u, r) for r in found.records for u in r.units]
    best = max(units, key=lambda row: row[0], default=None)
    if best is None or best[0] < 0.5 * sum(case.evidence.weights[n] for n in others) or not any(c.isdigit() for c in best[1].text):
        return None
    unit, of = best[1], best[2]
    holds = all(_near(case, unit.text, n, others) for n in asked)
    fact = Fact(f"{capitalised(short(of))}: {spoken(unit)}", of, (unit.text,))
    return (yes if holds else no)(case, [fact])


def _near(case: Case, text: str, number: int, others: Sequence[int]) -> bool:
    """Whether the number stands in the same clause as the words asked with it."""
    figure = case.query.words[number].stem
    from cvqa.language.words import words

    said = words(text)
    places = [n for n, w in enumerate(said) if w.stem == figure]
    if not places:
        return False
    names = [n for n, w in enumerate(said) for o in others if w.stem == case.query.words[o].stem and case.query.words[o].capital]
    figures = [n for n, w in enumerate(said) if w.number and w.stem not in {case.query.words[o].stem for o in others}]
    if not names or len(figures) < 2:
        return True
    return any(min(figures, key=lambda f: abs(f - name)) in places for name in names)


def _contrast(case: Case, found: Scope, record: Record) -> Finding | None:
    """A word of the claim that the record contradicts by another of its class."""
    for n in (*case.query.content, *case.query.hints):
        word = case.query.words[n].stem
        for group in CONTRASTS:
            if word not in group or any(word in r.bag for r in found.records):
                continue
            rivals = [r for r in found.records if group & r.bag]
            if rivals and all(case.evidence.weights[m] <= 0.45 or m == n for m in found.missing):
                return no(case, [fact for r in rivals[:2] if (fact := describe(case, r))])
    return None


_FIELDS_OF = {NameKind.PLACE: "location", NameKind.ORGANISATION: "organisation", NameKind.VENUE: "venue"}


def _elsewhere(case: Case, found: Scope, record: Record) -> Finding | None:
    """A place or organisation of the CV that is not this entry's: "the bachelor's was in …", where it was elsewhere."""
    if not (case.query.level or case.query.kinds) or len(found.records) > 2:
        return None
    for mention in case.query.mentions:
        field = _FIELDS_OF.get(mention.name.kind, "")
        if not field or not mention.covers <= found.missing or any(case.evidence.weights[n] > 0.45 for n in found.missing - mention.covers):
            continue
        held = [r for r in found.records if getattr(r.entry, field) and not r.item]
        if held:
            return no(case, [Fact(capitalised(head(r, case.who)), r) for r in held])
    return None


def _off_time(case: Case, found: Scope, record: Record) -> Finding | None:
    """The claim holds, but for its time."""
    time = case.query.time
    if not time or time.now or not found.off_time or any(case.evidence.weights[n] > 0.45 for n in found.missing):
        return None
    if any(fits_time(r, time, case) for r in found.records):
        return None
    return no(case, [Fact(capitalised(head(r, case.who)), r) for r in found.off_time[:2]])
