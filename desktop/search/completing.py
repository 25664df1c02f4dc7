"""What is offered below the search field while a person types, and what was asked before."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from desktop import wording
from desktop.search import chip_words
from desktop.search.field import SearchField
from desktop.search.history import History
from desktop.search.popup import Popup, Row
from desktop.search.query import Query
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.messages import said
from models.query import completion
from models.query.completion import Completion, Facets

_FACETS_PAUSE_MS = 2000


class PopupKeys(QObject):
    """Gives a popup the keys of the field while it is open: Down, Up, Tab, Enter, Esc."""

    def __init__(self, field: SearchField, popup: Popup) -> None:
        super().__init__(popup)
        self._popup = popup
        field.installEventFilter(self)
        field.left.connect(popup.hide)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002  Qt's name
        popup = self._popup
        if event.type() == QEvent.Type.Resize:
            popup.hide()
        if popup.isHidden() or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        assert isinstance(event, QKeyEvent)
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride:
            if key == Qt.Key.Key_Escape:
                event.accept()
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            popup.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            popup.hide()
            return True
        if key == Qt.Key.Key_Tab and not event.modifiers():
            if popup.row < 0:
                popup.step(1)
            return popup.take()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if popup.take():
                return True
            popup.hide()
        return False


class Completing(QObject):
    """Completes what is typed, with how many files have it.

    The counts are asked for when the field first gets the keys, and again after the library has changed.
    """

    def __init__(self, field: SearchField, query: Query, tasks: Tasks, theme: Theme) -> None:
        super().__init__(field)
        self._field = field
        self._query = query
        self._tasks = tasks
        self._facets = Facets()
        self._stale = True
        self._offered: Completion | None = None
        self.popup = Popup(theme, self.tr("Completions"), field)
        self._keys = PopupKeys(field, self.popup)
        self._asking = QTimer(self, singleShot=True, interval=_FACETS_PAUSE_MS)
        self._asking.timeout.connect(self._ask)
        self.popup.taken.connect(self._take)
        field.textEdited.connect(self._offer)
        field.entered.connect(self._ask)
        tasks.became_searchable.connect(self._note_change)
        tasks.engine_started.connect(self._note_start)

    def _ask(self) -> None:
        if self._stale and self._tasks.running:
            self._stale = False
            self._tasks.ask("facets", then=self._keep, failed=lambda _: None, latest="facets")

    def _keep(self, facets: Facets) -> None:
        self._facets = facets

    def _note_change(self) -> None:
        """While it is indexed the library changes all the time."""
        self._stale = True
        if self._field.hasFocus() and not self._asking.isActive():
            self._asking.start()

    def _note_start(self) -> None:
        self._stale = True
        if self._field.hasFocus():
            self._ask()

    def _offer(self) -> None:
        text, cursor = self._field.text(), self._field.cursorPosition()
        # What is counted here says nothing of a shared library.
        facets = Facets() if self._query.request.library else self._facets
        self._offered = completion.complete(text, cursor, facets) if text else None
        choices = self._offered.choices if self._offered is not None else ()
        self.popup.offer([Row(one.text, _note(one.meaning, one.count)) for one in choices])

    def _take(self, number: int) -> None:
        assert self._offered is not None
        text, span, new = self._field.text(), self._offered.span, self._offered.choices[number].text
        self._field.setText(text[: span.start] + new + text[span.end :])
        self._field.setCursorPosition(span.start + len(new))
        self._query.type_text(self._field.text())
        self._offer()


class Remembering(QObject):
    """Opens what was asked before below the field: the Up key where it is empty."""

    def __init__(self, field: SearchField, query: Query, history: History, theme: Theme) -> None:
        super().__init__(field)
        self._field = field
        self._query = query
        self._history = history
        self.popup = Popup(theme, self.tr("Earlier searches"), field)
        self._keys = PopupKeys(field, self.popup)
        self.popup.taken.connect(self._take)
        field.up.connect(lambda: field.text() or self.offer())
        field.textEdited.connect(self.popup.hide)

    def offer(self) -> None:
        """Open the list, with the newest chosen."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        rows = [
            Row(chip_words.request_text(one.text, one.examples), ", ".join(map(wording.kinds_name, one.kinds)))
            for one in self._history.entries
        ]
        if rows:
            self.popup.offer([*rows, Row(self.tr("Clear history"))], chosen=0)

    def _take(self, number: int) -> None:
        entries = self._history.entries
        if number < len(entries):
            self._query.ask(replace(entries[number], library=self._query.request.library))
        else:
            self._history.clear()


def _note(meaning: str, count: int | None) -> str:
    counted = wording.files(count) if count is not None else ""
    return " \N{MIDDLE DOT} ".join(part for part in (said(meaning), counted) if part)
