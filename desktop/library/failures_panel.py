"""The files that could not be indexed, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from desktop import wording
from desktop.furniture import Panel, back_button
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.views import Failure

Index = QModelIndex | QPersistentModelIndex
_NAME_PX = 180


class FailureModel(QAbstractTableModel):
    """One row for each file that failed."""

    def __init__(self) -> None:
        super().__init__()
        self.failures: tuple[Failure, ...] = ()
        self._titles = (self.tr("File"), self.tr("What happened"), self.tr("What to do"), self.tr("Folder"))

    def set_failures(self, failures: Sequence[Failure]) -> None:
        """Show another list."""
        if tuple(failures) == self.failures:
            return
        self.beginResetModel()
        self.failures = tuple(failures)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name, Qt's default
        return 0 if parent.isValid() else len(self.failures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        failure = self.failures[index.row()]
        folder, _, name = failure.display.replace("\\", "/").rpartition("/")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (name, f"{failure.what} {failure.why}", failure.what_to_do, folder)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((failure.display, failure.what, failure.why, failure.what_to_do))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None


class FailuresPanel(Panel):
    """A table of the failed files, with what can be done about them.

    Signals:
        open_wanted, show_wanted: a path.
    """

    open_wanted = Signal(bytes)
    show_wanted = Signal(bytes)

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self.failures = FailureModel()
        self.table = self._make_table()
        self._retry = self._button("retry", self.tr("Retry"), self.retry_selected)
        self._retry_all = self._button("retry", self.tr("Retry all"), self.retry_all)
        self._open = self._button("open", self.tr("Open"), lambda: self._emit(self.open_wanted.emit))
        self._show = self._button("reveal", self.tr("Show in folder"), lambda: self._emit(self.show_wanted.emit))
        self._nothing = QLabel(self.tr("Every file could be looked into."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("tone", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        self._show_choice()

    def refresh(self) -> None:
        """Ask for the list anew."""
        self._tasks.ask("failures", then=self._show_failures, latest="failures")

    def retry_selected(self) -> None:
        """Try the selected files again."""
        chosen = self._chosen()
        if chosen:
            self._tasks.ask("retry", tuple(failure.file_id for failure in chosen), then=lambda _: self.refresh())

    def retry_all(self) -> None:
        """Try all of them again."""
        self._tasks.ask("retry", (), then=lambda _: self.refresh())

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.failures)
        table.setAccessibleName(self.tr("Files that failed"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, _NAME_PX)
        table.selectionModel().selectionChanged.connect(self._show_choice)
        table.doubleClicked.connect(lambda: self._emit(self.open_wanted.emit))
        return table

    def _button(self, icon: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        self._theme.dress(button, icon)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        space = self._theme.space
        back = back_button(self._theme)
        back.clicked.connect(self.closed)
        self._title = QLabel()
        self._title.setProperty("type", "title")
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self._title, 1)
        buttons = QHBoxLayout()
        for button in (self._retry, self._open, self._show):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._retry_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)

    def _show_failures(self, failures: tuple[Failure, ...]) -> None:
        self.failures.set_failures(failures)
        failed = wording.counted(len(failures), self.tr("1 file failed"), self.tr("%1 files failed"))
        self._title.setText(failed if failures else self.tr("No file failed"))
        self._stack.setCurrentIndex(0 if failures else 1)
        self._retry_all.setEnabled(bool(failures))
        self._show_choice()

    def _show_choice(self) -> None:
        chosen = self._chosen()
        self._retry.setEnabled(bool(chosen))
        self._open.setEnabled(len(chosen) == 1)
        self._show.setEnabled(len(chosen) == 1)

    def _chosen(self) -> list[Failure]:
        return [self.failures.failures[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _emit(self, emit: Callable[[bytes], None]) -> None:
        chosen = self._chosen()
        if chosen:
            emit(chosen[0].path)
