"""What the owner says in the first person is quoted; what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvqa.answer.finding import Fact, Finding
from cvqa.answer.reply import Status
from cvqa.answer.voice import voiced
from cvqa.cv.reading import read_cv
from cvqa.index.records import records

RECORD = records(read_cv(Path(__file__).parents[2] / "corpus" / "cv.yaml"))[0]


def said(lead: str, *quotes: str, points: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    found = voiced(Finding(Status.ANSWERED, lead, (Fact(lead, RECORD, quotes),), points))
    return found.lead, found.points


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Begun with my sister.", "Harbour: “Begun with my sister”."),
        ("I left for the sea.", "Harbour: “I left for the sea”."),
        ("I’m on call.", "Harbour: “I’m on call”."),
        ("It taught us patience;", "Harbour: “It taught us patience”."),
        ("Taught Mathematics I and II.", "Harbour: Taught Mathematics I and II."),
        ("Led part I of the study.", "Harbour: Led part I of the study."),
        ("Moved to the US.", "Harbour: Moved to the US."),
        ("Wrote “My Harbour”.", "Harbour: Wrote “My Harbour”."),
    ],
)
def test_the_first_person_is_quoted(quote: str, told: str) -> None:
    assert said(f"Harbour: {quote.rstrip('.;')}.", quote) == (told, ())


def test_each_sentence_is_quoted_by_itself_and_once() -> None:
    lead = "Built 12 docks. My father helped. My father helped a lot."
    assert said(lead, "Built 12 docks.", "My father helped a lot.", "My father helped.")[0] == (
        "Built 12 docks. “My father helped”. “My father helped a lot”."
    )


def test_the_points_of_a_list_are_quoted_too() -> None:
    assert said("Two interests", "my dog", "tea", points=("my dog", "tea"))[1] == ("“my dog”", "tea")
