"""Servers for the browser: the application around an assistant, an owner's page of another origin, and one that answers anything."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import uvicorn

from cvqa.server.app import create_app
from cvqa.server.live import Answering


@contextmanager
def application(assistant: Answering, **given: Any) -> Iterator[str]:
    """The whole application behind a real socket; gives its address with a slash at the end."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(assistant, **given), log_config=None, lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        server.should_exit = True
        thread.join(10)


@dataclass
class Site:
    """What a plain host serves: a page for each path, and headers for all of them. `address` is known once it listens."""

    pages: dict[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    address: str = ""


KINDS = {"js": "text/javascript", "css": "text/css", "json": "application/json", "txt": "text/plain"}


@contextmanager
def hosted(pages: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None, reply: object = None) -> Iterator[Site]:
    """A host with these pages; a POST is answered with `reply` as JSON, whatever that is, to any origin."""
    site = Site(dict(pages or {}), headers or {})

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.split("?")[0]
            body = site.pages.get(name)
            kind = KINDS.get(name.rpartition(".")[2], "text/html")
            self.give(404 if body is None else 200, kind, body or "", {} if kind == "application/json" else site.headers)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.give(200, "application/json", json.dumps(reply), {})

        def do_OPTIONS(self) -> None:
            self.give(200, "text/plain", "", {})

        def give(self, status: int, kind: str, body: str, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            more = {
                "access-control-allow-origin": "*",
                "access-control-allow-headers": "content-type",
                "content-type": f"{kind}; charset=utf-8",
            }
            for name, value in {**more, **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        site.address = f"http://127.0.0.1:{server.server_port}/"
        yield site
        server.shutdown()
