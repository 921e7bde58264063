"""What a browser is shown, and what it may keep."""

from __future__ import annotations

import gzip
import re

import pytest
from fastapi.testclient import TestClient

from cvqa.web_files import web_folder
from tests.server.conftest import Connect
from tests.server.sample import SampleAssistant, SampleBuild, contact, cv, job


def test_the_homepage_is_made_from_the_cv(client: TestClient) -> None:
    response = client.get("/")
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '<article id="experience-harbour-works">' in response.text


def test_the_homepage_follows_the_build(connect: Connect) -> None:
    assistant = SampleAssistant()
    client = connect(assistant)
    before = client.get("/")
    assistant.build = SampleBuild(cv(contact(), job(position="Welder")))
    after = client.get("/", headers={"if-none-match": before.headers["etag"]})
    assert (after.status_code, "<h3>Welder</h3>" in after.text, "<h3>Welder</h3>" in before.text) == (200, True, False)


@pytest.mark.parametrize(("name", "kind"), [("widget.js", "text/javascript; charset=utf-8"), ("homepage.css", "text/css; charset=utf-8")])
def test_a_file_is_served_as_it_is_and_may_be_kept_for_minutes(client: TestClient, name: str, kind: str) -> None:
    response = client.get(f"/{name}")
    assert response.text == (web_folder() / name).read_text("utf-8")
    assert (response.headers["content-type"], response.headers["cache-control"]) == (kind, "public, max-age=300")
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["/widget.js", "/homepage.css", "/", "/docs"])
@pytest.mark.parametrize("form", ["{}", '"other", {}', "*"])
def test_what_a_browser_has_already_is_not_sent_again(client: TestClient, path: str, form: str) -> None:
    etag = client.get(path).headers["etag"]
    response = client.get(path, headers={"if-none-match": form.format(etag)})
    assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", etag)
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_the_widget_is_small() -> None:
    assert len(gzip.compress((web_folder() / "widget.js").read_bytes())) < 12_000


def test_the_widget_never_parses_markup() -> None:
    source = (web_folder() / "widget.js").read_text("utf-8")
    assert "attachShadow" in source
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", source)


def test_the_docs_name_every_route_field_and_error(client: TestClient) -> None:
    html = client.get("/docs").text
    for route in ("POST /api/ask", "GET /api/ask", "GET /api/profile", "GET /healthz"):
        assert f"<h2><code>{route}</code></h2>" in html
    fields = ("question", "history", "history[].role", "q", "status", "citations[].quote", "suggestions", "error.code", "entries")
    for field in fields:
        assert f"<td><code>{field}</code></td>" in html
    assert "Errors: 400, 413, 422, 429, 500, 503." in html


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_no_page_asks_a_third_party_for_anything(client: TestClient, path: str) -> None:
    fetched = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"', client.get(path).text)
    assert fetched
    assert not [address for address in fetched if "//" in address]


def test_the_openapi_description_knows_errors_in_their_one_shape_only(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert "FailureBody" in schemas
    assert "HTTPValidationError" not in schemas
