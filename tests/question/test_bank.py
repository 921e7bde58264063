"""The question bank: its data, and the masking that makes a visitor's question read like one of its lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from cvqa.cv.model import Cv, Entry, Kind, Owner, Period, Person, Place, Relation, Settings
from cvqa.question import bank
from cvqa.question.gazetteer import Gazetteer
from cvqa.question.understanding import understand

_AT = Place("cv.yaml", 1, 9)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """A CV with one job, whose names hold words that questions use for themselves ("lab", "intern")."""
    job = Entry(
        id="experience-tidewater-lab",
        kinds=(Kind.EXPERIENCE,),
        section="Work",
        title="Design Intern, Tidewater Lab",
        place=_AT,
        name="Tidewater Lab",
        organisation="Tidewater Lab",
        position="Design Intern",
        location="Bergen",
        period=Period(None, None),
        people=(Person("Ann Oakhurst", Relation.ADVISOR, _AT),),
    )
    return Gazetteer(Cv(Owner("Mira Quellmann"), (job,), Settings()))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What did Mira do at Tidewater Lab?", "what did he do at the company"),
        ("When did Mira Quellmann start at tidewater lab?", "when did he start at the company"),
        ("Who is Ann Oakhurst?", "who is that person"),
        ("Was she ever in Bergen?", "was he ever in that city"),
        ("the Tidewater Lab internship", "the company internship"),
        ("her Tidewater Lab job", "his company job"),
        ("what was he doing in 2019", "what was he doing in 2020"),
        ("did he lead 12 people", "did he lead 5 people"),
        ("which lab was it", "which lab was it"),
        ("was he an intern", "was he an intern"),
        ("what did they pay the candidate", "what did he pay he"),
        ("What did she do at Zorblatt Robotics?", "what did he do at the company"),
        ("?!", "?!"),
    ],
)
def test_a_question_is_masked_as_the_bank_is(gazetteer: Gazetteer, question: str, text: str) -> None:
    assert bank.masked(understand(question, gazetteer, date(2026, 1, 1)), gazetteer) == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("What did {name} do at {org}?", "what did he do at the company"),
        ("the {title} award", "the project award"),
        ("what's {name}'s phone number", "what is he phone number"),
        ("When did she join {org} in {year}?", "when did he join the company in 2020"),
        ("was it 1987", "was it 2020"),
        ("Please describe the candidate.", "please describe he"),
        ("{org}?", "the company"),
        ("???", "???"),
    ],
)
def test_a_line_of_the_bank_is_put_into_plain_words(line: str, text: str) -> None:
    assert bank.unmasked(line) == text


def test_every_placeholder_of_the_bank_is_known() -> None:
    used = {name for line, _ in bank.questions() for name in re.findall(r"\{(\w*)\}", line)}
    assert used == {"org", "person", "title", "place", "year", "topic", "degree", "skill", "role", "name", "number"}


def test_no_line_reads_the_same_as_another() -> None:
    said = Counter(bank.unmasked(line) for line, _ in bank.questions())
    assert [text for text, times in said.items() if times > 1] == []
    assert len(bank.rows()) == len(bank.questions()) > 6_000


def test_no_line_is_without_an_intent() -> None:
    assert [line for line, label in bank.questions() if not label.strip()] == []


def test_every_intent_has_variety() -> None:
    lines = defaultdict(set)
    for line, label in bank.questions():
        lines[label.split()[0]].add(line)
    assert {intent: len(found) for intent, found in lines.items() if len(found) < 40} == {}
    assert tuple(sorted(lines)) == bank.intents(bank.questions())


def test_a_row_keeps_its_label() -> None:
    labels = dict(bank.questions())
    by_text = {bank.unmasked(line): label for line, label in labels.items()}
    rows = bank.rows()
    assert [row.key.partition("#")[0] for row in rows] == [by_text[row.text] for row in rows]
    assert {row.group for row in rows} == {bank.GROUP}
