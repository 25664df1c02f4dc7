"""A machine of its own: a process that indexes a shared library. See `start`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fakes import FakeEncoders, InProcessDecoders
from folder_vectors import FolderVectors

from models.jobs import JobControl
from models.shared import indexing, machines
from models.shared.database import SharedCatalogue
from models.spaces import Vectors

_ROOT = Path(__file__).parents[3]


class SlowEncoders(FakeEncoders):
    """Takes its time for every batch."""

    def __init__(self, log: Path, batch_s: float) -> None:
        super().__init__(log=log)
        self._batch_s = batch_s

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        found = super().encode_media(encoder, batch)
        time.sleep(self._batch_s)
        return found


def start(
    url: str, vectors: Path, media: Path, log: Path, machine: str, batch_s: float, term_s: float
) -> subprocess.Popen[bytes]:
    """Start one. Args: log: gets a line for every piece that it encodes."""
    arguments = [url, vectors, media, log, machine, batch_s, term_s]
    places = [str(_ROOT), str(_ROOT / "tests"), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places))}
    return subprocess.Popen([sys.executable, __file__, *map(str, arguments)], env=environment)


def _main(url: str, vectors: str, media: str, log: str, machine: str, batch_s: str, term_s: str) -> None:
    catalogue = SharedCatalogue(url)
    catalogue.change(
        lambda connection: machines.put_place(
            connection, machines.put_machine(connection, machine), "archive", os.fsencode(media)
        )
    )
    means = indexing.Means(
        catalogue,
        FolderVectors(Path(vectors)),
        SlowEncoders(Path(log), float(batch_s)),
        InProcessDecoders(),
        machine,
        term_s=float(term_s),
    )
    for _ in indexing.index(means, JobControl()):
        pass
    catalogue.close()


if __name__ == "__main__":
    _main(*sys.argv[1:])
