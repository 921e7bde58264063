"""The widget's own README names what there is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

WEB = Path(__file__).resolve().parent.parent.parent / "web"
README = (WEB / "README.md").read_text("utf-8")


def source(name: str) -> str:
    return (WEB / "widget" / name).read_text("utf-8")


def kebab(name: str) -> str:
    return re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", name)


def test_every_text_is_documented_as_it_is() -> None:
    told = dict(re.findall(r'^  (\w+): "(.*)",$', source("options.js"), re.MULTILINE))
    assert len(told) > 20
    rows = dict(re.findall(r"^\| `data-([\w-]+)` \| ([^|]*) \|$", README, re.MULTILINE))
    assert {kebab(name): words for name, words in told.items()} == rows


def test_every_option_is_documented() -> None:
    read = set(re.findall(r"given\.(\w+)", source("options.js"))) | {"open"}
    assert read - {"title", "label"} == set(re.findall(r"^\| `data-(\w+)` \| [^|]* \| [^|]* \|$", README, re.MULTILINE))


def test_every_event_is_documented() -> None:
    told = set(re.findall(r'#tell\("(\w+)"', source("element.js"))) | {"open", "close"}
    assert told == set(re.findall(r"`cvqa:(\w+)`", README))


def test_every_custom_property_is_documented() -> None:
    assert set(re.findall(r"--cvqa-\w+", source("widget.css") + source("element.js"))) == set(re.findall(r"--cvqa-\w+", README))
