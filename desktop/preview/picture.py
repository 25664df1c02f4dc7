"""A picture, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawing import fitted, rounded
from desktop.theme import Theme
from models.views import PictureData

_TALLEST_RATIO = 1.25  # height to width of the place that a picture is given
_AROUND_REGION_PX = 4.0

Region = tuple[float, float, float, float]


class PictureView(QWidget):
    """Shows one picture, scaled smoothly, whole and never enlarged; a part of it may be framed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self._scaled = QPixmap()
        self._region: Region | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(160)

    @property
    def pixmap(self) -> QPixmap:
        """What is shown; null while there is nothing."""
        return self._pixmap

    def show_pixmap(self, pixmap: QPixmap | None, name: str) -> None:
        """Show a picture, or an empty place while it is on its way."""
        self._pixmap = pixmap or QPixmap()
        self._scaled = QPixmap()
        self.setAccessibleName(self.tr("Picture %1").replace("%1", name))
        self.updateGeometry()
        self.update()

    def show_data(self, picture: PictureData, name: str) -> None:
        """Show a picture from the engine."""
        line_bytes = picture.width * 3
        image = QImage(picture.rgb, picture.width, picture.height, line_bytes, QImage.Format.Format_RGB888)
        self.show_pixmap(QPixmap.fromImage(image), name)

    def frame_region(self, region: Region | None) -> None:
        """Draw a frame around a part: left, top, right, bottom, as shares of width and height; None for no frame."""
        self._region = region
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
        place = fitted(QSizeF(self._pixmap.size()), frame)
        painter.setClipPath(rounded(place, self._theme.radius("m")))
        painter.drawPixmap(place.topLeft(), self._scaled_to(place))
        if self._region is not None:
            self._draw_frame(painter, place, self._region)

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
