"""The list that opens below the search field: what could be typed next, or what was asked before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.accessibility import announce
from desktop.drawing import isolated
from desktop.theme import Theme

_MOST_ROWS = 12
_MARGIN_PX = 12
_WIDEST_PX = 560
_NARROWEST_PX = 260
_NOTE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is, and quietly beside it what it means or how many there are."""

    text: str
    note: str = ""


class Popup(QListView):
    """Rows below a widget that keeps the keyboard. Hidden while there are none.

    It is a part of the window rather than a window of its own: it takes no keys from the field, on any system.

    Args: as_wide: be as wide as the widget, whatever is offered.

    Signals:
        taken: the number of a row.
    """

    taken = Signal(int)

    def __init__(self, theme: Theme, name: str, below: QWidget, *, as_wide: bool = False) -> None:
        super().__init__(below)
        self._below = below
        self._as_wide = as_wide
        self._rows = _Rows()
        self.setObjectName("popup")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self._take(index.row()))
        self.hide()

    @property
    def row(self) -> int:
        """The number of the row that is chosen, -1 for none."""
        return self.currentIndex().row()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is offered; none while it is hidden."""
        return () if self.isHidden() else self._rows.rows

    def offer(self, rows: Sequence[Row], *, chosen: int = -1) -> None:
        """Show other rows, with one of them chosen or none; without any it closes."""
        if not rows:
            self.hide()
            return
        self._rows.set_rows(rows)
        self.setCurrentIndex(self._rows.index(chosen) if chosen >= 0 else QModelIndex())
        self._place()
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Choose the next row or the one before; behind the last comes none, and then the first."""
        count = self._rows.rowCount()
        row = (self.row + 1 + by) % (count + 1) - 1
        self.setCurrentIndex(self._rows.index(row) if row >= 0 else QModelIndex())
        if row >= 0:
            self.scrollTo(self.currentIndex())
            one = self._rows.rows[row]
            announce(self, ", ".join(part for part in (one.text, one.note) if part))

    def take(self) -> bool:
        """Take the row that is chosen. Returns: whether there was one."""
        if self.isHidden() or self.row < 0:
            return False
        self._take(self.row)
        return True

    def _take(self, row: int) -> None:
        self.hide()
        self.taken.emit(row)

    def _place(self) -> None:
        window = self._below.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._below.mapTo(window, QPoint(0, self._below.height() + 2))
        metrics, rows = self.fontMetrics(), self._rows.rows
        longest = max(metrics.horizontalAdvance(f"{row.text}    {row.note}") for row in rows)
        room = min(_WIDEST_PX, self._below.width())
        longest = room if self._as_wide else longest
        width = max(min(_NARROWEST_PX, room), min(room, longest + 3 * _MARGIN_PX + 20))
        height = self.sizeHintForRow(0) * min(len(rows), _MOST_ROWS) + 2 * self.frameWidth() + 2
        height = min(height, max(60, window.height() - corner.y() - 8))
        left = corner.x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left += self._below.width() - width
        self.setGeometry(QRect(left, corner.y(), width, height))


class _Rows(QAbstractListModel):
    """The rows, for Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name, Qt's default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.text, row.note) if part)
        return row.note if role == _NOTE_ROLE else None


class _RowDelegate(QStyledItemDelegate):
    """Paints a row: its text where lines begin, its note at the other side."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        return QSize(100, QFontMetrics(self._theme.font("body")).height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, self._theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.colour("hover"))
        place = option.rect.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
        note, begin, end = str(index.data(_NOTE_ROLE) or ""), Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        body, small = self._theme.font("body"), self._theme.font("small")
        note_px = QFontMetrics(small).horizontalAdvance(note) + _MARGIN_PX if note else 0
        note_px = min(note_px, place.width() * 2 // 3)
        texts = (
            (str(index.data()), body, "text", begin, place.width() - note_px),
            (note, small, "muted", end, note_px),
        )
        for text, font, colour, side, width in texts:
            align = QStyle.visualAlignment(option.direction, side) | Qt.AlignmentFlag.AlignVCenter
            part = QRect(place.left() if side is begin else place.right() - width, place.top(), width, place.height())
            part = QStyle.visualRect(option.direction, place, part)
            painter.setFont(font)
            painter.setPen(self._theme.colour("on_accent_soft" if chosen else colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, width)
            painter.drawText(part, align, isolated(shown))
        painter.restore()
