"""Previews for the grid: loaded and scaled in threads, kept up to a number of bytes, never waited for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, QSizeF, QThread, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from desktop.drawing import draw_image, wanted_size

_MAX_BYTES = 80 * 1024 * 1024
_MAX_PEAKS_BYTES = 1024 * 1024
_MOST_WAITING = 300  # what was scrolled past long ago need not be loaded
_RESCALE_MS = 140

Key = tuple[str, str]
Loaded = QImage | bytes | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture is made ready for. size, radius_px: in px of the window; ratio: px of the screen in each."""

    size: QSize
    radius_px: int
    ratio: float


Load = Callable[[], tuple[Loaded, Frame | None]]


class Thumbnails(QObject):
    """Small pictures and waveforms by the path of their preview.

    Args:
        max_bytes: of pixels and peaks kept in memory; what was used longest ago goes first.

    Signals:
        ready: path of a preview that can be drawn now.
    """

    ready = Signal(str)
    _loaded = Signal(object, object, object)

    def __init__(self, max_bytes: int = _MAX_BYTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._max_bytes = max_bytes
        self._bytes = 0
        self._kept: OrderedDict[Key, QPixmap | bytes] = OrderedDict()
        self._frames: dict[str, Frame] = {}
        self._waiting: OrderedDict[Key, Load] = OrderedDict()
        self._asked: set[Key] = set()
        self._unreadable: set[str] = set()
        self._ill_sized: dict[str, Frame] = {}
        self._pool = QThreadPool(self)
        # Painting has a core for itself: with two cores, two threads that scale pictures make scrolling stutter.
        self._pool.setMaxThreadCount(max(1, QThread.idealThreadCount() // 2))
        self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._rescaling = QTimer(self, singleShot=True, interval=_RESCALE_MS)
        self._rescaling.timeout.connect(self._rescale)
        self._loaded.connect(self._keep)

    @property
    def kept_bytes(self) -> int:
        """Memory in use, at most what was allowed unless a single preview is larger."""
        return self._bytes

    def picture(self, preview: str) -> QPixmap | None:
        """A picture where it is loaded already; otherwise None, and `ready` tells when to ask again."""
        kept = self._look_up(("picture", preview), lambda: (_read_picture(preview), None))
        return kept if isinstance(kept, QPixmap) else None

    def tile(self, preview: str, frame: Frame) -> QPixmap | None:
        """A picture made ready for a frame, under the same terms as `picture`.

        Returns: of the frame's size, transparent where the picture is not; of another size for a moment after the
            frame has changed.
        """
        kept = self._look_up(("tile", preview), lambda: (_read_tile(preview, frame), frame))
        if not isinstance(kept, QPixmap):
            return None
        if self._frames.get(preview) != frame:
            # While somebody drags the edge of the window each of its sizes lasts for a moment only.
            self._ill_sized[preview] = frame
            self._rescaling.start()
        return kept

    def peaks(self, preview: str) -> bytes | None:
        """A waveform (amplitudes 0..255, evenly over the whole duration), under the same terms as `picture`."""
        kept = self._look_up(("peaks", preview), lambda: (_read_peaks(preview), None))
        return kept if isinstance(kept, bytes) else None

    def try_again(self) -> None:
        """Forget which previews could not be read: they may have been made since."""
        self._unreadable.clear()

    def close(self) -> None:
        """Drop what waits to be loaded and wait for what is being loaded."""
        self._rescaling.stop()
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()
        self._asked.clear()

    def _look_up(self, key: Key, load: Load) -> QPixmap | bytes | None:
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        elif key[1] and key not in self._asked and key[1] not in self._unreadable:
            self._ask(key, load)
        return kept

    def _ask(self, key: Key, load: Load) -> None:
        self._asked.add(key)
        self._waiting[key] = load
        while len(self._waiting) > _MOST_WAITING:
            dropped, _ = self._waiting.popitem(last=False)
            self._asked.discard(dropped)
        self._load_next()

    def _load_next(self) -> None:
        while self._waiting and len(self._asked) - len(self._waiting) < 2 * self._pool.maxThreadCount():
            # What was asked for last is most likely what is on screen: it goes first.
            key, load = self._waiting.popitem()
            self._pool.start(lambda key=key, load=load: self._loaded.emit(key, *load()))

    def _rescale(self) -> None:
        for preview, frame in self._ill_sized.items():
            key = ("tile", preview)
            if key in self._kept and key not in self._asked and self._frames.get(preview) != frame:
                self._ask(key, lambda preview=preview, frame=frame: (_read_tile(preview, frame), frame))
        self._ill_sized.clear()

    def _keep(self, key: Key, loaded: Loaded, frame: Frame | None) -> None:
        self._asked.discard(key)
        self._load_next()
        if loaded is None:
            self._unreadable.add(key[1])
            return
        before = self._kept.pop(key, None)
        kept = QPixmap.fromImage(loaded) if isinstance(loaded, QImage) else loaded
        if frame is not None:
            self._frames[key[1]] = frame
        self._kept[key] = kept
        self._bytes += _size_bytes(kept) - (_size_bytes(before) if before is not None else 0)
        while self._bytes > self._max_bytes and len(self._kept) > 1:
            (sort, preview), dropped = self._kept.popitem(last=False)
            self._bytes -= _size_bytes(dropped)
            if sort == "tile":
                self._frames.pop(preview, None)
        self.ready.emit(key[1])


def _read_picture(path: str) -> QImage | None:
    """Runs in a thread, as the others do."""
    image = QImage(path)
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


def _read_tile(path: str, frame: Frame) -> QImage | None:
    reader = QImageReader(path)
    place = QRectF(0, 0, frame.size.width(), frame.size.height())
    needed = wanted_size(QSizeF(reader.size()), place) * frame.ratio
    if reader.size().isValid() and needed.width() < reader.size().width():
        reader.setScaledSize(needed.toSize().expandedTo(QSize(1, 1)))
    picture = reader.read()
    if picture.isNull():
        return None
    tile = QImage(frame.size * frame.ratio, QImage.Format.Format_ARGB32_Premultiplied)
    tile.setDevicePixelRatio(frame.ratio)
    tile.fill(0)
    painter = QPainter(tile)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    draw_image(painter, picture, place, frame.radius_px)
    painter.end()
    return tile


def _read_peaks(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(_MAX_PEAKS_BYTES)
    except OSError:
        return None


def _size_bytes(kept: QPixmap | bytes) -> int:
    return len(kept) if isinstance(kept, bytes) else kept.width() * kept.height() * 4
