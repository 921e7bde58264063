"""What every request passes: sizes, origins, headers, and the net below all routes."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from cvqa.errors import UsageError
from cvqa.server.app import create_app
from cvqa.server.requests import MAX_BODY
from tests.server.asking import failed, post, raising
from tests.server.conftest import Connect
from tests.server.sample import SampleAssistant


def test_a_longer_body_is_refused_by_its_announced_length(client: TestClient) -> None:
    assert failed(post(client, b" " * (MAX_BODY + 1))) == (413, "too_large", "the request is too large", None)


def test_a_longer_body_is_refused_while_it_comes_in(client: TestClient) -> None:
    chunks = (b" " * 100_000 for _ in range(12))
    response = client.post("/api/ask", content=chunks, headers={"content-type": "application/json"})
    assert failed(response) == (413, "too_large", "the request is too large", None)


def test_what_nobody_foresaw_is_a_500_that_keeps_the_question_out_of_the_log(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    response = connect(SampleAssistant(answer=raising(KeyError("my secret question")))).get("/api/ask?q=my+secret+question")
    assert failed(response) == (500, "internal", "something went wrong here; the question was fine", None)
    assert "KeyError" in caplog.text
    assert "raise error" in caplog.text
    assert "secret" not in caplog.text


def test_head_is_answered_like_get_without_a_body(client: TestClient) -> None:
    for path in ("/", "/widget.js", "/healthz"):
        response = client.head(path)
        assert (response.status_code, response.content) == (200, b"")
        assert response.headers["content-type"] == client.get(path).headers["content-type"]


@pytest.mark.parametrize("path", ["/", "/widget.js", "/docs", "/api/profile", "/nothing", "/api/ask"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", ["/api/profile", "/api/ask", "/nothing", "/widget.js"])
def test_any_origin_may_ask_without_credentials(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"origin": "https://page.example"}).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers


def test_an_error_of_ours_is_readable_from_any_origin(connect: Connect) -> None:
    client = connect(SampleAssistant(answer=raising(KeyError("x"))))
    response = client.get("/api/ask?q=Hi", headers={"origin": "https://page.example"})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (500, "*")


def preflight(client: TestClient, origin: str, method: str = "POST", headers: str = "content-type") -> Any:
    sent = {"origin": origin, "access-control-request-method": method, "access-control-request-headers": headers}
    return client.options("/api/ask", headers=sent)


def test_the_widgets_preflight_passes(client: TestClient) -> None:
    response = preflight(client, "https://page.example")
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, "*")


def test_a_refused_preflight_has_the_one_shape(client: TestClient) -> None:
    assert failed(preflight(client, "https://page.example", "DELETE")) == (400, "bad_request", "Disallowed CORS method", None)


def test_named_origins_keep_the_others_out(connect: Connect, assistant: SampleAssistant) -> None:
    client = connect(assistant, allow_origins=("https://page.example",))
    assert preflight(client, "https://page.example").headers["access-control-allow-origin"] == "https://page.example"
    assert "access-control-allow-origin" not in client.get("/api/profile", headers={"origin": "https://other.example"}).headers
    assert failed(preflight(client, "https://other.example"))[:3] == (400, "bad_request", "Disallowed CORS origin")


@pytest.mark.parametrize(
    "origin", ["page.example", "https://page.example/", "https://page.example/cv", "ftp://page.example", "https://", ""]
)
def test_what_is_not_an_origin_is_refused(assistant: SampleAssistant, origin: str) -> None:
    with pytest.raises(UsageError, match="is not an origin; --allow-origin takes scheme and host"):
        create_app(assistant, allow_origins=[origin])
