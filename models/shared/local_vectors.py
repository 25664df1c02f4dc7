"""The vectors of a shared library in the memory of this process: what a server promises, for tests and trials."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from models.index.vector_index import VectorIndex
from models.shared.vectors import Floats, Ids, Vectors, never_made, other_length

_BLOCK = 10_000


@dataclass
class _Space:
    index: VectorIndex
    kinds: dict[int, str] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


class LocalVectors:
    """See `SharedVectors`. Nothing outlives the process."""

    def __init__(self) -> None:
        self._spaces: dict[str, _Space] = {}
        self._lock = threading.Lock()

    def ensure(self, space: str, dim: int) -> None:
        with self._lock:
            known = self._spaces.setdefault(space, _Space(VectorIndex(dim)))
        _demand_length(known.index.dim, dim)

    def add(self, space: str, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        known = self._spaces.get(space)
        if known is None:
            raise never_made(space)
        _demand_length(known.index.dim, vectors.shape[1])
        with known.lock:
            known.index.remove(ids)
            known.index.add(ids, vectors)
            known.kinds.update(zip(ids.tolist(), kinds, strict=True))

    def remove(self, space: str, ids: Ids) -> None:
        known = self._spaces.get(space)
        if known is not None:
            with known.lock:
                known.index.remove(ids)
                for gone in ids.tolist():
                    known.kinds.pop(gone, None)

    def search(
        self, space: str, queries: Vectors, count: int, *, among: Ids | None = None, kind: str | None = None
    ) -> list[tuple[Ids, Floats]]:
        known = self._spaces.get(space)
        if known is None:
            return [(np.empty(0, np.int64), np.empty(0, np.float32)) for _ in queries]
        _demand_length(known.index.dim, queries.shape[1])
        with known.lock:
            allowed = _of_kind(known, among, kind) if kind is not None else among
            found = [known.index.search(query, count, allowed) for query in queries]
        return [(ids, cosines) for cosines, ids in found]

    def ids(self, space: str) -> Iterator[Ids]:
        known = self._spaces.get(space)
        everything = known.index.ids() if known is not None else np.empty(0, np.int64)
        for first in range(0, len(everything), _BLOCK):
            yield everything[first : first + _BLOCK]

    def count(self, space: str) -> int:
        known = self._spaces.get(space)
        return len(known.index) if known is not None else 0

    def close(self) -> None:
        self._spaces.clear()


def _demand_length(has: int, wanted: int) -> None:
    if has != wanted:
        raise other_length(has, wanted)


def _of_kind(known: _Space, among: Ids | None, kind: str) -> Ids:
    ids = known.index.ids() if among is None else np.unique(among)
    return np.array([one for one in ids.tolist() if known.kinds.get(one) == kind], np.int64)
