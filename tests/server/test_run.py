"""The server as a process: what it refuses before it listens, what it says, and how it ends."""

from __future__ import annotations

import shutil
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvqa.errors import UsageError
from cvqa.locations import Locations
from cvqa.server.run import Serving, check_address, serve
from tests.server.process import Server, built, serving

SECRET = "was+she+ever+in+Atlantis"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an index will be."""
    return tmp_path_factory.mktemp("run") / "index"


@pytest.fixture(scope="module")
def waiting(root: Path, index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that was told not to build, started before there is an index."""
    options = ("--cv", str(root / "corpus"), "--index", str(index), "--no-build", "--root-path", "/cv", "--workers", "2")
    with serving(tmp_path_factory.mktemp("log") / "serve.log", *options) as server:
        yield server


def test_a_taken_port_is_refused_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=rf"^cannot listen at 127\.0\.0\.1:{port}: .* in use; choose another with --host or --port$"):
            check_address("127.0.0.1", port)


def test_an_unknown_host_is_refused_in_one_line() -> None:
    with pytest.raises(UsageError, match=r"^cannot listen at 192\.0\.2\.1:8000: .*; choose another with --host or --port$"):
        check_address("192.0.2.1", 8000)


def test_a_wrong_origin_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^'page\.example' is not an origin"):
        serve(Locations(None, tmp_path / "index"), Serving(allow_origins=("page.example",)))
    assert list(tmp_path.iterdir()) == []


def test_without_an_index_it_says_why_until_there_is_one(waiting: Server, root: Path, index: Path) -> None:
    for path in ("healthz", "api/ask?q=Hello", ""):
        status, body = waiting.get(path)
        assert (status, body["error"]["code"], body["error"]["field"]) == (503, "unavailable", None)
        assert body["error"]["message"] == f"{index}: there is no index yet; run: cvqa index"
    shutil.copytree(built(root / "corpus"), index, ignore=shutil.ignore_patterns("current"))
    shutil.copy(built(root / "corpus") / "current", index / "current")
    status, health = waiting.get("cv/healthz")
    assert (status, health["status"], health["index"]) == (200, "ok", (index / "current").read_text().strip())
    status, reply = waiting.get("api/ask?q=What+did+he+do+at+MBZUAI%3F")
    assert (status, reply["status"], reply["citations"][0]["id"]) == (200, "answered", "experience-mbzuai")


def test_questions_are_not_in_what_it_says(waiting: Server) -> None:
    waiting.get(f"api/ask?q={SECRET}")
    said = waiting.log.read_text()
    assert "Uvicorn running on http://127.0.0.1:" in said
    assert "Atlantis" not in said
    assert "api/ask" not in said


def test_ctrl_c_ends_it_quietly(root: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "serve.log", "--cv", str(root / "corpus"), "--index", str(tmp_path / "none"), "--no-build") as server:
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(60) == 0
        assert "Traceback" not in server.log.read_text()
