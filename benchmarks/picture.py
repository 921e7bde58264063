"""Takes the README's picture: the homepage of the sample CV, with one question asked in the widget."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.served import served

PICTURE = Path("web/pictures/homepage.png")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def ask(page: Page, question: str) -> None:
    """Open the widget, ask, and wait for the answer with its citations."""
    widget = page.locator("cvqa-chat")
    widget.locator("button.launcher").click()
    widget.locator("textarea").fill(question)
    widget.locator("textarea").press("Enter")
    widget.locator("[data-status=answered] ol").wait_for()


def main() -> None:
    """Write the picture; a Chromium has to be there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cv", default="corpus")
    parser.add_argument("--question", default="What did he do at MBZUAI?")
    parser.add_argument("--to", type=Path, default=PICTURE)
    given = parser.parse_args()
    chromium = os.environ.get("CVQA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    given.to.parent.mkdir(parents=True, exist_ok=True)
    with served("--cv", given.cv) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce", color_scheme="light")
        page.goto(f"{address}/")
        ask(page, given.question)
        page.screenshot(path=given.to)
        browser.close()
    print(f"{given.to}: {given.to.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
