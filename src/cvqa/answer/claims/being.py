"""Claims of what the owner is: "Is she a nurse?"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from cvqa.answer.claims.verdict import verdict
from cvqa.answer.facts.description import shown
from cvqa.answer.finding import Case, Finding, sentence
from cvqa.answer.refusal import silent
from cvqa.cv.model import Kind
from cvqa.index.records import Record
from cvqa.language.lexicon import person_nouns
from cvqa.language.patterns import pattern
from cvqa.language.places import said_by
from cvqa.language.words import Word, stems, words
from cvqa.question.asked_kinds import singular
from cvqa.question.cues import filler

# Kinds of which a name says what somebody is, and those whose sentences may.
_NAMED_FOR = frozenset({Kind.CERTIFICATION, Kind.TEXT, Kind.MEMBERSHIP, Kind.TEACHING, Kind.SERVICE, Kind.FELLOWSHIP, Kind.VOLUNTEERING})
_CALLING = frozenset({Kind.SUMMARY, Kind.CERTIFICATION, Kind.MEMBERSHIP})
_HELD = frozenset({Kind.CERTIFICATION, Kind.MEMBERSHIP, Kind.TEXT})
_STAYING = _CALLING | {Kind.TEXT}  # what is once given or said of somebody goes on
_WHOM = r"(?:he|she|they|you|(?!it |this |that |there )\w+(?: (?!on|in|at|of|by|with|for|from|to)\w+)?)"
_OFTEN = r"(?:really |actually |also |ever |once |still |already |currently |now )*"
_END = r"(?!at|in|of|for|with|by|who|now|or|and|on|from|there|yet|already|too|before|after|when|while|during|since)"
_A = rf"an? (?!co |first |joint |part of)(?P<what{{n}}>\w+(?: {_END}\w+){{{{0,3}}}})"
_IS_A = pattern(
    rf"^(?:and |so |but )?(?:is|was|are|were) {_WHOM} {_OFTEN}{_A.format(n=1)}"
    rf"|^(?:and |so |but )?(?:has|have|had) {_WHOM} {_OFTEN}been {_OFTEN}{_A.format(n=2)}"
    rf"|^(?:and |so |but )?(?:has|have|had|did|does|do|was|were|is|are) {_WHOM} {_OFTEN}"
    rf"(?:work\w*|employed|serv\w+) {_OFTEN}as {_A.format(n=3)}"
    rf"|^(?:and |so |but )?(?:is|was|are|were) (?:he|she|they|you) {_OFTEN}(?:the )?(?P<what4>{_END}\w+(?: {_END}\w+){{0,2}})"
)
_HEADS = frozenset({
    "ceo", "cto", "cfo", "coo", "cio", "vp", "head", "chief", "chair", "chairman", "chairwoman", "chairperson", "boss", "president",
    "rector", "dean", "student",
})  # fmt: skip
_OVER = pattern(r"(?i)\b(lapsed|expired|suspended|withdrawn|revoked|inactive)\b")
_PAST = pattern(r"^(?:and |so |but )?(was|were|has|have|had|did)\b")


def being(case: Case) -> Finding | None:
    """Yes where a position, a licence or the profile says what the owner is claimed to be, there where it is claimed; no where that is
    over; a refusal where nothing says it: what others are, or what is only talked about, makes the owner nothing."""
    match = _IS_A.search(case.query.low)
    if not match:
        return None
    group = next(name for name, said in match.groupdict().items() if said)
    what = words(match[group])
    if group == "what4" and not _is_role({singular(word.low) for word in what}):
        return None
    claimed = {singular(word.low) for word in what if word.low not in filler() - _HEADS} or {what[-1].low}
    fitting = [r for r in case.records if _fits(claimed, _said_to_be(r)) or _fits(claimed, _called(r))]
    at = case.query.low[: match.start(group)].count(" ")
    span = range(at, at + match[group].count(" ") + 1)
    if fitting and not _of_a_place(claimed):
        second = [r for r in fitting if group == "what4" and _is_second(r, what)]
        return _there(case, fitting, claimed, span) if len(second) < len(fitting) else verdict(False, [sentence(case, second[0])])
    return replace(silent(case, None, span), intent="not_in_cv")


def _fits(claimed: Set[str], said: Set[str]) -> bool:
    """Whether all that is claimed is said, be it of the one who does it ("freelancer" for "freelance")."""
    return all(word in said or not said.isdisjoint({word.removesuffix("r"), word.removesuffix("er")}) for word in claimed)


def _is_second(record: Record, what: Sequence[Word]) -> bool:
    """Whether the position only shares or seconds the one that is claimed by its name: "Co-Principal" is no principal."""
    return any(match[1] not in {word.low for word in what} for match in _SECOND.finditer(record.entry.position.lower()))


_SECOND = pattern(r"\b(co|sub|vice|deputy|sous|acting|under)[- ](?!founder|owner|author)\w+")


def _is_role(said: frozenset[str] | set[str]) -> bool:
    """Whether words without an article name what somebody is: a role, or where they are from."""
    doing = any(word.endswith("ing") for word in said)
    return not doing and "author" not in said and not (said.isdisjoint(_HEADS | person_nouns()) and not _of_a_place(said))


def _of_a_place(said: frozenset[str] | set[str]) -> bool:
    """Whether somebody is said to be of a place ("Norwegian"), which no job, exam or language makes them."""
    return len(said) == 1 and any(said_by(stems(word)) for word in said)


def _there(case: Case, fitting: Sequence[Record], claimed: Set[str], span: range) -> Finding | None:
    """The verdict on those that fit: at the place or organisation that is claimed, and now where it is claimed of now."""
    query = case.query
    others = [n for n in query.content if singular(query.words[n].low) not in claimed and n not in span]
    if query.has("refuse:opinion") or (query.time and not query.time.now):
        return None
    there = [r for r in fitting if not others or case.evidence.told_by_stems(r.head_bag, others) >= 0.9 * case.evidence.weight(others)]
    if not there:
        return replace(silent(case, None, others, fitting[:2]), intent="not_in_cv")
    now = [r for r in there if r.kinds[0] in _STAYING or not r.period or r.period.ongoing]
    past = _PAST.search(query.low) and "still" not in query.low
    if not past and (over := [r for r in now if any(_OVER.search(u.text) for u in r.units) and r.kinds[0] in _HELD]):
        return verdict(False, [shown(case, over[0])])
    if now or past:
        return verdict(True, [sentence(case, r) for r in (now or there)[:2]])
    return verdict(False, [sentence(case, there[0])])


def _said_to_be(record: Record) -> frozenset[str]:
    """The words of what an entry calls the owner: of a job its position, of studies that go on a student."""
    entry = record.entry
    if record.item or entry.authors:
        return frozenset()
    if record.kinds[0] is Kind.EDUCATION:
        studying = "student" if record.ongoing else "graduate alumnus"
        return _words(studying, entry.degree, entry.area) - _TITLES
    named = (entry.position,) if entry.position else (entry.name,) if not _NAMED_FOR.isdisjoint(record.kinds) else ()
    return _words(*named)


def _words(*texts: str) -> frozenset[str]:
    """Folded and in the singular: no stems, since a midwife is no midwifery council."""
    said = frozenset(singular(word.low) for text in texts for word in words(text))
    return said | {"teaching", "assistant"} if "ta" in said else said


_TITLES = frozenset({"doctor", "doctorate"})  # who is still studying for it is none


def _called(record: Record) -> frozenset[str]:
    """The words of the sentences of an entry that may call the owner something."""
    told = [t.text for t in record.entry.texts] if record.kinds[0] in _CALLING and not record.item else []
    return _words(*told)
