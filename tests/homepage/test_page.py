"""What the homepage shows of a CV and tells machines about it, and llms.txt."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.model import Cv, Entry, Kind, Link, Owner, Settings
from cvqa.homepage.page import Widget, render_homepage, render_llms
from tests.server.sample import LINES, contact, cv, job, text

VOID = ("meta", "link", "br", "hr", "img", "input")


class Page(HTMLParser):
    """A page taken apart: ids in order, addresses by attribute, the words, and whether every tag closes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.words = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def body(html: str) -> str:
    """What a reader sees, without what machines read in the head."""
    return html.partition("<body>")[2]


def page(cv: Cv) -> Page:
    read = Page(render_homepage(cv))
    assert read.open == []
    return read


def test_every_entry_is_an_anchor() -> None:
    ids = page(cv(contact(), job("a"), job("b", section="Diving"), job("c", section="Diving"))).ids
    assert ids == ["contact", "cv", "section-1", "a", "section-2", "b", "c"]


def test_sections_keep_their_titles_and_order() -> None:
    html = render_homepage(cv(contact(), job("a", section="Work"), job("b", section="Diving")))
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", html) == ["Work", "Diving"]


def test_the_page_asks_for_nothing_but_its_own_files_by_relative_addresses() -> None:
    addresses = page(cv()).addresses
    own = [a for a in addresses if not a.startswith(("https://quill.example", "https://github.example", "mailto:"))]
    assert own == ["data:,", "llms.txt", "homepage.css", "widget.js", "#cv"]


def test_the_header_says_who_it_is_and_how_to_reach_them() -> None:
    html = render_homepage(cv())
    assert "<title>Ada Quill</title>" in html
    assert '<h1>Ada Quill</h1>\n  <p class="lead">Diver and welder</p>' in html
    assert '<a href="mailto:ada@quill.example">ada@quill.example</a>' in html
    assert '<a href="https://quill.example/">quill.example</a>' in html
    assert '<a href="https://github.example/quill">GitHub</a>' in html


def summary(words: str, id: str = "profile") -> Entry:
    return Entry(id, (Kind.SUMMARY,), "Profile", words, LINES, texts=(text("text", words),))


def test_a_profile_that_opens_with_the_headline_stands_in_the_header_as_its_anchor() -> None:
    html = render_homepage(cv(contact(), summary("Diver and welder. Likes rivers."), job()))
    assert '<p class="lead" id="profile">Diver and welder. Likes rivers.</p>' in html
    assert "<h2" in html
    assert "Profile" not in body(html)


def test_a_headline_of_its_own_leaves_the_profile_where_it_stands() -> None:
    html = render_homepage(cv(contact(), summary("Likes rivers."), job()))
    assert '<p class="lead">Diver and welder</p>' in html
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", html) == ["Profile", "Work"]
    assert html.count("Likes rivers.") == 1


def test_a_headline_that_a_longer_profile_repeats_is_not_said_twice() -> None:
    html = render_homepage(cv(contact(), summary("Diver and welder."), summary("Likes rivers.", "profile-2")))
    assert body(html).count("Diver and welder") == 1
    assert 'id="profile"' in html


def test_a_cv_with_nothing_but_a_name_is_a_page() -> None:
    assert "Ada Quill" in page(Cv(Owner("Ada Quill"), (), cv().settings)).words


@given(st.text(), st.text())
def test_no_text_of_a_cv_becomes_markup(words: str, url: str) -> None:
    hostile = f"<script>alert(1)</script><img src=x onerror=alert(1)>\"'{words}"
    linked = text("highlights", hostile, Link(hostile, url))
    read = page(
        cv(contact(hostile), job(title=hostile, position=hostile, location=hostile, texts=(linked,)), owner=Owner(hostile, hostile))
    )
    assert "img" not in read.tags
    assert read.addresses.count("x") == 0
    assert read.words.count("<script>alert(1)</script>") >= 4


def test_what_machines_read_in_the_head() -> None:
    html = render_homepage(replace(cv(), settings=Settings(homepage="https://quill.example/me")))
    head = html.partition("<body>")[0]
    metas = dict(re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', head))
    assert (metas["og:type"], metas["og:title"], metas["og:url"]) == ("profile", "Ada Quill", "https://quill.example/me")
    assert metas["description"] == metas["og:description"] == "Diver and welder"
    assert '<link rel="canonical" href="https://quill.example/me">' in head


def test_without_an_address_of_its_own_the_page_claims_none() -> None:
    head = render_homepage(cv()).partition("<body>")[0]
    assert "og:title" in head
    assert "og:url" not in head
    assert "canonical" not in head


def test_the_person_for_search_engines_is_in_the_page_and_cannot_end_its_script() -> None:
    hostile = "</script><script>alert(1)</script>"
    html = render_homepage(cv(owner=Owner(hostile, "Diver")))
    (inside,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(inside)["mainEntity"]["name"] == hostile


def test_the_widget_asks_the_page_s_own_server_another_or_is_not_there() -> None:
    assert '<script src="widget.js" defer data-label="Ask about Ada Quill"></script>' in render_homepage(cv())
    elsewhere = render_homepage(cv(), widget=Widget("https://api.example"))
    assert 'data-api="https://api.example" data-home="./"></script>' in elsewhere
    assert "widget.js" not in render_homepage(cv(), widget=None)


LLMS = """# Ada Quill

> Diver and welder

This is the CV of Ada Quill. Each link below leads to its entry on the homepage.

## Contact

- [ada@quill.example](mailto:ada@quill.example)
- Porto
- [quill.example](https://quill.example/)
- [GitHub](https://github.example/quill)

## Work

- [Diver](./#experience-harbour-works): Harbour Works · Porto; Mar 2020 – Nov 2022; Under water all day.; Mended 12 locks.
"""


def test_llms_txt_lists_every_entry_with_its_address() -> None:
    assert render_llms(cv(), answers=False) == LLMS


def test_llms_txt_names_the_interface_where_a_server_answers_and_the_homepage_where_it_has_an_address() -> None:
    text = render_llms(replace(cv(), settings=Settings(homepage="https://quill.example/me")))
    assert "by `GET api/ask?q=...` in JSON" in text
    assert "- [Diver](https://quill.example/me/#experience-harbour-works):" in text


def test_no_text_of_a_cv_becomes_markdown() -> None:
    text = render_llms(cv(contact(), job(position="[x](https://bad.example)\n# Big")))
    assert "- [\\[x\\](https://bad.example) # Big](./#experience-harbour-works)" in text
    assert "\n# Big" not in text
