"""Keeping up with folders: what changes in them is told, soon and once.

Where the system tells of changes, it is asked to; where it cannot, a folder is looked through again and again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

from models.library.bursts import Messenger, Pace
from models.library.keeper import Keeper, LeavesOut, State
from models.messages import say

_UNKNOWN = say("Findling does not look after it.")
_CLOSE_S = 5.0


class Watcher:
    """Tells what changes in the roots of a library. Safe between threads.

    A root is told whole when it is first followed, when it comes back, and when changes may have been missed. A path
    that is told may be a file or a folder, new, changed or gone; a folder stands for all that lies in it. Nothing of a
    root that is away is told.

    Args:
        on_changes: gets the paths. It and `on_state` are called on one thread of the watcher, never at once.
        on_state: called after the state of a root, or the reason for it, has changed.
        rescan_every_s: how often roots that cannot be watched are told whole.
    """

    def __init__(
        self,
        on_changes: Callable[[frozenset[bytes]], None],
        on_state: Callable[[], None],
        rescan_every_s: float = 900.0,
        pace: Pace | None = None,
    ) -> None:
        self._pace = pace or Pace()
        self._rescan_every_s = rescan_every_s
        self._lock = threading.Lock()
        self._closed = False
        self._keepers: dict[int, Keeper] = {}
        self._ending: list[Keeper] = []
        self._messenger = Messenger(self._pick, self._states, on_changes, on_state, self._pace)

    def follow(self, roots: Mapping[int, bytes], leaves_out: LeavesOut) -> None:
        """Look after these roots and no others from now on; returns at once.

        Args:
            roots: their paths by their ids.
            leaves_out: whether a path (second) in a root (first) belongs to no library; called on several threads.
                Another one than before means that everything must be looked at again.
        """
        with self._lock:
            if self._closed:
                return
            for root_id, keeper in list(self._keepers.items()):
                if roots.get(root_id) != keeper.root:
                    keeper.stop()
                    self._ending.append(self._keepers.pop(root_id))
            self._ending = [keeper for keeper in self._ending if keeper.is_alive()]
            for root_id, root in roots.items():
                if root_id in self._keepers:
                    self._keepers[root_id].judge_by(leaves_out)
                else:
                    self._keepers[root_id] = Keeper(root, leaves_out, self._messenger, self._rescan_every_s, self._pace)
        self._messenger.wake()

    def state_of(self, root_id: int) -> State:
        """Whether changes in a root are told at once, found by looking through it, or cannot be seen."""
        return self._state_of(root_id)[0]

    def why(self, root_id: int) -> str:
        """Why a root is not watched, one sentence; "" when it is."""
        return self._state_of(root_id)[1]

    def close(self) -> None:
        """Tell nothing more, and end all threads but those that a drive keeps waiting."""
        with self._lock:
            self._closed = True
            ending = [*self._ending, *self._keepers.values()]
            self._keepers.clear()
            self._ending.clear()
        for keeper in ending:
            keeper.stop()
        deadline_s = time.monotonic() + _CLOSE_S
        self._messenger.close(_CLOSE_S)
        for keeper in ending:
            keeper.join(max(0.0, deadline_s - time.monotonic()))

    def _state_of(self, root_id: int) -> tuple[State, str]:
        with self._lock:
            keeper = self._keepers.get(root_id)
        return keeper.state if keeper is not None else ("away", _UNKNOWN)

    def _states(self) -> dict[int, tuple[State, str]]:
        with self._lock:
            return {root_id: keeper.state for root_id, keeper in self._keepers.items()}

    def _pick(self, burst: Mapping[bytes, bytes]) -> frozenset[bytes]:
        """What of a burst is to be told."""
        with self._lock:
            keepers = {keeper.root: keeper for keeper in self._keepers.values()}
        there = {root for root in set(burst.values()) if root in keepers and keepers[root].is_there()}
        return frozenset(path for path, root in burst.items() if root in there and not keepers[root].leaves_out(path))
