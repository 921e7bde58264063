"""Asking in ways that the client's own methods do not have, and reading errors."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from cvqa.answer.reply import Reply


def failed(response: Any) -> tuple[int, str, str, str | None]:
    """An error response, after checking that it has the one shape and nothing else."""
    body = response.json()
    assert list(body) == ["error"]
    assert list(body["error"]) == ["code", "message", "field"]
    assert response.headers["content-type"] == "application/json"
    return response.status_code, body["error"]["code"], body["error"]["message"], body["error"]["field"]


def post(client: TestClient, content: str | bytes) -> Any:
    return client.post("/api/ask", content=content, headers={"content-type": "application/json"})


def raising(error: Exception) -> Any:
    def answer(question: str) -> Reply:
        raise error

    return answer
