"""The clock goes backwards, or was years ahead: nothing is thrown away for that, and copies are still made."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes import FakeEncoders

from models.answers import SearchRequest
from models.catalogue import snapshots
from models.engine import Engine
from models.jobs import JobControl
from models.library import library, requests
from models.paths import LibraryPaths

OpenEngine = Callable[..., Engine]
NOW = datetime.now(UTC).replace(microsecond=0)


class Clock:
    """Takes the place of `datetime` in a module, and says what it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *modules: object) -> None:
        self.moment = NOW
        for module in modules:
            monkeypatch.setattr(module, "datetime", self)

    def now(self, _zone: object) -> datetime:
        return self.moment

    def __getattr__(self, name: str) -> object:
        return getattr(datetime, name)


def index(engine: Engine, *folders: Path) -> None:
    for folder in folders:
        engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def remembered(engine: Engine) -> int:
    with engine._catalogue.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM content").scalar_one())


def test_what_was_set_aside_is_kept_thirty_days_by_any_clock(
    open_engine: OpenEngine, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch, library)
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    os.rename(media / "a.png", media.with_name("a.png"))
    index(engine)
    for days in (-4000, -1, 0, 29):
        clock.moment = NOW + timedelta(days=days)
        engine.library._swept = False
        index(engine)
        assert remembered(engine) == 6, f"gone after {days} days"
        assert engine.verify() == []
    os.rename(media.with_name("a.png"), media / "a.png")
    index(engine)
    assert len(encoders.encoded) == 6
    assert engine.search(SearchRequest("red", by="content")).hits[0].name == "a.png"
    os.rename(media / "a.png", media.with_name("a.png"))
    clock.moment = NOW + timedelta(days=40)
    index(engine)
    clock.moment = NOW + timedelta(days=71)
    engine.library._swept = False
    index(engine)
    assert remembered(engine) == 5
    assert engine.verify() == []


def test_copies_are_made_each_day_although_there_are_some_from_the_future(
    open_engine: OpenEngine, tmp_path: Path
) -> None:
    """A clock that was years ahead leaves copies that are never older than a new one."""
    open_engine().close()
    paths = LibraryPaths(tmp_path / "library")
    for day in range(4):
        snapshots.take(paths.catalogue, paths.snapshots, "daily", now=NOW + timedelta(days=4000 + day))
    snapshots.rotate(paths.snapshots)
    made = 0
    for hour in range(0, 72, 2):
        moment = NOW - timedelta(hours=80) + timedelta(hours=hour)
        if snapshots.is_due(paths.snapshots, moment):
            snapshots.take(paths.catalogue, paths.snapshots, "daily", now=moment)
            snapshots.rotate(paths.snapshots)
            made += 1
    assert made == 3
    present = [one for one in snapshots.listed(paths.snapshots) if one.taken_at < NOW]
    assert len(present) == 3


def test_requests_and_answers_of_any_time_are_cleared_away_or_wait(open_engine: OpenEngine, tmp_path: Path) -> None:
    engine = open_engine()
    paths = LibraryPaths(tmp_path / "library")
    asked = requests.ask(paths, [os.fsencode(tmp_path / "nowhere")])
    os.utime(asked, (10**10, 10**10))
    assert requests.fulfil(paths, engine._fulfil) == 1
    assert requests.is_taken(asked)
    (answer,) = paths.requests.iterdir()
    for seconds, there in ((10**10, True), (time.time() - 3600, True), (0, False)):
        os.utime(answer, (seconds, seconds))
        requests.fulfil(paths, engine._fulfil)
        assert answer.exists() is there
