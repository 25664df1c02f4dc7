"""One setting on the page of settings, and how it is found."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.flow_layout import FlowLayout
from desktop.furniture import HeightByWidth
from desktop.theme import Theme


class Searched(QLabel):
    """Words in which what is searched for is marked."""

    def __init__(self, theme: Theme, text: str, *, tone: str = "", size: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.plain = text
        self._wanted: tuple[str, ...] = ()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        for name, value in (("tone", tone), ("type", size)):
            if value:
                self.setProperty(name, value)

    def say(self, text: str) -> None:
        """Show another text; none takes no room."""
        self.plain = text
        self.mark(self._wanted)
        self.setVisible(bool(text))

    def mark(self, wanted: Sequence[str]) -> None:
        """Mark every place in which one of the words stands; none for nothing."""
        self._wanted = tuple(wanted)
        marked = _marked(self.plain, wanted, self._theme)
        self.setTextFormat(Qt.TextFormat.RichText if marked else Qt.TextFormat.PlainText)
        self.setText(marked or self.plain)


class Title(Searched):
    """What a setting is called; pressed, it does what its control does."""

    def __init__(self, theme: Theme, text: str, control: QWidget | None) -> None:
        super().__init__(theme, text, size="strong")
        self._control = control

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        super().mouseReleaseEvent(event)
        if self._control is None or not self._control.isEnabled():
            return
        self._control.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(self._control, QAbstractButton) and self._control.isCheckable():
            self._control.click()


class SettingRow(HeightByWidth, QWidget):
    """What a setting is called, what it does in a sentence or two, and its control.

    Args:
        control: beside the words; None where the controls are put below, into `column`.
        also: other words by which it is found.

    Attributes:
        offered: whether there is anything to be set; otherwise it is not shown, nor found.
    """

    def __init__(self, theme: Theme, title: str, about: str, control: QWidget | None = None, also: str = "") -> None:
        super().__init__()
        self.offered = True
        self._theme = theme
        self.title = Title(theme, title, control)
        self.about = Searched(theme, about, tone="muted")
        self._control = control
        self._also = also
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.title)
        said.addWidget(self.about)
        line = QHBoxLayout()
        line.setSpacing(theme.space("l"))
        line.addLayout(said, 1)
        if control is not None:
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
            self.title.setBuddy(control)
            control.setAccessibleDescription(about)
        if not about:
            self.about.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space("s"))
        self.column.addLayout(line)

    def add_line(self, *parts: QWidget) -> None:
        """Put controls below, beside one another; they go on in the next line where there is no room."""
        line = FlowLayout(self._theme.space("s"))
        for part in parts:
            line.addWidget(part)
        self.column.addLayout(line)

    def offer(self, offered: bool) -> None:
        """Show it from now on, or not."""
        if offered != self.offered:
            self.offered = offered
            self.setVisible(offered)

    def text(self) -> str:
        """Everything by which it is found."""
        box = self._control
        offered = [box.itemText(at) for at in range(box.count())] if isinstance(box, QComboBox) else []
        return " ".join((self.title.plain, self.about.plain, self._also, *offered))

    def mark(self, wanted: Sequence[str]) -> None:
        """Mark what is searched for."""
        self.title.mark(wanted)
        self.about.mark(wanted)


def has_all(text: str, wanted: Sequence[str]) -> bool:
    """Whether every word stands in a text, as a part of another, too, in whatever case."""
    folded = text.casefold()
    return all(word.casefold() in folded for word in wanted)


def _marked(text: str, wanted: Sequence[str], theme: Theme) -> str:
    """The text as rich text with marks, "" where nothing in it is marked."""
    if not wanted:
        return ""
    found = re.compile("|".join(re.escape(word) for word in sorted(wanted, key=len, reverse=True)), re.IGNORECASE)
    if not found.search(text):
        return ""
    ground, letters = theme.colour("highlight").name(), theme.colour("on_highlight").name()
    pieces = []
    done = 0
    for place in found.finditer(text):
        pieces.append(html.escape(text[done : place.start()]))
        pieces.append(f'<span style="background:{ground};color:{letters}">{html.escape(place.group())}</span>')
        done = place.end()
    return "".join([*pieces, html.escape(text[done:])])
