"""The hits of an answer, and headings between them, as a list for Qt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop import opening, wording
from desktop.furniture import tip
from desktop.hits import has_path
from desktop.search.grouping import Entry, Grouping, Heading
from desktop.search.result_entries import Entries, ShelvedAnswer, WholeAnswer
from desktop.search.result_layout import Run
from models.answers import Hit, Shelf

HIT_ROLE = Qt.ItemDataRole.UserRole
RANKED_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractListModel):
    """Hits in the order of the answer, in groups under headings where that is wanted.

    `ranked` is False for a plain list of files. Headings are disabled: keys and mouse pass over them. Of a shelf, rows
    that are not here yet have no hit; they are asked for when somebody looks at them.

    Args: measured: say of each hit how near it is, in figures.

    Signals:
        pieces_wanted: pieces of the shelf are to be fetched, see `ShelvedAnswer.next_piece`.
    """

    pieces_wanted = Signal()

    def __init__(self, parent: QObject | None = None, *, measured: bool = False) -> None:
        super().__init__(parent)
        self._measured = measured
        self._entries: Entries = WholeAnswer((), Grouping.NONE)
        self._grouping = Grouping.NONE
        self._ranked = False
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self.pieces_wanted)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits that are here, in the order in which they are shown; of a shelf, the latest that were looked at."""
        return self._entries.hits

    @property
    def grouping(self) -> Grouping:
        """What hits are put together by."""
        return self._grouping

    @property
    def ranked(self) -> bool:
        """Whether the hits have a relevance."""
        return self._ranked

    @property
    def shelf(self) -> ShelvedAnswer | None:
        """The shelf, where the rows are one."""
        return self._entries if isinstance(self._entries, ShelvedAnswer) else None

    @property
    def keys(self) -> tuple[str, ...]:
        """What each group is put together by, see `Shelf.groups`; empty where there are none."""
        return self._entries.keys

    def runs(self) -> tuple[Run, ...]:
        """The rows that lie side by side."""
        return self._entries.runs()

    def set_hits(self, hits: Sequence[Hit], *, ranked: bool, grouping: Grouping = Grouping.NONE) -> None:
        """Show another answer. Where it is the same, nothing moves."""
        new, old = WholeAnswer(hits, grouping), self._entries
        same = isinstance(old, WholeAnswer) and old.entries == new.entries
        if not (same and self._ranked == ranked and self._grouping is grouping):
            self._put(new, ranked, grouping)

    def set_shelf(self, shelf: Shelf, known: Sequence[Hit], grouping: Grouping) -> None:
        """Show everything that stands on a shelf. Args: known: hits of it that are here already."""
        self._put(ShelvedAnswer(shelf, grouping, known, self._entries), False, grouping)

    def take_piece(self, shelf: ShelvedAnswer, piece: int, hits: Sequence[Hit | None]) -> None:
        """Show what was fetched for a piece of a shelf, unless something else is shown by now."""
        if shelf is self._entries:
            first, last = shelf.take(piece, hits)
            self.dataChanged.emit(self.index(first), self.index(last))

    def hit(self, index: Index) -> Hit | None:
        """The hit at an index; None for a heading, and for what is not here yet."""
        entry = self._entry(index)
        return entry if isinstance(entry, Hit) else None

    def row_of(self, hit: Hit) -> int:
        """The row of the same item of the same file, -1 where it is not in the answer."""
        return self._entries.row_of(hit)

    def first_row(self) -> int:
        """The row of the first hit, -1 where there is none."""
        count = self._entries.count
        return -1 if not count else 1 if count > 1 and isinstance(self._entries.entry(0), Heading) else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name, Qt's default
        return 0 if parent.isValid() else self._entries.count

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
        entry = self._entry(index)
        if isinstance(entry, Heading):
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if entry is not None and has_path(entry) else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        mime = QMimeData()
        hits = [hit for hit in map(self.hit, indexes) if hit is not None]
        mime.setUrls([opening.url_of(hit.path) for hit in hits if has_path(hit)])
        return mime

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.CopyAction

    def _put(self, entries: Entries, ranked: bool, grouping: Grouping) -> None:
        self.beginResetModel()
        self._entries, self._ranked, self._grouping = entries, ranked, grouping
        self.endResetModel()

    def _entry(self, index: Index) -> Entry | None:
        if not index.isValid():
            return None
        entry = self._entries.entry(index.row())
        if isinstance(self._entries, ShelvedAnswer) and self._entries.lacks and not self._asking.isActive():
            self._asking.start()
        return entry

    def _tool_tip(self, hit: Hit) -> str:
        lines = [hit.name, hit.folder]
        if hit.offline:
            lines.append(wording.why_away(hit))
        if self._ranked:
            lines.append(wording.relevance_name(hit.relevance))
        if hit.folded:
            lines.append(wording.like_it(len(hit.folded)))
        if self._measured:
            lines += [line for line in (wording.measures(hit),) if line]
        return tip("\n".join(lines))


def _heading_data(heading: Heading, role: int) -> object:
    if role == HEADING_ROLE:
        return heading
    if role == Qt.ItemDataRole.DisplayRole:
        return heading.text
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{heading.text}, {wording.results(heading.count)}"
    return None
