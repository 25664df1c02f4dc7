"""What is done in processes of their own, to be killed or with fewer rights; everything is imported before."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path
from typing import Any

from fake_readers import FakeReaders
from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_picture, write_sound, write_text

from models.answers import SearchRequest
from models.catalogue import snapshots, spaces
from models.catalogue.catalogue import Catalogue
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.paths import LibraryPaths
from models.search.indexes import Indexes
from models.upkeep import put_back
from models.views import Failure


def import_everything() -> None:
    """Much is imported only when it is needed first: by a run over one file of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        write_picture(Path(folder, "media", "a.png"))
        write_sound(Path(folder, "media", "b.wav"))
        write_text(Path(folder, "media", "c.txt"), "Some words.")
        index(f"{folder}/library", f"{folder}/media", f"{folder}/encoded.log")
        engine = Engine(Path(folder, "library"), encoders=FakeEncoders(), decoders=InProcessDecoders(), read_only=True)
        engine.search(SearchRequest("red"))
        engine.verify()
        engine.upkeep.take_snapshot()
        engine.close()


def index(library: str, folder: str, log: str) -> None:
    """Index a folder whose pictures have words; a line is logged for every piece that is encoded."""
    engine = Engine(
        Path(library), encoders=FakeEncoders(log=Path(log)), decoders=InProcessDecoders(), readers=FakeReaders("ocr")
    )
    engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass
    engine.close()


def save_indexes(library: str, times: int) -> None:
    """Write every index again and again, now and then in a new state of the catalogue."""
    paths = LibraryPaths(Path(library))
    catalogue = Catalogue(paths.catalogue, paths.snapshots)
    indexes = Indexes(catalogue, paths.indexes)
    with catalogue.read() as connection:
        rows = spaces.rows(connection)
    for number in range(times):
        if number % 3 == 2:
            with catalogue.write() as connection:
                spaces.touch(connection, [row.space_id for row in rows])
            indexes = Indexes(catalogue, paths.indexes)
        for row in rows:
            indexes.get(row.fingerprint)
            indexes._unsaved.add(row.fingerprint)
        indexes.save()
    catalogue.close()


def migrate(library: str) -> None:
    """Bring a catalogue up to date."""
    paths = LibraryPaths(Path(library))
    Catalogue(paths.catalogue, paths.snapshots).close()


def take_snapshots(library: str, times: int) -> None:
    """Copy the catalogue again and again."""
    paths = LibraryPaths(Path(library))
    for _ in range(times):
        snapshots.take(paths.catalogue, paths.snapshots, "daily")
        snapshots.rotate(paths.snapshots)


def put_back_each(library: str, names: list[str], times: int) -> None:
    """Put one copy back after the other, in turn."""
    for number in range(times):
        put_back(Path(library), names[number % len(names)])


# With fewer rights: each tells what it saw.


def open_for_writing(library: str) -> list[str]:
    """Returns: the sort of error with its three sentences; nothing where there is none."""
    try:
        make_engine(library).close()
    except UserError as error:
        return told(error)
    return []


def index_and_die(library: str, folder: str) -> None:
    """Index a folder, and end without closing anything."""
    engine = make_engine(library)
    engine.library.add_folder(os.fsencode(folder))
    look(engine)
    os.kill(os.getpid(), signal.SIGKILL)


def search(library: str) -> dict[str, Any]:
    """Search without writing."""
    try:
        engine = make_engine(library, read_only=True)
    except UserError as error:
        return {"error": told(error)}
    try:
        return {"names": names(engine, "red"), "problems": engine.verify()}
    finally:
        engine.close()


def search_again(library: str, signals: str) -> dict[str, Any]:
    """Search, wait until another has written, and search again."""
    engine = make_engine(library, read_only=True)
    before = names(engine, "red")
    Path(signals, "searched").touch()
    while not Path(signals, "written").exists():
        time.sleep(0.01)
    try:
        return {"before": before, "after": names(engine, "red"), "problems": engine.verify()}
    except UserError as error:
        return {"before": before, "error": told(error)}
    finally:
        engine.close()


def lose_sight(library: str, folder: str) -> dict[str, Any]:
    """Index a folder of which parts cannot be read any more, one after the other, and can again."""
    seen: dict[str, Any] = {}
    engine = make_engine(library)
    engine.library.add_folder(os.fsencode(folder))
    new = Path(folder, "new.png")
    write_picture(new, "green")
    new.chmod(0)
    seen["at first"] = look(engine)
    seen["failures"] = [[one.display, *told_failure(one)] for one in engine.failures()]
    new.chmod(0o644)
    seen["file readable"] = look(engine)
    new.chmod(0)
    seen["file known"] = look(engine)
    new.chmod(0o644)
    inner = Path(folder, "sounds")
    for mode in (0o000, 0o400, 0o100):
        inner.chmod(mode)
        seen[f"inner {mode:o}"] = look(engine)
        engine.library.pending.add([os.fsencode(inner / "c.wav")])
        for _ in engine._index(JobControl()):
            pass
        seen[f"inside {mode:o}"] = look(engine)
        inner.chmod(0o755)
    Path(folder).chmod(0)
    seen["root"] = look(engine)
    Path(folder).chmod(0o755)
    seen["at last"] = look(engine)
    engine.close()
    return seen


def keep_things(library: str, folder: str, locked: str) -> dict[str, Any]:
    """Index while one of the library's own folders or files may not be written."""
    place: Path = getattr(LibraryPaths(Path(library)), locked)
    engine = make_engine(library)
    engine.library.add_folder(os.fsencode(folder))
    look(engine)
    engine.upkeep.take_snapshot()
    engine.close()
    place.chmod(0o444 if place.is_file() else 0o555)
    write_picture(Path(folder, "later.png"), "green")
    seen: dict[str, Any] = {"search": search(library)}
    try:
        engine = make_engine(library)
    except UserError as error:
        return {**seen, "index": told(error)}
    for name, act in {"index": lambda: look(engine), "copy": engine.upkeep.take_snapshot}.items():
        try:
            seen[name] = act()
        except UserError as error:
            seen[name] = told(error)
    engine.close()
    return seen


def make_engine(library: str, *, read_only: bool = False) -> Engine:
    return Engine(Path(library), encoders=FakeEncoders(), decoders=InProcessDecoders(), read_only=read_only)


def look(engine: Engine) -> dict[str, Any]:
    """Index everything, and say what there is."""
    for _ in engine.index(JobControl()):
        pass
    status = engine.status()
    with engine._catalogue.read() as connection:
        encoded = connection.exec_driver_sql("SELECT max(id) FROM item").scalar()
    return {
        "files": sum(root.files for root in status.roots),
        "found": sum(status.counts.values()),
        "failed": status.failed,
        "offline": [root.offline for root in status.roots],
        "away": [root.away for root in status.roots],
        "last item": encoded,
        "problems": engine.verify(),
    }


def names(engine: Engine, text: str) -> list[str]:
    return [hit.name for hit in engine.search(SearchRequest(text, by="content", folded=False)).hits]


def told(error: UserError) -> list[str]:
    return [type(error).__name__, error.what, error.why, error.what_to_do]


def told_failure(failure: Failure) -> list[str]:
    return [failure.reason, failure.what, failure.why, failure.what_to_do]
