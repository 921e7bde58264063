"""Files and their digests."""

from __future__ import annotations

from pathlib import Path

from cvqa.index import durable

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of "abc", FIPS 180-2, appendix B.1


def test_digests_are_sha_256(tmp_path: Path) -> None:
    durable.write(tmp_path / "abc", b"abc")
    assert (durable.digest(b"abc"), durable.file_digest(tmp_path / "abc")) == (ABC, ABC)


def test_writing_makes_the_folders_it_needs(tmp_path: Path) -> None:
    durable.write(tmp_path / "a" / "b" / "c", b"deep")
    durable.sync_tree(tmp_path)
    assert (tmp_path / "a" / "b" / "c").read_bytes() == b"deep"


def test_replacing_leaves_the_new_file_and_no_other(tmp_path: Path) -> None:
    durable.write(tmp_path / "current", b"old")
    durable.replace(tmp_path / "current", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"current": b"new"}
