"""The person for search engines: a schema.org ProfilePage with its Person, as JSON-LD.

https://schema.org/ProfilePage and https://schema.org/Person; Google requires `mainEntity` and `name`. What is private is not in a Cv.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cvqa.cv.model import Cv, Entry, Kind
from cvqa.homepage.cards import safe_url

Node = dict[str, Any]


def profile_page(cv: Cv, description: str) -> Node:
    """The page about the owner; what the CV does not say is left out."""
    return {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": person(cv, description)}


def person(cv: Cv, description: str) -> Node:
    """Whom the CV is about."""
    owner = cv.owner
    jobs = [entry for entry in of_kind(cv, Kind.EXPERIENCE) if ongoing(entry)]
    schools = of_kind(cv, Kind.EDUCATION)
    links = [safe_url(url) for url in (*owner.website, *(connection.url for connection in owner.connections))]
    found: Node = {
        "@type": "Person",
        "name": owner.name,
        "description": description,
        "url": safe_url(cv.settings.homepage or next(iter(owner.website), "")),
        "email": list(owner.email),
        "telephone": list(owner.phone),
        "address": owner.location,
        "jobTitle": unique(entry.position for entry in jobs),
        "worksFor": organisations("Organization", jobs),
        "affiliation": organisations("EducationalOrganization", (entry for entry in schools if ongoing(entry))),
        "alumniOf": organisations("EducationalOrganization", (entry for entry in schools if not ongoing(entry))),
        "award": unique(entry.name or entry.title for entry in of_kind(cv, Kind.AWARD)),
        "knowsLanguage": unique(item.name for entry in of_kind(cv, Kind.LANGUAGE) for item in entry.items),
        "sameAs": unique(links),
    }
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in found.items() if value}


def of_kind(cv: Cv, kind: Kind) -> list[Entry]:
    """The entries that are shown under a kind."""
    return [entry for entry in cv.entries if entry.kind is kind]


def ongoing(entry: Entry) -> bool:
    """Whether it goes on."""
    return entry.period is not None and entry.period.ongoing


def organisations(kind: str, entries: Iterable[Entry]) -> list[Node]:
    """The places of some entries, each once."""
    return [{"@type": kind, "name": name} for name in unique(entry.organisation for entry in entries)]


def unique(values: Iterable[str]) -> list[str]:
    """What is said, each once, in order."""
    return list(dict.fromkeys(value for value in values if value))
