"""What changed on disk in a short time: gathered in bounded memory, told once."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

log = logging.getLogger(__name__)

_SEPARATOR = os.fsencode(os.sep)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a watcher goes.

    Attributes:
        quiet_s: changes are told when none has come for so long,
        longest_s: and at the latest so long after the first.
        look_every_s: how often it is looked whether a root is still there.
        patience_s: a drive that answers no sooner is taken to be away.
    """

    quiet_s: float = 1.0
    longest_s: float = 5.0
    look_every_s: float = 3.0
    patience_s: float = 10.0


class Messenger:
    """Gathers changes until it is quiet, and tells them on a thread of its own. Safe between threads.

    Args:
        pick: what of some changes, given with their roots, is to be told.
        states: something that is another when `on_state` is to be called.
        on_changes: gets the changes. It and `on_state` are never called at once.
        on_state: gets nothing.
    """

    def __init__(
        self,
        pick: Callable[[Mapping[bytes, bytes]], frozenset[bytes]],
        states: Callable[[], object],
        on_changes: Callable[[frozenset[bytes]], None],
        on_state: Callable[[], None],
        pace: Pace,
    ) -> None:
        self._pick = pick
        self._states = states
        self._on_changes = on_changes
        self._on_state = on_state
        self._pace = pace
        self._ready = threading.Condition()
        self._closed = False
        self._woken = False
        self._burst = Burst()
        self._first_s = self._last_s = 0.0
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def note(self, root: bytes, path: bytes) -> None:
        """Take note of a change."""
        with self._ready:
            self._last_s = time.monotonic()
            if not self._burst:
                self._first_s = self._last_s
                self._woken = True
                self._ready.notify()
            self._burst.add(root, path)

    def wake(self) -> None:
        """Look at the states of the roots now."""
        with self._ready:
            self._woken = True
            self._ready.notify()

    def close(self, wait_s: float) -> None:
        """Tell nothing more; wait so long for what is being told."""
        with self._ready:
            self._closed = True
            self._ready.notify()
        if self._thread is not threading.current_thread():
            self._thread.join(wait_s)

    def _run(self) -> None:
        told = self._states()
        while not self._closed:
            burst = self._wait()
            states = self._states()
            if states != told:
                told = states
                self._tell(self._on_state)
            paths = self._pick(burst)
            if paths:
                self._tell(partial(self._on_changes, paths))

    def _wait(self) -> dict[bytes, bytes]:
        """Wait until there is something to do. Returns: the changes that are due."""
        with self._ready:
            if not self._woken and not self._closed:
                self._ready.wait(min(self._pace.look_every_s, self._due_in_s()))
            self._woken = False
            return self._burst.take() if self._due_in_s() <= 0 else {}

    def _due_in_s(self) -> float:
        if not self._burst:
            return self._pace.look_every_s
        due_s = min(self._last_s + self._pace.quiet_s, self._first_s + self._pace.longest_s)
        return max(0.0, due_s - time.monotonic())

    def _tell(self, tell: Callable[[], None]) -> None:
        if self._closed:
            return
        try:
            tell()
        except Exception:
            log.exception("What changed in a folder could not be told")


class Burst:
    """Changed paths; a folder among them stands for all that lies in it. Not safe between threads.

    Args:
        most: how many paths are kept, if there are fewer roots than that; more paths are replaced by their folders, and
            those by theirs, up to the roots.
    """

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._roots: dict[bytes, bytes] = {}

    def __bool__(self) -> bool:
        return bool(self._roots)

    def add(self, root: bytes, path: bytes) -> None:
        """Take note of a path: the root itself, or something inside it."""
        if path in self._roots or any(folder in self._roots for folder in folders_above(root, path)):
            return
        self._roots[path] = root
        if len(self._roots) > self._most:
            self._fold()

    def take(self) -> dict[bytes, bytes]:
        """The paths with their roots, none inside another; the burst is empty then."""
        taken, self._roots = self._without_inner(self._roots), {}
        return taken

    def _fold(self) -> None:
        # Folded well below the limit, or the next few paths would make the same work again.
        while len(self._roots) > self._most // 2:
            fewer = {next(folders_above(root, path), root): root for path, root in self._roots.items()}
            if fewer == self._roots:
                return
            self._roots = self._without_inner(fewer)

    @staticmethod
    def _without_inner(roots: dict[bytes, bytes]) -> dict[bytes, bytes]:
        return {
            path: root
            for path, root in roots.items()
            if not any(folder in roots for folder in folders_above(root, path))
        }


def folders_above(root: bytes, path: bytes) -> Iterator[bytes]:
    """The folders that a path lies in, from its own up to the root; none for the root itself."""
    while len(path) > len(root):
        path = path[: path.rfind(_SEPARATOR)]
        if len(path) <= len(root):
            yield root
            return
        yield path
