"""Indexing a shared library on one of its machines: scan, then decode, encode and write side by side, until nothing is
left that this machine could do.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import numpy as np

from models.errors import BadFile, LibraryUnavailable
from models.jobs import Cancelled, JobControl, Progress
from models.library.decoding import Decoders
from models.library.tasks import EncoderSet, Roster
from models.media.parts import FileFacts, Piece
from models.messages import say
from models.paths import display_path
from models.shared import contents, leases, machines, scanning
from models.shared.canaries import SharedCanaries
from models.shared.database import SharedCatalogue
from models.shared.encoding import Encoding
from models.shared.leases import Holder
from models.shared.machines import Place
from models.shared.supply import Sources, Supply
from models.shared.tasks import Came, Encoded, Task
from models.shared.vectors import SharedVectors
from models.shared.writing import Writing

_IDLE_S = 0.05
_MOST_IN_BLOCK = 256
_BLOCK_S = 2.0
_PROGRESS_EVERY_S = 1.0
# It looks at every file that waits.
_COUNT_EVERY_S = 10.0
_BEATS_PER_TERM = 3

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Means:
    """What a machine works with.

    Attributes:
        machine: its name. threads: files decoded at once. term_s: how long its leases hold without a heartbeat.
    """

    catalogue: SharedCatalogue
    vectors: SharedVectors
    encoders: EncoderSet
    decoders: Decoders
    machine: str
    threads: int = 2
    term_s: float = leases.USUAL_TERM_S


def index(means: Means, control: JobControl) -> Generator[Progress, None, None]:
    """Look through this machine's folders and do all that is left to do and that nobody else does.

    What others have in hand is waited for, and taken over where they die.

    Yields: Progress in contents, about once a second. Close it to end early: all leases are given back then.
    Raises: Cancelled; LibraryUnavailable; VectorsUnavailable. EncoderUnavailable: an encoder of this machine failed;
        all else was done. Whatever was written stays.
    """
    holder = leases.new_holder(means.machine, means.term_s)
    machine_id = means.catalogue.change(lambda connection: machines.put_machine(connection, means.machine))
    with means.catalogue.read() as connection:
        places = machines.places_of(connection, machine_id)
    for place in places:
        yield from scanning.Scan(means.catalogue, place, control).run()
    roster = _roster(means)
    there = [place for place in places if place.is_there]
    with _beating(means.catalogue, holder, means.machine):
        yield from _Run(means, roster, holder, there, control).run()
    _sweep(means)
    if roster.problem is not None:
        raise roster.problem


class _Run:
    """One run of this machine."""

    def __init__(self, means: Means, roster: Roster, holder: Holder, places: list[Place], control: JobControl) -> None:
        self._catalogue = means.catalogue
        self._roster = roster
        self._control = control
        self._root_ids = [place.root_id for place in places]
        by_id = {place.root_id: place for place in places}
        self._supply = Supply(Sources(means.catalogue, means.decoders, holder, by_id), roster, control, means.threads)
        self._encoding = Encoding(means.encoders, roster, SharedCanaries(means.catalogue, means.encoders))
        self._writing = Writing(means.catalogue, means.vectors, roster, holder, self._settle)
        self._done = 0
        self._tasks: dict[Task, None] = {}
        self._pieces: list[Encoded] = []
        self._block_s = 0.0
        self._counted_s = -_COUNT_EVERY_S
        self._total = 0
        self._what = say("Looking for files")

    def run(self) -> Iterator[Progress]:
        """Until nothing is left. Raises: as `index`."""
        self._supply.crew.start()
        told_s = 0.0
        try:
            while self._supply.crew.running or self._tasks:
                if self._control.cancelled:
                    raise Cancelled
                self._step()
                if time.monotonic() - told_s > _PROGRESS_EVERY_S:
                    yield self._progress()
                    told_s = time.monotonic()
        finally:
            self._supply.crew.stop()
            self._encoding.close()

    def _step(self) -> None:
        """Take one thing in; write a block when it is large enough, has waited, or nothing else comes."""
        try:
            self._take(self._supply.crew.messages.get(timeout=_IDLE_S))
            waited = time.monotonic() - self._block_s > _BLOCK_S
            if not waited and len(self._pieces) < _MOST_IN_BLOCK and not self._encoding.is_enough(self._pieces):
                return
        except queue.Empty:
            pass
        if self._tasks:
            self._write_block()

    def _take(self, came: Came) -> None:
        task, part = came.task, came.part
        if task.dropped:
            return
        if not self._tasks:
            self._block_s = time.monotonic()
        self._tasks[task] = None
        match part:
            case Piece():
                task.unwritten += 1
                self._pieces.append(Encoded(task, part))
            case FileFacts():
                task.facts = part
                self._what = say("Looking into %1", display_path(task.path))
            case None:
                task.ended = True
            case BadFile():
                self._tasks.pop(task)
                self._pieces = [one for one in self._pieces if one.task is not task]
                self._writing.give_up(task, part)

    def _write_block(self) -> None:
        tasks, pieces = list(self._tasks), self._pieces
        self._tasks, self._pieces = {}, []
        began_s = time.monotonic()
        self._encoding.encode(pieces)
        self._writing.write(tasks, pieces)
        self._control.rest_after(time.monotonic() - began_s)

    def _settle(self) -> None:
        self._done += 1
        self._supply.settle()

    def _progress(self) -> Progress:
        if time.monotonic() - self._counted_s > _COUNT_EVERY_S:
            self._counted_s = time.monotonic()
            with self._catalogue.read() as connection:
                left = leases.left(connection, self._root_ids, list(self._roster.remaining_spaces().values()))
            self._total = self._done + left
        return Progress(self._done, max(self._done, self._total), self._what)


def _roster(means: Means) -> Roster:
    """The encoders of this machine, their spaces made where nobody has made them yet."""
    encoders = means.encoders.indexed()
    spaces = [space for one in encoders for space in one.spaces]
    for space in spaces:
        means.vectors.ensure(space.fingerprint, space.dim)
    ids = means.catalogue.change(lambda connection: {one: contents.put_space(connection, one) for one in spaces})
    return Roster(encoders, ids)


def _sweep(means: Means) -> None:
    """Forget contents that no file has any more, and their vectors in every space."""
    with means.catalogue.read() as connection:
        fingerprints = [row.fingerprint for row in contents.spaces(connection)]
    while gone := means.catalogue.change(contents.sweep):
        for fingerprint in fingerprints:
            means.vectors.remove(fingerprint, np.array(gone, np.int64))


@contextmanager
def _beating(catalogue: SharedCatalogue, holder: Holder, machine: str) -> Iterator[None]:
    """Let the heart beat meanwhile, and give everything back at the end, however that comes."""
    stopping = threading.Event()

    def beat() -> None:
        while not stopping.wait(holder.term_s / _BEATS_PER_TERM):
            try:
                catalogue.change(lambda connection: leases.beat(connection, holder))
                catalogue.change(lambda connection: machines.put_machine(connection, machine))
            except LibraryUnavailable:
                # The next beat may get through; if none does, others take over, and commits are refused.
                log.warning("The shared library could not be told that this machine is at work", exc_info=True)

    thread = threading.Thread(target=beat, name="shared-heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()
        with suppress(LibraryUnavailable):
            catalogue.change(lambda connection: leases.release_all(connection, holder))
