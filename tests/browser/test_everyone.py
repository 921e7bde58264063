"""The widget for everyone: keyboard, screen reader, small and zoomed screens, colours; axe-core finds nothing in any state."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.driving import ask, embedding, field_of, launcher, open_panel, opened, panel
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1200, "height": 800}
SELECT = "[...document.querySelector('cvqa-chat').shadowRoot.querySelectorAll('{}')]"


def focused(page: Page) -> str:
    """The name of what has the focus, inside the widget or out."""
    return str(
        page.evaluate(
            """(() => {
              let node = document.activeElement;
              while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
              return node.ariaLabel || (node === document.body ? "the page" : node.innerText) || node.localName;
            })()"""
        )
    )


def test_focus_goes_in_and_escape_gives_it_back(page: Page) -> None:
    launcher(page).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Ask about this CV")).to_be_visible()
    expect(field_of(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(launcher(page)).to_be_focused()
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")


def test_focus_comes_back_to_the_host_s_own_button(chromium: Browser, elsewhere: Site, server: str) -> None:
    body = "<button id=own onclick=\"document.querySelector('cvqa-chat').open()\">Chat</button>"
    elsewhere.pages["/own"] = embedding(server, body=body)
    with opened(chromium, elsewhere.address + "own") as seen:
        seen.page.locator("#own").press("Enter")
        expect(field_of(seen.page)).to_be_focused()
        seen.page.get_by_role("button", name="Close").press("Enter")
        expect(seen.page.locator("#own")).to_be_focused()


def test_on_a_desk_tab_leaves_the_dialog(chromium: Browser, elsewhere: Site, server: str) -> None:
    elsewhere.pages["/tab"] = embedding(server, body='<a href="#a" id="a">Link of the page</a>')
    with opened(chromium, elsewhere.address + "tab") as seen:
        said = ask(seen.page, "Where did she work?")
        expect(said).to_be_visible()
        visited = []
        for _ in range(9):
            seen.page.keyboard.press("Shift+Tab")
            visited.append(focused(seen.page))
        assert visited[:3] == ["What else?", "Where did she work?", "Copy the answer"]
        assert visited[-1] == "Link of the page"
        assert panel(seen.page).evaluate("node => node.matches(':modal')") is False


def test_a_phone_s_screen_is_filled_by_a_modal_dialog(chromium: Browser, elsewhere: Site, server: str) -> None:
    elsewhere.pages["/phone"] = embedding(server, body='<a href="#a" id="a">Link of the page</a>')
    with opened(chromium, elsewhere.address + "phone", viewport=PHONE, has_touch=True) as seen:
        page = seen.page
        launcher(page).tap()
        assert panel(page).bounding_box() == {"x": 0, "y": 0, **PHONE}
        assert panel(page).evaluate("node => node.matches(':modal')") is True
        visited = set()
        for _ in range(10):
            page.keyboard.press("Tab")
            visited.add(focused(page))
        assert "Close" in visited
        assert "Link of the page" not in visited
        ask(page, "all of it")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert page.locator("cvqa-chat .scroll").evaluate("node => node.scrollWidth <= node.clientWidth")
        page.set_viewport_size(DESKTOP)
        expect(field_of(page)).to_be_visible()
        assert panel(page).evaluate("node => node.matches(':modal')") is False
        page.set_viewport_size(PHONE)
        assert panel(page).evaluate("node => node.matches(':modal')") is True
        page.keyboard.press("Escape")
        expect(panel(page)).to_be_hidden()
        expect(launcher(page)).to_be_focused()


def test_with_the_keyboard_open_the_panel_takes_what_is_left(chromium: Browser, elsewhere: Site) -> None:
    with opened(chromium, elsewhere.address, viewport=PHONE, has_touch=True) as seen:
        launcher(seen.page).tap()
        # A headless browser has no keyboard of a phone; what one does to the visual viewport is told here in its place.
        keyboard = """(height, top) => {
          Object.defineProperty(visualViewport, "height", {value: height, configurable: true});
          Object.defineProperty(visualViewport, "offsetTop", {value: top, configurable: true});
          visualViewport.dispatchEvent(new Event("resize"));
        }"""
        seen.page.evaluate(f"({keyboard})(300, 40)")
        assert panel(seen.page).bounding_box() == {"x": 0, "y": 40, "width": 320, "height": 300}
        field = field_of(seen.page).bounding_box()
        assert field
        assert field["y"] + field["height"] <= 340
        assert (
            float(field_of(seen.page).evaluate("node => parseFloat(getComputedStyle(node).fontSize)")) >= 16
        )  # less makes a phone zoom in
        seen.page.evaluate(f"({keyboard})(640, 0)")
        assert panel(seen.page).bounding_box() == {"x": 0, "y": 0, **PHONE}


def test_each_answer_enters_the_log_once_and_whole(page: Page) -> None:
    open_panel(page)
    log = page.get_by_role("log", name="Conversation")
    log.evaluate(
        """node => { window.entered = [];
          const note = (added) => entered.push([added.className, added.textContent.includes("Mended 12 locks")]);
          new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach(note)))
            .observe(node, {childList: true, subtree: true, characterData: true}); }"""
    )
    ask(page, "a slow answer")
    page.wait_for_timeout(200)
    assert page.evaluate("entered") == [["mine", False], ["theirs", True]]
    assert log.evaluate("node => node.querySelector('.chip, .pending, .greeting')") is None


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_targets_have_44_pixels(chromium: Browser, elsewhere: Site, screen: Any) -> None:
    with opened(chromium, elsewhere.address, viewport=screen) as seen:
        page = seen.page
        side = "Math.round(e.getBoundingClientRect().{})"
        row = f"[e.className || e.innerText, {side.format('width')}, {side.format('height')}]"
        sizes = "{}.filter(e => e.checkVisibility()).map(e => " + row + ")"
        found = page.evaluate(sizes.format(SELECT.format("button")))
        ask(page, "Where did she work?").locator(".cite").click()
        ask(page, "all of it")
        found += page.evaluate(sizes.format(SELECT.format("button, textarea, .quote a")))
        assert {name for name, _, _ in found} >= {"launcher", "close", "clear", "copy", "cite", "chip", "send", "Show it in the CV"}
        assert [one for one in found if one[2] < 44 or (one[1] < 44 and "Show" not in one[0])] == []


def test_the_focus_is_seen(page: Page) -> None:
    ask(page, "Where did she work?")
    unseen = []
    for _ in range(7):
        page.keyboard.press("Shift+Tab")
        ring = page.evaluate(
            """(() => {
              const node = document.querySelector("cvqa-chat").shadowRoot.activeElement;
              return [node.className, getComputedStyle(node).outlineStyle, parseFloat(getComputedStyle(node).outlineWidth)];
            })()"""
        )
        unseen += [ring] if ring[1] != "solid" or ring[2] < 2 else []
    assert unseen == []


def test_reduced_motion_moves_nothing(chromium: Browser, elsewhere: Site) -> None:
    running = {}
    motions: tuple[Literal["reduce", "no-preference"], ...] = ("reduce", "no-preference")
    for motion in motions:
        with opened(chromium, elsewhere.address, reduced_motion=motion) as seen:
            open_panel(seen.page)
            seen.page.keyboard.type("slow")
            seen.page.keyboard.press("Enter")
            expect(seen.page.locator("cvqa-chat .pending")).to_be_visible()
            running[motion] = seen.page.evaluate(f"{SELECT.format('*')}.flatMap(e => e.getAnimations()).length")
    assert running["reduce"] == 0
    assert running["no-preference"] >= 3


def test_forced_colours_keep_every_border(chromium: Browser, elsewhere: Site) -> None:
    with opened(chromium, elsewhere.address, forced_colors="active") as seen:
        ask(seen.page, "Where did she work?")
        edges = seen.page.evaluate(
            f"{SELECT.format('.mine, .pill, .send, textarea, .panel')}.map(e => [e.className, getComputedStyle(e).borderTopStyle])"
        )
        assert len(edges) >= 5
        assert [edge for edge in edges if edge[1] != "solid"] == []


def test_at_200_percent_everything_is_there(chromium: Browser, elsewhere: Site) -> None:
    """A window of 1280 by 800, zoomed to 200 %, has 640 by 400 CSS pixels."""
    with opened(chromium, elsewhere.address, viewport={"width": 640, "height": 400}, device_scale_factor=2) as seen:
        ask(seen.page, "Where did she work?")
        for name in ("Close", "Clear the conversation", "Ask"):
            expect(seen.page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
        expect(field_of(seen.page)).to_be_in_viewport(ratio=1)
        assert seen.page.locator("cvqa-chat .scroll").evaluate("node => node.scrollWidth <= node.clientWidth && node.clientHeight > 150")


def luminance(rgb: list[float]) -> float:
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (channel / 255 for channel in rgb))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted(luminance([float(n) for n in re.findall(r"[\d.]+", color)[:3]]) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


ACCENTS = ("yellow", "#fff", "#000", "#777", "oklch(0.7 0.2 140)", "hsl(210 100% 50%)", "#c0ffee", "url(x)", "red;display:none")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_any_accent_can_be_read(page: Page, scheme: str) -> None:
    page.evaluate(f"document.querySelector('cvqa-chat').dataset.theme = '{scheme}'")
    seen = {}
    for accent in ACCENTS:
        page.evaluate("accent => (document.querySelector('cvqa-chat').dataset.accent = accent)", accent)
        fill, words = launcher(page).evaluate("e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]")
        seen[accent] = contrast(fill, words)
    assert {accent: ratio for accent, ratio in seen.items() if ratio < 4.5} == {}
    expect(launcher(page)).to_be_visible()


def closed(page: Page) -> None:
    expect(launcher(page)).to_be_visible()


def greeted(page: Page) -> None:
    open_panel(page)
    expect(page.locator("cvqa-chat .chip")).to_have_count(2)


def failed(page: Page) -> None:
    page.context.set_offline(True)
    page.keyboard.type("Hello?")
    page.keyboard.press("Enter")
    expect(page.locator("cvqa-chat .retry")).to_be_visible()
    page.context.set_offline(False)


def quoted(page: Page) -> None:
    said = ask(page, "Where did she work?")
    said.locator(".cite").click()
    expect(said.locator(".quote")).to_be_visible()


def refused_and_many(page: Page) -> None:
    ask(page, "Was she on the moon?")
    ask(page, "all of it").locator(".cite").nth(2).click()


def waiting(page: Page) -> None:
    field_of(page).focus()
    page.keyboard.type("forever")
    page.keyboard.press("Enter")
    expect(page.locator("cvqa-chat .pending")).to_be_visible()


STATES: tuple[Callable[[Page], None], ...] = (closed, greeted, failed, quoted, refused_and_many, waiting)
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def violations(page: Page) -> list[str]:
    """What axe-core complains of, one line for each."""
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 10
    return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("place", ["corner", "inline", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(chromium: Browser, elsewhere: Site, server: str, scheme: str, place: str) -> None:
    inline = place == "inline"
    body = f"<main><h1>Elsewhere</h1><p>A page.</p>{'<cvqa-chat></cvqa-chat>' if inline else ''}</main>"
    elsewhere.pages["/axe"] = embedding(server, f'data-theme="{scheme}"', body)
    found = {}
    with opened(chromium, elsewhere.address + "axe", viewport=PHONE if place == "phone" else DESKTOP) as seen:
        for state in STATES[inline:]:
            state(seen.page)
            found[state.__name__] = violations(seen.page)
    assert len(found) >= 5
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "docs", "embed"])
def test_axe_finds_nothing_on_the_server_s_pages(chromium: Browser, server: str, path: str, scheme: Literal["light", "dark"]) -> None:
    for screen in (DESKTOP, PHONE):
        with opened(chromium, server + path, viewport=screen, color_scheme=scheme) as seen:
            if path != "docs":
                expect(launcher(seen.page)).to_be_visible()
            assert violations(seen.page) == []
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= screen["width"]


def test_axe_is_at_hand_without_a_network() -> None:
    import axe_playwright_python

    assert (Path(axe_playwright_python.__file__).parent / "axe.min.js").stat().st_size > 100_000
