"""What a browser is shown, and what it may keep."""

from __future__ import annotations

import re
from pathlib import Path

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


JAVASCRIPT, CSS = "text/javascript; charset=utf-8", "text/css; charset=utf-8"


@pytest.mark.parametrize(("name", "kind"), [("widget.js", JAVASCRIPT), ("embed.js", JAVASCRIPT), ("homepage.css", CSS)])
def test_a_file_is_served_as_it_is_and_may_be_kept_for_minutes(client: TestClient, name: str, kind: str) -> None:
    response = client.get(f"/{name}")
    assert response.text == (web_folder() / name).read_text("utf-8")
    assert (response.headers["content-type"], response.headers["cache-control"]) == (kind, "public, max-age=300")
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["/widget.js", "/homepage.css", "/embed.js", "/", "/docs", "/embed", "/llms.txt"])
@pytest.mark.parametrize("form", ["{}", '"other", {}', "*"])
def test_what_a_browser_has_already_is_not_sent_again(client: TestClient, path: str, form: str) -> None:
    etag = client.get(path).headers["etag"]
    response = client.get(path, headers={"if-none-match": form.format(etag)})
    assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", etag)
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_the_docs_name_every_route_field_and_error(client: TestClient) -> None:
    html = client.get("/docs").text
    for route in ("POST /api/ask", "GET /api/ask", "GET /api/profile", "GET /healthz"):
        assert f"<h2><code>{route}</code></h2>" in html
    fields = ("question", "history", "history[].role", "q", "status", "citations[].quote", "suggestions", "error.code", "entries")
    for field in fields:
        assert f"<td><code>{field}</code></td>" in html
    assert "Errors: 400, 413, 422, 429, 500, 503." in html


@pytest.mark.parametrize("path", ["/", "/docs", "/embed"])
def test_no_page_asks_a_third_party_for_anything(client: TestClient, path: str) -> None:
    fetched = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"', client.get(path).text)
    assert fetched
    assert not [address for address in fetched if "//" in address]


def test_the_openapi_description_knows_errors_in_their_one_shape_only(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert "FailureBody" in schemas
    assert "HTTPValidationError" not in schemas


def test_embed_names_this_server_where_it_is_mounted(connect: Connect) -> None:
    html = connect(SampleAssistant(), root_path="/cv").get("/cv/embed").text
    assert '&lt;script src="http://testserver/cv/widget.js" defer&gt;&lt;/script&gt;' in html


def test_llms_txt_is_plain_text_that_follows_the_build(connect: Connect) -> None:
    assistant = SampleAssistant()
    client = connect(assistant)
    before = client.get("/llms.txt")
    assert before.headers["content-type"] == "text/plain; charset=utf-8"
    assert before.text.startswith("# Ada Quill\n\n> Diver and welder\n")
    assistant.build = SampleBuild(cv(contact(), job(position="Welder")))
    assert "- [Welder](./#experience-harbour-works)" in client.get("/llms.txt").text


def test_an_owner_s_own_templates_and_style_are_served(connect: Connect, tmp_path: Path) -> None:
    (tmp_path / "homepage.html.j2").write_text("<h1>{{ header.name }}</h1>", "utf-8")
    (tmp_path / "homepage.css").write_text("h1 { color: teal }", "utf-8")
    client = connect(SampleAssistant(), templates=tmp_path)
    assert client.get("/").text == "<h1>Ada Quill</h1>"
    assert client.get("/homepage.css").text == "h1 { color: teal }"
    assert "POST /api/ask" in client.get("/docs").text
