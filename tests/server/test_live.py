"""A server takes up a new build, and outlives a broken one."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from cvqa.errors import BuildError, IndexDamaged
from cvqa.server.live import LiveAssistant
from tests.server.sample import SampleAssistant, SampleBuild


class Opener:
    """Opens what `index/current` names; a name that begins with "bad" cannot be opened."""

    def __init__(self, index: Path) -> None:
        self.index, self.opened = index, 0

    def __call__(self) -> SampleAssistant:
        self.opened += 1
        name = (self.index / "current").read_text()
        if name.startswith("bad"):
            raise IndexDamaged(f"{name} is damaged")
        return SampleAssistant(SampleBuild(id=name))


def publish(index: Path, name: str) -> None:
    """Replace `current` in one step, as a build does."""
    (index / "new").write_text(name)
    (index / "new").replace(index / "current")


def test_a_new_build_is_taken_up_and_an_old_one_opened_once(tmp_path: Path) -> None:
    publish(tmp_path, "one")
    opener = Opener(tmp_path)
    live = LiveAssistant(tmp_path, opener)
    assert [live.build.id, live.build.id, live.suggestions()[0]] == ["one", "one", "Where did she work?"]
    publish(tmp_path, "two")
    assert [live.ask("Hi").answer, live.build.id, opener.opened] == ["She was a diver at Harbour Works.", "two", 2]


def test_a_build_that_cannot_be_opened_leaves_the_old_one_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    publish(tmp_path, "one")
    opener = Opener(tmp_path)
    live = LiveAssistant(tmp_path, opener)
    publish(tmp_path, "bad two")
    with caplog.at_level(logging.WARNING):
        assert [live.build.id, live.build.id, opener.opened] == ["one", "one", 2]
    assert caplog.messages == ["bad two is damaged"]
    publish(tmp_path, "three")
    assert live.build.id == "three"


def test_without_a_build_every_use_gives_the_reason_until_there_is_one(tmp_path: Path) -> None:
    live = LiveAssistant(tmp_path, Opener(tmp_path))
    for use in (lambda: live.build, lambda: live.ask("Hi"), live.suggestions):
        with pytest.raises(BuildError, match=r"there is no index yet; run: cvqa index$"):
            use()
    publish(tmp_path, "one")
    assert live.build.id == "one"


def test_a_broken_first_build_gives_its_reason_and_is_not_opened_again_and_again(tmp_path: Path) -> None:
    publish(tmp_path, "bad one")
    opener = Opener(tmp_path)
    live = LiveAssistant(tmp_path, opener)
    for _ in range(2):
        with pytest.raises(BuildError, match=r"^bad one is damaged$"):
            live.ask("Hi")
    assert opener.opened == 1


def test_an_index_that_is_taken_away_leaves_the_server_answering(tmp_path: Path) -> None:
    publish(tmp_path, "one")
    live = LiveAssistant(tmp_path, Opener(tmp_path))
    (tmp_path / "current").unlink()
    assert live.build.id == "one"
