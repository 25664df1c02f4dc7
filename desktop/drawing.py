"""Shapes that the grid and the preview share: rounded pictures, waveforms, chips."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

_BAR_PX = 3.0
_GAP_PX = 2.0
_EDGE_PX = 11.0
_HOLE = QSizeF(5.0, 6.0)
_HOLE_STEP_PX = 12.0
_DISC_PX = 24.0
_MOST_CROPPED = 0.28  # of a side: beyond that a picture is shown whole, with space beside it


def rounded(rect: QRectF, radius_px: float) -> QPainterPath:
    """A rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius_px, radius_px)
    return path


def fitted(size: QSizeF, frame: QRectF) -> QRectF:
    """Where a picture of this size lies, whole and centred, in a frame; never enlarged."""
    scaled = size.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    if scaled.width() > size.width():
        scaled = size
    place = QRectF(QPointF(0, 0), scaled)
    place.moveCenter(frame.center())
    return place


def wanted_size(size: QSizeF, frame: QRectF) -> QSizeF:
    """How large a picture of this size is, all of it, where it is drawn into a frame."""
    filling = size.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    lost = max(1 - frame.width() / max(1.0, filling.width()), 1 - frame.height() / max(1.0, filling.height()))
    return filling if lost <= _MOST_CROPPED else fitted(size, _inset(frame)).size()


def isolated(text: str) -> str:
    """A line of text for painting: it is read in its own direction, also within a window that is mirrored.

    Without that, a path or a name in Latin letters would lose its first character to its other end there.
    """
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if QGuiApplication.isRightToLeft() else text


def draw_picture(painter: QPainter, pixmap: QPixmap, frame: QRectF, radius_px: float) -> None:
    """Fill a frame with a picture where little is lost by that, otherwise show the picture whole in it."""
    target, source = _placed(QSizeF(pixmap.size()), frame)
    painter.save()
    painter.setClipPath(rounded(frame, radius_px))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(target, pixmap, source)
    painter.restore()


def draw_image(painter: QPainter, image: QImage, frame: QRectF, radius_px: float) -> None:
    """As `draw_picture`, outside of the window's own thread."""
    target, source = _placed(QSizeF(image.size()), frame)
    # A clip has hard edges where a picture is drawn into memory.
    scale = target.width() / max(1.0, source.width())
    brush = QBrush(image)
    brush.setTransform(
        QTransform.fromTranslate(target.left() - source.left() * scale, target.top() - source.top() * scale).scale(
            scale, scale
        )
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(rounded(frame, radius_px).intersected(rounded(target, 0)), brush)


def _placed(size: QSizeF, frame: QRectF) -> tuple[QRectF, QRectF]:
    """Where in a frame a picture of this size lies, and which part of it."""
    whole = QRectF(QPointF(0, 0), size)
    wanted = wanted_size(size, frame)
    if wanted.width() < frame.width() or wanted.height() < frame.height():
        return fitted(size, _inset(frame)), whole
    source = QRectF(QPointF(0, 0), frame.size() / (wanted.width() / max(1.0, size.width())))
    source.moveCenter(whole.center())
    return frame, source


def _inset(frame: QRectF) -> QRectF:
    return frame.adjusted(6, 6, -6, -6)


def draw_film_edges(painter: QPainter, frame: QRectF, radius_px: float, colours: tuple[QColor, QColor]) -> None:
    """Draw the perforated edges of a film at both sides of a frame; colours: of the film and of its holes."""
    painter.save()
    painter.setClipPath(rounded(frame, radius_px))
    painter.setPen(Qt.PenStyle.NoPen)
    count = max(1, int(frame.height() / _HOLE_STEP_PX))
    step = frame.height() / count
    for left in (frame.left(), frame.right() - _EDGE_PX):
        painter.fillRect(QRectF(left, frame.top(), _EDGE_PX, frame.height()), colours[0])
        painter.setBrush(colours[1])
        for number in range(count):
            top = frame.top() + (number + 0.5) * step - _HOLE.height() / 2
            place = QRectF(QPointF(left + (_EDGE_PX - _HOLE.width()) / 2, top), _HOLE)
            painter.drawRoundedRect(place, 1.5, 1.5)
    painter.restore()


def draw_disc(painter: QPainter, icon: QIcon, corner: QPointF, ground: QColor) -> None:
    """Draw an icon on a small round ground whose left bottom corner lies at `corner`."""
    disc = QRectF(corner.x(), corner.y() - _DISC_PX, _DISC_PX, _DISC_PX)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(disc)
    icon.paint(painter, disc.toRect().adjusted(5, 5, -4, -5))
    painter.restore()


def draw_waveform(
    painter: QPainter,
    peaks: bytes,
    frame: QRectF,
    marked: tuple[float, float] | None,
    colours: tuple[QColor, QColor],
    played: float | None = None,
) -> None:
    """Draw a sound as bars around the middle of a frame.

    Args:
        peaks: amplitudes 0..255, evenly over the whole duration.
        marked: the part that matched, as fractions of the whole, 0 to 1; None when it is all one.
        colours: of the bars inside and outside of the marked part.
        played: how far it was played, as a fraction of the whole.
    """
    painter.save()
    for lines, colour in zip(_bars(peaks, frame, marked), colours, strict=True):
        painter.setPen(QPen(colour, _BAR_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLines(lines)
    if played is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        x = frame.left() + played * frame.width()
        painter.setBrush(colours[0])
        painter.drawRoundedRect(QRectF(x - 1, frame.top() - 4, 2, frame.height() + 8), 1, 1)
    painter.restore()


def _bars(peaks: bytes, frame: QRectF, marked: tuple[float, float] | None) -> tuple[list[QLineF], list[QLineF]]:
    """Upright lines inside and outside of the marked part, to be drawn with round ends."""
    bars: tuple[list[QLineF], list[QLineF]] = ([], [])
    count = int((frame.width() + _GAP_PX) // (_BAR_PX + _GAP_PX))
    if count < 1 or not peaks:
        return bars
    loudest = max(max(peaks), 24)
    left = frame.left() + (frame.width() - count * (_BAR_PX + _GAP_PX) + _GAP_PX) / 2
    middle_y = frame.center().y()
    for bar in range(count):
        begin = bar * len(peaks) // count
        loudness = max(peaks[begin : max(begin + 1, (bar + 1) * len(peaks) // count)]) / loudest
        # The round ends of a line reach beyond it.
        reach = max(0.01, (loudness * frame.height() - _BAR_PX) / 2)
        x = left + bar * (_BAR_PX + _GAP_PX) + _BAR_PX / 2
        is_outside = marked is not None and not marked[0] <= (bar + 0.5) / count <= marked[1]
        bars[is_outside].append(QLineF(x, middle_y - reach, x, middle_y + reach))
    return bars


def chip_size(text: str, font: QFont) -> QSizeF:
    """How large a small label on a rounded ground is."""
    metrics = QFontMetricsF(font)
    height = metrics.height() + 4
    return QSizeF(max(metrics.horizontalAdvance(text) + 14, height), height)


def draw_chip(painter: QPainter, text: str, corner: QPointF, font: QFont, colours: tuple[QColor, QColor]) -> None:
    """Draw a small label on a rounded ground whose right bottom corner lies at `corner`; colours: ground, text."""
    size = chip_size(text, font)
    height = size.height()
    chip = QRectF(corner.x() - size.width(), corner.y() - height, size.width(), height)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours[0])
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setPen(colours[1])
    painter.setFont(font)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def marked_part(start_s: float | None, end_s: float | None, duration_s: float) -> tuple[float, float] | None:
    """A stretch of a sound as fractions of the whole, None where it is the whole or unknown."""
    if start_s is None or end_s is None or duration_s <= 0:
        return None
    part = (max(0.0, start_s / duration_s), min(1.0, end_s / duration_s))
    return None if part[1] - part[0] > 0.98 else part
