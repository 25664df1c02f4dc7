"""A library of a few files, indexed by fakes, for all tests here that search in one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from models.engine import Engine
from models.jobs import JobControl


@pytest.fixture
def engine(open_engine: Callable[..., Engine], media: Path) -> Engine:
    opened = open_engine()
    opened.library.add_folder(os.fsencode(media))
    for _ in opened.index(JobControl()):
        pass
    return opened
