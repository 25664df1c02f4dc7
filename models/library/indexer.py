"""Indexing as one job: decode, encode and write side by side until no file waits."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from models.catalogue import files, readings, spaces
from models.catalogue.catalogue import Catalogue
from models.errors import BadFile, BadFileReason
from models.jobs import Cancelled, Job, JobControl, Progress
from models.library.canaries import Canaries
from models.library.decoding import Decoders, DecodeStage, Sources
from models.library.encoding import EncodedPiece, EncodeStage
from models.library.tasks import (
    Abandoned,
    Decoded,
    EncoderSet,
    Failed,
    FileTask,
    Known,
    Message,
    ReaderSet,
    Roster,
)
from models.library.writing import Committed, WriteStage
from models.media.parts import FileFacts, Piece, Preview
from models.messages import say
from models.paths import LibraryPaths, display_path

_IDLE_S = 0.05
_PROGRESS_EVERY_S = 0.2
_WRITE_EVERY_S = 0.25


@dataclass(frozen=True, slots=True)
class Parts:
    """What indexing works with.

    Attributes:
        on_committed: told which vectors a transaction added.
        on_removed: told that some space lost vectors.
        decode_threads: files decoded at once.
        readers: of words in media that hold no text.
    """

    catalogue: Catalogue
    paths: LibraryPaths
    decoders: Decoders
    encoders: EncoderSet
    on_committed: Callable[[Committed], None]
    on_removed: Callable[[], None]
    decode_threads: int
    readers: ReaderSet


class Indexer:
    """One run over the waiting files.

    Args:
        roster: encoders that look into the files.
        canaries: asked before an encoder is given its first item.
        more_coming: whether a scan may still add waiting files.
    """

    def __init__(
        self,
        parts: Parts,
        roster: Roster,
        canaries: Canaries,
        control: JobControl,
        more_coming: Callable[[], bool],
    ) -> None:
        self._parts = parts
        self._control = control
        self._decoding = DecodeStage(
            Sources(parts.catalogue, parts.decoders, parts.readers, parts.on_removed),
            roster,
            control,
            more_coming,
            parts.decode_threads,
        )
        self._encoding = EncodeStage(parts.encoders, roster, canaries, control)
        self._writing = WriteStage(
            parts.catalogue, parts.paths, roster, parts.on_committed, parts.on_removed, self._settle
        )
        self._roster = roster
        self._wanted = len(roster.remaining_spaces()) + len(roster.readers)
        self._done = 0
        self._what = say("Looking for files")
        self._written_s = 0.0

    def run(self) -> Job:
        """Index until no file waits and no more come. Cancelling, or any error, keeps what was written.

        Yields: Progress in files, several times a second.
        Raises: Cancelled; LibraryUnavailable: the catalogue cannot be written. An encoder that fails leaves the roster.
        """
        self._decoding.crew.start()
        try:
            shown_s = 0.0
            while self._step():
                if time.monotonic() - shown_s > _PROGRESS_EVERY_S:
                    shown_s = time.monotonic()
                    yield self._progress()
        finally:
            self._decoding.crew.stop()
            self._encoding.close()

    def _step(self) -> bool:
        """Move one message on. Returns whether there is anything left to do."""
        try:
            if self._control.cancelled:
                raise Cancelled
            self._move_on()
            self._let_be()
        except Cancelled:
            self._writing.write()
            raise
        # Encoded pieces are written at once, so that a kill costs no more than the batch in flight.
        if self._writing.pieces or time.monotonic() - self._written_s > _WRITE_EVERY_S:
            self._writing.write()
            self._written_s = time.monotonic()
        return self._decoding.crew.running or self._encoding.busy or self._writing.waiting

    def _move_on(self) -> None:
        try:
            self._handle(self._decoding.crew.messages.get(timeout=_IDLE_S))
            self._take_encoded(self._encoding.collect())
        except queue.Empty:
            self._take_encoded(self._encoding.flush())

    def _let_be(self) -> None:
        """When an encoder or reader has left, files that wait for it alone need not even be opened."""
        remaining = self._roster.remaining_spaces()
        if len(remaining) + len(self._roster.readers) < self._wanted:
            self._wanted = len(remaining) + len(self._roster.readers)
            with self._parts.catalogue.write() as connection:
                files.stop_waiting(connection)
                files.wait_for_spaces(connection, remaining)
                readings.wait_for_readers(connection, self._roster.readers)

    def _take_encoded(self, encoded: Iterable[EncodedPiece]) -> None:
        for piece in encoded:
            if piece.refused_by:
                self._writing.put_failed(Failed(piece.task.file, piece.task, _refused(piece.refused_by)))
            self._writing.put_piece(piece)

    def _settle(self, outcome: FileTask | Failed) -> None:
        task = outcome.task if isinstance(outcome, Failed) else outcome
        self._decoding.settle(outcome.file, task)
        # An abandoned file has another task that will count it.
        if isinstance(outcome, Failed) or not outcome.abandoned:
            self._done += 1

    def _progress(self) -> Progress:
        with self._parts.catalogue.read() as connection:
            waiting = files.count_waiting(connection)
        return Progress(self._done, self._done + waiting, self._what)

    def _handle(self, message: Message) -> None:
        match message:
            case Decoded(task, None):
                self._writing.put_end(task)
            case Decoded(task, FileFacts() as facts):
                task.facts = facts
                self._what = say("Looking into %1", display_path(task.file.path))
            case Decoded(task, Preview() as preview):
                self._writing.put_preview(task, preview)
            case Decoded(task, Piece() as piece):
                task.unwritten += 1
                self._take_encoded(self._encoding.put(task, piece))
            case Known(task):
                self._writing.put_end(task)
            case Failed():
                self._writing.put_failed(message)
            case Abandoned(task):
                self._writing.abandon(task)


def _refused(title: str) -> BadFile:
    return BadFile(
        BadFileReason.REFUSED_BY_ENCODER,
        "This file could not be looked into.",
        say("The encoder “%1” fails on what is in it, though it works on other files.", title),
        "It can still be found by its name. Please report it, with the file if you may share it.",
    )


def call_roll(parts: Parts) -> Roster:
    """The encoders and readers that files are given to; files that one of them has not seen wait again."""
    encoders = parts.encoders.indexed()
    readers = (readings.FACTS, *parts.readers.rows())
    wanted = [space for encoder in encoders for space in encoder.spaces]
    with parts.catalogue.write() as connection:
        space_ids = {space: spaces.register(connection, space) for space in wanted}
        files.wait_for_spaces(connection, space_ids)
        readings.wait_for_readers(connection, readers)
    return Roster(encoders, space_ids, readers)
