"""Running the server: one process, or several that share a port."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from cvqa.assistant import Assistant, ready_build
from cvqa.errors import IndexMissing, UsageError
from cvqa.homepage.templates import checked_folder
from cvqa.index.onnx_encoder import usable_cores
from cvqa.lasting import lasting
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
        ready_build(locations.cv, locations.index, build=build, progress=sys.stderr.isatty())
    except IndexMissing:
        if build:
            raise
    os.environ[VARIABLE] = json.dumps({**asdict(serving), "index": str(locations.index.absolute())})
    # Access logs stay off: they would hold the questions of GET requests.
    config = uvicorn.Config(
        f"{__name__}:app_from_environment",
        factory=True,
        host=serving.host,
        port=serving.port,
        workers=serving.workers,
        access_log=False,
        server_header=False,
    )
    with suppress(KeyboardInterrupt):
        run_server(config)


def run_server(config: uvicorn.Config) -> None:
    """Serve in this process, or in several that share a socket.

    Connections inherit from a shared socket that answers are sent at once. Without that, the second part of an answer waits for the
    browser to acknowledge the first, which takes it 40 ms; asyncio sees to it only for sockets that it made itself.
    """
    server = uvicorn.Server(config)
    if config.workers == 1:
        server.run()
        return
    shared = config.bind_socket()
    shared.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    Multiprocess(config, sockets=[shared]).run()


def app_from_environment() -> FastAPI:
    """The application of one process, as `serve` described it."""
    told = json.loads(os.environ[VARIABLE])
    index = Path(told["index"])
    sys.setswitchinterval(0.001)  # seconds that whoever answers may keep the interpreter from whoever takes requests
    return create_app(
        LiveAssistant(index, lambda: warm(index)),
        allow_origins=told["allow_origins"],
        root_path=told["root_path"],
        templates=Path(told["templates"]) if told["templates"] else None,
        at_once=max(1, usable_cores() // told["workers"]),
    )


def warm(index: Path) -> Assistant:
    """The newest build's assistant, its model loaded, so that the first visitor does not wait for that.

    Staleness was looked at before listening; from then on a new build is what tells that the CV has changed.
    """
    with lasting(serving=True):
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
