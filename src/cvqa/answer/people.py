"""Who a person is to the owner, and how to reach either of them."""

from __future__ import annotations

from collections.abc import Sequence

from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.refusal import clarify, not_in_cv, private
from cvqa.answer.wording import capitalised, label, listed, short
from cvqa.cv.model import Kind, Person, Relation
from cvqa.index.records import Record
from cvqa.question.gazetteer import NameKind, w_stems
from cvqa.question.query import Attribute

_AS = {
    Relation.ADVISOR: "advised {who} {at}",
    Relation.MANAGER: "was {whose} manager {at}",
    Relation.COLLABORATOR: "worked with {who} {at}",
    Relation.COAUTHOR: "is a co-author of {name}",
    Relation.REFEREE: "is a referee",
    Relation.LEADER: "led what {name} was about",
    Relation.EDITOR: "edited {name}",
    Relation.MENTIONED: "is mentioned with {name}",
}


def persons(case: Case) -> list[str]:
    """The people of the CV whom the question mentions, by the name the CV uses most fully."""
    names = [m.name.text for m in case.query.mentions if m.name.kind is NameKind.PERSON and not m.covers & case.query.excluded]
    unique: list[str] = []
    for name in sorted(set(names), key=lambda n: (len(n), n)):
        unique = [*[u for u in unique if not same(u, name)], name]
    return unique


def people_named(case: Case, finding: Finding) -> tuple[str, ...]:
    """The people whom the question mentions, else those whom its answer names, in the answer's order."""
    if asked := persons(case):
        order = {m.name.text: min(m.covers) for m in case.query.mentions}
        return tuple(sorted(asked, key=lambda name: order.get(name, 0)))
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
    if not named:
        return None
    if len(named) > 1 and _one_word(case):
        return Finding_of_choice(case, named)
    facts = [fact for name in named[:3] for fact in _roles(case, name)]
    return answered(facts, intent="person") if facts else None


def _one_word(case: Case) -> bool:
    covers = {m.covers for m in case.query.mentions if m.name.kind is NameKind.PERSON}
    return len(covers) == 1


def Finding_of_choice(case: Case, named: Sequence[str]) -> Finding:  # noqa: N802
    """Several people of the CV answer to one name."""
    records = [r for name in named for r, _ in appearances(case, name)[:1]]
    found = clarify(case)
    return Finding(found.status, f"Whom do you mean: {', '.join(named[:-1])} or {named[-1]}?", focus=tuple(records), intent="clarify")


def _roles(case: Case, name: str) -> list[Fact]:
    seen = appearances(case, name)
    whose = case.who.possessive if case.who.possessive in ("his", "her", "their") else case.who.possessive
    who = {"He": "him", "She": "her", "They": "them"}.get(case.who.name, case.who.name)
    facts = []
    for record, person in seen:
        at = _at(record)
        said = _AS[person.relation].format(who=who, whose=whose, at=at, name=short(record))
        role = f", {person.role}," if person.role and person.relation not in (Relation.MANAGER,) else ""
        email = f" ({person.email})" if person.email else ""
        title = f"{person.title} " if person.title and not facts else ""
        subject = f"{title}{person.name}" if not facts else f"{person.name.split()[0]} also" if False else person.name
        facts.append(Fact(f"{subject}{role} {said}{email}", record, tuple(u.text for u in record.units if person.name in u.text)))
    if not facts:
        facts = [Fact(label(r), r) for r in case.records if set(w_stems(name)) <= r.bag and not r.item][:3]
    return facts


def _at(record: Record) -> str:
    entry = record.entry
    if entry.organisation and entry.position:
        return f"at {entry.organisation} ({entry.position})"
    if entry.kind is Kind.EDUCATION:
        return f"for the {short(record)}"
    return f"on {short(record)}"


def referees(case: Case) -> list[Record]:
    return [r for r in case.records if Kind.REFEREE in r.kinds and not r.group]


def contact(case: Case, attributes: Sequence[Attribute], meant: Sequence[str] = ()) -> Finding | None:
    """An e-mail address, a website, a phone number: the owner's, or that of a person mentioned or meant by a pronoun."""
    if named := persons(case) or list(meant):
        return _of_person(case, named, attributes)
    owner, header = case.cv.owner, case.records[0]
    if Attribute.PHONE in attributes:
        if "phone" in case.cv.withheld:
            return private(case, "phone number")
        if owner.phone:
            return answered(
                [Fact(f"{capitalised(case.who.possessive)} phone number is {listed(owner.phone)}", header, owner.phone)], intent="phone"
            )
        return not_in_cv(
            "The CV gives no phone number." + (f" It gives an e-mail address: {owner.email[0]}." if owner.email else ""),
            [Fact("", header)],
            "silent",
        )
    if Attribute.EMAIL in attributes:
        if not owner.email:
            return not_in_cv("The CV gives no e-mail address.", intent="silent")
        return answered(
            [Fact(f"{capitalised(case.who.possessive)} e-mail address is {listed(owner.email)}", header, owner.email)], intent="email"
        )
    if Attribute.LOCATION in attributes:
        if not owner.location:
            return None
        return answered([Fact(f"{case.who.name} {case.who.is_} based in {owner.location}", header, (owner.location,))], intent="location")
    if Attribute.WEBSITE in attributes:
        return _web(case)
    ways = [*owner.email, *owner.website, *(f"{c.network}: {c.username}" for c in owner.connections)]
    if not ways:
        return not_in_cv("The CV gives no way to get in touch.", intent="silent")
    return answered([Fact(f"You can reach {_object(case)} at {listed(ways)}", header, tuple(ways))], intent="contact")


def _object(case: Case) -> str:
    return {"He": "him", "She": "her", "They": "them"}.get(case.who.name, case.who.name)


def _web(case: Case) -> Finding:
    owner, header = case.cv.owner, case.records[0]
    said = {w.low for w in case.query.words}
    asked = [c for c in owner.connections if set(w_stems(c.network)) & {w.stem for w in case.query.words}]
    known = {
        "github",
        "gitlab",
        "linkedin",
        "orcid",
        "twitter",
        "mastodon",
        "bluesky",
        "researchgate",
        "youtube",
        "instagram",
        "stackoverflow",
        "scholar",
    }
    if asked:
        facts = [
            Fact(f"{c.network}: {c.username} ({c.url})" if c.url else f"{c.network}: {c.username}", header, (c.username,)) for c in asked
        ]
        return answered(facts, intent="website")
    if said & known:
        name = sorted(said & known)[0]
        ways = listed([*owner.website, *(f"{c.network} ({c.username})" for c in owner.connections)])
        return not_in_cv(
            f"The CV gives no {name} account." + (f" It gives {ways}." if ways else ""), [Fact("", header)] if ways else [], "silent"
        )
    ways = [*owner.website, *(f"{c.network}: {c.username}" for c in owner.connections)]
    if not ways:
        offer = f" It gives an e-mail address: {owner.email[0]}." if owner.email else ""
        return not_in_cv(f"The CV gives no web address.{offer}", [Fact("", header, owner.email[:1])] if offer else [], "silent")
    return answered([Fact(f"On the web: {listed(ways)}", header, tuple(owner.website))], intent="website")


def _of_person(case: Case, named: Sequence[str], attributes: Sequence[Attribute]) -> Finding:
    facts = []
    for name in named:
        seen = appearances(case, name)
        mail = next(((r, p.email) for r, p in seen if p.email), None)
        if mail and Attribute.PHONE not in attributes:
            facts.append(Fact(f"{name}: {mail[1]}", mail[0], tuple(u.text for u in mail[0].units)))
    if facts:
        return answered(facts, intent="email")
    what = "phone number" if Attribute.PHONE in attributes else "e-mail address"
    near = [fact for name in named[:1] for fact in _roles(case, name)[:1]]
    return not_in_cv(f"The CV gives no {what} of {listed(list(named))}.", near, "silent")


def list_referees(case: Case) -> Finding | None:
    found = referees(case)
    if not found:
        return None
    facts = [Fact(r.entry.texts[0].text.rstrip(".") if r.entry.texts else label(r), r) for r in found]
    return listing(f"{len(found)} referees" if len(found) > 1 else "One referee", facts, intent="referees")
