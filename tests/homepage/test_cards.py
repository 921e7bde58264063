"""How an entry becomes a card of the homepage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cvqa.cv.model import Author, Date, Entry, Kind, Link, Period
from cvqa.homepage.cards import Part, card, line, period_text, safe_url
from tests.server.sample import LINES, job, text


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
