"""Rows and their vectors in FAISS, one flat index a group, searched exactly: a hit's score is the cosine that NumPy would give.

rows ──▶ distinct texts ──▶ encoder ──▶ IndexFlatIP per group ──▶ files ──▶ the same store again
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import faiss
import numpy as np

from cvqa.errors import ModelError
from cvqa.index.encoder import Encoder, Vectors
from cvqa.index.rows import Hit, Row
from cvqa.language.patterns import pattern

Progress = Callable[[int, int], None]

ROWS_FILE = "rows.json"
_GROUP = pattern(r"[a-z][a-z0-9_-]*")
_BATCH = 256
_UNIT = 1e-3  # how far from 1 a vector's length may be


@dataclass(frozen=True)
class Group:
    """The keys and the texts of a group's rows, and their vectors at the same positions."""

    keys: tuple[str, ...]
    texts: tuple[str, ...]
    index: faiss.Index

    @classmethod
    def of(cls, rows: Sequence[Row], index: faiss.Index) -> Group:
        return cls(tuple(row.key for row in rows), tuple(row.text for row in rows), index)


class Store:
    """Groups of rows that can be searched by meaning. Vectors have `dimension` numbers."""

    def __init__(self, groups: Mapping[str, Group], dimension: int) -> None:
        self._groups = dict(groups)
        self.dimension = dimension

    @classmethod
    def build(cls, rows: Sequence[Row], encoder: Encoder, progress: Progress | None = None, known: Store | None = None) -> Store:
        """Embed every row, each distinct text once; what a `known` store of the same encoder holds is taken from it.

        Raises ModelError where the encoder does not give a unit vector for each.
        """
        held = known.by_text() if known else {}
        texts = list(dict.fromkeys(row.text for row in rows))
        new = [text for text in texts if text not in held]
        fresh = dict(zip(new, _embed(new, encoder, progress), strict=True)) if new else {}
        vectors = np.stack([fresh[text] if text in fresh else held[text] for text in texts]) if texts else encoder.encode([])
        position = {text: at for at, text in enumerate(texts)}
        groups = {}
        for name, members in _by_group(rows).items():
            index = faiss.IndexFlatIP(vectors.shape[1])
            index.add(vectors[[position[row.text] for row in members]])
            groups[name] = Group.of(members, index)
        return cls(groups, vectors.shape[1])

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups, in the order of their first rows."""
        return tuple(self._groups)

    def rows(self, group: str) -> tuple[Row, ...]:
        """The rows of a group, in the order they were given; none where there is no such group."""
        found = self._groups.get(group)
        return tuple(Row(group, key, text) for key, text in zip(found.keys, found.texts, strict=True)) if found else ()

    def keys(self, group: str) -> tuple[str, ...]:
        """The key of each row of a group."""
        found = self._groups.get(group)
        return found.keys if found else ()

    def texts(self, group: str) -> tuple[str, ...]:
        """The text of each row of a group."""
        found = self._groups.get(group)
        return found.texts if found else ()

    def vectors(self, group: str) -> Vectors:
        """The vectors of a group's rows, shape (n, d)."""
        found = self._groups.get(group)
        return _vectors(found.index) if found else np.zeros((0, self.dimension), dtype=np.float32)

    def vector(self, group: str, row: int) -> Vectors:
        """The vector of one row of a group, shape (d,)."""
        return np.asarray(self._groups[group].index.reconstruct(row), dtype=np.float32)

    def by_text(self) -> dict[str, Vectors]:
        """The vector of each distinct text, shape (d,)."""
        return {text: vector for name in self.groups for text, vector in zip(self.texts(name), self.vectors(name), strict=True)}

    def search(self, group: str, vectors: Vectors, k: int) -> list[list[Hit]]:
        """The `k` best rows for each query of shape (q, d), best first, ties in row order; fewer where the group has fewer."""
        _demand_shape(vectors, len(vectors), self.dimension)
        found = self._groups.get(group)
        if found is None or k < 1:
            return [[] for _ in vectors]
        faiss.omp_set_num_threads(1)  # holds for this thread; more of them wait for each other longer than one needs
        return [_hits(found, vector, k) for vector in np.ascontiguousarray(vectors, dtype=np.float32)]

    def scores(self, group: str, vector: Vectors) -> dict[str, float]:
        """The score of every key of a group for one query of shape (d,), in no order; a key counts by its best row."""
        found = self._groups.get(group)
        if found is None:
            return {}
        _demand_shape(vector[None, :], 1, self.dimension)
        faiss.omp_set_num_threads(1)
        scores, positions = found.index.search(np.ascontiguousarray(vector[None, :], dtype=np.float32), found.index.ntotal)
        worst_first = zip(positions[0][::-1].tolist(), scores[0][::-1].tolist(), strict=True)
        return {found.keys[at]: score for at, score in worst_first}

    def files(self) -> dict[str, bytes]:
        """The store as files: the rows, as one list of keys and one of texts for each group, and an index for each group."""
        rows = {name: {"keys": group.keys, "texts": group.texts} for name, group in self._groups.items()}
        indexes = {_index_file(name): faiss.serialize_index(group.index).tobytes() for name, group in self._groups.items()}
        return {ROWS_FILE: (json.dumps(rows, ensure_ascii=True) + "\n").encode(), **indexes}

    @classmethod
    def from_files(cls, files: Mapping[str, bytes], dimension: int) -> Store:
        """The store that `files()` came from. Raises ValueError where rows and indexes do not fit each other."""
        groups = {}
        for name, rows in json.loads(files[ROWS_FILE]).items():
            index = faiss.deserialize_index(np.frombuffer(files[_index_file(name)], dtype=np.uint8))
            groups[name] = Group(tuple(rows["keys"]), tuple(rows["texts"]), index)
            _demand_fit(groups[name], dimension, _index_file(name))
        return cls(groups, dimension)


def _index_file(group: str) -> str:
    return f"{group}.faiss"


def _by_group(rows: Sequence[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not _GROUP.fullmatch(row.group):
            raise ValueError(f"a group's name is also a file's, so it has small letters, digits, _ and - only: {row.group!r}")
        groups[row.group].append(row)
    return groups


def _embed(texts: Sequence[str], encoder: Encoder, progress: Progress | None) -> Vectors:
    """One vector for each text, shape (n, d); `progress` hears how many are done, of how many."""
    parts = [encoder.encode([])]
    dimension = parts[0].shape[-1]
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        parts.append(encoder.encode(batch))
        _demand_shape(parts[-1], len(batch), dimension)
        _demand_unit(parts[-1])
        if progress:
            progress(start + len(batch), len(texts))
    return np.concatenate(parts).astype(np.float32, copy=False)


def _demand_shape(vectors: Vectors, rows: int, dimension: int) -> None:
    if vectors.shape != (rows, dimension):
        raise ModelError(
            f"vectors of shape ({rows}, {dimension}) were expected, and the encoder gave {vectors.shape}: use the index's own encoder"
        )
    if not np.isfinite(vectors).all():
        raise ModelError("the encoder gave a vector that is not finite: its model cannot be used")


def _demand_unit(vectors: Vectors) -> None:
    if (np.abs(np.linalg.norm(vectors, axis=1) - 1) > _UNIT).any():
        raise ModelError("the encoder gave a vector that is not of unit length: its model cannot be used")


def _demand_fit(group: Group, dimension: int, name: str) -> None:
    index, rows = group.index, len(group.keys)
    if len(group.texts) != rows:
        raise ValueError(f"{ROWS_FILE} holds {rows} keys and {len(group.texts)} texts for {name}")
    if (index.ntotal, index.d, index.metric_type) != (rows, dimension, faiss.METRIC_INNER_PRODUCT):
        raise ValueError(f"{name} holds {index.ntotal} vectors of {index.d} numbers, and {rows} of {dimension} were expected")


def _vectors(index: faiss.Index) -> Vectors:
    return np.asarray(index.reconstruct_n(0, index.ntotal), dtype=np.float32)


def _hits(group: Group, vector: Vectors, k: int) -> list[Hit]:
    scores, positions = _nearest(group.index, vector[None, :], k)
    best = np.lexsort((positions, -scores))[:k]
    return [Hit(group.keys[positions[at]], group.texts[positions[at]], float(scores[at])) for at in best]


def _nearest(index: faiss.Index, query: Vectors, k: int) -> tuple[Vectors, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """At least the `k` best rows of one query, and every row that ties with the last of them.

    FAISS leaves open which of equal rows it returns. One query at a time, because it sums a batch in another order, and a row's
    score would then hang on what else was asked.
    """
    width = min(k + 1, index.ntotal)
    while True:
        scores, positions = index.search(query, width)
        if width == index.ntotal or scores[0, width - 1] < scores[0, k - 1]:
            return scores[0], positions[0]
        width = min(2 * width, index.ntotal)
