"""Making a build and keeping it fresh: CV ──▶ passages, words and bank ──▶ rows ──▶ build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cvqa import prepared
from cvqa.answer import owner
from cvqa.cv.files import assistant_file, cv_file
from cvqa.cv.model import Cv
from cvqa.errors import IndexMissing, IndexStale
from cvqa.index.build import Build, current_id, is_stale, kept_encoder, open_build, write_build
from cvqa.index.encoder import Encoder
from cvqa.index.model_files import Model, default_model, local_model
from cvqa.index.passages import passages
from cvqa.index.rows import Row
from cvqa.index.sources import Sources, read_sources
from cvqa.index.store import Progress, Store
from cvqa.question import bank, heads
from cvqa.question.gazetteer import Gazetteer

WORDS, SPOKEN = "word", "spoken"  # the words of a CV, and those that questions are asked with
Last = Callable[[Build], Mapping[str, bytes]]
INTENTS = "intents"  # the extra file of a build that holds the intent head


def rows_of(cv: Cv) -> list[Row]:
    """Everything that is embedded: the CV's passages, each of its words and of the bank's alone, the questions that its owner answers."""
    words = [Row(WORDS, stem, word) for stem, word in Gazetteer(cv).vocabulary.items() if word.isalpha() and len(word) > 3]
    spoken = [Row(SPOKEN, word, word) for word in bank.spoken()]
    return [*passages(cv), *words, *spoken, *owner.rows(cv)]


def ensure_build(
    cv: Path | None,
    index: Path,
    *,
    build: bool = True,
    progress: bool = False,
    force: bool = False,
    encoder: Encoder | None = None,
    model: Path | None = None,
    last: Last | None = None,
) -> Build:
    """The build to answer from: made where it is missing or stale (or `force`), else opened.

    `last` makes further files of a new build out of all the rest of it.
    With `build` False a missing or stale one is refused with the command to run. Raises CvError, IndexMissing, IndexStale, IndexDamaged.
    """
    if cv is None:
        return open_build(index, encoder)
    file = cv_file(cv)
    sources = read_sources(file, assistant_file(file), _model(model), bank.digest())
    held = None if force else _held(index, encoder, build)
    if held is not None:
        why = is_stale(held, sources)
        if why is None:
            return held
        if not build:
            raise IndexStale(f"{why}: run `cvqa index` to make it anew")
    elif not build:
        raise IndexMissing(f"there is no index in {index}: make one with `cvqa index`")
    return _make(file, index, sources, progress, encoder, held, last)


def _held(index: Path, encoder: Encoder | None, build: bool) -> Build | None:
    """The build that is there; one of another format is none where a new one may be made."""
    if current_id(index) is None:
        return None
    try:
        return open_build(index, encoder)
    except IndexStale:
        if build:
            return None
        raise


def _model(folder: Path | None) -> Model:
    return local_model(folder) if folder else default_model()


def _make(cv: Path, index: Path, sources: Sources, progress: bool, encoder: Encoder | None, held: Build | None, last: Last | None) -> Build:
    from cvqa.cv.reading import read_cv

    read = read_cv(cv)
    rows = rows_of(read)
    known = held.store if held and held.manifest.model.sha256 == sources.model.sha256 else None
    if encoder is not None:
        with _bar(progress) as report:
            return write_build(index, read, rows, encoder, sources, report, known, extras_of(encoder, sources, held, report), last=last)
    from cvqa.index.onnx_encoder import OnnxEncoder

    with _encoder_files(sources.model, index) as folder, _bar(progress) as report:
        encoder = OnnxEncoder(folder)
        return write_build(index, read, rows, encoder, sources, report, known, extras_of(encoder, sources, held, report), folder, last)


def extras_of(
    encoder: Encoder, sources: Sources, held: Build | None = None, progress: Progress | None = None
) -> Callable[[Store], Mapping[str, bytes]]:
    """What a build holds beside its rows: the intent head, kept from the held build where neither bank nor model changed."""
    then = held.manifest.sources if held else None
    if held and then and INTENTS in held.extras and (then.bank, then.model.sha256) == (sources.bank, sources.model.sha256):
        kept = held.extras[INTENTS]
        return lambda _: {INTENTS: kept, prepared.NAME: prepared.prepare()}
    return lambda _: {INTENTS: _intent_head(encoder, progress), prepared.NAME: prepared.prepare()}


def _intent_head(encoder: Encoder, progress: Progress | None) -> bytes:
    rows = bank.rows()
    vectors = Store.build(rows, encoder, progress).vectors(bank.GROUP)
    return heads.fit(vectors, [row.key.split("#")[0].split()[0] for row in rows]).to_bytes()


@contextmanager
def _encoder_files(model: Model, index: Path) -> Iterator[Path]:
    """The folder of the model's encoder: the one that the last build carries, or one that is made now."""
    kept = kept_encoder(index, model)
    if kept:
        yield kept
        return
    from cvqa.index.exporting import export

    with TemporaryDirectory(prefix="cvqa-") as made:
        export(model, Path(made))
        yield Path(made)


@contextmanager
def _bar(shown: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error."""
    if not shown:
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc="cvqa: indexing the CV", unit=" texts", leave=False) as bar:

        def report(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield report
