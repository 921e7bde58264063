"""The homepage as static files, by function and by command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvqa.cli import main
from cvqa.errors import UsageError
from cvqa.homepage.site import write_site
from cvqa.web_files import web_folder
from tests.server.sample import cv


def test_a_site_is_the_page_its_style_llms_txt_and_the_widget(tmp_path: Path) -> None:
    out = tmp_path / "new" / "site"
    written = write_site(cv(), out, "https://api.example")
    assert [path.name for path in written] == ["index.html", "llms.txt", "homepage.css", "widget.js"]
    assert sorted(out.iterdir()) == sorted(written)
    assert 'data-api="https://api.example" data-home="./"' in (out / "index.html").read_text("utf-8")
    assert (out / "widget.js").read_bytes() == (web_folder() / "widget.js").read_bytes()


def test_without_an_api_there_is_no_chat(tmp_path: Path) -> None:
    assert [path.name for path in write_site(cv(), tmp_path)] == ["index.html", "llms.txt", "homepage.css"]
    assert "<script src" not in (tmp_path / "index.html").read_text("utf-8")
    assert "api/ask" not in (tmp_path / "llms.txt").read_text("utf-8")


@pytest.mark.parametrize("api", ["api.example", "ftp://api.example", "https://"])
def test_an_api_is_a_server_s_address(tmp_path: Path, api: str) -> None:
    with pytest.raises(UsageError, match="--api takes one such as"):
        write_site(cv(), tmp_path, api)
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_the_site_of_a_cv(tmp_path: Path, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "homepage.css").write_text("body { color: teal }", "utf-8")
    out = tmp_path / "site"
    file = root / "tests" / "cvs" / "marta_engineer.yaml"
    assert main(["site", os.fspath(out), "--cv", os.fspath(file), "--api", "https://api.example", "--templates", os.fspath(own)]) == 0
    assert capfd.readouterr().out.splitlines() == [str(out / name) for name in ("index.html", "llms.txt", "homepage.css", "widget.js")]
    assert "Polderbrug Ingenieurs" in (out / "index.html").read_text("utf-8")
    assert (out / "homepage.css").read_text("utf-8") == "body { color: teal }"
