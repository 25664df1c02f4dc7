"""The indexing job in the background: started, paused, cancelled, and watched."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from models.errors import LibraryFull, UserError
from models.jobs import Cancelled, Job, JobControl, Progress
from models.library.manners import Conduct
from models.messages import say
from models.views import Activity

_TELL_EVERY_S = 0.25
# The remaining time is guessed from the last half minute, because files differ.
_RATE_WINDOW_S = 30.0
_LEAST_RATE_S = 2.0
_BEHAVE_EVERY_S = 5.0
_LOOK_FOR_ROOM_EVERY_S = 5.0

log = logging.getLogger(__name__)


class JobRunner:
    """Runs one job at a time on a thread.

    Args:
        make_job: makes the job anew for every run.
        on_status: told several times a second that something changed, with the error that ended the job if one did.
        conduct: how the job is to behave now; asked every few seconds on the job's thread.
        has_room: whether the disk has room again, asked every few seconds after it had none.
    """

    def __init__(
        self,
        make_job: Callable[[JobControl], Job],
        on_status: Callable[[UserError | None], None],
        conduct: Callable[[], Conduct] = Conduct,
        has_room: Callable[[], bool] = lambda: False,
    ) -> None:
        self._make_job = make_job
        self._on_status = on_status
        self._conduct = conduct
        self._has_room = has_room
        self._turn = threading.Lock()
        self._again = False
        self._over = True
        self._resting = False
        self._behaved_s = 0.0
        self.slow_because = ""
        self._lock = threading.Lock()
        self._control = JobControl()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._marks: deque[tuple[float, int]] = deque()
        self.progress: Progress | None = None
        self.problem = ""

    def start(self) -> None:
        """Begin, or begin again so that new folders are seen at once; nothing finished is done twice."""
        with self._lock:
            if self._closed:
                return
            self._resting = False
            paused = self.activity == "paused"
            self._end()
            control = JobControl()
            if paused:
                control.pause()
            self._begin(control)

    def ensure(self) -> None:
        """Begin if nothing runs; otherwise begin once more when what runs has ended. After `cancel` it stays ended."""
        with self._turn:
            self._again = True
            over = self._over
        if over:
            with self._lock:
                if self._over and not self._closed and not self._resting:
                    self._end()
                    self._begin(JobControl())

    def behave(self) -> None:
        """Look at once how to behave: what decides it has changed."""
        self._behaved_s = 0.0

    def pause(self) -> None:
        """Let the job wait."""
        self._control.pause()
        self._on_status(None)

    def resume(self) -> None:
        """Let the job go on; one that ended with a problem begins again."""
        if self.activity == "idle":
            self.start()
        else:
            self._control.resume()
            self._marks.clear()
            self._on_status(None)

    def cancel(self) -> None:
        """Stop the job and wait until it has; it begins again with `start` only."""
        with self._lock:
            self._resting = True
            self._end()
        self._on_status(None)

    def close(self) -> None:
        """Stop the job for good."""
        with self._lock:
            self._closed = True
            self._end()

    @property
    def held_because(self) -> str:
        """Why the job waits although nobody paused it, "" when it does not."""
        return self._control.held_because if self.activity == "held" else ""

    @property
    def activity(self) -> Activity:
        """What the job is doing."""
        thread = self._thread
        if thread is None or not thread.is_alive() or self._control.cancelled:
            return "idle"
        if self._control.paused:
            return "paused"
        if self._control.held_because:
            return "held"
        return "scanning" if self.progress is None or self.progress.total == 0 else "indexing"

    @property
    def remaining_s(self) -> float | None:
        """Seconds until the job is likely to end, None while nobody can tell."""
        if len(self._marks) < 2 or self.progress is None or self.activity != "indexing":
            return None
        (first_s, first_done), (last_s, last_done) = self._marks[0], self._marks[-1]
        if last_s - first_s < _LEAST_RATE_S or last_done == first_done:
            return None
        return (self.progress.total - self.progress.done) * (last_s - first_s) / (last_done - first_done)

    def _begin(self, control: JobControl) -> None:
        self._control = control
        self._again = True
        self.problem = ""
        self._behaved_s = 0.0
        self._over = False
        self._thread = threading.Thread(target=self._run, args=(control,), name="index", daemon=True)
        self._thread.start()

    def _end(self) -> None:
        self._control.cancel()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, control: JobControl) -> None:
        error: UserError | None = None
        try:
            while self._goes_on(control):
                try:
                    self._work(control)
                except LibraryFull as full:
                    self._wait_for_room(control, full)
        except Cancelled:
            pass
        except UserError as problem:
            error = problem
        except Exception as bug:
            log.exception("Indexing ended with a bug")
            error = UserError(
                "Indexing stopped.",
                say("Something unexpected happened: %1: %2.", type(bug).__name__, bug),
                "What was indexed is safe. Press Resume to try again, and send us a report if it happens again.",
            )
        self._over = True
        control.cancel()
        self._tell_end(error)

    def _goes_on(self, control: JobControl) -> bool:
        """Whether there is a turn to begin: the first one, or one that was asked for meanwhile."""
        with self._turn:
            again, self._again = self._again, False
            self._over = control.cancelled or not again
            return not self._over

    def _work(self, control: JobControl) -> None:
        told_s = 0.0
        for progress in self._make_job(control):
            self._mark(progress)
            self._look_how_to_behave(control)
            if time.monotonic() - told_s > _TELL_EVERY_S:
                told_s = time.monotonic()
                self._on_status(None)

    def _look_how_to_behave(self, control: JobControl) -> None:
        if time.monotonic() - self._behaved_s < _BEHAVE_EVERY_S:
            return
        self._behaved_s = time.monotonic()
        conduct = self._conduct()
        if conduct.pace != control.pace or conduct.held_because != control.held_because:
            self._marks.clear()
        control.pace, control.held_because = conduct.pace, conduct.held_because
        self.slow_because = conduct.slow_because

    def _wait_for_room(self, control: JobControl, full: LibraryFull) -> None:
        """Begin again by itself when the disk has room; what was written is safe meanwhile."""
        self._tell_end(full)
        while not control.wait_cancelled(_LOOK_FOR_ROOM_EVERY_S):
            if self._has_room():
                self.problem = ""
                self._again = True
                return
        raise Cancelled

    def _tell_end(self, error: UserError | None) -> None:
        self.problem = str(error) if error is not None else ""
        self.progress = None
        self._marks.clear()
        if not self._closed:
            try:
                self._on_status(error)
            except UserError:
                # A catalogue that cannot be read ends no waiting for room.
                log.warning("How indexing stands could not be told", exc_info=True)

    def _mark(self, progress: Progress) -> None:
        self.progress = progress
        now_s = time.monotonic()
        self._marks.append((now_s, progress.done))
        while now_s - self._marks[0][0] > _RATE_WINDOW_S:
            self._marks.popleft()
