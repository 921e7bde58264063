"""The pages' templates: an owner's own folder comes before ours, file by file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from cvqa.errors import UsageError
from cvqa.web_files import web_folder

OURS = "cvqa"  # `{% extends "cvqa/homepage.html.j2" %}` in an owner's template means ours


@cache
def environment(templates: Path | None = None) -> Environment:
    """Where templates are read; what is put into one of HTML is escaped."""
    ours = FileSystemLoader(web_folder() / "templates")
    loaders: list[BaseLoader] = [ours, PrefixLoader({OURS: ours})]
    if templates:
        loaders.insert(0, FileSystemLoader(templates))
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=lambda name: not (name or "").endswith(".txt.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, templates: Path | None, **context: object) -> str:
    """A template filled in. Raises UsageError where it is broken: which file, which line, and what is wrong."""
    try:
        return environment(templates).get_template(name).render(**context)
    except TemplateSyntaxError as error:
        raise UsageError(f"{error.filename or name}:{error.lineno}: {error.message}") from None
    except TemplateError as error:
        raise UsageError(f"{(templates or Path()) / name}: {error.message or type(error).__name__}") from None


def web_file(name: str, templates: Path | None) -> Path:
    """A file that the pages use, such as homepage.css: the owner's own where there is one."""
    own = templates / name if templates else None
    return own if own and own.is_file() else web_folder() / name


def checked_folder(templates: Path | None) -> Path | None:
    """The folder, once it is seen to be one. Raises UsageError where it is not."""
    if templates and not templates.is_dir():
        raise UsageError(f"{templates}: not a folder; --templates takes the folder that holds your own homepage.html.j2 or homepage.css")
    return templates
