"""The sample application for the browser, and pages that embed its widget."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driving import embedding, opened, sample
from tests.browser.sites import Site, application, hosted


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The application around the sample assistant."""
    with application(sample()) as address:
        yield address


@pytest.fixture(scope="module")
def elsewhere(server: str) -> Iterator[Site]:
    """A host of another origin; its first page embeds the widget by one line."""
    with hosted({"/": embedding(server)}) as site:
        yield site


@pytest.fixture
def page(chromium: Browser, elsewhere: Site) -> Iterator[Page]:
    """The owner's page of another origin; what goes wrong in its console fails the test."""
    with opened(chromium, elsewhere.address) as seen:
        yield seen.page
        assert seen.wrong == []
