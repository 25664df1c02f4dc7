"""The line behind the results where relevance ends: it says how many are hidden, and can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from desktop.drawing import chip_size, rounded
from desktop.search.answers import Answers
from desktop.search.grouping import Grouping
from desktop.search.relevance import Cut, RelevanceBar, cut_name
from desktop.search.result_view import ResultView
from desktop.theme import Theme

_GRIP_PX = 10.0
_EDGE_PX = 12
_NEAR_EDGE_PX = 28
_STEP_PX = 18


class CutLine(QAbstractSlider):
    """A thin line with a word on it, across the results. The keys move it from one stop to the next.

    Signals:
        pressed: the mouse takes it. moved: to a height in the results. released: whether it was moved at all.
    """

    pressed = Signal()
    moved = Signal(int)
    released = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressed_at: QPoint | None = None
        self._was_moved = False
        self._text = ""
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedControls(True)  # down shows more, as the line goes down
        self.setRange(Cut.STRONG, Cut.ALL)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(_tr("Where the results end"))
        self.setToolTip(_tr("Drag it up to see fewer, down to see more"))
        theme.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """What stands on it."""
        return self._text

    @property
    def high_px(self) -> int:
        """How high it is."""
        return round(chip_size("x", self._theme.font("small")).height()) + 14

    def say(self, text: str, told: str) -> None:
        """Show a word. Args: told: the same for those who do not see where it is."""
        self._text = text
        self.setAccessibleDescription(told)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's names
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._was_moved = event.globalPosition().toPoint(), False
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed_at is None:
            return
        at = event.globalPosition().toPoint()
        self._was_moved = self._was_moved or abs(at.y() - self._pressed_at.y()) > 4
        if self._was_moved:
            self.moved.emit(self.parentWidget().mapFromGlobal(at).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed_at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = None
            self.released.emit(self._was_moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, middle = self._theme, self.height() / 2
        active = self.underMouse() or self.hasFocus() or self._pressed_at is not None
        size = chip_size(self._text, theme.font("small"))
        chip = QRectF(0, 0, size.width() + 2 * _GRIP_PX, size.height())
        chip.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(theme.colour("accent" if active else "field_border"), 2 if active else 1))
        painter.drawLine(_EDGE_PX, round(middle), round(chip.left()), round(middle))
        painter.drawLine(round(chip.right()), round(middle), self.width() - _EDGE_PX, round(middle))
        painter.fillPath(rounded(chip, chip.height() / 2), theme.colour("surface"))
        painter.drawPath(rounded(chip, chip.height() / 2))
        painter.setPen(theme.colour("text" if active else "muted"))
        painter.setFont(theme.font("small"))
        painter.drawText(chip.adjusted(_GRIP_PX, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, self._text)
        self._paint_grip(painter, chip)

    def _paint_grip(self, painter: QPainter, chip: QRectF) -> None:
        """Six dots: it can be dragged."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("muted"))
        for column in (0, 1):
            for line in (-1, 0, 1):
                x, y = chip.left() + _GRIP_PX + 4 * column, chip.center().y() + 4 * line
                painter.drawEllipse(QRectF(x - 1, y - 1, 2, 2))


class CutLines(QObject):
    """Puts the lines where relevance ends and where the strong hits end, and lets relevance end where they are dragged.

    Both say and do the same as the slider above the results. While a line is dragged everything is shown, and what
    would be hidden is pale.
    """

    def __init__(self, results: ResultView, bar: RelevanceBar, answers: Answers, theme: Theme) -> None:
        super().__init__(results)
        self._results = results
        self._bar = bar
        self._answers = answers
        self._dragged: CutLine | None = None
        self._wanted, self._tried = bar.cut, False
        self._pointer_px = 0
        self.end = CutLine(theme, results.viewport())
        self.boundary = CutLine(theme, results.viewport())
        self.boundary.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the other one do the same
        self._crawl = QTimer(self, interval=16)
        self._crawl.timeout.connect(self._scroll_on)
        for line in (self.end, self.boundary):
            line.pressed.connect(lambda line=line: self._begin(line))
            line.moved.connect(self._drag)
            line.released.connect(self._let_go)
        self.end.valueChanged.connect(self._take_keys)
        answers.shown.connect(self._show)
        results.arranged.connect(self._place)
        results.verticalScrollBar().valueChanged.connect(self._place)

    def _show(self) -> None:
        """Say what is hidden now."""
        results, offers = self._results, self._bar.offers and self._results.hits.rowCount() > 0
        high = self.end.high_px
        results.set_cut(foot_px=high if offers else 0, break_px=high if offers else 0)
        self._say(self._bar.cut)
        self.boundary.say(_tr("%Ln strong match(es) above", results.boundary_row), "")
        self.end.setVisible(offers)
        self._place()

    def _say(self, cut: Cut) -> None:
        hidden = self._answers.count_at(Cut.ALL) - self._answers.count_at(cut)
        below = _tr("%Ln weaker result(s) below", hidden)
        self.end.say(
            below if hidden else _tr("Nothing is hidden"), f"{cut_name(cut)}, {below}" if hidden else cut_name(cut)
        )
        self.end.blockSignals(True)
        self.end.setValue(cut)
        self.end.blockSignals(False)

    def _place(self) -> None:
        results, offset = self._results, self._results.verticalOffset()
        width, high = results.viewport().width(), self.end.high_px
        if self._dragged is None:
            self.end.setGeometry(0, results.places.height_px - offset, width, high)
        row = results.boundary_row
        self.boundary.setVisible(row > 0 and not self.end.isHidden())
        if row > 0 and self._dragged is not self.boundary:
            top = results.places.place(row).top() - high
            self.boundary.setGeometry(0, top - offset, width, high)

    def _take_keys(self, value: int) -> None:
        self._bar.slider.setValue(value)
        self._results.verticalScrollBar().setValue(self._results.verticalScrollBar().maximum())
        self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, line: CutLine) -> None:
        self._dragged, self._wanted, self._tried = line, self._bar.cut, False
        self._pointer_px = line.geometry().center().y()

    def _drag(self, y: int) -> None:
        line = self._dragged
        if line is None:
            return
        self._pointer_px = y
        nearest = self._nearest(y + self._results.verticalOffset())
        if nearest is not self._wanted or not self._tried:
            self._wanted, self._tried = nearest, True
            self._answers.try_cut(nearest)
            self._say(nearest)
            line.say(self.end.text, "")
        most = self._results.viewport().height() - line.height()
        line.move(0, min(max(0, y - line.height() // 2), most))
        line.raise_()
        near_edge = y < _NEAR_EDGE_PX or y > self._results.viewport().height() - _NEAR_EDGE_PX
        if near_edge != self._crawl.isActive():
            self._crawl.start() if near_edge else self._crawl.stop()

    def _scroll_on(self) -> None:
        """The mouse is at an edge: there is more beyond it."""
        bar = self._results.verticalScrollBar()
        bar.setValue(bar.value() + (-_STEP_PX if self._pointer_px < _NEAR_EDGE_PX else _STEP_PX))
        self._drag(self._pointer_px)

    def _let_go(self, moved: bool) -> None:
        self._crawl.stop()
        self._dragged = None
        if not moved:
            return
        self._results.tiles.hidden = frozenset()
        if self._bar.cut is self._wanted:
            self._answers.end_trying()
        else:
            self._bar.slider.setValue(self._wanted)
        self._place()

    def _nearest(self, y: int) -> Cut:
        """The cut whose last hit lies nearest to a height, while all are shown; the one that is set, of equal ones."""

        def distance(cut: Cut) -> tuple[int, bool]:
            return abs(self._end_of(self._answers.count_at(cut)) - y), cut is not self._wanted

        return min(Cut, key=distance)

    def _end_of(self, count: int) -> int:
        """Where the first hits end if that many are shown."""
        results = self._results
        if not count:
            return 0
        if results.hits.grouping is not Grouping.NONE:
            return round(count / self._answers.count_at(Cut.ALL) * results.places.height_px)
        return results.places.place(count - 1).bottom()


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("CutLine", text, "", n)
