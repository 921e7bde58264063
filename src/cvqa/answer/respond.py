"""From a case to its finding: which room answers, and the last word on whether the CV really says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer import contact, orders, people, refusal
from cvqa.answer import overview as about
from cvqa.answer.claims.being import being
from cvqa.answer.claims.order import is_of_order
from cvqa.answer.claims.states import stated
from cvqa.answer.claims.verdict import affirmed
from cvqa.answer.claims.verify import verify
from cvqa.answer.comparing import compare, most_authors
from cvqa.answer.counting import by_section
from cvqa.answer.finding import DONE, Case, Fact, Finding
from cvqa.answer.gathering import gathered
from cvqa.answer.levels import by_level
from cvqa.answer.lookup import looked_up
from cvqa.answer.most import measured
from cvqa.answer.nearest import nearest
from cvqa.answer.ranks import placed
from cvqa.answer.relations import tied
from cvqa.answer.reply import Status
from cvqa.answer.scope import Scope, scope
from cvqa.answer.selection import excluded, of_kind
from cvqa.answer.sets import list_all
from cvqa.answer.sought import sought
from cvqa.answer.talk import smalltalk
from cvqa.answer.timeline import timed
from cvqa.answer.wording import label, say
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.lexicon import is_english
from cvqa.language.patterns import pattern
from cvqa.language.words import Word
from cvqa.question.followup import Resolved
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import Attribute

_CONTACT = frozenset({Attribute.EMAIL, Attribute.PHONE, Attribute.WEBSITE, Attribute.CONTACT, Attribute.LOCATION})


def respond(case: Case, resolved: Resolved) -> Finding:
    """The finding of one complete question."""
    if (said := smalltalk(case) or _turned_away(case, resolved)) is not None:
        return said
    found = _scope(case, resolved)
    said = _by_rule(case, found, resolved)
    if resolved.wide and said.status is not Status.ANSWERED:
        whole = replace(case, query=replace(case.query, kinds=resolved.wide.kinds, anaphora=False))
        wider = respond(whole, Resolved(whole.query))
        return wider if wider.status is Status.ANSWERED else said
    if said.status is Status.NOT_IN_CV and said.intent in _SILENCE and (again := _in_the_chat(case, resolved)):
        return again
    if said.status is Status.NOT_IN_CV and said.intent in _SILENCE and (near := nearest(case, found, resolved.among)):
        return near
    return said


_SILENCE = frozenset({"silent", "off_time"})  # refusals for want of a rule that finds it


def _in_the_chat(case: Case, resolved: Resolved) -> Finding | None:
    """A question that nothing answers by itself, asked of what the chat was about."""
    if not resolved.near or case.query.mentions or any(a.startswith("refuse:") for a in case.query.asks):
        return None
    closer = replace(resolved, among=resolved.near, near=())
    said = _by_rule(replace(case, query=replace(case.query, kinds=())), scope(case, among=resolved.near), closer)
    return said if said.status is Status.ANSWERED else None


def _by_rule(case: Case, found: Scope, resolved: Resolved) -> Finding:
    for step in (
        _stated,
        _personal,
        _measured,
        _contacted,
        placed,
        by_level,
        tied,
        timed,
        _overall,
        sought,
        _beside,
        _claimed,
        gathered,
        looked_up,
    ):
        if (finding := step(case, found, resolved)) is not None:
            return finding
    return _unexplained(case, found)


def _stated(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """A state that is claimed, of which the CV itself says whether it is so."""
    return stated(case) if case.query.yesno and not resolved.among else None


def _turned_away(case: Case, resolved: Resolved) -> Finding | None:
    """What can be told from the question alone: no question about this CV, or none that can be understood."""
    query = case.query
    if not query.words or _gibberish(case):
        return refusal.unknown_name(case, query.words[0].raw) if _like_a_name(query.words) else refusal.not_understood(case)
    if query.has("refuse:injection"):
        return refusal.out_of_scope(case, "injection")
    if query.has("refuse:out_of_scope") and not _inside(case):
        return refusal.out_of_scope(case)
    if resolved.dangling:
        return refusal.clarify(case)
    return refusal.unknown_name(case, query.unknown[0]) if query.unknown else None


def _scope(case: Case, resolved: Resolved) -> Scope:
    """What the question is about: among what the chat was about, or wider where that leaves more of it open."""
    found, query = scope(case, among=resolved.among), case.query
    if resolved.among and found.leaves_open(case) and (query.mentions or query.kinds or not query.anaphora):
        wider = scope(case)
        return wider if _left(case, wider) < _left(case, found) - 0.2 else found
    return _others(case, found, resolved.near) if query.kinds and resolved.near else found


_OTHER = pattern(r"\b(?:other|others|else|another|besides|remaining)\b")


def _others(case: Case, found: Scope, near: Sequence[Record]) -> Scope:
    """Without what the chat was about, where "the other jobs" are asked for, or the second of two."""
    rest = tuple(r for r in found.records if r not in near)
    second = case.query.ordinal == 2 and len(rest) == 1 and len(found.records) == 2
    return replace(found, records=rest) if rest and (second or _OTHER.search(case.query.low)) else found


def _gibberish(case: Case) -> bool:
    """Whether no word of the question is a word of English, of the CV or of the cues."""
    query = case.query
    known = query.kinds or query.asks or query.mentions or query.level or query.time
    return (
        not known
        and bool(query.words)
        and not any(is_english(w.low) or w.stem in case.gazetteer.vocabulary for w in query.words if w.low.isalpha())
    )


def _like_a_name(said: Sequence[Word]) -> bool:
    """Whether all that was typed is one word that could be said aloud ("Kubernetes?")."""
    return len(said) == 1 and len(said[0].low) > 4 and 4 * sum(letter in "aeiou" for letter in said[0].low) >= len(said[0].low)


def _inside(case: Case) -> bool:
    """Whether the question is about something of the CV, whatever it sounds like."""
    query = case.query
    said = [n for n in (*query.content, *query.hints) if case.evidence.weights[n] > 0.25]
    own = any(w.low in _OWNERS or w.stem in case.gazetteer.owner_stems for w in query.words)
    if said and own and all(case.query.words[n].stem in case.gazetteer.vocabulary for n in said):
        return True
    return any(m.whole and m.name.kind not in (NameKind.PLACE, NameKind.TERM) for m in case.query.mentions)


_OWNERS = frozenset({"he", "she", "they", "his", "her", "their", "him"})


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
    record = _named(case, open_words) or (found.first if len(found.records) <= 3 and found.covered else None)
    if found.off_time and not found.elsewhen.leaves_open(case):
        facts = [Fact(label(r), r) for r in found.off_time[:3]]
        return refusal.not_in_cv(say("refusals.elsewhen"), facts, "off_time")
    return refusal.silent(case, record, [] if record and _named(case, open_words) else open_words)


def _named(case: Case, open_words: Sequence[int]) -> Record | None:
    """The entry that the question names, where it is the name that the other words do not fit."""
    keys = {key for m in case.query.mentions if m.whole and m.covers <= frozenset(open_words) for key in m.name.keys}
    return next((r for r in case.records if r.key in keys and not r.item and r.entry.kind in DONE), None)


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
        return refusal.not_in_cv(say("refusals.opinion"), intent="opinion")
    return None


def _contacted(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    query = case.query
    asked = [a for a in query.attributes if a in _CONTACT]
    if not asked or (found.covered and not people.persons(case) and Attribute.LOCATION in asked):
        return None
    if any(k.kind is Kind.REFEREE for k in query.kinds) and not people.persons(case):
        return contact.list_referees(case)
    if resolved.among and not people.persons(case):
        return contact.mails_of(case, resolved.among)
    return contact.contact(case, asked)


def _overall(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The person as a whole, a person whom the CV names, or what goes on now."""
    query = case.query
    if query.has("form:person") and (said := people.who_is(case)) and not [n for n in found.missing if case.evidence.weights[n] > 0.5]:
        return said
    if resolved.among or ((found.leaves_open(case) or query.content) and not _about_all(case)):
        return None
    if said := _portrait(case):
        return said
    if query.time and query.time.now and not query.yesno and not [a for a in query.attributes if a not in _OF_NOW]:
        of_now = about.current(case, of_kind(case, case.records) if query.kinds else None)
        return of_now or (about.current(case) if all(k.kind is Kind.EXPERIENCE for k in query.kinds) else None)
    return None


_PORTRAYS = frozenset({"overview", "person", "profile"})


def _about_all(case: Case) -> bool:
    """Whether the whole person is asked for, whatever the visitor says that it is needed for ("for the interview panel")."""
    query = case.query
    names = any(m.whole and not m.covers <= query.excluded for m in query.mentions)
    sure = sum(share for intent, share in query.bank if intent in _PORTRAYS) >= 0.5
    low = [word.low for word in query.words]
    purpose = len(low) - low[::-1].index("for") if "for" in low else len(low)
    kinds = any(min(kind.covers) < purpose for kind in query.kinds)
    return query.has("form:overview") and sure and not (names or kinds or query.level or query.time or query.attributes)


def _portrait(case: Case) -> Finding | None:
    """An overview, a profile or the strong points, where the question is about nothing else."""
    query = case.query
    bare = not query.kinds and not query.attributes
    if _about_all(case):
        return about.overview(case)
    if query.has("form:overview") and query.excluded:
        rest = [r for r in case.records if r.entry.kind in DONE and not r.item and not r.group and not excluded(case, r)]
        return list_all(case, rest) if rest else None
    if (query.has("form:overview") and not query.kinds) or (query.has("form:person") and bare):
        return about.overview(case)
    if query.has("form:profile"):
        return about.profile(case)
    if query.has("form:strengths"):
        return about.strengths(case)
    named = len(query.words) <= 3 and _owner_only(case)
    return about.overview(case) if bare and not query.time and not query.level and named else None


_OF_NOW = (Attribute.DESCRIBE, Attribute.POSITION, Attribute.ORGANISATION, Attribute.WHERE, Attribute.AREA, Attribute.TITLE)


def _owner_only(case: Case) -> bool:
    return any(w.stem in case.gazetteer.owner_stems for w in case.query.words)


def _measured(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    if case.query.has("form:most") and (said := most_authors(case, found)):
        return said
    if said := measured(case, found):
        return said
    return by_section(case) if case.query.has("form:count") and found.leaves_open(case) else None


def _beside(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    query = case.query
    if query.has("form:overlap") and not query.yesno and (query.mentions or query.content) and (said := orders.overlap(case, found)):
        return said
    if resolved.anchor:
        said = orders.beside(case, resolved.anchor, query.beside)
        return affirmed(said) if said and query.yesno else said
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
        return affirmed(said)
    if query.has("form:compare") and not found.leaves_open(case) and (said := compare(case, found)):
        return said
    said = being(case) or verify(case, found.elsewhen)
    if said:
        return said
    return _unexplained(case, found) if found.leaves_open(case) or is_of_order(case) else None
