"""The first stage of indexing a shared library: threads that take what nobody else does, and decode it."""

from __future__ import annotations

import logging
import os
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from models.errors import BadFile, BadFileReason
from models.jobs import Cancelled, JobControl
from models.kinds import HOLDS, ITEM_KINDS, Kind
from models.library.crew import Crew
from models.library.decoding import Decoders, request_for, size_and_time
from models.library.tasks import Roster
from models.media import failures
from models.media.parts import DecodeRequest, FileFacts, Identity, Piece
from models.media.pool import BorrowedDecoder
from models.paths import display_path
from models.shared import contents, leases
from models.shared.database import SharedCatalogue
from models.shared.leases import ContentLease, FileLease, Holder
from models.shared.machines import Place
from models.shared.tables import content, file
from models.shared.tasks import Came, Task

_AT_ONCE = 2
_LOOK_AGAIN_S = 0.25
_IDLE_S = 0.05

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where work comes from: what this machine can reach, and in whose name it is taken."""

    catalogue: SharedCatalogue
    decoders: Decoders
    holder: Holder
    places: Mapping[int, Place]

    def path_of(self, root_id: int, path: bytes) -> bytes:
        """Where a file lies on this machine."""
        return os.path.join(self.places[root_id].path, path.replace(b"/", os.fsencode(os.sep)))


class Supply:
    """Takes work and decodes it, on some threads, until nothing is left that this machine could do.

    Args:
        roster: encoders that take part; one that leaves is not worked for any more.

    Attributes:
        crew: the threads, with what comes out.
    """

    def __init__(self, sources: Sources, roster: Roster, control: JobControl, threads: int) -> None:
        self.crew: Crew[Came] = Crew(self._run, threads, "shared-decode", sources.decoders.kill)
        self._stopping = self.crew.stopping
        self._sources = sources
        self._roster = roster
        self._control = control
        self._most = _AT_ONCE * threads
        self._lock = threading.Lock()
        self._waiting: deque[FileLease | str] = deque()
        self._passed_over: set[str] = set()
        self._at_work = 0
        self._in_flight = 0

    def settle(self) -> None:
        """The catalogue holds what became of a task, or it is given up."""
        with self._lock:
            self._in_flight -= 1

    def _run(self) -> None:
        while not self._stopping.is_set() and not self._control.cancelled:
            work, is_over = self._next()
            if is_over:
                return
            if work is None:
                self._stopping.wait(_LOOK_AGAIN_S)
                continue
            try:
                self._look_into(work)
            finally:
                with self._lock:
                    self._at_work -= 1

    def _next(self) -> tuple[FileLease | str | None, bool]:
        """A file to look at, or the hash of a content that lacks a space, None where there is none now; and whether
        none will come any more.
        """
        with self._lock:
            is_over = False
            if not self._waiting and not self._control.waiting:
                # Asked before: who ends in between leaves what it had to be found.
                others = self._sources.catalogue.change(self._others)
                self._waiting.extend(self._sources.catalogue.change(self._claim))
                is_over = not self._waiting and not others and not self._at_work and not self._in_flight
            if not self._waiting:
                return None, is_over
            self._at_work += 1
            return self._waiting.popleft(), False

    def _others(self, connection: Connection) -> bool:
        spaces = self._roster.remaining_spaces().values()
        return leases.others_work(connection, self._sources.holder, self._sources.places, list(spaces))

    def _claim(self, connection: Connection) -> Sequence[FileLease | str]:
        files = leases.claim_files(connection, self._sources.holder, self._sources.places, self._most)
        if files:
            return files
        spaces = list(self._roster.remaining_spaces().values())
        found = leases.lacking(connection, self._sources.places, spaces, self._most + len(self._passed_over))
        return [sha256 for sha256 in found if sha256 not in self._passed_over][: self._most]

    def _look_into(self, work: FileLease | str) -> None:
        with self._sources.decoders.borrow() as decoder:
            try:
                task = self._fill(work, decoder) if isinstance(work, str) else self._take_up(work, decoder)
            except BadFile as error:
                self._give_up(work, error)
                return
            if task is None:
                return
            with self._lock:
                self._in_flight += 1
            try:
                self._decode(task, decoder)
            except BadFile as error:
                self.crew.put(Came(task, error))
            except Cancelled:
                raise
            except Exception as bug:
                log.exception("A decoder failed with %s", display_path(task.path))
                self.crew.put(Came(task, failures.unexpected(bug)))

    def _give_up(self, work: FileLease | str, error: BadFile) -> None:
        """A file that went away, perhaps with its drive, stays in hand for this run: the next scan judges it."""
        if isinstance(work, str):
            self._passed_over.add(work)
        elif error.reason is not BadFileReason.GONE:
            self._sources.catalogue.change(lambda connection: contents.fail(connection, work, error))

    def _take_up(self, taken: FileLease, decoder: BorrowedDecoder) -> Task | None:
        """What is to be done with a waiting file; None where nothing is, or somebody else does it."""
        path = self._sources.path_of(taken.root_id, taken.path)
        if taken.sha256 and self._sources.catalogue.change(lambda connection: _link(connection, taken.sha256)):
            return None
        identity = decoder.identify(path)
        return self._sources.catalogue.change(lambda connection: self._plan(connection, taken, path, identity))

    def _plan(self, connection: Connection, taken: FileLease, path: bytes, identity: Identity) -> Task | None:
        known = {"sha256": identity.sha256, "size_bytes": identity.size_bytes, "mtime_ns": identity.mtime_ns}
        connection.execute(update(file).where(*leases.held(taken)).values(known))
        if _link(connection, identity.sha256):
            return None
        kind = Kind(taken.kind)
        lease = leases.claim_content(connection, self._sources.holder, identity.sha256, self._lacked(kind), reads=True)
        if not lease.tokens:
            leases.release_file(connection, taken, identity.sha256)
            return None
        return self._task(connection, lease, path, kind, taken)

    def _fill(self, sha256: str, decoder: BorrowedDecoder) -> Task | None:
        """What is to be done with a content that lacks spaces; None where somebody else does it."""
        found = self._sources.catalogue.change(lambda connection: self._plan_filling(connection, sha256))
        if found is None:
            return None
        try:
            if decoder.identify(found.path).sha256 != sha256:
                raise failures.changing()
        except BadFile:
            lease = found.lease
            self._sources.catalogue.change(
                lambda connection: leases.release(connection, self._sources.holder, lease, set(lease.tokens))
            )
            raise
        return found

    def _plan_filling(self, connection: Connection, sha256: str) -> Task | None:
        query = (
            select(file.c.root_id, file.c.path, content.c.kind)
            .join(content, content.c.id == file.c.content_id)
            .where(content.c.sha256 == sha256, file.c.root_id.in_(list(self._sources.places)))
        )
        for row in connection.execute(query):
            path = self._sources.path_of(row.root_id, bytes(row.path))
            if os.path.isfile(path):
                kind = Kind(row.kind)
                wanted = self._lacked(kind)
                lease = leases.claim_content(connection, self._sources.holder, sha256, wanted, reads=False)
                return self._task(connection, lease, path, kind, None) if lease.tokens else None
        self._passed_over.add(sha256)
        return None

    def _task(
        self, connection: Connection, lease: ContentLease, path: bytes, kind: Kind, taken: FileLease | None
    ) -> Task:
        known = contents.find(connection, lease.sha256)
        content_id = known.content_id if known is not None else 0
        done = contents.done_in(connection, content_id, lease.space_ids) if content_id else {}
        ids = self._roster.space_ids
        encoders = tuple(
            one
            for one in self._roster.all
            if self._roster.has(one) and any(ids[space] in lease.tokens for space in one.spaces)
        )
        return Task(lease, path, kind, encoders, taken, content_id, done)

    def _lacked(self, kind: Kind) -> list[int]:
        """Ids of the spaces that look into what a kind of file holds."""
        held = set(HOLDS[kind])
        return [number for space, number in self._roster.remaining_spaces().items() if held.intersection(space.kinds)]

    def _decode(self, task: Task, decoder: BorrowedDecoder) -> None:
        before = size_and_time(task.path)
        for part in decoder.decode(task.path, task.kind, self._request(task)):
            if isinstance(part, (FileFacts, Piece)):
                self.crew.put(Came(task, part))
            while self._control.waiting and not self._stopping.wait(_IDLE_S):
                pass
            if self._stopping.is_set() or task.dropped:
                break
        if size_and_time(task.path) != before:
            raise failures.changing()
        self.crew.put(Came(task, None))

    def _request(self, task: Task) -> DecodeRequest:
        ids = {space.name: number for space, number in self._roster.space_ids.items()}
        kinds = ITEM_KINDS if task.lease.reads else tuple({kind for one in task.encoders for kind in one.kinds})
        return request_for(task.encoders, kinds, {kind: task.begun(kind, ids) for kind in kinds})


def _link(connection: Connection, sha256: str) -> bool:
    """Whether all of a content is known already; then every file that waits for it has it now."""
    known = contents.find(connection, sha256)
    if known is None or not known.whole:
        return False
    contents.link(connection, sha256, known.content_id)
    return True
