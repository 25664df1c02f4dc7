"""A library to be tidied, a trash of the test's own, and a small library of several kinds."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent))

from alike_makers import Tidied
from bridged import Bridged
from sample_files import write_picture, write_sound, write_text

from models.engine import Engine


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


@pytest.fixture
def roses(tmp_path: Path) -> Path:
    """A folder with eight pictures, four letters and a sound."""
    folder = tmp_path / "media"
    for number in range(4):
        write_picture(folder / f"red rose {number}.png", "red", 32 + number)
        write_picture(folder / f"blue lake {number}.png", "blue", 32 + number)
        write_text(folder / f"letter {number}.txt", f"A letter about the red rose number {number}.")
    write_sound(folder / "hum.wav", 200)
    return folder


@pytest.fixture
def open_roses(
    roses: Path, open_engine: Callable[..., Engine], wait_until: Callable[[Callable[[], bool]], None]
) -> Callable[..., Engine]:
    """Opens an engine whose library is that folder, indexed."""

    def open_one(**options: object) -> Engine:
        opened = open_engine(Bridged(), **options)
        opened.add_folder(os.fsencode(roses))
        wait_until(lambda: opened.status().activity == "idle" and sum(opened.status().counts.values()) == 13)
        return opened

    return open_one
