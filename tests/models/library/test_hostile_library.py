"""A folder full of damaged and hostile files, through the whole of the indexing with its real decoder processes."""

from __future__ import annotations

import os
import random
import shutil
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from fakes import FakeEncoders

# The makers of files of every format lie with the tests of media.
sys.path.append(str(Path(__file__).resolve().parents[1] / "media"))

from film_makers import MAKES, Take, scene, standing, write_film
from media_makers import DOCUMENT_EXTENSIONS, PICTURE_FORMATS, SOUND_CODECS, write_good_file

from models.catalogue.files import WaitingFile
from models.engine import Engine
from models.errors import BadFile, BadFileReason
from models.jobs import JobControl
from models.kinds import Kind
from models.library.decoding import DecodeStage
from models.media.kinds import kind_of
from models.media.pool import DECODER_LIMITS
from models.views import Failure

CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpora"
FORMATS = (*PICTURE_FORMATS, *SOUND_CODECS, *DOCUMENT_EXTENSIONS, *MAKES)
_LEAST_FILES = 2000
_MOST_VIEWED = 60

pytestmark = pytest.mark.real


def damage(good: bytes, chance: random.Random) -> bytes:
    """Half of them cut short anywhere, half with one to twenty bits turned over."""
    data = bytearray(good)
    if chance.random() < 0.5:
        del data[chance.randrange(1, len(data)) :]
    else:
        for _ in range(chance.randrange(1, 20)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def write_good(path: Path) -> bytes:
    if path.suffix in MAKES:
        write_film(path, [Take(1.5, standing(scene(1))), Take(1.5, standing(scene(2)))])
    else:
        write_good_file(path)
    return path.read_bytes()


def fill(folder: Path) -> None:
    """At least two thousand damaged files, beside a good one of every format."""
    each = -(-_LEAST_FILES // len(FORMATS))
    for extension in FORMATS:
        chance = random.Random(extension)
        place = folder / extension[1:]
        place.mkdir(parents=True)
        good = write_good(place / f"good{extension}")
        for number in range(each):
            # No two alike: equal files would be looked into once.
            (place / f"{number}{extension}").write_bytes(damage(good, chance) + bytes([number]))


@dataclass
class Watch:
    """What the indexing takes.

    Attributes:
        seconds: that each file took, by its path.
        worst_bytes: the most that a decoder process held.
    """

    seconds: dict[bytes, float] = field(default_factory=dict)
    worst_bytes: int = 0

    @contextmanager
    def look(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Watch every file and every process while the context lasts."""
        look_into = DecodeStage._look_into

        def timed(stage: DecodeStage, file: WaitingFile) -> None:
            began_s = time.monotonic()
            look_into(stage, file)
            self.seconds[file.path] = time.monotonic() - began_s

        monkeypatch.setattr(DecodeStage, "_look_into", timed)
        done = threading.Event()
        thread = threading.Thread(target=self._weigh, args=(done,), name="weigh")
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _weigh(self, done: threading.Event) -> None:
        while not done.wait(0.1):
            for child in psutil.Process().children(recursive=True):
                with suppress(psutil.Error):
                    self.worst_bytes = max(self.worst_bytes, child.memory_info().rss)


def table(engine: Engine, watch: Watch) -> list[str]:
    """A line for each kind, and one for all."""
    with engine._catalogue.read() as connection:
        rows = connection.exec_driver_sql("SELECT path, state, reason FROM file").all()
    lines = [f"{'':<9} files indexed worst   failed"]
    for name in (*Kind, "all"):
        mine = [row for row in rows if name == "all" or kind_of(row.path) is name]
        worst_s = max((watch.seconds.get(row.path, 0.0) for row in mine), default=0.0)
        failed = Counter(row.reason for row in mine if row.state == "failed")
        reasons = ", ".join(f"{count} {reason}" for reason, count in failed.most_common())
        done = sum(row.state == "indexed" for row in mine)
        lines.append(f"{name:<9} {len(mine):>5} {done:>7} {worst_s:4.1f} s  {reasons}")
    slowest = max(watch.seconds, key=lambda path: watch.seconds[path])
    lines.append(f"worst memory of a process {watch.worst_bytes / 2**20:.0f} MB; slowest file {os.fsdecode(slowest)}")
    return lines


def assert_told(failures: tuple[Failure, ...]) -> None:
    for failure in failures:
        assert failure.reason in set(BadFileReason)
        assert all(one.endswith((".", "!")) for one in (failure.what, failure.why, failure.what_to_do)), failure
        assert "unexpected" not in failure.why, f"{failure.display}: {failure.why}"


def look_at(engine: Engine, failures: tuple[Failure, ...]) -> None:
    """Whoever opens a bad file to see it is told, too."""
    chance = random.Random(0)
    for failure in chance.sample(failures, min(_MOST_VIEWED, len(failures))):
        for show in (lambda one: engine.picture(one, 64), engine.sound_file):
            with suppress(BadFile):
                show(failure.file_id)


def index_all(engine: Engine, folder: Path) -> None:
    engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def run(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], title: str
) -> Counter[str]:
    """Index a folder with everything that the window would use but the encoders. Returns: failures by reason."""
    watch = Watch()
    began_s = time.monotonic()
    engine = Engine(tmp_path / "library", encoders=FakeEncoders())
    try:
        with watch.look(monkeypatch):
            index_all(engine, folder)
        status = engine.status()
        failures = engine.failures()
        lines = table(engine, watch)
        assert status.waiting == 0
        assert status.failed == len(failures)
        assert engine.verify() == []
        look_at(engine, failures)
    finally:
        engine.close()
    with capsys.disabled():
        print(f"\n{title} in {time.monotonic() - began_s:.0f} s", *lines, sep="\n")  # noqa: T201
    assert_told(failures)
    assert watch.worst_bytes < DECODER_LIMITS.memory_bytes
    return Counter(failure.reason for failure in failures)


def test_thousands_of_damaged_files_are_listed_and_stop_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "media")
    failed = run(tmp_path, tmp_path / "media", monkeypatch, capsys, f"{_LEAST_FILES} damaged files")
    assert sum(failed.values()) > _LEAST_FILES // 4
    assert not {BadFileReason.TOO_SLOW, BadFileReason.CRASHED_DECODER, BadFileReason.GONE} & set(failed)


def test_known_bad_files_are_listed_and_stop_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not CORPORA.is_dir():
        pytest.skip("the corpora of known-bad files lie beside the repository, and are not here")
    (tmp_path / "media").mkdir()
    for path in sorted(CORPORA.rglob("*")):
        # Many are of formats that are not looked into; named like one that is, they reach the decoders as well.
        promised = "" if kind_of(os.fsencode(path)) else {"images": ".png", "pdf": ".pdf"}.get(path.parent.name, ".txt")
        if path.is_file():
            shutil.copyfile(path, tmp_path / "media" / (path.name + promised))
    failed = run(tmp_path, tmp_path / "media", monkeypatch, capsys, "Known bad files")
    assert sum(failed.values()) > 5
    assert not {BadFileReason.TOO_SLOW, BadFileReason.CRASHED_DECODER, BadFileReason.GONE} & set(failed)
