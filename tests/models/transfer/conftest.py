"""Libraries that are opened for a test, and closed after it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from carried import SOME, Described, SmallLibrary


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Callable[[str], SmallLibrary]]:
    """Opens libraries by name, each once."""
    opened: dict[str, SmallLibrary] = {}

    def open_one(name: str) -> SmallLibrary:
        if name not in opened:
            opened[name] = SmallLibrary(tmp_path / name)
        return opened[name]

    yield open_one
    for one in opened.values():
        one.close()


@pytest.fixture
def media(tmp_path: Path) -> bytes:
    """A folder that is there, and empty."""
    (tmp_path / "media").mkdir()
    return os.fsencode(os.path.realpath(tmp_path / "media"))


@pytest.fixture
def some() -> list[Described]:
    """Three contents with everything that one can have."""
    return SOME
