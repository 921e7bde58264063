"""The page and the widget in a real browser, served by the real process on the CV of this checkout: ask, read, follow a citation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from cvqa.cli import main
from tests.browser.driving import Opened, ask, embedding, field_of, open_panel, opened, panel
from tests.browser.sites import hosted
from tests.server.process import built, serving

pytestmark = pytest.mark.browser

QUESTION = "What did he do at MBZUAI?"


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`cvqa serve` on the CV of this checkout."""
    corpus = root / "corpus"
    with serving(tmp_path_factory.mktemp("browser") / "serve.log", "--cv", str(corpus), "--index", str(built(corpus))) as server:
        yield server.address


@pytest.fixture
def seen(chromium: Browser, address: str) -> Iterator[Opened]:
    """The homepage; what goes wrong in its console fails the test."""
    with opened(chromium, address) as seen:
        yield seen
        assert seen.wrong == []


@pytest.fixture
def page(seen: Opened) -> Page:
    return seen.page


def test_a_citation_of_the_answer_leads_to_its_place_in_the_cv(page: Page) -> None:
    said = ask(page, QUESTION)
    expect(said).to_have_attribute("data-status", "answered")
    expect(said.locator(".answer")).to_contain_text("Alpa")
    said.get_by_role("button", name="1: Research Assistant, MBZUAI").focus()
    page.keyboard.press("Enter")
    expect(said.locator("blockquote").first).to_contain_text("Alpa")
    page.keyboard.press("Tab")
    expect(said.get_by_role("link", name="Show it in the CV").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#experience-mbzuai")
    cited = page.locator("#experience-mbzuai")
    expect(cited).to_be_in_viewport()
    expect(panel(page)).to_be_visible()
    assert page.evaluate("document.querySelector(':target').id") == "experience-mbzuai"
    assert cited.evaluate("node => getComputedStyle(node).boxShadow") != "none"


def test_a_suggestion_is_answered_by_its_chip(page: Page) -> None:
    open_panel(page)
    chip = page.locator("cvqa-chat .chip").first
    question = chip.inner_text()
    chip.click()
    expect(page.locator("cvqa-chat .mine")).to_contain_text(question)
    expect(page.locator("cvqa-chat [data-status=answered]")).to_have_count(1, timeout=60_000)


def test_on_a_phone_a_citation_makes_way_for_the_cv(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    said = ask(page, QUESTION)
    said.locator(".cite").first.click()
    said.get_by_role("link", name="Show it in the CV").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#experience-mbzuai")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_plain_static_page_takes_one_line(chromium: Browser, address: str, tmp_path: Path) -> None:
    """As an owner would: a file on a plain host, the line of the README, a question."""
    with hosted({"/": embedding(address)}) as site, opened(chromium, site.address) as seen:
        said = ask(seen.page, QUESTION)
        said.locator(".cite").first.click()
        link = said.get_by_role("link", name="Show it in the CV")
        assert str(link.get_attribute("href")).startswith(f"{address}#experience-mbzuai:~:text=")
        assert seen.wrong == []


def test_a_static_site_asks_the_server_that_it_was_given(chromium: Browser, address: str, root: Path, tmp_path: Path) -> None:
    assert main(["site", str(tmp_path), "--cv", str(root / "corpus"), "--api", address]) == 0
    files = {f"/{path.name}": path.read_text("utf-8") for path in tmp_path.iterdir()}
    with hosted({**files, "/": files["/index.html"]}) as site, opened(chromium, site.address) as seen:
        said = ask(seen.page, QUESTION)
        said.locator(".cite").first.click()
        said.get_by_role("link", name="Show it in the CV").click()
        seen.page.wait_for_url(f"{site.address}#experience-mbzuai")
        assert {urlsplit(url).netloc for url in seen.visited if "/api/" in url} == {urlsplit(address).netloc}
        assert seen.wrong == []


def test_nobody_else_is_asked_for_anything_and_no_cookie_is_set(seen: Opened, address: str) -> None:
    ask(seen.page, QUESTION)
    for name in ("docs", "embed"):
        seen.page.goto(address + name)
    expect(panel(seen.page)).to_be_visible()  # it is open on every page of the tab by now
    hosts = {urlsplit(url).netloc for url in seen.visited if not url.startswith("data:")}
    assert hosts == {urlsplit(address).netloc}
    assert any(url.endswith("/api/ask") for url in seen.visited)
    assert seen.page.context.cookies() == []


def test_the_printed_page_is_the_cv_alone(page: Page) -> None:
    ask(page, QUESTION)
    page.emulate_media(media="print")
    for hidden in ("nav", "cvqa-chat .panel", ".skip"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#experience-mbzuai")).to_be_visible()
    expect(field_of(page)).to_be_hidden()
