"""The docs hold: what they name exists, and what exists they name."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import chain
from pathlib import Path

import click
import pytest
from starlette.routing import Route

from cvqa.answer.reply import Citation, Reply, Status
from cvqa.assistant import Turn
from cvqa.cli import commands, main
from cvqa.server.app import create_app
from cvqa.server.live import Served

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)) - {"help"}


class Unasked:
    """An assistant whose routes are looked at and never used."""

    @property
    def build(self) -> Served:
        raise NotImplementedError

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply:
        raise NotImplementedError

    def suggestions(self) -> tuple[str, ...]:
        raise NotImplementedError


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def command_lines() -> Iterator[list[str]]:
    """Every command of the docs' shell blocks, taken apart as a shell does; a path before a program's name is left out."""
    for line in chain.from_iterable(block.splitlines() for text in (README, CONTRIBUTING) for block in blocks(text, "(?:sh|bat)")):
        words = shlex.split(line.replace("\\", "/"))
        yield [Path(words[0]).name, *words[1:]]


def options(command: click.Command) -> set[str]:
    """The long options of a command."""
    return {name for option in command.params if isinstance(option, click.Option) for name in option.opts if name.startswith("--")}


def test_the_docs_show_commands() -> None:
    programs = {line[0] for line in command_lines()}
    assert {"make", "cvqa", "curl"} <= programs


def test_every_make_target_that_is_shown_exists() -> None:
    shown = {line[1] for line in command_lines() if line[0] == "make"} | set(re.findall(r"`make ([a-z]+)", README + CONTRIBUTING))
    assert len(shown) > 4
    assert shown - TARGETS == set()


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_every_make_target_is_documented(target: str) -> None:
    assert f"| `make {target}" in README


@pytest.mark.parametrize("words", [line[1:] for line in command_lines() if line[0] == "cvqa"], ids=" ".join)
def test_every_command_line_that_is_shown_is_understood(words: list[str]) -> None:
    command = commands.commands[words[0]]
    with command.make_context(words[0], words[1:]) as context:  # raises click.UsageError for an unknown option
        assert context.params


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    (row,) = re.findall(rf"^\| `cvqa {name}\b.*$", README, re.MULTILINE)
    everywhere = {"--cv", "--index"}
    assert {option for option in options(commands.commands[name]) - everywhere if f"`{option}`" not in row} == set()
    assert "`--cv`" in README
    assert "`--index`" in README


def test_no_option_is_documented_that_is_not_there() -> None:
    for name, row in re.findall(r"^\| `cvqa ([a-z]+)\b(.*)$", README, re.MULTILINE):
        assert set(re.findall(r"`(--[a-z-]+)`", row)) <= options(commands.commands[name]), name


def test_every_route_is_documented() -> None:
    routes = [route for route in create_app(Unasked()).routes if isinstance(route, Route)]
    described = {f"{method} {route.path}" for route in routes for method in (route.methods or set()) - {"HEAD", "OPTIONS"}}
    assert "POST /api/ask" in described
    table = set(re.findall(r"`((?:GET|POST) /[\w./]*)", README))
    assert described == table


def test_every_status_is_documented() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|.* [01] \|$", README, re.MULTILINE)) == set(Status)


def test_the_reply_that_is_shown_has_the_fields_of_a_reply() -> None:
    (shown,) = map(json.loads, blocks(README, "json"))
    assert set(shown) | {"confidence"} == {field.name for field in fields(Reply)}
    assert set(shown["citations"][0]) == {field.name for field in fields(Citation)}


def test_the_requests_that_are_shown_are_requests() -> None:
    bodies = [line[line.index("-d") + 1] for line in command_lines() if line[0] == "curl" and "-d" in line]
    assert [set(json.loads(body)) for body in bodies] == [{"question"}]


def test_links_lead_to_files_that_are_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README + CONTRIBUTING)
    assert len(links) > 3
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_room_has_its_line() -> None:
    rooms = {path.stem + "/" * path.is_dir() for path in (ROOT / "src" / "cvqa").iterdir() if not path.name.startswith(("_", "py.typed"))}
    assert set(re.findall(r"^\| `([a-z_]+/?)` \|", CONTRIBUTING, re.MULTILINE)) == rooms


def test_the_variables_of_the_tests_are_documented() -> None:
    used = set(re.findall(r"CVQA_[A-Z]+", (ROOT / "tests" / "conftest.py").read_text("utf-8")))
    assert used
    assert {name for name in used if f"`{name}=" not in CONTRIBUTING} == set()


def test_the_changelog_begins_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"


def test_the_answer_that_is_shown_is_the_answer(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The README's first question, asked with the real model; `--update` writes the answer into the README."""
    monkeypatch.chdir(ROOT)
    (question,) = re.findall(r'^make ask Q="(.*)"$', README, re.MULTILINE)
    assert main(["ask", "--index", os.fspath(tmp_path / "index"), "--", question]) == 0
    said = capfd.readouterr().out
    if request.config.getoption("update"):
        (ROOT / "README.md").write_text(re.sub(r"(?<=^```text\n).*?(?=^```$)", lambda _: said, README, count=1, flags=re.M | re.S), "utf-8")
    else:
        assert blocks(README, "text")[0] == said
