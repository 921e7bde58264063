"""Measure 3: questions a second and waiting times under load, against a server that only encodes. wrk makes the load."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from benchmarks.measuring import Line
from benchmarks.served import free_port, served, wait_for
from benchmarks.warm import questions, unlike

# Every connection goes through its own part of the questions, so that none is asked twice.
SCRIPT = """
local lines, at = {}, 0
for line in io.lines("%s") do lines[#lines + 1] = line end
request = function() at = at + 1; return wrk.format("GET", lines[(at - 1) %% #lines + 1]) end
"""


@dataclass(frozen=True)
class Load:
    """What wrk saw: answers a second, the middle and the 99th hundredth of waiting (milliseconds), and answers that were errors."""

    rate: float
    middle: float
    p99: float
    errors: int


def served_load(index: Path, connections: tuple[int, ...], seconds: int) -> Iterator[Line]:
    """Both servers under the same load, in turn."""
    if not shutil.which("wrk"):
        print("cvqa: wrk makes the load and is not installed; on Debian and Ubuntu, its package is called wrk", file=sys.stderr)
        return
    with served("--index", str(index)) as cvqa, encoding(index) as encoder:
        for number, many in enumerate(connections):
            bare = load(encoder, many, seconds, 2 * number)
            whole = load(f"{cvqa}/api/ask", many, seconds, 2 * number + 1)
            what = f"{whole.rate:.0f}/s of {bare.rate:.0f}/s, p99 {whole.p99:.0f} ms of {bare.p99:.0f} ms, {whole.errors} errors"
            if many > 1:
                yield Line(f"served: {many} connections", what, whole.rate / bare.rate, "at least 0.8 of the encoder's")
            else:
                more = whole.middle - bare.middle
                yield Line("served: 1 connection", f"{what}; middle {more:+.1f} ms", whole.middle / bare.middle, "at most 2 ms more")


def load(address: str, connections: int, seconds: int, part: int) -> Load:
    """One run of wrk; `part` says which questions it takes."""
    asked = list(unlike(questions(), 40_000 * (part + 1)))[-40_000:]
    path = "/" + address.split("/", 3)[3] if address.count("/") > 2 else "/"
    with TemporaryDirectory() as folder:
        (Path(folder) / "asked.txt").write_text("\n".join(f"{path}?q={quote(question)}" for question in asked), "utf-8")
        (Path(folder) / "ask.lua").write_text(SCRIPT % (Path(folder) / "asked.txt"), "utf-8")
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "10s", "-s", f"{folder}/ask.lua", address]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^ +(50|99)% +([\d.]+)(us|ms|s)$", said, re.MULTILINE)
    waits = {share: float(figure) * {"us": 0.001, "ms": 1, "s": 1000}[unit] for share, figure, unit in found}
    errors = sum(int(number) for number in re.findall(r"(?:Non-2xx or 3xx responses: |connect |read |write |timeout )(\d+)", said))
    return Load(float(re.findall(r"Requests/sec: +([\d.]+)", said)[0]), waits["50"], waits["99"], errors)


@contextmanager
def encoding(index: Path) -> Iterator[str]:
    """The server that only encodes, for as long as it is measured."""
    port = free_port()
    surroundings = os.environ | {"CVQA_BENCH_INDEX": str(index), "CVQA_BENCH_PORT": str(port)}
    with subprocess.Popen([sys.executable, "-m", "benchmarks.encoding"], env=surroundings) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/", server)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
