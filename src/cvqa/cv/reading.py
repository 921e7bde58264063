"""A CV's file, with the assistant file beside it, becomes a `Cv`: the one door to this room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cvqa.cv.checking import cv_problems
from cvqa.cv.files import assistant_file, cv_file
from cvqa.cv.header import contact_entry, owner_of
from cvqa.cv.ids import fold
from cvqa.cv.model import Cv, Entry, Kind, Settings
from cvqa.cv.owner_file import settings_of, settings_problems
from cvqa.cv.privacy import Withheld, withhold
from cvqa.cv.rendercv import sections_of
from cvqa.cv.yaml_lines import Node, read_yaml
from cvqa.errors import CvError, Problem


@dataclass(frozen=True)
class _Files:
    """Both files as read, with what is wrong in them. A tree is None where there is none."""

    cv: Node | None
    assistant: Node | None
    cv_name: str
    assistant_name: str
    fatal: tuple[Problem, ...]


def read_cv(path: Path) -> Cv:
    """The CV of a file or a folder. Raises CvError with every problem of both files."""
    files = _read(path)
    if files.fatal or files.cv is None:
        raise CvError(files.fatal)
    settings = settings_of(files.assistant, files.assistant_name) if files.assistant else Settings()
    return _cv(withhold(files.cv, settings.private), settings, files.cv_name)


def check_cv(path: Path) -> tuple[Problem, ...]:
    """Every problem of both files in file order, those included that `read_cv` puts up with."""
    files = _read(path)
    return tuple(sorted({*files.fatal, *_strangers(files)}))


def _read(path: Path) -> _Files:
    file = cv_file(path)
    beside = assistant_file(file)
    cv, problems = _tree(file)
    assistant, more = _tree(beside) if beside else (None, ())
    found = [*problems, *more]
    found += cv_problems(cv, file.name) if cv else ()
    found += settings_problems(assistant, beside.name) if assistant and beside else ()
    if cv and assistant and beside and not found:
        found += _unknown_private(cv, assistant, beside.name)
    return _Files(cv, assistant, file.name, beside.name if beside else "", tuple(sorted(set(found))))


def _tree(file: Path) -> tuple[Node | None, tuple[Problem, ...]]:
    try:
        return read_yaml(file)
    except CvError as error:
        return None, error.problems


def _unknown_private(cv: Node, assistant: Node, file: str) -> Iterator[Problem]:
    unknown = withhold(cv, settings_of(assistant, file).private).unknown
    for item in assistant.listed("private"):
        if (item.scalar or "").strip() == "name":
            yield Problem(file, item.key_line, "private: the name cannot be withheld", "private: [phone]")
        if (item.scalar or "").strip() in unknown:
            message = f"private {item.scalar!r} is neither a field nor a text of the CV, so that nothing would be withheld"
            yield Problem(file, item.key_line, message, "private: [phone]")


def _strangers(files: _Files) -> Iterator[Problem]:
    """Aliases of names that the CV does not hold."""
    aliases = files.assistant.get("aliases") if files.assistant else None
    if files.cv is None or aliases is None:
        return
    words = _words(str(files.cv.plain))
    for name, node in (aliases.pairs or {}).items():
        if f" {_words(name).strip()} " not in words:
            message = f"alias for {name!r}, which the CV does not name"
            yield Problem(files.assistant_name, node.key_line, message, "a name as the CV writes it: [its other names]")


def _words(text: str) -> str:
    joined = " ".join(re.findall(r"[^\W_]+", fold(text)))
    return f" {joined} "


def _cv(withheld: Withheld, settings: Settings, file: str) -> Cv:
    cv = withheld.root.at(["cv"])
    name = cv.text("name")
    entries = sections_of(cv, file, name)
    owner = owner_of(cv, file, _headline(entries))
    return Cv(owner, (contact_entry(cv, file, owner), *entries), _public(settings, withheld), withheld.fields)


def _headline(entries: tuple[Entry, ...]) -> str:
    """The first sentence of the owner's words about themselves."""
    text = next((entry.texts[0].text for entry in entries if entry.kind is Kind.SUMMARY and entry.texts), "")
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[0]


def _public(settings: Settings, withheld: Withheld) -> Settings:
    """The settings without the private texts that they name or repeat."""
    hidden = withheld.masked
    return replace(
        settings,
        private=withheld.fields,
        aliases={hidden(name): tuple(map(hidden, others)) for name, others in settings.aliases.items()},
        suggestions=tuple(map(hidden, settings.suggestions)),
        faq=tuple(replace(faq, questions=tuple(map(hidden, faq.questions)), answer=hidden(faq.answer)) for faq in settings.faq),
    )
