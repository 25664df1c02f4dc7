"""The results: a grid, a list, or a timeline of hits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.search.grouping import Grouping
from desktop.search.result_canvas import ResultCanvas
from desktop.search.result_delegate import ResultDelegate
from desktop.search.result_layout import Run, Sizes
from desktop.search.result_model import Index, ResultModel
from desktop.search.views import View
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit, Shelf

SMALLEST_PX, LARGEST_PX, USUAL_PX = 130, 420, 216
MOST_SELECTED = 5000
_REST_MS = 140
_LIST_TILE_PX = (48, 116)  # in the list, for the smallest and the largest tile of the grid


class ResultView(ResultCanvas):
    """Hits side by side, in cells that fill the width, or one below another. All that the mouse does, keys do too.

    Args: measured: show of each hit how near it is, in figures, in place of its folder.

    Signals:
        current_changed: the Hit that is current now, or None.
        opened: a Hit that is to be opened.
        toggled: the Space key: a Hit that is to be played or shown large.
        typed: text that was typed here and belongs into the search field.
        left: the Up key in the first row.
        menu_wanted: a Hit, and where on the screen its menu is to appear.
        undo_wanted, redo_wanted: of what is asked.
        unfold_wanted: the number of its near-duplicates was clicked: a Hit.
        arranged: the rows lie elsewhere now.
        pointed: the Hit under the mouse, or None, and where on its tile, from 0 at the left to 1 at the right.
    """

    current_changed = Signal(object)
    opened = Signal(object)
    toggled = Signal(object)
    typed = Signal(str)
    left = Signal()
    menu_wanted = Signal(object, QPoint)
    undo_wanted = Signal()
    redo_wanted = Signal()
    unfold_wanted = Signal(object)
    arranged = Signal()
    pointed = Signal(object, float)

    def __init__(self, theme: Theme, thumbnails: Thumbnails, *, measured: bool = False) -> None:
        self._delegate = ResultDelegate(theme, thumbnails, measured=measured)
        super().__init__(self._delegate.inks)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Results"))
        self.hits = ResultModel(self, measured=measured)
        self.view = View.GRID
        self._target_px = USUAL_PX
        self._foot_px = 0
        self._break_px = 0
        self._runs: tuple[Run, ...] = ()
        self.boundary_row = 0
        self._pointed: Hit | None = None
        self.setModel(self.hits)
        self.setItemDelegate(self._delegate)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(lambda index: self._emit_hit(self.opened, index))
        self._dirty: set[str] = set()
        self._redraw = QTimer(self, singleShot=True, interval=16)
        self._redraw.timeout.connect(self._redraw_ready)
        thumbnails.ready.connect(self._note_ready)
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._paint_sharply)
        theme.changed.connect(self.arrange)

    @property
    def current(self) -> Hit | None:
        """The hit that keys act on."""
        return self.hits.hit(self.currentIndex())

    @property
    def meant(self) -> tuple[Hit, ...]:
        """The hits that actions of the window concern: the selected or the current one, where they are seen."""
        if not self.isVisible():
            return ()
        current = self.current
        return self.selected or ((current,) if current is not None else ())

    @property
    def selected(self) -> tuple[Hit, ...]:
        """The selected hits, in the order of the answer: those that are here, `MOST_SELECTED` at most."""
        found: list[Hit] = []
        for stretch in sorted(self.selectionModel().selection(), key=lambda one: one.top()):
            for row in range(stretch.top(), stretch.bottom() + 1):
                hit = self.hits.hit(self.hits.index(row))
                if hit is not None:
                    found.append(hit)
                if len(found) == MOST_SELECTED:
                    return tuple(found)
        return tuple(found)

    @property
    def tiles(self) -> ResultDelegate:
        """What paints the hits."""
        return self._delegate

    def gridSize(self) -> QSize:  # noqa: N802  Qt's name
        return self.places.sizes.cell

    def show_hits(self, hits: Sequence[Hit], *, ranked: bool, stay: bool, grouping: Grouping = Grouping.NONE) -> None:
        """Show an answer.

        Args:
            ranked: whether the hits have a relevance.
            stay: the same question was asked again: the place in the grid and the current hit are kept.
            grouping: what hits are put together by.
        """
        self._exchange(lambda: self.hits.set_hits(hits, ranked=ranked, grouping=grouping), stay=stay)

    def show_shelf(self, shelf: Shelf, known: Sequence[Hit], *, stay: bool, grouping: Grouping) -> None:
        """Show all that stands on a shelf; what is looked at and not known yet is asked for by the model."""
        self._exchange(lambda: self.hits.set_shelf(shelf, known, grouping), stay=stay)

    def set_view(self, view: View) -> None:
        """Show the same as a grid, a list or a timeline; what is current stays in sight."""
        if view is self.view:
            return
        self.view = view
        self._delegate.in_rows = view is View.LIST
        self.verticalScrollBar().setValue(0)
        self.arrange()
        self.show_current()

    def show_current(self) -> None:
        """Scroll to what is current; to the beginning where nothing is."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.scrollToTop()

    def set_cut(self, *, foot_px: int, break_px: int) -> None:
        """Leave room for the lines that show where relevance ends.

        Args:
            foot_px: below the last row. break_px: between the strong hits and the others, where those come first.
        """
        if (self._foot_px, self._break_px) != (foot_px, break_px):
            self._foot_px, self._break_px = foot_px, break_px
            self._note_runs()
            self.arrange()

    def paint_again(self, wanted: Callable[[Hit], bool]) -> None:
        """Paint some hits again, where they are seen. Args: wanted: whether a hit is one of them."""
        for row in self.rows_in_sight():
            hit = self.hits.hit(self.hits.index(row))
            if hit is not None and wanted(hit):
                self.update_rows(row, row)

    def set_margin(self, width_px: int) -> None:
        """Leave room beside the results, between them and the scroll bar."""
        rtl = self.isRightToLeft()
        self.setViewportMargins(width_px if rtl else 0, 0, 0 if rtl else width_px, 0)

    def choose_first(self) -> None:
        """Make a hit current where none is."""
        if not self.currentIndex().isValid() and self.hits.first_row() >= 0:
            self.setCurrentIndex(self.hits.index(self.hits.first_row()))

    def set_tile_width(self, width_px: int) -> None:
        """Set how wide a cell is to be, roughly: the cells of a row share its width. In the list, how high rows are."""
        self._target_px = max(SMALLEST_PX, min(LARGEST_PX, width_px))
        self._hurry()
        self.arrange()

    def arrange(self) -> None:
        width = self.viewport().width()
        if width <= 0:
            return
        columns = 1 if self.view is View.LIST else max(1, round(width / self._target_px))
        if self.view is View.LIST:
            share = (self._target_px - SMALLEST_PX) / (LARGEST_PX - SMALLEST_PX)
            least, most = _LIST_TILE_PX
            cell = self._delegate.row_size(width, round(least + share * (most - least)))
        else:
            cell = self._delegate.cell_size(width // columns)
        sizes = Sizes(width, cell, columns, self._delegate.heading_px(), self.isRightToLeft())
        self.put(self._runs, sizes, self._foot_px)
        self.arranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._hurry()
        super().resizeEvent(event)

    def reset(self) -> None:
        self._note_runs()
        super().reset()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802
        super().dataChanged(first, last, roles)
        if first.row() <= self.currentIndex().row() <= last.row():
            self.current_changed.emit(self.current)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.current_changed.emit(self.hits.hit(current))

    def selectAll(self) -> None:  # noqa: N802
        last = self.hits.rowCount() - 1
        if last >= 0:
            self._select(*self.bounded(0, last))

    def bounded(self, first: int, last: int) -> tuple[int, int]:
        """Of a shelf no more is selected at once than can be fetched; what is lacking of it is asked for."""
        if self.hits.shelf is None:
            return first, last
        at = self.currentIndex().row()
        if last - first >= MOST_SELECTED:
            first, last = (last - MOST_SELECTED + 1, last) if first < at == last else (first, first + MOST_SELECTED - 1)
        for row in range(first, last + 1):
            self.hits.hit(self.hits.index(row))
        return first, last

    def note_mouse(self, place: QPoint) -> None:
        super().note_mouse(place)
        index = self.hits.index(self._hovered)
        hit = self.hits.hit(index)
        if hit is not None:
            tile = self._delegate.tile_place(self.visualRect(index), mirrored=self.isRightToLeft())
            self.pointed.emit(hit, min(1.0, max(0.0, (place.x() - tile.left()) / max(1.0, tile.width()))))
        elif self._pointed is not None:
            self.pointed.emit(None, 0.0)
        self._pointed = hit

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        hit = self.hits.hit(index)
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._delegate.folded_badge(self.visualRect(index), hit).contains(event.position()):
            self.unfold_wanted.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        plain = plain or event.modifiers() == Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._emit_hit(self.opened, self.currentIndex())
        elif key == Qt.Key.Key_Space and plain:
            self._emit_hit(self.toggled, self.currentIndex())
        elif key == Qt.Key.Key_Up and plain and self._in_first_row():
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        elif plain and event.text().isprintable() and event.text():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _hurry(self) -> None:
        """The size of the tiles is about to change, and may do so again at once."""
        self._delegate.tiles.hasty = True
        self._resting.start()

    def _paint_sharply(self) -> None:
        if self._delegate.tiles.calm_down():
            self.viewport().update()

    def _exchange(self, put: Callable[[], None], *, stay: bool) -> None:
        current, offset = self.current, self.verticalScrollBar().value()
        if not stay:
            self.verticalScrollBar().setValue(0)
        put()
        row = self.hits.row_of(current) if current is not None else -1
        if row >= 0 and (stay or row == self.hits.first_row()):
            index = self.hits.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(offset if stay else 0)
        if self.current != current:
            self.current_changed.emit(self.current)

    def _select(self, first: int, last: int) -> None:
        stretch = QItemSelection(self.hits.index(first), self.hits.index(last))
        self.selectionModel().select(stretch, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _note_runs(self) -> None:
        """The rows that lie side by side; between the strong hits and the others there is a gap."""
        self._runs, self.boundary_row = self.hits.runs(), 0
        if not (self._break_px and self.hits.ranked and self.hits.grouping is Grouping.NONE):
            return
        strong = [hit.relevance == "strong" for hit in self.hits.hits]
        count = sum(strong)
        if 0 < count < len(strong) and all(strong[:count]):
            self.boundary_row = count
            self._runs = (Run(0, count), Run(count, len(strong) - count, gap_px=self._break_px))

    def _in_first_row(self) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return True
        first = self.places.place(max(0, self.hits.first_row()))
        return self.places.place(index.row()).top() <= first.top()

    def _note_ready(self, preview: str) -> None:
        self._dirty.add(preview)
        if not self._redraw.isActive():
            self._redraw.start()

    def _redraw_ready(self) -> None:
        self.paint_again(lambda hit: hit.preview in self._dirty)
        self._dirty.clear()

    def _emit_hit(self, signal: SignalInstance, index: QModelIndex) -> None:
        hit = self.hits.hit(index)
        if hit is not None:
            signal.emit(hit)

    def _ask_for_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if not index.isValid():
            index = self.currentIndex()
            position = self.visualRect(index).center()
        hit = self.hits.hit(index)
        if hit is not None:
            self.menu_wanted.emit(hit, self.viewport().mapToGlobal(position))
