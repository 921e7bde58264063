"""What the next question may lean on: what the one before it, or a statement, was about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from cvqa.answer.finding import Case, Finding
from cvqa.answer.people import people_named
from cvqa.answer.reply import Status
from cvqa.answer.told import sentences_told
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.question.followup import Context
from cvqa.question.gazetteer import Mention, NameKind
from cvqa.question.leaning import own
from cvqa.question.query import Attribute

_SCENES = frozenset({NameKind.ORGANISATION, NameKind.TITLE, NameKind.VENUE, NameKind.PERSON, NameKind.TERM})
_FEW = 3  # records that one scene may hold


def _scene(case: Case, finding: Finding) -> tuple[Record, ...]:
    """The records that most of a statement's names belong to; of a statement that can be answered, those of the answer."""
    names = [m.name for m in case.query.mentions if m.whole and m.name.kind in _SCENES and not _owns(case, m)]
    held = Counter(key for name in names for key in name.keys)
    if not held or finding.status is Status.ANSWERED:
        return tuple(dict.fromkeys(finding.focus))
    most = max(held.values())
    found = tuple(r for r in case.records if held[r.key] == most and r.entry.kind is not Kind.CONTACT)
    return found if len(found) <= _FEW else tuple(dict.fromkeys(finding.focus))


def _owns(case: Case, mention: Mention) -> bool:
    return all(case.query.words[n].stem in case.gazetteer.owner_stems for n in mention.covers)


def carried(context: Context | None, case: Case, finding: Finding) -> Context | None:
    """The context of the next question: what this one and its answer were about."""
    if finding.status in (Status.ANSWERED, Status.NOT_IN_CV) and (finding.focus or finding.status is Status.ANSWERED):
        focus = _meant(case, tuple(dict.fromkeys(_itemised(case, finding))))
        listing = focus if len(focus) > 1 else context.listing if context and set(focus) <= set(context.listing) else ()
        return Context(case.query, focus, people_named(case, finding), listing, finding.frame or case.query.time, sentences_told(finding))
    return replace(context or Context(case.query, ()), time=case.query.time) if case.query.time else context


def _itemised(case: Case, finding: Finding) -> Iterator[Record]:
    """What an answer was about, with the items that it told in the place of the entry that only holds them together."""
    for record in finding.focus:
        told = {quote.rstrip(".") for fact in finding.facts if fact.record == record for quote in fact.quotes} if record.group else set()
        items = [r for r in case.records if r.item and r.entry.id == record.entry.id and r.item.text.text.rstrip(".") in told]
        yield from items or [record]


def _meant(case: Case, focus: tuple[Record, ...]) -> tuple[Record, ...]:
    """Of what an answer was about, those entries that the question called by their own name, where it did so."""
    names = [m.name for m in case.query.mentions if m.whole and m.name.kind is NameKind.TITLE]
    own = tuple(r for r in focus if any(r.key in name.keys for name in names) and len(names) == 1)
    said = frozenset(case.query.content)
    called = tuple(r for r in focus if said and said <= case.evidence.heads(r))
    return own or called or focus


def staged(context: Context | None, case: Case, finding: Finding) -> Context | None:
    """The context after a statement: the scene that it sets; what it says of getting in touch sets none after another."""
    if context and context.focus and set(case.query.attributes) & _REACHING:
        return context
    if _of_the_visitor(case):
        return context
    return carried(context, case, replace(finding, focus=_scene(case, finding)))


_VISITOR = pattern(r"(?:and |so |but )*(?:i|we|my|our)\b")


def _of_the_visitor(case: Case) -> bool:
    """Whether a statement is about the visitor alone: it names no kind of entry, asks for nothing and holds no word of the CV."""
    query = case.query
    if not _VISITOR.match(query.low) or query.kinds or query.attributes or query.level:
        return False
    return not any(query.words[n].stem in case.gazetteer.vocabulary for n in own(query))


_REACHING = frozenset({Attribute.CONTACT, Attribute.EMAIL, Attribute.PHONE, Attribute.WEBSITE})
