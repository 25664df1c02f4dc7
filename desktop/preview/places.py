"""Places within places, and pictures from the engine."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPixmap

from models.kinds import Region
from models.views import PictureData


def pixmap_of(picture: PictureData) -> QPixmap:
    """A picture from the engine, to be painted."""
    line_bytes = picture.width * 3
    image = QImage(picture.rgb, picture.width, picture.height, line_bytes, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)


def part_in(whole: QRectF, part: QRectF, size: QSizeF) -> QRectF:
    """A part of a place, in px of the picture that fills the whole of it."""
    across, down = size.width() / whole.width(), size.height() / whole.height()
    left, top = (part.left() - whole.left()) * across, (part.top() - whole.top()) * down
    return QRectF(left, top, part.width() * across, part.height() * down)


def placed(region: Region, place: QRectF) -> QRectF:
    """A region of a picture where that lies in a place, in px."""
    return grown(rect_of(region), place)


def rect_of(region: Region) -> QRectF:
    """A region as a rectangle of shares."""
    left, top, right, bottom = region
    return QRectF(left, top, right - left, bottom - top)


def grown(shares: QRectF, place: QRectF) -> QRectF:
    """Shares of a place as px."""
    corner = place.topLeft() + QPointF(shares.left() * place.width(), shares.top() * place.height())
    return QRectF(corner, QSizeF(shares.width() * place.width(), shares.height() * place.height()))


def shares_of(part: QRectF, place: QRectF) -> QRectF:
    """A part of a place as shares of it."""
    return part_in(place, part, QSizeF(1, 1))
