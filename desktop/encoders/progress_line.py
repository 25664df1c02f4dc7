"""A thin bar with the words that belong to it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.encoders import words as said
from desktop.furniture import say, words
from desktop.theme import Theme
from models.views import DownloadStatus

_STEPS = 1000


class ProgressLine(QWidget):
    """How far something has come: words, and below them a bar where that is known.

    Args: name: of the bar, for a screen reader.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._words = words(tone="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(self._words)
        column.addWidget(self.bar)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, "" while hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_share(self, text: str, done: int, total: int) -> None:
        """Show words, and a bar unless there is nothing to measure; total 0 means that it is not known yet."""
        say(self._words, text)
        self.bar.setAccessibleDescription(text)
        self.bar.setRange(0, _STEPS if total else 0)
        if total:
            self.bar.setValue(done * _STEPS // total)
        self.bar.show()
        self.show()

    def show_words(self, text: str) -> None:
        """Show words alone; nothing where there are none."""
        say(self._words, text)
        self.bar.hide()
        self.setVisible(bool(text))

    def show_download(self, progress: DownloadStatus | None) -> None:
        """Show how a download goes; None means that nothing is known of it yet."""
        if progress is None:
            self.show_share(self.tr("Beginning\N{HORIZONTAL ELLIPSIS}"), 0, 0)
        else:
            self.show_share(said.download(progress), progress.done, progress.total)
