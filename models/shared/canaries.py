"""Notices that a machine's encoder gives other vectors than those that the shared library was begun with.

Machines differ: in processors, libraries and drivers. What the first one gave for fixed inputs is kept with a space,
and every other machine is asked the same before it is given its first item. See `models.library.canaries`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from models.encoders.environment import environment
from models.encoders.probes import canaries
from models.encoders.protocol import Description
from models.errors import EncoderUnavailable
from models.library.canaries import SAME, least_cosine
from models.library.tasks import EncoderSet
from models.messages import say
from models.shared.database import SharedCatalogue
from models.shared.tables import canary
from models.spaces import Space, Vectors


class SharedCanaries:
    """Asks each encoder of this machine once. Used by one thread."""

    def __init__(self, catalogue: SharedCatalogue, encoders: EncoderSet) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self._asked: set[str] = set()

    def ask(self, encoder: Description, space_ids: Mapping[Space, int]) -> None:
        """Compare an encoder that was not asked yet. Raises: EncoderUnavailable: it fails, or gives other vectors."""
        if encoder.name in self._asked:
            return
        given = self._encoders.encode_media(encoder.name, canaries(encoder.input))
        for space in encoder.spaces:
            cosine = self._compare(space_ids[space], given[space.name])
            if cosine < SAME:
                raise EncoderUnavailable(
                    say("%1 does not work for the shared library.", encoder.title),
                    say(
                        "For the same examples it gives other vectors here than on the machine that began"
                        " (cosine %1 instead of 1).",
                        f"{cosine:.3f}",
                    ),
                    "Bring this machine to the same version of Findling; others go on with this encoder.",
                )
        self._asked.add(encoder.name)

    def _compare(self, space_id: int, given: Vectors) -> float:
        def keep(connection: Connection) -> bytes:
            row = {"space_id": space_id, "environment": environment(), "data": given.astype(np.float32).tobytes()}
            connection.execute(insert(canary).values(row).on_conflict_do_nothing())
            return bytes(connection.execute(select(canary.c.data).where(canary.c.space_id == space_id)).scalar_one())

        before = np.frombuffer(self._catalogue.change(keep), np.float32)
        if before.size != given.size:
            return -1.0
        return least_cosine(before.reshape(given.shape), given)
