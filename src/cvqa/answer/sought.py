"""Whom a question asks for: the people whom a sentence names that accounts for what the question says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from cvqa.answer.facts.people import advisor
from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.headcount import LED_BY_OWNER
from cvqa.answer.people import persons
from cvqa.answer.prose import from_units, verb_unsaid
from cvqa.answer.scope import Scope
from cvqa.answer.selection import excluded, fits_time, level_of, of_kind
from cvqa.answer.superiors import in_charge, line_manager, may_be
from cvqa.answer.unnamed import GUIDING, by_sentence
from cvqa.answer.wording import say
from cvqa.cv.dates import start_key
from cvqa.cv.model import Kind, Person, Relation
from cvqa.index.records import Record, Unit
from cvqa.language.lexicon import person_nouns
from cvqa.language.patterns import pattern
from cvqa.language.words import stem, stems
from cvqa.question.asked_kinds import levels
from cvqa.question.cues import filler
from cvqa.question.followup import Resolved
from cvqa.question.intents import verb_of_who
from cvqa.question.query import Attribute

_WHO = pattern(r"\b(who|whom|whose)\b(?! (is|was|are) (he|she|they|you)\b)")
_OPENS = pattern(r"((and|so|but|in|into|to|from|with|by|under|for|at|on|after) )*(who|whom|whose)\b")
_NAMED = pattern(r"\b(?:which|what|names? of|name|who (?:is|was|were|are))((?: [\w-]+){1,5})")
_QUOTED = pattern(r"[\"“«][^\"”»]*[\"”»]")
# "Whom did she supervise": the owner does it.
_PAYS = pattern(
    r"\bwho (?:has |had )?(?:paid|pays|funds|funded|financed|finances|sponsored|sponsors|subsidi[sz]ed|bankrolled|underwrote)\b"
)
_OWNER_DOES = pattern(
    r"\b(whom|who|which [\w-]+|whose [\w-]+)\b(?: [\w-]+){0,2} (did|does|has|have|is|was) "
    r"(?P<who>(?!his|her|their|your|the|an?\b)\w+) (?:\w+ )?"
    r"(?P<verb>supervis(?!or)\w+|mentor\w*|coach\w*|train\w*|teach|taught|tutor\w*|advis(?![eo]r)\w+|manag(?!er)\w+)$"
    r"|\b(whom|who|which [\w-]+) (?:did|does|has|have) (?:\w+ ){1,3}(?P<verb2>supervis\w+|mentor\w*|coach\w*|train\w*|tutor\w*|advis\w+)\b"
)
_LEANS = pattern(r"\b(there|that|this|it|then|those|these|them|one|ones)\b")
_GENERIC = frozenset(
    stems(
        "person people professor prof academic colleague partner coworker individual teammate peer collaborator adviser advisor supervisor "
        "mentor manager boss man woman guy doctor expert human"
    )
)
_RELATIONS: dict[Attribute, tuple[frozenset[Relation], ...]] = {
    Attribute.ADVISOR: (frozenset({Relation.ADVISOR}), frozenset({Relation.LEADER, Relation.MANAGER}), frozenset({Relation.MENTIONED})),
    Attribute.MANAGER: (frozenset({Relation.MANAGER}), frozenset({Relation.LEADER}), frozenset({Relation.ADVISOR})),
    Attribute.COLLABORATOR: (frozenset({Relation.COLLABORATOR}), frozenset({Relation.MENTIONED})),
}
_ENDS = pattern(r"(with|who|whom|whose|that|of|in|at|on|for|from|by|to|did|does|was|is|were|are|has|have|he|she|they)$")
_OPEN = (Attribute.DESCRIBE, Attribute.TITLE)  # cues that "the name of the adviser" fires too
_SURE = 0.6  # the bank's share from which a relation is asked for
_ANYBODY = frozenset(Relation) - {Relation.REFEREE, Relation.COAUTHOR}
_NOT_HERE = ("form:count", "form:duration", "form:compare", "attribute:authors", "attribute:email")
_NEAR_BEST = 0.1
_HEADS = 0.8  # how much a word counts that the entry's head accounts for and the sentence does not
_BODY = 0.5  # and one that only another sentence of the entry accounts for
_MEANING = 0.6  # how much the cosine counts among sentences of like weight


@dataclass(frozen=True)
class Candidate:
    """A sentence that names somebody who may be asked for."""

    record: Record
    unit: Unit
    people: tuple[Person, ...]
    score: float


def sought(case: Case, found: Scope, resolved: Resolved) -> Finding | None:
    """The sentences on the people who are asked for; None where none accounts for the question."""
    query = case.query
    if query.yesno or query.has(*_NOT_HERE) or persons(case) or LED_BY_OWNER.search(query.low) or not _asks_person(case):
        return None
    if query.has("form:first", "form:last"):
        return _by_order(case, _pool(case, resolved.among))
    if said := in_charge(case, resolved.among or resolved.near):
        return said
    if query.present and (said := line_manager(case, resolved.among, _wanted(case))):
        return said
    if verb_of_who(query) >= 0 and (said := by_sentence(case, resolved.among, _verb(case), _wanted(case))):
        return said
    free = resolved.among and query.content and not _LEANS.search(query.low)  # "with whom?" is asked of the chat alone
    among = [resolved.among, None] if free else [resolved.among]
    pools = [pool for some in among for pool in _pools(case, some)]
    told = next((said for pool in pools if (said := _among(case, pool))), None)
    return told or line_manager(case, resolved.among, _wanted(case)) or by_sentence(case, resolved.among, _verb(case), _wanted(case))


def _pools(case: Case, among: Sequence[Record] | None) -> list[Sequence[Record]]:
    """What may name somebody: first what is of the kind that the question speaks of ("as an intern")."""
    pool = _pool(case, among)
    if _TO_OWNER.search(case.query.low):
        return [pool]  # the owner is who was taught
    asked = [k for k in case.query.kinds if k.kind not in (Kind.TEXT, Kind.REFEREE, Kind.EXPERIENCE)]
    studies = [r for r in pool if case.query.level and r.entry.kind is Kind.EDUCATION]  # the degree, before who speaks of one
    kept = studies or [r for r in pool if any(k.kind in r.kinds for k in asked)]
    return [kept, pool] if kept else [pool]


def _by_order(case: Case, pool: Sequence[Record]) -> Finding | None:
    """Of those who are all that is asked ("her first boss") the earliest or the latest."""
    if not (_wanted(case) or _related(case)) or any(a not in _RELATIONS and a not in _OPEN for a in case.query.attributes):
        return None
    for relations in _relations(case):
        every = [c for c in _candidates(case, pool, relations) if not _open(case, c) and (_related(case) or _told(case, c))]
        ranked = sorted(_top(every) if _wanted(case) else every, key=lambda c: start_key(c.record.period))
        if ranked:
            facts = _facts(case, [ranked[-1] if case.query.has("form:last") else ranked[0]])
            return answered(facts, intent="person") if facts else None
    return None


def _among(case: Case, pool: Sequence[Record]) -> Finding | None:
    for best in (_literal(case, pool), *(_best(case, pool, relations) for relations in _relations(case))):
        if best and (facts := _facts(case, best)):
            return answered(facts, intent="person") if len(facts) <= 2 else listing(say("leads.says"), facts[:8], intent="person")
    return None


def _pool(case: Case, among: Sequence[Record] | None) -> Sequence[Record]:
    pool = [r for r in (among or case.records) if _may_hold(case, r)]
    return of_kind(case, pool) or pool if case.query.has("form:list") else pool


def _asks_person(case: Case) -> bool:
    query = case.query
    related = _related(case)
    opens = _OPENS.match(query.low) or (_asked_noun(case) and _NAMED.match(query.low))
    if any(a not in _RELATIONS and a not in _OPEN for a in query.attributes) and not opens:
        return False  # a title, a date and a supervisor are more than a person
    if _PAYS.search(query.low) and not related:
        return False  # money comes from bodies
    return bool(_WHO.search(_QUOTED.sub(" ", query.text).lower()) or _asked_noun(case) or related)


_TELL = pattern(r"\btell (?:me|us)(?: more| a bit| something)? about\b|^(?:please )?(?:describe|explain)\b")


def _related(case: Case) -> Attribute | None:
    """What the person who is asked for is to the owner, by a cue or by the bank."""
    told = _TELL.search(case.query.low) and not _WHO.search(case.query.low)  # "tell me about her PhD"
    by_bank = [Attribute(intent) for intent, share in case.query.bank[:1] if share >= _SURE and intent in _RELATIONS]
    return next((a for a in (*case.query.attributes, *(() if told else by_bank)) if a in _RELATIONS), None)


def _asked_noun(case: Case) -> str:
    """The noun for a person that is asked for ("which sommelier"): the last of those that stand together."""
    for match in _NAMED.finditer(case.query.low):
        said = list(takewhile(lambda w: not _ENDS.match(w), str(match[1]).split()))
        nouns = list(takewhile(_is_noun, dropwhile(lambda w: not _is_noun(w), said)))
        if nouns:
            return nouns[-1]
    return ""


def asks_for(case: Case) -> frozenset[int]:
    """The word (index) for the person who is asked for ("which contractor"); empty where none is."""
    noun = _asked_noun(case)
    return frozenset(n for n, word in enumerate(case.query.words) if noun and word.low == noun)


def _is_noun(low: str) -> bool:
    return low in person_nouns() or low.removesuffix("s") in person_nouns()


def _relations(case: Case) -> tuple[frozenset[Relation], ...]:
    if _OWNER_DOES.search(case.query.low):
        return (frozenset({Relation.MENTIONED, Relation.COLLABORATOR}),)
    asked = _related(case)
    return _RELATIONS[asked] if asked else (_ANYBODY,)


_PASSIVE = frozenset({"by", "under", "with", "at"})  # "supervised by", "trained under"
_TO_OWNER = pattern(r"^(?:and |so |but )?who (?:first |originally |actually )?[a-z]+ (?:him|her|them|you)\b")


def _may_hold(case: Case, record: Record) -> bool:
    query = case.query
    if record.item or record.entry.kind is Kind.REFEREE or excluded(case, record) or not record.entry.people:
        return False
    if query.level and not _of_level(case, record):
        return False
    return not query.time or bool(query.beside) or fits_time(record, query.time, case)


def _of_level(case: Case, record: Record) -> bool:
    """Whether an entry is of the degree level asked for, or speaks of it."""
    if record.entry.kind is Kind.EDUCATION:
        return level_of(record) == case.query.level
    return any(levels().get((case.query.words[n].stem,)) and case.query.words[n].stem in record.bag for n in case.query.hints)


def _literal(case: Case, pool: Sequence[Record]) -> list[Candidate]:
    """The sentences that name somebody with the very noun that is asked for, and say all else that is asked."""
    noun = stem(_asked_noun(case))
    if noun in _GENERIC and _related(case):
        return []  # "a line manager" is no site manager of whom something is told
    every = [c for c in _candidates(case, pool, _ANYBODY) if noun and noun in c.unit.bag and not _open(case, c)]
    return _top(every)


def _best(case: Case, pool: Sequence[Record], relations: frozenset[Relation]) -> list[Candidate]:
    """The candidates that account for the most, if no more is left open than may be."""
    every = list(_candidates(case, pool, relations))
    several = case.query.has("form:list") and (_asked_noun(case).endswith("s") or not _asked_noun(case))
    best = every if several else _top(_ongoing(case, every))
    if not best or len(best) > 8 or not _accounts(case, best[0]):
        return []
    return best if Relation.MENTIONED not in relations or _told(case, best[0]) else []


def _ongoing(case: Case, every: Sequence[Candidate]) -> Sequence[Candidate]:
    """In the present tense, those of what still goes on, if any does."""
    now = [c for c in every if c.record.ongoing] if case.query.present else []
    return now or every


def _top(every: Sequence[Candidate]) -> list[Candidate]:
    top = max((c.score for c in every), default=0.0)
    return [c for c in every if c.score >= top - _NEAR_BEST]


def _candidates(case: Case, pool: Sequence[Record], relations: frozenset[Relation]) -> Iterator[Candidate]:
    verb, noun, done_to_owner = _verb(case), stem(_asked_noun(case)), bool(_TO_OWNER.search(case.query.low))
    for record in pool:
        people = [p for p in record.entry.people if p.relation in relations and not _left_out(case, p) and may_be(case, record, p)]
        for unit in record.units:
            if done_to_owner and unit.stems[:1] and unit.stems[0].startswith(GUIDING) and _PASSIVE.isdisjoint(unit.stems[1:3]):
                continue  # "Coached Ann Lee" tells nobody who taught the owner
            named = tuple(p for p in people if p.name in unit.text)
            if named and (not verb or any(s.startswith(verb) for s in unit.stems)) and (noun in ("", *unit.stems) or noun in _GENERIC):
                yield Candidate(record, unit, named, _score(case, record, unit))


def _verb(case: Case) -> str:
    """How the verb begins that the owner is the subject of ("whom did she supervise"); empty where it is not so."""
    does = _OWNER_DOES.search(case.query.low)
    return str(does["verb"] or does["verb2"])[:6] if does else ""


def _left_out(case: Case, person: Person) -> bool:
    return any(m.covers <= case.query.excluded and set(stems(person.name)) >= set(stems(m.name.text)) for m in case.query.mentions)


def _score(case: Case, record: Record, unit: Unit) -> float:
    wanted, weights = _wanted(case), case.evidence.weights
    said, heads = case.evidence.unit(unit, wanted).strength, case.evidence.heads(record)
    told = case.evidence.record(record, wanted).strength
    own = sum(weights[n] * max(said.get(n, 0.0), _HEADS * (n in heads), _BODY * (n in told)) for n in wanted)
    hinted = 0.5 * case.evidence.told_by_unit(unit, [n for n in case.query.hints if n not in wanted])
    return own + hinted + _MEANING * max(0.0, case.meaning_of(record, unit) or 0.0)


def _wanted(case: Case) -> list[int]:
    return [n for n in case.query.content if case.query.words[n].stem not in _GENERIC]


def _told(case: Case, candidate: Candidate) -> bool:
    """Whether the sentence itself, and not only its entry, says a word of the question."""
    return case.evidence.told_by_unit(candidate.unit, (*_wanted(case), *case.query.hints)) > 0.2


def _open(case: Case, candidate: Candidate) -> frozenset[int]:
    """The words that neither the sentence nor its entry accounts for."""
    wanted = frozenset(_wanted(case))
    return (
        wanted - case.evidence.unit(candidate.unit, wanted).strength.keys() - case.evidence.record(candidate.record, wanted).strength.keys()
    )


def _accounts(case: Case, candidate: Candidate) -> bool:
    """Whether no more is left open than may be; nothing where it qualifies the noun that is asked for ("managing partner")."""
    left = _open(case, candidate)
    if verb_unsaid(case, [candidate.unit]):
        return False
    at = next((n for n, w in enumerate(case.query.words) if w.low == _asked_noun(case)), -1)
    if at - 1 in left and case.query.words[at - 1].low not in filler():
        return False
    return not Scope((candidate.record,), frozenset(_wanted(case)) - left, left).leaves_open(case)


def _facts(case: Case, best: Sequence[Candidate]) -> list[Fact]:
    facts: dict[str, Fact] = {}
    for record in dict.fromkeys(c.record for c in best):
        mine = [c for c in best if c.record is record]
        advised = all(p.relation is Relation.ADVISOR for c in mine for p in c.people)
        fact = advisor(case, record) if advised else from_units(record, [c.unit for c in mine])
        if fact:
            facts.setdefault(fact.text, fact)
    return list(facts.values())
