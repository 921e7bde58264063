"""What is made at a start lasts as long as its process, so that the garbage collector need not look at it again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting(*, serving: bool = False) -> Iterator[None]:
    """Imports and opens without collecting; all that is there in the end is left out of every later collection.

    A start makes hundreds of thousands of objects and drops few: looking at them over and over takes a fifth of its time. What an
    earlier start left out is looked at again from now on. `serving`: the process stays, so that it pays to collect once in the end.
    """
    collecting = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        if serving:
            gc.collect()  # else the cycles that a start leaves behind would stay as long as the process
        gc.freeze()
        if collecting:
            gc.enable()
