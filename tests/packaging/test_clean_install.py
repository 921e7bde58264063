"""The installed wheel, outside the checkout, with no way off the machine, on a CV given by its path."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.packaging.clean_install import CleanInstall

pytestmark = pytest.mark.packaging

QUESTION = "Where did she work from 2013 to 2016?"
EMPLOYER = "Polderbrug Ingenieurs"


@pytest.fixture(scope="module")
def indexed(installed: CleanInstall, person: Path) -> Path:
    """The CV once `cvqa index` has run on it."""
    done = installed.run("cvqa", "index", "--cv", str(person))
    assert done.returncode == 0, done.stderr
    return person


def fetch(address: str, body: dict[str, str] | None = None) -> tuple[str, str]:
    """The content type and the text of a page; with a body it is a POST of JSON."""
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(address, data, {"Content-Type": "application/json"}), timeout=60) as response:
        return response.headers.get_content_type(), response.read().decode()


def test_the_package_is_the_installed_one(installed: CleanInstall) -> None:
    done = installed.run(
        "python", "-c", "import cvqa.errors, cvqa.web_files; print(cvqa.errors.__file__); print(cvqa.web_files.web_folder())"
    )
    assert done.returncode == 0, done.stderr
    module, web = map(Path, done.stdout.splitlines())
    assert module.is_relative_to(installed.environment)
    assert web == module.parent / "web"


def test_the_watch_refuses_what_leaves_the_machine_and_what_is_for_development(installed: CleanInstall, tmp_path: Path) -> None:
    watched = CleanInstall(installed.environment, installed.elsewhere, tmp_path / "watch.txt")
    out = watched.run("python", "-c", "import socket; socket.socket().connect(('192.0.2.1', 9))")
    name = watched.run("python", "-c", "import socket; socket.getaddrinfo('example.org', 80)")
    tools = watched.run("python", "-c", "import hypothesis")
    assert "socket.connect to ('192.0.2.1', 9)" in out.stderr
    assert "socket.getaddrinfo of example.org" in name.stderr
    assert "hypothesis is a development dependency" in tools.stderr
    assert watched.notes.read_text("utf-8").splitlines() == ["socket.connect to ('192.0.2.1', 9)", "socket.getaddrinfo of example.org"]


def test_index_builds_beside_the_cv(indexed: Path) -> None:
    assert (indexed.parent.parent / "index" / "current").exists()


def test_ask_answers_with_a_citation(installed: CleanInstall, indexed: Path) -> None:
    done = installed.run("cvqa", "ask", "--json", "--cv", str(indexed), QUESTION)
    assert done.returncode == 0, done.stderr
    reply = json.loads(done.stdout)
    assert reply["status"] == "answered"
    assert EMPLOYER in reply["answer"]
    assert reply["citations"][0]["source"].startswith("marta_engineer.yaml:")


def test_serve_gives_the_page_the_widget_and_answers(installed: CleanInstall, indexed: Path) -> None:
    with installed.serving("--cv", str(indexed)) as address:
        kind, page = fetch(f"{address}/")
        assert kind == "text/html"
        assert EMPLOYER in page
        kind, widget = fetch(f"{address}/widget.js")
        assert kind in {"text/javascript", "application/javascript"}
        assert widget == (Path(__file__).parents[2] / "web" / "widget.js").read_text("utf-8")
        _, reply = fetch(f"{address}/api/ask", {"question": QUESTION})
        assert EMPLOYER in json.loads(reply)["answer"]


def test_a_copied_index_answers_without_a_corpus_and_without_what_building_needs(
    installed: CleanInstall, indexed: Path, tmp_path: Path
) -> None:
    index = str(shutil.copytree(indexed.parent.parent / "index", tmp_path / "index"))
    light = replace(installed, serving_only=True)
    done = light.run("cvqa", "ask", "--index", index, QUESTION)
    assert done.returncode == 0, done.stderr
    assert EMPLOYER in done.stdout
    with light.serving("--index", index) as address:
        _, reply = fetch(f"{address}/api/ask", {"question": QUESTION})
        assert EMPLOYER in json.loads(reply)["answer"]


def test_a_changed_cv_is_indexed_anew_without_what_building_needs(installed: CleanInstall, indexed: Path, tmp_path: Path) -> None:
    """The encoder is kept from the build before."""
    shutil.copytree(indexed.parent.parent, tmp_path / "person")
    cv = tmp_path / "person" / "corpus" / indexed.name
    cv.write_text(cv.read_text("utf-8").replace(EMPLOYER, "Sluisbouw Noord"), "utf-8")
    done = replace(installed, serving_only=True).run("cvqa", "ask", "--cv", str(cv), QUESTION)
    assert done.returncode == 0, done.stderr
    assert "Sluisbouw Noord" in done.stdout


def test_nothing_tried_to_leave_the_machine(installed: CleanInstall, indexed: Path) -> None:
    """Runs last: what index, ask and serve tried above is in the notes, even where they went on without it."""
    assert indexed.exists()
    assert not installed.notes.exists(), installed.notes.read_text("utf-8")
