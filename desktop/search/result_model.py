"""The hits of an answer, as a list for Qt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import opening, wording
from models.views import Hit

HIT_ROLE = Qt.ItemDataRole.UserRole
RANKED_ROLE = Qt.ItemDataRole.UserRole + 1
_CLOSEST = 12
Index = QModelIndex | QPersistentModelIndex


def worth_showing(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits that fit strongly or may fit; where there are none, the few that come closest."""
    fitting = tuple(hit for hit in hits if hit.relevance != "weak")
    return fitting or tuple(hits[:_CLOSEST])


class ResultModel(QAbstractListModel):
    """Hits in the order of the answer. `ranked` is False for a plain list of the newest files.

    Args: measured: say of each hit how near it is, in figures.
    """

    def __init__(self, parent: QObject | None = None, *, measured: bool = False) -> None:
        super().__init__(parent)
        self._measured = measured
        self._hits: tuple[Hit, ...] = ()
        self._ranked = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits."""
        return self._hits

    def set_hits(self, hits: Sequence[Hit], *, ranked: bool) -> None:
        """Show another answer. Where it is the same, nothing moves."""
        if self._hits == tuple(hits) and self._ranked == ranked:
            return
        self.beginResetModel()
        self._hits, self._ranked = tuple(hits), ranked
        self.endResetModel()

    def hit(self, index: Index) -> Hit | None:
        """The hit at an index."""
        return self._hits[index.row()] if index.isValid() and index.row() < len(self._hits) else None

    def row_of(self, hit: Hit) -> int:
        """The row of the same item of the same file, -1 where it is not in the answer."""
        for row, other in enumerate(self._hits):
            if (other.item_id, other.file_id) == (hit.item_id, hit.file_id):
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name, Qt's default
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit(index)
        if hit is None:
            return None
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
        if self._measured:
            lines += [line for line in (wording.measures(hit),) if line]
        return "\n".join(lines)
