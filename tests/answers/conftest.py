"""The assistants are made once for all tests of a session, with the real encoder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
import torch

from cvqa.index.encoder import Encoder
from cvqa.index.model_files import default_model
from cvqa.index.sentence_model import open_encoder
from tests.answers.desks import CVS, Desk, make_desks


@pytest.fixture(scope="session")
def encoder() -> Iterator[Encoder]:
    """On one thread: where others use the machine too, two of them wait for each other ten times longer than a question takes."""
    opened, threads = open_encoder(default_model()), torch.get_num_threads()
    torch.set_num_threads(1)
    yield opened
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def desks(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Desk]:
    return make_desks(tmp_path_factory.mktemp("desks"), encoder)


@pytest.fixture(scope="session", params=CVS)
def desk(desks: Mapping[str, Desk], request: pytest.FixtureRequest) -> Desk:
    """Each of the three in turn."""
    name: str = request.param
    return desks[name]
