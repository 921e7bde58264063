"""The assistant file: what the owner adds for the assistant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError, field_validator

from cvqa.cv.model import Faq, Place, Settings
from cvqa.cv.schema import Strict, Url
from cvqa.cv.yaml_lines import Node
from cvqa.errors import Problem

EXAMPLES = {
    "pronouns": "pronouns: she",
    "aliases": "aliases: {Acme Ltd: [Acme, ACME]}",
    "private": "private: [phone]",
    "suggestions": "suggestions: [What does she work on?]",
    "faq": "faq: [{questions: [Is she open to work?], answer: Yes.}]",
    "homepage": "homepage: https://jo.example.org",
}


class _FaqKeys(Strict):
    questions: list[str]
    answer: str


class _Keys(Strict):
    pronouns: str | None = None
    aliases: dict[str, list[str]] | None = None
    private: list[str] | None = None
    suggestions: list[str] | None = None
    faq: list[_FaqKeys] | None = None
    homepage: Url | None = None

    @field_validator("pronouns")
    @classmethod
    def one_of_three(cls, text: str | None) -> str | None:
        if text and pronoun(text) not in ("he", "she", "they"):
            raise ValueError("is none of he, she, they")
        return text


def pronoun(text: str) -> str:
    """`he/him` is `he`."""
    return re.split(r"[/\s,]", text.strip().lower())[0]


def settings_problems(root: Node, file: str) -> Iterator[Problem]:
    """Every key that the assistant file cannot have, or cannot have in that form."""
    if root.pairs is None:
        yield Problem(file, root.first, "must hold keys", EXAMPLES["private"])
        return
    try:
        _Keys.model_validate(root.plain)
    except ValidationError as error:
        for fault in error.errors():
            yield _problem(root, file, fault)


def _problem(root: Node, file: str, fault: Any) -> Problem:
    key = str(fault["loc"][0])
    node = root.at(fault["loc"])
    if fault["type"] == "extra_forbidden" and len(fault["loc"]) == 1:
        return Problem(file, node.key_line, f"unknown key {key!r}", f"one of {', '.join(EXAMPLES)}")
    said = str(fault["ctx"]["error"]) if fault["type"] == "value_error" else _sentence(fault)
    return Problem(file, node.key_line, f"`{key}` {said}", EXAMPLES.get(key, ""))


def _sentence(fault: Any) -> str:
    named = {"list_type": "needs a list", "dict_type": "needs a mapping", "string_type": "needs a text", "missing": "lacks a key"}
    inner = f" ({fault['loc'][-1]})" if len(fault["loc"]) > 1 else ""
    return named.get(fault["type"], "cannot be read") + inner


def settings_of(root: Node, file: str) -> Settings:
    """The file's settings; the file has been checked."""
    aliases = root.get("aliases")
    named = (aliases.pairs or {}) if aliases else {}
    return Settings(
        pronouns=pronoun(root.text("pronouns")),
        aliases={name: _texts(others.items or ()) for name, others in named.items()},
        private=_texts(root.listed("private")),
        suggestions=_texts(root.listed("suggestions")),
        faq=tuple(_faq(item, file) for item in root.listed("faq")),
        homepage=root.text("homepage"),
    )


def _texts(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(text for node in nodes if (text := (node.scalar or "").strip()))


def _faq(node: Node, file: str) -> Faq:
    return Faq(_texts(node.listed("questions")), " ".join(node.text("answer").split()), Place(file, node.first, node.last))
