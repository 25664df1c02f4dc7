"""Groups of duplicates as a table for Qt: a row for each group, in its first column what it is, then its files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop import opening
from desktop.explore import words
from models.views import DuplicateFile, DuplicateGroup

GROUP_ROLE = Qt.ItemDataRole.UserRole
FILE_ROLE = Qt.ItemDataRole.UserRole + 1
BEST_ROLE = Qt.ItemDataRole.UserRole + 2
SPARED_ROLE = Qt.ItemDataRole.UserRole + 3
"""Whether all of a group but its best are chosen."""
Index = QModelIndex | QPersistentModelIndex


class DuplicateModel(QAbstractTableModel):
    """Which files are the same or alike, and which of them are chosen for the trash. At first none is.

    Signals:
        chosen_changed: other files are chosen.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[DuplicateGroup, ...] = ()
        self._columns = 1
        self._chosen: set[int] = set()

    @property
    def groups(self) -> tuple[DuplicateGroup, ...]:
        """All groups."""
        return self._groups

    @property
    def chosen(self) -> tuple[DuplicateFile, ...]:
        """The files that are chosen, in the order of the table."""
        return tuple(file for group in self._groups for file in group.files if file.file_id in self._chosen)

    @property
    def emptied(self) -> int:
        """How many groups have no file that is not chosen."""
        return sum(all(file.file_id in self._chosen for file in group.files) for group in self._groups)

    def set_groups(self, groups: Sequence[DuplicateGroup]) -> None:
        """Show other groups; what is chosen stays so where it still is there."""
        if tuple(groups) == self._groups:
            return
        self.beginResetModel()
        self._groups = tuple(groups)
        self._columns = 1 + max((len(group.files) for group in groups), default=0)
        self._chosen &= {file.file_id for group in groups for file in group.files}
        self.endResetModel()
        self.chosen_changed.emit()

    def file(self, index: Index) -> DuplicateFile | None:
        """The file in a cell, None where it holds none."""
        group = self.group(index)
        place = index.column() - 1
        return group.files[place] if group is not None and 0 <= place < len(group.files) else None

    def group(self, index: Index) -> DuplicateGroup | None:
        """The group of a row."""
        return self._groups[index.row()] if index.isValid() and index.row() < len(self._groups) else None

    def toggle(self, index: Index) -> None:
        """Choose a file or let it go; in the first column: choose all of the group but the best, or let them go."""
        file = self.file(index)
        if file is not None:
            self._choose([file], chosen=file.file_id not in self._chosen)
        elif index.column() == 0 and (group := self.group(index)) is not None:
            if self._spared(group):
                self._choose(group.files, chosen=False)
            else:
                self.keep_only(group, group.files[0])

    def keep_only(self, group: DuplicateGroup, kept: DuplicateFile) -> None:
        """Choose all files of a group but one."""
        self._choose([kept], chosen=False)
        self._choose([file for file in group.files if file is not kept], chosen=True)

    def choose_all_but_best(self) -> None:
        """Choose all but the best of every group."""
        spare = {file.file_id for group in self._groups for file in group.files[1:] if not file.offline}
        self._replace(spare)

    def choose_nothing(self) -> None:
        """Let all go."""
        self._replace(set())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name, Qt's default
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group, file = self.group(index), self.file(index)
        if group is None:
            return None
        if role == GROUP_ROLE:
            return group
        if role == SPARED_ROLE:
            return self._spared(group)
        if file is None:
            return self._say_group(group, role) if index.column() == 0 else None
        return self._say_file(file, group, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        file = self.file(index)
        if file is None:
            usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            return usable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        mime = QMimeData()
        mime.setUrls([opening.url_of(file.path) for file in map(self.file, indexes) if file is not None])
        return mime

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.CopyAction

    def _say_group(self, group: DuplicateGroup, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{words.sort_of(group)}, {words.spare(group)}. {words.choice(spared=self._spared(group))}"
        return None

    def _say_file(self, file: DuplicateFile, group: DuplicateGroup, role: int) -> object:
        best = file is group.files[0]
        chosen = file.file_id in self._chosen
        if role == FILE_ROLE:
            return file
        if role == BEST_ROLE:
            return best
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return file.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(file, group, best=best, chosen=chosen)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((file.name, file.folder, words.measures(file), words.changed(file)))
        return None

    def _spared(self, group: DuplicateGroup) -> bool:
        spare = [file for file in group.files[1:] if not file.offline]
        return (
            bool(spare)
            and group.files[0].file_id not in self._chosen
            and all(file.file_id in self._chosen for file in spare)
        )

    def _choose(self, files: Iterable[DuplicateFile], *, chosen: bool) -> None:
        # What lies on a drive that is away cannot be moved.
        ids = {file.file_id for file in files if not file.offline}
        self._replace(self._chosen | ids if chosen else self._chosen - ids)

    def _replace(self, chosen: set[int]) -> None:
        if chosen == self._chosen:
            return
        self._chosen = chosen
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole, SPARED_ROLE])
        self.chosen_changed.emit()
