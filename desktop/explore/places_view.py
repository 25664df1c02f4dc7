"""The earth, moved and enlarged by mouse, wheel and keys, with circles that can be chosen."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.accessibility import announce
from desktop.explore import places_words
from desktop.explore.places_camera import EarthCamera, all_of_it
from desktop.explore.places_paint import EarthPainter, distance_km, spot_px
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.places import PlaceView, Spot, Spots

_STEP = 1.4
_WHEEL_UNIT = 240.0
_ASK_AFTER_MS = 50
_CELL_PX = 74.0
_PAN_SHARE = 0.2
_LEAST_DRAWN_PX = 6.0
_LEAST_KM = 0.05
_ROOM = 1.02
_SIDEWAYS = 2.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

Around = tuple[float, float, float]
"""Latitude, longitude, km."""


class PlacesView(QWidget):
    """Shows where files were taken.

    Attributes:
        drawing: whether dragging draws a circle; with Shift it does so anyhow.

    Signals:
        near_wanted: latitude, longitude and km of what is to be searched for.
        counted: Spots: what came.
    """

    near_wanted = Signal(float, float, float)
    counted = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Places"))
        self.setAccessibleDescription(
            self.tr("Arrows go from circle to circle, Enter shows its files, plus and minus come nearer and go away.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.spots: tuple[Spot, ...] = ()
        self.chosen = -1
        self.drawing = False
        self._tasks = tasks
        self._theme = theme
        self._paint = EarthPainter(theme, thumbnails)
        self._camera = all_of_it(QRectF(), QSizeF(self.size()))
        self._fitted = False
        self._around: Around | None = None
        self._from: QPointF | None = None
        self._dragged: QPointF | None = None
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._asking.timeout.connect(self.ask)
        self._everything = QRectF()
        thumbnails.ready.connect(lambda preview: any(spot.preview == preview for spot in self.spots) and self.update())
        theme.changed.connect(self.update)

    @property
    def camera(self) -> EarthCamera:
        """What is seen now."""
        return self._camera

    def begin(self) -> None:
        """Ask for the coasts, where they are not known yet, and for what is seen."""
        if not self._paint.knows_land:
            self._tasks.ask("land", then=self._take_land, latest="land")
        self.ask()

    def ask(self) -> None:
        """Ask which files lie in what is seen."""
        self._asking.stop()
        self.update()
        seen = self._camera.seen
        cell = _CELL_PX / self._camera.scale_px
        view = PlaceView(seen.left(), seen.top(), seen.right(), seen.bottom(), cell)
        self._tasks.ask("spots", view, then=self._take_spots, latest="places")

    def fit(self) -> None:
        """Show all places that there are."""
        self._look(all_of_it(self._everything, QSizeF(self.size())))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer, or go away; what lies at a point of the view stays there."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._look(self._camera.zoomed(factor, at if at is not None else middle))

    def search_seen(self) -> None:
        """Search for what was taken in what is seen: in the largest circle around its middle."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        reach = min(self.width(), self.height()) / 2
        self._want(self._circle(middle, QPointF(middle.x(), middle.y() - reach)))

    def choose(self, number: int) -> None:
        """Choose a circle, -1 for none."""
        self.chosen = number
        self.update()
        if 0 <= number < len(self.spots):
            announce(self, places_words.spot(self.spots[number]))

    def open_chosen(self) -> None:
        """Search for the files of the circle that is chosen."""
        if 0 <= self.chosen < len(self.spots):
            spot = self.spots[self.chosen]
            self._want((spot.latitude, spot.longitude, spot.reach_km * _ROOM + _LEAST_KM))

    def spot_at(self, place: QPointF) -> int:
        """The number of the circle at a point of the view, -1 for none."""
        for number, spot in enumerate(self.spots):
            away = self._camera.to_view(spot.x, spot.y) - place
            if math.hypot(away.x(), away.y()) <= spot_px(spot) / 2 + 3:
                return number
        return -1

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's names
        painter = QPainter(self)
        moving = self._asking.isActive() or self._dragged is not None
        self._paint.paint_earth(painter, self._camera, smooth=not moving)
        self._paint.paint_spots(painter, self._camera, self.spots, self.chosen, self.devicePixelRatioF())
        if self._around is not None:
            self._paint.paint_circle(painter, self._camera, self._around)
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._look(EarthCamera(self._camera.centre, self._camera.scale_px, QSizeF(self.size())).held())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self.zoom(2 ** (event.angleDelta().y() / _WHEEL_UNIT), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._from = event.position()
        draws = self.drawing or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._dragged = None if draws else event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._from is None:
            over = self.spot_at(event.position())
            self.setCursor(Qt.CursorShape.PointingHandCursor if over >= 0 else Qt.CursorShape.ArrowCursor)
            self.setToolTip(places_words.spot(self.spots[over]) if over >= 0 else "")
        elif self._dragged is None:
            self._around = self._circle(self._from, event.position())
            self.update()
        else:
            moved = (event.position() - self._dragged) / self._camera.scale_px
            self._dragged = event.position()
            self._look(self._camera.moved(self._camera.centre - moved))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        begun, dragged = self._from, self._dragged
        self._from = self._dragged = None
        if begun is None:
            return
        away = event.position() - begun
        moved = math.hypot(away.x(), away.y()) >= _LEAST_DRAWN_PX
        around, self._around = self._around, None
        self.update()
        if dragged is None and moved and around is not None:
            self._want(around)
        elif not moved:
            self.choose(self.spot_at(begun))
            self.open_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key in _ARROWS:
            across, down = _ARROWS[key]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._pan(across, down)
            else:
                self._go(across, down)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_chosen()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP, self._chosen_place())
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP, self._chosen_place())
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        else:
            super().keyPressEvent(event)

    def _chosen_place(self) -> QPointF | None:
        if not 0 <= self.chosen < len(self.spots):
            return None
        return self._camera.to_view(self.spots[self.chosen].x, self.spots[self.chosen].y)

    def _go(self, across: int, down: int) -> None:
        """Choose the next circle in a direction; where there is none, move on that way."""
        here = self._chosen_place() or QPointF(self.width() / 2, self.height() / 2)
        best, found = math.inf, -1
        for number, spot in enumerate(self.spots):
            away = self._camera.to_view(spot.x, spot.y) - here
            along, aside = away.x() * across + away.y() * down, abs(away.x() * down) + abs(away.y() * across)
            # What lies more to the side than ahead is in another direction.
            if number != self.chosen and along > 0 and aside <= _SIDEWAYS * along and along + aside < best:
                best, found = along + aside, number
        if found < 0:
            self._pan(across, down)
        else:
            self.choose(found)
            place = self._chosen_place()
            if place is not None and not QRectF(self.rect()).contains(place):
                self._look(self._camera.moved(self._camera.to_map(place)))

    def _pan(self, across: int, down: int) -> None:
        moved = QPointF(across * self.width(), down * self.height()) * (_PAN_SHARE / self._camera.scale_px)
        self._look(self._camera.moved(self._camera.centre + moved))

    def _circle(self, middle: QPointF, edge: QPointF) -> Around:
        centre = self._camera.to_earth(middle)
        return (*centre, max(_LEAST_KM, distance_km(centre, self._camera.to_earth(edge))))

    def _want(self, around: Around) -> None:
        self.near_wanted.emit(*around)

    def _look(self, camera: EarthCamera) -> None:
        if camera != self._camera:
            self._camera = camera
            self._asking.start()
            self.update()

    def _take_land(self, rings: tuple[bytes, ...]) -> None:
        self._paint.take_land(rings)
        self.update()

    def _take_spots(self, spots: Spots) -> None:
        chosen = self.spots[self.chosen].file_id if 0 <= self.chosen < len(self.spots) else 0
        self.spots = spots.shown
        numbers = [number for number, spot in enumerate(self.spots) if spot.file_id == chosen]
        self.chosen = numbers[0] if numbers else -1
        self._everything = QRectF(QPointF(spots.left, spots.top), QPointF(spots.right, spots.bottom))
        if not spots.placed:
            self._everything = QRectF()
        self.counted.emit(spots)
        self.update()
        if not self._fitted and spots.placed:
            self._fitted = True
            self.fit()
