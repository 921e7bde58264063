"""The head of a CV."""

from __future__ import annotations

import pytest

from cvqa.cv.header import NETWORKS, address
from cvqa.cv.model import Connection, Cv, Kind, Link, Place, Text
from cvqa.cv.reading import read_cv
from tests.cv.conftest import WriteCv


@pytest.mark.parametrize(
    ("network", "username", "expected"),
    [
        ("GitHub", "jo", "https://github.com/jo"),
        ("LinkedIn", "jo", "https://linkedin.com/in/jo"),
        ("Mastodon", "@jo@bread.example", "https://bread.example/@jo"),
        ("Google Scholar", "AbC", "https://scholar.google.com/citations?user=AbC"),
        ("YouTube", "jo", "https://youtube.com/@jo"),
        ("Unheard Of", "jo", ""),
    ],
)
def test_address(network: str, username: str, expected: str) -> None:
    assert address(network, username) == expected


def test_every_network_of_rendercv_but_mastodon_has_a_pattern() -> None:
    named = "LinkedIn GitHub GitLab IMDB Instagram ORCID StackOverflow ResearchGate YouTube Telegram WhatsApp Leetcode X Bluesky Reddit"
    assert {*named.casefold().split(), "google scholar"} == set(NETWORKS)


def test_the_contact_entry_comes_first_and_holds_every_line_of_the_header(write_cv: WriteCv) -> None:
    cv = read_cv(
        write_cv(
            """
            cv:
              name: Jo Doe
              headline: Baker of *rye*
              email: [jo@example.org, doe@example.org]
              phone: tel:+44 20 7946 0000
              website: https://jo.example.org
              custom_connections:
                - placeholder: Shop
                  url: https://shop.example.org
              sections:
                Work:
                  - company: Acme
                    position: Baker
            """
        )
    )
    contact = cv.entries[0]
    assert (contact.id, contact.kinds, contact.title, contact.place) == ("contact", (Kind.CONTACT,), "Jo Doe", Place("cv.yaml", 2, 9))
    assert contact.fields == (
        Text("name", "Jo Doe", Place("cv.yaml", 2, 2)),
        Text("headline", "Baker of rye", Place("cv.yaml", 3, 3)),
        Text("email", "jo@example.org", Place("cv.yaml", 4, 4)),
        Text("email", "doe@example.org", Place("cv.yaml", 4, 4)),
        Text("phone", "tel:+44 20 7946 0000", Place("cv.yaml", 5, 5)),
        Text("website", "https://jo.example.org", Place("cv.yaml", 6, 6), (Link("https://jo.example.org", "https://jo.example.org"),)),
        Text("Shop", "https://shop.example.org", Place("cv.yaml", 8, 9), (Link("Shop", "https://shop.example.org"),)),
    )
    assert cv.owner.phone == ("+44 20 7946 0000",)
    assert cv.owner.connections == (Connection("Shop", "", "https://shop.example.org", Place("cv.yaml", 8, 9)),)


def test_the_headline_is_the_headers_own_else_the_first_summary_sentence(write_cv: WriteCv, engineer: Cv, journalist: Cv) -> None:
    opening = (
        "Structural engineer with 15 years in practice, specialised in footbridges, movable bridges and the retrofit of old masonry and"
    )
    assert engineer.owner.headline == f"{opening} concrete structures."
    assert journalist.owner.headline == ""
    assert read_cv(write_cv("cv:\n  name: Jo\n  label: Baker\n  sections:\n    Profile: [Bakes. Sells.]\n")).owner.headline == "Baker"


def test_header_keys_may_stand_after_the_sections(write_cv: WriteCv) -> None:
    cv = read_cv(write_cv("cv:\n  name: Jo\n  sections:\n    Hello:\n      - Bakes.\n  email: jo@example.org\n"))
    assert cv.entries[0].place == Place("cv.yaml", 2, 2)
    assert cv.owner.email == ("jo@example.org",)
