"""Running the server: one process, or several that share a port."""

from __future__ import annotations

import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from cvqa.assistant import Assistant
from cvqa.errors import IndexMissing, UsageError
from cvqa.homepage.templates import checked_folder
from cvqa.indexing import ensure_build
from cvqa.locations import Locations
from cvqa.server.app import create_app, origin
from cvqa.server.live import LiveAssistant

VARIABLE = "CVQA_SERVE"  # how a worker process is told what to serve


@dataclass(frozen=True)
class Serving:
    """What the server is told on the command line."""

    host: str = "127.0.0.1"
    port: int = 8000
    allow_origins: tuple[str, ...] = ("*",)
    root_path: str = ""
    templates: str = ""  # the folder of the owner's own
    workers: int = 1


def serve(locations: Locations, serving: Serving, *, build: bool = True) -> None:
    """Serve until interrupted. The index is built before anything listens; without building, a missing one is waited for.

    Raises UsageError for an address that cannot be had, and what building raises.
    """
    for allowed in serving.allow_origins:
        origin(allowed)
    checked_folder(Path(serving.templates) if serving.templates else None)
    check_address(serving.host, serving.port)
    try:
        ensure_build(locations.cv, locations.index, build=build, progress=sys.stderr.isatty())
    except IndexMissing:
        if build:
            raise
    os.environ[VARIABLE] = json.dumps({**asdict(serving), "index": str(locations.index.absolute())})
    # Access logs stay off: they would hold the questions of GET requests.
    uvicorn.run(
        f"{__name__}:app_from_environment",
        factory=True,
        host=serving.host,
        port=serving.port,
        workers=serving.workers,
        access_log=False,
        server_header=False,
    )


def app_from_environment() -> FastAPI:
    """The application of one process, as `serve` described it."""
    told = json.loads(os.environ[VARIABLE])
    index = Path(told["index"])
    return create_app(
        LiveAssistant(index, lambda: warm(index)),
        allow_origins=told["allow_origins"],
        root_path=told["root_path"],
        templates=Path(told["templates"]) if told["templates"] else None,
    )


def warm(index: Path) -> Assistant:
    """The newest build's assistant, its model loaded, so that the first visitor does not wait for that.

    Staleness was looked at before listening; from then on a new build is what tells that the CV has changed.
    """
    assistant = Assistant.open(None, index, build=False)
    assistant.ask("hello")
    return assistant


def check_address(host: str, port: int) -> None:
    """Raise UsageError where nothing can listen at this address, before time goes into a build."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise UsageError(f"cannot listen at {host}:{port}: {error.strerror}; choose another with --host or --port") from None
