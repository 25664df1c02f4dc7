"""The indexing job in the background: started, paused, cancelled, and watched."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Literal

from models.errors import UserError
from models.jobs import Cancelled, Job, JobControl, Progress

_TELL_EVERY_S = 0.25
# The remaining time is guessed from the last half minute, because files differ.
_RATE_WINDOW_S = 30.0
_LEAST_RATE_S = 2.0

log = logging.getLogger(__name__)


class JobRunner:
    """Runs one job at a time on a thread.

    Args:
        make_job: makes the job anew for every run.
        on_status: told several times a second that something changed, with the error that ended the job if one did.
    """

    def __init__(self, make_job: Callable[[JobControl], Job], on_status: Callable[[UserError | None], None]) -> None:
        self._make_job = make_job
        self._on_status = on_status
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
            paused = self.activity == "paused"
            self._end()
            self._control = JobControl()
            if paused:
                self._control.pause()
            self.problem = ""
            self._thread = threading.Thread(target=self._run, args=(self._control,), name="index", daemon=True)
            self._thread.start()

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
        """Stop the job and wait until it has."""
        with self._lock:
            self._end()
        self._on_status(None)

    def close(self) -> None:
        """Stop the job for good."""
        with self._lock:
            self._closed = True
            self._end()

    @property
    def activity(self) -> Literal["idle", "scanning", "indexing", "paused"]:
        """What the job is doing."""
        thread = self._thread
        if thread is None or not thread.is_alive() or self._control.cancelled:
            return "idle"
        if self._control.paused:
            return "paused"
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

    def _end(self) -> None:
        self._control.cancel()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, control: JobControl) -> None:
        error: UserError | None = None
        told_s = 0.0
        try:
            for progress in self._make_job(control):
                self._mark(progress)
                if time.monotonic() - told_s > _TELL_EVERY_S:
                    told_s = time.monotonic()
                    self._on_status(None)
        except Cancelled:
            pass
        except UserError as problem:
            error = problem
        except Exception as bug:
            log.exception("Indexing ended with a bug")
            error = UserError(
                "Indexing stopped.",
                f"Something unexpected happened: {type(bug).__name__}: {bug}.",
                "What was indexed is safe. Press Resume to try again, and send us a report if it happens again.",
            )
        self.problem = str(error) if error is not None else ""
        self.progress = None
        self._marks.clear()
        control.cancel()
        if not self._closed:
            self._on_status(error)

    def _mark(self, progress: Progress) -> None:
        self.progress = progress
        now_s = time.monotonic()
        self._marks.append((now_s, progress.done))
        while now_s - self._marks[0][0] > _RATE_WINDOW_S:
            self._marks.popleft()
