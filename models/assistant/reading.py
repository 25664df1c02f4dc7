"""A library that is read for hours while another program, such as the window, goes on writing to it."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

from models.catalogue import contents, spaces
from models.engine import Engine
from models.paths import LibraryPaths

_LOOKED_EVERY_S = 5.0
# From so many on, an index is read anew as a whole.
_MOST_ONE_BY_ONE = 5000


class ReadingEngine(Engine):
    """An engine that only reads, and can take in what others have written. Safe between threads.

    Args: parts: in place of those that the library has; for tests. See `Engine`.
    Raises: LibraryUnavailable.
    """

    def __init__(self, library_dir: Path, **parts: Any) -> None:
        catalogue = LibraryPaths(library_dir).catalogue
        self._written = (catalogue, catalogue.with_name(catalogue.name + "-wal"))
        self._seen = self._stamp()
        self._looked_s = time.monotonic()
        self._looking = threading.Lock()
        super().__init__(library_dir, read_only=True, **parts)

    def take_in(self, every_s: float = _LOOKED_EVERY_S) -> None:
        """Let answers know of everything that was written up to now, but for the last seconds."""
        with self._looking:
            if time.monotonic() - self._looked_s < every_s:
                return
            self._looked_s = time.monotonic()
            stamp = self._stamp()
            if stamp != self._seen:
                self._seen = stamp
                # What was read of the catalogue is no longer true.
                self._catalogue.writes += 1
                self._add_vectors()
                self._indexes.refresh()

    def _add_vectors(self) -> None:
        """Without them, an index that lacks some would be built anew as a whole."""
        answering = {space.fingerprint for encoder in self._encoders.active() for space in encoder.spaces}
        with self._catalogue.read() as connection:
            rows = [row for row in spaces.rows(connection) if row.fingerprint in answering]
        for row in rows:
            index = self._indexes.get(row.fingerprint)
            if index is None:
                continue
            with self._catalogue.read() as connection:
                there = contents.item_ids_in(connection, row.space_id)
                new = np.setdiff1d(there, index.ids(), assume_unique=True)
                if not 0 < len(new) <= _MOST_ONE_BY_ONE:
                    continue
                vectors = [contents.vectors_of(connection, int(item_id))[row.space_id] for item_id in new]
            self._indexes.add({row.space_id: (new, np.concatenate(vectors))})

    def _stamp(self) -> tuple[tuple[int, int], ...]:
        """What changes with every transaction."""
        stamps = []
        for path in self._written:
            try:
                found = os.stat(path)
            except FileNotFoundError:
                stamps.append((0, 0))
            else:
                stamps.append((found.st_mtime_ns, found.st_size))
        return tuple(stamps)
