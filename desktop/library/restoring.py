"""Putting a copy of the catalogue back: the engine ends, puts it back, and begins anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop import wording
from desktop.tasks import Tasks
from models.views import LibraryStatus, SnapshotStatus

Undo = Callable[[], None]


class Restoring(QObject):
    """Follows a copy that is being put back until it is known how that ended.

    Signals:
        began: a sentence that says what is being done.
        noticed: a sentence, what can be done about it, and the function that does it.
    """

    began = Signal(str)
    noticed = Signal(str, str, object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._copy: SnapshotStatus | None = None
        tasks.status_changed.connect(self._note_opened)
        # An error in place of success says for itself what happened.
        tasks.problem_met.connect(self._forget)
        tasks.library_unopened.connect(self._forget)
        tasks.engine_died.connect(self._forget)

    def put_back(self, copy: SnapshotStatus) -> None:
        """Put a copy in the place of the catalogue, which is kept as another copy."""
        said = self.tr("The copy of %1 is being put back\N{HORIZONTAL ELLIPSIS}")
        self.began.emit(said.replace("%1", wording.instant(copy.taken_at)))
        self._copy = copy
        self._tasks.start(copy.name)

    def _forget(self) -> None:
        self._copy = None

    def _note_opened(self, _status: LibraryStatus) -> None:
        copy, self._copy = self._copy, None
        if copy is None:
            return
        said = self.tr("The copy of %1 is in place. Files that changed since are looked into again.")
        self.noticed.emit(said.replace("%1", wording.instant(copy.taken_at)), self.tr("Undo"), self._take_back)

    def _take_back(self) -> None:
        """The catalogue from before is the newest of those that were replaced."""
        self._tasks.ask("upkeep.snapshots", then=self._put_back_replaced)

    def _put_back_replaced(self, copies: tuple[SnapshotStatus, ...]) -> None:
        replaced = next((copy for copy in copies if copy.sort == "replaced"), None)
        if replaced is not None:
            self.put_back(replaced)
