"""The noun that a question asks for ("which rank", "how many users", "what was his stake in"): an answer has to speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cvqa.answer.facts.amounts import Measure, amounts, measure_of
from cvqa.answer.finding import Case, Fact, Finding
from cvqa.answer.prose import SELF
from cvqa.answer.refusal import silent
from cvqa.answer.reply import Status
from cvqa.language.patterns import pattern
from cvqa.language.words import Word
from cvqa.question.cues import filler
from cvqa.question.framing import uses
from cvqa.question.gazetteer import NameKind

_STOPS = (
    r"(?!(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|of|in|at|on|for|to|that|who|which|there|he|she|they|you|with"
    r"|from|by|it|and|or|about|like|before|after|behind|months|years|weeks|days|hours)\b)"
)
_RUN = rf"(?P<run>{_STOPS}\w+(?: {_STOPS}\w+){{0,2}})"
_ASKED = pattern(
    r"^(?:and |so |but )?(?:what|which|how many|how much|whose)"
    rf"(?: other| different| kind of| sort of| type of)? {_RUN}"
    r" (?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|of|in|at|on|for|to|he|she|they)\b"
    rf"|^(?:and |so |but )?(?:what|how much) (?:does|did|do|is|was|would) (?:an? |the |his |her |their |one ){_RUN.replace('run', 'run3')}"
    r" (?:in|at|of|with|on|for|cost|earn|charge|weigh)\b"
    r"|^(?:and |so |but )?(?:what|which|who) (?:is|are|was|were) (?:the |his |her |their |your )+"
    + _RUN.replace("run", "run2")
    + r"(?: (?:of|in|at|on|for|to|with|from|by|like|behind)\b|$)"
)


def to_the_point(case: Case, said: Finding) -> Finding:
    """The answer, unless it does not speak of what is asked for: then a refusal that names it."""
    if said.status is not Status.ANSWERED or not said.facts or case.query.yesno:
        return said
    if names_nobody(case, said.facts) or of_another(case):
        return replace(silent(case, said.facts[0].record, case.query.content[:2]), intent="unsaid")
    n = focus(case)
    if n is None or tells(case, said.facts, n):
        return said
    return replace(silent(case, said.facts[0].record, [n]), intent="unsaid")


def focus(case: Case) -> int | None:
    """The word that names what is asked for; None where a cue, a kind or a name says it, or only common words do."""
    match = _ASKED.search(case.query.low)
    if not match:
        return None
    group = next(name for name, said in match.groupdict().items() if said)
    n = case.query.low[: match.end(group)].count(" ")
    word = case.query.words[n]
    plain = n in case.query.content and word.low not in filler() and not word.capital and not word.number
    return n if plain and (_demands(word) or (match[0].startswith("how many") and _of_people(word))) else None


def _demands(word: Word) -> bool:
    """Whether the bank has the word rather where CVs are silent than where it only frames a question, and it is no grade."""
    frames, demands = uses().get(word.stem, (0, 0))
    return demands > frames and word.low not in _GRADES


_GRADES = frozenset({"mark", "marks", "score", "scores", "grade", "grades", "result", "results"})


def _of_people(word: Word) -> bool:
    return measure_of(frozenset({word.stem})) is Measure.PEOPLE or word.low in _OTHER_PEOPLE


_OTHER_PEOPLE = frozenset({"users", "workers", "passengers", "folks", "employees", "judges", "critics"})


def tells(case: Case, facts: Sequence[Fact], n: int) -> bool:
    """Whether the facts, or the entries that they are of, speak of the noun; of people any number of them does."""
    records = [fact.record for fact in facts]
    if any(case.evidence.record(r, [n]).strength for r in records):
        return True
    people = _of_people(case.query.words[n])
    quoted = {text for fact in facts for text in fact.quotes}
    return people and any(amount.measure is Measure.PEOPLE and amount.sentence in quoted for r in records for amount in amounts(r))


_WHO_WAS = pattern(r"^(?:and |so |but )?who (?:is|was|were|are) the (?:other )?(?P<who>[a-z]+)$")
_OF_ANOTHER = pattern(r"\b(?:train|study|live|grow up|graduate|go to school|learn|come from|was born|born)\b")
_OWNER = pattern(r"\b(?:he|she|they|him|her|them|his|their|you|your)\b")


def names_nobody(case: Case, facts: Sequence[Fact]) -> bool:
    """Whether somebody is asked for by what they were ("who was the whistleblower"), and the answer names nobody."""
    if case.query.mentions:
        return False
    if match := _WHO_DID.search(case.query.low):
        bodies = match["did"] not in _TAUGHT  # a school employs people; who teaches is somebody
        return not any(SELF.search(fact.text) or any(name in fact.text for name in _named(fact, bodies)) for fact in facts)
    return bool(_WHO_WAS.search(case.query.low)) and not any(p.name in fact.text for fact in facts for p in fact.record.entry.people)


def _named(fact: Fact, bodies: bool) -> Iterator[str]:
    """The people that the entry of a fact names, and the bodies."""
    entry = fact.record.entry
    yield from (person.name for person in entry.people)
    yield from (author.name for author in entry.authors)
    if bodies:
        yield from filter(None, (entry.organisation, entry.venue))


_TAUGHT = frozenset({"taught", "trained", "coached", "tutored", "mentored", "supervised", "advised"})
# "Who taught him the trade?"
_WHO_DID = pattern(r"^(?:and |so |but )?who (?:first |originally |actually )?(?P<did>[a-z]+(?:ed|t)) (?:him|her|them|you)\b")


def of_another(case: Case) -> bool:
    """Whether the life of somebody else whom the CV names is asked about ("where did Jo Doe train"), of which it tells nothing."""
    low = case.query.low
    others = [m for m in case.query.mentions if m.whole and m.name.kind is NameKind.PERSON]
    return bool(others) and bool(_OF_ANOTHER.search(low)) and not _OWNER.search(low)
