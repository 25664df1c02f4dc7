"""Three things to ask of a library that nobody has searched yet."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from desktop.flow_layout import FlowLayout
from desktop.furniture import button
from desktop.search.history import History
from desktop.search.query import Query
from desktop.theme import Theme
from models import samples
from models.views import LibraryStatus

_SETTING = "search/examples_done"
_MOST = 3
_ENOUGH_SEARCHES = 5


class ExamplesLine(QFrame):
    """Shown above the results while nothing is asked, until a person has closed it or knows how to search.

    Signals:
        chosen: one was pressed; the query asks it already.
    """

    chosen = Signal()

    def __init__(self, query: Query, history: History, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self._query = query
        self._history = history
        self._settings = settings
        self._texts: tuple[str, ...] = ()
        self._wanted = True
        self.buttons: list[QPushButton] = []
        self._line = FlowLayout(theme.space("s"))
        begin = QLabel(self.tr("Try:"))
        begin.setProperty("tone", "muted")
        self._line.addWidget(begin)
        close = QToolButton()
        close.setAccessibleName(self.tr("Close the examples for good"))
        close.setToolTip(self.tr("Close"))
        theme.dress(close, "close", "muted")
        close.clicked.connect(self._finish)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), 0, theme.space("l"), theme.space("xs"))
        row.addLayout(self._line, 1)
        row.addWidget(close)
        query.changed.connect(self._show)
        self.hide()

    def show_status(self, status: LibraryStatus) -> None:
        """Offer what suits the library."""
        texts = examples_of(status)
        if texts != self._texts:
            self._texts = texts
            self._fill()
        self._show()

    def set_wanted(self, wanted: bool) -> None:
        """Whether the results are seen, which it stands above."""
        self._wanted = wanted
        self._show()

    def _fill(self) -> None:
        for old in self.buttons:
            self._line.removeWidget(old)
            old.deleteLater()
        self.buttons = []
        for text in self._texts:
            one = button(text, lambda text=text: self._ask(text), name=self.tr("Search: %1").replace("%1", text))
            one.setProperty("look", "chip")
            self._line.addWidget(one)
            self.buttons.append(one)

    def _ask(self, text: str) -> None:
        self._query.change(text=text, examples=(), kinds=())
        self.chosen.emit()

    def _show(self) -> None:
        query = self._query
        unasked = query.empty and not query.kinds and not query.request.library
        self.setVisible(self._wanted and bool(self._texts) and unasked and not self._done())

    def _done(self) -> bool:
        if str(self._settings.value(_SETTING, "")) == "yes":
            return True
        others = [one for one in self._history.entries if one.text not in self._texts]
        return len(others) >= _ENOUGH_SEARCHES

    def _finish(self) -> None:
        self._settings.setValue(_SETTING, "yes")
        self._show()


def examples_of(status: LibraryStatus) -> tuple[str, ...]:
    """What may be asked: of the samples what they answer, otherwise something for each kind that is there."""
    if not status.roots or not any(status.counts.values()):
        return ()
    path = samples.samples_path()
    if path and any(root.path == path for root in status.roots):
        return samples.QUERIES
    usual = (text for kind, text in samples.USUAL_QUERIES.items() if status.counts.get(kind))
    return tuple(itertools.islice(usual, _MOST))
