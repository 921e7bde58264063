"""The server as a process: what it refuses before it listens, what it says, and how it ends."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvqa.errors import UsageError
from cvqa.locations import Locations
from cvqa.server.run import Serving, check_address, serve
from tests.server.process import Server, serving

SECRET = "was+she+ever+in+Atlantis"


@pytest.fixture(scope="module")
def cv(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout's CV, in a folder of its own."""
    return Path(shutil.copytree(root / "corpus", tmp_path_factory.mktemp("run") / "corpus"))


@pytest.fixture(scope="module")
def waiting(cv: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that was told not to build, started before there is an index."""
    log = tmp_path_factory.mktemp("log") / "serve.log"
    with serving(log, "--cv", str(cv), "--no-build", "--root-path", "/cv", "--workers", "2") as server:
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


def test_without_an_index_it_says_why_until_there_is_one(waiting: Server, cv: Path) -> None:
    for path in ("healthz", "api/ask?q=Hello", ""):
        status, body = waiting.get(path)
        assert (status, body["error"]["code"]) == (503, "unavailable")
        assert "cvqa index" in body["error"]["message"]
    subprocess.run([sys.executable, "-m", "cvqa.cli", "index", "--cv", str(cv)], check=True, capture_output=True)
    status, health = waiting.get("cv/healthz")
    assert (status, health["status"], health["index"]) == (200, "ok", (cv.parent / "index/current").read_text().strip())
    assert waiting.get(f"api/ask?q={SECRET}")[0] == 200


def test_questions_are_not_in_what_it_says(waiting: Server) -> None:
    waiting.get(f"api/ask?q={SECRET}")
    said = waiting.log.read_text()
    assert "Uvicorn running on http://127.0.0.1:" in said
    assert "Atlantis" not in said
    assert "api/ask" not in said


def test_ctrl_c_ends_it_quietly(cv: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "serve.log", "--cv", str(cv), "--index", str(tmp_path / "none"), "--no-build") as server:
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(60) == 0
        assert "Traceback" not in server.log.read_text()
