"""Talking with the widget on a page of another origin: asking, recalling, reading on, stopping, and what a reload leaves."""

from __future__ import annotations

import json
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import QUOTE, SLOW, ask, field_of, launcher, open_panel, opened, panel
from tests.browser.sites import Site, application, hosted
from tests.server.sample import SampleAssistant

pytestmark = pytest.mark.browser


def test_the_greeting_and_the_owner_s_questions_come_first(page: Page) -> None:
    launcher(page).click()
    expect(page.locator("cvqa-chat .greeting")).to_contain_text("Ask me anything about this CV.")
    expect(page.locator("cvqa-chat .chip")).to_have_text(["Where did she work?", "What can she do?"])


def test_nothing_is_asked_for_before_somebody_opens_it(chromium: Browser, elsewhere: Site, server: str) -> None:
    with opened(chromium, elsewhere.address) as seen:
        expect(launcher(seen.page)).to_be_visible()
        assert [url for url in seen.visited if url.startswith(server)] == [f"{server}widget.js"]
        launcher(seen.page).click()
        expect(seen.page.locator("cvqa-chat .chip").first).to_be_visible()
        assert f"{server}api/profile" in seen.visited


def test_a_chip_asks_and_the_next_ones_come_from_the_reply(page: Page) -> None:
    open_panel(page)
    page.locator("cvqa-chat .chip").nth(1).click()
    expect(page.locator("cvqa-chat .answer")).to_have_count(1)
    expect(page.locator("cvqa-chat .mine")).to_have_text("You asked: What can she do?")
    expect(page.locator("cvqa-chat .chip")).to_have_text(["Where did she work?", "What else?"])
    expect(field_of(page)).to_be_focused()


def test_markdown_becomes_elements(page: Page) -> None:
    said = ask(page, "Where did she work?").locator(".answer")
    expect(said.locator("li")).to_have_text(["Mended 12 locks", "Welded steel"])
    assert said.locator("strong, em, code").all_inner_texts() == ["Harbour Works", "12", "steel"]
    expect(said.locator("a")).to_have_text("diver")


def test_shift_and_enter_make_a_line_enter_sends(page: Page) -> None:
    open_panel(page)
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    expect(field_of(page)).to_have_value("one\ntwo")
    with page.expect_request("**/api/ask") as sent:
        page.keyboard.press("Enter")
    assert json.loads(sent.value.post_data or "")["question"] == "one\ntwo"
    expect(field_of(page)).to_have_value("")


def test_the_arrows_recall_earlier_questions(page: Page) -> None:
    ask(page, "first")
    ask(page, "second")
    seen = []
    for key in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        seen.append(field_of(page).input_value())
    assert seen == ["second", "first", "first", "second", ""]
    page.keyboard.type("own words")
    page.keyboard.press("ArrowUp")
    expect(field_of(page)).to_have_value("own words")


def test_the_turns_before_are_sent_along(page: Page) -> None:
    ask(page, "Where did she work?")
    with page.expect_request("**/api/ask") as sent:
        ask(page, "And there?")
    assert json.loads(sent.value.post_data or "") == {
        "question": "And there?",
        "history": [
            {"role": "user", "content": "Where did she work?"},
            {"role": "assistant", "content": "She was a diver at Harbour Works."},
        ],
    }


def test_the_conversation_survives_a_reload_and_can_be_cleared(page: Page) -> None:
    ask(page, "Where did she work?")
    page.keyboard.type("a draft")
    page.reload()
    expect(panel(page)).to_be_visible()
    expect(page.locator("cvqa-chat .mine")).to_contain_text("Where did she work?")
    expect(page.locator("cvqa-chat .answer li")).to_have_count(2)
    expect(field_of(page)).to_have_value("a draft")
    assert page.evaluate("document.activeElement === document.body")  # a page that loads does not take the focus
    with page.expect_request("**/api/ask") as sent:
        field_of(page).fill("And there?")
        field_of(page).press("Enter")
    assert len(json.loads(sent.value.post_data or "")["history"]) == 2
    page.get_by_role("button", name="Clear the conversation").click()
    expect(page.locator("cvqa-chat .answer")).to_have_count(0)
    expect(page.locator("cvqa-chat .chip")).to_have_text(["Where did she work?", "What can she do?"])
    expect(page.get_by_role("button", name="Clear the conversation")).to_be_hidden()
    page.reload()
    expect(panel(page)).to_be_visible()
    expect(page.locator("cvqa-chat .mine")).to_have_count(0)


def test_a_closed_panel_stays_closed_after_a_reload(page: Page) -> None:
    ask(page, "Where did she work?")
    page.keyboard.press("Escape")
    page.reload()
    expect(launcher(page)).to_be_visible()
    expect(panel(page)).to_be_hidden()


def test_a_numbered_chip_opens_its_quote_and_links_to_the_words(page: Page, server: str) -> None:
    said = ask(page, "Where did she work?")
    chip = said.get_by_role("button", name="1: Diver, Harbour Works")
    quote = said.locator(".quote")
    expect(quote).to_be_hidden()
    chip.focus()
    page.keyboard.press("Enter")
    expect(chip).to_have_attribute("aria-expanded", "true")
    assert quote.locator("blockquote p").all_inner_texts() == QUOTE.split(" … ")
    link = quote.get_by_role("link", name="Show it in the CV")
    assert link.get_attribute("href") == f"{server}#experience-harbour-works:~:text=Under%20water%20all%20day."
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
    with page.context.expect_page() as there:
        link.click()
    expect(there.value.locator("#experience-harbour-works")).to_be_in_viewport()
    assert there.value.evaluate("document.querySelector('article:is(:target, :has(:target))').id") == "experience-harbour-works"
    chip.click()
    expect(quote).to_be_hidden()


def test_many_citations_are_numbers(page: Page) -> None:
    said = ask(page, "all of it")
    expect(said.locator(".cite")).to_have_text(["1", "2", "3", "4", "5"])
    said.get_by_role("button", name="4: Cook").click()
    expect(said.locator(".quote strong").nth(3)).to_be_visible()


def test_an_answer_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Where did she work?").get_by_role("button", name="Copy the answer").click()
    expect(page.locator("cvqa-chat [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "She was a diver at Harbour Works."


def test_where_a_page_has_no_clipboard_the_old_command_copies(page: Page) -> None:
    said = ask(page, "Where did she work?")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("addEventListener('copy', () => (window.copied = true))")
    button = said.get_by_role("button", name="Copy the answer")
    button.click()
    expect(page.locator("cvqa-chat [role=status]")).to_have_text("Copied")
    expect(button).to_be_focused()
    assert page.evaluate("window.copied")


def test_a_wait_shows_after_a_moment_and_can_be_stopped(page: Page) -> None:
    open_panel(page)
    began = monotonic()
    page.keyboard.type("slow one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(page.locator("cvqa-chat .pending")).to_be_visible()
    assert monotonic() - began > 0.15
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("cvqa-chat .pending")).to_be_hidden()
    expect(page.locator("cvqa-chat .mine")).to_have_count(0)
    expect(field_of(page)).to_have_value("slow one")
    expect(page.locator("cvqa-chat [role=status]")).to_have_text("Stopped")
    page.wait_for_timeout(SLOW * 1000)
    expect(page.locator("cvqa-chat .answer")).to_have_count(0)
    assert ask(page, "").locator(".answer").inner_text().startswith("She was a diver")


def test_a_quick_answer_shows_no_wait(page: Page) -> None:
    open_panel(page)
    page.evaluate(
        """() => {
          window.waits = 0;
          const pending = document.querySelector("cvqa-chat").shadowRoot.querySelector(".pending");
          new MutationObserver(() => { if (!pending.hidden) window.waits += 1; }).observe(pending, {attributes: true});
        }"""
    )
    # At once, whatever else this machine does: the network is left out.
    page.evaluate('window.fetch = async () => new Response(\'{"status": "smalltalk", "answer": "Hello."}\')')
    ask(page, "hello")
    assert page.evaluate("window.waits") == 0


def test_a_refusal_is_marked_as_one(page: Page) -> None:
    said = ask(page, "Was she on the moon?")
    expect(said).to_have_attribute("data-status", "not_in_cv")
    expect(said.locator(".note")).to_have_text("Not in the CV")


def test_a_server_that_is_away_is_said_so_politely_and_asked_again(chromium: Browser, elsewhere: Site) -> None:
    with opened(chromium, elsewhere.address) as seen:
        page = seen.page
        open_panel(page)
        page.context.set_offline(True)
        page.keyboard.type("Where did she work?")
        page.keyboard.press("Enter")
        failed = page.get_by_role("log").locator(".failed")
        expect(failed).to_contain_text("The assistant cannot be reached just now.")
        assert any("cannot be reached" in text for text in seen.wrong)
        page.context.set_offline(False)
        failed.get_by_role("button", name="Try again").press("Enter")
        expect(page.locator("cvqa-chat .answer")).to_have_count(1)
        expect(failed).to_have_count(0)
        assert page.locator("cvqa-chat .mine").count() == 1


def test_an_origin_that_is_not_allowed_is_told_from_a_server_that_is_away(chromium: Browser, elsewhere: Site) -> None:
    with application(SampleAssistant(), allow_origins=["https://owner.example"]) as narrow:
        elsewhere.pages["/narrow"] = elsewhere.pages["/"].replace("defer ", f'defer data-api="{narrow}" ')
        with opened(chromium, elsewhere.address + "narrow") as seen:
            open_panel(seen.page)
            seen.page.keyboard.type("Where did she work?")
            seen.page.keyboard.press("Enter")
            expect(seen.page.locator("cvqa-chat .failed")).to_contain_text("The assistant does not answer on this page.")
            origin = elsewhere.address.rstrip("/")
            said = f"cvqa: {narrow} does not answer pages of {origin}. Its owner can start it with --allow-origin {origin}"
            assert said in seen.wrong


def test_the_server_s_own_words_are_shown(chromium: Browser, elsewhere: Site) -> None:
    with opened(chromium, elsewhere.address) as seen:
        open_panel(seen.page)
        seen.page.evaluate("document.querySelector('cvqa-chat').ask('x'.repeat(1001))")
        expect(seen.page.locator("cvqa-chat .failed")).to_contain_text("question has more than 1,000 characters")


@pytest.mark.parametrize(
    "reply", [None, [], "text", 7, {}, {"status": 5, "answer": {"a": 1}, "citations": "x", "suggestions": [None, 3, {}]}]
)
def test_a_reply_of_the_wrong_form_breaks_nothing(chromium: Browser, elsewhere: Site, reply: object) -> None:
    with hosted(reply=reply) as odd:
        elsewhere.pages["/odd"] = elsewhere.pages["/"].replace("defer ", f'defer data-api="{odd.address}" ')
        with opened(chromium, elsewhere.address + "odd") as seen:
            open_panel(seen.page)
            seen.page.keyboard.type("Hello?")
            seen.page.keyboard.press("Enter")
            expect(seen.page.locator("cvqa-chat .failed, cvqa-chat .theirs")).to_have_count(1)
            assert [text for text in seen.wrong if "cvqa:" not in text and "404" not in text] == []
