"""Builds: written whole or not at all, and read back only where every byte is what was written.

CV + rows ──▶ store ──▶ files + manifest ──▶ .building/ ──▶ <build-id>/ ──▶ current        (write_build)
current ──▶ <build-id>/ ──▶ manifest, checked by the id ──▶ files, checked by it ──▶ Build  (open_build)

The encoder's files, most of a build, are checked when it is opened, which is before anything is asked of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cvqa.cv.model import Cv
from cvqa.cv.serial import from_json, to_json
from cvqa.errors import BuildError, IndexDamaged, IndexMissing, IndexStale
from cvqa.index import ahead, durable, folder
from cvqa.index.carried import ENCODER, checked_encoder, of_encoder, open_encoder
from cvqa.index.checked import REMEDY, read_file, read_manifest
from cvqa.index.encoder import Encoder, OpenedOnce
from cvqa.index.manifest import MANIFEST_FILE, METRIC, Counts, Manifest, build_id
from cvqa.index.model_files import Model
from cvqa.index.rows import Row
from cvqa.index.sources import Sources
from cvqa.index.store import Progress, Store

CV_FILE = "cv.json"
EXTRA = ".extra"  # the ending of files that a later room adds to a build


@dataclass(frozen=True)
class Build:
    """An index in memory: a CV, its rows in a store, and the encoder that fits them."""

    id: str
    folder: Path
    cv: Cv
    manifest: Manifest
    store: Store
    extras: Mapping[str, bytes] = field(repr=False)
    opened: OpenedOnce = field(repr=False, compare=False)

    def encoder(self) -> Encoder:
        """The encoder that the rows were embedded with, checked and opened at the first call. Raises IndexDamaged or ModelError."""
        return self.opened.get()


def write_build(
    index_dir: Path,
    cv: Cv,
    rows: Sequence[Row],
    encoder: Encoder,
    sources: Sources,
    progress: Progress | None = None,
    known: Store | None = None,
    extras: Callable[[Store], Mapping[str, bytes]] | None = None,
    encoder_dir: Path | None = None,
    last: Callable[[Build], Mapping[str, bytes]] | None = None,
) -> Build:
    """Embed the rows, write a new build, and make it the one in use; until then, and if anything fails, the old one stays in use.

    `known` is the store of an earlier build with the same model, from which the vectors of texts that did not change are taken; `extras`
    makes further files of the build, by name, out of the finished store; `encoder_dir` holds the encoder's files, which the build carries;
    `last` makes what takes a whole build to make.
    """
    try:
        with folder.locked(index_dir), folder.unfinished(index_dir) as unfinished:
            store = Store.build(rows, encoder, progress, known)
            found = dict(extras(store)) if extras else {}
            if last:
                found |= last(_draft(unfinished, cv, store, sources, found, encoder))
            identifier = _write(unfinished, cv, store, sources, found, encoder_dir)
            build = _read(unfinished, identifier, encoder)
            folder.publish(index_dir, unfinished, identifier)
            return replace(build, folder=index_dir / identifier)
    except OSError as error:
        raise BuildError(
            f"the index cannot be written to {index_dir} ({error.strerror or error}): check that the disk has room and allows it"
        ) from error


def open_build(index_dir: Path, encoder: Encoder | None = None) -> Build:
    """The build in use, every byte of it checked, its encoder's once that is opened; `encoder` takes the place of the build's own.

    Raises IndexMissing, IndexDamaged, or IndexStale where another version of cvqa wrote it.
    """
    while True:
        identifier = folder.current_id(index_dir)
        if identifier is None:
            raise IndexMissing(f"there is no index in {index_dir}: make one with `cvqa index`")
        try:
            return _read(index_dir / identifier, identifier, encoder)
        except IndexDamaged:
            if folder.current_id(index_dir) == identifier:
                raise  # else two newer builds came meanwhile, and this one was removed while it was read


def kept_encoder(index_dir: Path, model: Model) -> Path | None:
    """The folder of the encoder in the build in use, where it is this model's and whole."""
    try:
        identifier = folder.current_id(index_dir)
        if identifier is None:
            return None
        manifest = read_manifest(index_dir / identifier, identifier)
        return checked_encoder(index_dir / identifier, manifest) if manifest.model.sha256 == model.sha256 else None
    except (IndexDamaged, IndexStale):
        return None


def current_id(index_dir: Path) -> str | None:
    """The id of the build in use, None where there is none: cheap enough to ask before every question."""
    return folder.current_id(index_dir)


def is_stale(build: Build, sources: Sources) -> str | None:
    """In words, why the build does not fit the sources as they are now; None where it does, or where the CV is not here."""
    return build.manifest.sources.difference(sources)


def _write(target: Path, cv: Cv, store: Store, sources: Sources, extras: Mapping[str, bytes], encoder_dir: Path | None) -> str:
    """Write all files of a build; returns its id."""
    files = {CV_FILE: _cv_bytes(cv), **store.files(), **{f"{name}{EXTRA}": data for name, data in extras.items()}}
    for name, data in files.items():
        durable.write(target / name, data)
    sums = {name: durable.checksum(data) for name, data in files.items()} | _take_encoder(encoder_dir, target)
    made = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    manifest = Manifest(made, sources, store.dimension, _counts(cv, store), sums).to_bytes()
    durable.write(target / MANIFEST_FILE, manifest)
    return build_id(made, manifest)


def _take_encoder(encoder_dir: Path | None, target: Path) -> dict[str, str]:
    """Have the encoder's files in the build, and give the checksum of each."""
    if encoder_dir is None:
        return {}
    for path in encoder_dir.iterdir():
        durable.take(path, target / ENCODER / path.name)
    return {f"{ENCODER}/{path.name}": durable.file_checksum(path) for path in (target / ENCODER).iterdir()}


def _cv_bytes(cv: Cv) -> bytes:
    """The CV as JSON, without the owner's list of what is private, for that list may spell the private texts out."""
    return (json.dumps(to_json(_public(cv)), ensure_ascii=True) + "\n").encode()


def _public(cv: Cv) -> Cv:
    return replace(cv, settings=replace(cv.settings, private=()))


def _draft(target: Path, cv: Cv, store: Store, sources: Sources, extras: Mapping[str, bytes], encoder: Encoder) -> Build:
    """A build that is not written yet, to ask."""
    manifest = Manifest("", sources, store.dimension, _counts(cv, store), {})
    return Build("", target, _public(cv), manifest, store, extras, OpenedOnce(lambda: encoder))


def _counts(cv: Cv, store: Store) -> Counts:
    groups = {name: len(store.keys(name)) for name in store.groups}
    return Counts(len(cv.entries), sum(groups.values()), groups)


def _read(source: Path, identifier: str, encoder: Encoder | None) -> Build:
    manifest = read_manifest(source, identifier)
    files = {name: read_file(source / name, expected) for name, expected in manifest.files.items() if not of_encoder(name)}
    try:
        cv = from_json(json.loads(files[CV_FILE]))
        store = Store.from_files(files, manifest.dimension)
        _demand_counts(manifest, cv, store)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise IndexDamaged(f"{source} does not hold what its manifest says ({error}): {REMEDY}") from error
    extras = {name.removesuffix(EXTRA): data for name, data in files.items() if name.endswith(EXTRA)}
    return Build(
        identifier,
        source,
        cv,
        manifest,
        store,
        extras,
        OpenedOnce(lambda: encoder or ahead.opened(source) or open_encoder(source, manifest)),
    )


def _demand_counts(manifest: Manifest, cv: Cv, store: Store) -> None:
    held = _counts(cv, store)
    if held != manifest.counts:
        raise ValueError(f"{held} instead of {manifest.counts}")
    if manifest.metric != METRIC:
        raise ValueError(f"the metric {manifest.metric} is not known")
