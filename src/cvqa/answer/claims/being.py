"""Claims of what the owner is: "Is she a nurse?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvqa.answer.claims.places import where_claimed
from cvqa.answer.claims.verdict import verdict
from cvqa.answer.finding import Case, Finding, sentence
from cvqa.answer.refusal import silent
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.lexicon import alike
from cvqa.language.patterns import pattern
from cvqa.language.words import stems, words
from cvqa.question.cues import filler

_CALLING = frozenset({Kind.SUMMARY, Kind.MEMBERSHIP, Kind.CERTIFICATION, Kind.AWARD, Kind.SERVICE, Kind.LANGUAGE, Kind.TEXT})
_WHOM = r"(?:he|she|they|you|(?!it |this |that |there )\w+(?: \w+)?)"
_OFTEN = r"(?:really |actually |also |ever |once |still |already )*"
_A = (
    r"an? (?!co |first |joint |part of)(?P<what{n}>\w+"
    r"(?: (?!at|in|of|for|with|by|who|now|or|and|on|from|there|yet|already|too|before|after|when|while|during|since)\w+){{0,3}})"
)
_IS_A = pattern(
    rf"^(?:and |so |but )?(?:is|was|are|were) {_WHOM} {_OFTEN}{_A.format(n=1)}"
    rf"|^(?:and |so |but )?(?:has|have|had) {_WHOM} {_OFTEN}been {_OFTEN}{_A.format(n=2)}"
    rf"|^(?:and |so |but )?(?:has|have|had|did|does|do|was|were|is|are) {_WHOM} {_OFTEN}"
    rf"(?:work\w*|employed|serv\w+) {_OFTEN}as {_A.format(n=3)}"
)


def being(case: Case) -> Finding | None:
    """Yes where an entry says in its own position, degree or name what the owner is claimed to be, there where it is claimed; a refusal
    where none does."""
    match = _IS_A.search(case.query.low)
    if not match or any(m.whole and not m.covers <= set(where_claimed(case)) for m in case.query.mentions):
        return None
    group = next(name for name, said in match.groupdict().items() if said)
    what = words(match[group])
    claimed = [word.stem for word in what if word.low not in filler()] or [what[-1].stem]
    fitting = [r for r in case.records if _is_all(_said_to_be(r), claimed) or set(claimed) <= _called(r)]
    if fitting:
        return _there(case, fitting, claimed)
    at = case.query.low[: match.start(group)].count(" ")
    return replace(silent(case, None, range(at, at + match[group].count(" ") + 1)), intent="not_in_cv")


def _there(case: Case, fitting: Sequence[Record], claimed: Sequence[str]) -> Finding | None:
    """Yes, where nothing else is claimed; of a place, where it was there; None where something else has to be checked."""
    query = case.query
    others = [n for n in query.content if query.words[n].stem not in claimed]
    if query.time or query.has("refuse:opinion"):
        return None
    if not others:
        return verdict(True, [sentence(case, record) for record in fitting[:2]])
    if not set(others) <= set(where_claimed(case)):
        return None
    there = [r for r in fitting if case.evidence.told_by_stems(r.head_bag, others)]
    return verdict(True, [sentence(case, r) for r in there[:3]]) if there else silent(case, None, others, fitting[:3])


def _is_all(said: frozenset[str], claimed: Sequence[str]) -> bool:
    return all(any(alike(stem, own) for own in said) for stem in claimed)


def _said_to_be(record: Record) -> frozenset[str]:
    """The stems of what an entry calls the owner: a paper's title and what was done in a job call them nothing."""
    entry = record.entry
    if record.item or entry.authors:
        return frozenset()
    return frozenset(stem for text in (entry.position, entry.degree, entry.area, entry.name) for stem in stems(text))


def _called(record: Record) -> frozenset[str]:
    """The stems of the sentences of an entry that may call the owner something; of these no synonym is taken."""
    told = [t.text for t in record.entry.texts] if record.entry.kind in _CALLING and not record.item else []
    return frozenset(stem for text in told for stem in stems(text))
