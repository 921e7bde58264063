"""What the routes answer."""

from __future__ import annotations

import json
from threading import Event, Thread
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from cvqa.answer.reply import Reply
from cvqa.assistant import Turn
from cvqa.errors import CvError, IndexMissing, Problem
from cvqa.server.app import create_app
from cvqa.server.requests import MAX_BODY
from tests.server.asking import failed, post, raising
from tests.server.conftest import Connect
from tests.server.sample import ANSWER, ANSWER_OBJECT, SampleAssistant, SampleBuild


def test_a_question_gets_the_reply_object(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "Where did she work?"})
    assert (response.status_code, response.json()) == (200, ANSWER_OBJECT)
    assert response.headers["cache-control"] == "no-store"


def test_a_get_gets_the_same_reply(client: TestClient, assistant: SampleAssistant) -> None:
    assert client.get("/api/ask", params={"q": "O que é isto? a+b"}).json() == ANSWER_OBJECT
    assert assistant.asked == ("O que é isto? a+b", ())


def test_the_history_is_handed_on_oldest_first(client: TestClient, assistant: SampleAssistant) -> None:
    history = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": ""}]
    client.post("/api/ask", json={"question": "And then?", "history": history})
    assert assistant.asked == ("And then?", (Turn("user", "Hello"), Turn("assistant", "")))


@pytest.mark.parametrize("history", [{}, {"history": None}, {"history": []}])
def test_history_may_be_absent_null_or_empty(client: TestClient, assistant: SampleAssistant, history: dict[str, Any]) -> None:
    assert client.post("/api/ask", json={"question": "Hi", **history}).status_code == 200
    assert assistant.asked == ("Hi", ())


@pytest.mark.parametrize(
    ("body", "message", "field"),
    [
        ({}, "question is missing", "question"),
        ({"question": ""}, "question needs at least 1 character", "question"),
        ({"question": "x" * 1001}, "question has more than 1,000 characters", "question"),
        ({"question": 7}, "question has to be text", "question"),
        ({"question": None}, "question has to be text", "question"),
        ({"question": "Hi", "history": "Hi"}, "history has to be a list", "history"),
        (
            {"question": "Hi", "history": [{"role": "system", "content": ""}]},
            "history.0.role has to be one of 'user' or 'assistant'",
            "history.0.role",
        ),
        ({"question": "Hi", "history": [{"role": "user"}]}, "history.0.content is missing", "history.0.content"),
        (
            {"question": "Hi", "history": [{"role": "user", "content": "x" * 4001}]},
            "history.0.content has more than 4,000 characters",
            "history.0.content",
        ),
        ({"question": "Hi", "history": [{"role": "user", "content": ""}] * 21}, "history holds more than 20 turns", "history"),
        ({"question": "Hi", "history": ["Hi"]}, "history.0 has to be a JSON object", "history.0"),
        (["Hi"], "the body has to be a JSON object", None),
        ("Hi", "the body has to be a JSON object", None),
    ],
)
def test_wrong_fields_are_named(client: TestClient, body: Any, message: str, field: str | None) -> None:
    status, code, said, about = failed(client.post("/api/ask", json=body))
    assert (status, code, about) == (422, "invalid", field)
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (rb'{"question": "\ud800"}', "question"),
        (rb'{"question": "ab\udfffcd"}', "question"),
        (rb'{"question": "Hi", "history": [{"role": "user", "content": "\ud83d"}]}', "history.0.content"),
    ],
)
def test_an_unpaired_surrogate_is_refused(client: TestClient, content: bytes, field: str) -> None:
    message = f"{field} is not valid Unicode: it holds half of a surrogate pair"
    assert failed(post(client, content)) == (422, "invalid", message, field)


def test_a_paired_surrogate_is_one_character(client: TestClient, assistant: SampleAssistant) -> None:
    assert post(client, rb'{"question": "\ud83d\ude00"}').status_code == 200
    assert assistant.asked[0] == "😀"


@pytest.mark.parametrize("query", ["q=%ED%A0%80", "q=%FF", "q=a%C3"])
def test_bytes_that_are_no_utf8_are_refused_in_an_address_too(client: TestClient, query: str) -> None:
    message = "q is not valid Unicode: it holds half of a surrogate pair"
    assert failed(client.get(f"/api/ask?{query}")) == (422, "invalid", message, "q")


@pytest.mark.parametrize(
    ("query", "start"), [("", "q is missing"), ("q=", "q needs at least 1"), ("q=" + "x" * 1001, "q has more than 1,000")]
)
def test_a_get_without_a_proper_question_is_refused(client: TestClient, query: str, start: str) -> None:
    status, code, message, field = failed(client.get(f"/api/ask?{query}"))
    assert (status, code, field) == (422, "invalid", "q")
    assert message.startswith(start)


@pytest.mark.parametrize("content", [b"{", b"question=Hi", b"\xff\xfe", b"\x00\x01\x02", b"[" * 100_000, b'{"question": nope}'])
def test_what_is_not_json_is_a_bad_request(client: TestClient, content: bytes) -> None:
    assert failed(post(client, content)) == (400, "bad_request", "the body is not valid JSON in UTF-8", None)


def test_a_body_that_is_not_called_json_is_told_so(client: TestClient) -> None:
    response = client.post("/api/ask", content=b'{"question": "Hi"}', headers={"content-type": "text/plain"})
    message = "the body has to be a JSON object, sent with Content-Type: application/json"
    assert failed(response) == (422, "invalid", message, None)


def test_an_empty_body_is_told_what_is_missing(client: TestClient) -> None:
    assert failed(client.post("/api/ask")) == (422, "invalid", "the body is missing", None)


def test_the_longest_valid_body_is_taken(client: TestClient) -> None:
    history = [{"role": "assistant", "content": "😀" * 4000}] * 20
    content = json.dumps({"question": "😀" * 1000, "history": history})
    assert 960_000 < len(content) <= MAX_BODY
    assert post(client, content).status_code == 200


@pytest.mark.parametrize("path", ["/nothing", "/api", "/api/ask/", "/redoc", "/web/widget.js", "/../pyproject.toml", "/%2e%2e/cv.yaml"])
def test_an_unknown_address_is_not_found(client: TestClient, path: str) -> None:
    assert failed(client.get(path)) == (404, "not_found", "there is nothing here; /docs lists what there is", None)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/api/ask", "GET, HEAD, OPTIONS, POST"),
        ("PUT", "/api/ask", "GET, HEAD, OPTIONS, POST"),
        ("POST", "/", "GET, HEAD, OPTIONS"),
        ("POST", "/healthz", "GET, HEAD, OPTIONS"),
    ],
)
def test_a_wrong_method_is_told_the_right_ones(client: TestClient, method: str, path: str, allowed: str) -> None:
    response = client.request(method, path)
    assert failed(response) == (405, "method_not_allowed", "this address does not take that method", None)
    assert response.headers["allow"] == allowed


def test_a_question_that_the_assistant_refuses_is_invalid(client: TestClient) -> None:
    assert failed(client.post("/api/ask", json={"question": "  "})) == (422, "invalid", "the question is empty; ask something", "question")


@pytest.mark.parametrize("error", [IndexMissing("index: there is no index yet"), CvError([Problem("cv.yaml", 3, "is no date")])])
def test_an_index_that_cannot_be_used_is_a_503_with_the_reason(connect: Connect, error: Exception) -> None:
    response = connect(SampleAssistant(answer=raising(error))).get("/api/ask?q=Hi")
    assert failed(response) == (503, "unavailable", str(error), None)
    assert response.headers["retry-after"] == "30"


def test_too_many_waiting_questions_are_sent_away(connect: Connect) -> None:
    started, go_on = Event(), Event()

    def slow(question: str) -> Reply:
        started.set()
        assert go_on.wait(10)
        return ANSWER

    client = connect(SampleAssistant(answer=slow), max_waiting=0)
    statuses: list[int] = []
    first = Thread(target=lambda: statuses.append(client.get("/api/ask?q=first").status_code))
    first.start()
    assert started.wait(10)
    try:
        # One is being answered and nobody may wait: the next is sent away, and the page is served all the same.
        response = client.get("/api/ask?q=second")
        page = client.get("/").status_code
    finally:
        go_on.set()
        first.join(10)
    assert failed(response) == (429, "too_many_requests", "too many questions at once; ask again in a moment", None)
    assert (response.headers["retry-after"], page, statuses) == ("1", 200, [200])


def test_the_profile_names_the_owner_and_what_to_ask(client: TestClient) -> None:
    expected = {"name": "Ada Quill", "headline": "Diver and welder", "suggestions": ["Where did she work?", "What can she do?"]}
    assert client.get("/api/profile").json() == expected


def test_health_counts_the_entries_of_the_build(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "entries": 2, "index": "build-1"}


@pytest.mark.parametrize("root_path", ["/cv", "cv", "/cv/"])
@pytest.mark.parametrize("path", ["/api/profile", "/cv/api/profile"])
def test_a_root_path_works_whether_or_not_the_proxy_strips_it(
    connect: Connect, assistant: SampleAssistant, root_path: str, path: str
) -> None:
    assert connect(assistant, root_path=root_path).get(path).json()["name"] == "Ada Quill"


def test_the_root_path_without_its_slash_leads_to_the_page(connect: Connect, assistant: SampleAssistant) -> None:
    client = connect(assistant, root_path="/cv")
    response = client.get("/cv")
    assert (response.status_code, response.headers["location"]) == (308, "/cv/")
    assert client.get("/cv/").status_code == 200


def test_a_changed_build_shows_at_once(connect: Connect, assistant: SampleAssistant) -> None:
    client = connect(assistant)
    assistant.build = SampleBuild(id="build-2")
    assert client.get("/healthz").json()["index"] == "build-2"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=1000))
def test_every_question_of_valid_unicode_is_read_as_it_was_sent(question: str) -> None:
    assistant = SampleAssistant()
    with TestClient(create_app(assistant)) as client:
        for response in (client.post("/api/ask", json={"question": question}), client.get("/api/ask", params={"q": question})):
            if question.strip():
                assert (response.status_code, assistant.asked[0]) == (200, question)
            else:
                assert failed(response)[0] == 422
