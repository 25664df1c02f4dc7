"""What lies over the points of a map: small pictures, names, the query, a region, and what is pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.drawing import draw_picture, rounded
from desktop.explore.map_hits import MapHits
from desktop.explore.map_layer import Camera
from desktop.explore.map_scene import MapScene
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit
from models.kinds import Kind

_LEAST_PX, _LARGEST_PX = 44, 132
_WIDEST_NAME_PX = 240
_HALO_PX = 3.0
_RING_PX = 9.0
_GAP_PX = 4.0
_NAMED_FROM_PX = 84
_RADIUS_PX = 6.0


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a cluster, at its place on the map."""

    number: int
    text: str
    place: QPointF
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What lies over the points. Attributes: query: where what is searched for lies. region: what was drawn."""

    labels: tuple[Label, ...] = ()
    query: QPointF | None = None
    query_text: str = ""
    region: QPolygonF = field(default_factory=QPolygonF)
    ends: tuple[str, ...] = ()
    """Phrases at the left, right, bottom and top."""


@dataclass(frozen=True, slots=True)
class Thumb:
    """A small picture of a point. Attributes: number: of the point. frame: where it is, in px of the view."""

    number: int
    hit: Hit
    frame: QRectF


class MapPainter(QObject):
    """Paints it.

    Attributes:
        thumbs: the small pictures that are shown.
    """

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnails = thumbnails
        self.thumbs: list[Thumb] = []
        self._camera: Camera | None = None
        self._named: list[tuple[int, QRectF]] = []

    def lay_out(self, numbers: Sequence[int], scene: MapScene, camera: Camera, hits: MapHits) -> None:
        """Find places for small pictures of some points: as large as there is room for, and none over another."""
        self.thumbs, self._camera = [], camera
        if not numbers:
            return
        area = camera.size.width() * camera.size.height() / len(numbers)
        side = min(_LARGEST_PX, max(_LEAST_PX, area**0.5 * 0.7))
        taken: dict[tuple[int, int], list[QRectF]] = {}
        for number in numbers:
            hit = hits.find(scene.item(number))
            if hit is None:
                continue
            frame = QRectF(QPointF(0, 0), _shape(hit, side))
            frame.moveCenter(camera.to_view(scene.place(number)))
            column, row = int(frame.center().x() // side), int(frame.center().y() // side)
            near = [(column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
            room = frame.adjusted(-_GAP_PX, -_GAP_PX, _GAP_PX, _GAP_PX)
            if not any(room.intersects(other) for cell in near for other in taken.get(cell, ())):
                taken.setdefault((column, row), []).append(frame)
                self.thumbs.append(Thumb(number, hit, frame))

    def thumb_at(self, point: QPointF) -> int:
        """The point whose small picture is there, -1 for none."""
        return next((thumb.number for thumb in reversed(self.thumbs) if thumb.frame.contains(point)), -1)

    def cluster_at(self, point: QPointF) -> int | None:
        """The cluster whose name is there."""
        return next((number for number, frame in self._named if frame.contains(point)), None)

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        marks: Marks,
        region: QPolygonF,
        current: QPointF | None,
        hit: Hit | None,
        *,
        focused: bool,
    ) -> None:
        """Paint everything. Args: current: the place of the point that is pointed at, and what it stands for."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._camera == camera:
            for thumb in self.thumbs:
                self._paint_thumb(painter, thumb)
        self._paint_region(painter, camera, region)
        self._paint_labels(painter, camera, marks.labels)
        self._paint_ends(painter, camera, marks.ends)
        if marks.query is not None:
            self._paint_query(painter, camera, camera.to_view(marks.query), marks.query_text)
        if current is not None:
            self._paint_current(painter, camera, camera.to_view(current), hit, focused=focused)

    def _paint_thumb(self, painter: QPainter, thumb: Thumb) -> None:
        frame, hit = thumb.frame, thumb.hit
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(self._theme.colour("tile"))
        painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)
        pictured = hit.kind in (Kind.IMAGE, Kind.FILM) and hit.preview and not hit.preview.endswith(".peaks")
        picture = self._thumbnails.picture(hit.preview) if pictured else None
        if picture is not None:
            draw_picture(painter, picture, frame, _RADIUS_PX)
            return
        icon_px = min(24, int(frame.height() / 2.4))
        line_px = QFontMetricsF(self._theme.font("small")).height()
        place = QRectF(frame.center().x() - icon_px / 2, frame.center().y() - icon_px / 2, icon_px, icon_px)
        if frame.height() > icon_px + 2 * line_px and frame.width() >= _NAMED_FROM_PX:
            place.translate(0, -line_px / 2)
            under = QRectF(frame.left() + 4, place.bottom() + 2, frame.width() - 8, line_px)
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("muted"))
            metrics = QFontMetricsF(painter.font())
            name = metrics.elidedText(hit.heading or hit.name, Qt.TextElideMode.ElideRight, under.width())
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, name)
        self._theme.icon(hit.kind.value, "muted").paint(painter, place.toRect())

    def _paint_region(self, painter: QPainter, camera: Camera, region: QPolygonF) -> None:
        if region.isEmpty():
            return
        shown = QPolygonF([camera.to_view(corner) for corner in region])
        ground = self._theme.colour("accent")
        ground.setAlpha(28)
        painter.setBrush(ground)
        painter.setPen(QPen(self._theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
        painter.drawPolygon(shown)

    def _paint_labels(self, painter: QPainter, camera: Camera, labels: Sequence[Label]) -> None:
        """The names of the largest clusters, and of smaller ones where there is room."""
        self._named = []
        view = QRectF(QPointF(0, 0), camera.size)
        for label in labels:
            font = self._theme.font("body" if label.strong else "small", strong=True)
            metrics = QFontMetricsF(font)
            text = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, _WIDEST_NAME_PX)
            size = QSizeF(metrics.horizontalAdvance(text) + 2 * _GAP_PX, metrics.height() + 2)
            frame = QRectF(QPointF(0, 0), size)
            frame.moveCenter(camera.to_view(label.place))
            if not view.contains(frame.center()) or any(frame.intersects(other) for _, other in self._named):
                continue
            frame.moveLeft(min(max(frame.left(), 2), max(2.0, view.width() - frame.width() - 2)))
            self._named.append((label.number, frame))
            self._write(painter, text, frame, font, self._theme.colour("text"))

    def _paint_ends(self, painter: QPainter, camera: Camera, ends: Sequence[str]) -> None:
        if not ends:
            return
        centre = camera.to_view(QPointF(0, 0))
        width, height = camera.size.width(), camera.size.height()
        painter.setPen(QPen(self._theme.colour("border"), 1.5))
        painter.drawLine(QPointF(0, centre.y()), QPointF(width, centre.y()))
        places = [(0.0, centre.y()), (width, centre.y()), (centre.x(), height), (centre.x(), 0.0)]
        if len(ends) > 2:
            painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), height))
        font = self._theme.font("body", strong=True)
        metrics = QFontMetricsF(font)
        for text, (x, y) in zip(ends, places, strict=False):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, min(_WIDEST_NAME_PX, width / 2.5))
            size = QSizeF(metrics.horizontalAdvance(shown) + 3 * _GAP_PX, metrics.height() + _GAP_PX)
            frame = QRectF(QPointF(x - size.width() / 2, y - size.height() / 2), size)
            frame.moveLeft(min(max(frame.left(), _GAP_PX), width - size.width() - _GAP_PX))
            frame.moveTop(min(max(frame.top(), _GAP_PX), height - size.height() - _GAP_PX))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)
            painter.setFont(font)
            painter.setPen(self._theme.colour("on_accent_soft"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_query(self, painter: QPainter, camera: Camera, point: QPointF, text: str) -> None:
        painter.setPen(QPen(self._theme.colour("surface"), 5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, _RING_PX, _RING_PX)
        painter.setPen(QPen(self._theme.colour("accent"), 3))
        painter.drawEllipse(point, _RING_PX, _RING_PX)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(point, 2.0, 2.0)
        font = self._theme.font("body", strong=True)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST_NAME_PX)
        frame = QRectF(
            point.x() + _RING_PX + _GAP_PX, point.y() - metrics.height() / 2, _WIDEST_NAME_PX, metrics.height()
        )
        frame.setWidth(metrics.horizontalAdvance(shown) + _GAP_PX)
        if frame.right() > camera.size.width():
            frame.moveRight(point.x() - _RING_PX - _GAP_PX)
        self._write(painter, shown, frame, font, self._theme.colour("accent"))

    def _paint_current(
        self, painter: QPainter, camera: Camera, point: QPointF, hit: Hit | None, *, focused: bool
    ) -> None:
        pen = QPen(self._theme.colour("accent" if focused else "text"), 2.5)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        framed = next((one.frame for one in self.thumbs if hit is not None and one.hit is hit), None)
        if framed is not None and self._camera == camera:
            painter.drawRoundedRect(framed.adjusted(-2, -2, 2, 2), _RADIUS_PX + 2, _RADIUS_PX + 2)
            beside = framed
        else:
            painter.drawEllipse(point, _RING_PX, _RING_PX)
            beside = QRectF(point.x() - _RING_PX, point.y() - _RING_PX, 2 * _RING_PX, 2 * _RING_PX)
        if hit is not None:
            self._paint_name(painter, camera, beside, hit)

    def _paint_name(self, painter: QPainter, camera: Camera, beside: QRectF, hit: Hit) -> None:
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(hit.name, Qt.TextElideMode.ElideMiddle, _WIDEST_NAME_PX)
        size = QSizeF(metrics.horizontalAdvance(text) + 4 * _GAP_PX, metrics.height() + 2 * _GAP_PX)
        frame = QRectF(QPointF(beside.center().x() - size.width() / 2, beside.bottom() + _GAP_PX), size)
        if frame.bottom() > camera.size.height():
            frame.moveBottom(beside.top() - _GAP_PX)
        frame.moveLeft(min(max(frame.left(), 2), max(2.0, camera.size.width() - frame.width() - 2)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("scrim"))
        painter.drawPath(rounded(frame, _RADIUS_PX))
        painter.setPen(self._theme.colour("on_scrim"))
        painter.setFont(font)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)

    def _write(self, painter: QPainter, text: str, frame: QRectF, font: QFont, colour: QColor) -> None:
        """Text that can be read over points: with a halo in the colour of the ground."""
        metrics = QFontMetricsF(font)
        path = QPainterPath()
        path.addText(
            frame.left() + _GAP_PX, frame.center().y() + (metrics.ascent() - metrics.descent()) / 2, font, text
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._theme.colour("surface"), _HALO_PX, line, cap, join))
        painter.drawPath(path)
        painter.fillPath(path, colour)


def polygon_of(outline: Sequence[float]) -> QPolygonF:
    """A region. Args: outline: x and y of its corners, one after another."""
    return QPolygonF([QPointF(*pair) for pair in zip(outline[::2], outline[1::2], strict=True)])


def _shape(hit: Hit, side: float) -> QSizeF:
    """How large a small picture is: as the picture itself is shaped, at most so long."""
    if hit.kind in (Kind.IMAGE, Kind.FILM) and hit.width and hit.height:
        return QSizeF(hit.width, hit.height).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    return QSizeF(side, side)
