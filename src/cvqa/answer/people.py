"""The people of a CV: whom a question names, where they appear, and who they are to the owner."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, Fact, Finding, answered
from cvqa.answer.refusal import whom
from cvqa.answer.wording import label, say, short
from cvqa.cv.model import Kind, Person, Relation
from cvqa.index.records import Record
from cvqa.question.gazetteer import NameKind, w_stems


def persons(case: Case) -> list[str]:
    """The people of the CV whom the question mentions, by the name the CV uses most fully."""
    names = {m.name.text for m in case.query.mentions if m.name.kind is NameKind.PERSON and not m.covers & case.query.excluded}
    unique: list[str] = []
    for name in sorted(names, key=lambda n: (len(n), n)):
        unique = [*[u for u in unique if not same(u, name)], name]
    return unique


def people_named(case: Case, finding: Finding) -> tuple[str, ...]:
    """The people whom the question mentions, else those whom its answer names, in the answer's order."""
    if asked := persons(case):
        order = {m.name.text: min(m.covers) for m in case.query.mentions}
        return tuple(sorted(asked, key=lambda name: order.get(name, 0)))
    if case.query.has("form:person") and any(case.query.words[n].capital for n in case.query.content):
        return ()  # somebody was asked for whom the CV names in passing; the others in that sentence are not meant
    said = " ".join((finding.lead, *finding.points))
    names = {p.name for f in finding.facts for p in f.record.entry.people if p.name in said}
    return tuple(sorted(names, key=said.find))


def same(left: str, right: str) -> bool:
    """Whether two names are one person's: the first and last parts agree ("Ann B. Lee" and "Ann Lee")."""
    one, other = w_stems(left), w_stems(right)
    return bool(one and other) and one[0] == other[0] and one[-1] == other[-1]


def appearances(case: Case, name: str) -> list[tuple[Record, Person]]:
    """Every entry that names a person, and what they are there."""
    return [(r, p) for r in case.records if not r.item for p in r.entry.people if same(p.name, name)]


def who_is(case: Case) -> Finding | None:
    """What a person is to the owner, entry by entry."""
    named = persons(case)
    if len(named) > 1 and _one_word(case):
        return whom(named, [r for name in named for r, _ in appearances(case, name)[:1]])
    facts = [fact for name in named[:3] for fact in roles(case, name)]
    return answered(facts, intent="person") if facts else None


def _one_word(case: Case) -> bool:
    """Whether the question names all of them by the same word."""
    return len({m.covers for m in case.query.mentions if m.name.kind is NameKind.PERSON}) == 1


def roles(case: Case, name: str) -> list[Fact]:
    """What a person is to the owner in each entry, the title said once; of a name in running text, the entries that hold it."""
    seen = appearances(case, name)
    if not seen:
        return [Fact(label(r), r) for r in case.records if set(w_stems(name)) <= r.bag and not r.item][:3]
    return [_role(case, record, person, titled=n == 0) for n, (record, person) in enumerate(seen)]


_LONGEST_TOLD = 220  # characters of a sentence that is told behind what somebody is
_TOLD = frozenset({Relation.COLLABORATOR, Relation.MENTIONED, Relation.LEADER})


def _role(case: Case, record: Record, person: Person, *, titled: bool) -> Fact:
    quotes = naming(record, [person])
    said = say(
        "facts.person",
        s=case.who,
        who=full_name(person) if titled else person.name,
        role="" if person.relation is Relation.MANAGER else person.role,
        relation=person.relation,
        verb=verb(quotes),
        at=in_role(record, "at"),
        name=short(record),
        email=person.email,
    )
    told = "" if person.relation not in _TOLD or not quotes or len(quotes[0]) > _LONGEST_TOLD else f": {quotes[0]}"
    return Fact(f"{said}{told}", record, quotes)


_VERBS = (("supervis", "supervised"), ("mentor", "mentored"), ("tutor", "tutored"))


def verb(quotes: Sequence[str]) -> str:
    """What an adviser did, in the word of the CV's own sentence."""
    said = " ".join(quotes).lower()
    return next((word for begins, word in _VERBS if begins in said and "advis" not in said), "advised")


def full_name(person: Person) -> str:
    """With the title: "Prof. Ann Lee"."""
    return f"{person.title} {person.name}".strip()


def in_role(record: Record, macro: str) -> str:
    """In which role of the owner's, "as engineer at Acme" (macro "role") or "at Acme (engineer)" (macro "at")."""
    entry = record.entry
    study = entry.kind is Kind.EDUCATION
    return say(f"facts.{macro}", position=entry.position, organisation=entry.organisation, name=short(record), study=study)


def naming(record: Record, people: Sequence[Person]) -> tuple[str, ...]:
    """The sentences of a record that name any of the people."""
    return tuple(u.text for u in record.units if any(p.name in u.text for p in people))
