"""Takes the README's pictures: the homepage of the sample CV, with a question asked in the widget; light, dark, and on a phone."""

from __future__ import annotations

import argparse
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.served import served

FOLDER = Path("web/pictures")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, the visitor's scheme, and the screen in CSS pixels with its density."""

    name: str
    scheme: Literal["light", "dark"]
    width: int
    height: int
    density: float = 1


PICTURES = (
    Picture("homepage", "light", 1280, 800),
    Picture("homepage-dark", "dark", 1280, 800),
    Picture("phone", "light", 375, 720, 2),
)


def ask(page: Page, question: str) -> None:
    """Open the widget, ask, and wait for the answer with its citations."""
    widget = page.locator("cvqa-chat")
    widget.locator("button.launcher").click()
    widget.locator("textarea").fill(question)
    widget.locator("textarea").press("Enter")
    widget.locator("[data-status=answered] .cite").first.wait_for()
    widget.locator("textarea").blur()


def take(browser: Browser, address: str, picture: Picture, question: str, to: Path) -> None:
    """One picture, in a browser context of its own."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.density,
        reduced_motion="reduce",
        color_scheme=picture.scheme,
    )
    page.goto(address)
    ask(page, question)
    page.screenshot(path=to)
    page.close()


def main() -> None:
    """Write the pictures; a Chromium has to be there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cv", default="corpus")
    parser.add_argument("--question", default="What did he do at MBZUAI?")
    parser.add_argument("--to", type=Path, default=FOLDER)
    given = parser.parse_args()
    chromium = os.environ.get("CVQA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    given.to.mkdir(parents=True, exist_ok=True)
    with served("--cv", given.cv) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            file = given.to / f"{picture.name}.png"
            take(browser, f"{address}/", picture, given.question, file)
            print(f"{file}: {file.stat().st_size // 1024} kB")
        browser.close()


if __name__ == "__main__":
    main()
