"""The files that could not be indexed, as a table for Qt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.views import Failure

Index = QModelIndex | QPersistentModelIndex


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
