"""What every request passes on its way in: origins, a body's size, security headers, and the net below all routes."""

from __future__ import annotations

import logging
import traceback

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cvqa.server.failures import failure

LOG = logging.getLogger("uvicorn.error")
SECURITY = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    "cross-origin-resource-policy": "cross-origin",  # the widget is there to be embedded
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class Origins(CORSMiddleware):
    """Starlette's, with refusals in the interface's one shape."""

    def preflight_response(self, request_headers: Headers) -> Response:
        response = super().preflight_response(request_headers)
        if response.status_code < 400:
            return response
        kept = {k: v for k, v in response.headers.items() if k not in ("content-length", "content-type")}
        return failure(response.status_code, bytes(response.body).decode(), headers=kept)


class Guard:
    """Adds the security headers, answers HEAD as GET without a body, and turns what nobody foresaw into a 500.

    Of such an error only its type and the lines of code are logged: its message could hold words of the question.
    """

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self.app, self.root_path = app, root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        outgoing = Outgoing(send, head=scope["method"] == "HEAD")
        inner = {**scope, "method": "GET" if outgoing.head else scope["method"], "root_path": self.root_path}
        try:
            await self.app(inner, receive, outgoing)
        except Exception as error:  # noqa: BLE001 - the net below all routes
            LOG.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
            if not outgoing.started:
                await failure(500)(inner, receive, outgoing)


class Outgoing:
    """The way out of one request: `started` once its status is sent."""

    def __init__(self, send: Send, head: bool) -> None:
        self.send, self.head, self.started = send, head, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY.items():
                headers.setdefault(name, value)
        elif self.head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self.send(message)


class BodyLimit:
    """Refuses a body of more than `limit` bytes, by its announced length or while it comes in."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app, self.limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdigit() and int(announced) > self.limit:
            # What is still on its way is not read.
            await failure(413, headers={"connection": "close"})(scope, receive, send)
            return
        await self.app(scope, self.counted(receive), send)

    def counted(self, receive: Receive) -> Receive:
        """`receive`, raising a 413 once too much has come in."""
        left = self.limit

        async def counting() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413)
            return message

        return counting
