"""What is private appears nowhere."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.privacy import MASK, _pattern, masked
from cvqa.cv.reading import read_cv
from cvqa.cv.serial import to_json
from tests.cv.conftest import WriteCv

NUMBER = "+44 113 496 0482"


def hide(text: str, private: str = NUMBER) -> str:
    return masked(text, [_pattern(private)])


@pytest.mark.parametrize(
    "number",
    ["+44 113 496 0482", "+441134960482", "00441134960482", "0113 496 0482", "1134960482", "(0113) 496-0482", "113.496.0482",
     "+44 (0)113 4960482", "４４１１３４９６０４８２", "tel:+44-113-496-0482", "113 **496** 0482"],
)  # fmt: skip
def test_a_number_is_masked_in_every_grouping(number: str) -> None:
    hidden = hide(f"Ring {number}, please")
    assert MASK in hidden
    assert not {"496", "0482"} & set(hidden.replace("-", " ").split())


@pytest.mark.parametrize("text", ["in 1134", "EUR 113,496", "+44 113 496 0483", "91134960482 units", "2018-11 to 2019-04"])
def test_other_figures_stay(text: str) -> None:
    assert hide(text) == text


@given(st.text(max_size=60), st.sampled_from([" ", "-", ".", "", " / "]))
def test_no_context_shows_the_number(around: str, between: str) -> None:
    shown = hide(f"{around} {between.join(['0113', '496', '0482'])} {around}", NUMBER)
    assert "1134960482" not in "".join(c for c in shown if c.isdigit())


def test_texts_are_masked_in_any_case_and_spacing() -> None:
    assert hide("The Secret\n  *Bakery* is secret, secrets are not", "secret bakery") == f"The {MASK}* is secret, secrets are not"


CV = """
    cv:
      name: Jo Doe
      email: jo@example.org
      phone: "+44 113 496 0482"
      location: Leeds
      social_networks:
        - {network: GitHub, username: jo-bakes}
      sections:
        The Rye Affair:
          - Ring 0113 496 0482 or write to JO@example.org; see github.com/jo-bakes.
        Work:
          - company: Acme (Rye Affair)
            position: Baker
            salary: 12 crowns
            highlights: [Earned 12 crowns in the rye affair]
    """
ASSISTANT = """
    private: [phone, email, social_networks, salary, rye affair]
    suggestions: [What was the Rye affair?]
    faq: [{questions: [Number?], answer: 01134960482}]
    """


def test_nothing_private_is_left_anywhere(write_cv: WriteCv) -> None:
    cv = read_cv(write_cv(CV, ASSISTANT))
    everything = json.dumps(to_json(cv), ensure_ascii=False).lower()
    assert not [value for value in ("496", "0482", "jo@", "jo-bakes", "12 crowns", "rye", 'salary":') if value in everything]
    assert cv.withheld == cv.settings.private == ("phone", "email", "social_networks", "salary")
    assert [text.text for text in cv.entries[1].texts] == [f"Ring {MASK} or write to {MASK}; see github.com/{MASK}."]
    assert (cv.owner.phone, cv.owner.email, cv.owner.connections, cv.owner.location) == ((), (), (), "Leeds")


def test_a_private_word_that_is_also_a_key_breaks_nothing(write_cv: WriteCv) -> None:
    cv = read_cv(write_cv(CV, "private: [baker]\n"))
    assert cv.entries[-1].title == f"{MASK}, Acme (Rye Affair)"


def test_without_private_fields_all_is_shown(write_cv: WriteCv) -> None:
    cv = read_cv(write_cv(CV))
    assert (cv.owner.phone, cv.owner.email, cv.withheld) == ((NUMBER,), ("jo@example.org",), ())
