"""Refusals: what the CV does not say, named, and what it has that comes nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvqa.answer.finding import DONE, Case, Fact, Finding
from cvqa.answer.reply import Status
from cvqa.answer.wording import head, label, short
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.words import words
from cvqa.question.gazetteer import NameKind

_LONGEST_NAME = 60


def not_in_cv(lead: str, facts: Sequence[Fact] = (), intent: str = "not_in_cv") -> Finding:
    text = " ".join([lead, *(f"{f.text.rstrip('.')}." for f in facts if f.text)])
    return Finding(Status.NOT_IN_CV, text, tuple(facts), focus=tuple(f.record for f in facts), intent=intent)


def quoted(name: str) -> str:
    """A name-like span of the question, safe to repeat: letters, digits and plain signs only, at most 60 characters."""
    return re.sub(r"[^\w .&'’+#/-]", "", name)[:_LONGEST_NAME].strip()


def unknown_name(case: Case, name: str) -> Finding:
    """The CV does not hold a name: said so, with what it does hold that comes nearest."""
    near = nearest(case, name)
    people = [n.text for n in case.gazetteer.names if n.kind is NameKind.PERSON and _shares(n.text, name)]
    if people:
        holders = [next((r for r in case.records if not r.item and person in {p.name for p in r.entry.people}), None) for person in people]
        shown = [Fact("", r) for r in holders if r]
        return not_in_cv(f"The CV does not mention {quoted(name)}. It names {', '.join(dict.fromkeys(people))}.", shown, "unknown_name")
    lead = f"The CV does not mention {quoted(name) or 'that'}."
    if near:
        return not_in_cv(f"{lead} The nearest that it has:", [Fact(label(r), r) for r in near], "unknown_name")
    return not_in_cv(lead, intent="unknown_name")


def _shares(known: str, name: str) -> bool:
    return bool({w.stem for w in words(known)} & {w.stem for w in words(name) if len(w.low) > 2})


def nearest(case: Case, name: str) -> list[Record]:
    """Records that share a word with the name, else those of the kind asked, else none."""
    said = {w.stem for w in words(name) if len(w.low) > 2}
    sharing = [r for r in case.records if said & r.head_bag and not r.item and r.entry.kind in DONE | {Kind.REFEREE}]
    if sharing:
        return sharing[:2]
    if case.query.kinds:
        kind = case.query.kinds[0].kind
        return [r for r in case.records if kind in r.kinds and not r.group and not r.item][:3]
    return []


def silent(case: Case, record: Record | None, missing: Sequence[int] = ()) -> Finding:
    """A real entry that lacks what was asked."""
    words = [case.query.words[n].raw for n in missing]
    what = f" (“{quoted(' '.join(words[:4]))}”)" if words else ""
    if record is None:
        return not_in_cv(f"The CV does not say that{what}.", intent="silent")
    fact = Fact(head(record, case.who) if not record.item else record.item.text.text, record)
    return not_in_cv(f"The CV does not say that about {short(record)}{what}. What it says:", [fact], "silent")


def goes_on(case: Case, record: Record) -> Finding:
    """An end is asked of something that has none yet."""
    return not_in_cv(f"The CV gives no end for {short(record)}: it is ongoing.", [Fact(head(record, case.who), record)], "silent")


def nothing_of_kind(case: Case, noun: str) -> Finding:
    return not_in_cv(f"The CV lists no {noun}.", intent="nothing_listed")


def out_of_scope(case: Case, intent: str = "out_of_scope") -> Finding:
    return not_in_cv(f"That is not something the CV covers. I only answer questions about {case.cv.owner.name}'s CV.", intent=intent)


def private(case: Case, what: str) -> Finding:
    """What the owner keeps to themselves, with the contact that is given."""
    emails = case.cv.owner.email
    offer = f" You can write to {emails[0]}." if emails else ""
    contact = case.records[0]
    facts = (Fact("", contact, emails[:1]),) if emails else ()
    return Finding(Status.NOT_IN_CV, f"The {what} is not given out here.{offer}", facts, intent="withheld")


def clarify(case: Case, candidates: Sequence[Record] = ()) -> Finding:
    """Context is missing, or two readings are equally good."""
    named = [short(r) for r in candidates[:4]]
    if len(named) > 1:
        return Finding(
            Status.CLARIFY, f"Which one do you mean: {', '.join(named[:-1])} or {named[-1]}?", intent="clarify", focus=tuple(candidates[:4])
        )
    done = [r for r in case.records if r.entry.organisation and not r.item][:2]
    example = f" For example {' or '.join(short(r) for r in done)}." if done else ""
    return Finding(Status.CLARIFY, f"Which job, degree, paper or other entry of the CV do you mean?{example}", intent="clarify")


def not_understood(case: Case) -> Finding:
    """Nothing in the question is a word."""
    return Finding(
        Status.CLARIFY,
        f"I did not understand that. Could you ask in other words what you would like to know about {case.cv.owner.name}'s CV?",
        intent="clarify",
    )
