"""Words come from the build where it holds them, and are embedded once where it does not."""

from __future__ import annotations

import numpy as np

from cvqa.index.rows import Row
from cvqa.index.store import Store
from cvqa.index.word_vectors import WordVectors
from tests.index.letters import LetterEncoder

STORE = Store.build([Row("word", "chart", "charts"), Row("spoken", "who", "who")], LetterEncoder())


def test_what_the_build_holds_is_not_embedded_and_the_rest_is_once() -> None:
    encoder = LetterEncoder()
    words = WordVectors(STORE, ("word", "spoken"), lambda: encoder)
    for _ in range(2):
        found = words.of(["tides", "who", "charts"])
        np.testing.assert_array_equal(found, LetterEncoder().encode(["tides", "who", "charts"]))
    assert encoder.asked == [["tides"]]


def test_no_word_has_no_vector_and_needs_no_encoder() -> None:
    assert WordVectors(STORE, ("word", "spoken"), LetterEncoder).of([]).shape == (0, 27)
