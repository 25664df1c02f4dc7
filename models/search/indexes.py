"""The vector indexes of a library: loaded from their files, or rebuilt from the catalogue, and kept up to date."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.catalogue import contents, spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import Ids
from models.catalogue.spaces import SpaceRow
from models.index import vector_index
from models.index.kept_forms import QUICKEST
from models.index.vector_index import Stamp, VectorIndex
from models.search import scaling
from models.spaces import Space, Vectors

log = logging.getLogger(__name__)

# In 256 steps a single number may be off by much more than others; the vector as a whole is not.
_LEAST_COSINE = 0.99

Probes = Callable[[str], Vectors | None]
"""Gives queries as people ask them in the space of a fingerprint, shape (n, dim), None where it has none. A hundred do;
called in a thread of its own."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """What an index is now. Attributes: description: in words. changing: whether its form changes just now."""

    description: str
    changing: bool


class Indexes:
    """One `VectorIndex` for each space, made when first asked for. Safe between threads.

    Args:
        folder: where index files are kept.
        probes: what indexes that have grown are tried with, beside their own vectors.
    """

    def __init__(self, catalogue: Catalogue, folder: Path, probes: Probes = lambda _: None) -> None:
        self._catalogue = catalogue
        self._folder = folder
        self._probes = probes
        self._lock = threading.Lock()
        # Held while files are written; taken before the other one.
        self._files = threading.Lock()
        self._follows_growth = False
        self._closing = threading.Event()
        self._reshaping: threading.Thread | None = None
        # Those that could not be reshaped; each try would end the same way.
        self._left_as_they_are: set[str] = set()
        self._open: dict[str, VectorIndex] = {}
        # Filled anew while those of the same fingerprints go on being used.
        self._coming: dict[str, VectorIndex] = {}
        self._unsaved: set[str] = set()
        self._caught_up: set[str] = set()
        self._forms: Mapping[str, str] = {}

    def get(self, fingerprint: str) -> VectorIndex | None:
        """The index of a space, None when the catalogue has no such space yet."""
        # Most searches need no lock, and wait for no file.
        index = self._open.get(fingerprint)
        if index is not None:
            return index
        with self._lock:
            if fingerprint not in self._open:
                row = self._row(fingerprint)
                if row is None:
                    return None
                opened = self._load(row) or self._rebuild(row)
                opened.form = self._forms.get(fingerprint, QUICKEST)
                self._open[fingerprint] = opened
            index = self._open[fingerprint]
        self._begin_reshaping()
        return index

    def use_forms(self, forms: Mapping[str, str]) -> None:
        """Give the spaces of these fingerprints these forms from now on, see `kept_forms`, and others the quickest.

        What takes time is made in a thread of its own, while searches go on as they are; see `follow_growth`.
        """
        with self._lock:
            before, self._forms = self._forms, forms
            for fingerprint, index in self._open.items():
                index.form = forms.get(fingerprint, QUICKEST)
                if index.form != before.get(fingerprint, QUICKEST):
                    self._left_as_they_are.discard(fingerprint)
        self._begin_reshaping()

    def state(self, fingerprint: str) -> IndexState | None:
        """In which form the index of a space is; None where it was not asked for yet."""
        index = self._open.get(fingerprint)
        if index is None:
            return None
        changing = self.reshaping and index.is_outgrown and fingerprint not in self._left_as_they_are
        return IndexState(index.description, changing)

    def follow_growth(self) -> None:
        """From now on, reshape indexes that have outgrown what they are, in a thread of its own, until `close`."""
        self._follows_growth = True
        self._begin_reshaping()

    @property
    def reshaping(self) -> bool:
        """Whether an index gets another form now."""
        thread = self._reshaping
        return thread is not None and thread.is_alive()

    def reshape(self) -> None:
        """Reshape the open indexes that have outgrown what they are, one after the other; see `VectorIndex.reshape`.

        Searches go on meanwhile. Ends early when `close` is called.
        """
        while (outgrown := self._outgrown()) is not None:
            self._reshape(*outgrown)

    def close(self) -> None:
        """Stop reshaping, which takes seconds at most. Everything else can still be used."""
        self._closing.set()
        with self._lock:
            thread = self._reshaping
        if thread is not None:
            thread.join()

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
            self._left_as_they_are.discard(fingerprint)
            vector_index.delete(self._path(fingerprint))
            scaling.delete(scaling.path_in(self._folder, fingerprint))

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
                if fingerprint in self._coming:
                    self._coming[fingerprint].add(ids, vectors)
        self._begin_reshaping()

    def refresh(self) -> None:
        """Let indexes hold what the catalogue does: take out what is gone, and drop those that lack something.

        What was dropped is rebuilt when next asked for.
        """
        with self._lock, self._catalogue.read() as connection:
            for row in spaces.rows(connection):
                index = self._open.get(row.fingerprint)
                if index is None:
                    continue
                here, there = index.ids(), contents.item_ids_in(connection, row.space_id)
                if np.array_equal(here, there):
                    continue
                if np.isin(there, here).all():
                    index.remove(np.setdiff1d(here, there, assume_unique=True))
                    self._unsaved.add(row.fingerprint)
                else:
                    del self._open[row.fingerprint]

    def save(self) -> None:
        """Write the indexes that changed; one that does not agree with the catalogue is dropped instead.

        Searches go on meanwhile.
        """
        with self._files:
            with self._lock:
                changed = sorted(self._unsaved & self._open.keys())
                self._unsaved.clear()
            for place, fingerprint in enumerate(changed):
                try:
                    self._save(fingerprint)
                except BaseException:
                    self._unsaved.update(changed[place:])
                    raise

    def _save(self, fingerprint: str) -> None:
        with self._lock:
            index, stamp = self._open.get(fingerprint), self._stamp(fingerprint)
            if index is None:
                return
            if stamp is None or vector_index.ids_sha256(index.ids()) != stamp.ids_sha256:
                del self._open[fingerprint]
                return
        index.save(self._path(fingerprint), stamp)
        if self._open.get(fingerprint) is not index:
            # It was dropped meanwhile, and nobody else would delete what was written since.
            vector_index.delete(self._path(fingerprint))

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
                if not _are_same(index.vectors(ids), vectors, rounded=index.is_rounded):
                    return False
        return True

    def _begin_reshaping(self) -> None:
        with self._lock:
            if not self._follows_growth or self._closing.is_set() or self._reshaping is not None:
                return
            if self._outgrown() is not None:
                self._reshaping = threading.Thread(target=self._reshape_all, name="reshape-indexes", daemon=True)
                self._reshaping.start()

    def _reshape_all(self) -> None:
        while True:
            self.reshape()
            with self._lock:
                # Asked once more with the lock held, so that whoever adds now either is seen here or begins anew.
                if self._outgrown() is None:
                    self._reshaping = None
                    return

    def _outgrown(self) -> tuple[str, VectorIndex] | None:
        if self._closing.is_set():
            return None
        for fingerprint, index in self._open.copy().items():
            if index.is_outgrown and fingerprint not in self._left_as_they_are:
                return fingerprint, index
        return None

    def _reshape(self, fingerprint: str, index: VectorIndex) -> None:
        def goes_on() -> bool:
            return not self._closing.is_set() and self._open.get(fingerprint) is index and index.form == form

        form = index.form
        try:
            if index.is_rounded:
                self._renew(fingerprint, index, goes_on)
                return
            index.reshape(self._probes(fingerprint), goes_on)
        except Exception:
            self._left_as_they_are.add(fingerprint)
            log.warning("An index stays as it is, because making it quicker failed.", exc_info=True)
            return
        if goes_on():
            log.info("The index %s: %s", fingerprint[:16], index.description)
            self._unsaved.add(fingerprint)

    def _renew(self, fingerprint: str, index: VectorIndex, goes_on: Callable[[], bool]) -> None:
        """Fill an index anew with the vectors as the catalogue has them, and put it in the place of a rounded one."""
        row = self._row(fingerprint)
        if row is None:
            return
        fresh = VectorIndex(row.dim)
        with self._lock:
            self._coming[fingerprint] = fresh
        try:
            with self._catalogue.read() as connection:
                for ids, vectors in contents.vectors_in(connection, row):
                    if not goes_on():
                        return
                    fresh.add(ids, vectors)
            with self._lock, self._catalogue.read() as connection:
                if self._open.get(fingerprint) is index:
                    there = contents.item_ids_in(connection, row.space_id)
                    # What is lacking was committed just now, and is added as soon as this lock is free.
                    fresh.remove(np.setdiff1d(fresh.ids(), there, assume_unique=True))
                    fresh.form = self._forms.get(fingerprint, QUICKEST)
                    self._open[fingerprint] = fresh
                    self._unsaved.add(fingerprint)
        finally:
            with self._lock:
                del self._coming[fingerprint]

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


def _are_same(kept: Vectors, vectors: Vectors, *, rounded: bool) -> bool:
    """Whether an index keeps the vectors of the catalogue, rounded to float16 or to eight bits. Both (n, dim)."""
    if not rounded:
        return np.allclose(kept, vectors, atol=1e-3)
    norms = np.linalg.norm(kept, axis=1) * np.linalg.norm(vectors, axis=1)
    return bool(((kept * vectors).sum(axis=1) >= _LEAST_COSINE * norms).all())
