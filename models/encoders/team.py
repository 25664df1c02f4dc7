"""Several processes of one encoder, each on one thread: as many as there is work for, and as pay off."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import psutil

from models.encoders.cores import cores
from models.encoders.protocol import Installation
from models.encoders.running import RunningEncoder
from models.spaces import Vectors

# Of the memory that one process may take at most; it needs about a third.
_MEMORY_SHARE = 2
_MOST = 8
# Starting one more takes seconds of a core: it has to be work for longer.
_BATCHES_BEFORE_ANOTHER = 4


class EncoderTeam:
    """Encodes as many batches at once as it has processes. One more is started when all are busy, and have been for a
    few batches. Safe between threads.

    Args:
        hire: makes one more process, not yet started.
        most: processes at most.
        on_encoded: told of a batch how many items were encoded meanwhile by all, about, and the seconds it took; not of
            the first batch of a process, because loading the network is part of it.
    """

    def __init__(
        self,
        hire: Callable[[], RunningEncoder],
        most: int,
        on_encoded: Callable[[int, float], None] = lambda _items, _seconds: None,
    ) -> None:
        self.most = most
        self._on_encoded = on_encoded
        self._batches = 0
        self._hire = hire
        self._changed = threading.Condition()
        self._members: list[RunningEncoder] = []
        self._idle: list[RunningEncoder] = []

    def encode(self, batch: Sequence[Any]) -> tuple[Vectors, ...]:
        """As `RunningEncoder.encode`; waits while all are busy."""
        member, at_once = self._take()
        awake, began_s = member.pid is not None, time.monotonic()
        try:
            vectors = member.encode(batch)
        finally:
            with self._changed:
                self._batches += 1
                self._idle.append(member)
                self._changed.notify()
        if awake:
            self._on_encoded(at_once * len(batch), time.monotonic() - began_s)
        return vectors

    def interrupt(self) -> None:
        """As `RunningEncoder.interrupt`, for all."""
        for member in self._all():
            member.interrupt()

    def rest(self) -> None:
        """As `RunningEncoder.rest`, for all."""
        for member in self._all():
            member.rest()

    def close(self) -> None:
        """As `RunningEncoder.close`, for all, and for good."""
        for member in self._dismissed():
            member.close()

    def kill(self) -> None:
        """As `RunningEncoder.kill`, for all, and for good."""
        for member in self._dismissed():
            member.kill()

    def _take(self) -> tuple[RunningEncoder, int]:
        """A process that is not busy, and how many are busy with it."""
        with self._changed:
            while not self._idle:
                wanted = self._batches >= len(self._members) * _BATCHES_BEFORE_ANOTHER
                if len(self._members) < self.most and wanted:
                    self._members.append(self._hire())
                    self._idle.append(self._members[-1])
                else:
                    self._changed.wait()
            # The one that worked last, so that a little work keeps a single process awake.
            return self._idle.pop(), len(self._members) - len(self._idle)

    def _all(self) -> list[RunningEncoder]:
        with self._changed:
            return list(self._members)

    def _dismissed(self) -> list[RunningEncoder]:
        with self._changed:
            self.most = max(1, len(self._members))
            if not self._members:
                # Whoever still comes meets one that has ended.
                self._members.append(self._hire())
                self._idle.append(self._members[-1])
            return list(self._members)


def team_size(installation: Installation) -> int:
    """How many processes of an encoder pay off on this computer.

    One for each core, as far as memory goes. A graphics card and a server elsewhere are given one batch at a time.
    """
    if installation.description.leaves or _on_a_card(installation):
        return 1
    room = psutil.virtual_memory().available * _MEMORY_SHARE // max(installation.memory_bytes, 1)
    return int(max(1, min(cores(), room, _MOST)))


def _on_a_card(installation: Installation) -> bool:
    return any(getattr(one, "media", "") in ("torch-cuda", "torch-mps") for one in installation.args)
