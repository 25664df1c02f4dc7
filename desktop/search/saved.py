"""Searches that were kept under a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.search.query import Query
from desktop.tasks import Tasks
from models.answers import SavedSearch, SearchRequest
from models.errors import UserError

_REFRESH_PAUSE_MS = 3000


class SavedSearches(QObject):
    """The list of them, and what can be done with each.

    Attributes:
        all: the newest list that is known.

    Signals:
        changed: the list is another now.
        opened: one of them is asked.
        noticed: a sentence, what can be done about it, and the function that does it.
    """

    changed = Signal()
    opened = Signal()
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, query: Query, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._query = query
        self.all: tuple[SavedSearch, ...] = ()
        self._refreshing = QTimer(self, singleShot=True, interval=_REFRESH_PAUSE_MS)
        self._refreshing.timeout.connect(self.refresh)
        tasks.engine_started.connect(self.refresh)
        tasks.became_searchable.connect(lambda: self._refreshing.isActive() or self._refreshing.start())

    def refresh(self) -> None:
        """Ask for the list anew."""
        self._tasks.ask("saved.all", then=self._take, failed=lambda _: None, latest="saved")

    def keep(
        self,
        name: str,
        request: SearchRequest,
        is_collection: bool,
        *,
        then: Callable[[SavedSearch], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Keep a search under a name; `failed` learns where that is taken."""

        def go_on(saved: SavedSearch) -> None:
            self.refresh()
            then(saved)
            self.noticed.emit(self.tr("%1 was kept.").replace("%1", saved.name), "", None)

        self._tasks.ask("saved.keep", name, request, is_collection, then=go_on, failed=failed)

    def rename(self, saved: SavedSearch, name: str) -> None:
        """Give one another name."""
        if name and name != saved.name:
            self._tasks.ask("saved.rename", saved.saved_id, name, then=lambda _: self.refresh())

    def remove(self, saved: SavedSearch) -> None:
        """Remove one; that can be undone."""
        said = self.tr("%1 was removed.").replace("%1", saved.name)

        def go_on(token: object) -> None:
            self.refresh()
            self.noticed.emit(said, self.tr("Undo"), lambda: self._restore(token))

        self._tasks.ask("saved.remove", saved.saved_id, then=go_on)

    def open(self, saved: SavedSearch) -> None:
        """Ask for what one of them finds, and note that it was looked at."""
        self._query.ask(saved.request)
        self.opened.emit()
        self._tasks.ask("saved.look", saved.saved_id, then=lambda _: self.refresh())

    def _restore(self, token: object) -> None:
        self._tasks.ask("saved.restore", token, then=lambda _: self.refresh())

    def _take(self, searches: tuple[SavedSearch, ...]) -> None:
        if searches != self.all:
            self.all = searches
            self.changed.emit()
