"""Builds: written whole or not at all, and read back only where every byte is what was written.

CV + rows ──▶ store ──▶ files + manifest ──▶ .building/ ──▶ <build-id>/ ──▶ current        (write_build)
current ──▶ <build-id>/ ──▶ manifest, checked by the id ──▶ files, checked by it ──▶ Build  (open_build)
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
from cvqa.index import durable, folder
from cvqa.index.encoder import Encoder, OpenedOnce
from cvqa.index.manifest import MANIFEST_FILE, METRIC, Counts, Manifest, build_id, format_of, vouches
from cvqa.index.model_files import Model, default_model, local_model
from cvqa.index.rows import Row
from cvqa.index.sources import FORMAT, Sources
from cvqa.index.store import Progress, Store

CV_FILE = "cv.json"
EXTRA = ".extra"  # the ending of files that a later room adds to a build
_REMEDY = "make the index anew with `cvqa index`"


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
        """The encoder that the rows were embedded with, opened at the first call. Raises ModelError or IndexStale."""
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
) -> Build:
    """Embed the rows, write a new build, and make it the one in use; until then, and if anything fails, the old one stays in use.

    `known` is the store of an earlier build with the same model, from which the vectors of texts that did not change are taken; `extras`
    makes further files of the build, by name, out of the finished store.
    """
    try:
        with folder.locked(index_dir), folder.unfinished(index_dir) as unfinished:
            store = Store.build(rows, encoder, progress, known)
            identifier = _write(unfinished, cv, store, sources, extras(store) if extras else {})
            build = _read(unfinished, identifier, encoder)
            folder.publish(index_dir, unfinished, identifier)
            return replace(build, folder=index_dir / identifier)
    except OSError as error:
        raise BuildError(
            f"the index cannot be written to {index_dir} ({error.strerror or error}): check that the disk has room and allows it"
        ) from error


def open_build(index_dir: Path, encoder: Encoder | None = None) -> Build:
    """The build in use, every byte of it checked; `encoder` takes the place of the one that the manifest names.

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


def current_id(index_dir: Path) -> str | None:
    """The id of the build in use, None where there is none: cheap enough to ask before every question."""
    return folder.current_id(index_dir)


def is_stale(build: Build, sources: Sources) -> str | None:
    """In words, why the build does not fit the sources as they are now; None where it does, or where the CV is not here."""
    return build.manifest.sources.difference(sources)


def _write(target: Path, cv: Cv, store: Store, sources: Sources, extras: Mapping[str, bytes]) -> str:
    """Write all files of a build; returns its id."""
    files = {CV_FILE: _cv_bytes(cv), **store.files(), **{f"{name}{EXTRA}": data for name, data in extras.items()}}
    for name, data in files.items():
        durable.write(target / name, data)
    groups = {name: len(store.keys(name)) for name in store.groups}
    counts = Counts(len(cv.entries), sum(groups.values()), groups)
    made = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    manifest = Manifest(made, sources, store.dimension, counts, {name: durable.digest(data) for name, data in files.items()}).to_bytes()
    durable.write(target / MANIFEST_FILE, manifest)
    return build_id(made, manifest)


def _cv_bytes(cv: Cv) -> bytes:
    """The CV as JSON, without the owner's list of what is private, for that list may spell the private texts out."""
    public = replace(cv, settings=replace(cv.settings, private=()))
    return (json.dumps(to_json(public), ensure_ascii=True) + "\n").encode()


def _read(source: Path, identifier: str, encoder: Encoder | None) -> Build:
    manifest = _read_manifest(source / MANIFEST_FILE, identifier)
    files = {name: _read_file(source / name, expected) for name, expected in manifest.files.items()}
    try:
        cv = from_json(json.loads(files[CV_FILE]))
        store = Store.from_files(files, manifest.dimension)
        _demand_counts(manifest, cv, store)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise IndexDamaged(f"{source} does not hold what its manifest says ({error}): {_REMEDY}") from error
    extras = {name.removesuffix(EXTRA): data for name, data in files.items() if name.endswith(EXTRA)}
    return Build(identifier, source, cv, manifest, store, extras, OpenedOnce(lambda: encoder or _open_encoder(manifest.model)))


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise IndexDamaged(f"{path} is missing: {_REMEDY}") from None
    except OSError as error:
        raise IndexDamaged(f"{path} cannot be read ({error.strerror}): {_REMEDY}") from error


def _read_file(path: Path, expected: str) -> bytes:
    data = _read_bytes(path)
    if durable.digest(data) != expected:
        raise IndexDamaged(f"{path} is not as it was written (its SHA-256 differs): {_REMEDY}")
    return data


def _read_manifest(path: Path, identifier: str) -> Manifest:
    data = _read_bytes(path)
    if not vouches(identifier, data):
        raise IndexDamaged(f"{path} is not as it was written (its SHA-256 differs): {_REMEDY}")
    try:
        if format_of(data) != FORMAT:
            raise IndexStale(f"{path} has format {format_of(data)}, and this cvqa reads format {FORMAT}: {_REMEDY}")
        return Manifest.from_bytes(data)
    except (KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(f"{path} is no manifest ({error}): {_REMEDY}") from error


def _demand_counts(manifest: Manifest, cv: Cv, store: Store) -> None:
    groups: Mapping[str, int] = {name: len(store.keys(name)) for name in store.groups}
    held = Counts(len(cv.entries), sum(groups.values()), groups)
    if held != manifest.counts:
        raise ValueError(f"{held} instead of {manifest.counts}")
    if manifest.metric != METRIC:
        raise ValueError(f"the metric {manifest.metric} is not known")


def _open_encoder(model: Model) -> Encoder:
    """The encoder of a model that is still what it was when the build was made. Raises ModelError or IndexStale."""
    from cvqa.index.sentence_model import open_encoder

    now = local_model(Path(model.folder)) if model.folder else default_model()
    if now.sha256 != model.sha256:
        raise IndexStale(f"the index was made with another edition of the model {model.name}: {_REMEDY}")
    return open_encoder(now)
