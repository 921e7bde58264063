"""The intent heads: fitted in closed form, calibrated, kept as bytes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.errors import IndexDamaged
from cvqa.index.encoder import Vectors
from cvqa.question.heads import Heads, fit

_STARTS = {"when": ("when did he", "what year did he", "in what month did he"), "where": ("where did he", "in which city did he")}
_ENDS = ("start", "study", "teach", "work at the company", "win it", "publish the project", "leave the company")


def _bank() -> tuple[list[str], list[str]]:
    pairs = [(f"{start} {end}", intent) for intent, starts in _STARTS.items() for start in starts for end in _ENDS]
    return [text for text, _ in pairs], [intent for _, intent in pairs]


def _same(texts: Sequence[str]) -> Vectors:
    """Vectors that tell nothing apart: every text points the same way."""
    return np.tile(np.array([[1, 0, 0, 0]], dtype=np.float32), (len(texts), 1))


def _axes(labels: Sequence[str]) -> Vectors:
    """Vectors that tell everything: each intent has an axis of its own."""
    order = sorted(set(labels))
    return np.eye(4, dtype=np.float32)[[order.index(label) for label in labels]]


@pytest.fixture(scope="module")
def worded() -> Heads:
    """Heads that can only go by words."""
    texts, labels = _bank()
    return fit(texts, labels, _same(texts))


@pytest.fixture(scope="module")
def meant() -> Heads:
    """Heads whose texts all read the same, so that they can only go by meaning."""
    labels = ["when"] * 20 + ["where"] * 20
    return fit(["he"] * 40, labels, _axes(labels))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("when did he graduate", "when"),
        ("what year was it", "when"),
        ("in which city was it", "where"),
        ("where did he graduate", "where"),
        ("where is it", "where"),
    ],
)
def test_words_alone_decide_where_vectors_are_alike(worded: Heads, text: str, intent: str) -> None:
    assert worded.predict(text, _same([text])[0])[0][0] == intent


@pytest.mark.parametrize(("axis", "intent"), [(0, "when"), (1, "where")])
def test_meaning_alone_decides_where_words_are_alike(meant: Heads, axis: int, intent: str) -> None:
    assert meant.predict("he", np.eye(4, dtype=np.float32)[axis])[0][0] == intent


def test_a_vector_between_two_intents_is_less_sure_than_one_on_an_axis(meant: Heads) -> None:
    on = meant.predict("he", np.array([1, 0, 0, 0], dtype=np.float32))[0]
    near = meant.predict("he", np.array([0.8, 0.6, 0, 0], dtype=np.float32))[0]
    assert on[0] == near[0] == "when"
    assert on[1] > near[1] > 0.5


def test_halfway_between_two_intents_both_are_as_likely(meant: Heads) -> None:
    half = np.array([0.5**0.5, 0.5**0.5, 0, 0], dtype=np.float32)
    assert [round(p, 2) for _, p in meant.predict("he", half)] == [0.5, 0.5]


def test_labels_that_contradict_each_other_lower_the_certainty() -> None:
    """Three in four of the lines that read alike say "when": held out, "when" is right three times in four."""
    labels = (["when"] * 3 + ["where"]) * 25
    heads = fit(["he did"] * 100, labels, _same(labels))
    (best, probability), _ = heads.predict("he did", _same(labels)[0])
    assert best == "when"
    assert probability == pytest.approx(0.75, abs=0.1)


def test_a_clear_bank_is_nearly_certain(meant: Heads) -> None:
    assert meant.predict("he", np.eye(4, dtype=np.float32)[0])[0][1] > 0.95


@given(st.text(max_size=60), st.lists(st.floats(-1, 1, width=32), min_size=4, max_size=4))
def test_any_text_gets_every_intent_once_with_falling_shares_of_one(worded: Heads, text: str, numbers: list[float]) -> None:
    vector = np.array(numbers, dtype=np.float32)
    vector /= max(float(np.linalg.norm(vector)), 1.0)
    found = worded.predict(text, vector)
    shares = [share for _, share in found]
    assert sorted(intent for intent, _ in found) == ["when", "where"]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1, abs=1e-5)
    assert min(shares) > 0


def test_fitting_twice_gives_the_same_bytes() -> None:
    texts, labels = _bank()
    assert fit(texts, labels, _same(texts)).to_bytes() == fit(texts, labels, _same(texts)).to_bytes()


def test_the_order_of_the_bank_changes_no_answer(worded: Heads) -> None:
    texts, labels = _bank()
    turned = fit(texts[::-1], labels[::-1], _same(texts))
    for text in ("when was it", "where was it", "which year"):
        here, there = (dict(heads.predict(text, _same([text])[0])) for heads in (worded, turned))
        assert here == pytest.approx(there, abs=1e-3)


def test_reading_back_changes_no_answer_and_writing_again_no_byte(worded: Heads) -> None:
    data = worded.to_bytes()
    read = Heads.from_bytes(data)
    assert read.to_bytes() == data
    assert read.intents == ("when", "where")
    for text in _bank()[0]:
        here, there = (dict(heads.predict(text, _same([text])[0])) for heads in (worded, read))
        assert here == pytest.approx(there, abs=5e-3)


@pytest.mark.parametrize("kept", [0, 10, 200, -1])
def test_a_cut_file_is_refused(worded: Heads, kept: int) -> None:
    with pytest.raises(IndexDamaged, match="run `cvqa index`"):
        Heads.from_bytes(worded.to_bytes()[:kept])


def test_parts_of_different_heads_are_refused(worded: Heads) -> None:
    mixed = Heads(("when", "where", "who"), worded.vectors, worded.pulls, worded.grams, worded.power, worded.floor)
    with pytest.raises(IndexDamaged, match="do not fit together"):
        Heads.from_bytes(mixed.to_bytes())


@pytest.mark.parametrize(
    ("texts", "labels", "vectors", "message"),
    [
        (["a", "b"], ["x"], 2, "2 texts, 1 labels and 2 vectors"),
        (["a", "b"], ["x", "y"], 1, "2 texts, 2 labels and 1 vectors"),
        (["a", "b"], ["x", "x"], 2, "at least two"),
        ([], [], 0, "at least two"),
    ],
)
def test_a_bank_that_does_not_fit_together_is_refused(texts: list[str], labels: list[str], vectors: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fit(texts, labels, np.zeros((vectors, 4), dtype=np.float32))


def test_more_lines_than_one_block_are_solved_exactly() -> None:
    """The weights solve (K + ridge) @ pulls = targets: shown by the residual on 700 lines, which take several blocks."""
    spread = np.random.default_rng(7).normal(size=(700, 16)).astype(np.float32)
    spread /= np.linalg.norm(spread, axis=1, keepdims=True)
    labels = ["left" if row[0] < 0 else "right" for row in spread]
    heads = fit(["he"] * 700, labels, spread)
    kernel = np.exp(4.0 * (heads.vectors @ heads.vectors.T - 1)) + 0.3  # n-grams are the same everywhere: cosine 1, weight 0.3
    residual = (kernel + 0.3 * np.eye(700)) @ heads.pulls - np.array([[label == "left", label == "right"] for label in labels])
    assert np.abs(residual).max() < 1e-2
