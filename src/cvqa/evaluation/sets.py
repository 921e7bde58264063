"""Question sets: JSON lines, each a question with what a right reply to it has to hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt, ValidationError

from cvqa.answer.reply import Status
from cvqa.errors import UsageError


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
    return pattern


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Said = Annotated[str, Field(pattern=r"\S")]
Pattern = Annotated[str, AfterValidator(_compiles)]
Group = Annotated[tuple[Pattern, ...], Field(min_length=1)]


class Row(BaseModel):
    """One question and its expectations; `place` is where it stands ("set.jsonl:12"). Fields that are not known are let be."""

    model_config = ConfigDict(frozen=True)

    place: str
    id: Said
    category: Said
    question: Said
    status: Annotated[tuple[Status, ...], BeforeValidator(_listed), Field(min_length=1)]  # every one that is right
    history: tuple[Said, ...] = ()  # the questions before it, oldest first
    must: tuple[Group, ...] = ()  # of each group one expression has to match the answer
    forbid: tuple[Pattern, ...] = ()  # none may match
    cite: tuple[Pattern, ...] = ()  # each has to match one citation
    max_chars: PositiveInt | None = None
    ideal: str = ""  # for people, never compared


def read_sets(files: Iterable[Path]) -> tuple[Row, ...]:
    """The rows of all the files, in order. Raises UsageError at the first line that is no row, or where a file has none."""
    return tuple(row for file in files for row in _rows(file))


def _rows(file: Path) -> Iterator[Row]:
    lines = [(number, line) for number, line in enumerate(file.read_bytes().split(b"\n"), 1) if line.strip()]
    if not lines:
        raise UsageError(f"{file}: there is no question in it; a set has one JSON object on each line")
    for number, line in lines:
        yield _row(line, f"{file}:{number}")


def _row(line: bytes, place: str) -> Row:
    try:
        given = json.loads(line)
    except ValueError as error:  # not UTF-8, or not JSON
        raise UsageError(f"{place}: this is not JSON ({error}); a row is one JSON object on one line") from error
    if not isinstance(given, dict):
        raise UsageError(f"{place}: a row is a JSON object, not {json.dumps(given)[:40]}")
    try:
        return Row(**{key: value for key, value in given.items() if value is not None} | {"place": place})
    except ValidationError as error:
        raise UsageError(f"{place}: {_first(error)}") from error


def _first(error: ValidationError) -> str:
    """The first thing wrong with a row: which field, and what."""
    problem: Any = error.errors()[0]
    field = ".".join(str(part) for part in problem["loc"])
    return f"`{field}`: {problem['msg'].removeprefix('Value error, ')}"
