"""Draws the points of a map into a picture, a few milliseconds at a time, so that the window never waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from desktop.explore.map_scene import MapScene, Stretch

_CHUNK_MS = 4
_PAUSE_MS = 40
_MARGIN = 0.25
# So much of the margin is left when more is drawn in the midst of a movement.
_MARGIN_LEFT = 0.1
_EVERYWHERE = QRectF(-1, -1, 2, 2)
# How large points are, by how many are seen at most. Round ones with soft edges are ten times as slow to draw.
_LOOKS = ((400, 9.0, True), (2500, 6.0, True), (10_000, 4.5, True), (25_000, 3.0, False), (10**9, 2.0, False))
_NEARLY_OPAQUE = 254  # of one that is wholly opaque, Qt draws points three times as slowly


@dataclass(frozen=True, slots=True)
class Camera:
    """What of the map is seen.

    Attributes:
        centre: of the map, in the middle of the view. scale: px for each unit. size: of the view in px.
    """

    centre: QPointF
    scale: float
    size: QSizeF

    def to_view(self, place: QPointF) -> QPointF:
        """Where a place of the map is seen."""
        return (place - self.centre) * self.scale + QPointF(self.size.width() / 2, self.size.height() / 2)

    def to_map(self, point: QPointF) -> QPointF:
        """The place of the map that is seen at a point."""
        return (point - QPointF(self.size.width() / 2, self.size.height() / 2)) / self.scale + self.centre

    def seen(self, margin: float = 0.0) -> QRectF:
        """The area of the map that is seen, with so much more of it on each side."""
        width, height = self.size.width() / self.scale, self.size.height() / self.scale
        corner = self.centre - QPointF(width / 2, height / 2)
        return QRectF(corner, QSizeF(width, height)).adjusted(
            -margin * width, -margin * height, margin * width, margin * height
        )


class MapLayer(QObject):
    """The points around what is seen. While they are drawn anew, the picture from before is shown, moved and scaled.

    Signals:
        drawn: there is a newer picture.
    """

    drawn = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._scene: MapScene | None = None
        self._colours: Sequence[QColor] = ()
        self._picture: QPixmap | None = None
        self._area = QRectF()
        self._camera: Camera | None = None
        self._ratio = 1.0
        self._next: QPixmap | None = None
        self._spare: QPixmap | None = None  # memory for a new one takes longer to get than all that a frame needs
        self._next_area = QRectF()
        self._next_camera: Camera | None = None
        self._left: Iterator[Stretch] = iter(())
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._begin)
        self._going_on = QTimer(self, interval=0)
        self._going_on.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a newer picture is to come."""
        return self._soon.isActive() or self._going_on.isActive()

    def set_scene(self, scene: MapScene | None, colours: Sequence[QColor]) -> None:
        """Draw other points from now on, each group in a colour of its own."""
        self._scene, self._colours = scene, colours
        self._begin()

    def look(self, camera: Camera, ratio: float) -> None:
        """Draw what is seen now, as soon as it stays so for a moment; sooner, where the picture from before ends.

        Args: ratio: px of the screen in each px.
        """
        if camera == self._camera and ratio == self._ratio:
            return
        self._camera, self._ratio = camera, ratio
        # What runs is finished first: in a long movement something sharp appears now and then.
        if self._going_on.isActive():
            return
        # A timer that is started again begins anew, and would never end while the map is moved.
        if self._reaches(camera) or not self._soon.isActive():
            self._soon.start()

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Show the newest picture that there is."""
        if self._picture is None:
            return
        place = QRectF(camera.to_view(self._area.topLeft()), camera.to_view(self._area.bottomRight()))
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))

    def _begin(self) -> None:
        self._soon.stop()
        camera = self._camera
        if self._scene is None or camera is None or camera.size.isEmpty():
            self._picture = None
            self._going_on.stop()
            return
        self._next_camera, self._next_area = camera, camera.seen(_MARGIN)
        wide = (camera.size * (1 + 2 * _MARGIN) * self._ratio).toSize()
        if self._next is None or self._next.size() != wide:
            self._next = self._spare if self._spare is not None and self._spare.size() == wide else QPixmap(wide)
            self._spare = None
        self._next.fill(Qt.GlobalColor.transparent)
        stretches = sorted(self._scene.within(self._next_area), key=lambda stretch: -stretch.group)
        self._look = _look_of(self._scene.count_within(camera.seen()))
        self._left = iter(stretches)
        self._going_on.start()

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        assert self._next is not None and self._next_camera is not None
        painter = QPainter(self._next)
        width_px, smooth = self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        scale = self._next_camera.scale * self._ratio
        corner = self._next_area.topLeft()
        # Qt stretches small points that it transforms itself.
        to_picture = QTransform.fromScale(scale, scale).translate(-corner.x(), -corner.y())
        group = -1
        for stretch in self._left:
            if stretch.group != group:
                group = stretch.group
                painter.setPen(self._pen(group, width_px * self._ratio, smooth))
            painter.drawPoints(to_picture.map(stretch.polygon))
            if clock.elapsed() >= _CHUNK_MS:
                painter.end()
                return
        painter.end()
        self._going_on.stop()
        self._spare, self._picture, self._next = self._picture, self._next, None
        self._area = self._next_area
        if self._next_camera != self._camera:
            self._soon.start()
        self.drawn.emit()

    def _reaches(self, camera: Camera) -> bool:
        """Whether the picture that is shown has all that is seen, and some of what lies around it."""
        return self._picture is not None and self._area.contains(camera.seen(_MARGIN_LEFT).intersected(_EVERYWHERE))

    def _pen(self, group: int, width_px: float, smooth: bool) -> QPen:
        colour = QColor(self._colours[group])
        colour.setAlpha(_NEARLY_OPAQUE)
        cap = Qt.PenCapStyle.RoundCap if smooth else Qt.PenCapStyle.SquareCap
        return QPen(colour, width_px, Qt.PenStyle.SolidLine, cap)


def _look_of(count: int) -> tuple[float, bool]:
    return next((width_px, smooth) for most, width_px, smooth in _LOOKS if count <= most)
