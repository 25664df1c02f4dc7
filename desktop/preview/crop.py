"""A frame over a picture, drawn by a person, for searching with a piece of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.drawing import rounded
from desktop.preview.picture import PictureView
from desktop.preview.places import placed
from desktop.theme import Theme
from models.kinds import Region

_STEP = 0.02  # of a side, for each press of an arrow
_LEAST = 0.05  # of a side
_AT_FIRST: Region = (0.25, 0.25, 0.75, 0.75)
_VEIL_ALPHA = 130
_CORNER_PX = 10.0
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropFrame(QWidget):
    """Lies over a picture while a person chooses a piece. The mouse draws a frame, or moves the one that there is;
    the arrow keys move it, with Shift they move its right and bottom edge. Enter takes it, Esc leaves.

    Signals:
        taken: the piece is to be searched with. left: it is not.
    """

    taken = Signal()
    left = Signal()

    def __init__(self, theme: Theme, view: PictureView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.region: Region = _AT_FIRST
        self._grip: QPointF | None = None  # where the mouse began, as shares of the picture
        self._moved: Region | None = None  # the frame that is moved along, None while a new one is drawn
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Frame around a piece of the picture"))
        view.moved.connect(self._follow)
        theme.changed.connect(self.update)
        self.hide()

    def begin(self) -> None:
        """Offer a frame in the middle of the picture, and take the keys."""
        self._grip = None
        self._follow()
        self._set(_AT_FIRST)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's names
        key, shift = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in _DIRECTIONS:
            across, down = (_STEP * step for step in _DIRECTIONS[key])
            self._set(_resized(self.region, across, down) if shift else _shifted(self.region, across, down))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = self._share_of(event.position())
            left, top, right, bottom = self.region
            inside = left < self._grip.x() < right and top < self._grip.y() < bottom
            self._moved = self.region if inside and self.region != _AT_FIRST else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._grip is None:
            return
        at = self._share_of(event.position())
        if self._moved is not None:
            self._set(_shifted(self._moved, at.x() - self._grip.x(), at.y() - self._grip.y()))
        else:
            self._set(_between(self._grip, at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        picture = self._view.place
        if picture.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rounded(picture, self._theme.radius("m")))
        frame = placed(self.region, picture)
        rest = QPainterPath()
        rest.addRect(picture)
        kept = QPainterPath()
        kept.addRect(frame)
        veil = self._theme.colour("scrim")
        veil.setAlpha(_VEIL_ALPHA)
        painter.fillPath(rest.subtracted(kept), veil)
        for colour, width_px in (("on_scrim", 4), ("frame", 2)):
            painter.setPen(QPen(self._theme.colour(colour), width_px))
            painter.drawRect(frame)
        painter.setPen(QPen(self._theme.colour("on_scrim"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for corner, across, down in (
            (frame.topLeft(), 1, 1),
            (frame.topRight(), -1, 1),
            (frame.bottomLeft(), 1, -1),
            (frame.bottomRight(), -1, -1),
        ):
            painter.drawLine(corner, corner + QPointF(across * _CORNER_PX, 0))
            painter.drawLine(corner, corner + QPointF(0, down * _CORNER_PX))

    def _share_of(self, position: QPointF) -> QPointF:
        """A place on the screen as shares of the picture, 0 to 1."""
        picture = self._view.place
        if picture.isEmpty():
            return QPointF(0, 0)
        across = (position.x() - picture.left()) / picture.width()
        down = (position.y() - picture.top()) / picture.height()
        return QPointF(min(1.0, max(0.0, across)), min(1.0, max(0.0, down)))

    def _set(self, region: Region) -> None:
        self.region = region
        left, top, right, bottom = (wording.share(edge) for edge in region)
        said = self.tr("From %1 to %2 across and from %3 to %4 down")
        said = said.replace("%1", left).replace("%2", right).replace("%3", top).replace("%4", bottom)
        self.setAccessibleDescription(said)
        if self.isVisible() and self._grip is None:
            announce(self, said)
        self.update()

    def _follow(self) -> None:
        self.setGeometry(self._view.rect())
        self.update()


def _shifted(region: Region, across: float, down: float) -> Region:
    """The same frame elsewhere, within the picture."""
    left, top, right, bottom = region
    across = min(max(across, -left), 1.0 - right)
    down = min(max(down, -top), 1.0 - bottom)
    return left + across, top + down, right + across, bottom + down


def _resized(region: Region, across: float, down: float) -> Region:
    """The frame with its right and bottom edge elsewhere, never too small to hold anything."""
    left, top, right, bottom = region
    return left, top, min(1.0, max(left + _LEAST, right + across)), min(1.0, max(top + _LEAST, bottom + down))


def _between(one: QPointF, other: QPointF) -> Region:
    """The frame with these corners, never too small to hold anything."""
    left, top = min(one.x(), other.x(), 1.0 - _LEAST), min(one.y(), other.y(), 1.0 - _LEAST)
    right, bottom = max(one.x(), other.x(), left + _LEAST), max(one.y(), other.y(), top + _LEAST)
    return left, top, right, bottom
