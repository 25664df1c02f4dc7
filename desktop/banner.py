"""A calm line above the grid that says what went wrong, or what was done, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.accessibility import announce
from desktop.flow_layout import FlowLayout
from desktop.furniture import button
from desktop.theme import Theme
from models.errors import UserError

_NOTICE_MS = 8000


class Banner(QFrame):
    """Shows one message at a time; the newest replaces the one before. Hidden while there is none.

    Errors, and notices with something to undo, stay until they are closed; other notices pass.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._theme = theme
        self._icon = "warning"
        self._act: Callable[[], None] | None = None
        self._error: UserError | None = None
        self._passing = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._passing.timeout.connect(self.hide)
        self.choices: list[QPushButton] = []
        self._choices = FlowLayout(theme.space("s"))
        self._glyph = QLabel()
        self._title = _line("strong")
        self._text = _line("")
        self._button = QPushButton()
        self._button.clicked.connect(self._do)
        close = QToolButton()
        close.setAccessibleName(self.tr("Close this message"))
        close.setToolTip(self.tr("Close"))
        theme.dress(close, "close", "text")
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(theme.space("xs"))
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addLayout(self._choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("m"), theme.space("s"), theme.space("s"), theme.space("s"))
        row.setSpacing(theme.space("m"))
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._dress)
        self.hide()

    @property
    def message(self) -> str:
        """What is shown, "" while hidden."""
        return f"{self._title.text()} {self._text.text()}".strip() if not self.isHidden() else ""

    def show_error(self, error: UserError, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what happened, why, and what to do; with a button for that where there is one."""
        self._show("warning", error.what, f"{error.why} {error.what_to_do}".strip(), action, act)
        self._error = error

    def show_notice(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say that something was done; with a button that undoes it where there is one."""
        self._show("notice", text, "", action, act)

    def show_choices(self, title: str, text: str, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Say something to which there is more than one answer; it stays until one is given, or it is closed."""
        self._show("notice", title, text, "", None)
        self._passing.stop()
        for name, act in choices:
            self.choices.append(button(name, lambda act=act: self._choose(act)))
            self._choices.addWidget(self.choices[-1])

    def end_error(self, error: UserError) -> None:
        """Take an error away, if it is still the one that is shown: it is no longer true."""
        if self._error is error:
            self.hide()

    def end_notice(self) -> None:
        """Take a notice away: it is no longer true. Errors stay."""
        if self._icon == "info":
            self.hide()

    def _show(self, tone: str, title: str, text: str, action: str, act: Callable[[], None] | None) -> None:
        self._icon = "warning" if tone == "warning" else "info"
        self._error = None
        for choice in self.choices:
            self._choices.removeWidget(choice)
            choice.deleteLater()
        self.choices = []
        self.setProperty("tone", tone)
        for widget in (self, self._title, self._text):
            self.style().unpolish(widget)
            self.style().polish(widget)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._act = act
        self._button.setText(action)
        self._button.setVisible(act is not None)
        self._dress()
        self.show()
        if tone == "notice" and act is None:
            self._passing.start()
        else:
            self._passing.stop()
        announce(self, f"{title} {text}")

    def _dress(self) -> None:
        colour = "warning" if self._icon == "warning" else "accent"
        self._glyph.setPixmap(self._theme.icon(self._icon, colour).pixmap(20, 20))

    def _choose(self, act: Callable[[], None]) -> None:
        self.hide()
        act()

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()


def _line(look: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    if look:
        label.setProperty("type", look)
    return label
