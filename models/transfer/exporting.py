"""Writes a library as a folder of open formats, all of one moment, and either whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import filelock
import numpy as np

from models import about
from models.catalogue import snapshots
from models.catalogue.spaces import Canary
from models.errors import UserError
from models.jobs import Cancelled, JobControl, Progress
from models.messages import say
from models.paths import LibraryPaths, display_path, sync_folder
from models.transfer import layout, people_out
from models.transfer.manifest import Manifest, RootRecord, SpaceRecord
from models.transfer.reports import Exported
from models.transfer.tables import CONTENTS_QUERY, FILES_QUERY, ITEMS_QUERY, VECTORS_QUERY, Table, fetched, listed

_SAMPLE = 20
_PREVIEWS_AT_ONCE = 256
_FULL = "Choose a disk with room for it, and a folder in which you may write."


def export(
    paths: LibraryPaths, target: Path, control: JobControl, *, previews: bool = True
) -> Generator[Progress, None, Exported]:
    """Write a library to a new folder. Others may go on reading and writing the library meanwhile.

    Args:
        target: the folder to be made; one that is empty may be there.
        previews: whether small pictures of everything are part of it.
    Yields: Progress in rows. Returns: what was written.
    Raises: UserError: the folder holds something, cannot be written, or another export to it is under way. Cancelled.
        Nothing is left of it then.
    """
    layout.parquet()
    target = _resolved(target)
    with _alone(target):
        part = _begin(target)
        try:
            exporter = _Exporter(paths, part, control)
            yield from exporter.run(previews=previews)
            if target.is_dir():
                target.rmdir()
            os.replace(part, target)
        except (OSError, sqlite3.Error) as error:
            raise _unwritten(target, getattr(error, "strerror", None) or str(error)) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
    with contextlib.suppress(OSError):
        sync_folder(target.parent)
    return Exported(os.fsencode(target), exporter.size_bytes, exporter.counts)


class _Exporter:
    """Fills a folder. counts: rows by table. size_bytes: of all files."""

    def __init__(self, paths: LibraryPaths, folder: Path, control: JobControl) -> None:
        self._paths = paths
        self._folder = folder
        self._control = control
        self._hashes: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, int] = {}
        self.size_bytes = 0

    def run(self, *, previews: bool) -> Iterator[Progress]:
        yield Progress(0, 0, say("Copying the catalogue"))
        copy = snapshots.take(self._paths.catalogue, self._folder, "daily")
        os.replace(copy.path, self._folder / layout.CATALOGUE)
        # Everything else is read from the copy: it is all of one moment, and nobody waits.
        address = f"{(self._folder / layout.CATALOGUE).as_uri()}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as copied:
            spaces = _spaces(copied)
            yield from self._write_tables(copied, spaces)
            if previews:
                yield from self._write_previews(copied)
            yield Progress(0, 0, say("Writing what you have kept"))
            told = people_out.gathered(copied, self._paths)
            (self._folder / layout.PEOPLE).write_bytes(
                json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")
            )
            self.counts |= {"tags": len(told["tags"]), "saved": len(told["saved"])}
            yield from self._hash_all()
            self._write_manifest(copied, spaces)

    def _write_tables(self, copied: sqlite3.Connection, spaces: list[SpaceRecord]) -> Iterator[Progress]:
        for name, query, said in (
            (layout.CONTENTS, CONTENTS_QUERY, say("Writing what is known of your files")),
            (layout.ITEMS, ITEMS_QUERY, say("Writing pictures, sounds and passages")),
            (layout.FILES, FILES_QUERY, say("Writing where your files are")),
        ):
            table = name.partition(".")[0]
            total = _count(copied, {"contents": "content", "items": "item", "files": "file"}[table])
            with Table(self._folder / name, layout.columns(name)) as writer:
                for rows in fetched(copied, query):
                    writer.write(listed(name, rows))
                    yield self._progress(writer.rows, max(total, writer.rows), said)
            self.counts[table] = writer.rows
        for space in spaces:
            said = say("Writing the vectors of %1", space.name)
            name = space.file
            with Table(self._folder / name, layout.columns(name, space.dim), compression="none") as writer:
                for rows in fetched(copied, VECTORS_QUERY, (space.fingerprint, 2 * space.dim)):
                    writer.write_vectors(rows, np.frombuffer(b"".join(row[-1] for row in rows), "<f2"), space.dim)
                    yield self._progress(writer.rows, max(space.vectors, writer.rows), said)
        self.counts["vectors"] = sum(space.vectors for space in spaces)

    def _write_previews(self, copied: sqlite3.Connection) -> Iterator[Progress]:
        query = """SELECT sha256, preview FROM content WHERE preview <> ''
            UNION SELECT sha256, item.preview FROM item JOIN content ON content.id = content_id
            WHERE item.preview <> '' ORDER BY 1, 2"""
        total = _count(copied, "content")
        done = 0
        with Table(self._folder / layout.PREVIEWS, layout.columns(layout.PREVIEWS), compression="none") as writer:
            for rows in fetched(copied, query, at_once=_PREVIEWS_AT_ONCE):
                found = ((sha256, suffix, self._preview(sha256, suffix)) for sha256, suffix in rows)
                writer.write([row for row in found if row[2]])
                done += len(rows)
                yield self._progress(done, max(total, done), say("Writing small pictures"))
        self.counts["previews"] = writer.rows

    def _preview(self, sha256: str, suffix: str) -> bytes:
        """A preview that is not there is one placeholder more, and no reason to write nothing."""
        with contextlib.suppress(OSError):
            path = self._paths.preview(sha256, suffix)
            if path.stat().st_size <= layout.MOST_PREVIEW_BYTES:
                return path.read_bytes()
        return b""

    def _hash_all(self) -> Iterator[Progress]:
        paths = sorted(path for path in self._folder.iterdir() if layout.is_known(path.name))
        for number, path in enumerate(paths):
            yield self._progress(number, len(paths), say("Taking the hashes of all files"))
            with path.open("rb+") as file:
                os.fsync(file.fileno())
                self._hashes[path.name] = (hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)

    def _write_manifest(self, copied: sqlite3.Connection, spaces: list[SpaceRecord]) -> None:
        (version,) = copied.execute("PRAGMA user_version").fetchone()
        manifest = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            findling=about.version(),
            catalogue=version,
            separator=os.sep.encode(),
            roots=tuple(_roots(copied)),
            spaces=tuple(spaces),
            counts=self.counts,
            hashes=self._hashes,
        )
        with (self._folder / layout.LIBRARY).open("wb") as file:
            file.write(manifest.to_json())
            file.flush()
            os.fsync(file.fileno())
        sync_folder(self._folder)
        self.size_bytes = sum(path.stat().st_size for path in self._folder.iterdir())

    def _progress(self, done: int, total: int, what: str) -> Progress:
        if self._control.cancelled:
            raise Cancelled
        return Progress(done, total, what)


def _resolved(target: Path) -> Path:
    """Where a link leads: it cannot be replaced by a folder."""
    try:
        return Path(os.path.realpath(target))
    except (OSError, ValueError) as error:
        raise _unwritten(target, getattr(error, "strerror", None) or str(error)) from error


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Keep every other export away from a folder. The system lets the lock of one that was killed go."""
    try:
        path = target.with_name(target.name + ".lock")
        lock = filelock.FileLock(path, timeout=0, thread_local=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout as error:
        raise UserError(
            "The library was not exported.",
            say("Another export to %1 is under way.", display_path(os.fsencode(target))),
            "Wait until it has finished, or choose another folder.",
        ) from error
    except (OSError, ValueError) as error:
        raise _unwritten(target, getattr(error, "strerror", None) or str(error)) from error
    try:
        yield
    finally:
        # While it is held: whoever has opened it in the meantime sees that it is gone, and makes another.
        with contextlib.suppress(OSError):
            path.unlink()
        lock.release()
        with contextlib.suppress(OSError):
            if os.name == "nt":  # there it cannot be removed before
                path.unlink()


def _begin(target: Path) -> Path:
    """The folder beside the wanted one that is filled first. What a killed export left there goes."""
    try:
        if os.path.lexists(target) and any(target.iterdir()):
            raise _unwritten(target, say("there is something in it"))
        part = target.with_name(target.name + ".part")
        if part.is_dir() and all(layout.is_known(one.name) or one.name.startswith("daily-") for one in part.iterdir()):
            shutil.rmtree(part)
        part.mkdir(parents=True)
    except (OSError, ValueError) as error:
        raise _unwritten(target, getattr(error, "strerror", None) or str(error)) from error
    return part


def _unwritten(target: Path, why: str) -> UserError:
    return UserError(
        "The library was not exported.",
        say("The folder %1 cannot be made: %2.", display_path(os.fsencode(target)), why),
        _FULL,
    )


def _spaces(copied: sqlite3.Connection) -> list[SpaceRecord]:
    found = []
    query = """SELECT name, fingerprint, dim, kinds, lineage, created_at, canary.data, environment,
        (SELECT count(*) FROM vector WHERE space_id = space.id)
        FROM space LEFT JOIN canary ON canary.space_id = space.id ORDER BY space.id"""
    for name, fingerprint, dim, kinds, lineage, created_at, data, environment, count in copied.execute(query):
        held = tuple(kind for kind in kinds.split(",") if kind)
        if count and held:
            canary = None if data is None else _canary(data, environment, dim)
            found.append(SpaceRecord(name, fingerprint, dim, held, lineage, created_at, count, canary))
    return found


def _canary(data: bytes, environment: str, dim: int) -> Canary | None:
    try:
        vectors = np.frombuffer(data, "<f4").reshape(-1, dim)
        known = {str(name): str(value) for name, value in json.loads(environment).items()}
    except (ValueError, AttributeError, RecursionError):
        return None
    return Canary(vectors, known) if np.isfinite(vectors).all() else None


def _roots(copied: sqlite3.Connection) -> Iterator[RootRecord]:
    separator = os.fsencode(os.sep)
    for number, path in copied.execute("SELECT id, path FROM root ORDER BY id").fetchall():
        (files,) = copied.execute("SELECT count(*) FROM file WHERE root_id = ?", (number,)).fetchone()
        step = max(1, files // _SAMPLE)
        # Some from everywhere: the first ones may all lie in one folder.
        query = "SELECT path FROM file WHERE root_id = ? AND id % ? = 0 LIMIT ?"
        rows = copied.execute(query, (number, step, _SAMPLE)).fetchall()
        rows = rows or copied.execute("SELECT path FROM file WHERE root_id = ? LIMIT ?", (number, _SAMPLE)).fetchall()
        prefix = len(path.rstrip(separator)) + 1
        yield RootRecord(number, path, files, tuple(row[0][prefix:] for row in rows))


def _count(copied: sqlite3.Connection, table: str) -> int:
    (count,) = copied.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  our own names
    return int(count)
