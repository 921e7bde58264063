"""The manifest of a build: what it was made from, what it holds, and the checksum of each of its files.

`manifest.json` is an object with these fields:

    format      the number of this format; another one means that the index has to be made anew
    made        when, in UTC: "2024-05-01T12:00:00.000000Z"
    model       name, folder ("" for the default model), files: SHA-256 of each
    dimension   numbers in a vector
    metric      "cosine": vectors have unit length and are compared by inner product
    sources     SHA-256 of the CV file (cv) and of the assistant file (assistant, null where there is none); digest of the bank (bank)
    counts      entries of the CV, rows, and rows of each group (groups)
    files       path in the build's folder -> XXH3 (128 bits), for every file but the manifest

The manifest itself is vouched for by the build's id, which ends in the first 16 digits of the manifest's SHA-256.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cvqa.index.durable import digest
from cvqa.index.model_files import Model
from cvqa.index.sources import Sources

MANIFEST_FILE = "manifest.json"
METRIC = "cosine"


@dataclass(frozen=True)
class Counts:
    """How much a build holds."""

    entries: int
    rows: int
    groups: Mapping[str, int]


@dataclass(frozen=True)
class Manifest:
    """See the module's head. `sources` carries the model and the format too."""

    made: str
    sources: Sources
    dimension: int
    counts: Counts
    files: Mapping[str, str]
    metric: str = METRIC

    @property
    def model(self) -> Model:
        """The model that the build's vectors come from."""
        return self.sources.model

    def to_bytes(self) -> bytes:
        """The manifest as the file holds it."""
        document = asdict(self)
        sources = document["sources"]
        document["model"] = sources.pop("model")
        document["format"] = sources.pop("format")
        return (json.dumps(document, indent=2, sort_keys=True, ensure_ascii=True) + "\n").encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Manifest:
        """The manifest that a file holds. Raises ValueError, KeyError or TypeError where it is none."""
        document: dict[str, Any] = json.loads(data)
        model = Model(**document.pop("model"))
        sources = Sources(model=model, format=document.pop("format"), **document.pop("sources"))
        counts = Counts(**document.pop("counts"))
        return cls(sources=sources, counts=counts, **document)


def format_of(data: bytes) -> int:
    """The format of a manifest that may be of another one than `Manifest.from_bytes` reads."""
    return int(json.loads(data)["format"])


def build_id(made: str, manifest: bytes) -> str:
    """The id of a build: the time, so that a listing shows the order, and the beginning of the manifest's SHA-256."""
    return f"{made[:19].translate({ord(mark): None for mark in '-:'})}-{digest(manifest)[:16]}"


def vouches(identifier: str, manifest: bytes) -> bool:
    """Whether a build's id and a manifest belong together."""
    return identifier.endswith(f"-{digest(manifest)[:16]}")
