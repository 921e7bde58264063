"""The head of a CV: whom it is about and how to reach them, as the owner and as the contact entry."""

from __future__ import annotations

from collections.abc import Iterator

from cvqa.cv.markdown import strip
from cvqa.cv.model import Connection, Entry, Kind, Link, Owner, Place, Text
from cvqa.cv.yaml_lines import Node

CONTACT_ID = "contact"
NETWORKS = {
    "linkedin": "https://linkedin.com/in/{}",
    "github": "https://github.com/{}",
    "gitlab": "https://gitlab.com/{}",
    "imdb": "https://imdb.com/name/{}",
    "instagram": "https://instagram.com/{}",
    "orcid": "https://orcid.org/{}",
    "stackoverflow": "https://stackoverflow.com/users/{}",
    "researchgate": "https://researchgate.net/profile/{}",
    "youtube": "https://youtube.com/@{}",
    "google scholar": "https://scholar.google.com/citations?user={}",
    "telegram": "https://t.me/{}",
    "whatsapp": "https://wa.me/{}",
    "leetcode": "https://leetcode.com/u/{}",
    "x": "https://x.com/{}",
    "bluesky": "https://bsky.app/profile/{}",
    "reddit": "https://reddit.com/user/{}",
}


def owner_of(cv: Node, file: str, headline: str) -> Owner:
    """The header's public part; `headline` is what the CV says of its own accord where the header has none."""
    return Owner(
        name=strip(cv.text("name")).text,
        headline=strip(cv.text("headline") or cv.text("label")).text or headline,
        email=_listed(cv.get("email")),
        phone=tuple(number.removeprefix("tel:") for number in _listed(cv.get("phone"))),
        location=strip(cv.text("location")).text,
        website=_listed(cv.get("website")),
        connections=tuple(_connections(cv, file)),
    )


def _listed(node: Node | None) -> tuple[str, ...]:
    """A field that holds one value or a list of them."""
    if node is None:
        return ()
    return tuple((item.scalar or "").strip() for item in (node.items or (node,)))


def _connections(cv: Node, file: str) -> Iterator[Connection]:
    for node in cv.listed("social_networks"):
        network, username = node.text("network"), node.text("username")
        yield Connection(network, username, address(network, username), Place(file, node.first, node.last))
    for node in cv.listed("custom_connections"):
        yield Connection(node.text("placeholder"), "", node.text("url"), Place(file, node.first, node.last))


def address(network: str, username: str) -> str:
    """Where an account is found: a Mastodon name holds its server, the others follow their network's pattern."""
    name = username.strip()
    if network.casefold() == "mastodon" and name.count("@") >= 1:
        user, _, server = name.removeprefix("@").partition("@")
        return f"https://{server}/@{user}"
    pattern = NETWORKS.get(network.casefold(), "")
    return pattern.format(name) if pattern else ""


def contact_entry(cv: Node, file: str, owner: Owner) -> Entry:
    """The header as the CV's first entry: each line a field."""
    fields = (*_fields(cv, file), *_accounts(owner))
    name = cv.at(["name"])
    lines = [line for text in fields for line in (text.place.first, text.place.last)]
    sections = cv.at(["sections"]).key_line if "sections" in (cv.pairs or {}) else 0
    beside = [line for line in lines if (line < sections) == (name.key_line < sections)]
    return Entry(
        id=CONTACT_ID,
        kinds=(Kind.CONTACT,),
        section="Contact",
        title=owner.name,
        place=Place(file, min(beside), max(beside)),
        name=owner.name,
        location=owner.location,
        url=next(iter(owner.website), ""),
        fields=fields,
    )


def _fields(cv: Node, file: str) -> Iterator[Text]:
    for key in ("name", "headline", "label", "location", "email", "phone", "website"):
        node = cv.get(key)
        for item in (node.items or (node,)) if node else ():
            plain = strip(item.scalar or "")
            link = (Link(plain.text, plain.text),) if key == "website" else plain.links
            yield Text(key, plain.text, Place(file, item.key_line, item.last), link)


def _accounts(owner: Owner) -> Iterator[Text]:
    for account in owner.connections:
        link = (Link(account.username or account.network, account.url),) if account.url else ()
        yield Text(account.network, account.username or account.url, account.place, link)
