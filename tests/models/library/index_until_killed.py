"""Index a folder in a process of its own, which the test kills: python index_until_killed.py LIBRARY FOLDER LOG."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_TESTS), str(_TESTS.parent)]

from fakes import FakeEncoders, InProcessDecoders  # noqa: E402

from models.engine import Engine  # noqa: E402
from models.jobs import JobControl  # noqa: E402


def main(library: str, folder: str, log: str) -> None:
    engine = Engine(Path(library), encoders=FakeEncoders(log=Path(log)), decoders=InProcessDecoders())
    engine.library.add_folder(os.fsencode(folder))
    print("started", flush=True)  # noqa: T201
    for _ in engine.index(JobControl()):
        pass
    engine.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
