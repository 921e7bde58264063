"""What a browser is shown: the homepage, its style, the widget, how to embed it, and the description of the interface."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cvqa.homepage.page import render_homepage, render_llms
from cvqa.homepage.templates import render, web_file
from cvqa.server.docs_page import render_docs

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

    from cvqa.server.live import Answering

HTML, CSS, JS, TEXT = (f"text/{kind}; charset=utf-8" for kind in ("html", "css", "javascript", "plain"))
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


def add_pages(app: FastAPI, assistant: Answering, templates: Path | None = None) -> None:
    """Add the routes of a browser; none of them asks a third party for anything. An owner's own templates come before ours."""

    async def homepage(request: Request) -> Response:
        page = await run_in_threadpool(lambda: render_homepage(assistant.build.cv, templates))
        return cacheable(request, page, HTML, FRESH)

    async def llms(request: Request) -> Response:
        text = await run_in_threadpool(lambda: render_llms(assistant.build.cv, templates))
        return cacheable(request, text, TEXT, FRESH)

    async def docs(request: Request) -> Response:
        return cacheable(request, render_docs(app.openapi()), HTML, FRESH)

    async def embed(request: Request) -> Response:
        return cacheable(request, render("embed.html.j2", templates, server=str(request.base_url)), HTML, FRESH)

    for path, page in {"/": homepage, "/llms.txt": llms, "/docs": docs, "/embed": embed}.items():
        app.add_route(path, page, include_in_schema=False)
    add_file(app, web_file("widget.js", None), JS)
    add_file(app, web_file("embed.js", None), JS)
    add_file(app, web_file("homepage.css", templates), CSS)


def add_file(app: FastAPI, path: Path, media_type: str) -> None:
    """Serve one file; it is read each time, so that an edit shows without a restart."""

    async def static(request: Request) -> Response:
        return cacheable(request, path.read_text("utf-8"), media_type, SHORT)

    app.add_route(f"/{path.name}", static, include_in_schema=False)
