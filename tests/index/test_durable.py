"""Files and their digests."""

from __future__ import annotations

from pathlib import Path

from cvqa.index import durable

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of "abc", FIPS 180-2, appendix B.1
XXH3_ABC = "06b05ab6733a618578af5f94892f3950"  # what `xxhsum -H2` prints for "abc"


def test_digests_are_sha_256(tmp_path: Path) -> None:
    durable.write(tmp_path / "abc", b"abc")
    assert (durable.digest(b"abc"), durable.file_digest(tmp_path / "abc")) == (ABC, ABC)


def test_checksums_are_xxh3_with_128_bits(tmp_path: Path) -> None:
    durable.write(tmp_path / "abc", b"abc")
    assert (durable.checksum(b"abc"), durable.file_checksum(tmp_path / "abc")) == (XXH3_ABC, XXH3_ABC)


def test_a_file_is_taken_without_writing_it_again(tmp_path: Path) -> None:
    durable.write(tmp_path / "here", b"weights")
    durable.take(tmp_path / "here", tmp_path / "there" / "it")
    assert (tmp_path / "there" / "it").read_bytes() == b"weights"
    assert (tmp_path / "there" / "it").samefile(tmp_path / "here")


def test_a_file_of_another_file_system_is_copied(tmp_path: Path) -> None:
    """A name that is taken cannot be linked either."""
    durable.write(tmp_path / "here", b"weights")
    durable.write(tmp_path / "it", b"old")
    durable.take(tmp_path / "here", tmp_path / "it")
    assert (tmp_path / "it").read_bytes() == b"weights"
    assert not (tmp_path / "it").samefile(tmp_path / "here")


def test_writing_makes_the_folders_it_needs(tmp_path: Path) -> None:
    durable.write(tmp_path / "a" / "b" / "c", b"deep")
    durable.sync_tree(tmp_path)
    assert (tmp_path / "a" / "b" / "c").read_bytes() == b"deep"


def test_replacing_leaves_the_new_file_and_no_other(tmp_path: Path) -> None:
    durable.write(tmp_path / "current", b"old")
    durable.replace(tmp_path / "current", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"current": b"new"}
