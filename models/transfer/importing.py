"""Brings an export into a library: verified first, then all of it in one transaction, or nothing."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from models.catalogue import snapshots
from models.catalogue.catalogue import Catalogue
from models.errors import UserError
from models.jobs import Cancelled, JobControl, Progress
from models.library import settings
from models.library.ignore import Rules
from models.library.settings import Settings
from models.messages import say
from models.paths import LibraryPaths
from models.spaces import Space
from models.transfer import layout, manifest, placing
from models.transfer.manifest import Manifest
from models.transfer.merging import Merge
from models.transfer.people_in import People
from models.transfer.people_out import PORTABLE_SETTINGS
from models.transfer.placing import Placement
from models.transfer.reading import ReaderProcess, Reading
from models.transfer.reports import ExportView, Folders, ImportFigures, RootCheck

OpenReading = Callable[[bytes], Reading]


def look_into(folder: Path) -> ExportView:
    """What an export says of itself, read at once. Raises: UserError: there is none, or it is damaged or too new."""
    told = manifest.read(folder)
    return ExportView(
        folder=os.fsencode(folder),
        made_at=told.made_at,
        findling=told.findling,
        roots=placing.views(told),
        counts=told.counts,
        size_bytes=sum(size for _, size in told.hashes.values()),
        spaces=tuple(space.name for space in told.spaces),
    )


def check_folder(folder: Path, number: int, here: bytes) -> RootCheck:
    """Whether a folder here holds some files of a root of an export. Raises: UserError: see `look_into`."""
    return placing.check(manifest.read(folder), number, here)


class Importer:
    """Brings exports into one library.

    Args:
        installed: the spaces that encoders here fill.
        open_reading: gives access to the Parquet files of an export.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        paths: LibraryPaths,
        installed: Callable[[], Sequence[Space]],
        open_reading: OpenReading = ReaderProcess,
    ) -> None:
        self._catalogue = catalogue
        self._paths = paths
        self._installed = installed
        self._open_reading = open_reading

    def bring(
        self, folder: Path, folders: Folders, control: JobControl, *, keep: bool = True
    ) -> Generator[Progress, None, ImportFigures]:
        """Verify an export, and bring all of it into the library.

        Nobody else can write to the library meanwhile. Killed, cancelled or failed at any moment before the end, the
        library is as it was. Afterwards a copy of the catalogue as it was before is among the copies, to be put back.

        Args: keep: False only finds out what would be done.
        Yields: Progress, in bytes and then in rows. Returns: what was done.
        Raises: UserError: the export is damaged or too new, a folder makes no sense here, there is no room. Cancelled.
        """
        layout.parquet()
        told = manifest.read(folder)
        placement = Placement(told, folders)
        yield from manifest.verify(folder, told, control)
        figures = ImportFigures()
        reading = self._open_reading(os.fsencode(folder))
        try:
            if keep:
                yield Progress(0, 0, say("Copying the catalogue as it is"))
                figures.copy = self._copy()
            people = manifest.load_json(folder, layout.PEOPLE)
            with contextlib.suppress(_NotKept), self._catalogue.write() as connection:
                yield from self._merge(connection, told, placement, people, reading, figures, control)
                if not keep:
                    raise _NotKept
            figures.away = placement.away
            if keep and layout.PREVIEWS in told.hashes:
                with _left_out(figures):
                    yield from self._put_previews(reading, told, figures, control)
        finally:
            reading.close()
        if keep:
            with _left_out(figures):
                figures.took_settings = self._take_settings(people)
        return figures

    def _merge(
        self,
        connection: Connection,
        told: Manifest,
        placement: Placement,
        people: Mapping[str, Any],
        reading: Reading,
        figures: ImportFigures,
        control: JobControl,
    ) -> Iterator[Progress]:
        merge = Merge(connection, figures, datetime.now(UTC))
        taken = merge.take_spaces(told.spaces, self._installed())
        counting = _Counting(told, sum(space.vectors for space in taken), control)
        for contents in reading.contents():
            merge.put_contents(contents)
            yield counting.add(len(contents), say("Bringing what is known of your files"))
        for count in merge.put_items(reading.items()):
            yield counting.add(count, say("Bringing pictures, sounds and passages"))
        spoilt = 0
        for space in taken:
            for rows in reading.vectors(space.file, space.dim):
                merge.put_vectors(space, rows)
                spoilt += rows.spoilt
                yield counting.add(len(rows.numbers) + rows.spoilt, say("Bringing the vectors of %1", space.name))
        if spoilt:
            figures.left_out.append(
                say("%1 vectors are not of length 1; what they stood for is looked into anew.", spoilt)
            )
        yield counting.add(0, say("Comparing with what is here"))
        merge.settle()
        placement.add_roots(connection)
        for files in reading.files():
            merge.put_files(files, placement)
            yield counting.add(len(files), say("Bringing where your files are"))
        merge.end()
        yield counting.add(0, say("Bringing tags, collections and marks"))
        People(connection, figures, placement.moved).put(people)

    def _copy(self) -> str:
        try:
            copy = snapshots.take(self._paths.catalogue, self._paths.snapshots, "replaced")
            snapshots.rotate(self._paths.snapshots)
        except (OSError, sqlite3.Error) as error:
            raise UserError(
                "The library was not imported.",
                say("The catalogue could not be copied before, to %1: %2.", self._paths.snapshots, error),
                "Free some space and try again; nothing was changed.",
            ) from error
        return copy.path.name

    def _put_previews(
        self, reading: Reading, told: Manifest, figures: ImportFigures, control: JobControl
    ) -> Iterator[Progress]:
        """Keep the previews that are missing; one that cannot be written is a placeholder more."""
        total = max(told.counts.get("previews", 0), 1)
        done = 0
        for rows in reading.previews():
            with self._catalogue.read() as connection:
                known = _known_hashes(connection, [row.sha256 for row in rows])
            for row in rows:
                path = self._paths.preview(row.sha256, row.suffix)
                if row.sha256 in known and not path.exists():
                    with contextlib.suppress(OSError):
                        path.parent.mkdir(parents=True, exist_ok=True)
                        path.write_bytes(row.data)
                        figures.previews += 1
            if control.cancelled:
                # Everything else is in the library already.
                return
            done += len(rows)
            yield Progress(min(done, total), total, say("Bringing small pictures"))

    def _take_settings(self, people: Mapping[str, Any]) -> bool:
        """Take over what the other library left out and read, where nothing is set here yet."""
        wanted = people.get("settings")
        if self._paths.settings.exists() or not isinstance(wanted, dict):
            return False
        usual = asdict(Settings())
        chosen: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name in PORTABLE_SETTINGS
            if type(value := wanted.get(name)) in (bool, str, list)
        }
        try:
            taken = Settings(**{name: value for name, value in chosen.items() if _is_alike(value, usual[name])})
            Rules(taken.leave_out, hidden=taken.hidden)
        except UserError:
            return False
        if taken == Settings():
            return False
        settings.save(self._paths.settings, taken)
        return True


class _NotKept(Exception):
    """Ends a trial."""


@contextlib.contextmanager
def _left_out(figures: ImportFigures) -> Iterator[None]:
    """What fails here is left out: everything else is in the library already."""
    try:
        yield
    except UserError as error:
        figures.left_out.append(error.why)


class _Counting:
    """How many rows of all have been seen."""

    def __init__(self, told: Manifest, vectors: int, control: JobControl) -> None:
        self._total = sum(told.counts.get(name, 0) for name in ("contents", "items", "files")) + vectors
        self._done = 0
        self._control = control

    def add(self, count: int, what: str) -> Progress:
        """Raises: Cancelled."""
        if self._control.cancelled:
            raise Cancelled
        self._done += count
        return Progress(self._done, max(self._total, self._done, 1), what)


def _known_hashes(connection: Connection, hashes: Sequence[str]) -> set[str]:
    marks = ", ".join("?" * len(hashes))
    query = f"SELECT sha256 FROM content WHERE sha256 IN ({marks})"  # noqa: S608  marks alone
    return set(connection.exec_driver_sql(query, tuple(hashes)).scalars()) if hashes else set()


def _is_alike(value: Any, usual: Any) -> bool:
    """Whether a value is of the sort of another, its parts too."""
    return type(value) is type(usual) and (not isinstance(value, tuple) or all(isinstance(one, str) for one in value))
