"""The law itself: on a CV of two entries, what it lets pass and what it catches."""

from __future__ import annotations

from datetime import date

import pytest

from cvqa.answer.reply import Citation, Reply, Status
from tests.answers.claims import claims, month_of, months_of
from tests.answers.cv_text import CvText, Stretch, authors, dated, gaps, plain, stretch, together
from tests.answers.grounding import Ground, scattered, violations

LINES = """\
cv:
  name: Ada Quill
  email: ada@quill.example
  sections:
    Work:
      - company: Harbour Works
        position: Diver
        start_date: 2020-03
        end_date: 2022-11
        highlights:
          - Mended **12 locks** with Dr. Bo B. Lind, for EUR 6,200.
      - company: Sluice & Sons
        position: Lead Diver
        start_date: 2023-02
        end_date: present
        highlights:
          - Three weeks in Porto, from April to May 2024.
    Papers:
      - title: Rust under Water
        authors:
          - Bo B. Lind
          - "**Ada Quill**"
        date: 2021
"""
TODAY = date(2026, 11, 23)
CV = CvText("cv.yaml", tuple(LINES.splitlines()))
TEXTS = {"contact": CV.at("cv.yaml:2-3"), "works": CV.at("cv.yaml:6-11"), "sons": CV.at("cv.yaml:12-17"), "paper": CV.at("cv.yaml:19-23")}


def replied(answer: str, *cited: str, status: Status = Status.ANSWERED, points: int = 0) -> Reply:
    citations = tuple(Citation(id, "Work", "", "", "cv.yaml:1", f"/#{id}") for id in cited)
    return Reply(status, answer, answer + "\n- x" * points, citations)


def ground() -> Ground:
    """The entries stand in one section, but for the paper."""
    entries = {id: ("Papers" if id == "paper" else "Work", text) for id, text in TEXTS.items()}
    return Ground(CV, "Ada Quill", entries, "Was she at Sea Corp in 1999?", TODAY)


def broken(reply: Reply) -> list[str]:
    return [claim.text for claim in violations(reply, ground())]


PASSES = [
    ("She was a Diver at Harbour Works from March 2020 to November 2022.", ["works"]),
    ("Harbour Works: 2 years 9 months (March 2020 to November 2022).", ["works"]),
    ("Sluice & Sons: 3 years 10 months so far (February 2023 to today).", ["sons"]),
    ("6 years 7 months in all.", ["works", "sons"]),
    ("2 months lay between them.", ["works", "sons"]),
    ("Mended 12 locks, with Dr. Bo Lind, for EUR 6,200.", ["works"]),
    ("In April 2024 she was in Porto for three weeks.", ["sons"]),
    ("Two papers or more: “Rust under Water” has two authors (2021).", ["paper"]),
    ("Ada Quill's address is ada@quill.example.", ["contact"]),
    ("The CV does not mention Sea Corp or 1999.", []),
]

CAUGHT = [
    ("She was a Diver at Sea Corp.", ["works"], ["Sea Corp"]),
    ("She was a Diver at Harbour Works.", ["sons"], ["Harbour Works"]),
    ("She began in April 2020.", ["works"], ["April 2020"]),
    ("She began in 2019.", ["works"], ["2019"]),
    ("Mended 13 locks.", ["works"], ["13"]),
    ("It cost EUR 62,00.", ["works"], ["62", "00"]),
    ("It cost 5%.", ["works"], ["5"]),
    ("Seven papers.", ["paper"], ["Seven"]),
    ("Harbour Works: 2 years 8 months.", ["works"], ["2 years 8 months"]),
    ("Sluice & Sons: four weeks.", ["sons"], ["four weeks"]),
    ("She dived with Bo Lund.", ["works"], ["Bo Lund"]),
    ("Write to ada@quill.test.", ["contact"], ["ada@quill.test"]),
    ("The CV does not mention Acme.", [], ["Acme"]),
    ("Yes, she was at Sea Corp in 1999.", ["works"], ["1999", "Sea Corp"]),
    ("Sea Corp was not it. Sea Corp was.", ["works"], ["Sea Corp"]),
]


@pytest.mark.parametrize(("answer", "cited"), PASSES)
def test_what_stands_in_the_cv_passes(answer: str, cited: list[str]) -> None:
    assert broken(replied(answer, *cited)) == []


@pytest.mark.parametrize(("answer", "cited", "claim"), CAUGHT)
def test_what_does_not_is_caught(answer: str, cited: list[str], claim: list[str]) -> None:
    assert broken(replied(answer, *cited)) == claim


@pytest.mark.parametrize(("answer", "passes"), [("Four jobs: x.", True), ("5 jobs: x.", False)])
def test_a_list_has_as_many_points_as_it_says(answer: str, passes: bool) -> None:
    assert (broken(replied(answer, "works", points=4)) == []) is passes


@pytest.mark.parametrize(
    ("answer", "mixed"),
    [
        ("She was a Diver at Harbour Works from March 2020. She is Lead Diver at Sluice & Sons.", []),
        ("Two jobs:\n\n- Diver at Harbour Works (March 2020)\n- Lead Diver at Sluice & Sons (February 2023)", []),
        ("Before: Diver at Harbour Works, Lead Diver at Sluice & Sons and Diver at Harbour Works.", []),
        ("Before: Harbour Works, until November 2022; and Sluice & Sons, since February 2023.", []),
        ("The CV does not say that she left Harbour Works for Sluice & Sons.", []),
        ("She was at Harbour Works from February 2023.", ["She was at Harbour Works from February 2023."]),
        (
            "Before: Harbour Works, since February 2023; and Sluice & Sons.",
            ["Before: Harbour Works, since February 2023; and Sluice & Sons."],
        ),
        ("Before:\n\n- Sluice \\& Sons (April 2024)\n- Harbour Works (May 2024)", ["Harbour Works (May 2024)"]),
    ],
)
def test_a_sentence_that_mixes_two_entries_is_caught(answer: str, mixed: list[str]) -> None:
    reply = replied(answer, "works", "sons")
    assert broken(reply) == []
    assert list(scattered(reply, ground())) == mixed


def test_to_ask_back_every_entry_may_be_named_and_nothing_else() -> None:
    assert broken(replied("Do you mean Harbour Works or Sluice & Sons?", status=Status.CLARIFY)) == []
    assert broken(replied("Do you mean Harbour Works or Acme?", status=Status.CLARIFY)) == ["Acme"]


def test_a_list_that_is_longer_than_citations_may_be_leans_on_their_sections() -> None:
    answer = "She was a Diver at Harbour Works."
    assert broken(replied(answer, *["sons"] * 7)) == ["Harbour Works"]
    assert broken(replied(answer, *["sons"] * 8)) == []
    assert broken(replied("“Rust under Water”", *["sons"] * 8)) == ["Rust", "Water"]


def test_claims_are_taken_apart() -> None:
    found = {
        (claim.sort, claim.text)
        for claim in claims("In May 2020, Prof. Jo Ek sped GPT-3 up 10x (by 4.5%) for two years, at jo@ek.example.")
    }
    assert found == {
        ("date", "May 2020"),
        ("name", "In"),
        ("name", "Prof. Jo Ek"),
        ("name", "GPT-3"),
        ("name", "10x"),
        ("number", "4.5"),
        ("duration", "two years"),
        ("address", "jo@ek.example"),
    }


@pytest.mark.parametrize(("said", "written"), [("8 May 2020", "2020-05-08"), ("October 2022", "2022-10"), ("2022", "2022"), ("May", "May")])
def test_dates_as_a_file_writes_them(said: str, written: str) -> None:
    assert month_of(said) == written


@pytest.mark.parametrize(("said", "months"), [("2 years 3 months", 27), ("one year", 12), ("Nine months", 9), ("three weeks", None)])
def test_durations_in_months(said: str, months: int | None) -> None:
    assert months_of(said) == months


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2022-02", "2022-10", 9),
        ("2022-02", "2022-02", 1),
        ("2018", "2022", 48),
        ("2020", "2020", 12),
        ("2023", "present", 36),
        ("2026-11", "today", 1),
    ],
)
def test_how_long_a_stretch_is(start: str, end: str, months: int) -> None:
    found = stretch(start, end, TODAY)
    assert found is not None
    assert found.months == months


def test_stretches_together_and_apart() -> None:
    one, other, third = Stretch(0, 5), Stretch(4, 7), Stretch(10, 11)
    assert together([one, other, third]) == 10
    assert list(gaps([third, one, other])) == [0, 2]


def test_the_text_of_a_cv() -> None:
    assert TEXTS["works"].startswith("- company: Harbour Works position: Diver start_date: 2020-03")
    assert TEXTS["works"].endswith("Mended 12 locks with Dr. Bo B. Lind, for EUR 6,200.")
    assert dated(TEXTS["sons"], TODAY) == Stretch(2023 * 12 + 1, 2026 * 12 + 10)
    assert [authors(TEXTS["paper"]), authors("authors: [A B, C D, E F]"), authors(TEXTS["works"]), CV.papers] == [2, 3, 0, 1]
    assert plain("a **b** [c d](https://e.example) – ‘f’") == "a b c d - 'f'"


@pytest.mark.parametrize("source", ["cv.yaml:0", "cv.yaml:24", "cv.yaml:9-8", "other.yaml:1", "cv.yaml"])
def test_a_source_that_is_not_there_has_no_text(source: str) -> None:
    assert CV.at(source) == ""
