"""A library on a temporary folder, with fakes for the encoders and the real decoder in this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fakes import FakeEncoders, InProcessDecoders
from real_library import YAMNET, RealLibrary
from sample_files import write_media

from models.engine import Engine


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """A folder with a red and a blue picture, a low and a high sound, and two documents."""
    return write_media(tmp_path / "media")


@pytest.fixture
def open_engine(tmp_path: Path) -> Iterator[Callable[..., Engine]]:
    """Opens engines, on one library where no other is named; all are closed at the end."""
    opened: list[Engine] = []

    def open_one(encoders: FakeEncoders | None = None, name: str = "library", **options: object) -> Engine:
        engine = Engine(tmp_path / name, encoders=encoders or FakeEncoders(), decoders=InProcessDecoders(), **options)
        opened.append(engine)
        return engine

    yield open_one
    for engine in opened:
        engine.close()


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], None]:
    """Waits for a condition, however busy the computer is."""

    def wait(holds: Callable[[], bool], seconds: float = 60.0) -> None:
        deadline_s = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline_s, "it did not come about in time"
            time.sleep(0.02)

    return wait


@pytest.fixture(scope="session")
def real_media(
    stamps: object, stamp_sounds: object, faq: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RealLibrary]:
    """Pictures, sounds and answers under numbers for names, indexed by the encoders that ship in packages."""
    yamnet = YAMNET if YAMNET.is_file() else None
    with closing(RealLibrary(tmp_path_factory.mktemp("real media"), yamnet)) as library:
        yield library
