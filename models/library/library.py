"""The folders of a library: adding, scanning, indexing, forgetting."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from models.catalogue import contents, files
from models.catalogue.catalogue import Catalogue
from models.errors import UserError
from models.jobs import Cancelled, Job, JobControl, Progress
from models.library.canaries import Canaries
from models.library.changes import Comparison, Pending, Place
from models.library.ignore import Rules
from models.library.indexer import Indexer, Parts, call_roll
from models.messages import say
from models.paths import display_path
from models.views import Failure, RootStatus

_PAUSE_S = 0.1


class Library:
    """What a person does with folders. Safe between threads; one `index` job runs at a time."""

    def __init__(self, parts: Parts, rules: Rules) -> None:
        self._parts = parts
        self._catalogue = parts.catalogue
        self._rules = rules
        self._own_folder = os.path.realpath(os.fsencode(parts.paths.root))
        self._swept = False
        self.pending = Pending()
        self.canaries = Canaries(parts.catalogue, parts.encoders)

    def leave_out(self, rules: Rules) -> None:
        """Follow other rules from the next scan on, which looks everywhere."""
        self._rules = rules
        self.pending.add_everything()

    def leaves_out(self, root: bytes, path: bytes) -> bool:
        """Whether something in a root is of no interest."""
        own = self._own_folder
        return path == own or files.is_inside(path, own) or self._rules.leaves_out_path(root, path)

    def add_folder(self, path: bytes) -> int:
        """Add a folder to the library and return its root's id; adding it again, or one inside it, changes nothing.

        Raises: UserError: there is no such folder, or it cannot be listed.
        """
        path = folder_to_add(path)
        with self._catalogue.write() as connection:
            for root_id, known in files.roots(connection):
                if files.is_inside(path, known):
                    return root_id
            root_id = files.add_root(connection, path)
        self.pending.add([path])
        return root_id

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
                away=counts[root_id].offline if root_id in counts else 0,
            )
            for root_id, path in known
        )

    def failures(self) -> tuple[Failure, ...]:
        """Files that could not be indexed, with their reasons."""
        with self._catalogue.read() as connection:
            return tuple(files.failures(connection))

    def retry(self, file_ids: Iterable[int]) -> int:
        """Let failed files wait again: those named, or all that are not ignored. Returns how many."""
        with self._catalogue.write() as connection:
            return files.retry_failed(connection, list(file_ids))

    def ignore(self, file_ids: Iterable[int]) -> int:
        """Leave failed files alone for good; `retry` by name takes that back. Returns how many."""
        with self._catalogue.write() as connection:
            return files.ignore_failed(connection, list(file_ids))

    def index(self, control: JobControl) -> Job:
        """Compare what is pending with the disk and index what is new or changed, both at once.

        Yields: Progress in files.
        Raises: Cancelled; UserError: see `Indexer.run`. Whatever was written stays.
        """
        scan = _Scan(self._parts.catalogue, self._rules, self._own_folder, self.pending, control)
        roster = call_roll(self._parts)
        scan.start()
        try:
            indexer = Indexer(self._parts, roster, self.canaries, control, more_coming=lambda: scan.running)
            last = Progress(0, 0, "")
            for last in indexer.run():
                yield last
            for asking in self.canaries.ask_the_others(roster, control):
                yield replace(last, what=asking.what)
        finally:
            try:
                scan.stop()
            finally:
                # A run that ends early leaves the sweeping to the next one.
                self._swept = self._swept and not scan.lost
        if not self._swept:
            self._sweep()
        if roster.problem is not None:
            raise roster.problem

    def _sweep(self) -> None:
        with self._catalogue.write() as connection:
            gone, changed = contents.sweep_orphans(connection, datetime.now(UTC))
        for sha256 in gone:
            # One that stays takes up room and does no harm.
            with contextlib.suppress(OSError):
                self._parts.paths.delete_previews(sha256)
        self._swept = True
        if changed:
            self._parts.on_removed()


def folder_to_add(path: bytes) -> bytes:
    """The real path of a folder. Raises: UserError: there is no such folder, or it cannot be listed."""
    if not path:
        raise UserError("No folder was added.", "Its name is empty.", "Name a folder.")
    try:
        path = os.path.realpath(path)
        with os.scandir(path):
            return path
    # No path holds the character 0.
    except (OSError, ValueError) as error:
        raise UserError(
            say("The folder %1 was not added.", display_path(path)),
            say("It cannot be opened: %1.", getattr(error, "strerror", error)),
            "Check that it exists and that you may read it.",
        ) from error


class _Scan:
    """Compares pending places on a thread of its own, so that indexing begins with the first files found, and what
    becomes pending while it goes on is found at once.

    Attributes:
        lost: whether some content may have lost a file.
    """

    def __init__(
        self, catalogue: Catalogue, rules: Rules, own_folder: bytes, pending: Pending, control: JobControl
    ) -> None:
        self._catalogue = catalogue
        self._rules = rules
        self._own_folder = own_folder
        self._pending = pending
        self._control = control
        self._stopping = threading.Event()
        self._error: BaseException | None = None
        self._busy = threading.Event()
        self._busy.set()
        self._thread = threading.Thread(target=self._run, name="scan", daemon=True)
        self.lost = False

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
        """Whether more files may be found now."""
        return self._thread.is_alive() and (self._busy.is_set() or bool(self._pending))

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._busy.set()
                if places := self._take():
                    self._compare(places)
                else:
                    self._busy.clear()
                    self._stopping.wait(_PAUSE_S)
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001  raised again on the job's own thread, by `stop`
            self._error = error

    def _take(self) -> list[Place]:
        with self._catalogue.read() as connection:
            return self._pending.take(files.roots(connection))

    def _compare(self, places: list[Place]) -> None:
        comparison = Comparison(self._catalogue, self._rules, self._own_folder, self._check)
        try:
            comparison.run(places)
        except BaseException:
            self._pending.give_back(places)
            raise
        finally:
            self.lost = self.lost or comparison.lost

    def _check(self) -> None:
        while self._control.waiting and not self._stopping.wait(_PAUSE_S):
            pass
        if self._control.cancelled or self._stopping.is_set():
            raise Cancelled
