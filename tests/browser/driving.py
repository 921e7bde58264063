"""How a test uses the widget: by keyboard, as a visitor does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from cvqa.answer.reply import Citation, Reply, Status
from tests.server.sample import ANSWER, SampleAssistant

LABEL = "Ask about this CV"
QUOTE = "Harbour Works … Diver … Under water all day. … Mended 12 locks."
CITATIONS = tuple(
    Citation("experience-harbour-works", "Work", title, QUOTE, "cv.yaml:3-5", "/#experience-harbour-works", 0.9)
    for title in ("Diver, Harbour Works", "Welder, Canal Works", "Painter", "Cook", "Smith")
)
MARKDOWN = "She was a [diver](/#experience-harbour-works) at **Harbour Works**:\n\n- Mended *12* locks\n- Welded `steel`"
SLOW = 1.2  # seconds


def answer(question: str) -> Reply:
    """A reply of each sort, as the question asks for it."""
    if "moon" in question:
        return Reply(
            Status.NOT_IN_CV, "The CV does not say that.", "The CV does not say that.", (), "silent", None, ("Where did she work?",)
        )
    if "slow" in question or "forever" in question:
        time.sleep(SLOW if "slow" in question else 5 * SLOW)
    cited = CITATIONS if "all" in question else CITATIONS[:1]
    return replace(ANSWER, markdown=MARKDOWN, citations=cited, suggestions=("Where did she work?", "What else?"))


def sample() -> SampleAssistant:
    return SampleAssistant(answer=answer)


@dataclass
class Opened:
    """A page in a browser context of its own, with what went wrong in it and all that it asked for."""

    page: Page
    wrong: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, address: str, **context: Any) -> Iterator[Opened]:
    """Go to an address; `wrong` gathers errors of scripts and of the console."""
    own = browser.new_context(**{"viewport": {"width": 1200, "height": 800}, "reduced_motion": "reduce", **context})
    page = own.new_page()
    page.set_default_timeout(15_000)
    seen = Opened(page)
    page.on("request", lambda request: seen.visited.append(request.url))
    page.on("pageerror", lambda error: seen.wrong.append(str(error)))
    page.on("console", lambda message: seen.wrong.append(message.text) if message.type == "error" else None)
    page.goto(address)
    yield seen
    own.close()


def field_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your question")


def launcher(page: Page) -> Locator:
    return page.locator("cvqa-chat .launcher")


def panel(page: Page) -> Locator:
    return page.locator("cvqa-chat .panel")


def box(place: Locator) -> FloatRect:
    """Where something is, which has to be seen."""
    found = place.bounding_box()
    assert found
    return found


def open_panel(page: Page) -> None:
    """By keyboard, where it is not open yet."""
    if launcher(page).is_visible():
        launcher(page).focus()
        page.keyboard.press("Enter")
    field_of(page).focus()


def ask(page: Page, question: str) -> Locator:
    """Ask by keyboard alone, and give the answer's place on the page."""
    open_panel(page)
    answers = page.locator("cvqa-chat .answer")
    before = answers.count()
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1, timeout=60_000)
    return page.locator("cvqa-chat .theirs").last


def embedding(server: str, attributes: str = "", body: str = "<h1>Elsewhere</h1><p>A page.</p>", head: str = "") -> str:
    """An owner's plain page with the one line in it."""
    script = f'<script src="{server}widget.js" defer {attributes}></script>'
    metas = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
    return f'<!doctype html><html lang="fr"><head>{metas}<title>Elsewhere</title>{head}{script}</head><body>{body}</body></html>'
