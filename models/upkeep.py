"""What keeps an open library in order by itself: it follows folders, settings, copies and other programs."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from models.catalogue import snapshots
from models.errors import UserError
from models.library import requests, settings
from models.library.ignore import Rules
from models.library.lock import take_lock
from models.library.manners import Computer, Conduct, Observer, conduct
from models.library.requests import Request
from models.library.settings import Settings
from models.library.watch import Watcher
from models.messages import say
from models.paths import LibraryPaths
from models.views import KeptUp, SnapshotStatus

_LOOK_EVERY_S = 1.0
_COPY_EVERY_S = 600.0
_LEAST_ROOM_BYTES = 64 << 20

log = logging.getLogger(__name__)


class Upkeep:
    """Runs beside the indexing. Safe between threads.

    Args:
        on_changes: told paths that changed on the disk.
        on_state: told that folders are watched, rescanned or away otherwise than before.
        on_request: does what another program asks for; may raise UserError.
        leaves_out: whether something in a root is of no interest.
        observer: knows the circumstances of the computer.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        on_changes: Callable[[frozenset[bytes]], None],
        on_state: Callable[[], None],
        on_request: Callable[[Request], None],
        leaves_out: Callable[[bytes, bytes], bool],
        observer: Observer | None = None,
    ) -> None:
        self._paths = paths
        self._on_changes = on_changes
        self._on_state = on_state
        self._on_request = on_request
        self._leaves_out = leaves_out
        self._observer = observer or Computer()
        self._settings = settings.load(paths.settings)
        self._watcher: Watcher | None = None
        self._roots: Mapping[int, bytes] = {}
        self._away: frozenset[int] = frozenset()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    @property
    def rules(self) -> Rules:
        """What is left out."""
        return Rules(self._settings.leave_out, hidden=self._settings.hidden)

    @property
    def running(self) -> bool:
        """Whether folders and requests are followed."""
        return self._thread is not None

    def change(self, wanted: Settings) -> None:
        """Keep other settings. Raises: UserError: a pattern makes no sense, or there is no room."""
        Rules(wanted.leave_out, hidden=wanted.hidden)
        settings.save(self._paths.settings, wanted)
        before, self._settings = self._settings, wanted
        watching = ("watch", "rescan_minutes", "leave_out", "hidden")
        if self._thread is not None and any(getattr(before, name) != getattr(wanted, name) for name in watching):
            self._watch_anew()

    def conduct(self) -> Conduct:
        """How indexing is to behave now."""
        return conduct(self._settings, self._observer.look())

    def has_room(self) -> bool:
        """Whether the disk of the library has room to go on."""
        try:
            return shutil.disk_usage(self._paths.root).free > _LEAST_ROOM_BYTES
        except OSError:
            return False

    def begin(self, roots: Mapping[int, bytes]) -> None:
        """Follow folders and requests from now on, until `close`."""
        self._roots = roots
        self._watch_anew()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)
        self._thread.start()

    def follow(self, roots: Mapping[int, bytes]) -> None:
        """Other folders belong to the library now."""
        self._roots = roots
        if self._watcher is not None:
            self._watcher.follow(roots, self._leaves_out)

    def kept_up(self, root_id: int) -> tuple[KeptUp, str]:
        """How changes in a root are noticed, and why it is not watched ("" where it is)."""
        if self._watcher is None:
            why = "" if self._settings.watch else say("Watching is switched off in the settings.")
            return "rescanned", why
        return self._watcher.state_of(root_id), self._watcher.why(root_id)

    def snapshots(self) -> tuple[SnapshotStatus, ...]:
        """Copies of the catalogue, the newest first."""
        return snapshots.statuses(self._paths.snapshots)

    def take_snapshot(self) -> None:
        """Copy the catalogue now. Raises: UserError: there is no room."""
        try:
            snapshots.take(self._paths.catalogue, self._paths.snapshots, "daily")
            snapshots.rotate(self._paths.snapshots)
        except (OSError, sqlite3.Error) as error:
            raise UserError(
                "The catalogue was not copied.",
                say("The copy could not be written to %1: %2.", self._paths.snapshots, error),
                "Free some space and try again; the catalogue itself is untouched.",
            ) from error

    def close(self) -> None:
        """Follow nothing any more."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None

    def _watch_anew(self) -> None:
        before, self._watcher = self._watcher, None
        if before is not None:
            before.close()
        if self._settings.watch:
            every_s = self._settings.rescan_minutes * 60.0
            self._watcher = Watcher(self._on_changes, self._note_states, rescan_every_s=every_s)
            self._watcher.follow(self._roots, self._leaves_out)
        self._on_state()

    def _note_states(self) -> None:
        """A folder that went away tells of no change any more, and its files must be known to be away."""
        watcher, roots = self._watcher, self._roots
        if watcher is not None:
            away = frozenset(root_id for root_id in roots if watcher.state_of(root_id) == "away")
            gone, self._away = away - self._away, away
            if gone:
                self._on_changes(frozenset(roots[root_id] for root_id in gone))
        self._on_state()

    def _run(self) -> None:
        looked_s = copied_s = 0.0
        while not self._stopping.wait(_LOOK_EVERY_S):
            looked_s += _LOOK_EVERY_S
            copied_s -= _LOOK_EVERY_S
            try:
                requests.fulfil(self._paths, self._on_request)
                if copied_s <= 0:
                    copied_s = _COPY_EVERY_S
                    self._copy_if_due()
            except Exception:
                log.exception("The upkeep of the library failed; it is tried again.")
            if not self._settings.watch and looked_s >= self._settings.rescan_minutes * 60:
                looked_s = 0.0
                self._on_changes(frozenset(self._roots.values()))

    def _copy_if_due(self) -> None:
        if not snapshots.is_due(self._paths.snapshots, datetime.now(UTC)):
            return
        # Room for the copy, and then some: indexing needs it more.
        if shutil.disk_usage(self._paths.root).free < 2 * self._paths.catalogue.stat().st_size + _LEAST_ROOM_BYTES:
            log.warning("The catalogue was not copied: the disk is nearly full.")
            return
        self.take_snapshot()


def put_back(library_dir: Path, name: str) -> None:
    """Put a copy in the place of the catalogue of a library that nobody has open.

    Raises: LibraryInUse: somebody has. UserError: see `snapshots.restore`.
    """
    paths = LibraryPaths(library_dir)
    lock = take_lock(paths.lock)
    try:
        snapshots.restore(paths, name)
    finally:
        lock.release()
