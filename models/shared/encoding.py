"""The second stage of indexing a shared library: pieces become vectors, as many at once as the encoders can take."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from models.encoders.protocol import Description
from models.errors import LibraryUnavailable
from models.library.encoding import encode_one_by_one
from models.library.tasks import EncoderSet, Roster, unavailable
from models.messages import say
from models.shared.canaries import SharedCanaries
from models.shared.tasks import Encoded
from models.spaces import Vectors


class Encoding:
    """Gives pieces to encoders. Used by one thread; the encoders' processes do the work. `close` it.

    An encoder that fails leaves the roster, and pieces come out without its vectors.
    """

    def __init__(self, encoders: EncoderSet, roster: Roster, asked: SharedCanaries) -> None:
        self._encoders = encoders
        self._roster = roster
        self._canaries = asked
        self._most = {one.name: encoders.batches_at_once(one.name) for one in roster.all}
        self._threads = ThreadPoolExecutor(max([1, *self._most.values()]), "shared-encode")

    def close(self) -> None:
        """Wait for what is with the encoders."""
        self._threads.shutdown(cancel_futures=True)

    def is_enough(self, pieces: Sequence[Encoded]) -> bool:
        """Whether some encoder would be busy with what has come."""
        return any(
            sum(one.piece.kind in encoder.kinds for one in pieces) >= encoder.batch * self._most[encoder.name]
            for encoder in self._roster.all
        )

    def encode(self, pieces: Sequence[Encoded]) -> None:
        """Give all pieces their vectors, those of which their leases speak."""
        for encoder in self._roster.all:
            mine = [
                one
                for one in pieces
                if one.piece.kind in encoder.kinds and encoder in one.task.encoders and not one.task.dropped
            ]
            if mine and self._roster.has(encoder):
                self._encode_all(encoder, mine)

    def _encode_all(self, encoder: Description, pieces: Sequence[Encoded]) -> None:
        batches = [pieces[start : start + encoder.batch] for start in range(0, len(pieces), encoder.batch)]
        try:
            self._canaries.ask(encoder, self._roster.space_ids)
            found = list(self._threads.map(lambda batch: self._encode(encoder, batch), batches))
        except LibraryUnavailable:
            raise
        except Exception as error:  # noqa: BLE001  one encoder's bug is not the others'
            self._roster.drop(encoder, unavailable(encoder, error))
            return
        for batch, by_space in zip(batches, found, strict=True):
            for row, one in enumerate(batch):
                self._give(encoder, one, {name: vectors[row] for name, vectors in by_space.items()})

    def _give(self, encoder: Description, one: Encoded, vectors: dict[str, Any]) -> None:
        for space in encoder.spaces:
            number = self._roster.space_ids[space]
            if number not in one.task.lease.tokens:
                continue
            if np.isnan(vectors[space.name]).any():
                one.task.refused[number] = say("%1 fails with it.", encoder.title)
            else:
                one.vectors[number] = vectors[space.name]

    def _encode(self, encoder: Description, batch: Sequence[Encoded]) -> dict[str, Vectors]:
        """Vectors by space; a piece on which a working encoder fails gets NaN."""
        media = [one.piece.input_for(encoder.input) for one in batch]
        try:
            return self._encoders.encode_media(encoder.name, media)
        except Exception as error:  # noqa: BLE001  raised again, unless it is one piece's
            return encode_one_by_one(self._encoders, encoder, media, error)
