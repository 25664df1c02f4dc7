"""A list for Qt whose rows lie where `Layout` puts them: scrolled, painted, selected and walked through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from desktop.search.result_inks import Inks
from desktop.search.result_layout import Layout, Run, Sizes

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_NOWHERE = QPoint(-1, -1)
_AIR_PX = 6  # between what the keys reached and the edge


class ResultCanvas(QListView):
    """A list in which no row is laid out before it is looked at. Screen readers know it as a `QListView`.

    Whoever derives from it says in `arrange` where the rows lie, by giving a layout to `put`.
    """

    def __init__(self, inks: Inks) -> None:
        super().__init__()
        self._inks = inks
        self.places = Layout((), Sizes(1, QSize(1, 1), 1))
        self.foot_px = 0
        self._mouse = _NOWHERE
        self._hovered = -1
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(36)
        # It keeps its room, so that nothing jumps, but shows no handle where there is nothing to scroll.
        self.verticalScrollBar().setEnabled(False)
        self.verticalScrollBar().rangeChanged.connect(lambda _, most: self.verticalScrollBar().setEnabled(most > 0))
        self.setMouseTracking(True)
        # All of it is painted, so that what stays is moved when it is scrolled, and not painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def arrange(self) -> None:
        """Say where the rows lie."""
        raise NotImplementedError

    def put(self, runs: Sequence[Run], sizes: Sizes, foot_px: int = 0) -> None:
        """Let the rows lie so; what is at the upper edge stays there. Args: foot_px: free room below the last row."""
        anchor, beyond = self._anchor()
        self.places, self.foot_px = Layout(runs, sizes), foot_px
        self.updateGeometries()
        if anchor >= 0:
            place = self.places.place(anchor)
            self.verticalScrollBar().setValue(place.top() + round(beyond * place.height()))
        self.note_mouse(self._mouse)
        self.viewport().update()

    def rows_in_sight(self) -> range:
        """The rows of which something is seen."""
        top = self.verticalOffset()
        return self.places.between(top, top + self.viewport().height() - 1)

    def row_below(self, place: QPoint) -> int:
        """The row at a place of the viewport, -1 for none."""
        return self.places.row_at(place.x(), place.y() + self.verticalOffset())

    def note_mouse(self, place: QPoint) -> None:
        """The mouse is at a place of the viewport; something else may lie there now, though it did not move."""
        self._mouse = place
        before, self._hovered = self._hovered, self.row_below(place) if place != _NOWHERE else -1
        if before != self._hovered:
            for row in (before, self._hovered):
                self.update_rows(row, row)

    def update_rows(self, first: int, last: int) -> None:
        """Paint some rows again, where they are seen."""
        seen = self.rows_in_sight()
        for row in range(max(first, seen.start), min(last + 1, seen.stop)):
            self.viewport().update(self.visualRect(self.model().index(row, 0)))

    # What Qt asks a view for.

    def visualRect(self, index: Index) -> QRect:  # noqa: N802  Qt's names
        return self.places.place(index.row()).translated(0, -self.verticalOffset()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        row = self.row_below(point)
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:  # noqa: N802
        return 0

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def doItemsLayout(self) -> None:  # noqa: N802
        self.arrange()
        QAbstractItemView.doItemsLayout(self)

    def reset(self) -> None:
        super().reset()
        self.arrange()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802, ARG002
        self.update_rows(first.row(), last.row())

    def updateGeometries(self) -> None:  # noqa: N802
        high = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, high))
        bar.setRange(0, max(0, self.places.height_px + self.foot_px - high))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._inks.forget()
            self.arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        self.viewport().scroll(dx, dy)
        self.note_mouse(self._mouse)

    def scrollTo(  # noqa: N802
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        place, bar, high = self.places.place(index.row()), self.verticalScrollBar(), self.viewport().height()
        if not index.isValid() or place.isEmpty():
            return
        if hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(place.top())
        elif hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(place.center().y() - high // 2)
        elif place.top() - _AIR_PX < bar.value() or place.height() >= high:
            bar.setValue(place.top() - _AIR_PX)
        elif place.bottom() + _AIR_PX >= bar.value() + high:
            bar.setValue(place.bottom() + _AIR_PX - high + 1)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802, ARG002
        row = self._moved(self.currentIndex().row(), action)
        return self.model().index(row, 0) if row >= 0 else self.currentIndex()

    def setSelection(self, area: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        selection = QItemSelection()
        if self.state() is QAbstractItemView.State.DragSelectingState:
            crossed = self.places.crossed_by(area.translated(0, self.verticalOffset()))
            for first, last in _stretches([row for row in crossed if not self.places.is_heading(row)]):
                selection.select(self.model().index(first, 0), self.model().index(last, 0))
        else:
            ends = sorted(row for row in map(self.row_below, (area.topLeft(), area.bottomRight())) if row >= 0)
            if ends:
                first, last = self.bounded(ends[0], ends[-1])
                selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def bounded(self, first: int, last: int) -> tuple[int, int]:
        """The rows that are selected where a person selects from one to another."""
        return first, last

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        seen, region = self.rows_in_sight(), QRegion()
        for stretch in selection:
            for row in range(max(stretch.top(), seen.start), min(stretch.bottom() + 1, seen.stop)):
                region += self.places.place(row).translated(0, -self.verticalOffset())
        return region

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverMove, QEvent.Type.MouseMove):
            self.note_mouse(event.position().toPoint())  # type: ignore[attr-defined]
        elif event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Leave, QEvent.Type.Hide):
            self.note_mouse(_NOWHERE)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        area, offset, model, chosen = event.rect(), self.verticalOffset(), self.model(), self.selectionModel()
        painter.setClipRect(area)  # a delegate sees by it what need not be painted
        painter.fillRect(area, self._inks.colour("window"))
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        usual, delegate = option.state, self.itemDelegate()
        usual &= ~(_State.State_Selected | _State.State_MouseOver | _State.State_HasFocus)
        current = self.currentIndex().row() if self.hasFocus() else -1
        region, selects = event.region(), chosen.hasSelection()
        for row in self.places.between(area.top() + offset, area.bottom() + offset):
            place = self.places.place(row).translated(0, -offset)
            if not region.intersects(place):
                continue
            index, state = model.index(row, 0), usual
            if selects and chosen.isSelected(index):
                state |= _State.State_Selected
            if row == self._hovered:
                state |= _State.State_MouseOver
            if row == current:
                state |= _State.State_HasFocus
            option.rect, option.state = place, state
            delegate.paint(painter, option, index)
        painter.end()

    def _anchor(self) -> tuple[int, float]:
        """The row at the upper edge, and how much of it is beyond the edge; -1 where nothing was scrolled."""
        offset = self.verticalOffset()
        seen = self.places.between(offset, offset) if offset > 0 else range(0)
        if not seen:
            return -1, 0.0
        place = self.places.place(seen.start)
        return seen.start, (offset - place.top()) / max(1, place.height())

    def _moved(self, row: int, action: _Move) -> int:
        places = self.places
        if not 0 <= row < places.rows:
            return places.next_cell(-1, 1)
        backward = _Move.MoveRight if self.isRightToLeft() else _Move.MoveLeft
        if action in (_Move.MoveLeft, _Move.MoveRight, _Move.MoveNext, _Move.MovePrevious):
            return places.next_cell(row, -1 if action in (backward, _Move.MovePrevious) else 1)
        if action is _Move.MoveHome:
            return places.next_cell(-1, 1)
        if action is _Move.MoveEnd:
            return places.next_cell(places.rows, -1)
        step = places.above if action in (_Move.MoveUp, _Move.MovePageUp) else places.below
        lines = 1
        if action in (_Move.MovePageUp, _Move.MovePageDown):
            lines = max(1, self.viewport().height() // max(1, places.sizes.cell.height()) - 1)
        for _ in range(lines):
            if (further := step(row)) < 0:
                break
            row = further
        return row


_State = QStyle.StateFlag


def _stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of rows that follow one another. Args: rows: ascending."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
