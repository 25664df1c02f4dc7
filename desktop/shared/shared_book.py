"""The shared libraries that are known here, and how those stand that were searched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from desktop.search.query import Query
from desktop.tasks import Tasks
from models.answers import Answer, SearchRequest
from models.errors import UserError
from models.views import SharedPlace, SharedState

_ASK_AGAIN_MS = 600_000
_SUBJECT = "shared library to be opened"


class SharedBook(QObject):
    """The list of them, and what can be done with each. Nothing is connected to before one is searched.

    Attributes:
        all: the newest list that is known.
        states: name -> how it stood when it was searched last.

    Signals:
        changed: the list or a state is another now.
        noticed: a sentence, what can be done about it, and the function that does it.
        opened: one of them is searched.
    """

    changed = Signal()
    noticed = Signal(str, str, object)
    opened = Signal()

    def __init__(self, tasks: Tasks, query: Query, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._query = query
        self._since_asked: dict[str, QElapsedTimer] = {}
        self.all: tuple[SharedPlace, ...] = ()
        self.states: dict[str, SharedState] = {}
        tasks.engine_started.connect(self.refresh)
        query.answered.connect(self._note_answer)
        self._asked = ""
        query.changed.connect(self._note_change)

    @property
    def state(self) -> SharedState | None:
        """How the one stands that is searched now; None where that is not known, or none is."""
        return self.states.get(self._query.request.library)

    def refresh(self) -> None:
        """Ask for the list anew."""
        self._tasks.ask("shared.all", then=self._take, failed=lambda _: None, latest="shared libraries")

    def attempt(
        self, address: str, name: str, then: Callable[[SharedPlace], None], failed: Callable[[UserError], None]
    ) -> None:
        """Find out whether one can be opened; it is kept, and searched, only afterwards."""
        self._tasks.ask("shared.attempt", address, name, then=then, failed=failed, latest=_SUBJECT)

    def end_attempt(self) -> None:
        """What comes of it is of no interest any more."""
        self._tasks.forget(_SUBJECT)

    def keep(self, place: SharedPlace) -> None:
        """Know one from now on."""
        self._tasks.ask("shared.keep", place, then=lambda _: self.refresh())

    def open(self, name: str) -> None:
        """Search there, "" for this computer; what was typed stays."""
        self._query.look_in(name)
        self.opened.emit()

    def keep_and_open(self, place: SharedPlace) -> None:
        """Know one from now on, and search there."""

        def go_on(_: object) -> None:
            self.refresh()
            self.open(place.name)

        self._tasks.ask("shared.keep", place, then=go_on)

    def forget(self, place: SharedPlace) -> None:
        """Know one no longer; that can be undone."""
        said = self.tr("%1 was forgotten. Nothing in it was changed.").replace("%1", place.name)

        def go_on(_: object) -> None:
            self.states.pop(place.name, None)
            self.refresh()
            self.noticed.emit(said, self.tr("Undo"), lambda: self.keep(place))

        if self._query.request.library == place.name:
            self._query.look_in("")
        self._tasks.ask("shared.forget", place.name, then=go_on)

    def _note_answer(self, request: SearchRequest, _answer: Answer) -> None:
        """What answers is connected: that is the time to ask how it stands."""
        name = request.library
        if not name or self._query.refusal is not None:
            return
        since = self._since_asked.setdefault(name, QElapsedTimer())
        if not since.isValid() or since.elapsed() > _ASK_AGAIN_MS:
            since.start()
            self._tasks.ask(
                "shared.state", name, then=lambda state: self._take_state(name, state), failed=lambda _: None
            )

    def _note_change(self) -> None:
        before, self._asked = self._asked, self._query.request.library
        if before and before != self._asked:
            self._tasks.ask("shared.rest", before, failed=lambda _: None)

    def _take_state(self, name: str, state: SharedState) -> None:
        self.states[name] = state
        self.changed.emit()

    def _take(self, places: tuple[SharedPlace, ...]) -> None:
        if places != self.all:
            self.all = places
            self.changed.emit()
