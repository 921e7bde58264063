"""The store: what it finds is what NumPy finds, before and after it was stored."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.errors import ModelError
from cvqa.index.encoder import Vectors
from cvqa.index.rows import Hit, Row
from cvqa.index.store import ROWS_FILE, Store
from tests.index.letters import LetterEncoder, SignEncoder

SIGNS = st.text("+-", min_size=16, max_size=16)
FEW_SIGNS = st.sampled_from(["+" * 16, "-" * 16, "+-" * 8, "-+" * 8, "++--" * 4])  # so that rows tie
ROWS = st.lists(st.builds(Row, st.sampled_from(["passage", "bank", "word"]), st.text(max_size=9), st.text(max_size=40)), max_size=30)


def rows(*texts: str, group: str = "passage") -> list[Row]:
    return [Row(group, f"row-{at}", text) for at, text in enumerate(texts)]


def test_a_hit_carries_key_text_and_cosine() -> None:
    store = Store.build(rows("aab", "b", "zzz"), LetterEncoder())
    (hits,) = store.search("passage", LetterEncoder().encode(["b"]), 3)
    # "b" is (b 1, one 1) / sqrt 2; "aab" is (a 2, b 1, one 1) / sqrt 6; "zzz" is (z 3, one 1) / sqrt 10
    assert [(hit.key, hit.text) for hit in hits] == [("row-1", "b"), ("row-0", "aab"), ("row-2", "zzz")]
    assert [hit.score for hit in hits] == pytest.approx([1.0, 2 / sqrt(12), 1 / sqrt(20)], abs=1e-6)


@given(st.lists(SIGNS | FEW_SIGNS, min_size=1, max_size=40), st.lists(SIGNS | FEW_SIGNS, max_size=25), st.integers(0, 45))
def test_search_equals_a_plain_cosine_with_ties_in_row_order(texts: list[str], queries: list[str], k: int) -> None:
    store = Store.build(rows(*texts), SignEncoder())
    cosines = SignEncoder().encode(queries) @ SignEncoder().encode(texts).T
    expected = [[Hit(f"row-{at}", texts[at], float(line[at])) for at in np.argsort(-line, kind="stable")[:k]] for line in cosines]
    assert store.search("passage", SignEncoder().encode(queries), k) == expected


@given(st.lists(st.text("abc", max_size=8), min_size=1, max_size=30), st.lists(st.text("abc", max_size=8), min_size=1, max_size=30))
def test_scores_are_those_of_numpy_and_do_not_hang_on_the_other_queries(texts: list[str], queries: list[str]) -> None:
    store = Store.build(rows(*texts), LetterEncoder())
    vectors = LetterEncoder().encode(queries)
    together = store.search("passage", vectors, len(texts))
    assert together == [store.search("passage", vectors[at : at + 1], len(texts))[0] for at in range(len(queries))]
    scores = [[hit.score for hit in hits] for hits in together]
    np.testing.assert_allclose(scores, -np.sort(-vectors @ store.vectors("passage").T, axis=1), atol=1e-6)


def test_many_equal_rows_are_cut_off_in_row_order() -> None:
    store = Store.build(rows("z", *["a"] * 100), LetterEncoder())
    (hits,) = store.search("passage", LetterEncoder().encode(["a"]), 5)
    assert [hit.key for hit in hits] == ["row-1", "row-2", "row-3", "row-4", "row-5"]


@pytest.mark.parametrize(("k", "found"), [(0, 0), (1, 1), (2, 2), (3, 2), (1000, 2)])
def test_no_more_rows_than_asked_for_or_there(k: int, found: int) -> None:
    store = Store.build(rows("a", "b"), LetterEncoder())
    assert [len(hits) for hits in store.search("passage", LetterEncoder().encode(["a", "b"]), k)] == [found, found]


def test_an_empty_group_finds_nothing() -> None:
    store = Store.build(rows("a"), LetterEncoder())
    assert store.search("word", LetterEncoder().encode(["a", "b"]), 3) == [[], []]
    assert (store.keys("word"), store.rows("word"), store.vectors("word").shape) == ((), (), (0, 27))


def test_a_store_without_rows_knows_its_dimension() -> None:
    store = Store.build([], LetterEncoder())
    again = Store.from_files(store.files(), store.dimension)
    assert (again.dimension, again.groups, again.search("passage", LetterEncoder().encode(["a"]), 3)) == (27, (), [[]])


def test_groups_are_searched_apart_and_keep_their_order() -> None:
    store = Store.build([Row("word", "w", "a"), Row("bank", "b1", "b"), Row("word", "x", "b"), Row("bank", "b2", "a")], LetterEncoder())
    assert (store.groups, store.keys("word"), store.keys("bank")) == (("word", "bank"), ("w", "x"), ("b1", "b2"))
    (hits,) = store.search("bank", LetterEncoder().encode(["a"]), 1)
    assert [(hit.key, hit.text) for hit in hits] == [("b2", "a")]


def test_vectors_stand_at_the_positions_of_their_rows() -> None:
    store = Store.build(rows("b", "a", "b"), LetterEncoder())
    np.testing.assert_array_equal(store.vectors("passage"), LetterEncoder().encode(["b", "a", "b"]))


def test_a_text_is_embedded_once_however_many_rows_have_it() -> None:
    encoder = LetterEncoder()
    store = Store.build([Row("word", "1", "a"), Row("word", "2", "a"), Row("bank", "3", "a"), Row("bank", "4", "b")], encoder)
    assert [text for batch in encoder.asked for text in batch] == ["a", "b"]
    assert (store.keys("word"), store.keys("bank")) == (("1", "2"), ("3", "4"))


def test_progress_counts_texts_up_to_all_of_them() -> None:
    heard: list[tuple[int, int]] = []
    Store.build(rows(*("a" * length for length in range(600))), LetterEncoder(), lambda done, all_: heard.append((done, all_)))
    assert heard == [(256, 600), (512, 600), (600, 600)]


@given(ROWS, st.lists(st.text(max_size=20), max_size=5))
def test_saving_and_loading_changes_no_search_result(given_rows: list[Row], queries: list[str]) -> None:
    store = Store.build(given_rows, LetterEncoder())
    again = Store.from_files(store.files(), store.dimension)
    vectors = LetterEncoder().encode(queries)
    assert again.groups == store.groups
    for group in store.groups:
        assert again.rows(group) == store.rows(group)
        assert again.search(group, vectors, 7) == store.search(group, vectors, 7)
        np.testing.assert_array_equal(again.vectors(group), store.vectors(group))


def test_saving_is_the_same_every_time() -> None:
    assert Store.build(rows("a", "b"), LetterEncoder()).files() == Store.build(rows("a", "b"), LetterEncoder()).files()


class OneTooFew(LetterEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return super().encode(texts)[:-1]


class TwiceAsLong(LetterEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return 2 * super().encode(texts)


class NotANumber(LetterEncoder):
    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.nan * super().encode(texts)


@pytest.mark.parametrize(
    ("encoder", "message"),
    [
        (OneTooFew(), r"shape \(2, 27\) were expected, and the encoder gave \(1, 27\)"),
        (TwiceAsLong(), "not of unit length"),
        (NotANumber(), "not finite"),
    ],
)
def test_a_build_covers_every_row_or_fails(encoder: LetterEncoder, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        Store.build(rows("a", "b"), encoder)


def test_a_query_of_another_encoder_is_refused() -> None:
    store = Store.build(rows("a"), LetterEncoder())
    with pytest.raises(ModelError, match=r"shape \(1, 27\) were expected, and the encoder gave \(1, 16\)"):
        store.search("passage", SignEncoder().encode(["+" * 16]), 1)


@pytest.mark.parametrize("group", ["", "../up", "two words", "Word", "a.b", "ü"])
def test_a_group_needs_a_name_that_a_file_can_have(group: str) -> None:
    with pytest.raises(ValueError, match="a group's name is also a file's"):
        Store.build([Row(group, "key", "text")], LetterEncoder())


def test_rows_that_do_not_fit_their_vectors_are_refused() -> None:
    files = Store.build(rows("a", "b"), LetterEncoder()).files()
    files[ROWS_FILE] = b'{"passage": {"keys": ["key"], "texts": ["a"]}}'
    with pytest.raises(ValueError, match=r"passage\.faiss holds 2 vectors of 27 numbers, and 1 of 27 were expected"):
        Store.from_files(files, 27)


def test_keys_without_their_texts_are_refused() -> None:
    files = Store.build(rows("a", "b"), LetterEncoder()).files()
    files[ROWS_FILE] = b'{"passage": {"keys": ["key", "key"], "texts": ["a"]}}'
    with pytest.raises(ValueError, match=r"rows\.json holds 2 keys and 1 texts for passage\.faiss"):
        Store.from_files(files, 27)
