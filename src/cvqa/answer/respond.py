"""From a case to its finding: which room answers, and the last word on whether the CV really says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer import contact, orders, people, refusal
from cvqa.answer.claims.alternatives import alternatives
from cvqa.answer.claims.being import being
from cvqa.answer.claims.bounds import bounded
from cvqa.answer.claims.coding import codes
from cvqa.answer.claims.countries import lived
from cvqa.answer.claims.directions import moved
from cvqa.answer.claims.having import having
from cvqa.answer.claims.home import at_home
from cvqa.answer.claims.kinds import told_of
from cvqa.answer.claims.leading import leading
from cvqa.answer.claims.order import is_of_order
from cvqa.answer.claims.permits import permitted
from cvqa.answer.claims.predicates import without_verb
from cvqa.answer.claims.states import stated
from cvqa.answer.claims.tongues import spoken
from cvqa.answer.claims.verdict import affirmed
from cvqa.answer.claims.verify import verify
from cvqa.answer.claims.winning import won
from cvqa.answer.comparing import compare, most_authors
from cvqa.answer.counting import by_section
from cvqa.answer.doings import done
from cvqa.answer.everyone import everybody
from cvqa.answer.finding import DONE, Case, Fact, Finding, answered, sentence
from cvqa.answer.focus import to_the_point
from cvqa.answer.gaps import gaps
from cvqa.answer.gathering import gathered
from cvqa.answer.headcount import headcount
from cvqa.answer.levels import by_level
from cvqa.answer.lookup import looked_up
from cvqa.answer.most import measured, ungraded
from cvqa.answer.nearest import nearest
from cvqa.answer.portrait import overall
from cvqa.answer.qualifying import qualified
from cvqa.answer.ranks import placed
from cvqa.answer.relations import tied
from cvqa.answer.reply import MOST_CITED, Status
from cvqa.answer.scope import Scope, left, scope
from cvqa.answer.sought import sought
from cvqa.answer.talk import smalltalk
from cvqa.answer.timeline import timed
from cvqa.answer.told import asks_more, dated, in_languages, of_sentences, widened
from cvqa.answer.turning_away import personal, turned_away
from cvqa.answer.unsaid import at_place, beyond, place_asked, unsaid
from cvqa.answer.wording import label, say
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.followup import Resolved
from cvqa.question.query import Attribute

_CONTACT = frozenset({Attribute.EMAIL, Attribute.PHONE, Attribute.WEBSITE, Attribute.CONTACT, Attribute.LOCATION})


def respond(case: Case, resolved: Resolved) -> Finding:
    """The finding of one complete question."""
    if resolved.dangling and (said := unsaid(case, Scope((), frozenset(), frozenset()))) is not None:
        return said
    if (said := smalltalk(case) or turned_away(case, resolved)) is not None:
        return said
    if resolved.told and (said := in_languages(case.query, resolved.told)):
        return widened(said, case.records)
    if resolved.told and of_sentences(case.query) and (said := _of_what_was_told(case, resolved)):
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
        return to_the_point(case, near)
    return to_the_point(case, said)


_SILENCE = frozenset({"silent", "off_time"})  # refusals for want of a rule that finds it


def _of_what_was_told(case: Case, resolved: Resolved) -> Finding | None:
    """What the sentences say that were told last, where a short question is asked of them."""
    if asks_more(case, resolved.told):
        return None
    if when := dated(case.query, resolved.told):
        return widened(when, case.records)
    closer = replace(resolved, among=resolved.told, told=())
    said = _by_rule(case, scope(case, among=resolved.told), closer)
    by_sentence = said.status is Status.ANSWERED and all(fact.quotes for fact in said.facts)
    return widened(said, case.records) if by_sentence else None


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
        personal,
        _unsaid,
        headcount,
        _measured,
        ungraded,
        _contacted,
        placed,
        qualified,
        by_level,
        everybody,
        tied,
        timed,
        done,
        overall,
        sought,
        _beside,
        _claimed,
        _called,
        gathered,
        looked_up,
    ):
        if (finding := step(case, found, resolved)) is not None:
            return finding
    return _unexplained(case, found)


def _unsaid(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """An attribute on which CVs are silent, and on which this one is, too."""
    return unsaid(case, found) or beyond(case)


def _stated(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """A state that is claimed, of which the CV itself says whether it is so; whether what the chat is about won anything."""
    if case.query.yesno and resolved.among and (said := won(case, resolved.among)):
        return said
    if said := permitted(case):
        return said
    if resolved.among or not case.query.yesno:
        return None
    return next((said for check in _CLAIMS if (said := check(case))), None)


_CLAIMS = (bounded, codes, told_of, stated, moved, having)


def _scope(case: Case, resolved: Resolved) -> Scope:
    """What the question is about: among what the chat was about, or wider where that leaves more of it open."""
    found, query = scope(case, among=resolved.among), case.query
    if resolved.among and found.leaves_open(case) and (query.mentions or query.kinds or not query.anaphora):
        wider = scope(case)
        return wider if left(case, wider) < left(case, found) - 0.2 else found
    return _others(case, found, resolved.near) if query.kinds and resolved.near else at_place(case, found)


_OTHER = pattern(r"\b(?:other|others|else|another|besides|remaining)\b")


def _others(case: Case, found: Scope, near: Sequence[Record]) -> Scope:
    """Without what the chat was about, where "the other jobs" are asked for, or the second of two."""
    rest = tuple(r for r in found.records if r not in near)
    second = case.query.ordinal == 2 and len(rest) == 1 and len(found.records) == 2
    return replace(found, records=rest) if rest and (second or _OTHER.search(case.query.low)) else found


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


def _contacted(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    query = case.query
    asked = [a for a in query.attributes if a in _CONTACT]
    if asked == [Attribute.WEBSITE] and Attribute.QUANTITY in query.attributes and found.covered and not found.leaves_open(case):
        return None  # the stars of a project on some site
    if not asked or (found.covered and not people.persons(case) and Attribute.LOCATION in asked):
        return None
    if any(k.kind is Kind.REFEREE for k in query.kinds) and not people.persons(case):
        return contact.list_referees(case, found.records if found.covered and not found.leaves_open(case) else ())
    if resolved.among and not people.persons(case):
        return contact.mails_of(case, resolved.among)
    return contact.contact(case, asked)


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
    said = orders.beside(case, anchor, query.beside) if anchor else None
    return refusal.clarify(case) if said and len(said.points) > MOST_CITED else said


def _claimed(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    query = case.query
    if not query.yesno:
        return None
    if query.has("form:overlap") and not query.mentions and (said := orders.overlap(case, found)):
        return affirmed(said)
    if query.has("form:compare") and not found.leaves_open(case) and (said := compare(case, found)):
        return said
    if said := _of_career(case, found, resolved):
        return said
    alone = not resolved.among
    if said := (alone and (spoken(case) or at_home(case) or lived(case))) or being(case):
        return said
    bare = without_verb(case)
    about = found if bare is case else scope(bare, among=resolved.among)
    if said := verify(bare, about.elsewhen):
        return said
    if said := _of_either(case, about, resolved):
        return said
    return _unexplained(case, found) if found.leaves_open(case) or is_of_order(case) else None


def _called(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The name of the one entry that is asked for by its place ("what was the second album called")."""
    titled = set(case.query.attributes) == {Attribute.TITLE}
    return (
        answered([sentence(case, found.records[0])], intent="title")
        if titled and place_asked(case) > 1 and len(found.records) == 1
        else None
    )


def _of_career(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """Claims about a career as a whole: of gaps in it, and of leading people."""
    if case.query.has("form:gap") and not case.query.mentions and not resolved.among:
        return gaps(case)
    return leading(case, found, bool(resolved.among))


def _of_either(case: Case, about: Scope, resolved: Resolved) -> Finding | None:
    """The verdict on one of two things of which either will do."""
    tried = (verify(other, scope(other, among=resolved.among)) for other in alternatives(case, about.missing))
    return next((said for said in tried if said and said.status is Status.ANSWERED), None)
