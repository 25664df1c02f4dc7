"""Killed at any moment: what was committed is there, the rest goes on, nothing is done twice beyond a batch."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeEncoders
from sample_files import write_picture, write_sound, write_text

from models.engine import Engine
from models.jobs import JobControl

_KILLS = 20
_SCRIPT = Path(__file__).with_name("index_until_killed.py")
# A batch that was encoded and not yet written, and the one that the encoder had begun: for each of three encoders.
_REPEATED_PER_KILL = 3 * 2 * 4


def fill(folder: Path) -> int:
    """Returns how many pieces there are to encode."""
    for number in range(300):
        write_picture(folder / f"{number}.png", ("red", "green", "blue")[number % 3], size_px=20 + number)
        write_text(folder / f"{number}.txt", f"Document number {number} tells of {number * 7} things.")
    for number in range(8):
        write_sound(folder / f"{number}.wav", 200 + 50 * number, seconds=60.0)
    return 300 + 300 + 8 * 6


def wait_for_growth(log: Path, child: subprocess.Popen[bytes]) -> None:
    """Until the child encodes something, however busy the computer is; a child with nothing to do ends."""
    before = log.stat().st_size if log.exists() else 0
    deadline_s = time.monotonic() + 60
    while child.poll() is None and time.monotonic() < deadline_s:
        if log.exists() and log.stat().st_size > before:
            return
        time.sleep(0.005)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_twenty_kills_lose_nothing_and_repeat_no_more_than_a_batch(
    tmp_path: Path, open_engine: Callable[..., Engine]
) -> None:
    pieces = fill(tmp_path / "media")
    log = tmp_path / "encoded.log"
    command = [sys.executable, str(_SCRIPT), str(tmp_path / "library"), str(tmp_path / "media"), str(log)]
    chance = random.Random(0)
    committed = 0
    for kill in range(_KILLS):
        child = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stdout.readline() == b"started\n"
        wait_for_growth(log, child)
        time.sleep(chance.uniform(0.0, 0.2))
        child.kill()
        child.wait()
        child.stdout.close()
        engine = open_engine(read_only=True)
        assert engine.verify() == [], f"after kill {kill}"
        now = sum(engine.status().counts.values())
        assert now >= committed, f"kill {kill} lost files"
        committed = now
        engine.close()
    encoders = FakeEncoders(log=log)
    engine = open_engine(encoders)
    for _ in engine.index(JobControl()):
        pass
    assert sum(engine.status().counts.values()) == 608
    assert engine.verify() == []
    repeated = len(log.read_text().splitlines()) - pieces
    print(f"{_KILLS} kills, {committed} of 608 files done by then, {repeated} of {pieces} pieces encoded twice")  # noqa: T201
    assert committed > 0
    assert 0 <= repeated <= _KILLS * _REPEATED_PER_KILL
