"""A picture, as large as there is room, or closer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.drawing import draw_chip, rounded
from desktop.preview.places import grown, part_in, pixmap_of, placed, rect_of, shares_of
from desktop.preview.zoom import Zoom
from desktop.theme import Theme
from models.kinds import Region
from models.views import PictureData

_TALLEST_RATIO = 1.25  # height to width of the place that a picture is given
_AROUND_REGION_PX = 4.0
_STEP = 1.25  # of one press of a key
_PAN_PX = 60.0
_WHEEL = 1.0015  # to the power of what the wheel turned: 120 for a notch
_PAUSE_MS = 150  # who turns the wheel asks for what is stopped at
_LARGEST_DETAIL_PX = 2400
_DETAIL_MARGIN = 0.15  # of what is seen, around it, for going a little way without a wait
_CORNER_PX = 10.0
_LEAST_RATIO = 0.97  # sizes whose shapes differ by more are of two pictures
_ARROWS = {
    Qt.Key.Key_Left: QPointF(_PAN_PX, 0),
    Qt.Key.Key_Right: QPointF(-_PAN_PX, 0),
    Qt.Key.Key_Up: QPointF(0, _PAN_PX),
    Qt.Key.Key_Down: QPointF(0, -_PAN_PX),
}
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class PictureView(QWidget):
    """Shows one picture: whole and never enlarged, or closer. A part of it may be framed, parts be marked, and all be
    coloured.

    The wheel makes it larger where it was zoomed already, with Ctrl, or where `large` is set; elsewhere it scrolls what
    lies around.

    Signals:
        moved: the picture lies elsewhere in its place.
        detail_wanted: what is seen, as a Region, and the px of its longer side with which it would be sharp.
    """

    moved = Signal()
    detail_wanted = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self._scaled = QPixmap()
        self._full = QSizeF()
        self._detail: tuple[QRectF, QPixmap] | None = None
        self._zoom = Zoom()
        self._grip: QPointF | None = None
        self._region: Region | None = None
        self._marks: tuple[Region, ...] = ()
        self._heat = QImage()
        self._large = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._want_detail)
        self.setAccessibleName(self.tr("Picture"))
        self.setMinimumHeight(160)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.set_large(large=False)
        theme.changed.connect(self.update)

    @property
    def pixmap(self) -> QPixmap:
        """What is shown; null while there is nothing."""
        return self._pixmap

    @property
    def place(self) -> QRectF:
        """Where the picture lies in this widget, beyond its edges where it was zoomed; empty while there is none."""
        return self._zoom.place(self._size, QRectF(self.rect()))

    @property
    def heated(self) -> bool:
        """Whether the picture is coloured."""
        return not self._heat.isNull()

    @property
    def zoomed(self) -> bool:
        """Whether it is looked at from closer than fits."""
        return self._zoom.zoomed

    @property
    def scale(self) -> float:
        """Px of the screen for each px of the picture."""
        return self._zoom.scale(self._size, QRectF(self.rect())) * self.devicePixelRatioF()

    @property
    def marks(self) -> tuple[Region, ...]:
        """The parts that are marked."""
        return self._marks

    def set_large(self, *, large: bool) -> None:
        """Take all the room that there is, rather than as much as the picture needs at some width."""
        self._large = large
        vertical = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        policy.setHeightForWidth(not large)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def begin(self, full: QSize | None = None) -> None:
        """Another picture is on its way. Args: full: its size, where that is known before it is there."""
        self._zoom.fit()
        self._marks = ()
        self._detail = None
        self._full = QSizeF(full) if full is not None else QSizeF()

    def show_pixmap(self, pixmap: QPixmap | None, name: str) -> None:
        """Show a picture, or an empty place while it is on its way."""
        self.replace_pixmap(pixmap or QPixmap())
        self.setAccessibleName(self.tr("Picture %1").replace("%1", name))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._pixmap.isNull() else Qt.FocusPolicy.StrongFocus)

    def replace_pixmap(self, pixmap: QPixmap) -> None:
        """Show another picture of the same thing: sharper, or a moment later."""
        before = self._size
        self._pixmap, self._scaled = pixmap, QPixmap()
        self._detail = None
        if self._size != before:  # nothing around is laid out anew for each picture of a film
            self.updateGeometry()
        self._note_moved()

    def show_data(self, picture: PictureData, name: str) -> None:
        """Show a picture from the engine."""
        self.show_pixmap(pixmap_of(picture), name)

    def show_detail(self, region: Region, picture: PictureData) -> None:
        """Show a piece of the picture sharper than the whole, until something else is seen."""
        self._detail = rect_of(region), pixmap_of(picture)
        self.update()

    def frame_region(self, region: Region | None) -> None:
        """Draw a frame around a part: left, top, right, bottom, as shares of width and height; None for no frame."""
        self._region = region
        self.update()

    def mark_regions(self, marks: tuple[Region, ...]) -> None:
        """Lay the colour of what was found over some parts."""
        self._marks = marks
        self.update()

    def colour_with(self, heat: QImage) -> None:
        """Lay a small image with clear parts over the whole picture; a null one takes it away."""
        self._heat = heat
        self.update()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Go closer or further away, around a point or the middle."""
        view = QRectF(self.rect())
        self._zoom.by(factor, view.center() if at is None else at, self._size, view)
        self._note_zoomed()

    def zoom_to_fit(self) -> None:
        """Show the whole picture again."""
        self._zoom.fit()
        self._note_zoomed()

    def zoom_to_actual(self, at: QPointF | None = None) -> None:
        """Show each px of the picture as one of the screen; a small picture is whole then anyway."""
        view = QRectF(self.rect())
        scale = 1.0 / self.devicePixelRatioF()
        self._zoom.to(scale, view.center() if at is None else at, self._size, view)
        self._note_zoomed()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says about what is seen. Returns: whether it says anything."""
        if self._pixmap.isNull() or event.modifiers() & ~_HARMLESS:
            return False
        key, arrow = Qt.Key(event.key()), _ARROWS.get(Qt.Key(event.key()))
        if event.text() in ("+", "="):
            self.zoom_by(_STEP)
        elif event.text() == "-":
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.zoom_to_fit()
        elif key == Qt.Key.Key_1:
            self.zoom_to_actual()
        elif arrow is not None and self.zoomed and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pan(arrow)
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's names
        super().resizeEvent(event)
        self._note_moved()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self.take_key(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        turned = event.angleDelta().y()
        wanted = self._large or self.zoomed or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._pixmap.isNull() or not wanted or not turned:
            event.ignore()
            return
        self.zoom_by(_WHEEL**turned, event.position())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and not self._pixmap.isNull():
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), event.position())
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                self._toggle_zoom(event.position())
                return True
        if isinstance(event, QGestureEvent) and not self._pixmap.isNull():
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom_by(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.zoomed:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._grip is not None:
            self._pan(event.position() - self._grip)
            self._grip = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        self._grip = None
        self._show_hand()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._toggle_zoom(event.position())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, self.heightForWidth(320))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        size = self._size
        if size.isEmpty():
            return round(width * 0.75)
        return round(min(width * size.height() / size.width(), width * _TALLEST_RATIO))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame, radius_px = QRectF(self.rect()), self._theme.radius("m")
        if self._pixmap.isNull():
            painter.fillPath(rounded(frame, radius_px), self._theme.colour("tile"))
            return
        place = self.place
        seen = place.intersected(frame)
        painter.setClipPath(rounded(seen, radius_px))
        self._draw_picture(painter, place, seen)
        self._draw_marks(painter, place)
        if not self._heat.isNull():
            painter.drawImage(place, self._heat)
        if self._region is not None:
            self._draw_frame(painter, place, self._region)
        if self.zoomed:
            self._draw_scale(painter, seen)
        if self.hasFocus():
            for colour, width_px in (("on_scrim", 7), ("frame", 4)):
                painter.setPen(QPen(self._theme.colour(colour), width_px))
                painter.drawPath(rounded(seen, radius_px))

    @property
    def _size(self) -> QSizeF:
        """The size of the picture itself, which may be larger than what there is of it so far."""
        there = QSizeF(self._pixmap.size())
        if there.isEmpty() or self._full.isEmpty() or self._full.width() < there.width():
            return there
        alike = there.width() * self._full.height() / (there.height() * self._full.width())
        return self._full if _LEAST_RATIO < alike < 1 / _LEAST_RATIO else there

    def _draw_picture(self, painter: QPainter, place: QRectF, seen: QRectF) -> None:
        if not self.zoomed:
            painter.drawPixmap(place.topLeft(), self._scaled_to(place))
            return
        painter.drawPixmap(seen, self._pixmap, part_in(place, seen, QSizeF(self._pixmap.size())))
        if self._detail is not None:
            shares, pixmap = self._detail
            target = grown(shares, place)
            shown = target.intersected(seen)
            if not shown.isEmpty():
                painter.drawPixmap(shown, pixmap, part_in(target, shown, QSizeF(pixmap.size())))

    def _draw_marks(self, painter: QPainter, place: QRectF) -> None:
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for region in self._marks:
            mark = placed(region, place).adjusted(-2, -1, 2, 1)
            painter.fillPath(rounded(mark, 2), self._theme.colour("marker"))
        painter.restore()

    def _draw_scale(self, painter: QPainter, seen: QRectF) -> None:
        ground = QColor(self._theme.colour("scrim"))
        ground.setAlpha(200)
        corner = seen.bottomRight() - QPointF(_CORNER_PX, _CORNER_PX)
        colours = ground, self._theme.colour("on_scrim")
        draw_chip(painter, wording.share(self.scale), corner, self._theme.font("small"), colours)

    def _draw_frame(self, painter: QPainter, place: QRectF, region: Region) -> None:
        """The part stays as it is, and the rest steps back a little."""
        around = _AROUND_REGION_PX
        part = placed(region, place).adjusted(-around, -around, around, around)
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

    def _toggle_zoom(self, at: QPointF) -> None:
        if self.zoomed:
            self.zoom_to_fit()
        else:
            self.zoom_to_actual(at)

    def _pan(self, way: QPointF) -> None:
        self._zoom.pan(way, self._size, QRectF(self.rect()))
        self._note_moved()

    def _note_zoomed(self) -> None:
        self._show_hand()
        self._note_moved()
        announce(self, wording.share(self.scale))

    def _note_moved(self) -> None:
        self.update()
        self.moved.emit()
        if self.zoomed:
            self._pause.start()

    def _show_hand(self) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor if self.zoomed else Qt.CursorShape.ArrowCursor)

    def _want_detail(self) -> None:
        """Ask for what is seen, where it is not as sharp as it could be."""
        size, place = self._size, self.place
        if not self.zoomed or size.isEmpty() or self._pixmap.width() >= size.width():
            return
        seen = shares_of(place.intersected(QRectF(self.rect())), place)
        if self.scale * size.width() <= self._pixmap.width() or self._is_sharp(seen):
            return
        across, down = (_DETAIL_MARGIN * length for length in (seen.width(), seen.height()))
        wanted = seen.adjusted(-across, -down, across, down).intersected(QRectF(0, 0, 1, 1))
        longest = max(wanted.width() * size.width(), wanted.height() * size.height()) * min(self.scale, 1.0)
        region = wanted.left(), wanted.top(), wanted.right(), wanted.bottom()
        self.detail_wanted.emit(region, min(max(1, round(longest)), _LARGEST_DETAIL_PX))

    def _is_sharp(self, seen: QRectF) -> bool:
        if self._detail is None:
            return False
        shares, pixmap = self._detail
        enough = pixmap.width() / max(shares.width() * self._size.width(), 1e-9) > 0.8 * min(self.scale, 1.0)
        return enough and shares.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(seen)
