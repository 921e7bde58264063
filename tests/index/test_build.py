"""Builds: whole or not at all, and refused where anything in them changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvqa.cv.model import Cv, Settings
from cvqa.errors import BuildError, IndexDamaged, IndexMissing, IndexStale
from cvqa.index.build import Build, current_id, is_stale, open_build, write_build
from cvqa.index.manifest import build_id
from cvqa.index.passages import passages
from cvqa.index.rows import Row
from tests.index.letters import FailingEncoder, LetterEncoder, museum, paper, small_cv, sources

CV = small_cv()
ROWS = [*passages(CV), Row("word", "curator", "curator")]


def built(index_dir: Path, cv: Cv = CV) -> Build:
    return write_build(index_dir, cv, ROWS, LetterEncoder(), sources())


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "index"
    built(folder)
    return folder


def test_opening_gives_what_was_written(tmp_path: Path) -> None:
    written, opened = built(tmp_path), open_build(tmp_path)
    assert (opened.id, opened.folder, opened.cv, opened.manifest) == (written.id, tmp_path / written.id, CV, written.manifest)
    query = LetterEncoder().encode(["sea charts", "nora vale", ""])
    for group in ("passage", "word"):
        assert opened.store.rows(group) == tuple(row for row in ROWS if row.group == group)
        assert opened.store.search(group, query, 5) == written.store.search(group, query, 5)
        np.testing.assert_array_equal(opened.store.vectors(group), written.store.vectors(group))


def test_the_manifest_says_what_the_build_holds(tmp_path: Path) -> None:
    manifest = built(tmp_path).manifest
    # the museum has an entry, two texts and an item; the contact and the paper are one passage each
    assert (manifest.counts.entries, manifest.counts.rows, manifest.counts.groups) == (3, 7, {"passage": 6, "word": 1})
    assert (manifest.dimension, manifest.metric, manifest.sources) == (27, "cosine", sources())
    assert set(manifest.files) == {"cv.json", "rows.json", "passage.faiss", "word.faiss"}


def test_current_names_the_build(tmp_path: Path) -> None:
    assert current_id(tmp_path) is None
    first = built(tmp_path)
    assert current_id(tmp_path) == first.id
    second = built(tmp_path)
    assert current_id(tmp_path) == second.id != first.id


def test_the_last_two_builds_stay_and_nothing_else(tmp_path: Path) -> None:
    identifiers = [built(tmp_path).id for _ in range(4)]
    assert {path.name for path in tmp_path.iterdir()} - {".lock"} == {"current", *identifiers[2:]}


def test_others_may_read_a_build(tmp_path: Path) -> None:
    """A server may run as another user than the one who builds."""
    build = built(tmp_path)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    assert build.folder.stat().st_mode == fresh.stat().st_mode


def test_a_cv_without_rows_can_be_built(tmp_path: Path) -> None:
    write_build(tmp_path, CV, [], LetterEncoder(), sources())
    assert open_build(tmp_path).store.groups == ()


def test_what_is_private_is_not_written(tmp_path: Path) -> None:
    secret = "the house with the green door"
    build = built(tmp_path, replace(CV, settings=Settings(pronouns="she", private=("phone", secret)), withheld=("phone",)))
    written = [path.read_bytes() for path in build.folder.iterdir()]
    assert len(written) == 5
    assert not any(secret.encode() in data for data in written)
    assert (build.cv.settings.pronouns, build.cv.withheld) == ("she", ("phone",))


def test_without_a_build_the_command_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match=r"there is no index in .*: make one with `cvqa index`"):
        open_build(tmp_path / "nowhere")


FILES = ["cv.json", "rows.json", "passage.faiss", "word.faiss", "manifest.json"]


@given(data=st.data())
def test_one_flipped_bit_in_any_file_is_refused(index_dir: Path, data: st.DataObject) -> None:
    build = index_dir / str(current_id(index_dir))
    path = data.draw(st.sampled_from([*(build / name for name in FILES), index_dir / "current"]))
    before = path.read_bytes()
    at, bit = data.draw(st.integers(0, len(before) - 1)), data.draw(st.integers(0, 7))
    try:
        path.write_bytes(before[:at] + bytes([before[at] ^ 1 << bit]) + before[at + 1 :])
        with pytest.raises(IndexDamaged, match=r"make the index anew with `cvqa index`"):
            open_build(index_dir)
    finally:
        path.write_bytes(before)
    assert open_build(index_dir).cv == CV


def test_these_are_all_the_files_of_a_build(index_dir: Path) -> None:
    assert sorted(path.name for path in open_build(index_dir).folder.rglob("*")) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_cut_off_or_longer_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    path = built(tmp_path).folder / name
    whole = path.read_bytes()
    for data in (whole[:-1], b"", whole + b"\n"):
        path.write_bytes(data)
        with pytest.raises(IndexDamaged, match=f"{name} is not as it was written"):
            open_build(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (built(tmp_path).folder / name).unlink()
    with pytest.raises(IndexDamaged, match=f"{name} is missing: make the index anew"):
        open_build(tmp_path)


def rewritten(index_dir: Path, changes: dict[str, object]) -> None:
    """Give the build another manifest, with an id that fits it."""
    build = open_build(index_dir)
    document = {**json.loads((build.folder / "manifest.json").read_bytes()), **changes}
    data = json.dumps(document).encode()
    identifier = build_id(build.manifest.made, data)
    (build.folder / "manifest.json").write_bytes(data)
    build.folder.rename(index_dir / identifier)
    (index_dir / "current").write_text(identifier)


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"format": 0}, IndexStale, "has format 0, and this cvqa reads format 3: make the index anew with `cvqa index`"),
        ({"format": "?"}, IndexDamaged, "is no manifest"),
        ({"colour": "blue"}, IndexDamaged, "is no manifest"),
        ({"sources": None}, IndexDamaged, "is no manifest"),
        ({"dimension": 28}, IndexDamaged, "holds 6 vectors of 27 numbers, and 6 of 28 were expected"),
        ({"metric": "euclidean"}, IndexDamaged, "the metric euclidean is not known"),
        ({"counts": {"entries": 4, "rows": 7, "groups": {"passage": 6, "word": 1}}}, IndexDamaged, "entries=3.* instead of .*entries=4"),
        ({"files": {}}, IndexDamaged, "does not hold what its manifest says"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, object], error: type[BuildError], message: str) -> None:
    built(tmp_path)
    rewritten(tmp_path, changes)
    with pytest.raises(error, match=message):
        open_build(tmp_path)


def test_an_encoder_that_fails_halfway_leaves_the_old_build_in_use(tmp_path: Path) -> None:
    old = built(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    many = [Row("word", str(length), "a" * length) for length in range(300)]
    encoder = FailingEncoder()
    with pytest.raises(MemoryError, match="no room for another batch"):
        write_build(tmp_path, small_cv(paper()), many, encoder, sources())
    assert len(encoder.asked) == 2  # it had begun
    assert {path.name for path in tmp_path.iterdir()} == before
    assert (open_build(tmp_path).id, open_build(tmp_path).cv) == (old.id, CV)


def test_a_build_that_is_killed_anywhere_leaves_one_that_answers(tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    command = [sys.executable, "-m", "tests.index.killed_builds", str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": path})
    assert done.stderr == ""
    ends = [json.loads(line) for line in done.stdout.splitlines()]
    assert [killed for _, killed, _ in ends] == [True] * (len(ends) - 1) + [False]
    assert len(ends) > 10  # there were that many moments to be killed at
    answering = [entry for _, _, entry in ends]
    assert answering[0] == museum().id
    assert answering[-1] == paper().id
    assert answering == sorted(answering)  # never back to the old one: "experience" stands before "publication"
    kept = {item.name for item in (tmp_path / "index").iterdir()}
    assert ".building" not in kept
    assert len(kept - {"current", ".lock"}) == 2  # builds


def test_readers_are_served_while_builds_come_and_go(tmp_path: Path) -> None:
    built(tmp_path)
    builder = Thread(target=lambda: [built(tmp_path) for _ in range(15)])
    builder.start()
    seen = set()
    while builder.is_alive():
        build = open_build(tmp_path)
        assert build.cv == CV
        seen.add(build.id)
    builder.join()
    assert len(seen) > 1


OVERTAKEN = """
import sys
from pathlib import Path
from cvqa.index.build import current_id, open_build
from tests.index.test_build import built

index_dir = Path(sys.argv[1])
left = [2]

def overtake(event, arguments):
    if left and event == "open" and str(arguments[0]).endswith("manifest.json"):
        for _ in range(left.pop()):
            built(index_dir)

built(index_dir)
sys.addaudithook(overtake)
sys.stdout.write(str(open_build(index_dir).id == current_id(index_dir) and not left))
"""


def test_a_reader_whose_build_is_removed_under_its_hands_takes_the_newest(tmp_path: Path) -> None:
    """When the reader first opens a manifest, two newer builds are made, and the one that it was about to read goes."""
    path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    command = [sys.executable, "-c", OVERTAKEN, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": path})
    assert (done.stdout, done.stderr) == ("True", "")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(BuildError, match=r"the index cannot be written to .*index \(File exists\)"):
        built(tmp_path / "index")


def test_a_build_is_stale_where_its_sources_changed(tmp_path: Path) -> None:
    built(tmp_path)
    build = open_build(tmp_path)
    assert is_stale(build, sources()) is None
    assert is_stale(build, sources(cv="d" * 64)) == "the CV changed since the index was made"
    assert is_stale(build, sources(cv=None)) is None


def test_the_encoder_given_is_the_encoder(tmp_path: Path) -> None:
    encoder = LetterEncoder()
    assert write_build(tmp_path, CV, ROWS, encoder, sources()).encoder() is encoder
    assert open_build(tmp_path, encoder).encoder() is encoder
