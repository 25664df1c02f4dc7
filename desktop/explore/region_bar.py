"""What can be done with a region of a map, or with a cluster: search inside it, tag it, make a collection of it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from desktop.accessibility import announce
from desktop.explore import map_words
from desktop.flow_layout import FlowLayout
from desktop.furniture import button, say, words
from desktop.tags.tag_book import LONGEST_NAME, TagBook
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import SearchRequest
from models.errors import UserError

_MOST_MARKED = 500


class RegionBar(QFrame):
    """Hidden while nothing is chosen.

    Args: book: the tags that there are.

    Signals:
        narrow_wanted: ids of the items among which is to be searched.
        cleared: nothing is to be chosen any more.
        noticed: a sentence, what can be done about it ("" for nothing), and the function that does it.
    """

    narrow_wanted = Signal(object)
    cleared = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, theme: Theme, book: TagBook) -> None:
        super().__init__()
        self.setObjectName("card")
        self._tasks = tasks
        self._book = book
        self._items: tuple[int, ...] = ()
        self._deed: Literal["tag", "collection"] = "tag"
        self.said = words()
        self.search = button(self.tr("Search inside"), self._narrow, look="primary")
        self.tag = button(self.tr("Tag\N{HORIZONTAL ELLIPSIS}"), lambda: self._ask_name("tag"))
        self.collect = button(
            self.tr("Collection\N{HORIZONTAL ELLIPSIS}"),
            lambda: self._ask_name("collection"),
            name=self.tr("Make a collection"),
        )
        self.clear = button(self.tr("Choose nothing"), self.cleared.emit, look="quiet")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._keep)
        self.keep = button(self.tr("Keep"), self._keep)
        self._problem = words()
        self._problem.setObjectName("warning")
        row = FlowLayout(theme.space("s"))
        for widget in (self.search, self.tag, self.collect, self.clear, self.name, self.keep):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("m"),) * 4)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.said)
        column.addLayout(row)
        column.addWidget(self._problem)
        self._end_name()
        self.hide()

    @property
    def items(self) -> tuple[int, ...]:
        """Ids of the items that are chosen."""
        return self._items

    @property
    def problem(self) -> str:
        """Why nothing was kept, "" where nothing went wrong."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_items(self, items: tuple[int, ...], name: str = "") -> None:
        """Offer what can be done with some items. Args: name: of the cluster that they are."""
        self._items = items
        said = map_words.chosen(len(items))
        self.said.setText(f"{name}: {said}" if name else said)
        self._end_name()
        if name:
            self.name.setText(name.split(",")[0].strip())
        self.setVisible(bool(items))
        if items:
            announce(self, self.said.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._end_name() if not self.name.isHidden() else self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _narrow(self) -> None:
        self.narrow_wanted.emit(self._items)

    def _ask_name(self, deed: Literal["tag", "collection"]) -> None:
        self._deed = deed
        said = self.tr("Name of the tag") if deed == "tag" else self.tr("Name of the collection")
        self.name.setPlaceholderText(said)
        self.name.setAccessibleName(said)
        self.name.show()
        self.keep.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _end_name(self) -> None:
        self.name.clear()
        self.name.hide()
        self.keep.hide()
        say(self._problem, "")

    def _keep(self) -> None:
        name = self.name.text().strip()
        if not name or not self._items:
            return
        if self._deed == "tag":
            self._book.put_on(name, self._items, then=lambda number: self._tell_tag(name, number), failed=self._fail)
        else:
            # What a collection learns from; a few hundred examples say all.
            wanted = SearchRequest(good=self._items[:_MOST_MARKED])
            self._tasks.ask("saved.keep", name, wanted, True, then=lambda _: self._tell_kept(name), failed=self._fail)

    def _tell_tag(self, name: str, number: int) -> None:
        said = self.tr("%1 was added to %Ln item(s).", "", len(self._items)).replace("%1", name)
        self._end_name()
        self.noticed.emit(said, self.tr("Undo"), lambda: self._book.take_back(number))

    def _tell_kept(self, name: str) -> None:
        self._end_name()
        self.noticed.emit(self.tr("%1 was kept.").replace("%1", name), "", None)

    def _fail(self, error: UserError) -> None:
        say(self._problem, str(error))
        announce(self, self._problem.text())
