"""What a system may deny besides room: processes, parameters, writes, and the library's own folder."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_picture, write_text
from sqlalchemy import event

from models import worker
from models.catalogue.catalogue import explained
from models.engine import Engine
from models.errors import BadFile, BadFileReason, LibraryFull, LibraryUnavailable, UserError
from models.jobs import Cancelled, JobControl
from models.media.decoder import Decoder
from models.media.parts import Identity
from models.spaces import Vectors

OpenEngine = Callable[..., Engine]


def index(engine: Engine, *folders: Path) -> None:
    for folder in folders:
        engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def count(engine: Engine) -> int:
    return sum(engine.status().counts.values())


def test_a_computer_without_another_process_blames_no_file(
    tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands of files would be listed as failed, and not be tried again."""
    engine = Engine(tmp_path / "library", encoders=FakeEncoders())
    try:
        with monkeypatch.context() as patch:

            def refuse(*_: object) -> None:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

            patch.setattr(worker._SPAWN.Process, "start", refuse)
            with pytest.raises(UserError) as refused:
                index(engine, media)
            assert refused.value.what and refused.value.why and refused.value.what_to_do
        assert engine.failures() == ()
        index(engine)
        assert count(engine) == 6
    finally:
        engine.close()


@pytest.mark.parametrize("name", ["full of locked pictures", "corrupt or malformed", "busy"])
def test_the_name_of_a_folder_does_not_decide_what_is_wrong(tmp_path: Path, name: str) -> None:
    with pytest.raises(LibraryUnavailable) as refused, explained(tmp_path / name / "catalogue.sqlite"):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path / name / "previews"))
    assert refused.value.what == "The library cannot be opened or written."
    assert not isinstance(refused.value, LibraryFull)
    assert "Permission denied" in refused.value.why


def test_more_files_go_away_than_a_query_has_parameters(
    open_engine: OpenEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite takes some thousands; here it takes fewer."""
    for number in range(700):
        write_text(tmp_path / "media" / f"{number}.txt", f"Number {number}.")
    engine = open_engine()

    def limit(connection: sqlite3.Connection, _record: Any) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 600)

    event.listen(engine._catalogue._reader, "connect", limit)
    engine._catalogue._reader.dispose()

    def gone(_: Decoder, __: bytes) -> Identity:
        raise BadFile(BadFileReason.GONE, "It is gone.", "It was deleted.", "Nothing needs to be done.")

    with monkeypatch.context() as patch:
        patch.setattr(Decoder, "identify", gone)
        index(engine, tmp_path / "media")
    assert engine.status().waiting == 700
    index(engine)
    assert count(engine) == 700


class PatientEncoders(FakeEncoders):
    """Encodes nothing before something else has come about, and then is told to stop."""

    def __init__(self, wait: Callable[[], None]) -> None:
        super().__init__()
        self._wait = wait

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        self._wait()
        return super().encode_media(encoder, batch)


def test_a_run_that_was_broken_off_leaves_the_sweeping_to_the_next(
    open_engine: OpenEngine, media: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    """What no file has any more must not take the places of what can be found."""
    control = JobControl()

    def is_known() -> bool:
        with engine._catalogue.read() as connection:
            known = connection.exec_driver_sql(
                "SELECT count(*) FROM file WHERE path = ?", (os.fsencode(media / "a.png"),)
            )
            return bool(known.scalar())

    def wait() -> None:
        if not (media / "a.png").exists():
            wait_until(lambda: not is_known())
            control.cancel()

    engine = open_engine(PatientEncoders(wait))
    index(engine, media)
    (media / "a.png").unlink()
    write_picture(media / "new.png", "green")
    with pytest.raises(Cancelled):
        for _ in engine.index(control):
            pass
    index(engine)
    with engine._catalogue.read() as connection:
        forgotten = connection.exec_driver_sql("SELECT count(*) FROM content WHERE orphaned_at IS NOT NULL").scalar()
    assert forgotten == 1


def test_waiting_for_room_outlives_a_catalogue_that_cannot_be_read(
    tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    monkeypatch.setattr("models.library.runner._LOOK_FOR_ROOM_EVERY_S", 0.05)
    told: list[str] = []
    engine = Engine(
        tmp_path / "library",
        lambda name, _payload: told.append(name),
        encoders=FakeEncoders(),
        decoders=InProcessDecoders(),
    )

    def refuse() -> None:
        with explained(tmp_path):
            raise sqlite3.OperationalError("database or disk is full")

    try:
        engine.library.add_folder(os.fsencode(media))
        with monkeypatch.context() as patch:
            patch.setattr(engine._catalogue, "read", refuse)
            engine.rescan()
            wait_until(lambda: "problem" in told)
        wait_until(lambda: engine.status().activity == "idle" and count(engine) == 6)
    finally:
        engine.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_a_library_that_is_deleted_while_it_is_open_says_so(
    open_engine: OpenEngine, media: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine()
    index(engine, media)
    shutil.rmtree(media.with_name("library"))
    for number in range(40):
        write_text(media / f"{number}.txt", f"Number {number}.")
    with suppress(LibraryUnavailable):
        index(engine)
    engine.close()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    later = open_engine()
    index(later, media)
    assert count(later) == 46
    assert later.verify() == []


def test_writes_that_really_fail_lose_nothing(open_engine: OpenEngine, tmp_path: Path) -> None:
    """The system refuses to let any file grow further, as a broken disk would; Python does not end by it."""
    resource = pytest.importorskip("resource")
    engine = open_engine()
    folder = tmp_path / "media"
    write_text(folder / "first.txt", "The first words of all.")
    index(engine, folder)
    log = Path(f"{tmp_path}/library/catalogue.sqlite-wal")
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    refused = 0
    for turn in range(12):
        write_text(folder / f"{turn}.txt", f"Number {turn}: " + "many words " * 400)
        write_picture(folder / f"{turn}.png", "red", size_px=20 + turn)
        done = count(engine)
        engine._catalogue._fold_log()
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + (20 << 10) * (turn + 1), most))
        try:
            index(engine)
        except LibraryUnavailable:
            refused += 1
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
        assert count(engine) >= done
        assert engine.verify() == []
        index(engine)
        assert count(engine) == 2 * turn + 3
    assert refused
    assert engine.verify() == []
    assert engine.failures() == ()
