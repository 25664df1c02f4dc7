"""The table of duplicates: a row for each group, a cell for each file."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from desktop.explore.duplicate_delegate import DuplicateDelegate
from desktop.explore.duplicate_model import DuplicateModel, Index
from desktop.theme import Theme
from desktop.thumbnails import Thumbnails


class DuplicateView(QTableView):
    """Shows groups in rows that all are equally high, so that thousands of them scroll. What the mouse does, keys do.

    Signals:
        open_wanted, show_wanted: a path.
    """

    open_wanted = Signal(bytes)
    show_wanted = Signal(bytes)

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("duplicates")
        self.setAccessibleName(self.tr("Groups of files that are the same or alike"))
        self.groups = DuplicateModel(self)
        self._delegate = DuplicateDelegate(theme, thumbnails)
        self.setModel(self.groups)
        self.setItemDelegate(self._delegate)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for set_mode in (self.setVerticalScrollMode, self.setHorizontalScrollMode):
            set_mode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._open)
        self._redraw = QTimer(self, singleShot=True, interval=16)
        self._redraw.timeout.connect(self.viewport().update)
        thumbnails.ready.connect(lambda _: self.isVisible() and not self._redraw.isActive() and self._redraw.start())
        theme.changed.connect(self._lay_out)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.groups.toggle(index)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if self.groups.file(index) is None:
                self.groups.toggle(index)
            else:
                self._open(index)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        place = event.position().toPoint()
        # Two quick clicks on a box are meant for the box.
        if not self._on_box(place, self.indexAt(place)):
            super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        on_choice = index.column() == 0 and self._delegate.choice_place(self.visualRect(index)).contains(place)
        if on_choice or self._on_box(place, index):
            self.groups.toggle(index)

    def _on_box(self, place: QPoint, index: QModelIndex) -> bool:
        box = self._delegate.box_place(self.visualRect(index))
        return self.groups.file(index) is not None and box.adjusted(-4, -4, 4, 4).contains(place)

    def _lay_out(self) -> None:
        size = self._delegate.cell_size
        for header, section_px in ((self.horizontalHeader(), size.width()), (self.verticalHeader(), size.height())):
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(section_px)
        self.viewport().update()

    def _open(self, index: Index) -> None:
        file = self.groups.file(index)
        if file is not None:
            self.open_wanted.emit(file.path)

    def _show_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            index = self.currentIndex()
            place = self.visualRect(index).center()
        menu = self.menu_of(index)
        if menu is not None:
            menu.popup(self.viewport().mapToGlobal(place))

    def menu_of(self, index: QModelIndex) -> QMenu | None:
        """What can be done with a file and its group."""
        file, group = self.groups.file(index), self.groups.group(index)
        if file is None or group is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.open_wanted.emit(file.path))
        menu.addAction(self.tr("Show in folder"), lambda: self.show_wanted.emit(file.path))
        menu.addSeparator()
        menu.addAction(self.tr("Choose all others of this group"), lambda: self.groups.keep_only(group, file))
        return menu
