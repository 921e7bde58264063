"""The widget on an owner's page: options, the element, the JavaScript interface, hostile style, strict policies, and /embed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import LABEL, ask, box, embedding, field_of, launcher, open_panel, opened, panel
from tests.browser.sites import Site, hosted

pytestmark = pytest.mark.browser

HOSTILE_CSS = """
* { all: unset !important }
*, *::before, *::after { display: none !important; color: transparent !important; position: static !important; font-size: 1px !important }
html, body, h1, p { display: block !important }
html { font-size: 4px !important }
cvqa-chat { display: none !important; visibility: hidden !important; opacity: 0 !important; transform: scale(0) !important }
button, textarea, dialog { all: unset !important; display: none !important }
"""
STYLES = """() => [...document.querySelectorAll("body > :not(cvqa-chat)")]
  .map((node) => getComputedStyle(node)).map((style) => [...style].map((name) => style[name]).join())"""
BOX = """() => {
  const part = (name) => document.querySelector("cvqa-chat").shadowRoot.querySelector(name);
  const box = (name) => ["width", "height"].map((side) => part(name).getBoundingClientRect()[side]);
  const style = getComputedStyle(part(".panel"));
  return [box(".panel"), box("textarea"), box(".send"), style.fontSize, style.color, style.backgroundColor];
}"""


def test_hostile_style_of_the_host_changes_nothing(chromium: Browser, elsewhere: Site, server: str) -> None:
    elsewhere.pages["/hostile"] = embedding(server, head=f"<style>{HOSTILE_CSS}</style>")
    looks = []
    for path in ("", "hostile"):
        with opened(chromium, elsewhere.address + path) as seen:
            expect(launcher(seen.page)).to_be_visible()
            launcher(seen.page).click()
            expect(ask(seen.page, "Where did she work?").locator("li").first).to_be_visible()
            looks.append(seen.page.evaluate(BOX))
    assert looks[0] == looks[1]
    assert looks[0][0][0] > 300


def test_no_style_of_the_widget_reaches_the_host(chromium: Browser, elsewhere: Site, server: str) -> None:
    body = (
        '<h2 id="title">A title</h2><button>One</button><textarea></textarea><p class="panel mine full">Text</p><dialog open>Own</dialog>'
    )
    elsewhere.pages |= {"/with": embedding(server, body=body), "/without": embedding("", body=body)}
    styles = []
    for path in ("without", "with"):
        with opened(chromium, elsewhere.address + path) as seen:
            if path == "with":
                open_panel(seen.page)
            styles.append(seen.page.evaluate(STYLES))
    assert len(styles[0]) >= 4
    assert styles[0] == styles[1]


def test_a_strict_policy_is_satisfied(chromium: Browser, server: str) -> None:
    origin = server.rstrip("/")
    trusted = "require-trusted-types-for 'script'; trusted-types 'none'"
    policy = f"default-src 'none'; script-src {origin}; connect-src {origin}; {trusted}; img-src data:"
    with hosted({"/": embedding(server)}, {"content-security-policy": policy}) as site, opened(chromium, site.address) as seen:
        ask(seen.page, "Where did she work?").locator(".cite").first.click()
        expect(seen.page.locator("cvqa-chat .quote")).to_be_visible()
        assert panel(seen.page).evaluate("node => getComputedStyle(node).borderTopLeftRadius") == "18px"
        assert seen.wrong == []


def test_a_policy_without_the_server_is_said_with_what_it_lacks(chromium: Browser, server: str) -> None:
    policy = f"default-src 'none'; script-src {server}; img-src data:"
    with hosted({"/": embedding(server)}, {"content-security-policy": policy}) as site, opened(chromium, site.address) as seen:
        open_panel(seen.page)
        seen.page.keyboard.type("Hello?")
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator("cvqa-chat .failed")).to_contain_text("cannot be reached")
        assert any("Content-Security-Policy has no connect-src" in text for text in seen.wrong)


def test_the_page_does_not_move_and_does_not_wait(page: Page) -> None:
    """The script is deferred: nothing shifts, neither when it comes nor when the panel opens."""
    shifts = """() => new Promise((done) => {
      const unasked = (list) => list.getEntries().filter((one) => !one.hadRecentInput).map((one) => one.value);
      new PerformanceObserver((list) => done(unasked(list))).observe({type: "layout-shift", buffered: true});
      setTimeout(() => done([]), 300);
    })"""
    heading = "JSON.stringify(document.querySelector('h1').getBoundingClientRect())"
    before = page.evaluate(heading), page.evaluate("[document.body.scrollHeight, document.body.scrollWidth]")
    ask(page, "Where did she work?")
    assert page.evaluate(shifts) == []
    assert (page.evaluate(heading), page.evaluate("[document.body.scrollHeight, document.body.scrollWidth]")) == before
    script = page.locator("script")
    assert script.get_attribute("defer") == ""


OPTIONS = (
    'data-position="bottom-left" data-theme="dark" data-accent="rebeccapurple" data-lang="de" '
    'data-label="Fragen" data-title="Lebenslauf" data-greeting="Guten Tag"'
)


def test_options_of_the_script(chromium: Browser, elsewhere: Site, server: str) -> None:
    elsewhere.pages["/options"] = embedding(server, OPTIONS)
    with opened(chromium, elsewhere.address + "options", color_scheme="light") as seen:
        page = seen.page
        button = page.get_by_role("button", name="Fragen")
        assert box(button)["x"] == 20
        button.click()
        dialog = page.get_by_role("dialog", name="Lebenslauf")
        expect(dialog).to_be_visible()
        expect(page.locator("cvqa-chat .greeting")).to_have_text("Guten Tag")
        expect(page.locator("cvqa-chat .root")).to_have_attribute("lang", "de")
        expect(dialog).to_have_css("background-color", "rgb(27, 31, 37)")


def test_a_theme_may_change_at_any_time(page: Page) -> None:
    open_panel(page)
    expect(panel(page)).to_have_css("background-color", "rgb(255, 255, 255)")
    page.evaluate("document.querySelector('cvqa-chat').dataset.theme = 'dark'")
    expect(panel(page)).to_have_css("background-color", "rgb(27, 31, 37)")
    page.evaluate("delete document.querySelector('cvqa-chat').dataset.theme")
    page.emulate_media(color_scheme="dark")
    expect(panel(page)).to_have_css("background-color", "rgb(27, 31, 37)")
    page.emulate_media(color_scheme="light")
    expect(panel(page)).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize(
    ("lang", "direction", "side"), [("ar", "rtl", "left"), ("he-IL", "rtl", "left"), ("en", "ltr", "right"), ("arn", "ltr", "right")]
)
def test_the_language_sets_the_direction(chromium: Browser, elsewhere: Site, server: str, lang: str, direction: str, side: str) -> None:
    elsewhere.pages[f"/{lang}"] = embedding(server, f'data-lang="{lang}" data-open')
    with opened(chromium, elsewhere.address + lang) as seen:
        expect(seen.page.locator("cvqa-chat .root")).to_have_attribute("dir", direction)
        whole, send = box(panel(seen.page)), box(seen.page.locator("cvqa-chat .send"))
        assert (send["x"] < whole["x"] + whole["width"] / 2) == (side == "left")
        said = ask(seen.page, "Where did she work?").locator(".answer")
        assert said.evaluate("node => getComputedStyle(node).direction") == "ltr"  # the answer itself is English


def test_open_from_the_start_leaves_the_focus_alone_and_a_phone_free(chromium: Browser, elsewhere: Site, server: str) -> None:
    elsewhere.pages["/open"] = embedding(server, "data-open")
    with opened(chromium, elsewhere.address + "open") as seen:
        expect(panel(seen.page)).to_be_visible()
        assert seen.page.evaluate("document.activeElement === document.body")
    with opened(chromium, elsewhere.address + "open", viewport={"width": 320, "height": 640}) as seen:
        expect(launcher(seen.page)).to_be_visible()
        expect(panel(seen.page)).to_be_hidden()


def test_an_element_within_the_page(chromium: Browser, elsewhere: Site, server: str) -> None:
    body = '<h1>One</h1><cvqa-chat data-title="Ask me" style="display:block;height:500px"></cvqa-chat><p id="after">After</p>'
    elsewhere.pages["/inline"] = embedding(server, body=body)
    with opened(chromium, elsewhere.address + "inline") as seen:
        page = seen.page
        region = page.get_by_role("region", name="Ask me")
        expect(region).to_be_visible()
        expect(page.locator("cvqa-chat")).to_have_count(1)
        assert box(region)["height"] == 500
        assert page.evaluate("document.activeElement === document.body")
        expect(page.get_by_role("button", name="Close")).to_have_count(0)
        after = page.locator("#after").bounding_box()
        expect(ask(page, "Where did she work?").locator(".answer")).to_be_visible()
        assert page.locator("#after").bounding_box() == after
        page.keyboard.press("Escape")
        expect(region).to_be_visible()


def test_the_javascript_interface_and_its_events(page: Page) -> None:
    page.evaluate(
        """() => {
          window.told = [];
          for (const kind of ["open", "question", "answer", "error", "clear", "close"])
            document.addEventListener(`cvqa:${kind}`, (event) => told.push([kind, Object.keys(event.detail).join()]));
        }"""
    )
    reply = page.evaluate("document.querySelector('cvqa-chat').ask('Where did she work?')")
    assert reply["answer"] == "She was a diver at Harbour Works."
    expect(page.locator("cvqa-chat .answer")).to_have_count(1)
    assert (
        page.evaluate("Promise.all(['', '  ', 'a', 'b'].map((q) => document.querySelector('cvqa-chat').ask(q)))")[2]["status"] == "answered"
    )
    page.get_by_role("button", name="Clear the conversation").click()
    page.evaluate("document.querySelector('cvqa-chat').close()")
    expect(panel(page)).to_be_hidden()
    page.evaluate("document.querySelector('cvqa-chat').open()")
    expect(field_of(page)).to_be_focused()
    asked = [["question", "question"], ["answer", "question,reply"]]
    assert page.evaluate("told") == [["open", ""], *asked, *asked, ["clear", ""], ["close", ""], ["open", ""]]


def test_the_script_twice_is_one_widget(chromium: Browser, elsewhere: Site, server: str) -> None:
    elsewhere.pages["/twice"] = embedding(server, head=f'<script src="{server}widget.js" defer></script>')
    with opened(chromium, elsewhere.address + "twice") as seen:
        expect(launcher(seen.page)).to_have_text(LABEL)
        expect(seen.page.locator("cvqa-chat")).to_have_count(1)
        assert seen.wrong == []


def test_where_the_store_is_forbidden_it_works_without(chromium: Browser, elsewhere: Site, server: str) -> None:
    forbid = "<script>Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no', 'SecurityError'); }})</script>"
    elsewhere.pages["/storeless"] = embedding(server, head=forbid)
    with opened(chromium, elsewhere.address + "storeless") as seen:
        expect(ask(seen.page, "Where did she work?").locator(".answer")).to_be_visible()
        assert seen.wrong == []


def test_embed_shows_the_line_the_options_and_a_preview(chromium: Browser, server: str) -> None:
    with opened(chromium, server + "embed") as seen:
        page = seen.page
        snippet = page.locator("#snippet")
        expect(snippet).to_have_text(f'<script src="{server}widget.js" defer></script>')
        expect(launcher(page)).to_have_text(LABEL)
        page.get_by_label("Words on the button").fill('Ask "me" & <you>')
        page.get_by_label("Theme").select_option("dark")
        line = f'<script src="{server}widget.js" defer data-theme="dark" data-label="Ask &quot;me&quot; &amp; &lt;you>"></script>'
        expect(snippet).to_have_text(line)
        expect(launcher(page)).to_have_text('Ask "me" & <you>')
        page.get_by_label("Place").select_option("inline")
        expect(page.locator("#stage cvqa-chat .panel")).to_be_visible()
        element = '<cvqa-chat data-theme="dark" data-label="Ask &quot;me&quot; &amp; &lt;you>"></cvqa-chat>'
        expect(snippet).to_have_text(f'<script src="{server}widget.js" defer></script>\n{element}')
        expect(page.locator("#csp")).to_have_text(f"script-src {server.rstrip('/')}; connect-src {server.rstrip('/')}")
        page.get_by_role("button", name="Copy the line").click()
        expect(page.locator("#told")).not_to_be_empty()
        assert seen.wrong == []


def test_the_line_that_embed_shows_works_on_a_page_elsewhere(chromium: Browser, server: str) -> None:
    with opened(chromium, server + "embed") as seen:
        seen.page.get_by_label("Title").fill("About me")
        line = seen.page.locator("#snippet").inner_text()
    mine = f"<!doctype html><title>Mine</title><link rel=icon href=data:,>{line}<h1>Mine</h1>"
    with hosted({"/": mine}) as site, opened(chromium, site.address) as seen:
        launcher(seen.page).click()
        expect(seen.page.get_by_role("dialog", name="About me")).to_be_visible()
