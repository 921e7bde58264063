"""The noun that a question asks for ("which rank", "how many users", "what was his stake in"): an answer has to speak of it."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.facts.amounts import Measure, amounts, measure_of
from cvqa.answer.finding import Case, Fact
from cvqa.language.patterns import pattern
from cvqa.language.words import Word
from cvqa.question.cues import filler
from cvqa.question.framing import uses

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
