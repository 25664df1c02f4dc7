"""What the window shows in place of a library that could not be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import Tall, button, scrolling, words
from desktop.library import words as library_words
from desktop.theme import Theme
from models.errors import LibraryFull, LibraryInUse, UserError
from models.views import SnapshotStatus

_WIDEST_PX = 560
_WIDEST_CHARACTERS = 70
_MOST_COPIES = 5


class UnopenedPage(QWidget):
    """What happened, why, and what can be done: try again, or put a copy of the catalogue back.

    Signals:
        retry_wanted: open it again. restore_wanted: a SnapshotStatus that is to be put back.
    """

    retry_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = words(size="title")
        self._text = words(tone="muted")
        self._about_copies = words(
            self.tr(
                "A copy of the catalogue is what Findling knew on that day. What came later is looked into again by "
                "itself. Your own files are not touched, and the catalogue that is in place now is kept beside the "
                "copies, so that this can be taken back."
            ),
            tone="muted",
        )
        self.again = button(self.tr("Try again"), self._try_again, look="primary")
        theme.dress(self.again, "retry", "on_accent")
        self.copies: list[QPushButton] = []
        self._buttons = FlowLayout(theme.space("s"))
        self._glyph = QLabel()
        theme.changed.connect(self._dress)
        self._lay_out()
        self._dress()

    def explain(self, error: UserError, copies: Sequence[SnapshotStatus]) -> None:
        """Say why the library is not there, and offer the newest copies that seem to be of use."""
        self._title.setText(error.what)
        self._text.setText(f"{error.why} {error.what_to_do}".strip())
        self._offer([] if isinstance(error, (LibraryInUse, LibraryFull)) else copies)
        self.again.setEnabled(True)
        announce(self, f"{error.what} {error.why} {error.what_to_do}")

    def show_busy(self) -> None:
        """It is being opened again."""
        self._title.setText(self.tr("Opening the library\N{HORIZONTAL ELLIPSIS}"))
        self._text.setText("")
        for one in (self.again, *self.copies):
            one.setEnabled(False)

    def take_keys(self) -> None:
        """Let Enter try again."""
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, copies: Sequence[SnapshotStatus]) -> None:
        for one in self.copies:
            one.deleteLater()
        self.copies = []
        for copy in [copy for copy in copies if not copy.problem][:_MOST_COPIES]:
            put_back = button(library_words.put_back(copy), lambda copy=copy: self.restore_wanted.emit(copy))
            put_back.setToolTip(library_words.copy_facts(copy))
            self._theme.dress(put_back, "history")
            self._buttons.addWidget(put_back)
            self.copies.append(put_back)
        self._about_copies.setVisible(bool(self.copies))

    def _try_again(self) -> None:
        self.show_busy()
        self.retry_wanted.emit()

    def _dress(self) -> None:
        self._glyph.setPixmap(self._theme.icon("warning", "warning").pixmap(48, 48))

    def _lay_out(self) -> None:
        space = self._theme.space
        inside = QWidget()
        inside.setMaximumWidth(max(_WIDEST_PX, self.fontMetrics().averageCharWidth() * _WIDEST_CHARACTERS))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("m"))
        column.addStretch(2)
        column.addWidget(self._glyph)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(space("xs"))
        retry = FlowLayout(space("s"))
        retry.addWidget(self.again)
        column.addLayout(retry)
        column.addSpacing(space("m"))
        column.addWidget(self._about_copies)
        column.addLayout(self._buttons)
        column.addStretch(3)
        held = Tall()
        row = QHBoxLayout(held)
        row.setContentsMargins(*(space("xl"),) * 4)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(held))
