"""Numbers in words and with their sign."""

from __future__ import annotations

import pytest

from cvqa.language.numbers import PLACES, VALUES, with_sign


@pytest.mark.parametrize(
    ("place", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (112, "112th")],
)
def test_a_place_has_its_sign(place: int, said: str) -> None:
    assert with_sign(place) == said


@pytest.mark.parametrize(("word", "value"), [("one", 1), ("nine", 9), ("ten", 10), ("nineteen", 19), ("twenty", 20), ("ninety", 90)])
def test_a_word_has_its_value(word: str, value: int) -> None:
    assert VALUES[word] == value


def test_a_place_is_said_in_words_and_with_a_sign() -> None:
    assert PLACES["third"] == PLACES["3rd"] == 3
    assert PLACES["twelfth"] == PLACES["12th"] == 12
