"""What is meant to break in: in a question, in a CV, in the reply of a hostile server. It executes nothing, and shows as text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cvqa.answer.reply import Citation, Reply, Status
from cvqa.cv.model import Connection, Cv, Link, Owner
from cvqa.web_files import web_folder
from tests.browser.driving import embedding, open_panel, opened
from tests.browser.sites import application, hosted
from tests.server.sample import LINES, SampleAssistant, SampleBuild, contact, cv, job, text

pytestmark = pytest.mark.browser

WIDGET = (web_folder() / "widget.js").read_text("utf-8")
RUN = "window.broken=1"
MARKUP = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=javascript:parent.{RUN}></iframe>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f"<template><img src=x onerror={RUN}></template>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<object data=javascript:{RUN}>",
    f"<marquee onstart={RUN}>",
    f"<style>@import 'javascript:{RUN}';</style>",
    f"<base href=javascript:{RUN}//>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"<!--><img src=x onerror={RUN}>-->",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"${{{RUN}}}",
    f"<cvqa-chat data-api=javascript:{RUN}></cvqa-chat>",
)
MARKDOWN = (
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt:{RUN})",
    f"[x](\\javascript:{RUN})",
    f"[x](java\tscript:{RUN})",
    f"[x](&#106;avascript:{RUN})",
    f"[x](\x01javascript:{RUN})",
    f"[x](data:text/html,<script>{RUN}</script>)",
    f"[x](vbscript:{RUN})",
    "[x](blob:http://a/b)",
    "[x](file:///etc/passwd)",
    f"![x](javascript:{RUN})",
    f"<javascript:{RUN}>",
    f"**<img src=x onerror={RUN}>**",
    f"- <img src=x onerror={RUN}>",
    f"`<img src=x onerror={RUN}>`",
    f'[<img src=x onerror={RUN}>](https://a.example/"onmouseover={RUN})',
)
PAYLOADS = MARKUP + MARKDOWN
EVERY = "document.querySelector('cvqa-chat').shadowRoot"
LINKS = f"[...document.querySelectorAll('a[href]'), ...{EVERY}.querySelectorAll('a[href]')].map(a => a.protocol)"
STRANGE = "img, script, iframe, video, object, style, base, meta, input, template, cvqa-chat, math, [onerror], [onload]"
STRANGERS = f"{EVERY}.querySelectorAll('{STRANGE}').length"


def unharmed(page: Page) -> None:
    """Every link is clicked; nothing ran, nothing foreign is there, every link has a harmless scheme."""
    page.evaluate(
        f"""for (const link of {EVERY}.querySelectorAll("a[href]")) {{
          link.target = "";
          link.addEventListener("click", (event) => event.preventDefault());
          link.click();
        }}"""
    )
    page.wait_for_timeout(20)
    assert page.evaluate("window.broken") is None
    assert page.evaluate(STRANGERS) == 0
    assert set(page.evaluate(LINKS)) <= {"http:", "https:", "mailto:"}


def test_there_are_enough_of_them() -> None:
    assert len(set(PAYLOADS)) >= 40


@pytest.fixture(scope="module")
def home(chromium: Browser) -> Iterator[Page]:
    """A page elsewhere whose server repeats each question in every field of its reply."""
    with (
        application(SampleAssistant(answer=echo)) as server,
        hosted({"/": embedding(server)}) as site,
        opened(chromium, site.address) as seen,
    ):
        open_panel(seen.page)
        yield seen.page


def echo(said: str) -> Reply:
    citation = Citation(said, said, said, said, said, said, 0.5)
    return Reply(Status.ANSWERED, said, said, (citation,), "x", None, (said,))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_question_and_in_every_field_of_the_reply(home: Page, payload: str) -> None:
    said = ask_whole(home, payload)
    assert "".join(home.locator("cvqa-chat .mine").last.inner_text().split()).endswith("".join(payload.split()))
    if payload in MARKUP:
        assert (said.locator(".answer").text_content() or "").strip() == payload
    said.locator(".cite").click()
    expect(said.locator(".cite")).to_have_attribute("aria-label", f"1: {payload}")
    assert said.locator(".quote strong").text_content() == payload
    assert home.locator("cvqa-chat .chip").last.text_content() == payload
    unharmed(home)


def ask_whole(page: Page, payload: str) -> Locator:
    """Asked by the interface: a key press cannot type every character."""
    count = page.locator("cvqa-chat .answer").count()
    page.evaluate("q => document.querySelector('cvqa-chat').ask(q)", payload)
    expect(page.locator("cvqa-chat .answer")).to_have_count(count + 1)
    return page.locator("cvqa-chat .theirs").last


def test_in_the_conversation_that_a_reload_brings_back(home: Page) -> None:
    for payload in PAYLOADS[::4]:
        ask_whole(home, payload)
    home.reload()
    expect(home.locator("cvqa-chat .answer").first).to_be_visible()
    unharmed(home)


def test_in_the_store_of_the_page(home: Page) -> None:
    home.evaluate(
        """payload => { for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, JSON.stringify(
          {open: true, draft: payload, exchanges: [
            {question: payload, reply: {answer: payload, citations: [{url: payload}]}}, null, 3, {question: {}, reply: []}]})); }""",
        MARKUP[2],
    )
    home.reload()
    expect(home.locator("cvqa-chat .mine").first).to_contain_text(MARKUP[2])
    unharmed(home)


def cv_of(payload: str) -> Cv:
    """A CV that holds it in every place."""
    linked = text("highlights", payload, Link(payload, payload))
    fields = dict.fromkeys(("section", "title", "position", "organisation", "location", "url"), payload)
    owner = Owner(payload, payload, (payload,), (payload,), payload, (payload,), (Connection(payload, payload, payload, LINES),))
    return cv(contact(payload), job(texts=(linked,), **fields), owner=owner)


def test_in_a_cv(chromium: Browser) -> None:
    assistant = SampleAssistant(answer=echo)
    with application(assistant) as address, opened(chromium, address, bypass_csp=True) as seen:
        page = seen.page
        for payload in PAYLOADS:
            assistant.build = SampleBuild(cv_of(payload))
            page.goto(address)
            assert page.locator("h1").text_content() == payload
            open_panel(page)
            unharmed(page)
            assert page.locator("main img, main iframe, main script, main svg, main input").count() == 0
            page.keyboard.press("Escape")


def test_a_long_reply_of_a_hostile_server_takes_no_time(chromium: Browser) -> None:
    hard = {
        "[": "[" * 9000,
        "*": "*a" * 9000,
        "`": "`" * 9000,
        "\\": "\\" * 9000,
        "(": "[a](" * 5000,
        "-": "- " * 9000,
        "\n": "\n- a" * 6000,
    }
    for name, words in hard.items():
        reply = {"status": "answered", "answer": words, "markdown": words, "citations": [{"quote": words, "url": "/#a"}] * 30}
        with hosted(reply=reply) as odd, hosted({"/": embedding(odd.address).replace(f"{odd.address}widget.js", "/widget.js")}) as site:
            site.pages["/widget.js"] = WIDGET
            site.pages["/"] = site.pages["/"].replace("defer", f'defer data-api="{odd.address}"')
            with opened(chromium, site.address) as seen:
                open_panel(seen.page)
                took = seen.page.evaluate(
                    """async () => {
                      const began = performance.now();
                      await document.querySelector("cvqa-chat").ask("x");
                      return performance.now() - began;
                    }"""
                )
                assert took < 10_000, name  # what looks back for each character takes minutes
                assert seen.page.locator("cvqa-chat .cite").count() == 8
