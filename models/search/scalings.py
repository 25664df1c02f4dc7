"""Which spaces are searched with local scaling, and what that takes off their cosines; made in the background."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from models.index.vector_index import VectorIndex
from models.search import scaling
from models.search.indexes import Indexes, Probes
from models.search.scaling import Scaling
from models.spaces import Vectors

log = logging.getLogger(__name__)


class Scalings:
    """One `Scaling` for each space for which a person wants it. Safe between threads; `close` it.

    Args:
        indexes: of all spaces. probes: usual queries in words, see `Indexes`.
        folder: where index files are kept. keeps: whether something may be written there.
    """

    def __init__(self, indexes: Indexes, probes: Probes, folder: Path, *, keeps: bool) -> None:
        self._indexes = indexes
        self._probes = probes
        self._folder = folder
        self._keeps = keeps
        self._wanted: frozenset[str] = frozenset()
        self._known: dict[str, Scaling] = {}
        # What was found to fit, and the revision of the index that it was asked of.
        self._fitting: dict[str, tuple[Scaling, object]] = {}
        self._lock = threading.Lock()
        self._begun: set[str] = set()
        self._looked_up: set[str] = set()
        self._making = threading.Lock()
        self._closing = threading.Event()
        self._beside = ThreadPoolExecutor(1, "local-scaling")

    def use(self, fingerprints: frozenset[str]) -> None:
        """Scale in these spaces from now on, as soon as it is known how, and in no others."""
        with self._lock:
            self._wanted = fingerprints

    def of(self, fingerprint: str, index: VectorIndex, scaled: frozenset[str] | None = None) -> Scaling | None:
        """How an index is scaled; None where it is not, or not yet: then it is found out in the background.

        Args: scaled: spaces to take for those that are wanted, for once.
        """
        if fingerprint not in (self._wanted if scaled is None else scaled):
            return None
        known = self._known.get(fingerprint) or self._look_up(fingerprint, index)
        if known is None or not self._fits(fingerprint, known, index):
            self._begin(fingerprint)
        return known

    def _fits(self, fingerprint: str, known: Scaling, index: VectorIndex) -> bool:
        """As `Scaling.fits`, which is too slow for every search; so it is asked again only once items came or went."""
        asked = known, index.revision
        if self._fitting.get(fingerprint) != asked:
            if not known.fits(index):
                return False
            self._fitting[fingerprint] = asked
        return True

    def _look_up(self, fingerprint: str, index: VectorIndex) -> Scaling | None:
        """What is kept in a file, which is read once: a command that asks one thing has no time for more."""
        with self._lock:
            if fingerprint in self._looked_up:
                return None
            self._looked_up.add(fingerprint)
        kept = scaling.read(scaling.path_in(self._folder, fingerprint), fingerprint, index)
        if kept is not None:
            self._known.setdefault(fingerprint, kept)
        return kept

    def make(self, fingerprint: str) -> Scaling | None:
        """Find out now how a space is scaled; None where it has no vectors, or `close` was called."""
        with self._making:
            index = self._indexes.get(fingerprint)
            if index is None:
                return None
            known = self._known.get(fingerprint) or self._look_up(fingerprint, index)
            if known is not None and self._fits(fingerprint, known, index):
                return known
            words: Vectors | None
            if known is not None and known.references.stand_for(len(index)):
                words = known.references.words
            else:
                words = self._probes(fingerprint)
            found = scaling.scale(index, words, known, lambda: not self._closing.is_set())
            if found is None:
                return None
            self._known[fingerprint] = found
            # An encoder that could not be asked today may answer tomorrow.
            if self._keeps and len(found.references.words):
                self._write(fingerprint, found)
            return found

    def close(self) -> None:
        """Stop what is being found out, which takes a moment. What is known can still be used."""
        self._closing.set()
        self._beside.shutdown(cancel_futures=True)

    def _begin(self, fingerprint: str) -> None:
        with self._lock:
            if fingerprint in self._begun or self._closing.is_set():
                return
            self._begun.add(fingerprint)
            self._beside.submit(self._make_beside, fingerprint)

    def _make_beside(self, fingerprint: str) -> None:
        try:
            self.make(fingerprint)
        except Exception:
            # Each try would end the same way: it stays among those that were begun.
            log.warning("A space is searched without local scaling, because that failed.", exc_info=True)
            return
        with self._lock:
            self._begun.discard(fingerprint)

    def _write(self, fingerprint: str, found: Scaling) -> None:
        try:
            scaling.write(scaling.path_in(self._folder, fingerprint), fingerprint, found)
        except OSError as error:
            log.info("Local scaling is found out anew at the next start: %s", error)
