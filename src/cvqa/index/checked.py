"""A build's files, read only where each is what was written; the error names the file and the way out."""

from __future__ import annotations

from pathlib import Path

from cvqa.errors import IndexDamaged, IndexStale
from cvqa.index import durable
from cvqa.index.manifest import MANIFEST_FILE, Manifest, format_of, vouches
from cvqa.index.sources import FORMAT

REMEDY = "make the index anew with `cvqa index`"


def read_manifest(build: Path, identifier: str) -> Manifest:
    """The manifest of a build. Raises IndexDamaged, or IndexStale where another version of cvqa wrote it."""
    path = build / MANIFEST_FILE
    data = _read(path)
    if not vouches(identifier, data):
        raise IndexDamaged(f"{path} is not as it was written (its SHA-256 differs): {REMEDY}")
    try:
        if format_of(data) != FORMAT:
            raise IndexStale(f"{path} has format {format_of(data)}, and this cvqa reads format {FORMAT}: {REMEDY}")
        return Manifest.from_bytes(data)
    except (KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(f"{path} is no manifest ({error}): {REMEDY}") from error


def read_file(path: Path, expected: str) -> bytes:
    """The bytes of a file. Raises IndexDamaged where they are not the ones expected."""
    data = _read(path)
    _demand(path, durable.checksum(data), expected)
    return data


def check_file(path: Path, expected: str) -> None:
    """The same check of a file that is too large to be held in memory."""
    try:
        found = durable.file_checksum(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    _demand(path, found, expected)


def _demand(path: Path, found: str, expected: str) -> None:
    if found != expected:
        raise IndexDamaged(f"{path} is not as it was written (its checksum differs): {REMEDY}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> IndexDamaged:
    if isinstance(error, FileNotFoundError):
        return IndexDamaged(f"{path} is missing: {REMEDY}")
    return IndexDamaged(f"{path} cannot be read ({error.strerror}): {REMEDY}")
