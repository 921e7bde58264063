"""An owner's own templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvqa.errors import UsageError
from cvqa.homepage.page import render_homepage
from cvqa.homepage.templates import checked_folder, web_file
from cvqa.web_files import web_folder
from tests.server.sample import cv


def test_an_owner_s_page_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "homepage.html.j2").write_text("<h1>{{ header.name }}, {{ sections[0].title }}</h1>", "utf-8")
    assert render_homepage(cv(), tmp_path) == "<h1>Ada Quill, Work</h1>"


def test_an_owner_s_page_may_fill_in_ours(tmp_path: Path) -> None:
    own = '{% extends "cvqa/homepage.html.j2" %}{% block footer %}<p>Made by hand.</p>{% endblock %}'
    (tmp_path / "homepage.html.j2").write_text(own, "utf-8")
    html = render_homepage(cv(), tmp_path)
    assert "<p>Made by hand.</p>" in html
    assert html.replace("<p>Made by hand.</p>", "") == render_homepage(cv())


def test_what_an_owner_s_page_puts_in_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "homepage.html.j2").write_text("{{ '<b>' }}", "utf-8")
    assert render_homepage(cv(), tmp_path) == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("own", "said"), [("\n{% if %}", r"homepage\.html\.j2:2: Expected"), ("{{ nonesuch }}", "'nonesuch' is undefined")]
)
def test_a_broken_template_is_named_with_what_is_wrong(tmp_path: Path, own: str, said: str) -> None:
    (tmp_path / "homepage.html.j2").write_text(own, "utf-8")
    with pytest.raises(UsageError, match=said):
        render_homepage(cv(), tmp_path)


def test_a_style_of_the_owner_s_comes_before_ours(tmp_path: Path) -> None:
    assert web_file("homepage.css", tmp_path) == web_folder() / "homepage.css"
    (tmp_path / "homepage.css").write_text("body {}", "utf-8")
    assert web_file("homepage.css", tmp_path) == tmp_path / "homepage.css"


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=re.escape("--templates takes the folder")):
        checked_folder(tmp_path / "nowhere")
    assert (checked_folder(tmp_path), checked_folder(None)) == (tmp_path, None)
