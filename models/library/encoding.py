"""The second stage of indexing: pieces gathered into batches, as many at a time with each encoder as it can take."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders.probes import canaries as canary_inputs
from models.encoders.protocol import Description
from models.errors import LibraryUnavailable
from models.jobs import Cancelled, JobControl
from models.library.canaries import Canaries
from models.library.tasks import EncoderSet, FileTask, Roster, unavailable
from models.media.parts import Piece
from models.spaces import Vectors

_LOOK_UP_S = 0.05

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class EncodedPiece:
    """A piece with the vectors made of it so far: space name -> shape (dim,).

    Attributes:
        missing: encoders that it waits for.
        refused_by: title of an encoder that fails on this very piece, "" when none does.
    """

    task: FileTask
    piece: Piece
    missing: int
    refused_by: str = ""
    vectors: dict[str, npt.NDArray[np.float32]] = field(default_factory=dict)


@dataclass(slots=True)
class _Lane:
    """One encoder with its waiting pieces, and its batches in the order they were handed over.

    Attributes:
        most_in_flight: batches that are with the encoder, and one ready for it, so that it never waits for the
            catalogue.
    """

    encoder: Description
    executor: ThreadPoolExecutor
    most_in_flight: int
    waiting: list[EncodedPiece] = field(default_factory=list)
    in_flight: deque[tuple[list[EncodedPiece], Future[dict[str, Vectors]]]] = field(default_factory=deque)


class EncodeStage:
    """Batches pieces for each encoder. Used by one thread; the encoders' processes do the work. What waits for one of
    them raises Cancelled when the control says so.

    The pieces of a file come out in the order in which they went in. An encoder that fails leaves the roster, and
    pieces come out without its vectors.
    """

    def __init__(self, encoders: EncoderSet, roster: Roster, canaries: Canaries, control: JobControl) -> None:
        self._control = control
        self._closing = threading.Event()
        self._encoders = encoders
        self._roster = roster
        self._canaries = canaries
        self._lanes = {one.name: _lane(one, encoders.batches_at_once(one.name)) for one in roster.all}

    def put(self, task: FileTask, piece: Piece) -> Iterator[EncodedPiece]:
        """Take a piece in. Yields pieces that are complete by now."""
        encoders = task.encoders_of(piece.kind)
        encoded = EncodedPiece(task, piece, missing=len(encoders))
        if not encoders:
            yield encoded
        for encoder in encoders:
            lane = self._lanes[encoder.name]
            lane.waiting.append(encoded)
            if len(lane.waiting) >= encoder.batch:
                yield from self._hand_over(lane)
        yield from self.collect()

    def flush(self) -> Iterator[EncodedPiece]:
        """Hand over batches that are not full. Yields pieces that are complete by now."""
        for lane in self._lanes.values():
            if lane.waiting:
                yield from self._hand_over(lane)
        yield from self.collect()

    def collect(self) -> Iterator[EncodedPiece]:
        """Yields pieces whose last vectors have come, without waiting."""
        for lane in self._lanes.values():
            while lane.in_flight and lane.in_flight[0][1].done():
                yield from self._take_first(lane)
            if lane.waiting and not self._roster.has(lane.encoder):
                batch, lane.waiting = lane.waiting, []
                yield from self._go_without(lane, batch)

    @property
    def busy(self) -> bool:
        """Whether a piece is inside."""
        return any(lane.waiting or lane.in_flight for lane in self._lanes.values())

    def close(self) -> None:
        """Wait for the batches that are with the encoders, and forget them; a server elsewhere is not waited for."""
        self._closing.set()
        for lane in self._lanes.values():
            lane.executor.shutdown(wait=False, cancel_futures=True)
        for lane in self._lanes.values():
            while lane.encoder.leaves and not all(future.done() for _, future in lane.in_flight):
                self._encoders.interrupt(lane.encoder.name)
                wait([future for _, future in lane.in_flight], timeout=_LOOK_UP_S)
            lane.executor.shutdown(wait=True)

    def _hand_over(self, lane: _Lane) -> Iterator[EncodedPiece]:
        if not self._roster.has(lane.encoder):
            yield from self.collect()
            return
        while len(lane.in_flight) >= lane.most_in_flight:
            yield from self._take_first(lane)
        batch, lane.waiting = lane.waiting, []
        media = [encoded.piece.input_for(lane.encoder.input) for encoded in batch]
        lane.in_flight.append((batch, lane.executor.submit(self._encode, lane.encoder, media)))

    def _take_first(self, lane: _Lane) -> Iterator[EncodedPiece]:
        batch, future = lane.in_flight.popleft()
        while not future.done():
            # A server elsewhere may take minutes; a person who cancels does not wait for it.
            if self._control.cancelled:
                lane.in_flight.appendleft((batch, future))
                raise Cancelled
            wait([future], timeout=_LOOK_UP_S)
        try:
            by_space = future.result()
        except LibraryUnavailable:
            raise
        except Exception as error:  # noqa: BLE001  one encoder's bug is not the others'
            self._roster.drop(lane.encoder, unavailable(lane.encoder, error))
            yield from self._go_without(lane, batch)
            return
        for row, encoded in enumerate(batch):
            encoded.vectors.update({space: vectors[row] for space, vectors in by_space.items()})
            if any(np.isnan(vectors[row]).any() for vectors in by_space.values()):
                encoded.refused_by = lane.encoder.title
        yield from _nearer(batch)

    def _encode(self, encoder: Description, media: Sequence[Any]) -> dict[str, Vectors]:
        """Vectors by space, on the lane's own thread; an item on which a working encoder fails gets NaN."""
        if self._closing.is_set():
            raise Cancelled
        self._canaries.ask(encoder, self._roster.space_ids)
        began_s = time.monotonic()
        try:
            vectors = self._encoders.encode_media(encoder.name, media)
        except Exception as error:
            if self._closing.is_set():
                raise
            return encode_one_by_one(self._encoders, encoder, media, error)
        self._control.rest_after(time.monotonic() - began_s)
        return vectors

    def _go_without(self, lane: _Lane, batch: list[EncodedPiece]) -> Iterator[EncodedPiece]:
        given_up = {self._roster.space_ids[space] for space in lane.encoder.spaces}
        for encoded in batch:
            encoded.task.do_without(given_up)
        yield from _nearer(batch)


def encode_one_by_one(
    encoders: EncoderSet, encoder: Description, media: Sequence[Any], error: Exception
) -> dict[str, Vectors]:
    """Vectors by space of a batch with which an encoder failed; an item on which it fails, though it works, gets NaN.

    Raises: `error`, with which it failed: it does not work at all, or is a server, which is not asked again to find out
        whose fault it was.
    """
    if encoder.leaves or not _works(encoders, encoder):
        raise error
    log.warning("%s fails on one of %d items", encoder.title, len(media), exc_info=error)
    alone = [_encode_alone(encoders, encoder, one) for one in media]
    return {space.name: np.concatenate([one[space.name] for one in alone]) for space in encoder.spaces}


def _works(encoders: EncoderSet, encoder: Description) -> bool:
    try:
        encoders.encode_media(encoder.name, canary_inputs(encoder.input)[:1])
    except Exception:  # noqa: BLE001  the first error is the one that is told
        return False
    return True


def _encode_alone(encoders: EncoderSet, encoder: Description, item: Any) -> dict[str, Vectors]:
    try:
        return encoders.encode_media(encoder.name, [item])
    except Exception:  # noqa: BLE001  whatever a library says about this item, it was just seen to work
        return {space.name: np.full((1, space.dim), np.nan, np.float32) for space in encoder.spaces}


def _lane(encoder: Description, at_once: int) -> _Lane:
    return _Lane(encoder, ThreadPoolExecutor(at_once, f"encode-{encoder.name}"), at_once + 1)


def _nearer(batch: list[EncodedPiece]) -> Iterator[EncodedPiece]:
    """One encoder less to wait for. Yields pieces that wait for none."""
    for encoded in batch:
        encoded.missing -= 1
        if encoded.missing == 0:
            yield encoded
