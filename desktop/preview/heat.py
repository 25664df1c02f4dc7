"""Which pieces of a picture fit a query, as a colour laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawing import rounded
from desktop.theme import Theme
from models.answers import HeatMap

_FINER = 4  # values drawn for each that is known, across and down; Qt smooths between those
_WARMEST = 170  # opacity of what fits most, of 255
_COLDEST = 120  # and of the veil over what fits least
_SHADES = 128
_SWATCH = QSize(72, 12)
_SWATCH_STEPS = 9


def heat_image(heat: HeatMap, warm: QColor, cold: QColor) -> QImage:
    """A small image to be laid over the picture: what fits most has the warm colour, what fits least is veiled by the
    cold one, and in between the picture is clear."""
    rows = [heat.values[row * heat.columns : (row + 1) * heat.columns] for row in range(heat.rows)]
    wide = [_finer(row) for row in rows]
    tall = [_finer(column) for column in zip(*wide, strict=True)]
    shades = [bytes(_colour_of(step / _SHADES, warm, cold).getRgb()) for step in range(_SHADES + 1)]
    pixels = b"".join(shades[round(value * _SHADES)] for line in zip(*tall, strict=True) for value in line)
    width, height = len(tall), len(tall[0])
    return QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


class HeatLegend(QWidget):
    """What the colours mean: from what fits less to what fits more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("Coloured pieces fit more, dark ones less"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        metrics = QFontMetrics(self._theme.font("small"))
        words = metrics.horizontalAdvance(self._less) + metrics.horizontalAdvance(self._more)
        return QSize(_SWATCH.width() + words + 18, max(metrics.height(), _SWATCH.height()) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the shades are drawn
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        place, middle = QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, self._less)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, self._more)
        left = QFontMetrics(font).horizontalAdvance(self._less) + 8
        swatch = QRectF(left, (self.height() - _SWATCH.height()) / 2, _SWATCH.width(), _SWATCH.height())
        shades = QLinearGradient(swatch.topLeft(), swatch.topRight())
        colours = self._theme.colour("heat"), self._theme.colour("scrim")
        for step in range(_SWATCH_STEPS):
            share = step / (_SWATCH_STEPS - 1)
            shades.setColorAt(share, _colour_of(share, *colours))
        shape = rounded(swatch, _SWATCH.height() / 2)
        painter.fillPath(shape, self._theme.colour("surface"))
        painter.fillPath(shape, shades)
        painter.setPen(QPen(self._theme.colour("field_border"), 1))
        painter.drawPath(shape)

    @property
    def _less(self) -> str:
        return self.tr("fits less")

    @property
    def _more(self) -> str:
        return self.tr("fits more")


def _colour_of(value: float, warm: QColor, cold: QColor) -> QColor:
    """The colour of a place: clear in the middle, so that the picture can be seen."""
    towards = 2 * value - 1
    colour = QColor(warm if towards > 0 else cold)
    colour.setAlpha(round((_WARMEST if towards > 0 else _COLDEST) * min(1.0, abs(towards))))
    return colour


def _finer(values: Sequence[float]) -> list[float]:
    """Values at the middles of equal steps, on a finer grid, joined by a smooth curve without corners.

    Source: cubic Hermite splines with Catmull and Rom's tangents (1974); overshoot is cut off at 0 and 1.
    """
    return [
        min(1.0, max(0.0, values[a] * p + values[b] * q + values[c] * r + values[d] * s))
        for (a, b, c, d), (p, q, r, s) in _taps(len(values))
    ]


@lru_cache(maxsize=16)
def _taps(count: int) -> list[tuple[tuple[int, int, int, int], tuple[float, float, float, float]]]:
    """For each place of the finer grid: which of the values it is made of, and how much of each."""
    last = count - 1
    found = []
    for place in range(count * _FINER):
        at = min(max((place + 0.5) / _FINER - 0.5, 0.0), float(last))
        left = min(int(at), max(0, last - 1))
        t = at - left
        shares = (
            0.5 * t * (-1 + t * (2 - t)),
            1 + 0.5 * t * t * (-5 + 3 * t),
            0.5 * t * (1 + t * (4 - 3 * t)),
            0.5 * t * t * (t - 1),
        )
        found.append(((max(left - 1, 0), left, min(left + 1, last), min(left + 2, last)), shares))
    return found
