"""A question where the button was that raised it, in place of a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import words
from desktop.theme import Theme


class InlineQuestion(QFrame):
    """Asks once whether something is really wanted. Hidden while nothing is asked; Esc means no."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("question")
        self._act: Callable[[], None] | None = None
        self._asker: QWidget | None = None
        self._text = words()
        self.yes = QPushButton(self.tr("Yes"))
        self.no = QPushButton(self.tr("No"))
        self.yes.clicked.connect(self._do)
        self.no.clicked.connect(self.take_back)
        buttons = FlowLayout(theme.space("s"))
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("m"),) * 4)
        column.setSpacing(theme.space("s"))
        column.addWidget(self._text)
        column.addLayout(buttons)
        self.hide()

    @property
    def text(self) -> str:
        """What is asked, "" while nothing is."""
        return "" if self.isHidden() else self._text.text()

    def ask(self, text: str, yes: str, no: str, act: Callable[[], None], asker: QWidget) -> None:
        """Ask; `act` is called when the answer is yes, and the keys go back to `asker` when it is no."""
        self._act, self._asker = act, asker
        self._text.setText(text)
        for one, said in ((self.yes, yes), (self.no, no)):
            one.setText(said)
            one.setAccessibleName(said)
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{text} {yes}?")

    def take_back(self) -> None:
        """The answer is no."""
        if not self.isHidden():
            self.hide()
            if self._asker is not None and self._asker.isVisible():
                self._asker.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.take_back()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        act = self._act
        self.take_back()
        if act is not None:
            act()
