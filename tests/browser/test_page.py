"""The page and the widget in a real browser, served by the real process: ask, read, follow a citation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.server.process import built, serving

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=\"document.title='broken in'\"><script>document.title='broken in'</script>"


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`cvqa serve` on the CV of this checkout."""
    corpus = root / "corpus"
    with serving(tmp_path_factory.mktemp("browser") / "serve.log", "--cv", str(corpus), "--index", str(built(corpus))) as server:
        yield server.address


@pytest.fixture
def visited() -> list[str]:
    """Every address that the page asked for."""
    return []


@pytest.fixture
def page(chromium: Browser, address: str, visited: list[str]) -> Iterator[Page]:
    """The homepage in a browser of its own; what goes wrong in its console fails the test."""
    context = chromium.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    opened, wrong = context.new_page(), list[str]()
    opened.on("request", lambda request: visited.append(request.url))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.goto(address)
    yield opened
    context.close()
    assert wrong == []


def ask(page: Page, question: str) -> Locator:
    """Ask by keyboard alone, and give the answer's place on the page."""
    launcher = page.locator("cvqa-chat .launcher")
    if launcher.is_visible():
        launcher.focus()
        page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Your question")).to_be_focused()
    before = page.locator("cvqa-chat .answer").count()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    answers = page.locator("cvqa-chat .answer")
    expect(answers).to_have_count(before + 1, timeout=60_000)
    return page.locator("cvqa-chat .theirs").last


def test_a_citation_of_the_answer_leads_to_its_place_in_the_cv(page: Page) -> None:
    said = ask(page, "What did he do at MBZUAI?")
    expect(said).to_have_attribute("data-status", "answered")
    expect(said.locator(".answer")).to_contain_text("Alpa")
    expect(said.locator("ol a").first).to_have_text("Research Assistant, MBZUAI")
    said.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(said.locator("blockquote").first).to_be_visible()
    said.locator("ol a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#experience-mbzuai")
    cited = page.locator("#experience-mbzuai")
    expect(cited).to_be_in_viewport()
    expect(cited).to_contain_text("MBZUAI")
    assert page.evaluate("document.querySelector(':target').id") == "experience-mbzuai"
    assert cited.evaluate("node => getComputedStyle(node).boxShadow") != "none"


def test_the_question_before_is_sent_along(page: Page) -> None:
    ask(page, "What did he do at MBZUAI?")
    with page.expect_request("**/api/ask") as caught:
        ask(page, "Who advised him there?")
    sent = json.loads(caught.value.post_data or "{}")
    assert sent["question"] == "Who advised him there?"
    assert [turn["role"] for turn in sent["history"]] == ["user", "assistant"]
    assert sent["history"][0]["content"] == "What did he do at MBZUAI?"


def test_a_suggestion_is_asked_by_its_chip(page: Page) -> None:
    page.locator("cvqa-chat .launcher").click()
    chip = page.locator("cvqa-chat .chips button").first
    question = chip.inner_text()
    chip.click()
    expect(page.locator("cvqa-chat .mine")).to_have_text(question)
    expect(page.locator("cvqa-chat [data-status=answered]")).to_have_count(1, timeout=60_000)


def test_markup_in_a_question_stays_text(page: Page) -> None:
    ask(page, HOSTILE)
    expect(page.locator("cvqa-chat .mine")).to_have_text(HOSTILE)
    assert page.locator("cvqa-chat img, cvqa-chat script").count() == 0
    assert "broken in" not in page.title()


def test_a_refusal_is_marked_as_one(page: Page) -> None:
    said = ask(page, "What did he do at Google?")
    expect(said).to_have_attribute("data-status", "not_in_cv")
    expect(said.locator(".note")).to_have_text("Not in the CV")


def test_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    launcher, panel = page.locator("cvqa-chat .launcher"), page.get_by_role("dialog")
    launcher.click()
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(launcher).to_be_focused()


def test_on_a_phone_a_citation_makes_way_for_the_cv(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 780})
    said = ask(page, "What did he do at MBZUAI?")
    said.locator("ol a").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#experience-mbzuai")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_unreachable_server_is_said_so_and_the_question_kept(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    opened = context.new_page()
    opened.goto(address)
    opened.locator("cvqa-chat .launcher").click()
    context.set_offline(True)
    opened.get_by_role("textbox", name="Your question").fill("Where does he study?")
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("alert")).to_have_text("The assistant cannot be reached just now. Try again in a moment.")
    expect(opened.get_by_role("textbox", name="Your question")).to_have_value("Where does he study?")
    context.close()


@pytest.fixture
def elsewhere(address: str) -> Iterator[str]:
    """A page of another origin that embeds the widget, with a strict policy of its own: no inline style, no other server."""
    policy = f"default-src 'none'; script-src {address}; connect-src {address}"
    body = f'<!doctype html><title>Elsewhere</title><script src="{address}widget.js" defer></script><h1>Elsewhere</h1>'

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.send_header("content-security-policy", policy)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_script_alone_puts_the_widget_on_a_page_elsewhere(chromium: Browser, address: str, elsewhere: str) -> None:
    context = chromium.new_context()
    opened = context.new_page()
    opened.goto(elsewhere)
    said = ask(opened, "What did he do at MBZUAI?")
    link = said.locator("ol a").first
    assert link.get_attribute("href") == f"{address}#experience-mbzuai"
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    assert opened.locator("cvqa-chat .panel").evaluate("node => getComputedStyle(node).borderTopLeftRadius") == "14px"
    context.close()


def test_nobody_else_is_asked_for_anything(page: Page, address: str, visited: list[str]) -> None:
    ask(page, "What did he do at MBZUAI?")
    page.goto(address + "docs")
    hosts = {urlsplit(url).netloc for url in visited if not url.startswith("data:")}
    assert hosts == {urlsplit(address).netloc}
    assert any(url.endswith("/api/ask") for url in visited)
