"""The hits of an answer, and headings between them, as a list for Qt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import opening, wording
from desktop.search.grouping import Entry, Grouping, Heading, grouped
from models.answers import Hit

HIT_ROLE = Qt.ItemDataRole.UserRole
RANKED_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractListModel):
    """Hits in the order of the answer, in groups under headings where that is wanted.

    `ranked` is False for a plain list of the newest files. Headings are disabled: keys and mouse pass over them.

    Args: measured: say of each hit how near it is, in figures.
    """

    def __init__(self, parent: QObject | None = None, *, measured: bool = False) -> None:
        super().__init__(parent)
        self._measured = measured
        self._hits: tuple[Hit, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._grouping = Grouping.NONE
        self._ranked = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, in the order in which they are shown."""
        return self._hits

    @property
    def grouping(self) -> Grouping:
        """What hits are put together by."""
        return self._grouping

    def set_hits(self, hits: Sequence[Hit], *, ranked: bool, grouping: Grouping = Grouping.NONE) -> None:
        """Show another answer. Where it is the same, nothing moves."""
        entries = grouped(hits, grouping)
        if self._entries == entries and self._ranked == ranked and self._grouping is grouping:
            return
        self.beginResetModel()
        self._entries, self._ranked, self._grouping = entries, ranked, grouping
        self._hits = tuple(entry for entry in self._entries if isinstance(entry, Hit))
        self.endResetModel()

    def hit(self, index: Index) -> Hit | None:
        """The hit at an index; None for a heading."""
        entry = self._entry(index)
        return entry if isinstance(entry, Hit) else None

    def row_of(self, hit: Hit) -> int:
        """The row of the same item of the same file, -1 where it is not in the answer."""
        for row, other in enumerate(self._entries):
            if isinstance(other, Hit) and (other.item_id, other.file_id) == (hit.item_id, hit.file_id):
                return row
        return -1

    def first_row(self) -> int:
        """The row of the first hit, -1 where there is none."""
        return next((row for row, entry in enumerate(self._entries) if isinstance(entry, Hit)), -1)

    def _entry(self, index: Index) -> Entry | None:
        return self._entries[index.row()] if index.isValid() and index.row() < len(self._entries) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name, Qt's default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self._entry(index)
        if hit is None:
            return None
        if isinstance(hit, Heading):
            return _heading_data(hit, role)
        if role == HIT_ROLE:
            return hit
        if role == RANKED_ROLE:
            return self._ranked
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            measures = wording.measures(hit) if self._measured else ""
            return ", ".join(part for part in (wording.spoken(hit, ranked=self._ranked), measures) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(hit)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._entry(index), Heading):
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        mime = QMimeData()
        hits = [hit for hit in map(self.hit, indexes) if hit is not None]
        mime.setUrls([opening.url_of(hit.path) for hit in hits])
        return mime

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.CopyAction

    def _tool_tip(self, hit: Hit) -> str:
        lines = [hit.name, hit.folder]
        if hit.offline:
            lines.append(self.tr("Its drive is not connected."))
        if self._ranked:
            lines.append(wording.relevance_name(hit.relevance))
        if hit.folded:
            lines.append(wording.like_it(len(hit.folded)))
        if self._measured:
            lines += [line for line in (wording.measures(hit),) if line]
        return "\n".join(lines)


def _heading_data(heading: Heading, role: int) -> object:
    if role == HEADING_ROLE:
        return heading
    if role == Qt.ItemDataRole.DisplayRole:
        return heading.text
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{heading.text}, {wording.results(heading.count)}"
    return None
