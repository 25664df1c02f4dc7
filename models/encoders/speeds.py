"""How many items a second each encoder manages on this computer, learnt while it works."""

from __future__ import annotations

import contextlib
import json
import logging
import math
import threading
from collections.abc import Mapping
from pathlib import Path

from models.paths import write_atomically

_WEIGHT = 0.2
_log = logging.getLogger(__name__)


class Speeds:
    """Moving means by the fingerprint of an encoder's first space. Safe between threads.

    Args: path: where they are kept; may be deleted at any time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._changed = False
        self._means = _read(path)

    def add(self, fingerprint: str, items: int, seconds: float) -> None:
        """One more batch, encoded by a process that had loaded its network before."""
        with self._lock:
            if seconds > 0 and items > 0:
                now = items / seconds
                self._means[fingerprint] = now + (1 - _WEIGHT) * (self._means.get(fingerprint, now) - now)
                self._changed = True

    def means(self) -> Mapping[str, float]:
        """Items a second, by fingerprint."""
        with self._lock:
            return dict(self._means)

    def save(self) -> None:
        """Keep them for the next start."""
        with self._lock:
            if self._changed:
                self._changed = False
                try:
                    write_atomically(self._path, json.dumps(self._means).encode())
                except OSError as error:
                    _log.warning("speeds are not kept: %s", error)


def _read(path: Path) -> dict[str, float]:
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): float(value) for key, value in kept.items() if 0 < float(value) < math.inf}
    return {}
