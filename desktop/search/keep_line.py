"""The line below the search field in which a search gets a name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.furniture import button, say, words
from desktop.search import chip_words
from desktop.search.query import Query
from desktop.search.saved import SavedSearches
from desktop.theme import Theme
from models.answers import SavedSearch
from models.errors import UserError

_LONGEST_NAME = 80


class KeepLine(QWidget):
    """Keeps what is asked under a name; with marks, as a collection that goes on learning. Hidden until it is wanted.

    Signals:
        closed: it is hidden again.
    """

    closed = Signal()

    def __init__(self, query: Query, saved: SavedSearches, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._query = query
        self._saved = saved
        self._what = QLabel()
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Name of this search"))
        self.name.returnPressed.connect(self.keep)
        self.keep_button = button(self.tr("Keep"), self.keep, look="primary")
        self.problem = words(tone="danger")
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self._what)
        row.addWidget(self.name, 1)
        row.addWidget(self.keep_button)
        row.addWidget(button(self.tr("Cancel"), self.close_line))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addLayout(row)
        column.addWidget(self.problem)
        self.hide()

    def open_line(self) -> None:
        """Ask for a name, where there is something to keep."""
        query = self._query
        if query.error is not None or (query.empty and not query.kinds):
            return
        request = query.request
        self._what.setText(self.tr("Keep collection as") if self._is_collection else self.tr("Keep search as"))
        self.name.setText(chip_words.request_text(request.text, request.examples)[:_LONGEST_NAME])
        say(self.problem, "")
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def keep(self) -> None:
        """Keep it under the name that is written."""
        name = self.name.text().strip()
        if name:
            request = self._query.request
            self._saved.keep(name, request, self._is_collection, then=self._finish, failed=self._say_why_not)

    def close_line(self) -> None:
        """Keep nothing."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    @property
    def _is_collection(self) -> bool:
        return bool(self._query.request.good)

    def _finish(self, _: SavedSearch) -> None:
        self.close_line()

    def _say_why_not(self, error: UserError) -> None:
        say(self.problem, str(error))
        announce(self.problem, str(error))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
