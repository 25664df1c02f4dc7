"""Things to ask of a library that nobody has searched yet, drawn from what is in it."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.furniture import button
from desktop.search.history import History
from desktop.search.query import Query
from desktop.tasks import Tasks
from desktop.theme import Theme
from models import samples
from models.answers import Suggestion
from models.query.parts import Field
from models.views import LibraryStatus

_SETTING = "search/examples_done"
_ENOUGH_SEARCHES = 5
_SUBJECT = "suggestions"
_OF_SAMPLES = tuple(map(Suggestion, samples.QUERIES))


class ExamplesLine(QFrame):
    """Shown above the results while nothing is asked, until a person has closed it or knows how to search.

    Signals:
        chosen: one was pressed; the query asks it already.
    """

    chosen = Signal()

    def __init__(self, query: Query, history: History, tasks: Tasks, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self._query = query
        self._tasks = tasks
        self._theme = theme
        self._history = history
        self._settings = settings
        self._suggested: tuple[Suggestion, ...] = ()
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
        """Offer what suits the library, as soon as it has come to rest; nothing where that is not known."""
        self._tasks.forget(_SUBJECT)
        if not status.roots or not any(status.counts.values()):
            self._offer(())
        elif _has_samples(status):
            self._offer(_OF_SAMPLES)
        elif status.activity == "idle" and not self._closed():
            # What fails here fails in a search, too, and is told there.
            self._tasks.ask("suggestions", then=self._offer, failed=lambda _: self._offer(()), latest=_SUBJECT)
        elif self._suggested == _OF_SAMPLES:
            self._offer(())

    def set_wanted(self, wanted: bool) -> None:
        """Whether the results are seen, which it stands above."""
        self._wanted = wanted
        self._show()

    def _offer(self, suggested: tuple[Suggestion, ...]) -> None:
        if suggested != self._suggested:
            self._suggested = suggested
            self._fill()
        self._show()

    def _fill(self) -> None:
        for old in self.buttons:
            self._line.removeWidget(old)
            old.deleteLater()
        self.buttons = [self._button(one) for one in self._suggested]
        for one in self.buttons:
            self._line.addWidget(one)

    def _button(self, one: Suggestion) -> QPushButton:
        name = self.tr("Search: %1").replace("%1", one.text)
        made = button(one.text, lambda: self._ask(one.text), name=name, look="chip")
        if one.kind is not None:
            made.setToolTip(wording.kinds_name(one.kind))
            self._theme.dress(made, str(one.kind), "on_accent_soft")
        elif one.text.startswith(f"{Field.FOLDER}:"):
            self._theme.dress(made, "folder", "on_accent_soft")
        elif one.text.startswith(f"{Field.DATE}:"):
            self._theme.dress(made, "history", "on_accent_soft")
        return made

    def _ask(self, text: str) -> None:
        self._query.change(text=text, examples=(), kinds=())
        self.chosen.emit()

    def _show(self) -> None:
        query = self._query
        unasked = query.empty and not query.kinds and not query.request.library
        self.setVisible(self._wanted and bool(self._suggested) and unasked and not self._done())

    def _closed(self) -> bool:
        return str(self._settings.value(_SETTING, "")) == "yes"

    def _done(self) -> bool:
        if self._closed():
            return True
        texts = {one.text for one in self._suggested}
        others = [one for one in self._history.entries if one.text not in texts]
        return len(others) >= _ENOUGH_SEARCHES

    def _finish(self) -> None:
        self._settings.setValue(_SETTING, "yes")
        self._show()


def _has_samples(status: LibraryStatus) -> bool:
    path = samples.samples_path()
    return bool(path) and any(root.path == path for root in status.roots)
