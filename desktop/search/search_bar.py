"""The search field, the example beside it, and the line that says what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.eliding_label import ElidingLabel
from desktop.search.query import Query
from desktop.theme import Theme
from models.views import Answer


class SearchBar(QWidget):
    """Where a person says what to find.

    Signals:
        grid_wanted: the Down key: the keys are to go to the grid.
        weaker_toggled: whether hits of weak relevance are wanted, too.
    """

    grid_wanted = Signal()
    weaker_toggled = Signal(bool)

    def __init__(self, query: Query, theme: Theme) -> None:
        super().__init__()
        self._query = query
        self._theme = theme
        self.field = QLineEdit()
        self.field.setObjectName("search")
        self.field.setPlaceholderText(self.tr("Describe what you remember\N{HORIZONTAL ELLIPSIS}"))
        self.field.setAccessibleName(self.tr("Search"))
        self.field.setAcceptDrops(False)  # what is dropped goes to the window, which knows files and folders
        self.field.installEventFilter(self)
        self._glass = QAction(self)
        self._clear = QAction(self.tr("Clear"), self)
        self._clear.triggered.connect(self._query.clear)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.field.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._chip = QPushButton(self.tr("Similar"))
        self._chip.setProperty("look", "chip")
        self._chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # its cross comes after its words
        theme.dress(self._chip, "close", "on_accent_soft")
        self._line = ElidingLabel()
        self._line.setProperty("tone", "muted")
        self._line.setAccessibleName(self.tr("What was found"))
        self.weaker = QPushButton()
        self.weaker.setProperty("look", "link")
        self.weaker.setCheckable(True)
        self.weaker.hide()
        self.weaker.toggled.connect(self.weaker_toggled)
        self._lay_out()
        self.field.textEdited.connect(query.type_text)
        self.field.returnPressed.connect(query.send)
        self._chip.clicked.connect(query.drop_example)
        query.changed.connect(self._show_query)
        theme.changed.connect(self._dress)
        self._dress()
        self._show_query()

    def show_answer(self, answer: Answer, shown: int) -> None:
        """Say how much was found, how much of it is shown, and what a person should know about it."""
        line = " \N{MIDDLE DOT} ".join(part for part in (self._found(answer, shown), *answer.notes) if part)
        if line != self._line.text():
            self._line.setText(line)
            self._line.setToolTip("\n".join(answer.notes))
            announce(self._line, line)
        hidden = len(answer.hits) - shown
        self.weaker.setVisible(not self._query.empty and (hidden > 0 or self.weaker.isChecked()))
        if self.weaker.isChecked():
            self.weaker.setText(self.tr("Hide weaker ones"))
        else:
            self.weaker.setText(self.tr("Show %1 weaker").replace("%1", wording.number(hidden)))
        self.weaker.setAccessibleName(self.weaker.text())

    def _found(self, answer: Answer, shown: int) -> str:
        if self._query.empty:
            return self.tr("Newest first") if answer.hits else ""
        if not answer.hits:
            return self.tr("Nothing found")
        if answer.hits[0].relevance == "weak":
            return self.tr("Nothing fits well; these come closest")
        return wording.results(shown)

    def take_keys(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_on_typing(self, text: str) -> None:
        """Take over a key that was typed elsewhere."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(self.field.text() + text)
        self._query.type_text(self.field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Down:
                self.grid_wanted.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._query.clear()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.field.text() and self._query.example:
                self._query.drop_example()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        space = self._theme.space
        beside = QHBoxLayout()
        beside.setSpacing(space("s"))
        beside.addWidget(self._chip)
        beside.addWidget(self._line, 1)
        beside.addWidget(self.weaker)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("l"), space("l"), space("xs"))
        column.setSpacing(space("s"))
        column.addWidget(self.field)
        column.addLayout(beside)

    def _dress(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted"))
        self._clear.setIcon(self._theme.icon("close", "muted"))

    def _show_query(self) -> None:
        query = self._query
        if self.field.text() != query.text:
            self.field.setText(query.text)
        self._clear.setVisible(not query.empty or bool(query.text))
        self._chip.setVisible(query.example is not None)
        if query.example is not None:
            name = self.fontMetrics().elidedText(query.example.name, Qt.TextElideMode.ElideMiddle, 260)
            self._chip.setText(self.tr("Similar to %1").replace("%1", name))
            self._chip.setAccessibleName(self.tr("Similar to %1. Press to remove.").replace("%1", query.example.name))
            self._chip.setToolTip(self.tr("Remove"))
