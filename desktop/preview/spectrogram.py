"""The pitches of a sound as a picture."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.drawing import rounded
from desktop.preview.time_line import TimeLine
from desktop.theme import Theme
from models.shown import SpectrogramData

_SHADES = 256
_VEIL_ALPHA = 96
_PITCHES_HZ = (100, 1000, 4000)
_RAMP = ("spectrum_low", "spectrum_middle", "spectrum_high")


class Spectrogram(TimeLine):
    """Time from left to right, pitch from below to above, loudness as colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._data: SpectrogramData | None = None
        self._image = QImage()
        theme.changed.connect(self._colour)

    @property
    def data(self) -> SpectrogramData | None:
        """What is shown."""
        return self._data

    @property
    def image(self) -> QImage:
        """The picture, one px for each time and pitch; null while there is none."""
        return self._image

    def show_data(self, data: SpectrogramData | None) -> None:
        """Show a spectrogram, or an empty place while it is on its way."""
        self._data = data if data is not None and data.columns and data.rows else None
        self._image = QImage()
        if self._data is not None:
            shape = self._data.columns, self._data.rows
            levels = QImage(self._data.levels, *shape, self._data.columns, QImage.Format.Format_Indexed8)
            self._image = levels.copy()
            self._colour()
        self.update()

    def draw_sound(self, painter: QPainter, inner: QRectF, marked: tuple[float, float] | None) -> None:
        if self._image.isNull():
            self.draw_nothing(painter)
            return
        painter.save()
        painter.setClipPath(rounded(inner, self._theme.radius("s")))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(inner, self._image)
        if marked is not None:
            left, right = (inner.left() + part * inner.width() for part in marked)
            veil = self._theme.colour("tile")
            veil.setAlpha(_VEIL_ALPHA)
            painter.fillRect(QRectF(inner.left(), inner.top(), left - inner.left(), inner.height()), veil)
            painter.fillRect(QRectF(right, inner.top(), inner.right() - right, inner.height()), veil)
            for x in (left, right):
                painter.fillRect(QRectF(x - 0.75, inner.top(), 1.5, inner.height()), self._theme.colour("accent"))
        painter.restore()
        self._draw_pitches(painter, inner)

    def _draw_pitches(self, painter: QPainter, inner: QRectF) -> None:
        assert self._data is not None
        painter.setFont(self._theme.font("small"))
        metrics = painter.fontMetrics()
        low, high = _mel(self._data.low_hz), _mel(self._data.high_hz)
        for pitch in _PITCHES_HZ:
            y = inner.bottom() - (_mel(pitch) - low) / (high - low) * inner.height()
            said = pitch_name(pitch)
            width, height = metrics.horizontalAdvance(said) + 8, metrics.height()
            place = QRectF(inner.left() + 4, y - height / 2, width, height)
            if not inner.contains(place):
                continue
            ground = self._theme.colour("scrim")
            ground.setAlpha(150)
            painter.fillPath(rounded(place, 4), ground)
            painter.setPen(self._theme.colour("on_scrim"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)

    def _colour(self) -> None:
        if not self._image.isNull():
            ramp = tuple(self._theme.colour(name) for name in _RAMP)
            self._image.setColorTable([colour.rgb() for colour in ramp_between(ramp, _SHADES)])
            self.update()


def ramp_between(colours: tuple[QColor, ...], count: int) -> list[QColor]:
    """Colours that go evenly from each to the next as the eye sees it: in Oklab, so that lightness rises steadily.

    Source: Ottosson, "A perceptual color space for image processing" (2020).
    """
    known = [_oklab(colour) for colour in colours]
    made = []
    for place in range(count):
        at = place / (count - 1) * (len(known) - 1)
        left = min(int(at), len(known) - 2)
        share = at - left
        made.append(_colour_of([a + (b - a) * share for a, b in zip(known[left], known[left + 1], strict=True)]))
    return made


def pitch_name(hertz: int) -> str:
    """440 Hz, or 4 kHz."""
    if hertz >= 1000:
        return f"{QLocale().toString(hertz / 1000, 'f', 0)} kHz"
    return f"{QLocale().toString(hertz)} Hz"


def _mel(hertz: float) -> float:
    """As the engine spaces them, see `models.media.spectrogram`."""
    return math.log10(1 + hertz / 700)


def _oklab(colour: QColor) -> list[float]:
    red, green, blue = (_linear(value) for value in colour.getRgbF()[:3])
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return [
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    ]


def _colour_of(lab: list[float]) -> QColor:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return QColor.fromRgbF(*(min(1.0, max(0.0, _gamma(value))) for value in linear))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * max(value, 0.0) ** (1 / 2.4) - 0.055
