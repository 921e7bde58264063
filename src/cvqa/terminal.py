"""A question and its reply in a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import click

from cvqa.errors import UsageError
from cvqa.lasting import lasting

if TYPE_CHECKING:
    from cvqa.answer.reply import Reply
    from cvqa.assistant import Turn
    from cvqa.locations import Locations

MAX_TURNS = 20
BAD = 1  # the exit status of a question that the CV does not answer


class Asked(Protocol):
    """What a terminal needs of an assistant."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Reply: ...


Opener = Callable[["Locations", bool], Asked]  # the places, and whether to build


def open_assistant(at: Locations, build: bool) -> Asked:
    """The real assistant; importing and opening it is what takes the time."""
    with lasting():
        from cvqa.index import onnx_encoder  # noqa: F401 - before a thread competes for the interpreter
        from cvqa.index.ahead import open_ahead
        from cvqa.index.carried import open_encoder

        open_ahead(at.index, open_encoder)
        from cvqa.assistant import Assistant

        return Assistant.open(at.cv, at.index, build=build, progress=True)


def typed_question(words: Sequence[str]) -> str:
    """The question of a command line; `-` alone reads standard input."""
    if list(words) != ["-"]:
        return " ".join(words)
    try:
        return sys.stdin.buffer.read().decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input is not UTF-8 text (byte {error.start + 1}); a question is text") from None


def show(reply: Reply, as_json: bool = False) -> None:
    """Print a reply to standard output; what one may ask instead goes to standard error."""
    if as_json:
        click.echo(json.dumps(reply.as_dict(), ensure_ascii=False, indent=2))
        return
    click.echo(printable(reply.answer))
    for number, citation in enumerate(reply.citations, 1):
        click.echo(printable(f"  [{number}] {citation.title}  {citation.source}"))
    if reply.suggestions and sys.stderr.isatty():
        click.echo("".join(f"\n  try: {text}" for text in map(printable, reply.suggestions)), err=True)


def printable(text: str) -> str:
    """The text without what would steer a terminal."""
    return "".join(char for char in text if char in "\n\t" or char.isprintable() or (char.isspace() and ord(char) > 0x9F))


def exit_status(reply: Reply) -> int:
    """0 for an answer or small talk, 1 where the CV is silent or the question unclear."""
    return 0 if reply.status in ("answered", "smalltalk") else BAD


def converse(assistant: Asked) -> None:
    """Ask line by line, each with the turns before it, until the input ends."""
    from cvqa.assistant import Turn

    history: list[Turn] = []
    while (question := next_line()) is not None:
        if not question:
            continue
        try:
            reply = assistant.ask(question, tuple(history[-MAX_TURNS:]))
        except UsageError as error:
            click.echo(f"cvqa: {error}", err=True)
            continue
        show(reply)
        history += [Turn("user", question), Turn("assistant", reply.answer)]


def next_line() -> str | None:
    """What is typed next, None at the end; a prompt is shown to people only."""
    asked = sys.stdin.isatty()
    if asked:
        _with_line_editing()
    try:
        return input("\n> " if asked else "").strip()
    except EOFError:
        return None


def _with_line_editing() -> None:
    """Arrow keys and the lines typed before, where Python has readline; importing it is all that it takes."""
    try:
        import readline  # noqa: F401
    except ImportError:
        return
