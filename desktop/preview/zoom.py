"""How large a picture is seen, and which part of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.drawing import fitted

_LARGEST = 16.0  # px of the view for each of the picture
_MIDDLE = QPointF(0.5, 0.5)


class Zoom:
    """Places a picture in a view: whole and never enlarged, or at a scale that a person chose.

    Sizes of the picture are in its own px; a scale of 1 shows each of them as one of the view.
    """

    def __init__(self) -> None:
        self._scale: float | None = None
        self._centre = QPointF(_MIDDLE)  # what is in the middle of the view, as shares of the picture

    @property
    def zoomed(self) -> bool:
        """Whether a scale was chosen."""
        return self._scale is not None

    def fit(self) -> None:
        """Show the whole picture again."""
        self._scale, self._centre = None, QPointF(_MIDDLE)

    def scale(self, size: QSizeF, view: QRectF) -> float:
        """What is in force, px of the view for one of the picture; 0 where there is no picture."""
        if size.isEmpty():
            return 0.0
        return self._scale if self._scale is not None else fitted(size, view).width() / size.width()

    def place(self, size: QSizeF, view: QRectF) -> QRectF:
        """Where the picture lies; it may reach beyond the view. Empty where there is none."""
        if size.isEmpty():
            return QRectF()
        if self._scale is None:
            return fitted(size, view)
        scaled = size * self._scale
        corner = view.center() - QPointF(self._centre.x() * scaled.width(), self._centre.y() * scaled.height())
        left = _within(corner.x(), scaled.width(), view.left(), view.width())
        top = _within(corner.y(), scaled.height(), view.top(), view.height())
        return QRectF(QPointF(left, top), scaled)

    def to(self, scale: float, at: QPointF, size: QSizeF, view: QRectF) -> None:
        """Show the picture at a scale, with the same place of it under a point; the whole of it where it would be
        smaller than that."""
        if size.isEmpty():
            return
        before = self.place(size, view)
        share = QPointF((at.x() - before.left()) / before.width(), (at.y() - before.top()) / before.height())
        if scale <= fitted(size, view).width() / size.width() * 1.001:
            self.fit()
            return
        self._scale = min(scale, _LARGEST)
        scaled = size * self._scale
        offset = view.center() - at
        self._centre = share + QPointF(offset.x() / scaled.width(), offset.y() / scaled.height())
        self._settle(size, view)

    def by(self, factor: float, at: QPointF, size: QSizeF, view: QRectF) -> None:
        """Make it larger or smaller around a point."""
        self.to(self.scale(size, view) * factor, at, size, view)

    def pan(self, way: QPointF, size: QSizeF, view: QRectF) -> None:
        """Move what is seen by so many px of the view, as far as the picture goes."""
        if self._scale is None or size.isEmpty():
            return
        scaled = size * self._scale
        self._centre -= QPointF(way.x() / scaled.width(), way.y() / scaled.height())
        self._settle(size, view)

    def _settle(self, size: QSizeF, view: QRectF) -> None:
        """Keep what is really in the middle: an edge that is pushed against is left at once again."""
        place = self.place(size, view)
        offset = view.center() - place.topLeft()
        self._centre = QPointF(offset.x() / place.width(), offset.y() / place.height())


def _within(corner: float, length: float, begin: float, room: float) -> float:
    """A coordinate at which no gap is left that could be filled; in the middle where all of it can be seen."""
    if length <= room:
        return begin + (room - length) / 2
    return min(begin, max(corner, begin + room - length))
