"""What a claim says of its words: its verb, its numbers and its time have to stand where the words stand, or the words prove nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from cvqa.answer.claims.figures import COMPARED
from cvqa.answer.claims.standing import extreme_stands, one_item_stands, person_stands
from cvqa.answer.finding import Case
from cvqa.answer.selection import fits_time
from cvqa.cv.date_texts import find_periods
from cvqa.cv.dates import LATEST, first_month, last_month
from cvqa.cv.model import Kind
from cvqa.index.records import Record, Unit
from cvqa.language.lexicon import synonyms
from cvqa.language.numbers import VALUES
from cvqa.language.patterns import pattern
from cvqa.language.words import Word, is_past, stem, stems, words
from cvqa.question.asked_kinds import nouns, singular
from cvqa.question.timeframe import Relation, TimeFrame

_VERB = pattern(
    r"^(?:and |so |but |also |then )*(?P<aux>did|does|do|has|have|had|can|could|is|was|are|were|will|would) (?P<who>he|she|they|you|\w+)"
    r" (?:(?:ever|also|really|actually|already|once|still|currently|previously|even|now|not|been|be|able to|personally|first"
    r"|(?:go|come|get|try|manage|have|want) (?:and|to)) )*"
    r"(?P<verb>[a-z]+)\b"
)
_OF_STATES = frozenset({"is", "was", "are", "were", "has", "have", "had"})
_WHOM = frozenset({"he", "she", "they", "you"})
# Verbs that say no more than that somebody was there, had something or did something: what they are said of proves them.
_LIGHT = frozenset(
    stems(
        "be do did have has had work works worked working study studied go went gone get got gotten take took taken make made spend spent"
        " attend attended hold held come came use used serve served stay stayed join joined intern interned employ employed receive"
        " received obtain obtained earn earned give gave given see know knows knew known need want like try allow any anything some there"
        " a an the he she they his her their in at on with for of to from involved part participate participated gain gained complete"
        " completed finish finished pass passed list mention name show include contain appear possess"
    )
)
# What a line of skills, languages or interests means: that somebody can do it.
_IMPLIED = frozenset(
    stems("know use play speak read write code program work do handle operate understand master practise practice learn learnt enjoy like")
)
_LISTED = frozenset({Kind.SKILL, Kind.LANGUAGE, Kind.INTEREST})
# What is done where an entry of a kind is: a paper is written, an award is won.
_DONE_BY = {
    Kind.PUBLICATION: "write author publish pen",
    Kind.AWARD: "win award",
    Kind.TALK: "speak talk present lecture",
    Kind.PROJECT: "build make create develop design",
    Kind.TEACHING: "teach",
    Kind.VOLUNTEERING: "volunteer help",
    Kind.EDUCATION: "graduate learn train",
    Kind.INTERNSHIP: "intern",
    Kind.CERTIFICATION: "certify qualify licence license",
}


def holds_for(case: Case, record: Record) -> bool:
    """Whether the verb and the numbers of the claim are the record's, too, and its words are the same and not only of one stem."""
    return all(stands(case, record) for stands in _STANDING)


def at_its_time(case: Case, record: Record) -> bool:
    """Whether what is claimed of a time fits it."""
    time = case.query.time
    if not time or time.now or case.query.beside:
        return True
    return _told_then(case, record, time) and (not record.period or fits_time(record, time, case))


def _told_then(case: Case, record: Record, time: TimeFrame) -> bool:
    """Whether the sentence that says the claim, where it has a date of its own, has one of that time ("opened in March 2018")."""
    rest = [n for n in case.query.content if n not in case.evidence.heads(record)]
    telling = [u for u in _best(case, record) if rest and case.evidence.told_by_unit(u, rest) > 0]
    dates = [d.period for u in telling[:1] for d in find_periods(u.text)]
    first, last = first_month(time.first), last_month(time.last)
    if not dates or time.relation is not Relation.DURING:
        return True
    return any(
        (not p.start or first_month(p.start) <= last)
        and (p.ongoing or not (p.end or p.start) or last_month(p.end or p.start or LATEST) >= first)
        for p in dates
    )


def verb_of(case: Case) -> str:
    """The verb that a claim is made with, where it says more than that something was; empty else."""
    match = _VERB.search(case.query.low)
    if not match or not (match["who"] in _WHOM or stem(match["who"]) in case.gazetteer.owner_stems):
        return ""
    verb = match["verb"]
    plain = match["aux"] not in _OF_STATES or is_past(verb)  # "is he good at": no verb
    return verb if plain and stem(verb) not in _LIGHT else ""


def without_verb(case: Case) -> Case:
    """The case whose content leaves the verb aside: what is spoken of is found first, and held against the verb afterwards."""
    verb = verb_of(case)
    content = tuple(n for n in case.query.content if case.query.words[n].low != verb)
    if not verb or len(content) == len(case.query.content) or not (content or _is_done_by(case, verb)):
        return case
    return replace(case, query=replace(case.query, content=content))


def _is_done_by(case: Case, verb: str) -> bool:
    """Whether the verb is what is done where the asked kind is ("won a prize")."""
    return any(stem(verb) in stems(_DONE_BY.get(asked.kind, "")) for asked in case.query.kinds)


def _verb_stands(case: Case, record: Record) -> bool:
    verb = verb_of(case)
    said = stem(verb)
    if not verb or (record.item and said in stems(record.entry.title)) or (record.kinds[0] in _LISTED and said in _IMPLIED):
        return True
    kinds = {noun.kind for noun in nouns().get((verb,), ()) if noun.verb}
    kinds |= {kind for kind, verbs in _DONE_BY.items() if said in stems(verbs)}
    alike = synonyms().get(said, ()) if case.query.content else ()  # what it is done to tells which line is meant
    same = {said, *(phrase[0] for phrase in alike if len(phrase) == 1)}
    if not kinds.isdisjoint(record.kinds) or said in record.head_bag:
        return True
    if said == stem("win") and any(_FIRST.search(text.lower()) for text in _texts(record)):
        return True
    if any(_names_doer(word, said) for head in record.heads for word in words(head)):
        return True
    return any(_says(unit, same, said) for unit in _best(case, record))


def _says(unit: Unit, same: set[str], said: str) -> bool:
    """Whether a sentence has the verb, or a noun for who does it or what comes of it; what is done "by" another does not count."""
    text = words(unit.text)
    for n, word in enumerate(text):
        if word.stem in same and not any(w.low == "by" for w in text[n + 1 : n + 3]):
            return True
        if _does(word, said):
            return True
    return False


_FIRST = pattern(r"\b(first (place|prize)|came first|gold medal)\b")


def _does(word: Word, verb: str) -> bool:
    """Whether a noun names who does what a verb says ("founder"), or the deed ("flight")."""
    return word.stem in _DEEDS.get(verb, frozenset()) or _names_doer(word, verb)


def _names_doer(word: Word, verb: str) -> bool:
    """Whether a noun is made of the verb with the ending of a doer."""
    low = singular(word.low)
    return low.endswith(("er", "or")) and verb in {stem(low[:-2]), stem(low[:-1]), stem(low[:-3])}


_DEEDS = {
    stem(verb): frozenset(stems(nouns))
    for verb, nouns in {
        "fly": "pilot flight", "play": "concert recital performance encore", "perform": "concert recital show", "file": "application",
        "found": "founding cofounder", "start": "founder cofounder", "apply": "application", "invent": "patent inventor",
        "speak": "talk keynote", "cook": "chef", "treat": "patient", "sell": "sale", "buy": "purchase", "drive": "licence license",
        "sail": "skipper crew", "chair": "chairman chairwoman chairperson", "fund": "grant scholarship", "care": "carer",
        "marry": "husband wife spouse",
    }.items()
}  # fmt: skip


def _doer_stands(case: Case, record: Record) -> bool:
    """Whether what somebody else is claimed to have done is not told as the owner's own deed ("Lends instruments to children")."""
    match = _OTHERS.search(case.query.low)
    done = stem(match["verb"]) if match else ""
    return not done or not any(unit.stems[:1] == (done,) for unit in _best(case, record))


_OTHERS = pattern(
    r"^(?:and |so |but |or )?(?:did|has|have|was|does) (?:somebody|someone|anybody|anyone|others|people)"
    r" (?:else )?(?P<verb>[a-z]+)\b"
)


def _object_stands(case: Case, record: Record) -> bool:
    """Whether what somebody is claimed to have stands in the record, where it is a common noun that no other check looks at."""
    match = _HAS.search(case.query.low)
    if not match or case.query.has("form:knows"):
        return True
    n = case.query.low[: match.start("what")].count(" ")
    seen = {i for k in case.query.kinds for i in k.covers} | {i for m in case.query.mentions for i in m.covers} | set(case.query.content)
    word = case.query.words[n]
    return n in seen or word.low in _GENERIC or word.stem in record.every_stem or case.query.level != "" or is_past(word.low)


_HAS = pattern(
    r"^(?:and |so |but )?(?:does|do|did) (?:he|she|they|you|\w+) (?:ever |also |still |actually |really |currently )*"
    r"(?:have|own|hold|possess|got|keep) (?:(?:an?|any|some|his|her|their|many|much) )*(?P<what>[a-z]+)\b"
)
_GENERIC = frozenset({
    "experience", "anything", "something", "any", "knowledge", "background", "practice", "time", "skills", "skill", "history", "record",
    "one", "it", "them", "that", "to", "with", "in", "exposure", "interest", "training", "a", "the", "been", "had", "what",
})  # fmt: skip


def _quantity_stands(case: Case, record: Record) -> bool:
    """Whether "every" and "all" of the claim are the record's, too."""
    return not _EVERY.search(case.query.low) or any(_EVERY.search(text.lower()) for text in _texts(record))


_EVERY = pattern(
    r"\b(every|each|always|never|only(?! if\b)"
    r"|all(?! (?:right|year|about|over|in all)\b)(?! (?:the )?(?:time|way)\b))\b(?<!at all)(?<!after all)"
)


def _best(case: Case, record: Record) -> list[Unit]:
    """The sentences that say the most of the claim; all where none says any of it."""
    told = {u: case.evidence.told_by_unit(u) for u in record.units}
    top = max(told.values(), default=0.0)
    return [u for u in record.units if told[u] >= top - 0.1]


def _numbers_stand(case: Case, record: Record) -> bool:
    """Whether every number of the claim, in figures or words, stands in the record; those of its time are looked at elsewhere."""
    query = case.query
    if COMPARED.search(query.low):
        return False
    timed = query.time.covers if query.time else frozenset[int]()
    named = {n for m in query.mentions if m.whole for n in m.covers}
    asked = [w for n, w in enumerate(query.words) if n not in timed | named and (w.number or VALUES.get(w.low, 1) > 1)]
    held = frozenset(_value(word.low) for text in _texts(record) for word in words(text))
    return all(_value(word.low) in held for word in asked)


def _words_stand(case: Case, record: Record) -> bool:
    """Whether no word stands for another of the same stem ("finale" for "final")."""
    held: dict[str, set[str]] = defaultdict(set)
    for text in _texts(record):
        for word in words(text):
            held[word.stem].add(word.low)
    asked = (case.query.words[n] for n in case.query.content)
    return not any(held[w.stem] and w.low not in held[w.stem] and w.low in {f"{low}e" for low in held[w.stem]} for w in asked)


def _value(low: str) -> str:
    return str(VALUES[low]) if low in VALUES else low.rstrip("%")


def _texts(record: Record) -> tuple[str, ...]:
    return (*record.heads, *(unit.text for unit in record.units))


_STANDING = (
    person_stands, one_item_stands, extreme_stands, _doer_stands, _numbers_stand, _verb_stands, _words_stand, _object_stands,
    _quantity_stands,
)  # fmt: skip
