"""The assistants are made once for all tests of a session, with the real encoder."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cvqa.index.encoder import Encoder
from cvqa.index.model_files import default_model
from cvqa.index.sentence_model import open_encoder
from tests.answers.desks import CVS, Desk, make_desks


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return open_encoder(default_model())


@pytest.fixture(scope="session")
def desks(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Desk]:
    return make_desks(tmp_path_factory.mktemp("desks"), encoder)


@pytest.fixture(scope="session", params=CVS)
def desk(desks: Mapping[str, Desk], request: pytest.FixtureRequest) -> Desk:
    """Each of the three in turn."""
    name: str = request.param
    return desks[name]
