"""The HTTP interface: the routes and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse

from cvqa.answer.reply import Reply
from cvqa.assistant import Turn
from cvqa.errors import UsageError
from cvqa.server.failures import CODES, FailureBody, add_failures
from cvqa.server.guards import BodyLimit, Guard, Origins
from cvqa.server.live import Answering
from cvqa.server.pages import add_pages
from cvqa.server.requests import MAX_BODY, HealthBody, ProfileBody, QuestionBody, asked

MAX_WAITING = 64  # questions; at a few milliseconds each, whoever comes after them would wait long enough to ask again
ASK_ERRORS = (400, 413, 422, 429, 500, 503)
SUMMARY = "Answers questions about a CV from what the CV says, and quotes the place. Public, read-only, without cookies."


def create_app(
    assistant: Answering,
    *,
    allow_origins: Sequence[str] = ("*",),
    root_path: str = "",
    templates: Path | None = None,
    max_waiting: int = MAX_WAITING,
    at_once: int = 1,
) -> FastAPI:
    """The application for one assistant. `root_path` is where a proxy mounts it, whether or not the proxy strips it off.

    `at_once` questions are answered beside each other, which takes as many cores.
    """
    app = FastAPI(title="cvqa", summary=SUMMARY, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.add_middleware(BodyLimit, limit=MAX_BODY)
    app.add_middleware(Guard, root_path=root_prefix(root_path))
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
    app.add_middleware(
        Origins, allow_origins=[origin(o) for o in allow_origins], allow_methods=["GET", "POST"], allow_headers=["content-type"]
    )
    add_failures(app)
    add_asking(app, assistant, max_waiting, at_once)
    add_status(app, assistant)
    add_pages(app, assistant, templates)
    return app


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, for the interface's description."""
    return {status: {"model": FailureBody, "description": CODES[status][1]} for status in statuses}


def add_asking(app: FastAPI, assistant: Answering, max_waiting: int, at_once: int) -> None:
    """Add the two ways to ask. `at_once` questions are answered in threads; the others wait their turn, up to `max_waiting` of them."""
    turn = CapacityLimiter(at_once)

    async def reply(question: str, history: Sequence[Turn]) -> JSONResponse:
        if turn.available_tokens < 1 and turn.statistics().tasks_waiting >= max_waiting:
            raise HTTPException(429, headers={"retry-after": "1"})
        said = await to_thread.run_sync(partial(assistant.ask, question, history), limiter=turn)
        return JSONResponse(said.as_dict(), headers={"cache-control": "no-store"})

    described: dict[int | str, dict[str, Any]] = {200: {"model": Reply, "description": "The answer"}, **refusals(*ASK_ERRORS)}

    @app.post("/api/ask", summary="Ask a question", response_class=JSONResponse, responses=described)
    async def ask(body: QuestionBody) -> JSONResponse:
        """Only the visitor's own turns of the history carry meaning; an assistant's turn is never a source of facts."""
        return await reply(body.question, tuple(Turn(turn.role, turn.content) for turn in body.history or ()))

    @app.get("/api/ask", summary="Ask a single question", response_class=JSONResponse, responses=described)
    async def ask_once(question: Annotated[str, Depends(asked)]) -> JSONResponse:
        """The same for a question without history, for a link or a shell."""
        return await reply(question, ())


def add_status(app: FastAPI, assistant: Answering) -> None:
    """Add what is known without a question. These look at the index, and so run beside the event loop."""

    @app.get("/api/profile", summary="Whose CV this is, and what to ask", response_description="The profile", responses=refusals(503))
    def profile() -> ProfileBody:
        owner = assistant.build.cv.owner
        return ProfileBody(name=owner.name, headline=owner.headline, suggestions=list(assistant.suggestions()))

    @app.get("/healthz", summary="Whether questions are answered", response_description="They are", responses=refusals(503))
    def health() -> HealthBody:
        build = assistant.build
        return HealthBody(status="ok", entries=len(build.cv.entries), index=build.id)


def origin(text: str) -> str:
    """`*`, or an origin as a browser names it: scheme, host and port, nothing after them."""
    parts = urlsplit(text)
    if text == "*" or (parts.scheme in ("http", "https") and text == f"{parts.scheme}://{parts.netloc}" and parts.netloc):
        return text
    raise UsageError(f"{text!r} is not an origin; --allow-origin takes scheme and host, such as https://example.org")


def root_prefix(text: str) -> str:
    """A path prefix with a slash before it and none after."""
    stripped = text.strip("/")
    return f"/{stripped}" if stripped else ""
