"""A library to be tidied, and a trash of the test's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent))

from alike_makers import Tidied


@pytest.fixture
def tidied(tmp_path: Path) -> Iterator[Tidied]:
    made = Tidied(tmp_path)
    yield made
    made.close()


@pytest.fixture
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files in the trash lie; send2trash notes where it is when it is imported."""
    if sys.platform in ("win32", "darwin"):
        pytest.skip("the trash of freedesktop.org")
    from send2trash import plat_other

    data = tmp_path / "home" / "data"
    data.mkdir(parents=True)
    monkeypatch.setenv("HOME", os.fspath(data.parent))
    monkeypatch.setenv("XDG_DATA_HOME", os.fspath(data))
    monkeypatch.setattr(plat_other, "XDG_DATA_HOME", os.fsencode(data))
    monkeypatch.setattr(plat_other, "HOMETRASH_B", os.fsencode(data / "Trash"))
    monkeypatch.setattr("send2trash.send2trash", plat_other.send2trash)
    return data / "Trash" / "files"
