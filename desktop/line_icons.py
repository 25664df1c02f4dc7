"""Line icons, drawn as they are seen: in the one size and colour, and as sharp, as somebody asks for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

_MOST_KEPT = 512  # a few kilobytes each
_MIRROR = QTransform.fromScale(-1, 1)
_Wanted = tuple[bytes, str, int, float, bool]


class IconDrawings:
    """What was drawn lately, for all icons that share it; what was used longest ago goes first."""

    def __init__(self, most: int = _MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[_Wanted, QPixmap] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def forget(self) -> None:
        """Draw everything anew when it is wanted."""
        self._kept.clear()

    def drawn(self, drawing: bytes, tint: str, side_px: int, ratio: float, *, mirrored: bool) -> QPixmap:
        """A drawing in a colour.

        Args:
            drawing: an SVG, square, in `currentColor`.
            side_px: its size, in px of the window. ratio: px of the screen in each.
        """
        wanted = (drawing, tint, side_px, ratio, mirrored)
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
            return found
        self._kept[wanted] = found = _draw(*wanted)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return found


class LineIcon(QIconEngine):
    """One icon, of which nothing is drawn before it is seen: many are on what a person opens later, or never.

    Args: tints: the colour for each mode; where there is none for it, that of `QIcon.Mode.Normal`.
    """

    def __init__(
        self, drawings: IconDrawings, drawing: bytes, tints: Mapping[QIcon.Mode, str], *, mirrored: bool
    ) -> None:
        super().__init__()
        self._drawings = drawings
        self._drawing = drawing
        self._tints = tints
        self._mirrored = mirrored

    def clone(self) -> QIconEngine:
        return LineIcon(self._drawings, self._drawing, self._tints, mirrored=self._mirrored)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        device, side = painter.device(), _side_px(rect.size())
        drawn = self._drawn(side, device.devicePixelRatioF() if device is not None else 1.0, mode)
        painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, drawn)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:  # noqa: N802, ARG002  Qt's names
        return QSize(_side_px(size), _side_px(size))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002
        return self._drawn(_side_px(size), 1.0, mode)

    def scaledPixmap(  # noqa: N802
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002
        scale: float,
    ) -> QPixmap:
        return self._drawn(_side_px(size), scale, mode)

    def _drawn(self, side_px: int, ratio: float, mode: QIcon.Mode) -> QPixmap:
        tint = self._tints.get(mode) or self._tints[QIcon.Mode.Normal]
        return self._drawings.drawn(self._drawing, tint, side_px, ratio, mirrored=self._mirrored)


def _side_px(size: QSize) -> int:
    return max(1, min(size.width(), size.height()))


def _draw(drawing: bytes, tint: str, side_px: int, ratio: float, mirrored: bool) -> QPixmap:
    whole_px = max(1, round(side_px * ratio))
    pixmap = QPixmap(whole_px, whole_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.replace(b"currentColor", tint.encode()))).render(
        painter, QRectF(0, 0, whole_px, whole_px)
    )
    painter.end()
    if mirrored:
        pixmap = pixmap.transformed(_MIRROR)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
