"""The intent head against plain arithmetic, and on a bank small enough to see through."""

from __future__ import annotations

import numpy as np
import pytest

from cvqa.question.heads import IntentHead, fit

NORTH, EAST, SOUTH = np.eye(3, dtype=np.float32)


def _head() -> IntentHead:
    vectors = np.stack([NORTH, NORTH, EAST, EAST, SOUTH, SOUTH])
    return fit(vectors, ["when", "when", "where", "where", "who", "who"])


@pytest.mark.parametrize(("vector", "intent"), [(NORTH, "when"), (EAST, "where"), (SOUTH, "who")])
def test_a_question_like_the_banks_has_its_intent(vector: np.ndarray, intent: str) -> None:
    shares = _head().shares(vector)
    assert shares[0][0] == intent
    assert shares[0][1] > 0.9


def test_shares_add_up_to_one_and_fall() -> None:
    shares = [share for _, share in _head().shares((NORTH + 0.5 * EAST) / np.linalg.norm(NORTH + 0.5 * EAST))]
    assert sum(shares) == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)


def test_half_way_between_two_intents_both_have_the_same_share() -> None:
    shares = dict(_head().shares((NORTH + EAST) / np.sqrt(np.float32(2))))
    assert shares["when"] == pytest.approx(shares["where"], abs=1e-4)
    assert shares["when"] > shares.get("who", 0.0)


def test_saving_changes_no_share() -> None:
    head = _head()
    again = IntentHead.from_bytes(head.to_bytes())
    assert again.intents == head.intents == ("when", "where", "who")
    assert again.shares(EAST) == head.shares(EAST)


def test_what_is_no_head_is_refused() -> None:
    with pytest.raises(ValueError, match=r"pickle|npy|zip|magic|Cannot"):
        IntentHead.from_bytes(b"not a head")


def test_a_breath_on_the_vectors_changes_no_share() -> None:
    """Two encoders agree to the sixth decimal; a head that they do not agree on would be made of rounding errors."""
    draw = np.random.default_rng(0)
    middles = draw.normal(size=(12, 64))
    vectors = np.repeat(middles, 100, axis=0) + 0.02 * draw.normal(size=(1_200, 64))
    labels = [f"intent {number // 100}" for number in range(1_200)]

    def head(breath: float) -> IntentHead:
        moved = vectors + breath * draw.normal(size=vectors.shape)
        return fit((moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32), labels)

    one, other = head(0.0), head(1e-7)
    asked = (middles / np.linalg.norm(middles, axis=1, keepdims=True)).astype(np.float32)
    for number, vector in enumerate(asked):
        shares = dict(one.shares(vector)), dict(other.shares(vector))
        assert max(shares[0], key=lambda name: shares[0][name]) == f"intent {number}"
        assert shares[0] == pytest.approx(shares[1], abs=0.01)
