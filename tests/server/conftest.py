"""A client of the application around the sample assistant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from fastapi.testclient import TestClient

from cvqa.server.app import create_app
from tests.server.sample import SampleAssistant

Connect = Callable[..., TestClient]


@pytest.fixture
def assistant() -> SampleAssistant:
    return SampleAssistant()


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Clients of applications made as asked for; they are closed after the test."""
    with ExitStack() as stack:

        def connected(assistant: Any, **given: Any) -> TestClient:
            return stack.enter_context(TestClient(create_app(assistant, **given), follow_redirects=False))

        yield connected


@pytest.fixture
def client(connect: Connect, assistant: SampleAssistant) -> TestClient:
    return connect(assistant)
