"""The third stage of indexing a shared library: what came of a block, in one transaction, under its leases.

Vectors are put where they belong while the transaction is open, after the leases were found to be held and before the
catalogue says that they are there. So a machine that lost its lease writes nothing, and one that dies in between leaves
vectors that no item speaks of: `verify` removes them. Never does the catalogue speak of a vector that is not there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from models.errors import BadFile, BadFileReason
from models.library.tasks import Roster
from models.media import failures
from models.shared import contents, leases
from models.shared.database import SharedCatalogue
from models.shared.leases import Holder, LeaseLost
from models.shared.tasks import Encoded, Task
from models.shared.vectors import SharedVectors

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Added:
    """What is new in one space."""

    ids: list[int] = field(default_factory=list)
    vectors: list[npt.NDArray[np.float32]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def put(self, item_id: int, vector: npt.NDArray[np.float32], kind: str) -> None:
        self.ids.append(item_id)
        self.vectors.append(vector)
        self.kinds.append(str(kind))


@dataclass(frozen=True, slots=True)
class _Written:
    """What the catalogue holds of a task by now."""

    content_id: int
    done: dict[int, dict[str, int]]


class Writing:
    """Writes blocks. Used by one thread.

    Args:
        on_settled: told of each task that is through, or given up.
    """

    def __init__(
        self,
        catalogue: SharedCatalogue,
        vectors: SharedVectors,
        roster: Roster,
        holder: Holder,
        on_settled: Callable[[], None],
    ) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._roster = roster
        self._holder = holder
        self._on_settled = on_settled

    def write(self, tasks: Sequence[Task], pieces: Sequence[Encoded]) -> None:
        """Write the pieces of some tasks, and what became of those that came to their end.

        Raises: LibraryUnavailable, VectorsUnavailable: nothing of it is written.
        """
        alive = sorted((task for task in tasks if not task.dropped), key=lambda task: task.lease.sha256)
        by_task: dict[Task, list[Encoded]] = {task: [] for task in alive}
        for one in pieces:
            if one.task in by_task:
                by_task[one.task].append(one)
        written = self._catalogue.change(lambda connection: self._write_all(connection, by_task))
        for task in alive:
            task.unwritten -= len(by_task[task])
            if task in written:
                task.content_id, task.done = written[task].content_id, written[task].done
            else:
                log.info("Another machine has taken over %s", task.lease.sha256[:12])
                task.dropped = True
            if task.dropped or (task.ended and not task.unwritten):
                self._on_settled()

    def give_up(self, task: Task, error: BadFile) -> None:
        """A file failed, or went away: somebody else may try, or nobody."""
        task.dropped = True

        def write(connection: Connection) -> None:
            # One that went away, perhaps with its drive, stays in hand for this run, and is for the next scan to judge.
            if task.file is not None and error.reason is not BadFileReason.GONE:
                contents.fail(connection, task.file, error)
            leases.release(connection, self._holder, task.lease, set(task.lease.tokens))

        self._catalogue.change(write)
        self._on_settled()

    def _write_all(self, connection: Connection, by_task: Mapping[Task, Sequence[Encoded]]) -> dict[Task, _Written]:
        """Returns: what is there now of each task; one whose lease was lost is missing, nothing of it is written."""
        added: dict[int, _Added] = {}
        written = {}
        for task, pieces in by_task.items():
            with suppress(LeaseLost):
                written[task] = self._write_task(connection, task, pieces, added)
        fingerprints = {number: space.fingerprint for space, number in self._roster.space_ids.items()}
        for space_id, new in sorted(added.items()):
            ids, vectors = np.array(new.ids, np.int64), np.stack(new.vectors)
            contents.put_sample(connection, space_id, ids, vectors)
            self._vectors.add(fingerprints[space_id], ids, vectors, new.kinds)
        return written

    def _write_task(
        self, connection: Connection, task: Task, pieces: Sequence[Encoded], added: dict[int, _Added]
    ) -> _Written:
        """Raises: LeaseLost: before anything of it is written."""
        leases.demand(connection, self._holder, task.lease)
        content_id = self._content(connection, task)
        item_ids = contents.put_items(connection, content_id, [one.piece for one in pieces])
        done = {number: dict(task.done.get(number, {})) for number in task.lease.space_ids}
        for item_id, one in zip(item_ids, pieces, strict=True):
            for space_id, vector in one.vectors.items():
                added.setdefault(space_id, _Added()).put(item_id, vector, one.piece.kind)
                done[space_id][one.piece.kind] = max(done[space_id].get(one.piece.kind, 0), one.piece.ordinal + 1)
        if task.ended and task.unwritten == len(pieces):
            self._end(connection, task, content_id, done)
        else:
            for space_id, counts in done.items():
                if counts != task.done.get(space_id, {}):
                    contents.set_done(connection, content_id, space_id, counts, whole=False)
        return _Written(content_id, done)

    def _content(self, connection: Connection, task: Task) -> int:
        """The content's id. Raises: LeaseLost: it was swept meanwhile, since the last of its files went away."""
        if task.lease.reads:
            content_id = contents.put(connection, task.lease.sha256, task.kind)
        else:
            known = contents.find(connection, task.lease.sha256)
            content_id = known.content_id if known is not None else 0
        if not content_id or task.content_id not in (0, content_id):
            raise LeaseLost(task.lease.sha256)
        return content_id

    def _end(self, connection: Connection, task: Task, content_id: int, done: dict[int, dict[str, int]]) -> None:
        """All of a content was seen."""
        remaining = set(self._roster.remaining_spaces().values())
        for space_id, counts in done.items():
            whole = space_id in remaining
            refused = task.refused.get(space_id, "")
            contents.set_done(connection, content_id, space_id, counts, whole=whole, refused=refused)
        if task.lease.reads:
            if task.facts is not None:
                contents.put_facts(connection, content_id, task.facts)
            if contents.has_items(connection, content_id):
                contents.set_whole(connection, content_id)
                contents.link(connection, task.lease.sha256, content_id)
            elif task.file is not None:
                contents.fail(connection, task.file, failures.nothing_to_find())
        leases.release(connection, self._holder, task.lease, set(task.lease.tokens))
