"""The encoder that a build carries: which of its files that is, and opening it once every byte of it was checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cvqa.errors import IndexDamaged
from cvqa.index.checked import REMEDY, check_file
from cvqa.index.manifest import Manifest

if TYPE_CHECKING:
    from cvqa.index.encoder import Encoder

ENCODER = "encoder"  # the folder of a build that holds its encoder


def of_encoder(name: str) -> bool:
    """Whether a file of a build, by its name in the manifest, belongs to the encoder."""
    return name.startswith(f"{ENCODER}/")


def checked_encoder(build: Path, manifest: Manifest) -> Path:
    """The folder of a build's encoder, every byte of it checked. Raises IndexDamaged."""
    names = [name for name in manifest.files if of_encoder(name)]
    if not names:
        raise IndexDamaged(f"{build} holds no encoder: {REMEDY}")
    for name in names:
        check_file(build / name, manifest.files[name])
    return build / ENCODER


def open_encoder(build: Path, manifest: Manifest) -> Encoder:
    """The encoder of a build. Raises IndexDamaged or ModelError."""
    from cvqa.index.onnx_encoder import OnnxEncoder

    return OnnxEncoder(checked_encoder(build, manifest))
