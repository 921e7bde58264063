"""What a browser is shown: the homepage, its style, the widget, and the description of the interface."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cvqa.homepage import render_homepage
from cvqa.server.docs_page import render_docs
from cvqa.web_files import web_folder

if TYPE_CHECKING:
    from fastapi import FastAPI

    from cvqa.server.live import Answering

HTML, CSS, JS = "text/html; charset=utf-8", "text/css; charset=utf-8", "text/javascript; charset=utf-8"
FRESH = "no-cache"  # kept, but asked for again each time: a new build shows at once
SHORT = "public, max-age=300"


def cacheable(request: Request, content: str, media_type: str, cache: str) -> Response:
    """The content with its ETag, or 304 where the browser has it already."""
    data = content.encode()
    etag = f'W/"{sha256(data).hexdigest()[:16]}"'
    headers = {"etag": etag, "cache-control": cache}
    known = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    if "*" in known or etag in known or etag.removeprefix("W/") in known:
        return Response(status_code=304, headers=headers)
    return Response(data, 200, headers, media_type)


def add_pages(app: FastAPI, assistant: Answering) -> None:
    """Add the routes of a browser; none of them asks a third party for anything."""

    async def homepage(request: Request) -> Response:
        page = await run_in_threadpool(lambda: render_homepage(assistant.build.cv))
        return cacheable(request, page, HTML, FRESH)

    async def docs(request: Request) -> Response:
        return cacheable(request, render_docs(app.openapi()), HTML, FRESH)

    app.add_route("/", homepage, include_in_schema=False)
    app.add_route("/docs", docs, include_in_schema=False)
    add_file(app, "widget.js", JS)
    add_file(app, "homepage.css", CSS)


def add_file(app: FastAPI, name: str, media_type: str) -> None:
    """Serve one file of `web/`; it is read each time, so that an edit shows without a restart."""
    path = web_folder() / name

    async def static(request: Request) -> Response:
        return cacheable(request, path.read_text("utf-8"), media_type, SHORT)

    app.add_route(f"/{name}", static, include_in_schema=False)
