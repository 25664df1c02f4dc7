"""Which encoders are being brought at this moment, and how all of that ends early."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from models.errors import UserError
from models.jobs import Cancelled, JobControl
from models.messages import say

_POLL_S = 0.1
_LONGEST_END_S = 15.0  # more than the longest wait for a server


class UnderWay:
    """Downloads and imports in progress. Safe between threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._controls: dict[str, JobControl] = {}
        self._imports: list[JobControl] = []
        self._closed = False

    @contextlib.contextmanager
    def download(self, folder: str, name: str, control: JobControl) -> Iterator[None]:
        """Keeps others out of the folder of a download until the `with` ends.

        Raises: UserError: it is taken, or `close` was called.
        """
        with self._changed:
            self._require_open()
            if folder in self._controls:
                raise UserError(
                    say("%1 is being downloaded already.", name),
                    "A download of it has begun.",
                    "Wait until it has ended.",
                )
            self._controls[folder] = control
        try:
            yield
        finally:
            with self._changed:
                del self._controls[folder]
                self._changed.notify_all()

    @contextlib.contextmanager
    def importing(self) -> Iterator[JobControl]:
        """What has no control of its own, until the `with` ends.

        Raises: UserError: `close` was called, before or meanwhile.
        """
        control = JobControl()
        with self._changed:
            self._require_open()
            self._imports.append(control)
        try:
            yield control
        except Cancelled as error:
            raise _closing() from error
        finally:
            with self._changed:
                self._imports.remove(control)
                self._changed.notify_all()

    @contextlib.contextmanager
    def standing_still(self, folder: str, name: str) -> Iterator[None]:
        """Nothing is downloaded into a folder until the `with` ends; a download that was told to end is waited for.

        Raises: UserError: it goes on.
        """
        with self._changed:
            control = self._controls.get(folder)
            if control is not None and control.cancelled:
                self._changed.wait_for(lambda: folder not in self._controls, _LONGEST_END_S)
            if folder in self._controls:
                raise UserError(
                    say("What came of %1 was not thrown away.", name),
                    "It is still being downloaded.",
                    "Pause it first.",
                )
            yield

    def cancel(self) -> None:
        """Tell all of them to end, and let nothing begin any more."""
        with self._changed:
            self._closed = True
            for control in (*self._controls.values(), *self._imports):
                control.cancel()

    def close(self) -> None:
        """As `cancel`; then wait until they have ended, though not for one that nobody goes on with."""
        self.cancel()
        with self._changed:
            self._changed.wait_for(lambda: not self._controls and not self._imports, _LONGEST_END_S)

    def _require_open(self) -> None:
        if self._closed:
            raise _closing()


@contextlib.contextmanager
def ended_by(control: JobControl, kill: Callable[[], None]) -> Iterator[None]:
    """Inside the `with`, cancelling the control calls `kill`, again and again until the `with` ends.

    Raises: Cancelled: that happened, whatever else was raised because of it.
    """
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_POLL_S):
            if control.cancelled:
                kill()

    watcher = threading.Thread(target=watch, name="Findling: watching for the end")
    watcher.start()
    try:
        yield
    except Exception as error:
        if control.cancelled:
            raise Cancelled from error
        raise
    finally:
        over.set()
        watcher.join()
    if control.cancelled:
        raise Cancelled


def _closing() -> UserError:
    return UserError(
        "The encoder was not installed.", "The library is being closed.", "Open the library again, and then do it anew."
    )
