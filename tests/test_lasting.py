"""What a start makes is left out of later collections."""

from __future__ import annotations

import gc

import pytest

from cvqa.lasting import lasting


def test_nothing_is_collected_inside_and_what_is_left_is_frozen() -> None:
    with lasting():
        assert not gc.isenabled()
        made: list[object] = [[]]
    try:
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
        assert all(found is not made for found in gc.get_objects())
    finally:
        gc.unfreeze()


def test_an_error_leaves_collecting_on() -> None:
    with pytest.raises(ValueError, match="broken"), lasting():
        raise ValueError("broken")
    gc.unfreeze()
    assert gc.isenabled()


def test_what_an_earlier_start_made_can_be_collected_after_the_next() -> None:
    with lasting():
        pass
    frozen = gc.get_freeze_count()
    with lasting():
        assert gc.get_freeze_count() == 0
    assert gc.get_freeze_count() >= frozen // 2
    gc.unfreeze()
