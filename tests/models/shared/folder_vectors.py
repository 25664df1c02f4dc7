"""The vectors of a shared library in files of a folder: slow and simple, and several processes see the same."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from models.shared.vectors import Floats, Ids, Vectors


class FolderVectors:
    """See `SharedVectors`. Every call that changes something adds a file; the newest speaks last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ensure(self, space: str, dim: int) -> None:
        (self._folder / space).mkdir(parents=True, exist_ok=True)

    def add(self, space: str, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        self._put(space, ids=ids, vectors=vectors, kinds=np.array(kinds))

    def remove(self, space: str, ids: Ids) -> None:
        self._put(space, ids=ids, vectors=np.zeros((len(ids), 0), np.float32), kinds=np.array([""] * len(ids)))

    def search(
        self, space: str, queries: Vectors, count: int, *, among: Ids | None = None, kind: str | None = None
    ) -> list[tuple[Ids, Floats]]:
        held = self._held(space)
        ids = np.array([one for one, (_, its) in held.items() if kind in (None, its)], np.int64)
        ids = ids if among is None else ids[np.isin(ids, among)]
        if not len(ids):
            return [(ids, np.empty(0, np.float32)) for _ in queries]
        cosines = queries @ np.stack([held[one][0] for one in ids.tolist()]).T
        orders = [np.argsort(-row)[:count] for row in cosines]
        return [(ids[order], row[order].astype(np.float32)) for row, order in zip(cosines, orders, strict=True)]

    def ids(self, space: str) -> Iterator[Ids]:
        yield np.array(sorted(self._held(space)), np.int64)

    def count(self, space: str) -> int:
        return len(self._held(space))

    def close(self) -> None:
        pass

    def _put(self, space: str, **arrays: np.ndarray) -> None:
        folder = self._folder / space
        part = folder / f"{uuid.uuid4()}.part"
        with part.open("wb") as out:
            np.savez(out, **arrays)
        part.rename(folder / f"{len(list(folder.glob('*.npz'))):06}-{part.stem}.npz")

    def _held(self, space: str) -> dict[int, tuple[np.ndarray, str]]:
        held: dict[int, tuple[np.ndarray, str]] = {}
        for path in sorted((self._folder / space).glob("*.npz")):
            with np.load(path) as arrays:
                for one, vector, kind in zip(arrays["ids"], arrays["vectors"], arrays["kinds"], strict=True):
                    if len(vector):
                        held[int(one)] = (vector, str(kind))
                    else:
                        held.pop(int(one), None)
        return held
