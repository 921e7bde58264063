"""Every problem of a CV file at once, each with its line and an example of a right value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from cvqa.cv.date_texts import parse_date
from cvqa.cv.schema import ENTRY_TYPES, TEXT_ENTRY, TOP_KEYS, Header, entry_type, type_name
from cvqa.cv.yaml_lines import Node
from cvqa.errors import Problem

EXAMPLES = {
    "name": "name: Jo Doe",
    "company": "company: Acme Ltd",
    "position": "position: Analyst",
    "institution": "institution: University of Somewhere",
    "area": "area: Physics",
    "title": "title: On Bridges",
    "authors": "authors: [Jo Doe, Kim Roe]",
    "label": "label: Languages",
    "details": "details: English (native), French (B2)",
    "highlights": "highlights: [Did this, Did that]",
    "date": "2023-09 or Fall 2023",
    "start_date": "start_date: 2022-02",
    "end_date": "end_date: 2022-10 or end_date: present",
    "email": "jo@example.org",
    "phone": '"+44 20 7946 0000"',
    "website": "https://jo.example.org",
    "url": "https://example.org/paper",
    "doi": "10.5555/12345678",
    "bullet": "bullet: Kim Roe, kim@example.org",
    "network": "{network: GitHub, username: jo}",
    "username": "{network: GitHub, username: jo}",
    "social_networks": "social_networks: [{network: GitHub, username: jo}]",
}


def cv_problems(root: Node, file: str) -> Iterator[Problem]:
    """What keeps the file from being read as a CV, in no particular order."""
    if root.pairs is None or "cv" not in root.pairs:
        yield Problem(file, root.first, "there is no `cv` key at the top", "cv: {name: Jo Doe, sections: {...}}")
    for key, node in (root.pairs or {}).items():
        if key not in TOP_KEYS:
            yield Problem(file, node.key_line, f"unknown key {key!r} at the top", f"one of {', '.join(TOP_KEYS)}")
    cv = root.at(["cv"])
    if root.pairs is not None and "cv" in root.pairs:
        if cv.pairs is None:
            yield Problem(file, cv.key_line, "`cv` holds no keys", "cv: {name: Jo Doe, sections: {...}}")
        else:
            yield from _header_problems(cv, file)
            yield from _sections_problems(cv.pairs.get("sections"), file)


def _header_problems(cv: Node, file: str) -> Iterator[Problem]:
    header = {key: value for key, value in cv.plain.items() if key != "sections"}
    yield from _model_problems(Header, header, cv, file, "cv")
    if header.get("name") is not None and not cv.text("name"):
        yield Problem(file, cv.at(["name"]).key_line, "cv: `name` is empty", EXAMPLES["name"])


def _sections_problems(sections: Node | None, file: str) -> Iterator[Problem]:
    if sections is None or sections.plain is None:
        return
    if sections.pairs is None:
        yield Problem(file, sections.key_line, "`sections` must map titles to lists of entries", "sections: {Education: [...]}")
        return
    for title, section in sections.pairs.items():
        if section.items is not None:
            yield from _section_problems(title, section.items, file)
        elif section.plain is not None:
            message = f"section {title!r} must be a list of entries"
            yield Problem(file, section.key_line, message, "Education: [{institution: ..., area: ...}]")


def _section_problems(title: str, entries: tuple[Node, ...], file: str) -> Iterator[Problem]:
    types = [type_name(entry.plain) for entry in entries]
    common = Counter(name for name in types if name).most_common(1)
    usual = common[0][0] if common else ""
    for entry, name in zip(entries, types, strict=True):
        if not name:
            marks = "a text, or a mapping with one of " + ", ".join(marks[0] for marks in ENTRY_TYPES.values())
            yield Problem(file, entry.key_line, f"section {title!r}: RenderCV has no such entry", marks)
        elif name != usual:
            example = f"move it to a section of its own, or write it as {usual}"
            yield Problem(file, entry.key_line, f"section {title!r} mixes {usual} and {name}", example)
        if name and name != TEXT_ENTRY:
            yield from _entry_problems(title, entry, file)


def _entry_problems(title: str, entry: Node, file: str) -> Iterator[Problem]:
    model = entry_type(entry.plain)
    if model is not None:
        yield from _model_problems(model, entry.plain, entry, file, f"section {title!r}")
    start, end = parse_date(entry.text("start_date")), parse_date(entry.text("end_date"))
    # A year alone ends in December: 2020-05 to 2020 is no contradiction. Where there is a `date`, RenderCV takes no notice of the others.
    if start and end and (end.year, end.month or 12, end.day or 31) < (start.year, start.month, start.day) and not entry.text("date"):
        line = entry.at(["end_date"]).key_line
        yield Problem(file, line, f"section {title!r}: end_date stands before start_date", "start_date: 2022-02, end_date: 2022-10")


def _model_problems(model: type[BaseModel], plain: Any, node: Node, file: str, where: str) -> Iterator[Problem]:
    try:
        model.model_validate(plain)
    except ValidationError as error:
        seen = set()
        for fault in error.errors():
            path = [step for step in fault["loc"] if step in EXAMPLES or isinstance(step, int) or step in (node.pairs or {})]
            found = node.at(path)
            problem = Problem(file, found.key_line, f"{where}: {_said(fault, path)}", _example(path))
            key = problem.line, str(fault["loc"][:1])
            if key not in seen:  # a field that may have two forms has a fault for each
                seen.add(key)
                yield problem


def _said(fault: Any, path: list[int | str]) -> str:
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "entry")
    match fault["type"]:
        case "missing":
            return f"`{fault['loc'][-1]}` is missing"
        case "extra_forbidden":
            return f"unknown key {fault['loc'][-1]!r}"
        case "string_type":
            return f"`{key}` must be a text"
        case "list_type":
            return f"`{key}` must be a list"
        case "value_error":
            return f"`{key}` {fault['input']!r} {fault['ctx']['error']}"
        case _:
            return f"`{key}`: {fault['msg']}"


def _example(path: list[int | str]) -> str:
    keys = [str(step) for step in path if isinstance(step, str)]
    known = next((EXAMPLES[key] for key in reversed(keys) if key in EXAMPLES), "")
    return known or "one of " + ", ".join(name for name in Header.model_fields)
