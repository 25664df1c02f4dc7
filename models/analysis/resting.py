"""Lets a worker process go when nobody has asked it for a while."""

from __future__ import annotations

import threading

from models.worker import Worker


class Resting:
    """Not safe between threads. Args: after_s: how long nobody asks. name: of the thread that waits."""

    def __init__(self, worker: Worker, after_s: float, name: str) -> None:
        self._worker = worker
        self._after_s = after_s
        self._name = name
        self._timer: threading.Timer | None = None

    def wake(self) -> None:
        """Something is asked, or the worker is closed for good; if it is being let go, this waits for it."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
            self._timer = None

    def later(self) -> None:
        """Let the worker go after a while; it starts again when it is needed."""
        self.wake()
        self._timer = threading.Timer(self._after_s, self._worker.close)
        self._timer.name, self._timer.daemon = self._name, True
        self._timer.start()
