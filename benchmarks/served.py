"""`cvqa serve` for as long as something is measured or pictured."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

CVQA = Path(sys.executable).with_name("cvqa")
PATIENCE = 300  # seconds; a missing index is built first


@contextmanager
def served(*arguments: str) -> Iterator[str]:
    """Start the server on a free port, wait until it answers, and give its address."""
    address = f"http://127.0.0.1:{free_port()}"
    server = subprocess.Popen([CVQA, "serve", "--port", address.rpartition(":")[2], *arguments])
    try:
        wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port that nothing listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(page: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a page answers. Raises SystemExit where the server has ended or takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(page, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise SystemExit(f"no answer at {page}")
