"""An encoder is opened when it is first needed, and once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep

from cvqa.index.encoder import Encoder, OpenedOnce
from tests.index.letters import LetterEncoder


def test_it_is_opened_at_the_first_call_and_by_one_thread_only() -> None:
    opened: list[Encoder] = []

    def opener() -> Encoder:
        sleep(0.05)  # long enough for the other threads to arrive
        opened.append(LetterEncoder())
        return opened[-1]

    once = OpenedOnce(opener)
    assert opened == []
    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(lambda _: once.get(), range(8)))
    assert len(opened) == 1
    assert all(encoder is opened[0] for encoder in given)
