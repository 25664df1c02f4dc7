"""One open library with everything that works on it. The window runs it in a process of its own, see `link`."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from models import about
from models.analysis.duplicates import Duplicates
from models.analysis.trashing import TrashCan
from models.catalogue import checks, contents, files, spaces
from models.catalogue.catalogue import Catalogue
from models.encoder_calls import EncoderCalls, OnEvent
from models.encoders.encoders import Encoders
from models.errors import LibraryUnavailable, UserError
from models.explore_calls import ExploreCalls
from models.jobs import Job, JobControl
from models.lab_calls import LabCalls
from models.learn_calls import LearnCalls
from models.library import requests, settings, trash
from models.library.ignore import Rules
from models.library.indexer import Parts
from models.library.keeping import Keeping
from models.library.library import Library
from models.library.lock import take_lock
from models.library.manners import Observer
from models.library.readers import Readers
from models.library.requests import Request
from models.library.runner import JobRunner
from models.library.settings import Settings
from models.library.writing import Committed
from models.media.pool import DecoderPool, usual_size
from models.paths import LibraryPaths
from models.place_calls import PlaceCalls
from models.search.indexes import Indexes
from models.search.probes import probes
from models.search_calls import SearchCalls
from models.shared.libraries import SharedLibraries
from models.spaces import Space
from models.transfer.importing import Importer
from models.transfer.reports import ImportFigures
from models.transfer_calls import Transfers
from models.upkeep import Upkeep
from models.views import (
    Failure,
    LibraryStatus,
    ReaderStatus,
    RootStatus,
    UnderWay,
)

_LOOK_WHO_IS_READY_EVERY_S = 5.0
_SAVE_EVERY_S = 300.0

log = logging.getLogger(__name__)


class Engine(EncoderCalls, SearchCalls, LabCalls, ExploreCalls, LearnCalls, PlaceCalls):
    """The services of one library, put together.

    Args:
        library_dir: where the library keeps its things; made when missing, unless read_only.
        on_event: told "status" (LibraryStatus), "changed" (None), "encoders" (None), "problem" (UserError) and
            "download" (DownloadStatus), from any thread.
        encoders, decoders, readers, observer: in place of those that the library has; for tests.
        read_only: answers without taking the library's lock, beside a program that writes.
        safe: works with the basic encoders and without readers, whatever was chosen; nothing of that is kept.

    Raises: LibraryUnavailable.
    """

    def __init__(
        self,
        library_dir: Path,
        on_event: OnEvent = lambda _name, _payload: None,
        *,
        encoders: Any = None,
        decoders: Any = None,
        readers: Any = None,
        observer: Observer | None = None,
        read_only: bool = False,
        safe: bool = False,
    ) -> None:
        self._safe = safe
        self._paths = LibraryPaths(library_dir)
        EncoderCalls.__init__(self, on_event)
        self._saved_s = 0.0
        self._encoded = False
        self._lock = None if read_only else take_lock(self._paths.lock)
        try:
            self._catalogue = Catalogue(self._paths.catalogue, self._paths.snapshots, read_only=read_only)
        except BaseException:
            self._release()
            raise
        threads = usual_size()
        self._encoders = encoders or Encoders(self._paths.encoders, basic_only=safe)
        self._decoders = decoders or DecoderPool(threads)
        # Opening a picture must not wait behind a thousand that are being indexed.
        # Nor behind a spectrogram of half an hour.
        self._viewing = decoders or DecoderPool(2)
        self._readers = readers or Readers()
        self._indexes = Indexes(self._catalogue, self._paths.indexes, partial(probes, self._encoders))
        self.upkeep = Upkeep(
            self._paths, self._look_again_at, self._tell_state, self._fulfil, self._leaves_out, observer
        )
        self._readers.use(self._languages(self.upkeep.settings))
        self.library = Library(
            Parts(
                catalogue=self._catalogue,
                paths=self._paths,
                decoders=self._decoders,
                encoders=self._encoders,
                on_committed=self._committed,
                on_removed=self._removed,
                decode_threads=threads,
                readers=self._readers,
            ),
            self.upkeep.rules,
        )
        self.duplicates = Duplicates(
            self._catalogue, self._paths, TrashCan(trash.move_to_trash, trash.restore, self._note_trashed)
        )
        self.keeping = Keeping(self._catalogue, self._encoders, self.library.canaries, self._indexes.drop)
        parts = self._catalogue, self._indexes, self._encoders, self._viewing, self._paths
        self.shared = SharedLibraries(self._paths, self._encoders, self._viewing, on_event)
        SearchCalls.__init__(self, *parts, keeps=not read_only)
        LabCalls.__init__(self, *parts, keeps=not read_only)
        ExploreCalls.__init__(self, self._catalogue, self._encoders, self._paths, keeps=not read_only)
        LearnCalls.__init__(self, self._catalogue, self._encoders)
        self.transfers = Transfers(
            self._paths,
            Importer(self._catalogue, self._paths, self._installed_spaces),
            self._standing_still,
            self._take_arrived,
            on_event,
        )
        self._runner = JobRunner(self._index, self._tell_status, self.upkeep.conduct, self.upkeep.has_room)

    def warm_up(self) -> None:
        """Load what the first query needs, so that it is answered at once."""
        self._encoders.warm_up()
        self._open_indexes()

    def keep_up(self) -> None:
        """From now on, follow what happens in the folders, and do what other programs ask for. Begins to index."""
        self.shared.tidy_up()
        self.upkeep.begin(self._root_paths())
        self._indexes.follow_growth()
        self._runner.start()

    def close(self) -> None:
        """Stop what is running, keep what was done, and let go of the library."""
        self.upkeep.close()
        self.duplicates.cancel()
        self.laboratory.cancel()
        self.transfers.close()
        self.end_downloads()
        self._runner.close()
        self.close_exploring()
        self.lessons.close()
        self._indexes.close()
        if self._lock is not None:
            self._save_indexes()
            self._keep_views()
        self.close_search()
        self.shared.close()
        self._encoders.close()
        self._decoders.close()
        self._viewing.close()
        self._readers.close()
        self._catalogue.close()
        self._release()

    # Folders and indexing

    def add_folder(self, path: bytes) -> RootStatus:
        """Add a folder and begin to index it. Raises: UserError: it cannot be opened."""
        root_id = self.library.add_folder(path)
        self.upkeep.follow(self._root_paths())
        self._begin()
        return next(root for root in self._roots() if root.root_id == root_id)

    def remove_folder(self, root_id: int) -> None:
        """Forget a folder; the files on disk are not touched."""
        with self._standing_still():
            self.library.remove_folder(root_id)
        self.upkeep.follow(self._root_paths())
        self._tell_changed(at_once=True)

    def index(self, control: JobControl) -> Job:
        """Scan all folders and index what is new or changed; see `Library.index`. Encoders that were to take over once
        they have seen everything do so as soon as they have."""
        self._runner.cancel()
        self.library.pending.add_everything()
        try:
            while self.library.pending:
                yield from self._index(control)
                requests.fulfil(self._paths, self._fulfil)
        finally:
            self._save_indexes()

    def _index(self, control: JobControl) -> Job:
        self._keep_views()
        self._encoded = False
        looked_s = time.monotonic()
        try:
            for progress in self.library.index(control):
                yield progress
                if time.monotonic() - looked_s > _LOOK_WHO_IS_READY_EVERY_S:
                    looked_s = time.monotonic()
                    self._switch_ready()
        finally:
            if not control.cancelled:
                self._switch_ready()
            if not self._encoded:
                # They were only asked whether they are as they were.
                self._encoders.let_go()
            self._open_indexes()
            if self._encoded and not control.cancelled:
                self.tags.propose_all()
            # Saving costs as much as the library is large, and what is not saved is only rebuilt.
            if time.monotonic() - self._saved_s > _SAVE_EVERY_S:
                self._save_indexes()
            self._tell_changed(at_once=True)

    def rescan(self) -> None:
        """Begin to look through all folders in the background, or begin again."""
        self.library.pending.add_everything()
        self._runner.start()

    def pause(self) -> None:
        """Let indexing wait."""
        self._runner.pause()

    def resume(self) -> None:
        """Let indexing go on."""
        self._runner.resume()

    def cancel(self) -> None:
        """Stop indexing; what was done stays, and the rest waits for the next time."""
        self._runner.cancel()

    def retry(self, file_ids: tuple[int, ...] = ()) -> None:
        """Try failed files again: those named, or all."""
        self.library.retry(file_ids)
        self._runner.start()

    def ignore(self, file_ids: tuple[int, ...]) -> None:
        """Leave failed files alone for good; `retry` by name takes that back."""
        self.library.ignore(file_ids)
        self._tell_status(None)

    def notices(self) -> str:
        """Whose work Findling stands on, and on what terms."""
        return about.notices()

    def settings(self) -> Settings:
        """What is set about this library."""
        return self.upkeep.settings

    def change_settings(self, wanted: Settings) -> None:
        """Set something else about this library, with effect at once. Raises: UserError: a pattern makes no sense."""
        rules = Rules(wanted.leave_out, hidden=wanted.hidden)
        before = self.upkeep.settings
        if (before.leave_out, before.hidden) != (wanted.leave_out, wanted.hidden):
            # First, since the watcher asks at once what is left out.
            self.library.leave_out(rules)
        try:
            self.upkeep.change(wanted)
        except UserError:
            self.library.leave_out(self.upkeep.rules)
            raise
        if self._languages(before) != self._languages(wanted):
            self._readers.use(self._languages(wanted))
            self._runner.start()
        self._runner.behave()
        self._begin()

    def readers(self) -> tuple[ReaderStatus, ...]:
        """What can read words in media: whether it is there, and which languages it knows."""
        return self._readers.statuses()

    def failures(self) -> tuple[Failure, ...]:
        """Files that could not be indexed."""
        return self.library.failures()

    def status(self) -> LibraryStatus:
        """What the library holds and what is being done."""
        with self._catalogue.read() as connection:
            counts = files.counts_by_kind(connection)
        roots = self._roots()
        return LibraryStatus(
            roots=roots,
            counts=counts,
            waiting=sum(root.waiting for root in roots),
            failed=sum(root.failed for root in roots),
            activity=self._runner.activity,
            progress=self._runner.progress,
            remaining_s=self._runner.remaining_s,
            problem=self._runner.problem,
            held_because=self._runner.held_because,
            slow_because=self._runner.slow_because,
        )

    def under_way(self) -> UnderWay:
        """What waits, by kind, and what goes on beside the indexing. Costs more than `status`."""
        with self._catalogue.read() as connection:
            waiting = files.waiting_by_kind(connection)
        return UnderWay(waiting, self._indexes.reshaping, self.duplicates.looking)

    # Upkeep

    def verify(self) -> list[str]:
        """What is wrong with the library, in words; an empty list when nothing is."""
        with self._catalogue.read() as connection:
            found = checks.problems(connection)
            for row in [] if found else spaces.rows(connection):
                if misshapen := contents.count_misshapen(connection, row):
                    found.append(f"{misshapen} vectors of {row.name} are not of length 1")
        if self._lock is not None:
            with self._catalogue.write() as writing:
                found += checks.problems_of_words(writing)
        return found + self._indexes.problems()

    def _begin(self) -> None:
        """Index what is pending; what runs takes it in by itself."""
        if self._runner.activity == "idle":
            self._runner.start()
        else:
            self._runner.ensure()

    def _installed_spaces(self) -> list[Space]:
        return [space for encoder in self._encoders.installed() for space in encoder.spaces]

    def _take_arrived(self, figures: ImportFigures) -> None:
        """Another library was brought into this one."""
        self._indexes.refresh()
        self.library.pending.add_everything()
        self.upkeep.follow(self._root_paths())
        if figures.took_settings:
            self.change_settings(settings.load(self._paths.settings))
        self._tell_changed(at_once=True)

    def _note_trashed(self, paths: Collection[bytes]) -> None:
        self._look_again_at(frozenset(paths))
        self._tell_changed(at_once=True)

    def _look_again_at(self, paths: frozenset[bytes]) -> None:
        self.library.pending.add(paths)
        self._runner.ensure()

    def _fulfil(self, request: Request) -> None:
        for folder in request.folders:
            self.library.add_folder(folder)
        if not request.folders:
            self.library.pending.add_everything()
        self.upkeep.follow(self._root_paths())
        if self.upkeep.running:
            self._begin()

    def _leaves_out(self, root: bytes, path: bytes) -> bool:
        return self.library.leaves_out(root, path)

    def _root_paths(self) -> dict[int, bytes]:
        with self._catalogue.read() as connection:
            return dict(files.roots(connection))

    def _roots(self) -> tuple[RootStatus, ...]:
        found = []
        for root in self.library.roots():
            kept_up, why = self.upkeep.kept_up(root.root_id)
            found.append(replace(root, kept_up="away" if root.offline else kept_up, why_rescanned=why))
        return tuple(found)

    def _tell_state(self) -> None:
        self._tell_status(None)

    def _save_indexes(self) -> None:
        self._saved_s = time.monotonic()
        try:
            self._indexes.save()
        except (OSError, RuntimeError, LibraryUnavailable):
            log.warning("The indexes were not saved; they will be rebuilt from the catalogue.", exc_info=True)

    def _committed(self, committed: Committed) -> None:
        self._encoded = True
        self._indexes.add(committed)
        self._tell_changed()

    def _removed(self) -> None:
        self._indexes.refresh()

    def _tell_status(self, problem: UserError | None) -> None:
        if problem is not None:
            self._on_event("problem", problem)
        self._on_event("status", self.status())

    def _languages(self, settings: Settings) -> dict[str, str]:
        """The readers that are switched on, with the language that each reads."""
        wanted = {"ocr": settings.words_in_pictures, "speech": settings.spoken_words}
        return {name: language for name, language in wanted.items() if language and not self._safe}

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
