"""What is most like the hit that is shown, as a strip of small pictures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop import wording
from desktop.drawing import draw_waveform, rounded
from desktop.furniture import words
from desktop.hits import shown_by_sound
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit
from models.errors import UserError
from models.kinds import Kind

_SUBJECT = "neighbours"
_PAUSE_MS = 300  # who walks through the results wants them of the one that is stopped at
MOST = 5
_TALLEST_PX = 64
_NARROWEST_PX = 44
_ICONS = {Kind.IMAGE: "image", Kind.AUDIO: "audio", Kind.DOCUMENT: "document", Kind.FILM: "film"}


class NeighbourTile(QAbstractButton):
    """One of them: its picture, its waveform, or the sign of its kind, with its name. A press goes there, Enter asks
    for all that is like the hit.

    Signals:
        all_wanted: Enter.
    """

    all_wanted = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self.hit: Hit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Something like it"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_hit(self, hit: Hit | None) -> None:
        """Show another one, or nothing."""
        self.hit = hit
        if hit is not None:
            said = self.tr("%1, %2").replace("%1", hit.name).replace("%2", wording.kind_name(hit.kind))
            self.setAccessibleName(said)
            self.setToolTip(hit.name)
        self.setVisible(hit is not None)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's names
        return QSize(_NARROWEST_PX, _TALLEST_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        hit, theme = self.hit, self._theme
        if hit is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius_px = theme.radius("s")
        painter.fillPath(rounded(frame, radius_px), theme.colour("hover" if self.underMouse() else "tile"))
        self._draw_inside(painter, frame, hit)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawPath(rounded(frame, radius_px))

    def _draw_inside(self, painter: QPainter, frame: QRectF, hit: Hit) -> None:
        theme = self._theme
        if shown_by_sound(hit):
            peaks = self._thumbnails.peaks(hit.preview)
            if peaks:
                colours = theme.colour("accent"), theme.colour("wave")
                draw_waveform(painter, peaks, frame.adjusted(6, 14, -6, -14), None, colours)
                return
        else:
            pixmap = self._thumbnails.picture(hit.preview)
            if pixmap is not None:
                _fill(painter, pixmap, frame, theme.radius("s"))
                return
        place = QRectF(0, 0, 22, 22)
        place.moveCenter(frame.center())
        name_px = painter.fontMetrics().height()
        place.moveBottom(frame.center().y() + 11 - name_px / 2)
        theme.icon(_ICONS[hit.kind], "muted").paint(painter, place.toRect())
        # There is nothing else to tell it by.
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        name = painter.fontMetrics().elidedText(hit.name, Qt.TextElideMode.ElideRight, int(frame.width()) - 6)
        below = QRectF(frame.left() + 3, place.bottom() + 4, frame.width() - 6, name_px)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)


def _fill(painter: QPainter, pixmap: QPixmap, frame: QRectF, radius_px: float) -> None:
    """Fill a small frame with the middle of a picture: whole, it would be too small to be recognised."""
    part = frame.size().scaled(QSizeF(pixmap.size()), Qt.AspectRatioMode.KeepAspectRatio)
    source = QRectF(QPointF(0, 0), part)
    source.moveCenter(QRectF(pixmap.rect()).center())
    painter.save()
    painter.setClipPath(rounded(frame, radius_px))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(frame, pixmap, source)
    painter.restore()


class Neighbours(QWidget):
    """Asks for them when a hit has been shown for a moment; hidden where there are none.

    Signals:
        chosen: a Hit that is to be shown.
        all_wanted: everything that is like the hit is to be searched for.
    """

    chosen = Signal(object)
    all_wanted = Signal()

    def __init__(self, tasks: Tasks, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._tasks = tasks
        self._hit: Hit | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        head = words(self.tr("More like this"), size="heading")
        self.tiles = tuple(NeighbourTile(theme, thumbnails) for _ in range(MOST))
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, tile=tile: self.chosen.emit(tile.hit))
            tile.all_wanted.connect(self.all_wanted)
            row.addWidget(tile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space("xs"), 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(head)
        column.addLayout(row)
        thumbnails.ready.connect(self._note_ready)
        self._show(())

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Those that are shown."""
        return tuple(tile.hit for tile in self.tiles if tile.hit is not None)

    def show_hit(self, hit: Hit | None) -> None:
        """Be about another hit; the same one is not asked about again."""
        before, self._hit = self._hit, hit
        if hit is not None and before is not None and before.item_id == hit.item_id:
            return
        self._tasks.forget(_SUBJECT)
        self._pause.stop()
        self._show(())
        if hit is not None and hit.item_id is not None:
            self._pause.start()

    def _ask(self) -> None:
        if self._hit is not None:
            self._tasks.ask(
                "neighbours", self._hit.item_id, MOST, then=self._show, failed=self._show_none, latest=_SUBJECT
            )

    def _show_none(self, _error: UserError) -> None:
        """An encoder that cannot be asked says so where it is searched with."""
        self._show(())

    def _show(self, hits: tuple[Hit, ...]) -> None:
        for place, tile in enumerate(self.tiles):
            tile.show_hit(hits[place] if place < len(hits) else None)
        self.setVisible(bool(hits))

    def _note_ready(self, preview: str) -> None:
        for tile in self.tiles:
            if tile.hit is not None and tile.hit.preview == preview:
                tile.update()
