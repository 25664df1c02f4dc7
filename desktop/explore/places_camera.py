"""Which part of the earth is seen, and how large."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from models.places import on_earth, on_map

_DEEPEST_PX = 2.0**24
_MARGIN = 0.12
_LEAST_SPAN = 2e-4
_ABOVE, _BELOW = on_map(80, 0)[1], on_map(-60, 0)[1]
"""Nearly everybody lives, and nearly everything is photographed, between these."""


@dataclass(frozen=True, slots=True)
class EarthCamera:
    """A view of the square map of the earth, see `models.places`.

    Attributes:
        centre: on the map, 0 to 1 both ways. scale_px: width of the whole earth. size: of the view, in px.
    """

    centre: QPointF
    scale_px: float
    size: QSizeF

    def to_view(self, x: float, y: float) -> QPointF:
        """Where a place of the map is seen."""
        return QPointF(
            (x - self.centre.x()) * self.scale_px + self.size.width() / 2,
            (y - self.centre.y()) * self.scale_px + self.size.height() / 2,
        )

    def to_map(self, place: QPointF) -> QPointF:
        """Which place of the map is seen at a point of the view."""
        return QPointF(
            (place.x() - self.size.width() / 2) / self.scale_px + self.centre.x(),
            (place.y() - self.size.height() / 2) / self.scale_px + self.centre.y(),
        )

    def to_earth(self, place: QPointF) -> tuple[float, float]:
        """Latitude and longitude of what is seen at a point of the view, in degrees."""
        there = self.to_map(place)
        return on_earth(min(1.0, max(0.0, there.x())), min(1.0, max(0.0, there.y())))

    @property
    def seen(self) -> QRectF:
        """The part of the map that is seen."""
        return QRectF(self.to_map(QPointF(0, 0)), self.to_map(QPointF(self.size.width(), self.size.height())))

    def held(self) -> EarthCamera:
        """The same, no further away than the whole earth, no nearer than a house, and with the earth in sight."""
        least_px = max(64.0, min(self.size.width(), self.size.height() / (_BELOW - _ABOVE)))
        scale_px = min(_DEEPEST_PX, max(least_px, self.scale_px))
        centre = QPointF(min(1.0, max(0.0, self.centre.x())), min(1.0, max(0.0, self.centre.y())))
        return EarthCamera(centre, scale_px, self.size)

    def moved(self, centre: QPointF) -> EarthCamera:
        """The same, as large, around another place of the map."""
        return EarthCamera(centre, self.scale_px, self.size).held()

    def zoomed(self, factor: float, at: QPointF) -> EarthCamera:
        """Nearer or further away; what is seen at a point stays there."""
        before = self.to_map(at)
        nearer = EarthCamera(self.centre, self.scale_px * factor, self.size).held()
        return nearer.moved(nearer.centre + before - nearer.to_map(at))


def all_of_it(part: QRectF, size: QSizeF) -> EarthCamera:
    """A view that shows a part of the map with some room around; all of the earth where the part is empty."""
    if part.isNull():
        part = QRectF(0, _ABOVE, 1, _BELOW - _ABOVE)
    wide = max(part.width(), _LEAST_SPAN) * (1 + 2 * _MARGIN)
    high = max(part.height(), _LEAST_SPAN) * (1 + 2 * _MARGIN)
    return EarthCamera(part.center(), min(size.width() / wide, size.height() / high), size).held()
