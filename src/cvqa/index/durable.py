"""Files that are on the disk when the call returns, and what tells whether they are still as they were written.

SHA-256 says what something was made from. A build's own files have a checksum: XXH3 with 128 bits sees damage as surely, and reads the
90 MB of an encoder in 15 ms instead of 70. Neither keeps anybody from writing another build, manifest and all.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import shutil
from pathlib import Path


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def checksum(data: bytes) -> str:
    """The XXH3 of some bytes, 128 bits in hexadecimal."""
    from xxhash import xxh3_128_hexdigest

    return xxh3_128_hexdigest(data)


def file_checksum(path: Path) -> str:
    """The checksum of a file, mapped and read in one call: other threads run meanwhile, and none waits for the interpreter."""
    from xxhash import xxh3_128_hexdigest

    if not path.stat().st_size:
        return checksum(b"")
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        return xxh3_128_hexdigest(mapped)


def take(source: Path, path: Path) -> None:
    """Have a finished file here too: as a second name of it where the file system can do that, else as a copy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, path)
    except OSError:
        shutil.copyfile(source, path)
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def write(path: Path, data: bytes) -> None:
    """Write a new file, folders included, through to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def replace(path: Path, data: bytes) -> None:
    """Change a file in one step: whoever reads it meanwhile sees all of the old or all of the new."""
    fresh = path.with_name(f"{path.name}.new")
    write(fresh, data)
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk; Windows cannot open a folder, and needs no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """`sync_folder` for a folder and every folder in it."""
    for inner in (path for path in folder.rglob("*") if path.is_dir()):
        sync_folder(inner)
    sync_folder(folder)
