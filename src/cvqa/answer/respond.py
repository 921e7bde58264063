"""From a case to its finding: which room answers, and the last word on whether the CV really says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer import orders, people, refusal, sets, spans
from cvqa.answer import overview as about
from cvqa.answer.facts import EXTRACTED, describe, extract, people_of, whole
from cvqa.answer.finding import DONE, Case, Fact, Finding, answered, listing
from cvqa.answer.prose import accounting, from_units
from cvqa.answer.reply import Status
from cvqa.answer.scope import Scope, scope
from cvqa.answer.selection import of_kind
from cvqa.answer.talk import smalltalk
from cvqa.answer.verify import verify
from cvqa.answer.wording import capitalised, label, number
from cvqa.cv.model import Kind, Relation
from cvqa.index.records import Record
from cvqa.language.lexicon import is_english
from cvqa.question.followup import Resolved
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import Attribute, Form

_CONTACT = frozenset({Attribute.EMAIL, Attribute.PHONE, Attribute.WEBSITE, Attribute.CONTACT, Attribute.LOCATION})


def respond(case: Case, resolved: Resolved) -> Finding:
    """The finding of one complete question."""
    query = case.query
    if said := smalltalk(case):
        return said
    if not query.words:
        return refusal.not_understood(case)
    if query.has("refuse:injection"):
        return refusal.out_of_scope(case, "injection")
    if query.has("refuse:out_of_scope") and not _inside(case):
        return refusal.out_of_scope(case)
    if resolved.dangling:
        return refusal.clarify(case)
    if _gibberish(case):
        return refusal.not_understood(case)
    if query.unknown:
        return refusal.unknown_name(case, query.unknown[0])
    found = scope(case, among=resolved.among)
    if resolved.among and found.leaves_open(case) and (query.mentions or query.kinds or not query.anaphora):
        wider = scope(case)
        if _left(case, wider) < _left(case, found) - 0.2:
            found = wider
    for step in (_personal, _contacted, _overall, _beside, _claimed, _gathered, _looked_up):
        if (finding := step(case, found, resolved)) is not None:
            return finding
    return _unexplained(case, found)


def _gibberish(case: Case) -> bool:
    """Whether no word of the question is a word of English, of the CV or of the cues."""
    query = case.query
    known = query.kinds or query.asks or query.mentions or query.level or query.time
    return (
        not known
        and bool(query.words)
        and not any(is_english(w.low) or w.stem in case.gazetteer.vocabulary for w in query.words if w.low.isalpha())
    )


def _inside(case: Case) -> bool:
    return any(m.whole and m.name.kind not in (NameKind.PLACE, NameKind.TERM) for m in case.query.mentions)


def _left(case: Case, found: Scope) -> float:
    """How much the words weigh that nothing explains."""
    return sum(case.evidence.weights[n] for n in found.missing)


def _unexplained(case: Case, found: Scope) -> Finding:
    open_words = sorted(n for n in found.missing if case.evidence.weights[n] > 0.25)
    if names := [
        n
        for n in open_words
        if case.query.words[n].capital
        and n
        and not case.query.words[n].number
        and case.query.words[n].stem not in case.gazetteer.vocabulary
    ]:
        return refusal.unknown_name(case, " ".join(case.query.words[n].raw for n in names))
    record = found.first if len(found.records) <= 3 and found.covered else None
    if not found.records and found.off_time:
        facts = [Fact(label(r), r) for r in found.off_time[:3]]
        return refusal.not_in_cv("The CV lists nothing of that kind at that time. What it lists:", facts, "off_time")
    return refusal.silent(case, record, open_words)


def _personal(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """What is nobody's business, unless the CV itself speaks of it."""
    query = case.query
    if query.has("refuse:private"):
        asked = [n for n in query.hints if n not in query.content]
        if any(
            case.evidence.unit(u, asked).total(case.evidence.weights) > 0.3 for r in found.records[:4] if found.covered for u in r.units
        ):
            return None
        record = found.first if found.covered and len(found.records) < 4 else None
        return refusal.silent(case, record, [n for n in query.hints if case.evidence.weights[n] > 0.25][:3])
    if query.has("refuse:opinion") and not query.has("form:strengths", "form:overview") and _left(case, found) > 0.3:
        return refusal.not_in_cv("That is a judgement, and the CV makes none.", intent="opinion")
    return None


def _contacted(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    query = case.query
    asked = [a for a in query.attributes if a in _CONTACT]
    if not asked or (found.covered and not people.persons(case) and Attribute.LOCATION in asked):
        return None
    if any(k.kind is Kind.REFEREE for k in query.kinds) and not people.persons(case):
        return people.list_referees(case)
    if resolved.among and not people.persons(case) and not resolved.people:
        return _mails_of(case, resolved.among)
    return people.contact(case, asked, resolved.people)


def _mails_of(case: Case, records: Sequence[Record]) -> Finding | None:
    facts = [Fact(f"{p.name}: {p.email}", r) for r in records for p in r.entry.people if p.email]
    return answered(facts, intent="email") if facts else people.contact(case, case.query.attributes)


def _overall(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    query = case.query
    if query.has("form:person") and (said := people.who_is(case)) and not [n for n in found.missing if case.evidence.weights[n] > 0.5]:
        return said
    if found.leaves_open(case) or resolved.among:
        return None
    if query.has("form:overview") and not query.kinds and not query.content:
        return about.overview(case)
    if query.has("form:person") and not query.content and not query.kinds and not query.attributes:
        return about.overview(case)
    if query.has("form:profile") and not query.content:
        return about.profile(case)
    if query.has("form:strengths") and not query.content:
        return about.strengths(case)
    if query.time and query.time.now and not query.content and not query.yesno and not [a for a in query.attributes if a not in _OF_NOW]:
        return about.current(case, of_kind(case, case.records) if query.kinds else None)
    if query.words and not query.content and not query.kinds and not query.attributes and not query.time and not query.level:
        return about.overview(case) if query.has("attribute:describe") or (len(query.words) <= 3 and _owner_only(case)) else None
    return None


_OF_NOW = (Attribute.DESCRIBE, Attribute.POSITION, Attribute.ORGANISATION, Attribute.WHERE, Attribute.AREA, Attribute.TITLE)


def _owner_only(case: Case) -> bool:
    return any(w.stem in case.gazetteer.owner_stems for w in case.query.words)


def _beside(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    query = case.query
    if query.has("form:overlap") and not query.yesno and (query.mentions or query.content) and (said := orders.overlap(case, found)):
        return said
    if resolved.anchor:
        return orders.beside(case, resolved.anchor, query.beside)
    if not query.beside or query.yesno or query.time or query.has("form:gap", "form:duration", "form:compare"):
        return None
    if found.leaves_open(case):
        return None
    anchor = orders.anchors(case, found)
    return orders.beside(case, anchor, query.beside) if anchor else None


def _claimed(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    query = case.query
    if not query.yesno:
        return None
    if query.has("form:overlap") and not query.mentions and (said := orders.overlap(case, found)):
        return _affirmed(said)
    if query.has("form:compare") and not found.leaves_open(case) and (said := orders.compare(case, found)):
        return said
    said = verify(case, found if found.records else Scope(found.off_time, found.covered, found.missing, found.off_time))
    if said:
        return said
    return _unexplained(case, found) if found.leaves_open(case) else None


def _affirmed(said: Finding) -> Finding:
    """A list that answers a yes/no question."""
    return replace(said, lead=f"Yes. {said.lead}") if said.status is Status.ANSWERED else said


_FORMS = {
    f"form:{f}": f
    for f in (
        Form.GAP,
        Form.COMPARE,
        Form.OVERLAP,
        Form.LONGEST,
        Form.SHORTEST,
        Form.MOST,
        Form.DURATION,
        Form.COUNT,
        Form.FIRST,
        Form.LAST,
    )
}


def _gathered(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """Lists, counts, orders, durations."""
    query = case.query
    if found.leaves_open(case):
        return None
    if said := _superlative_in_prose(case, found):
        return said
    for cue, form in _FORMS.items():
        if query.has(cue) and (said := _computed(case, found, form, resolved)):
            return said
    several = (
        query.kinds
        and not query.level
        and len(found.records) > 1
        and (any(k.plural for k in query.kinds) or query.has("form:list") or not query.attributes)
    )
    if several and not found.kind_given_up and not _single_fact(case, found):
        return sets.list_all(case, found.records)
    if query.time and not query.content and not query.kinds and found.records:
        return _at_time(case, found)
    return None


def _superlative_in_prose(case: Case, found: Scope) -> Finding | None:
    """A superlative that the CV itself uses ("the longest of 71 m") needs no reckoning."""
    if not found.covered or not case.query.has("form:longest", "form:shortest", "form:most", "form:first", "form:last"):
        return None
    wanted = [n for n, w in enumerate(case.query.words) if w.low.endswith("est") or w.low in ("first", "last")]
    units = [
        (r, u)
        for r in found.records
        for u in r.units
        if case.evidence.unit(u, wanted).strength and {w.stem for w in (case.query.words[n] for n in wanted)} & u.bag
    ]
    held = [(r, u) for r, u in units if accounting(case, r, [u])]
    fact = from_units(held[0][0], [held[0][1]]) if held else None
    return answered([fact], intent="superlative") if fact else None


def _single_fact(case: Case, found: Scope) -> bool:
    asked = [
        a
        for a in case.query.attributes
        if a
        not in (
            Attribute.DESCRIBE,
            Attribute.TITLE,
            Attribute.WHEN,
            Attribute.WHERE,
            Attribute.ORGANISATION,
            Attribute.RESULT,
            Attribute.POSITION,
        )
    ]
    return bool(asked) and not case.query.has("form:list")


def _at_time(case: Case, found: Scope) -> Finding | None:
    happened = [r for r in found.records if r.entry.kind in DONE and not r.item and not r.group]
    return sets.list_all(case, happened) if happened else refusal.not_in_cv("The CV lists nothing at that time.", intent="off_time")


def _computed(case: Case, found: Scope, form: Form, resolved: Resolved) -> Finding | None:
    query = case.query
    if form is Form.COUNT:
        return _counted(case, found)
    if form is Form.DURATION:
        return spans.duration(case, found) if found.covered or query.kinds or query.level or resolved.among else None
    if form in (Form.FIRST, Form.LAST, Form.LONGEST, Form.SHORTEST):
        return orders.extreme(case, found, form)
    if form is Form.COMPARE:
        return orders.compare(case, found)
    if form is Form.OVERLAP:
        return orders.overlap(case, found)
    if form is Form.MOST:
        return orders.most(case, found)
    return spans.gap(case, found)


def _counted(case: Case, found: Scope) -> Finding | None:
    query = case.query
    if Attribute.AUTHORS in query.attributes and len(found.records) == 1 and found.records[0].entry.authors:
        record = found.records[0]
        return answered(
            [Fact(f"“{record.name}” has {len(record.entry.authors)} authors", record, tuple(a.name for a in record.entry.authors))],
            intent="count",
        )
    if (
        Attribute.ADVISOR in query.attributes
        and found.records
        and re.search(
            r"\b(how many|number of) (\w+ )?(advis\w+|supervis\w+|mentors?|professors?|people)", " ".join(w.low for w in query.words)
        )
    ):
        fact = extract(case, found.records[0], Attribute.ADVISOR)
        return _people_counted(found.records[0], fact) if fact else None
    if not _counts_kind(case, found.records) or not found.records or found.kind_given_up:
        return None
    return sets.count(case, found.records)


def _people_counted(record: Record, fact: Fact) -> Finding:
    advisors = people_of(record, Relation.ADVISOR)
    return answered([fact], lead=f"{capitalised(number(len(advisors)))}." if advisors else "", intent="count")


def _counts_kind(case: Case, records: Sequence[Record]) -> bool:
    """Whether what is counted is a kind of entry: its noun follows "how many" within a few words."""
    said = [w.low for w in case.query.words]
    at = next((n for n in range(len(said) - 1) if said[n : n + 2] in (["how", "many"], ["number", "of"])), None)
    if at is None:
        return bool(case.query.kinds)
    if any(at + 1 < n <= at + 4 and case.query.words[n].stem in r.section_bag for n in case.query.content for r in records[:1]):
        return True  # "how many patents", where the CV has a section of patents
    between = [n for n in case.query.content if at + 1 < n]
    return any(at + 1 < min(k.covers) <= at + 5 and not (between and between[0] < min(k.covers) - 2) for k in case.query.kinds)


def _looked_up(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """Attributes of the records in scope; without an attribute, the records themselves."""
    query = case.query
    if found.leaves_open(case) or not found.records:
        return None
    if not (found.covered or query.kinds or query.level or resolved.among or query.time):
        return _unscoped(case, found)
    records = [r for r in found.records if not r.group or r.item] or list(found.records)
    if resolved.among and len(records) > 1 and not query.content and not query.attributes:
        return sets.list_all(case, records)
    asked = [a for a in query.attributes if a in EXTRACTED]
    facts: list[Fact] = []
    for attribute in asked[:3]:
        got = [fact for r in records[:8] if (fact := extract(case, r, attribute)) and fact.text]
        if not got:
            continue
        facts += list({f.text: f for f in got if f.text not in {g.text for g in facts}}.values())
    if Attribute.END in asked and not facts and records[0].period and records[0].period.ongoing:
        return refusal.goes_on(case, records[0])
    if asked and not facts:
        return refusal.silent(case, records[0] if len(records) < 4 else None, query.hints[:3])
    if facts:
        return answered(facts[:4], intent=str(asked[0])) if len(facts) <= 2 else listing("The CV says", facts[:8], intent=str(asked[0]))
    if len(records) == 1:
        fact = describe(case, records[0])
        return answered([fact or whole(case, records[0])], intent="describe")
    if len(records) <= 3 and not query.kinds:
        return answered([fact for r in records if (fact := describe(case, r))], intent="describe")
    return sets.list_all(case, records)


_EVERYWHERE = (Attribute.ADVISOR, Attribute.MANAGER, Attribute.COLLABORATOR, Attribute.AUTHORS, Attribute.TECHNOLOGY)


def _unscoped(case: Case, found: Scope) -> Finding | None:
    """An attribute asked of nothing in particular: of every entry that has it, or of the person as a whole."""
    for attribute in case.query.attributes:
        if attribute is Attribute.TECHNOLOGY and (said := about.skills(case)):
            return said
        if attribute in _EVERYWHERE:
            records = [r for r in case.records if not r.item]
            facts = [fact for r in records if (fact := extract(case, r, attribute))]
            if facts:
                return listing("The CV says", facts[:8], intent=str(attribute))
        if attribute in (Attribute.POSITION, Attribute.ORGANISATION, Attribute.WHERE) and (now := about.current(case)):
            return now
        if attribute in (Attribute.DEGREE, Attribute.AREA):
            return sets.list_all(case, about.entries(case, Kind.EDUCATION))
    if re.search(r"\b(he|she|they|you|\w+)\b", " ".join(w.low for w in case.query.words)) and case.query.attributes[:1] == (
        Attribute.DESCRIBE,
    ):
        return about.current(case) or about.overview(case)
    if Attribute.LEVEL in case.query.attributes:
        facts = [fact for r in case.records if r.entry.kind is Kind.EDUCATION and (fact := extract(case, r, Attribute.LEVEL))]
        return answered(facts[:3], intent="level") if facts else refusal.silent(case, None, case.query.hints[:3])
    return refusal.clarify(case)


__all__ = ["Status", "respond"]
