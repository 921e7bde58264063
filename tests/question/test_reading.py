"""A visitor's text, written out and taken apart into the questions it holds."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvqa.question.reading import questions, unwrapped, written_out

_PIECES = st.sampled_from(
    [
        "who",
        "what",
        "where",
        "did",
        "she",
        "has",
        "work",
        "study",
        "and",
        "also",
        ",",
        ".",
        "?",
        "!",
        ";",
        "\n",
        "hi",
        "thanks",
        "please",
        "Prof.",
        "Dr.",
        "A.",
        "e.g.",
        "2019",
        "Norfell",
        "n't",
        "it's",
        "list",
        "tell",
        "me",
        "so",
        "dear",
        ":",
        "...",
    ]
)
TEXTS = st.text(max_size=120) | st.lists(_PIECES, max_size=30).map(" ".join)


def shorthand() -> list[tuple[str, str]]:
    """The pairs of the shorthand file as written."""
    text = files("cvqa.question").joinpath("data", "shorthand.txt").read_text("utf-8")
    return [(short, long) for short, equals, long in (line.partition(" = ") for line in text.splitlines()) if equals and short[0] != "#"]


def asking(text: str) -> list[str]:
    return [part.text for part in questions(text) if part.asks]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what's her phd about", "what is her phd about"),
        ("Who’s she", "Who is she"),
        ("where'd she study", "where did she study"),
        ("didn't she teach", "did not she teach"),
        ("can't she code", "can not she code"),
        ("can’t she code", "can not she code"),
        ("won't she move", "will not she move"),
        ("ain't she a nurse", "is not she a nurse"),
        ("wat did u do b4 2019", "what did you do before 2019"),
        ("whats her edu?", "what is her education?"),
        ("pubs, jobs", "publications, jobs"),
        ("e-mail", "email"),
        ("part time or full time", "part-time or full time"),
        ("is she no. 2 on it", "is she number 2 on it"),
        ("yes or no.", "yes or no."),
        ("Does she use R?", "Does she use R?"),
        ("Norfell", "Norfell"),
    ],
)
def test_shorthand_and_contractions_are_written_out(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


def test_a_share_is_written_as_a_word() -> None:
    assert written_out("40% of it").split() == ["40", "percent", "of", "it"]


def test_every_shorthand_is_written_once_and_leads_somewhere_else() -> None:
    shorts = [short for short, _ in shorthand()]
    assert len(shorts) > 50
    assert len(shorts) == len(set(shorts))
    assert [short for short, long in shorthand() if short == long or short != short.lower()] == []


@pytest.mark.parametrize(("short", "long"), shorthand())
def test_a_shorthand_gives_its_meaning_and_that_is_final(short: str, long: str) -> None:
    assert written_out(f"so {short} yes").lower() == f"so {long} yes".lower()
    assert written_out(long) == long


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hi, where did she work?", "where did she work?"),
        ("Hello there! Good morning, who is she?", "who is she?"),
        ("Where did she work? Thanks!", "Where did she work?"),
        ("please list her jobs, thank you so much.", "list her jobs"),
        ("Dear assistant, where did she work?", "where did she work?"),
        ("Dear bot where did she work before she joined the institute", "Dear bot where did she work before she joined the institute"),
        ("Where did she work? Kind regards, Tom", "Where did she work?"),
        ("hi", "hi"),
        ("Thanks!", "Thanks!"),
        ("hello there", "hello there"),
        ("Highlights of her career", "Highlights of her career"),
        ("Society memberships", "Society memberships"),
    ],
)
def test_greetings_and_thanks_are_taken_off_unless_nothing_else_is_left(text: str, rest: str) -> None:
    assert unwrapped(text).strip(" ,.!") == rest.strip(" ,.!")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Where did she work?", ["Where did she work?"]),
        ("Where did she work and what did she study?", ["Where did she work", "what did she study"]),
        ("Where did she work? What did she study?", ["Where did she work?", "What did she study?"]),
        ("where did she work\nwhat did she study", ["where did she work", "what did she study"]),
        ("Who advised her; when did she graduate?", ["Who advised her", "when did she graduate?"]),
        ("Did she work with Dr. Solheimdal?", ["Did she work with Dr. Solheimdal?"]),
        ("Where did she work & what did she study?", ["Where did she work", "what did she study"]),
        ("Was the paper with Pavel K. Vondracek accepted?", ["Was the paper with Pavel K. Vondracek accepted?"]),
        ("Any jobs, e.g. internships?", ["Any jobs, e.g. internships?"]),
        ("Does she have a Ph. D. in physics?", ["Does she have a Ph. D. in physics?"]),
        ("Where is her B.A. in physics from?", ["Where is her B.A. in physics from?"]),
        ("Is her M.Sc. in physics?", ["Is her M.Sc. in physics?"]),
        ("Does she know Fortran and Julia?", ["Does she know Fortran and Julia?"]),
        ("Norfell", ["Norfell"]),
        ("Could you therefore tell me where she worked?", ["where she worked?"]),
        ("Does anybody know whether she speaks Dutch?", ["whether she speaks Dutch?"]),
        ("Can you tell me if she speaks Dutch?", ["whether she speaks Dutch?"]),
        ("Two bits for our leaflet: in which lab was it, and who led it?", ["in which lab was it", "who led it"]),
        ("The Norfell paper: who wrote it?", ["The Norfell paper: who wrote it?"]),
        ("Please fill: (a) current employer (b) highest degree", ["which current employer", "which highest degree"]),
        ("1. current employer 2. highest degree", ["which current employer", "which highest degree"]),
        ("Give me the years of the PhD, the university and her phone number.",
         ["which years of the PhD", "which university", "what is her phone number"]),
        ("Email of the candidate, plus those of all referees", ["which Email of the candidate", "and those of all referees"]),
        ("Give me the dates and the supervisor of her PhD", ["Give me the dates and the supervisor of her PhD"]),
        ("title; start; end of the Norfell job", ["the Norfell job - under what title, start date, end date"]),
        ("The printer needs to know the year of her medal. Could you let me know?", ["the year of her medal?"]),
        ("We have a gap, and they wish to print which prize she won. Could you help?", ["which prize she won?"]),
    ],
)  # fmt: skip
def test_a_text_is_taken_apart_into_its_questions(text: str, parts: list[str]) -> None:
    assert asking(text) == parts


def test_a_statement_before_a_question_is_kept_and_does_not_ask() -> None:
    statement, question = questions("She worked at Norfell. Who was her manager there?")
    assert (statement.text, statement.asks) == ("She worked at Norfell.", False)
    assert (question.text, question.asks) == ("Who was her manager there?", True)


def test_what_stands_behind_the_last_question_is_dropped() -> None:
    assert [part.text for part in questions("Where did she work? I am hiring a geologist.")] == ["Where did she work?"]


def test_a_tag_belongs_to_the_claim_before_it() -> None:
    parts = questions("She studied physics in Oslo. Is that right?")
    assert len(parts) == 1
    assert "physics in Oslo" in parts[0].text
    assert "Is that right" in parts[0].text


def test_an_order_asks_without_a_question_mark() -> None:
    assert asking("List her papers. Which is the newest?") == ["List her papers.", "Which is the newest?"]


def test_statements_alone_are_taken_as_questions() -> None:
    assert len(asking("Her jobs. Her papers.")) == 2


@given(TEXTS)
@example("???")
@example("Thanks! Hi. Thanks!")
@example("\n".join(f"what is {n}?" for n in range(9)))
def test_one_to_four_parts_ask_and_none_is_blank(text: str) -> None:
    parts = questions(text)
    assert sum(part.asks for part in parts) in range(1, 5)
    assert parts[-1].asks
    if re.search(r"\w", text):
        assert all(part.text.strip() for part in parts)


@given(TEXTS)
def test_a_text_is_stripped_of_nothing_but_wrapping_and_joints(text: str) -> None:
    """Every word of a part stands in the written-out text."""
    whole = written_out(text.strip())
    assert all(word in whole for part in questions(text) for word in re.findall(r"\w+", part.text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("um so when did she uh start", "so when did she start"),
        ("what did the the lab do", "what did the lab do"),
        ("My colleague Henk says that she gave a keynote", "she gave a keynote"),
        ("our friends the Olsens liked it", "our friends the Olsens liked it"),
        ("my sister Eilish from Cork", "my sister from Cork"),
        ("Umea and Uhlig", "Umea and Uhlig"),
    ],
)
def test_what_a_voice_and_a_letter_wrap_around_a_question_is_left_out(text: str, written: str) -> None:
    assert written_out(text) == written


def test_what_somebody_cannot_recall_is_what_a_letter_asks() -> None:
    parts = questions("We met at a fair, and she gave a talk in Norfell, but neither of us can recall what it was called. Could you help?")
    assert [part.text for part in parts if part.asks] == ["what it was called?"]
