"""What every test may use: the checkout's root, and a Chromium where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from cvqa.index.exporting import export
from cvqa.index.model_files import default_model

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome")
ABSENT = pytest.StashKey[int]()

# The first example of a law may import or load a model, which says nothing about the law.
settings.register_profile("cvqa", deadline=None)
settings.load_profile("cvqa")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Expected answers are readable files; this writes them anew, for a look at what changed."""
    parser.addoption("--update", action="store_true", dest="update", help="write the expected answers anew")


def find_chromium() -> str | None:
    """The Chromium that CVQA_CHROMIUM names, the one on the path, or the one that Playwright downloaded."""
    named = os.environ.get("CVQA_CHROMIUM")
    if named:
        return named
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or downloaded_chromium()


def downloaded_chromium() -> str | None:
    """The one of `playwright install chromium`."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a Chromium the browser tests are skipped, and the summary says so; with CVQA_BROWSER=required they run, and fail."""
    driven = [item for item in items if item.get_closest_marker("browser")]
    if not driven or os.environ.get("CVQA_BROWSER") == "required" or find_chromium():
        return
    config.stash[ABSENT] = len(driven)
    for item in driven:
        item.add_marker(pytest.mark.skip(reason="no Chromium found"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say at the end what did not run."""
    absent = config.stash.get(ABSENT, 0)
    if absent:
        terminalreporter.write_sep("=", yellow=True, title=f"browser tests did NOT run ({absent}): no Chromium found")
        terminalreporter.write_line("Install Chromium or Chrome, or name one with CVQA_CHROMIUM=/path/to/it.")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def encoder_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real encoder as a build carries it, exported once for all tests of a session."""
    folder = tmp_path_factory.mktemp("encoder")
    export(default_model(), folder)
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One running Chromium; tests open pages of their own in it."""
    path = find_chromium()
    if not path:
        pytest.fail("CVQA_BROWSER=required, and no Chromium was found")
    with sync_playwright() as playwright:
        # Without its sandbox it also runs as root, as on a build machine; it only ever opens our own page.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
