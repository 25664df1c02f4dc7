"""The vector indexes of a library: loaded from their files, or rebuilt from the catalogue, and kept up to date."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from models.catalogue import contents, spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import Ids
from models.catalogue.spaces import SpaceRow
from models.index import vector_index
from models.index.vector_index import Stamp, VectorIndex
from models.spaces import Space, Vectors


class Indexes:
    """One `VectorIndex` for each space, made when first asked for. Safe between threads.

    Args:
        folder: where index files are kept.
    """

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        self._catalogue = catalogue
        self._folder = folder
        self._lock = threading.Lock()
        self._open: dict[str, VectorIndex] = {}
        self._unsaved: set[str] = set()
        self._caught_up: set[str] = set()

    def get(self, fingerprint: str) -> VectorIndex | None:
        """The index of a space, None when the catalogue has no such space yet."""
        with self._lock:
            if fingerprint not in self._open:
                row = self._row(fingerprint)
                if row is None:
                    return None
                self._open[fingerprint] = self._load(row) or self._rebuild(row)
            return self._open[fingerprint]

    def before(self, space: Space) -> list[VectorIndex]:
        """The indexes of what an encoder filled before it was updated, the latest first, while it lacks some of it."""
        if space.fingerprint in self._caught_up:
            return []
        with self._catalogue.read() as connection:
            earlier = spaces.predecessors(connection, space)
        if not earlier:
            # For good: what was before gains nothing any more.
            self._caught_up.add(space.fingerprint)
        return [index for row in earlier if (index := self.get(row.fingerprint)) is not None]

    def drop(self, fingerprint: str) -> None:
        """Forget the index of a space, and its file."""
        with self._lock:
            self._open.pop(fingerprint, None)
            self._unsaved.discard(fingerprint)
            self._caught_up.discard(fingerprint)
            vector_index.delete(self._path(fingerprint))

    def add(self, committed: Mapping[int, tuple[Ids, Vectors]]) -> None:
        """Take in vectors that a transaction has just added: space id -> ids and vectors."""
        by_id = {row.space_id: row for row in self._rows()}
        with self._lock:
            for space_id, (ids, vectors) in committed.items():
                fingerprint = by_id[space_id].fingerprint
                # A space that is not open will read these from the catalogue when it is.
                if fingerprint in self._open:
                    self._open[fingerprint].add(ids, vectors)
                    self._unsaved.add(fingerprint)

    def refresh(self) -> None:
        """Drop indexes that no longer hold what the catalogue does; they are rebuilt when next asked for."""
        with self._lock, self._catalogue.read() as connection:
            for row in spaces.rows(connection):
                index = self._open.get(row.fingerprint)
                if index is not None and not np.array_equal(
                    index.ids(), contents.item_ids_in(connection, row.space_id)
                ):
                    del self._open[row.fingerprint]

    def save(self) -> None:
        """Write the indexes that changed; one that does not agree with the catalogue is dropped instead."""
        with self._lock:
            for fingerprint in sorted(self._unsaved & self._open.keys()):
                index = self._open[fingerprint]
                stamp = self._stamp(fingerprint)
                if stamp is not None and vector_index.ids_sha256(index.ids()) == stamp.ids_sha256:
                    index.save(self._path(fingerprint), stamp)
                else:
                    del self._open[fingerprint]
            self._unsaved.clear()

    def problems(self) -> list[str]:
        """What is wrong with the index files that claim to be up to date, in words.

        A file that is missing or stale is no problem, since it is rebuilt; one that matches the catalogue's state but
        holds other vectors would be.
        """
        found = []
        for row in self._rows():
            index = self._load(row)
            if index is not None and not self._agrees(row, index):
                found.append(f"the index of {row.name} holds other vectors than the catalogue")
        return found

    def _agrees(self, row: SpaceRow, index: VectorIndex) -> bool:
        with self._catalogue.read() as connection:
            if not np.array_equal(index.ids(), contents.item_ids_in(connection, row.space_id)):
                # Somebody has written meanwhile: it is stale by now.
                return True
            for ids, vectors in contents.vectors_in(connection, row):
                if not np.allclose(index.vectors(ids), vectors, atol=1e-3):
                    return False
        return True

    def _row(self, fingerprint: str) -> SpaceRow | None:
        with self._catalogue.read() as connection:
            return spaces.find(connection, fingerprint)

    def _rows(self) -> list[SpaceRow]:
        with self._catalogue.read() as connection:
            return spaces.rows(connection)

    def _load(self, row: SpaceRow) -> VectorIndex | None:
        stamp = self._stamp(row.fingerprint)
        return None if stamp is None else vector_index.load(self._path(row.fingerprint), stamp, row.dim)

    def _rebuild(self, row: SpaceRow) -> VectorIndex:
        index = VectorIndex(row.dim)
        with self._catalogue.read() as connection:
            for ids, vectors in contents.vectors_in(connection, row):
                index.add(ids, vectors)
        self._unsaved.add(row.fingerprint)
        return index

    def _stamp(self, fingerprint: str) -> Stamp | None:
        """The catalogue's present state of a space, read in one transaction."""
        with self._catalogue.read() as connection:
            row = spaces.find(connection, fingerprint)
            if row is None:
                return None
            ids = contents.item_ids_in(connection, row.space_id)
            return Stamp(fingerprint, row.generation, vector_index.ids_sha256(ids))

    def _path(self, fingerprint: str) -> Path:
        return self._folder / f"{fingerprint[:16]}.faiss"
