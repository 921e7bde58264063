"""What else of a claim has to stand in one place to prove it: the person it names, all of one item, and its "first" or "fastest"."""

from __future__ import annotations

from collections.abc import Iterator

from cvqa.answer.finding import Case
from cvqa.index.records import Record
from cvqa.language.patterns import pattern
from cvqa.language.words import stems
from cvqa.question.gazetteer import Mention, NameKind

_CLAUSE = pattern(r"; ")
_ENOUGH = 0.85  # the share of the rest of the claim that has to stand beside the person
_UNDER = pattern(
    r"\b(?:work(?:s|ed|ing)?|report(?:s|ed|ing)?|answer(?:s|ed)?|serv\w+) (?:directly )?(?:under|for|to) (?:him|her|them|you)\b"
)
_EXTREME = pattern(
    r"^(?:and |so |but )?(?:is|was|are|were) .*\b(?P<most>first|last|latest|best|worst"
    r"|(?:fast|slow|larg|bigg|small|long|short|high|low|old|young|earli|new|great|strong|heavi|busi)est)\b"
    r"(?! (?:time|month|day|year|author|name|and)\b)"
)


def person_stands(case: Case, record: Record) -> bool:
    """Whether a person whom the claim names stands in one clause with the rest of it, and is not said to be under the owner."""
    named = [m for m in case.query.mentions if _is_other(case, m)]
    if not named or record.entry.authors or record.item:
        return True
    if _UNDER.search(case.query.low):
        return False
    covers = frozenset(n for m in named for n in m.covers)
    section = record.section_bag
    rest = [n for n in case.query.content if n not in covers and n not in case.evidence.heads(record)]
    rest = [n for n in rest if not case.evidence.told_by_stems(section, (n,))]
    return not rest or any(_told(case, clause, rest) for clause in _clauses(record) if all(_holds(clause, m) for m in named))


def _is_other(case: Case, mention: Mention) -> bool:
    owner = all(case.query.words[n].stem in case.gazetteer.owner_stems for n in mention.covers)
    return mention.whole and mention.name.kind is NameKind.PERSON and not owner and not mention.covers.isdisjoint(case.query.content)


def _clauses(record: Record) -> Iterator[frozenset[str]]:
    return (frozenset(stems(clause)) for unit in record.units for clause in _CLAUSE.split(unit.text))


def _holds(clause: frozenset[str], mention: Mention) -> bool:
    return bool(clause & frozenset(stems(mention.name.text)[-1:]))


def _told(case: Case, clause: frozenset[str], rest: list[int]) -> bool:
    return case.evidence.told_by_stems(clause, rest) >= _ENOUGH * case.evidence.weight(rest)


def one_item_stands(case: Case, record: Record) -> bool:
    """Whether one item of a group says all that the group says of the claim: two prizes are not one."""
    if not record.group or len(record.entry.items) < 2 or any(word.low == "or" for word in case.query.words):
        return True
    told = case.evidence.record(record).strength.keys()
    named = case.evidence.heads(record)
    items = [Record(f"{record.key}#item-{n}", record.entry, item) for n, item in enumerate(record.entry.items)]
    return any(told <= case.evidence.record(item).strength.keys() | named for item in items)


def extreme_stands(case: Case, record: Record) -> bool:
    """Whether the "first" or "fastest" of the claim stands in the sentence that says the most of it, or in its name."""
    match = _EXTREME.search(case.query.low)
    asked = (match["most"],) if match else ()
    if not asked or case.query.time:
        return True
    told = {unit: case.evidence.told_by_unit(unit) for unit in record.units}
    top = max(told.values(), default=0.0)
    best = [unit.text.lower() for unit, share in told.items() if share >= top - 0.1]
    return any(word in text for word in asked for text in (*best, record.name.lower(), record.entry.position.lower()))
