"""The first stage of indexing: threads that hand waiting files to decoder processes."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from models.catalogue import contents, files, readings
from models.catalogue.catalogue import Catalogue
from models.catalogue.files import WaitingFile
from models.catalogue.readings import Begun, ReaderRow
from models.encoders.protocol import Description
from models.errors import BadFile, BadFileReason, LibraryUnavailable, UserError
from models.jobs import Cancelled, JobControl
from models.kinds import HOLDS, Kind
from models.library.crew import Crew
from models.library.tasks import Abandoned, Decoded, Failed, FileTask, Known, Message, ReaderSet, Roster
from models.media import failures
from models.media.parts import DecodeRequest, Identity, Part, Piece
from models.media.pool import BorrowedDecoder
from models.paths import display_path
from models.spaces import PictureInput, SoundInput

_PAGE = 64
_IDLE_S = 0.05

log = logging.getLogger(__name__)


class Decoders(Protocol):
    """The part of `DecoderPool` that indexing needs."""

    def borrow(self) -> AbstractContextManager[BorrowedDecoder]:
        """A decoder process for as long as the context lasts."""

    def kill(self) -> None:
        """End all decoder processes at once; they start again when borrowed."""


class Feed:
    """Hands out waiting files in their turn, each to one taker. Safe between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._page: deque[WaitingFile] = deque()
        self._taken: set[int] = set()
        self._passed_over: set[int] = set()

    def take(self) -> WaitingFile | None:
        """The next file, or None when none waits now."""
        with self._lock:
            if not self._page:
                with self._catalogue.read() as connection:
                    away = [root_id for root_id, path in files.roots(connection) if not os.path.isdir(path)]
                    self._page.extend(files.waiting(connection, _PAGE, self._taken | self._passed_over, away))
            if not self._page:
                return None
            file = self._page.popleft()
            self._taken.add(file.file_id)
            return file

    def settle(self, file_id: int) -> None:
        """A file's outcome is in the catalogue."""
        with self._lock:
            self._taken.discard(file_id)

    def pass_over(self, file_id: int) -> None:
        """A file stays as it is, and is not handed out again."""
        with self._lock:
            self._taken.discard(file_id)
            self._passed_over.add(file_id)

    @property
    def in_hand(self) -> int:
        """How many files are taken and not settled: some of them may wait again afterwards."""
        return len(self._taken)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the pieces of a file come from.

    Attributes:
        on_removed: told that some space lost vectors.
    """

    catalogue: Catalogue
    decoders: Decoders
    readers: ReaderSet
    on_removed: Callable[[], None]


class DecodeStage:
    """Works on `threads` threads, each with at most one file.

    Args:
        roster: encoders and readers that the files are opened for.
        more_coming: whether a scan may still add files; the threads end when none waits and none will come.

    Attributes:
        crew: the threads, with what comes out.
    """

    def __init__(
        self,
        sources: Sources,
        roster: Roster,
        control: JobControl,
        more_coming: Callable[[], bool],
        threads: int,
    ) -> None:
        self.crew: Crew[Message] = Crew(self._run, threads, "decode", self._interrupt)
        self.feed = Feed(sources.catalogue)
        self._sources = sources
        self._catalogue = sources.catalogue
        self._roster = roster
        self._control = control
        self._more_coming = more_coming
        self._stopping = self.crew.stopping
        self._lock = threading.Lock()
        self._by_hash: dict[str, FileTask] = {}

    def settle(self, file: WaitingFile, task: FileTask | None) -> None:
        """The catalogue holds what became of a file."""
        self._let_others(task)
        self.feed.settle(file.file_id)

    def _pass_over(self, file: WaitingFile, task: FileTask | None) -> None:
        self._let_others(task)
        self.feed.pass_over(file.file_id)

    def _let_others(self, task: FileTask | None) -> None:
        """Files with the same bytes need not wait for this one any more."""
        if task is not None:
            with self._lock:
                if self._by_hash.get(task.identity.sha256) is task:
                    del self._by_hash[task.identity.sha256]
            task.settled.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            # Asked before the feed: a scan that ends in between has put its files there already.
            more = self._more_coming()
            file = None if self._control.waiting else self.feed.take()
            if file is not None:
                began_s = time.monotonic()
                self._look_into(file)
                self._control.rest_after(time.monotonic() - began_s)
            elif not more and not self._control.waiting and not self.feed.in_hand:
                return
            else:
                self._stopping.wait(_IDLE_S)

    def _interrupt(self) -> None:
        self._sources.decoders.kill()
        self._sources.readers.kill()

    def _look_into(self, file: WaitingFile) -> None:
        task = None
        with self._sources.decoders.borrow() as decoder:
            try:
                for last_try in (False, True):
                    task = self._task_for(file, decoder.identify(file.path))
                    if task is None or self._decode(task, decoder, last_try=last_try):
                        return
            except BadFile as error:
                # A file that went away, perhaps with its drive, is for the next scan to judge.
                if error.reason is BadFileReason.GONE:
                    self._pass_over(file, task)
                else:
                    self.crew.put(Failed(file, task, error))
            except (UserError, Cancelled):
                raise
            except Exception as bug:
                log.exception("A decoder failed with %s", display_path(file.path))
                self.crew.put(Failed(file, task, failures.unexpected(bug)))

    def _decode(self, task: FileTask, decoder: BorrowedDecoder, *, last_try: bool) -> bool:
        """Whether the file came to an end; False asks for another try with a fresh identity."""
        if task.whole and not task.encoders and not task.readers:
            self.crew.put(Known(task))
            return True
        try:
            for part in self._parts(task, decoder):
                self.crew.put(Decoded(task, part))
                while self._control.waiting and not self._stopping.wait(_IDLE_S):
                    pass
                if self._stopping.is_set():
                    return True
            _check_unchanged(task)
            self.crew.put(Decoded(task, None))
        except BadFile as error:
            if error.reason is not BadFileReason.CHANGING or last_try:
                raise
            self.crew.put(Abandoned(task))
            self._wait_until_settled(task)
            return False
        return True

    def _task_for(self, file: WaitingFile, identity: Identity) -> FileTask | None:
        """Claim the content, after any other file with the same bytes is through. None when stopped meanwhile."""
        while True:
            with self._lock:
                other = self._by_hash.get(identity.sha256)
                if other is None:
                    task = self._plan(file, identity)
                    self._by_hash[identity.sha256] = task
                    return task
            if not self._wait_until_settled(other):
                return None

    def _wait_until_settled(self, task: FileTask) -> bool:
        while not task.settled.wait(_IDLE_S):
            if self._stopping.is_set():
                return False
        return True

    def _plan(self, file: WaitingFile, identity: Identity) -> FileTask:
        covered: set[int] = set()
        readers: list[ReaderRow] = []
        whole = worded = False
        with self._catalogue.read() as connection:
            content_id = contents.find_content(connection, identity.sha256)
            if content_id is not None:
                covered = contents.spaces_covering(connection, content_id)
                whole = contents.is_whole(connection, content_id)
                worded = readings.has_words(connection, content_id)
                # A file is read when all that it holds by itself is known: what is quick comes first.
                readers = readings.lacks(connection, content_id, file.kind, self._roster.readers) if whole else []
        ids = self._roster.space_ids
        reads = any(reader != readings.FACTS for reader in readers)
        held = {*HOLDS[file.kind], *((Kind.DOCUMENT,) if reads or worded else ())}
        lacking = {
            space for space, number in ids.items() if number not in covered or (reads and Kind.DOCUMENT in space.kinds)
        }
        encoders = tuple(
            encoder
            for encoder in self._roster.all
            if held.intersection(encoder.kinds) and lacking.intersection(encoder.spaces) and self._roster.has(encoder)
        )
        space_ids = tuple(ids[space] for encoder in encoders for space in encoder.spaces if space in lacking)
        return FileTask(file, identity, encoders, space_ids, content_id, tuple(readers), whole)

    def _parts(self, task: FileTask, decoder: BorrowedDecoder) -> Iterator[Part]:
        """What a file holds by itself, and then what readers find in it, as far as the catalogue lacks it."""
        kinds = [
            kind
            for kind in HOLDS[task.file.kind]
            if not task.whole or (kind is not Kind.DOCUMENT and task.encoders_of(kind))
        ]
        if kinds or readings.FACTS in task.readers:
            yield from decoder.decode(task.file.path, task.file.kind, self._request(task, kinds))
        # Facts come with whatever is decoded.
        begun = {reader: self._begin(task, reader) for reader in task.readers if reader != readings.FACTS}
        if task.whole and task.encoders_of(Kind.DOCUMENT):
            yield from self._stored_passages(task)
        for reader, done in begun.items():
            yield from self._read(task, reader, done)

    def _request(self, task: FileTask, kinds: Sequence[Kind]) -> DecodeRequest:
        done: dict[Kind, int] = {}
        if task.content_id is not None:
            with self._catalogue.read() as connection:
                for kind in kinds:
                    lacking = task.lacking(self._roster.space_ids, kind)
                    done[kind] = contents.items_done(connection, task.content_id, kind, lacking)
        return request_for(task.encoders, kinds, done)

    def _stored_passages(self, task: FileTask) -> Iterator[Piece]:
        """Passages that the catalogue holds need not be read again."""
        assert task.content_id is not None
        lacking = task.lacking(self._roster.space_ids, Kind.DOCUMENT)
        with self._catalogue.read() as connection:
            stored = readings.passages_without(connection, task.content_id, lacking)
        for passage in stored:
            yield Piece(
                Kind.DOCUMENT, passage.ordinal, heading=passage.heading, text=passage.text, reader=passage.reader
            )

    def _begin(self, task: FileTask, reader: ReaderRow) -> Begun:
        assert task.content_id is not None
        with self._catalogue.write() as connection:
            begun, lost = readings.begin(connection, task.content_id, reader)
        if lost:
            self._sources.on_removed()
        return begun

    def _read(self, task: FileTask, reader: ReaderRow, done: Begun) -> Iterator[Piece]:
        path, kind = task.file.path, task.file.kind
        try:
            yield from self._sources.readers.read(reader.name, path, kind, done.items, done.until_s)
        except (BadFile, Cancelled, LibraryUnavailable):
            raise
        except UserError as error:
            self._roster.drop_reader(reader.name, error)
            task.readers = tuple(one for one in task.readers if one != reader)


def request_for(encoders: Iterable[Description], kinds: Sequence[Kind], done: Mapping[Kind, int]) -> DecodeRequest:
    """What some encoders need of a file. Args: kinds, done: see `DecodeRequest`."""
    inputs = {encoder.input for encoder in encoders}
    return DecodeRequest(
        pictures=tuple(wanted for wanted in inputs if isinstance(wanted, PictureInput)),
        sounds=tuple(wanted for wanted in inputs if isinstance(wanted, SoundInput)),
        kinds=tuple(kinds),
        done=done,
    )


def size_and_time(path: bytes) -> tuple[int, int]:
    """Bytes and `mtime_ns` of a file now, by which a change is noticed. Raises: BadFile: GONE."""
    try:
        seen = os.lstat(path)
    except OSError as error:
        raise failures.gone() from error
    return seen.st_size, seen.st_mtime_ns


def _check_unchanged(task: FileTask) -> None:
    """What came out belongs to the hash that was taken before. Raises: BadFile: CHANGING or GONE."""
    if size_and_time(task.file.path) != (task.identity.size_bytes, task.identity.mtime_ns):
        raise failures.changing()
