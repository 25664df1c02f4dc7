"""Notices that an encoder gives other vectors than it gave when its space was begun.

A new driver, library or provider can change what an encoder computes while its name and its weights stay the same.
Vectors from before and after it would be compared as if they came from one encoder. So a few fixed inputs are encoded
when a space is begun, kept with it, and encoded again at every start: before an encoder's first item, or when the
others are through.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping

import numpy as np

from models.catalogue import spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.spaces import Canary
from models.encoders.environment import environment
from models.encoders.probes import canaries
from models.encoders.protocol import Description
from models.errors import EncoderUnavailable, LibraryUnavailable
from models.jobs import Cancelled, JobControl, Progress
from models.library.tasks import EncoderSet, Roster, unavailable
from models.messages import say
from models.spaces import Space, Vectors

# Runtimes differ by rounding: well below this, other neighbours begin to be the nearest.
SAME = 0.999
"""Cosine of what an encoder gives for an example with what it gave before, from which on it is the same encoder."""
_DAMAGED = say("The record of what it gave for fixed examples is damaged: nobody can tell whether it is as it was.")


class Canaries:
    """Asks every encoder once while the program runs, before it is given anything. Safe between threads.

    Attributes:
        changed: name of an encoder that gives other vectors -> why, for people.
    """

    def __init__(self, catalogue: Catalogue, encoders: EncoderSet) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self._asking: dict[str, threading.Lock] = {}
        self._asked: set[tuple[str, ...]] = set()
        self.changed: dict[str, str] = {}

    def ask(self, encoder: Description, space_ids: Mapping[Space, int]) -> None:
        """Ask an encoder that was not asked yet, before it is given its first item.

        Raises: EncoderUnavailable: it fails, or has changed.
        """
        with self._asking.setdefault(encoder.name, threading.Lock()):
            if _key(encoder) not in self._asked:
                self._ask(encoder, space_ids)
                self._asked.add(_key(encoder))
        if encoder.name in self.changed:
            raise self.warning(encoder)

    def ask_the_others(self, roster: Roster, control: JobControl) -> Iterator[Progress]:
        """Ask the encoders that had nothing to do. One that fails or has changed leaves the roster.

        Those that send something elsewhere are left alone: nothing leaves only because the program starts.

        Raises: Cancelled.
        """
        for encoder in roster.all:
            if control.cancelled:
                raise Cancelled
            if encoder.leaves or not roster.has(encoder):
                continue
            if _key(encoder) not in self._asked:
                yield Progress(0, 0, say("Looking whether %1 is as it was", encoder.title))
            try:
                self.ask(encoder, roster.space_ids)
            except LibraryUnavailable:
                raise
            except Exception as error:  # noqa: BLE001  one encoder's bug is not the others'
                roster.drop(encoder, unavailable(encoder, error))

    def forget(self, encoder: Description) -> None:
        """Ask an encoder again next time: it was removed, or begins anew."""
        self._asked.discard(_key(encoder))
        self.changed.pop(encoder.name, None)

    def warning(self, encoder: Description) -> EncoderUnavailable:
        """What a person is told of an encoder that has changed."""
        return EncoderUnavailable(
            say("%1 does not look into new files.", encoder.title),
            self.changed[encoder.name],
            "Open Encoders and let it look through everything anew. What it has seen can be found meanwhile.",
        )

    def _ask(self, encoder: Description, space_ids: Mapping[Space, int]) -> None:
        given = self._encoders.encode_media(encoder.name, canaries(encoder.input))
        now = environment()
        self.changed.pop(encoder.name, None)
        with self._catalogue.read() as connection:
            rows = {row.space_id: row for row in spaces.rows(connection)}
            told = {space: spaces.canary_of(connection, rows[space_ids[space]]) for space in encoder.spaces}
        for space, before in told.items():
            if before is None:
                with self._catalogue.write() as connection:
                    spaces.put_canary(connection, space_ids[space], Canary(given[space.name], now))
            elif not len(before.vectors):
                self.changed[encoder.name] = _DAMAGED
            elif (cosine := least_cosine(before.vectors, given[space.name])) < SAME:
                self.changed[encoder.name] = _why(cosine, before.environment, now)


def _key(encoder: Description) -> tuple[str, ...]:
    return (encoder.name, *(space.fingerprint for space in encoder.spaces))


def least_cosine(before: Vectors, now: Vectors) -> float:
    """The smallest cosine between vectors of the same input; two vectors of zeros are the same."""
    if before.shape != now.shape:
        return -1.0
    cosines = np.einsum("nd,nd->n", before, now)
    silent = ~before.any(axis=1) & ~now.any(axis=1)
    return float(np.where(silent, 1.0, np.nan_to_num(cosines, nan=-1.0)).min())


def _why(cosine: float, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    differences = [
        f"{name} {before.get(name, 'absent')} became {now.get(name, 'absent')}"
        for name in sorted({*before, *now})
        if before.get(name) != now.get(name)
    ]
    cause = (
        say("Meanwhile %1", ", ".join(differences))
        if differences
        else say("What has changed is not known; perhaps a driver")
    )
    return say(
        "For the same examples it gives other vectors than before (cosine %1 instead of 1). %2.", f"{cosine:.3f}", cause
    )
