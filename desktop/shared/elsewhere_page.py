"""What the centre shows while a shared library has not answered: that it is asked, or why it does not answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.accessibility import announce
from desktop.furniture import button, say, words
from desktop.search.pages import centred
from desktop.theme import Theme
from models.errors import LibraryUnavailable, UserError
from models.query.parts import QueryError

_SAY_AFTER_MS = 400


class ElsewherePage(QWidget):
    """Takes the place of the results.

    Signals:
        retry_wanted: it is to be asked again. own_wanted: this computer is to be searched.
    """

    retry_wanted = Signal()
    own_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._waiting_for = ""
        self._patience = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._patience.timeout.connect(self._say_waiting)
        glyph = QLabel()
        glyph.setPixmap(theme.icon("shared", "faint").pixmap(48, 48))
        theme.changed.connect(lambda: glyph.setPixmap(theme.icon("shared", "faint").pixmap(48, 48)))
        self.title = words(size="title")
        self.text = words(tone="muted")
        self.retry = button(self.tr("Try again"), self.retry_wanted.emit, look="primary")
        self.own = button(self.tr("Search this computer"), self.own_wanted.emit)
        column = centred(self, theme)
        column.addWidget(glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        for one in (self.retry, self.own):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def wait(self, library: str) -> None:
        """A library was asked. What is there at once is not announced."""
        if self._waiting_for == library:
            return
        self._waiting_for = library
        for label in (self.title, self.text):
            say(label, "")
        for one in (self.retry, self.own):
            one.hide()
        self._patience.start()

    def explain(self, library: str, error: UserError) -> None:
        """Say why there is no answer, and what can be done."""
        self._end_waiting()
        # Who searches calls it by its name, not by its address.
        away = self.tr("%1 cannot be searched now.").replace("%1", library)
        say(self.title, away if isinstance(error, LibraryUnavailable) else error.what)
        text = f"{error.why} {error.what_to_do}".strip()
        if text != self.text.text():
            announce(self, f"{self.title.text()} {text}")
        say(self.text, text)
        # The same question would be refused again.
        self.retry.setVisible(not isinstance(error, QueryError))
        self.own.show()

    def _say_waiting(self) -> None:
        say(self.title, self.tr("Asking %1\N{HORIZONTAL ELLIPSIS}").replace("%1", self._waiting_for))
        self.own.show()

    def _end_waiting(self) -> None:
        self._patience.stop()
        self._waiting_for = ""

    def hideEvent(self, event: object) -> None:  # noqa: N802  Qt's name
        self._end_waiting()
        super().hideEvent(event)
