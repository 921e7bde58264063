"""What the homepage shows of a CV, and how."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.model import Author, Cv, Date, Entry, Kind, Link, Owner, Period
from cvqa.homepage import Part, card, line, period_text, render_homepage, safe_url
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
    assert own == ["data:,", "homepage.css", "widget.js", "#cv"]


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
    assert "Profile" not in html


def test_a_headline_of_its_own_leaves_the_profile_where_it_stands() -> None:
    html = render_homepage(cv(contact(), summary("Likes rivers."), job()))
    assert '<p class="lead">Diver and welder</p>' in html
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", html) == ["Profile", "Work"]
    assert html.count("Likes rivers.") == 1


def test_a_headline_that_a_longer_profile_repeats_is_not_said_twice() -> None:
    html = render_homepage(cv(contact(), summary("Diver and welder."), summary("Likes rivers.", "profile-2")))
    assert html.count("Diver and welder") == 1
    assert 'id="profile"' in html


def test_a_cv_with_nothing_but_a_name_is_a_page() -> None:
    assert "Ada Quill" in page(Cv(Owner("Ada Quill"), (), cv().settings)).words


def test_a_job_shows_what_where_and_when() -> None:
    shown = card(job())
    assert shown.heading == (Part("Diver"),)
    assert (shown.place, shown.when) == ("Harbour Works · Porto", "Mar 2020 – Nov 2022")
    assert shown.paragraphs == ((Part("Under water all day."),),)
    assert shown.bullets == ((Part("Mended 12 locks."),),)


def test_a_degree_shows_its_area_and_grade() -> None:
    degree = job(position="", degree="MSc", area="Hydraulics", fields=(text("grade", "with distinction"),))
    shown = card(degree)
    assert shown.heading == (Part("MSc, Hydraulics"),)
    assert shown.place == "Harbour Works · with distinction · Porto"


def test_a_place_that_the_heading_names_is_not_repeated() -> None:
    prize = job(name="Prize of Harbour Works", position="", location="", fields=(text("name", "Prize of Harbour Works"),))
    assert (card(prize).heading, card(prize).place) == ((Part("Prize of Harbour Works"),), "")


def test_a_paper_shows_its_authors_and_leads_to_its_doi() -> None:
    paper = Entry(
        "paper",
        (Kind.PUBLICATION,),
        "Papers",
        "On Locks",
        LINES,
        name="On Locks",
        doi="10.1000/locks",
        authors=(Author("Bo Li", co_first=True), Author("Ada Quill", owner=True, co_first=True), Author("Cy Ng")),
        fields=(text("title", "On Locks"), text("journal", "In submission to Canals")),
    )
    shown = card(paper)
    assert shown.heading == (Part("On Locks", "https://doi.org/10.1000/locks"),)
    assert shown.place == "In submission to Canals"
    expected = (Part("Bo Li*"), Part(", "), Part("Ada Quill*", strong=True), Part(", "), Part("Cy Ng"), Part(" (* co-first authors)"))
    assert shown.authors == expected


def test_a_label_stands_before_what_it_names() -> None:
    skill = Entry("s", (Kind.SKILL,), "Skills", "Welding", LINES, name="Welding", texts=(text("details", "arc, gas"),))
    shown = card(replace(skill, fields=(text("label", "Welding"),)))
    assert (shown.heading, shown.paragraphs) == ((), ((Part("Welding", strong=True), Part(": "), Part("arc, gas")),))


def test_a_bare_text_has_no_heading_of_its_own() -> None:
    bare = Entry("t", (Kind.TEXT,), "More", "Swims every…", LINES, name="Swims every…", texts=(text("bullet", "Swims every morning."),))
    assert (card(bare).heading, card(bare).bullets) == ((), ((Part("Swims every morning."),),))


def test_the_owners_own_keys_show_where_no_sentence_says_the_same() -> None:
    told = job(texts=(text("summary", "Led by Bo Li."), text("advisors", "Bo Li")))
    untold = job(texts=(text("summary", "Led well."), text("team_leads", "Bo Li"), text("team_leads", "Cy Ng")))
    assert card(told).paragraphs == ((Part("Led by Bo Li."),),)
    assert card(untold).paragraphs[1] == (Part("Team leads: "), Part(""), Part("Bo Li"), Part(", "), Part("Cy Ng"))


def test_links_stand_where_their_words_do() -> None:
    linked = text("summary", "See one and two.", Link("one", "https://a.example/1"), Link("two", "mailto:b@c.example"))
    expected = (Part("See "), Part("one", "https://a.example/1"), Part(" and "), Part("two", "mailto:b@c.example"), Part("."))
    assert line(linked) == expected


UNSAFE = (
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "ftp://a",
    "//a.example",
    "#",
    "",
    "http://[",
)


@pytest.mark.parametrize("url", UNSAFE)
def test_an_address_that_a_browser_must_not_follow_stays_plain(url: str) -> None:
    assert safe_url(url) == ""
    assert line(text("summary", "See one.", Link("one", url))) == (Part("See one."),)
    assert card(job(url=url)).heading == (Part("Diver"),)


@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "http://a.example", "mailto:a@b.example", "HTTPS://A.EXAMPLE"])
def test_an_address_that_a_browser_may_follow_stays_as_it_is(url: str) -> None:
    assert safe_url(url) == url


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


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (None, ""),
        (Period(Date(2020, 3), Date(2022, 11)), "Mar 2020 – Nov 2022"),
        (Period(Date(2023), None, ongoing=True), "2023 – present"),
        (Period(None, None, ongoing=True), "present"),
        (Period(Date(2018, 8), Date(2018, 8)), "Aug 2018"),
        (Period(Date(2018, 8, 3), Date(2018, 8, 3)), "3 Aug 2018"),
        (Period(None, Date(2019)), "2019"),
        (Period(Date(2027), Date(2027), text="Forthcoming 2027"), "Forthcoming 2027"),
        (Period(None, None), ""),
    ],
)
def test_dates_are_short_and_as_precise_as_given(period: Period | None, expected: str) -> None:
    assert period_text(period) == expected
