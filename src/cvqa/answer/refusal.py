"""Refusals: what the CV does not say, named, and what it has that comes nearest."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import DONE, Case, Fact, Finding
from cvqa.answer.reply import Status
from cvqa.answer.wording import head, label, say, short
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import Word, words
from cvqa.question.gazetteer import NameKind
from cvqa.question.query import Attribute

_LONGEST_NAME = 60
_UNSAFE = pattern(r"[^\w .&'’+#/-]")


def not_in_cv(lead: str, facts: Sequence[Fact] = (), intent: str = "not_in_cv", silence: str = "") -> Finding:
    """A refusal: what is said, then the facts that come nearest; `silence` is the refusal alone."""
    text = " ".join([lead, *(f"{f.text.rstrip('.')}." for f in facts if f.text)])
    return Finding(Status.NOT_IN_CV, text, tuple(facts), focus=tuple(f.record for f in facts), intent=intent, silence=silence)


def quoted(name: str) -> str:
    """A name-like span of the question, safe to repeat: letters, digits and plain signs only, at most 60 characters."""
    return _UNSAFE.sub("", name)[:_LONGEST_NAME].strip()


def unknown_name(case: Case, name: str) -> Finding:
    """The CV does not hold a name: said so, with what it does hold that comes nearest."""
    if people := _namesakes(case, name):
        holders = (next((r for r in case.records if not r.item and person in {p.name for p in r.entry.people}), None) for person in people)
        shown = [Fact("", r) for r in holders if r]
        return not_in_cv(say("refusals.namesakes", name=quoted(name), people=people), shown, "unknown_name")
    if near := _nearest(case, name):
        return not_in_cv(say("refusals.nearest", name=quoted(name)), [Fact(label(r), r) for r in near], "unknown_name")
    work = _workplaces(case)
    names = list(dict.fromkeys(r.entry.organisation for r in work))
    return not_in_cv(say("refusals.unknown_name", name=quoted(name), work=names), [Fact("", r) for r in work], "unknown_name")


def _telling(name: str) -> set[str]:
    return {w.stem for w in words(name) if len(w.low) > 2}


def _namesakes(case: Case, name: str) -> list[str]:
    """The people of the CV who share a name with the one asked for."""
    said = _telling(name)
    people = [n.text for n in case.gazetteer.names if n.kind is NameKind.PERSON and said & {w.stem for w in words(n.text)}]
    return list(dict.fromkeys(people))


def _nearest(case: Case, name: str) -> list[Record]:
    """Records that share a word with the name, else those of the kind asked, else none."""
    said = _telling(name)
    sharing = [r for r in case.records if said & r.head_bag and not r.item and r.entry.kind in DONE | {Kind.REFEREE}]
    if sharing or not case.query.kinds:
        return sharing[:2]
    kind = case.query.kinds[0].kind
    return [r for r in case.records if kind in r.kinds and not r.group and not r.item][:3]


_AT_WORK = frozenset({Attribute.DESCRIBE, Attribute.POSITION, Attribute.ORGANISATION, Attribute.START, Attribute.END, Attribute.WHEN})


def _workplaces(case: Case) -> list[Record]:
    """Where the owner worked, where the question sounds as if the strange name were a workplace."""
    if not _AT_WORK.intersection(case.query.attributes) or "at" not in {w.low for w in case.query.words}:
        return []
    return [r for r in case.records if not r.item and r.kinds[0] is Kind.EXPERIENCE and r.entry.organisation][:3]


def silent(case: Case, record: Record | None, missing: Sequence[int] = (), near: Sequence[Record] = ()) -> Finding:
    """A real entry that lacks what was asked; `missing` are the words that say what, `near` what the CV has instead."""
    missing = missing or _asked_for(case)
    record = None if record and record.entry.kind is Kind.SUMMARY else record  # a profile is no entry that could lack anything
    what = quoted(" ".join(dict.fromkeys(_unparted(case.query.words, n) for n in missing[:4])))
    about = short(record) if record else ""
    said, alone = say("refusals.silent", about=about, what=what), say("refusals.silence", about=about, what=what)
    if record is None and near:
        return not_in_cv(f"{said} {say('refusals.near')}", [Fact(label(r), r) for r in near], "silent", alone)
    if record is None:
        return not_in_cv(said, (), "silent", alone)
    return not_in_cv(said, [Fact(record.item.text.text if record.item else head(record, case.who), record)], "silent", alone)


def _asked_for(case: Case) -> Sequence[int]:
    """The nouns and cue words that say what was asked, where no other word is left open."""
    return sorted(n for kind in case.query.kinds[:2] for n in kind.covers) or case.query.hints[:2]


def _unparted(said: Sequence[Word], n: int) -> str:
    """A word with what is written to it without a space ("CNM1")."""
    first = last = n
    while first and said[first - 1].end == said[first].start:
        first -= 1
    while last + 1 < len(said) and said[last].end == said[last + 1].start:
        last += 1
    return "".join(word.raw for word in said[first : last + 1])


def goes_on(case: Case, record: Record) -> Finding:
    """An end is asked of something that has none yet."""
    return not_in_cv(say("refusals.goes_on", about=short(record)), [Fact(head(record, case.who), record)], "silent")


# What a CV can be asked about, in the order in which it is told.
_TOPICS = {
    Kind.EXPERIENCE: "work",
    Kind.EDUCATION: "education",
    Kind.PUBLICATION: "publications",
    Kind.PROJECT: "projects",
    Kind.AWARD: "awards",
    Kind.GRANT: "grants",
    Kind.TEACHING: "teaching",
    Kind.TALK: "talks",
    Kind.CERTIFICATION: "certifications",
    Kind.SKILL: "skills",
    Kind.LANGUAGE: "languages",
    Kind.REFEREE: "referees",
}


def out_of_scope(case: Case, intent: str = "out_of_scope") -> Finding:
    """What has nothing to do with the CV, and attempts to steer the assistant (intent "injection")."""
    held = {kind for record in case.records for kind in record.kinds}
    topics = [topic for kind, topic in _TOPICS.items() if kind in held]
    return not_in_cv(say("refusals.out_of_scope", name=case.cv.owner.name, topics=topics), intent=intent)


def private(case: Case, what: str) -> Finding:
    """What the owner keeps to themselves, with the contact that is given."""
    emails = case.cv.owner.email[:1]
    facts = [Fact("", case.records[0], emails)] if emails else []
    return not_in_cv(say("refusals.private", what=what, email="".join(emails)), facts, "withheld")


def clarify(case: Case) -> Finding:
    """Context is missing."""
    examples = [short(r) for r in case.records if r.entry.organisation and not r.item][:2]
    return Finding(Status.CLARIFY, say("refusals.clarify", examples=examples), intent="clarify")


def whom(names: Sequence[str], records: Sequence[Record]) -> Finding:
    """Several people of the CV answer to one name."""
    return Finding(Status.CLARIFY, say("refusals.whom", names=names), focus=tuple(records), intent="clarify")


def not_understood(case: Case) -> Finding:
    """Nothing in the question is a word."""
    return Finding(Status.CLARIFY, say("refusals.not_understood", name=case.cv.owner.name), intent="clarify")
