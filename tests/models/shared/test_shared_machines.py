"""Several processes index one shared library: everything once, also when one of them is killed."""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest
import shared_worker
from fakes import FakeEncoders
from folder_vectors import FolderVectors
from sample_files import write_picture, write_text
from sqlalchemy import func, select

from models.shared import checking
from models.shared.database import SharedCatalogue
from models.shared.tables import coverage, file, item, lease

_PICTURES, _TEXTS = 6, 30


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Pictures and texts, all different, and some of them twice."""
    folder = tmp_path / "archive"
    for number in range(_PICTURES):
        write_picture(folder / f"{number:02}.png", "red", 20 + number)
    for number in range(_TEXTS):
        write_text(folder / "texts" / f"{number}.txt", f"Letter number {number} tells of harbour {number * 7}.")
        write_text(folder / "copies" / f"{number}.txt", f"Letter number {number} tells of harbour {number * 7}.")
    return folder


def _logged(logs: list[Path]) -> Counter[str]:
    return Counter(line for log in logs if log.exists() for line in log.read_text().splitlines())


def _assert_whole(catalogue: SharedCatalogue, vectors: FolderVectors) -> None:
    with catalogue.read() as connection:
        states = dict(connection.execute(select(file.c.state, func.count()).group_by(file.c.state)).all())
        assert states == {"indexed": _PICTURES + 2 * _TEXTS}
        assert not connection.execute(select(coverage).where(~coverage.c.whole)).all()
        assert not connection.execute(select(lease)).all()
        items = connection.execute(select(item.c.id, item.c.kind)).all()
    assert len(items) == _PICTURES + _TEXTS
    assert not [sentence for one in checking.check(catalogue, vectors) for sentence in one.sentences()]


def _run(workers: list[subprocess.Popen[bytes]]) -> None:
    for worker in workers:
        assert worker.wait(timeout=120) == 0


def test_three_machines_encode_everything_once(
    url: str, catalogue: SharedCatalogue, vectors: FolderVectors, vectors_folder: Path, archive: Path, tmp_path: Path
) -> None:
    logs = [tmp_path / f"log{number}" for number in range(3)]
    workers = [
        shared_worker.start(url, vectors_folder, archive, log, f"machine {number}", 0.05, 60)
        for number, log in enumerate(logs)
    ]
    _run(workers)
    _assert_whole(catalogue, vectors)
    encoded = _logged(logs)
    # A red picture is the same to this encoder in any size: those are only counted.
    assert sum(encoded.values()) == _PICTURES + _TEXTS
    assert {count for line, count in encoded.items() if line.startswith("words")} == {1}
    assert sum(log.exists() for log in logs) > 1, "one machine did all the work"


def test_a_machine_that_is_killed_leaves_its_work_to_the_others(
    url: str, catalogue: SharedCatalogue, vectors: FolderVectors, vectors_folder: Path, archive: Path, tmp_path: Path
) -> None:
    logs = [tmp_path / "killed", tmp_path / "other"]
    term_s = 2.0
    killed = shared_worker.start(url, vectors_folder, archive, logs[0], "killed", 0.3, term_s)
    deadline_s = time.monotonic() + 60
    while not _logged(logs[:1]) and time.monotonic() < deadline_s:
        time.sleep(0.02)
    other = shared_worker.start(url, vectors_folder, archive, logs[1], "other", 0.0, term_s)
    killed.kill()
    killed.wait()
    _run([other])
    _assert_whole(catalogue, vectors)
    encoded = _logged(logs)
    twice = sum(encoded.values()) - (_PICTURES + _TEXTS)
    # What was with each of its encoders when it died: at most what one block holds.
    batches = sum(one.batch * FakeEncoders().batches_at_once(one.name) for one in FakeEncoders().indexed())
    assert 0 <= twice <= batches
    assert {count for line, count in encoded.items() if line.startswith("words")} <= {1, 2}
