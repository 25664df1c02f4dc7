"""The one bridge between the engine's threads and the window.

Everything arrives here from background threads and leaves as a call or a signal on the window's own thread.
Nothing else in the window knows about threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from models.errors import UserError

OnEvent = Callable[[str, Any], None]
_ENGINE_IS_GONE = (EOFError, ConnectionError, BrokenPipeError, CancelledError)


class Link(Protocol):
    """The window's end of the engine process."""

    def call(self, method: str, *args: Any) -> Future[Any]:
        """Ask the engine; the answer or the error comes with the future."""
        ...

    def close(self) -> None:
        """End the engine."""
        ...


StartLink = Callable[[OnEvent, str], Link]


@dataclass(frozen=True, slots=True)
class _Question:
    engine: int
    subject: str
    generation: int
    then: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None


class Tasks(QObject):
    """Asks the engine on behalf of the window.

    Args:
        start_link: starts an engine that reports events to the function it is given, and first puts back the copy of
            the catalogue with this name, if there is one; called by `start`.

    Signals, all on the window's thread:
        status_changed: LibraryStatus.
        became_searchable: newly indexed things can be found.
        download_progressed: DownloadStatus.
        encoders_changed: the list of encoders is another now.
        map_progressed: MapProgress.
        previews_made: more small pictures are where hits say they are.
        transfer_progressed: TransferStatus of a library that is exported or imported; None when that is over.
        problem_met: UserError that nobody asked to handle.
        bug_met: any other exception.
        engine_started, engine_died: the latter with a sentence that says why.
        library_unopened: UserError, and the copies of the catalogue (SnapshotStatus) that could be put back.
    """

    status_changed = Signal(object)
    became_searchable = Signal()
    download_progressed = Signal(object)
    encoders_changed = Signal()
    map_progressed = Signal(object)
    previews_made = Signal()
    transfer_progressed = Signal(object)
    problem_met = Signal(object)
    bug_met = Signal(object)
    engine_started = Signal()
    engine_died = Signal(str)
    library_unopened = Signal(object, object)
    _answered = Signal(object, object)
    _happened = Signal(int, str, object)
    _let_go = Signal(int, str)

    def __init__(self, start_link: StartLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start_link = start_link
        self._link: Link | None = None
        self._refusing: Link | None = None  # runs, but could not open the library
        self._ending: threading.Thread | None = None
        self._engine = 0
        self._generations: dict[str, int] = {}
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._happened.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._let_go.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether questions reach an engine; without one they are dropped."""
        return self._link is not None

    def start(self, restore: str = "") -> None:
        """Start an engine, in place of the one before where there is one; that one may take seconds to end.

        Args: restore: name of a copy of the catalogue that is put back before the library is opened.
        """
        link, before = self._drop_link(), self._ending
        if link is None and before is None:
            self._begin(self._engine, restore)
            return
        self._ending = threading.Thread(
            target=self._end_and_begin, args=(link, before, self._engine, restore), name="engine-ending"
        )
        self._ending.start()

    def close(self) -> None:
        """End the engine. Answers and events that are still under way are dropped."""
        link = self._drop_link()
        if link is not None:
            link.close()
        ending, self._ending = self._ending, None
        if ending is not None:
            ending.join()

    def ask(
        self,
        method: str,
        *args: Any,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        latest: str = "",
    ) -> None:
        """Call a method of the engine; returns at once.

        Args:
            method, args: of the engine.
            then: called with the answer.
            failed: called with a UserError in place of `problem_met`.
            latest: a subject of which only the newest question is answered; older answers are dropped.
        """
        if self._link is None:
            return
        if latest:
            self._generations[latest] = self._generations.get(latest, 0) + 1
        question = _Question(self._engine, latest, self._generations.get(latest, 0), then, failed)
        future = self._link.call(method, *args)
        future.add_done_callback(lambda done: self._answered.emit(question, done))

    def forget(self, subject: str) -> None:
        """Drop the answer to what was asked last about this subject."""
        self._generations[subject] = self._generations.get(subject, 0) + 1

    def _drop_link(self) -> Link | None:
        """Listen to the engine no more. Returns: what is left to be closed."""
        self._engine += 1
        link = self._link or self._refusing
        self._link = self._refusing = None
        return link

    def _end_and_begin(self, link: Link | None, before: threading.Thread | None, engine: int, restore: str) -> None:
        """Runs in a thread: the next engine needs the lock of the library that this one holds."""
        if before is not None:
            before.join()
        if link is not None:
            link.close()
        self._let_go.emit(engine, restore)

    def _begin(self, engine: int, restore: str) -> None:
        if engine != self._engine:
            return
        if self._ending is not None:
            self._ending.join()
            self._ending = None
        try:
            self._link = self._start_link(lambda name, payload: self._happened.emit(engine, name, payload), restore)
        except UserError as error:
            self.problem_met.emit(error)
        except Exception as error:  # noqa: BLE001  a bug must end in a report, not in a window without an engine
            self.bug_met.emit(error)
        else:
            self.engine_started.emit()
            self.ask("status", then=self.status_changed.emit)

    def _deliver(self, question: _Question, future: Future[Any]) -> None:
        if question.engine != self._engine:
            return
        try:
            answer = future.result()
        except UserError as error:
            if not self._stale(question):
                (question.failed or self.problem_met.emit)(error)
        except _ENGINE_IS_GONE:
            return  # the link reports the death itself
        except Exception as error:  # noqa: BLE001  whatever else went wrong in the engine is a bug
            self.bug_met.emit(error)
        else:
            if question.then is not None and not self._stale(question):
                question.then(answer)

    def _stale(self, question: _Question) -> bool:
        return bool(question.subject) and self._generations[question.subject] != question.generation

    def _report(self, engine: int, name: str, payload: Any) -> None:
        if engine != self._engine:
            return
        if name == "status":
            self.status_changed.emit(payload)
        elif name == "changed":
            self.became_searchable.emit()
        elif name == "problem":
            self.problem_met.emit(payload)
        elif name == "download":
            self.download_progressed.emit(payload)
        elif name == "encoders":
            self.encoders_changed.emit()
        elif name == "previews":
            self.previews_made.emit()
        elif name == "map":
            self.map_progressed.emit(payload)
        elif name == "transfer":
            self.transfer_progressed.emit(payload)
        elif name == "unopened":
            self._engine += 1  # whatever else it is asked, it answers with the same error
            self._refusing, self._link = self._link, None
            self.library_unopened.emit(*payload)
        elif name == "died":
            self.close()
            self.engine_died.emit(str(payload))
