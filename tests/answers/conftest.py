"""The assistants are made once for all tests of a session, with the real encoder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cvqa.index.encoder import Encoder
from cvqa.index.onnx_encoder import OnnxEncoder
from tests.answers.desks import CVS, SETS, Desk, Desks


@pytest.fixture(scope="session")
def encoder(encoder_dir: Path) -> Encoder:
    return OnnxEncoder(encoder_dir)


@pytest.fixture(scope="session")
def desks(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Mapping[str, Desk]:
    return Desks(tmp_path_factory.mktemp("desks"), encoder, pytestconfig.cache.mkdir("vectors") if pytestconfig.cache else None)


@pytest.fixture(scope="session", params=CVS)
def desk(desks: Mapping[str, Desk], request: pytest.FixtureRequest) -> Desk:
    """Each of the samples in turn."""
    name: str = request.param
    return desks[name]


@pytest.fixture(scope="session", params=SETS)
def any_desk(desks: Mapping[str, Desk], request: pytest.FixtureRequest) -> Desk:
    """Each set in turn, for what holds for every reply."""
    name: str = request.param
    return desks[name]
