"""`cvqa serve` as a process of its own, for the tests that need the real thing."""

from __future__ import annotations

import atexit
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cvqa.indexing import ensure_build

PATIENCE = 300.0  # seconds, for the first build of an index on a slow machine


@dataclass(frozen=True)
class Server:
    """A running server: its address with a slash at the end, the process, and the file that holds all it said."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str) -> tuple[int, Any]:
        """The status and the JSON of an address below the server's own."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def wait(self) -> None:
        """Until it listens; a server that ended instead is shown with what it said."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                self.get("healthz")
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise AssertionError(self.log.read_text())


@contextmanager
def serving(log: Path, *options: str) -> Iterator[Server]:
    """A server with these options at a port that was free."""
    port = free_port()
    command = [sys.executable, "-m", "cvqa.cli", "serve", "--port", str(port), *options]
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        server = Server(f"http://127.0.0.1:{port}/", process, log)
        try:
            server.wait()
            yield server
        finally:
            process.terminate()


@cache
def built(corpus: Path) -> Path:
    """The index folder of a CV, made once for all tests of a session."""
    folder = TemporaryDirectory(prefix="cvqa-tests-")
    atexit.register(folder.cleanup)
    index = Path(folder.name) / "index"
    ensure_build(corpus / "cv.yaml", index)
    return index


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
