"""The grid of hits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.search.grouping import Grouping
from desktop.search.result_delegate import ResultDelegate
from desktop.search.result_model import Index, ResultModel
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails
from models.answers import Hit

SMALLEST_PX, LARGEST_PX, USUAL_PX = 130, 420, 216
_BATCH = 500


class ResultView(QListView):
    """Hits side by side, in cells that fill the width. Everything that the mouse does, keys do too.

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

    def __init__(self, theme: Theme, thumbnails: Thumbnails, *, measured: bool = False) -> None:
        super().__init__()
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Results"))
        self.hits = ResultModel(self, measured=measured)
        self._delegate = ResultDelegate(theme, thumbnails, measured=measured)
        self._target_px = USUAL_PX
        self.setModel(self.hits)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(36)
        # It keeps its room, so that nothing jumps, but shows no handle where there is nothing to scroll.
        self.verticalScrollBar().setEnabled(False)
        self.verticalScrollBar().rangeChanged.connect(lambda _, most: self.verticalScrollBar().setEnabled(most > 0))
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(lambda index: self._emit_hit(self.opened, index))
        self._dirty: set[str] = set()
        self._redraw = QTimer(self, singleShot=True, interval=16)
        self._redraw.timeout.connect(self._redraw_ready)
        thumbnails.ready.connect(self._note_ready)
        theme.changed.connect(self._lay_out)

    @property
    def current(self) -> Hit | None:
        """The hit that keys act on."""
        return self.hits.hit(self.currentIndex())

    @property
    def selected(self) -> tuple[Hit, ...]:
        """The selected hits, in the order of the answer."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return tuple(hit for hit in map(self.hits.hit, chosen) if hit is not None)

    def show_hits(self, hits: Sequence[Hit], *, ranked: bool, stay: bool, grouping: Grouping = Grouping.NONE) -> None:
        """Show an answer.

        Args:
            ranked: whether the hits have a relevance.
            stay: the same question was asked again: the place in the grid and the current hit are kept.
            grouping: what hits are put together by.
        """
        current, offset = self.current, self.verticalScrollBar().value()
        regrouped = grouping is not self.hits.grouping
        self.hits.set_hits(hits, ranked=ranked, grouping=grouping)
        if regrouped:
            self._lay_out()
        row = self.hits.row_of(current) if current is not None else -1
        if row >= 0 and (stay or row == self.hits.first_row()):
            index = self.hits.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if stay:
            self.verticalScrollBar().setValue(offset)
        else:
            self.scrollToTop()
        if self.current != current:
            self.current_changed.emit(self.current)

    def choose_first(self) -> None:
        """Make a hit current where none is."""
        if self.current is None and self.hits.hits:
            self.setCurrentIndex(self.hits.index(self.hits.first_row()))

    def set_tile_width(self, width_px: int) -> None:
        """Set how wide a cell is to be, roughly: the cells of a row share its width."""
        self._target_px = max(SMALLEST_PX, min(LARGEST_PX, width_px))
        self._lay_out()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.current_changed.emit(self.hits.hit(current))

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if action == QAbstractItemView.CursorAction.MoveHome and self.hits.hits:
            return self.hits.index(self.hits.first_row())  # the very first row may be a heading
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._lay_out()
        super().resizeEvent(event)

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

    def _in_first_row(self) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return True
        first = self.visualRect(self.hits.index(max(0, self.hits.first_row())))
        return self.visualRect(index).top() <= first.top()

    def _columns(self) -> int:
        return max(1, round(self.viewport().width() / self._target_px))

    def _lay_out(self) -> None:
        # One pixel less than the width: with none to spare Qt wraps the last cell of each row.
        width = (self.viewport().width() - 1) // self._columns()
        if width > 0:
            # Headings are as wide as the view: with them, cells have no common size.
            in_groups = self.hits.grouping is not Grouping.NONE
            self._delegate.set_widths(width, self.viewport().width() - 1)
            self.setUniformItemSizes(not in_groups)
            self.setGridSize(QSize() if in_groups else self._delegate.cell_size(width))
            self.setIconSize(QSize(width, width))
            self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _note_ready(self, preview: str) -> None:
        self._dirty.add(preview)
        if not self._redraw.isActive():
            self._redraw.start()

    def _redraw_ready(self) -> None:
        if any(hit.preview in self._dirty for hit in self.hits.hits):
            self.viewport().update()
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
