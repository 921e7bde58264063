"""Every error of the HTTP interface, in its one shape: `{"error": {"code", "message", "field"}}`."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Match

from cvqa.errors import BuildError, CvError, CvqaError, UsageError

CODES = {
    400: ("bad_request", "the request cannot be read"),
    404: ("not_found", "there is nothing here; /docs lists what there is"),
    405: ("method_not_allowed", "this address does not take that method"),
    413: ("too_large", "the request is too large"),
    422: ("invalid", "the request does not hold what it should"),
    429: ("too_many_requests", "too many questions at once; ask again in a moment"),
    500: ("internal", "something went wrong here; the question was fine"),
    503: ("unavailable", "there is nothing to answer from yet"),
}
HEADS = ("body", "query")
TEXTS = {
    "missing": "is missing",
    "string_type": "has to be text",
    "string_unicode": "is not valid Unicode: it holds half of a surrogate pair",
    "model_attributes_type": "has to be a JSON object, sent with Content-Type: application/json",
    "model_type": "has to be a JSON object",
    "list_type": "has to be a list",
    "literal_error": "has to be one of {expected}",
    "string_too_short": "needs at least {min_length:,} character",
    "string_too_long": "has more than {max_length:,} characters",
    "too_long": "holds more than {max_length:,} turns",
}


class Failure(BaseModel):
    """What went wrong: a code to branch on, a sentence to show, and the field that it is about, if any."""

    code: str
    message: str
    field: str | None = None


class FailureBody(BaseModel):
    """The one shape of every error."""

    error: Failure


def failure(status: int, message: str = "", field: str | None = None, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """An error response; without a message, the status' own sentence."""
    code, usual = CODES.get(status, ("error", "the request was refused"))
    body = FailureBody(error=Failure(code=code, message=message or usual, field=field))
    return JSONResponse(body.model_dump(), status, dict(headers or {}) | {"cache-control": "no-store"})


def on_http(request: Request, error: HTTPException) -> Response:
    """What the framework refuses: no such address, no such method, a body that is not JSON."""
    root = request.scope.get("root_path", "")
    if error.status_code == 404 and root and request.scope["path"] == root:
        return RedirectResponse(f"{root}/", 308)  # relative addresses of the page need the slash
    headers = {"allow": ", ".join(allowed_methods(request))} if error.status_code == 405 else error.headers
    message = "the body is not valid JSON in UTF-8" if error.status_code == 400 else ""
    return failure(error.status_code, message, headers=headers)


def allowed_methods(request: Request) -> list[str]:
    """All methods of an address; the framework's own header names those of one route only."""
    routes = (route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE)
    methods = {method for route in routes for method in route.methods or ()}
    return sorted(methods | {"OPTIONS"} | ({"HEAD"} if "GET" in methods else set()))


def on_invalid(_: Request, error: RequestValidationError) -> JSONResponse:
    """A field that is missing or not what it should be; a body that is not JSON at all is a 400."""
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return failure(400, "the body is not valid JSON in UTF-8")
    path = [str(step) for step in first["loc"]]
    name = ".".join(path[1:] if path[0] in HEADS else path)
    text = TEXTS.get(first["type"], "is not what it should be")
    return failure(422, f"{name or 'the body'} {text.format(**first.get('ctx', {}))}", name or None)


def on_refused(_: Request, error: CvqaError) -> JSONResponse:
    """What cvqa says no to: a question that cannot be taken, or an index that cannot be used."""
    if isinstance(error, UsageError):
        return failure(422, str(error), "question")
    if isinstance(error, BuildError | CvError):
        return failure(503, str(error), headers={"retry-after": "30"})
    return failure(500)


def add_failures(app: FastAPI) -> None:
    """Translate every error of this app's routes. What nobody foresaw is for the guard (`guards.Guard`)."""
    app.add_exception_handler(HTTPException, on_http)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, on_invalid)  # type: ignore[arg-type]
    app.add_exception_handler(CvqaError, on_refused)  # type: ignore[arg-type]
