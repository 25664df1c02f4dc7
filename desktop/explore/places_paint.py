"""Paints the earth, and on it circles for files that lie close together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from desktop.drawing import draw_chip
from desktop.explore.places_camera import EarthCamera
from desktop.theme import Theme
from desktop.thumbnails import Frame, Thumbnails
from models.places import Spot, on_map

_LEAST_PX, _MOST_PX = 44.0, 76.0
_GROWTH_PX = 7.0
_RING_PX = 3.0
_TILE_SHARE = 1.62
_LINE_EVERY_PX = 130.0
_STEPS = (30.0, 15.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
_EARTH_KM = 6371.0
_CIRCLE_CORNERS = 72
_MOST_LINES = 60


class EarthPainter:
    """Paints one view after another."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        self._theme = theme
        self._thumbnails = thumbnails
        self._land = QPainterPath()

    @property
    def knows_land(self) -> bool:
        """Whether the coasts are known."""
        return not self._land.isEmpty()

    def take_land(self, rings: Sequence[bytes]) -> None:
        """Know the coasts from now on. Args: rings: as `PlaceCalls.land` gives them."""
        self._land = QPainterPath()
        self._land.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in rings:
            numbers = memoryview(ring).cast("d")
            corners = zip(numbers[::2], numbers[1::2], strict=True)
            self._land.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
            self._land.closeSubpath()

    def paint_earth(self, painter: QPainter, camera: EarthCamera, *, smooth: bool) -> None:
        """Sea, land, and the net of degrees. Args: smooth: with fine coasts, which take ten times as long to draw."""
        view = QRectF(QPointF(0, 0), camera.size)
        painter.fillRect(view, self._theme.colour("sidebar"))
        corner = camera.to_view(0, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        painter.setTransform(
            QTransform(camera.scale_px, 0, 0, camera.scale_px, corner.x(), corner.y()) * painter.transform()
        )
        painter.setClipRect(QRectF(0, 0, 1, 1))
        pen = QPen(self._theme.colour("field_border"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawPath(self._land)
        painter.restore()
        self._paint_degrees(painter, camera)

    def paint_spots(
        self, painter: QPainter, camera: EarthCamera, spots: Sequence[Spot], chosen: int, ratio: float
    ) -> None:
        """Circles, the largest last so that it is seen whole. Args: chosen: number of the one that is chosen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        order = [number for number in reversed(range(len(spots))) if number != chosen]
        for number in (*order, *([chosen] if 0 <= chosen < len(spots) else ())):
            self._paint_spot(painter, camera, spots[number], ratio, chosen=number == chosen)

    def paint_circle(self, painter: QPainter, camera: EarthCamera, around: tuple[float, float, float]) -> None:
        """What lies within so many kilometres of a place. Args: around: latitude, longitude, km."""
        corners = QPolygonF([camera.to_view(*on_map(*place)) for place in circle_on_earth(*around)])
        fill = self._theme.colour("accent")
        fill.setAlpha(40)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(fill)
        painter.drawPolygon(corners)

    def _paint_spot(self, painter: QPainter, camera: EarthCamera, spot: Spot, ratio: float, *, chosen: bool) -> None:
        place = camera.to_view(spot.x, spot.y)
        side = spot_px(spot)
        rect = QRectF(place.x() - side / 2, place.y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawEllipse(rect)
        # A picture that is not square is shown whole in its tile: of a larger tile the middle fills the circle.
        wide = round(side * _TILE_SHARE)
        picture = self._thumbnails.tile(spot.preview, Frame(QSize(wide, wide), 0, ratio)) if spot.preview else None
        if picture is not None:
            inside = QPainterPath()
            inside.addEllipse(rect)
            painter.save()
            painter.setClipPath(inside)
            size = picture.deviceIndependentSize()  # for a moment it may be another than was asked for
            painter.drawPixmap(rect.center() - QPointF(size.width() / 2, size.height() / 2), picture)
            painter.restore()
        else:
            self._theme.icon("place", "on_accent_soft").paint(painter, rect.toRect().adjusted(10, 10, -10, -10))
        painter.setPen(QPen(self._theme.colour("accent" if chosen else "surface"), _RING_PX + (2 if chosen else 0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect)
        if spot.count > 1:
            corner = QPointF(rect.right() + 6, rect.bottom() + 5)
            colours = (self._theme.colour("accent"), self._theme.colour("on_accent"))
            draw_chip(painter, QLocale().toString(spot.count), corner, self._theme.font("small", strong=True), colours)

    def _paint_degrees(self, painter: QPainter, camera: EarthCamera) -> None:
        per_degree = camera.scale_px / 360
        step = next((one for one in reversed(_STEPS) if one * per_degree >= _LINE_EVERY_PX), _STEPS[0])
        seen = camera.seen
        metrics = QFontMetricsF(self._theme.font("small"))
        painter.setFont(self._theme.font("small"))
        muted, line = self._theme.colour("muted"), QPen(self._theme.colour("border"), 1)
        first, last = math.ceil((seen.left() * 360 - 180) / step), math.floor((seen.right() * 360 - 180) / step)
        for number in range(
            max(first, math.ceil(-180 / step)), min(last, math.floor(180 / step), first + _MOST_LINES) + 1
        ):
            x = camera.to_view((number * step + 180) / 360, 0).x()
            painter.setPen(line)
            painter.drawLine(QLineF(x, 0, x, camera.size.height()))
            painter.setPen(muted)
            painter.drawText(QPointF(x + 4, camera.size.height() - 6), degrees(number * step, step, "EW"))
        for number in (
            range(-math.floor(85 / step), math.floor(85 / step) + 1) if step >= 1 else _near_lines(camera, step)
        ):
            y = camera.to_view(0, on_map(number * step, 0)[1]).y()
            if 0 <= y <= camera.size.height():
                painter.setPen(line)
                painter.drawLine(QLineF(0, y, camera.size.width(), y))
                painter.setPen(muted)
                painter.drawText(QPointF(6, y - metrics.descent() - 1), degrees(number * step, step, "NS"))


def spot_px(spot: Spot) -> float:
    """How wide a circle is: more for more files, by tens."""
    return min(_MOST_PX, _LEAST_PX + _GROWTH_PX * math.log10(max(1, spot.count)))


def circle_on_earth(latitude: float, longitude: float, km: float) -> list[tuple[float, float]]:
    """Places that lie so far from one, all around: latitudes and longitudes, which go on beyond 180."""
    angle, north = km / _EARTH_KM, math.radians(latitude)
    found = []
    for number in range(_CIRCLE_CORNERS):
        way = 2 * math.pi * number / _CIRCLE_CORNERS
        there = math.asin(
            max(-1.0, min(1.0, math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(way)))
        )
        east = math.atan2(
            math.sin(way) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * math.sin(there)
        )
        found.append((math.degrees(there), longitude + math.degrees(east)))
    return found


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two places, by the great circle (the haversine formula); latitudes and longitudes in degrees."""
    (north, east), (there, that) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    chord = math.sin((there - north) / 2) ** 2 + math.cos(north) * math.cos(there) * math.sin((that - east) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def degrees(value: float, step: float, sides: str) -> str:
    """An angle as it is written at a line. Args: step: between lines. sides: "NS" or "EW"."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    number = QLocale().toString(abs(float(value)), "f", decimals)
    side = sides[0] if value > 0 else sides[1] if value < 0 else ""
    return f"{number}\N{DEGREE SIGN}{side}"


def _near_lines(camera: EarthCamera, step: float) -> range:
    """Lines of latitude that are seen, where there are thousands of them in all."""
    top = camera.to_earth(QPointF(0, 0))[0]
    bottom = camera.to_earth(QPointF(0, camera.size.height()))[0]
    first = math.ceil(bottom / step)
    return range(first, min(math.floor(top / step), first + _MOST_LINES) + 1)
