"""The homepage, and llms.txt beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cvqa.cv.model import Cv
from cvqa.homepage.cards import Line, header, shown
from cvqa.homepage.person import profile_page
from cvqa.homepage.templates import environment, render

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


@dataclass(frozen=True)
class Widget:
    """The chat on the page. `api` is empty where the page's own server answers; another's citations come back to this page."""

    api: str = ""


def render_homepage(cv: Cv, templates: Path | None = None, widget: Widget | None = Widget()) -> str:
    """The whole page. All of its addresses are relative, so that it can stand under any path; without a widget it only shows the CV."""
    top = header(cv)
    description = top.lead or cv.owner.headline
    return render(
        "homepage.html.j2",
        templates,
        header=top,
        sections=shown(cv),
        description=description,
        homepage=cv.settings.homepage,
        person=profile_page(cv, description),
        widget=widget,
    )


def render_llms(cv: Cv, templates: Path | None = None, *, answers: bool = True) -> str:
    """The CV for language models, in the form of https://llmstxt.org; `answers` says whether a server is there to ask."""
    environment(templates).filters.update(words=words, escaped=escaped)
    home = f"{cv.settings.homepage.rstrip('/')}/" if cv.settings.homepage else "./"
    return render("llms.txt.j2", templates, header=header(cv), sections=shown(cv), home=home, answers=answers)


def words(line: Line) -> str:
    """A line without its links."""
    return "".join(part.text for part in line)


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
