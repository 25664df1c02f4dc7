"""The folders of a library: adding, scanning, indexing, forgetting."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice

from models.catalogue import contents, files
from models.catalogue.files import KnownFile, ScannedFile
from models.errors import BadFileReason, UserError
from models.jobs import Job, JobControl
from models.library.canaries import Canaries
from models.library.indexer import Indexer, Parts, call_roll
from models.library.scan import Walk
from models.paths import display_path
from models.views import Failure, RootStatus

_SCAN_BATCH = 1000
_PAUSE_S = 0.1
# Failures that a file can get over without changing.
_MAY_HAVE_PASSED = {BadFileReason.GONE, BadFileReason.UNREADABLE, BadFileReason.CHANGING}


class Library:
    """What a person does with folders. Safe between threads; one `index` job runs at a time."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._catalogue = parts.catalogue
        self.canaries = Canaries(parts.catalogue, parts.encoders)

    def add_folder(self, path: bytes) -> int:
        """Add a folder to the library and return its root's id; adding it again, or one inside it, changes nothing.

        Raises: UserError: there is no such folder, or it cannot be listed.
        """
        if not path:
            raise UserError("No folder was added.", "Its name is empty.", "Name a folder.")
        path = os.path.realpath(path)
        try:
            with os.scandir(path):
                pass
        except OSError as error:
            raise UserError(
                f"The folder {display_path(path)} was not added.",
                f"It cannot be opened: {error.strerror}.",
                "Check that it exists and that you may read it.",
            ) from error
        with self._catalogue.write() as connection:
            for root_id, known in files.roots(connection):
                if files.is_inside(path, known):
                    return root_id
            return files.add_root(connection, path)

    def remove_folder(self, root_id: int) -> None:
        """Forget a folder. The files on disk are not touched, and adding it again soon costs no new encoding."""
        with self._catalogue.write() as connection:
            files.remove_root(connection, root_id)
        self._sweep()

    def roots(self) -> tuple[RootStatus, ...]:
        """The folders with how far they have come."""
        with self._catalogue.read() as connection:
            known = files.roots(connection)
            counts = files.counts_by_root(connection)
        return tuple(
            RootStatus(
                root_id,
                path,
                display_path(path),
                files=counts[root_id].files if root_id in counts else 0,
                waiting=counts[root_id].waiting if root_id in counts else 0,
                failed=counts[root_id].failed if root_id in counts else 0,
                offline=not os.path.isdir(path),
            )
            for root_id, path in known
        )

    def failures(self) -> tuple[Failure, ...]:
        """Files that could not be indexed, with their reasons."""
        with self._catalogue.read() as connection:
            return tuple(files.failures(connection))

    def retry(self, file_ids: Iterable[int]) -> int:
        """Let failed files wait again: those named, or all when none is. Returns how many."""
        with self._catalogue.write() as connection:
            return files.retry_failed(connection, list(file_ids))

    def index(self, control: JobControl) -> Job:
        """Scan every folder and index what is new or changed, both at once.

        Yields: Progress in files.
        Raises: Cancelled; UserError: see `Indexer.run`. Whatever was written stays.
        """
        scan = _Scan(self._parts, control)
        roster = call_roll(self._parts)
        scan.start()
        try:
            indexer = Indexer(self._parts, roster, self.canaries, control, more_coming=lambda: scan.running)
            yield from indexer.run()
            yield from self.canaries.ask_the_others(roster, control)
        finally:
            scan.stop()
        self._sweep()
        if roster.problem is not None:
            raise roster.problem

    def _sweep(self) -> None:
        with self._catalogue.write() as connection:
            gone = contents.sweep_orphans(connection, datetime.now(UTC))
        for sha256 in gone:
            for suffix in (".jpg", ".peaks"):
                self._parts.paths.preview(sha256, suffix).unlink(missing_ok=True)
        self._parts.on_removed()


class _Scan:
    """A scan of all roots on a thread of its own, so that indexing begins with the first files found."""

    def __init__(self, parts: Parts, control: JobControl) -> None:
        self._catalogue = parts.catalogue
        self._own_folder = os.path.realpath(os.fsencode(parts.paths.root))
        self._control = control
        self._stopping = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="scan", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Wait for the scan to notice, and raise what ended it early."""
        self._stopping.set()
        self._thread.join()
        if self._error is not None:
            raise self._error

    @property
    def running(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        try:
            with self._catalogue.read() as connection:
                roots = files.roots(connection)
            for root_id, path in roots:
                if os.path.isdir(path):
                    self._scan_root(root_id, path)
        except Exception as error:  # noqa: BLE001  raised again on the job's own thread, by `stop`
            self._error = error

    def _scan_root(self, root_id: int, path: bytes) -> None:
        with self._catalogue.read() as connection:
            known = files.known_files(connection, root_id)
        walk = Walk(path, without=self._own_folder)
        found = walk.files()
        while batch := list(islice(found, _SCAN_BATCH)):
            while self._control.paused and not self._stopping.wait(_PAUSE_S):
                pass
            if self._control.cancelled or self._stopping.is_set():
                return
            changed = [file for file in batch if _differs(file, known.pop(file.path, None))]
            if changed:
                with self._catalogue.write() as connection:
                    files.put_scanned(connection, root_id, changed)
        if path in walk.unreadable or not _holds_anything(path):
            return
        gone = [
            file.file_id
            for file_path, file in known.items()
            if not any(files.is_inside(file_path, folder) for folder in walk.unreadable)
        ]
        if gone:
            with self._catalogue.write() as connection:
                files.remove_files(connection, gone)


def _holds_anything(folder: bytes) -> bool:
    """An empty folder may be the mount point of a drive that is away: nothing is forgotten then."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False


def _differs(found: ScannedFile, known: KnownFile | None) -> bool:
    if known is None or known.reason in _MAY_HAVE_PASSED:
        return True
    return (found.size_bytes, found.mtime_ns) != (known.size_bytes, known.mtime_ns)
