"""The manifest: its fields, and the id that vouches for it."""

from __future__ import annotations

import json
import re

import pytest

from cvqa.index import manifest as module
from cvqa.index.manifest import Counts, Manifest, build_id, format_of, vouches
from tests.index.letters import sources

MANIFEST = Manifest("2024-05-01T12:30:45.000001Z", sources(), 27, Counts(3, 5, {"passage": 4, "word": 1}), {"cv.json": "f" * 64})


def test_the_file_holds_the_fields_that_the_module_documents() -> None:
    document = json.loads(MANIFEST.to_bytes())
    assert document == {
        "format": 3,
        "made": "2024-05-01T12:30:45.000001Z",
        "model": {"name": "letters", "folder": "", "files": {"config.json": "0" * 64}},
        "dimension": 27,
        "metric": "cosine",
        "sources": {"cv": "c" * 64, "assistant": None, "bank": "bank-1"},
        "counts": {"entries": 3, "rows": 5, "groups": {"passage": 4, "word": 1}},
        "files": {"cv.json": "f" * 64},
    }
    assert re.findall(r"^(?:    )?(\w+)   +\S", str(module.__doc__), re.MULTILINE) == [
        "format", "made", "model", "dimension", "metric", "sources", "counts", "files",
    ]  # fmt: skip


def test_reading_gives_what_was_written() -> None:
    assert Manifest.from_bytes(MANIFEST.to_bytes()) == MANIFEST
    assert format_of(MANIFEST.to_bytes()) == 3


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 3}', b"\xff"])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError), match=r"."):
        Manifest.from_bytes(data)


def test_the_id_begins_with_the_time_and_ends_with_the_digest() -> None:
    # SHA-256 of "abc" begins with ba7816bf8f01cfea (FIPS 180-2, appendix B.1)
    assert build_id("2024-05-01T12:30:45.000001Z", b"abc") == "20240501T123045-ba7816bf8f01cfea"
    assert vouches("20240501T123045-ba7816bf8f01cfea", b"abc")
    assert not vouches("20240501T123045-ba7816bf8f01cfea", b"abd")
