"""Words that were read in a picture, or heard in a sound or film."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from desktop import wording
from desktop.furniture import words
from desktop.highlighting import show_marked
from desktop.theme import Theme
from models.answers import Hit

_MOST_CHARACTERS = 4000


def selectable_words(*, tone: str = "", size: str = "") -> QLabel:
    """As `words`, to be selected. Long names and lines without spaces do not make the panel wide."""
    label = words(tone=tone, size=size)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


class WordsView(QFrame):
    """What was read or heard, with where, and with the words of the query marked.

    Hidden for a hit that no reader found. The words can be selected.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("card")
        self._head = QLabel()
        self._head.setProperty("type", "heading")
        self.text = selectable_words()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("m"),) * 4)
        column.setSpacing(theme.space("xs"))
        column.addWidget(self._head)
        column.addWidget(self.text)
        self.hide()

    @property
    def said(self) -> str:
        """Where the words are and what they are, "" while hidden."""
        return "" if self.isHidden() else f"{self._head.text()} {self.text.text()}"

    def show_hit(self, hit: Hit) -> None:
        """Show the words of a hit, or nothing."""
        self.setVisible(bool(hit.reader and hit.text))
        if hit.reader == "speech":
            place = wording.place(hit)
            self._head.setText(self.tr("Said at %1").replace("%1", place) if place else self.tr("Said in it"))
        else:
            self._head.setText(self.tr("Written in it"))
        show_marked(self.text, hit.text[:_MOST_CHARACTERS], hit.words, self._theme)
