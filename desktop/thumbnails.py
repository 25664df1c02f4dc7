"""Previews for the grid: loaded in threads, kept up to a number of bytes, never waited for."""

from __future__ import annotations

import itertools
from collections import OrderedDict

from PySide6.QtCore import QObject, QThread, QThreadPool, Signal
from PySide6.QtGui import QImage, QPixmap

_MAX_BYTES = 192 * 1024 * 1024
_MAX_PEAKS_BYTES = 1024 * 1024


class Thumbnails(QObject):
    """Small pictures and waveforms by the path of their preview.

    Args:
        max_bytes: of pixels and peaks kept in memory; what was used longest ago goes first.

    Signals:
        ready: path of a preview that can be drawn now.
    """

    ready = Signal(str)
    _loaded = Signal(str, object)

    def __init__(self, max_bytes: int = _MAX_BYTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._max_bytes = max_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, QPixmap | bytes] = OrderedDict()
        self._asked: set[str] = set()
        self._unreadable: set[str] = set()
        self._order = itertools.count()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(2, QThread.idealThreadCount() // 2))
        self._loaded.connect(self._keep)

    @property
    def kept_bytes(self) -> int:
        """Memory in use, at most what was allowed unless a single preview is larger."""
        return self._bytes

    def picture(self, preview: str) -> QPixmap | None:
        """A picture where it is loaded already; otherwise None, and `ready` tells when to ask again."""
        kept = self._look_up(preview)
        return kept if isinstance(kept, QPixmap) else None

    def peaks(self, preview: str) -> bytes | None:
        """A waveform (amplitudes 0..255, evenly over the whole duration), under the same terms as `picture`."""
        kept = self._look_up(preview)
        return kept if isinstance(kept, bytes) else None

    def try_again(self) -> None:
        """Forget which previews could not be read: they may have been made since."""
        self._unreadable.clear()

    def close(self) -> None:
        """Drop what waits to be loaded and wait for what is being loaded."""
        self._pool.clear()
        self._pool.waitForDone()
        self._asked.clear()

    def _look_up(self, preview: str) -> QPixmap | bytes | None:
        kept = self._kept.get(preview)
        if kept is not None:
            self._kept.move_to_end(preview)
        elif preview and preview not in self._asked and preview not in self._unreadable:
            self._asked.add(preview)
            # What was asked for last is most likely what is on screen: it goes first.
            self._pool.start(lambda: self._load(preview), next(self._order))
        return kept

    def _load(self, preview: str) -> None:
        """Runs in a thread of the pool."""
        loaded: QImage | bytes | None
        if preview.endswith(".peaks"):
            loaded = _read_peaks(preview)
        else:
            image = QImage(preview)
            loaded = None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)
        self._loaded.emit(preview, loaded)

    def _keep(self, preview: str, loaded: QImage | bytes | None) -> None:
        self._asked.discard(preview)
        if loaded is None:
            self._unreadable.add(preview)
            return
        self._kept[preview] = QPixmap.fromImage(loaded) if isinstance(loaded, QImage) else loaded
        self._bytes += _size_bytes(self._kept[preview])
        while self._bytes > self._max_bytes and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _size_bytes(dropped)
        self.ready.emit(preview)


def _read_peaks(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(_MAX_PEAKS_BYTES)
    except OSError:
        return None


def _size_bytes(kept: QPixmap | bytes) -> int:
    return len(kept) if isinstance(kept, bytes) else kept.width() * kept.height() * 4
