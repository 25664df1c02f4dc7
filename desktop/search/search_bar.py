"""The search field with all that belongs to it: chips, what is wrong, what was found, and how it is arranged."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.actions import Actions, Section
from desktop.furniture import say, words
from desktop.search.arranging import ArrangeButton
from desktop.search.chips import ChipRow
from desktop.search.completing import Completing, Remembering
from desktop.search.field import SearchField
from desktop.search.history import History
from desktop.search.keep_line import KeepLine
from desktop.search.pasting import Pasting
from desktop.search.query import Query
from desktop.search.recording import RecordingLine
from desktop.search.relevance import RelevanceBar, fits
from desktop.search.saved import SavedSearches
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Answer

_NARROW_CHARACTERS = 64
_RATHER_NARROW_CHARACTERS = 80
_EXPLAIN_PAUSE_MS = 600


class SearchBar(QWidget):
    """Where a person says what to find.

    Signals:
        grid_wanted: the Down key: the keys are to go to the grid.
        failed: UserError of the microphone, or of what was pasted.
    """

    grid_wanted = Signal()
    failed = Signal(object)

    def __init__(self, query: Query, tasks: Tasks, history: History, saved: SavedSearches, theme: Theme) -> None:
        super().__init__()
        self._query = query
        self._theme = theme
        self.field = SearchField(theme)
        self.field.setAccessibleName(self.tr("Search"))
        self.completing = Completing(self.field, query, tasks, theme)
        self.remembering = Remembering(self.field, query, history, theme)
        self._glass = self._action(self.tr("Earlier searches"), self.remembering.offer, leading=True)
        self._clear = self._action(self.tr("Clear"), query.clear)
        self.recording = RecordingLine(theme)
        self.keep_line = KeepLine(query, saved, theme)
        self._keep = self._action(self.tr("Keep this search (Ctrl+S)"), self.keep_line.open_line)
        self._record = self._action(self.tr("Search by a sound (Ctrl+Shift+R)"), self.recording.start)
        self.problem = words()
        self.problem.setProperty("tone", "danger")
        self.problem.hide()
        self.chips = ChipRow(query, theme)
        # Both go on in the next line: cut off, they would not say how to get more.
        self._line, self._notes = words(tone="muted"), words(tone="muted")
        self._line.setAccessibleName(self.tr("What was found"))
        self._notes.setAccessibleName(self.tr("What to know about the results"))
        self._notes.hide()
        self.relevance = RelevanceBar(theme)
        self.arrange = ArrangeButton(query, theme)
        self.pasting = Pasting(self)
        # A word that is half typed is wrong for a moment: that is no news.
        self._explaining = QTimer(self, singleShot=True, interval=_EXPLAIN_PAUSE_MS)
        self._explaining.timeout.connect(self._explain_in_time)
        self._lay_out()
        self._connect()
        self._dress()
        self._show_query()

    def add_actions(self, actions: Actions) -> None:
        """Put what can be done here among the actions of the window."""
        keep, record = self.tr("Keep this search"), self.tr("Record a sound to search by")
        actions.add(
            "keep", keep, "Ctrl+S", self.keep_line.open_line, section=Section.SEARCH, when=lambda: not self._query.empty
        )
        actions.add("record", record, "Ctrl+Shift+R", self.recording.start, section=Section.SEARCH)
        actions.add("clear", self.tr("Clear the search"), "", self._query.clear, section=Section.SEARCH)
        actions.add("undo", self.tr("Undo the last change of the search"), "", self._query.undo, section=Section.SEARCH)
        actions.add("redo", self.tr("Redo the change of the search"), "", self._query.redo, section=Section.SEARCH)
        self.arrange.add_actions(actions)

    def show_answer(self, answer: Answer, shown: int) -> None:
        """Say how much was found, how much of it is shown, and what a person should know about it."""
        line, notes = self._found(answer, shown), " \N{MIDDLE DOT} ".join(answer.notes)
        if (line, notes) != (self._line.text(), self._notes.text()):
            self._line.setText(line)
            say(self._notes, notes)
            announce(self._line, " \N{MIDDLE DOT} ".join(part for part in (line, notes) if part))
        self.relevance.show_counts(answer.hits, shown, ranked=self._query.ranks)

    def take_keys(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_on_typing(self, text: str) -> None:
        """Take over a key that was typed elsewhere."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(self.field.text() + text)
        self._query.type_text(self.field.text())

    def close_down(self) -> None:
        """The window closes: end what is under way in threads."""
        self.recording.close_down()
        self.pasting.close()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        characters = self.width() / self.fontMetrics().averageCharWidth()
        self.arrange.set_short(characters < _NARROW_CHARACTERS)
        self.relevance.set_short(characters < _RATHER_NARROW_CHARACTERS)

    def _found(self, answer: Answer, shown: int) -> str:
        if self._query.request.library and self._query.refusal is not None:
            return ""  # in place of the results it is said why
        if self._query.empty:
            return self.tr("Newest first") if answer.hits else ""
        if not shown:
            return self.tr("Nothing found")
        if self._query.ranks and not fits(answer.hits):
            return self.tr("Nothing fits well; these come closest")
        return wording.results(shown)

    def _action(self, text: str, act: Callable[[], object], *, leading: bool = False) -> QAction:
        """A small button in the field, of which the icon is seen and the text is spoken."""
        action = QAction(self)
        action.setToolTip(text)
        action.triggered.connect(lambda: act())
        position = QLineEdit.ActionPosition
        self.field.addAction(action, position.LeadingPosition if leading else position.TrailingPosition)
        for shown in action.associatedObjects():
            if isinstance(shown, QToolButton):
                shown.setAccessibleName(text)
        return action

    def _connect(self) -> None:
        field, query = self.field, self._query
        field.textEdited.connect(query.type_text)
        field.returnPressed.connect(query.send)
        field.returnPressed.connect(self._explain)
        field.down.connect(self.grid_wanted)
        field.escaped.connect(self._escape)
        field.emptied.connect(self._drop_last_example)
        field.undo_wanted.connect(query.undo)
        field.redo_wanted.connect(query.redo)
        field.pasted.connect(self.pasting.take)
        self.pasting.found.connect(query.add_examples)
        self.pasting.text_met.connect(self._insert)
        self.recording.found.connect(query.add_examples)
        for source in (self.pasting, self.recording):
            source.failed.connect(self.failed)
        for part in (self.chips.left, self.recording.ended, self.keep_line.closed):
            part.connect(lambda: field.setFocus(Qt.FocusReason.OtherFocusReason))
        query.changed.connect(self._show_query)
        self._theme.changed.connect(self._dress)

    def _lay_out(self) -> None:
        space = self._theme.space
        beside = QHBoxLayout()
        beside.setSpacing(space("m"))
        beside.addWidget(self._line, 1)
        beside.addWidget(self.relevance)
        beside.addWidget(self.arrange)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("l"), space("l"), space("xs"))
        column.setSpacing(space("s"))
        for part in (self.field, self.problem, self.chips, self.recording, self.keep_line):
            column.addWidget(part)
        column.addLayout(beside)
        column.addWidget(self._notes)

    def _dress(self) -> None:
        icons = {self._glass: "search", self._clear: "close", self._keep: "saved", self._record: "microphone"}
        for action, icon in icons.items():
            action.setIcon(self._theme.icon(icon, "muted"))

    def _explain_in_time(self) -> None:
        """Explain, unless what is wrong is only not finished: it can still be chosen from what is offered."""
        if self.completing.popup.isVisible():
            self._explaining.start()
        else:
            self._explain()

    def _explain(self) -> None:
        """Point at what cannot be understood, and say why."""
        self._explaining.stop()
        error = self._query.error
        self.field.underline(error.span if error is not None else None)
        text = str(error) if error is not None else ""
        if text and text != self.problem.text():
            announce(self.problem, text)
        say(self.problem, text)

    def _insert(self, text: str) -> None:
        self.field.insert(text)
        self._query.type_text(self.field.text())

    def _drop_last_example(self) -> None:
        if self._query.examples:
            self._query.change(examples=self._query.examples[:-1])
        else:
            self._query.look_in("")

    def _escape(self) -> None:
        """First what was asked goes, then where."""
        if self._query.empty:
            self._query.look_in("")
        self._query.clear()

    def _show_query(self) -> None:
        query, error = self._query, self._query.error
        if self.field.text() != query.text:
            self.field.setText(query.text)
        if error is None or not self.problem.isHidden():
            self._explain()
        else:
            self._explaining.start()
        self._clear.setVisible(not query.empty or bool(query.text))
        library = query.request.library
        self._keep.setVisible(not query.empty and error is None and not library)
        there = self.tr("Search in %1\N{HORIZONTAL ELLIPSIS}").replace("%1", library)
        here = self.tr("Describe what you remember\N{HORIZONTAL ELLIPSIS}")
        self.field.setPlaceholderText(there if library else here)
