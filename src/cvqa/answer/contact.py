"""How to reach the owner, the referees, or another person whom the CV names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cvqa.answer.finding import Case, Fact, Finding, answered, listing
from cvqa.answer.grammar import capitalised, number, plural
from cvqa.answer.people import appearances, persons, roles
from cvqa.answer.refusal import not_in_cv, private
from cvqa.answer.wording import referee_line, say
from cvqa.cv.model import Connection, Kind
from cvqa.index.records import Record
from cvqa.language.words import stems
from cvqa.question.query import Attribute

# Networks that are asked for by name, and named in the refusal where the CV has no account there.
_NETWORKS = frozenset(
    [
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
    ]
)


def contact(case: Case, attributes: Sequence[Attribute]) -> Finding | None:
    """An e-mail address, a website, a phone number: the owner's, or that of a person mentioned."""
    if named := persons(case):
        return _of_people(case, named, attributes)
    asked = next((find for attribute, find in _OF_OWNER.items() if attribute in attributes), _any_way)
    return asked(case)


def _told(case: Case, attribute: Attribute, quotes: Sequence[str], **values: object) -> Finding:
    return answered([Fact(say(f"facts.{attribute}", s=case.who, **values), case.records[0], tuple(quotes))], intent=str(attribute))


def _phone(case: Case) -> Finding:
    owner = case.cv.owner
    if "phone" in case.cv.withheld:
        return private(case, "phone number")
    if owner.phone:
        return _told(case, Attribute.PHONE, owner.phone, numbers=owner.phone)
    return _no_way(case, "phone number")


def _email(case: Case) -> Finding:
    owner = case.cv.owner
    if "email" in case.cv.withheld:
        return private(case, "e-mail address")
    return _told(case, Attribute.EMAIL, owner.email, addresses=owner.email) if owner.email else _no_way(case, "e-mail address")


def _location(case: Case) -> Finding:
    place = case.cv.owner.location
    return _told(case, Attribute.LOCATION, [place], place=place) if place else _no_way(case, "place of residence")


def _web(case: Case) -> Finding:
    """The accounts asked for by name, a refusal for another network, else every web address."""
    owner, header = case.cv.owner, case.records[0]
    stems_said = {w.stem for w in case.query.words}
    if asked := [c for c in owner.connections if not stems_said.isdisjoint(stems(c.network))]:
        return answered([Fact(_account(c), header, (c.username,)) for c in asked], intent="website")
    if unknown := sorted(_NETWORKS.intersection(w.low for w in case.query.words)):
        ways = [*owner.website, *(f"{c.network} ({c.username})" for c in owner.connections)]
        return not_in_cv(say("refusals.no_account", network=unknown[0], ways=ways), [Fact("", header)] if ways else [], "silent")
    ways = _web_addresses(case)
    if not ways:
        return _no_way(case, "web address")
    return answered([Fact(say("facts.web", ways=ways), header, owner.website)], intent="website")


def _any_way(case: Case) -> Finding:
    owner = case.cv.owner
    ways = [*owner.email, *_web_addresses(case)]
    quotes = [*owner.email, *owner.website, *(account.username for account in owner.connections)]
    return _told(case, Attribute.CONTACT, quotes, ways=ways) if ways else _no_way(case, "way to get in touch")


_OF_OWNER: dict[Attribute, Callable[[Case], Finding | None]] = {
    Attribute.PHONE: _phone,
    Attribute.EMAIL: _email,
    Attribute.LOCATION: _location,
    Attribute.WEBSITE: _web,
}


def _account(connection: Connection) -> str:
    return say("facts.account", network=connection.network, username=connection.username, url=connection.url)


def _web_addresses(case: Case) -> list[str]:
    owner = case.cv.owner
    return [*owner.website, *(f"{c.network}: {c.username}" for c in owner.connections)]


def _no_way(case: Case, what: str) -> Finding:
    """The CV lacks one way to get in touch; an e-mail address is offered where it has one."""
    email = case.cv.owner.email[:1]
    facts = [Fact("", case.records[0], email)] if email else []
    return not_in_cv(say("refusals.no_way", what=what, email="".join(email)), facts, "silent")


def _of_people(case: Case, named: Sequence[str], attributes: Sequence[Attribute]) -> Finding:
    """E-mail addresses of people, the only way that CVs give for them."""
    asks_phone = Attribute.PHONE in attributes
    facts = [fact for name in named if (fact := _mail(case, name))]
    if facts and not asks_phone:
        return answered(facts, intent="email")
    said = say("refusals.no_way_to", people=list(named), what="phone number" if asks_phone else "e-mail address")
    return not_in_cv(said, roles(case, named[0])[:1], "silent")


def _mail(case: Case, name: str) -> Fact | None:
    mail = next(((r, p.email) for r, p in appearances(case, name) if p.email), None)
    return Fact(f"{name}: {mail[1]}", mail[0], tuple(u.text for u in mail[0].units)) if mail else None


def mails_of(case: Case, records: Sequence[Record]) -> Finding | None:
    """The e-mail addresses of the people whom some records name, else the owner's ways to get in touch."""
    facts = [Fact(f"{p.name}: {p.email}", r) for r in records for p in r.entry.people if p.email]
    return answered(facts, intent="email") if facts else contact(case, case.query.attributes)


def list_referees(case: Case, among: Sequence[Record] = ()) -> Finding | None:
    """Every referee, or those of whom the question says more, in the CV's own words."""
    found = [r for r in among or case.records if Kind.REFEREE in r.kinds and not r.group]
    facts = [Fact(referee_line(r), r) for r in found]
    return listing(capitalised(f"{number(len(facts))} {plural('referee', len(facts))}"), facts, intent="referees") if facts else None
