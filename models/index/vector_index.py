"""Exact nearest-neighbour search over one space, held in memory by FAISS as float16.

The index is a cache of the catalogue's vectors. Its file says which state of the catalogue it agrees with; see `load`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.paths import sync_folder, write_atomically
from models.spaces import Vectors

Ids = npt.NDArray[np.int64]
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of the catalogue that an index agrees with.

    Attributes:
        fingerprint: of the space.
        generation: of the space in the catalogue.
        ids_sha256: of the item ids, ascending, int64 little-endian.
    """

    fingerprint: str
    generation: int
    ids_sha256: str


def ids_sha256(ids: Ids) -> str:
    """The hash of a set of ids, which must be ascending."""
    return hashlib.sha256(ids.astype("<i8").tobytes()).hexdigest()


class VectorIndex:
    """Item ids with their vectors. Safe between threads.

    Args:
        dim: length of a vector.
    """

    def __init__(self, dim: int) -> None:
        import faiss

        self.dim = dim
        self._faiss: Any = faiss
        self._lock = threading.Lock()
        self._sample: tuple[tuple[int, int, int], Vectors] | None = None
        flat = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        self._index: Any = faiss.IndexIDMap2(flat)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add items; an id that is there already is left out. ids (n,), vectors (n, dim) of L2 norm 1."""
        with self._lock:
            fresh = ~np.isin(ids, self._ids())
            if fresh.any():
                self._index.add_with_ids(np.ascontiguousarray(vectors[fresh]), ids[fresh])

    def ids(self) -> Ids:
        """All ids, ascending."""
        with self._lock:
            return np.sort(self._ids())

    def vectors(self, ids: Ids) -> Vectors:
        """The vectors of items as they are kept, rounded to float16: shape (len(ids), dim).

        Raises: KeyError: an id is not here.
        """
        with self._lock:
            try:
                rows: Vectors = self._index.reconstruct_batch(np.ascontiguousarray(ids))
            except RuntimeError as error:
                raise KeyError("an item is not in this index") from error
            return rows

    def search(self, query: Vectors, k: int, among: Ids | None = None) -> tuple[npt.NDArray[np.float32], Ids]:
        """The k items with the largest inner product, which is the cosine, best first.

        Args:
            query: shape (dim,) or (1, dim), L2 norm 1.
            k: fewer come back when there are fewer items.
            among: ids of the items that are looked at; None means all.
        Returns: cosines (m,) and ids (m,), m <= k.
        """
        with self._lock:
            k = min(k, len(self))
            if k == 0:
                return np.empty(0, np.float32), np.empty(0, np.int64)
            asked = np.ascontiguousarray(query, dtype=np.float32).reshape(1, self.dim)
            if among is None:
                cosines, ids = self._index.search(asked, k)
            else:
                chosen = self._faiss.SearchParameters(sel=self._faiss.IDSelectorBatch(np.ascontiguousarray(among)))
                cosines, ids = self._index.search(asked, k, params=chosen)
        found = ids[0] >= 0
        return cosines[0][found], ids[0][found]

    def sample(self, most: int, seed: int = 0) -> Vectors:
        """At most `most` of the vectors, chosen by chance but the same for the same index: shape (m, dim)."""
        with self._lock:
            count = len(self)
            if self._sample is None or self._sample[0] != (count, most, seed):
                chosen = np.random.default_rng(seed).permutation(count)[:most].astype(np.int64)
                rows = self._index.index.reconstruct_batch(np.sort(chosen)) if len(chosen) else []
                self._sample = (count, most, seed), np.array(rows, np.float32).reshape(len(chosen), self.dim)
            return self._sample[1]

    def save(self, path: Path, stamp: Stamp) -> None:
        """Write the index and, after it, the stamp that vouches for it.

        FAISS does not write atomically: a temporary file is renamed, and until the stamp with the file's hash is
        there, too, the file counts as damaged.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        # Always the same name, so that what a kill leaves behind is written over and not added to.
        part = path.with_suffix(".part")
        try:
            # Opened here, because FAISS knows only names that are text, and on Windows only some of those.
            with open(part, "wb") as file:
                with self._lock:
                    self._faiss.write_index(self._index, self._faiss.PyCallbackIOWriter(file.write))
                file.flush()
                os.fsync(file.fileno())
            digest = _file_sha256(part)
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
        write_atomically(_stamp_path(path), json.dumps({**asdict(stamp), "file_sha256": digest}).encode())

    def _ids(self) -> Ids:
        ids: Ids = self._faiss.vector_to_array(self._index.id_map)
        return ids


def delete(path: Path) -> None:
    """Delete an index file with its stamp; the stamp goes first, so that half of it never counts."""
    # What cannot be deleted is stale, and takes up room.
    with contextlib.suppress(OSError):
        _stamp_path(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)


def load(path: Path, stamp: Stamp, dim: int) -> VectorIndex | None:
    """Read an index file, if it is whole and was made from exactly the state that the stamp names.

    FAISS sees a file only after its hash was compared, because it reads many damaged files without complaint.

    Returns: None when the file is missing, stale or damaged: rebuild it then.
    """
    import faiss

    callbacks: Any = faiss
    try:
        recorded = json.loads(_stamp_path(path).read_bytes())
        if recorded != {**asdict(stamp), "file_sha256": recorded.get("file_sha256")}:
            return None
        if _file_sha256(path) != recorded["file_sha256"]:
            return None
        with open(path, "rb") as file:
            stored = faiss.read_index(callbacks.PyCallbackIOReader(file.read))
    except (OSError, ValueError, AttributeError, KeyError, RuntimeError):
        return None
    index = VectorIndex(dim)
    if stored.d != dim or not isinstance(stored, faiss.IndexIDMap2):
        return None
    index._index = stored
    return index if ids_sha256(index.ids()) == stamp.ids_sha256 else None


def _stamp_path(path: Path) -> Path:
    return path.with_suffix(".json")


def _file_sha256(path: str | Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
