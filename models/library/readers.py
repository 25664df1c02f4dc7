"""The readers that a person has switched on, as indexing needs them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping

from models.catalogue.readings import ReaderRow
from models.kinds import Kind
from models.media.parts import Piece
from models.media.reading import known
from models.media.reading.pool import ReaderPool
from models.media.reading.protocol import ReaderUnavailable
from models.messages import said, say
from models.views import ReaderStatus

_LANGUAGES: Mapping[str, str] = {"en": say("English"), "zh": say("Chinese")}

log = logging.getLogger(__name__)


class Readers:
    """Reads words in pictures and speech, in processes that start with the first file. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._languages: dict[str, str] = {}
        self._pool = ReaderPool({})

    def use(self, languages: Mapping[str, str]) -> None:
        """Read in these languages from now on, by the name of the reader; others are switched off. What reads now in
        another language ends with Cancelled."""
        with self._lock:
            if self._languages == dict(languages):
                return
            before, self._languages = self._pool, dict(languages)
            self._pool = ReaderPool(self._languages)
        before.kill()
        before.close()

    def rows(self) -> tuple[ReaderRow, ...]:
        """The readers that are switched on and can be used."""
        found = []
        for name, language in self._languages.items():
            info = known.reader(name)
            try:
                if info.installed:
                    found.append(ReaderRow(name, info.fingerprint(language), info.kinds))
            except ReaderUnavailable as error:
                log.warning("%s", error)
        return tuple(found)

    def read(self, reader: str, path: bytes, kind: Kind, done: int, after_s: float) -> Iterator[Piece]:
        """See `ReaderPool.read`."""
        return self._pool.read(reader, path, kind, done, after_s)

    def kill(self) -> None:
        """End all readings at once; later ones are not concerned."""
        self._pool.kill()

    def close(self) -> None:
        """End the processes."""
        self._pool.kill()
        self._pool.close()

    def statuses(self) -> tuple[ReaderStatus, ...]:
        """All readers for people, whether they are here or not."""
        return tuple(
            ReaderStatus(
                info.name,
                said(info.title),
                said(info.purpose),
                tuple((code, _LANGUAGES.get(code, code)) for code in info.languages),
                info.installed,
                said(info.why_not),
            )
            for info in known.readers()
        )
