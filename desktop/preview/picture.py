"""A picture, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawing import fitted, rounded
from desktop.theme import Theme
from models.views import PictureData

_TALLEST_RATIO = 1.25  # height to width of the place that a picture is given
_AROUND_REGION_PX = 4.0

Region = tuple[float, float, float, float]


class PictureView(QWidget):
    """Shows one picture, scaled smoothly, whole and never enlarged; a part of it may be framed, and all be coloured.

    Signals:
        pressed: a key that was pressed here without any other (Qt.Key).
        moved: the picture lies elsewhere in its place.
    """

    pressed = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self._scaled = QPixmap()
        self._region: Region | None = None
        self._heat = QImage()
        self.setAccessibleName(self.tr("Picture"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(160)

    @property
    def pixmap(self) -> QPixmap:
        """What is shown; null while there is nothing."""
        return self._pixmap

    @property
    def place(self) -> QRectF:
        """Where the picture lies in this widget; empty while there is none."""
        if self._pixmap.isNull():
            return QRectF()
        return fitted(QSizeF(self._pixmap.size()), QRectF(self.rect()))

    @property
    def heated(self) -> bool:
        """Whether the picture is coloured."""
        return not self._heat.isNull()

    def show_pixmap(self, pixmap: QPixmap | None, name: str) -> None:
        """Show a picture, or an empty place while it is on its way."""
        self._pixmap = pixmap or QPixmap()
        self._scaled = QPixmap()
        self.setAccessibleName(self.tr("Picture %1").replace("%1", name))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._pixmap.isNull() else Qt.FocusPolicy.StrongFocus)
        self.updateGeometry()
        self.update()
        self.moved.emit()

    def show_data(self, picture: PictureData, name: str) -> None:
        """Show a picture from the engine."""
        line_bytes = picture.width * 3
        image = QImage(picture.rgb, picture.width, picture.height, line_bytes, QImage.Format.Format_RGB888)
        self.show_pixmap(QPixmap.fromImage(image), name)

    def frame_region(self, region: Region | None) -> None:
        """Draw a frame around a part: left, top, right, bottom, as shares of width and height; None for no frame."""
        self._region = region
        self.update()

    def colour_with(self, heat: QImage) -> None:
        """Lay a small image with clear parts over the whole picture; a null one takes it away."""
        self._heat = heat
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's names
        super().resizeEvent(event)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()
            self.pressed.emit(event.key())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, self.heightForWidth(320))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        if self._pixmap.isNull():
            return round(width * 0.75)
        wanted = width * self._pixmap.height() / self._pixmap.width()
        return round(min(wanted, width * _TALLEST_RATIO))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        if self._pixmap.isNull():
            painter.fillPath(rounded(frame, self._theme.radius("m")), self._theme.colour("tile"))
            return
        place = self.place
        painter.setClipPath(rounded(place, self._theme.radius("m")))
        painter.drawPixmap(place.topLeft(), self._scaled_to(place))
        if not self._heat.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._heat)
        if self._region is not None:
            self._draw_frame(painter, place, self._region)
        if self.hasFocus():
            for colour, width_px in (("on_scrim", 7), ("frame", 4)):
                painter.setPen(QPen(self._theme.colour(colour), width_px))
                painter.drawPath(rounded(place, self._theme.radius("m")))

    def _draw_frame(self, painter: QPainter, place: QRectF, region: Region) -> None:
        """The part stays as it is, and the rest steps back a little."""
        left, top, right, bottom = region
        part = QRectF(
            place.left() + left * place.width(),
            place.top() + top * place.height(),
            (right - left) * place.width(),
            (bottom - top) * place.height(),
        ).adjusted(-_AROUND_REGION_PX, -_AROUND_REGION_PX, _AROUND_REGION_PX, _AROUND_REGION_PX)
        part = part.intersected(place.adjusted(1, 1, -1, -1))
        rest = QPainterPath()
        rest.addRect(place)
        veil = self._theme.colour("scrim")
        veil.setAlpha(90)
        shape = rounded(part, _AROUND_REGION_PX)
        painter.fillPath(rest.subtracted(shape), veil)
        for colour, width_px in (("on_scrim", 4), ("frame", 2)):
            painter.setPen(QPen(self._theme.colour(colour), width_px))
            painter.drawPath(shape)

    def _scaled_to(self, place: QRectF) -> QPixmap:
        """The picture at the size that is painted, kept until that changes: scaling well takes a while."""
        ratio = self.devicePixelRatioF()
        size = (place.size() * ratio).toSize()
        if self._scaled.size() != size:
            modes = (Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
            self._scaled = self._pixmap.scaled(size, *modes)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled
