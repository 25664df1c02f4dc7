"""One open library with everything that works on it. The window runs it in a process of its own, see `link`."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from models.catalogue import checks, contents, files, places, spaces
from models.catalogue.catalogue import Catalogue
from models.encoders.encoders import Encoders
from models.encoders.endpoint_estimate import estimate
from models.errors import UserError
from models.jobs import Cancelled, Job, JobControl, Progress
from models.library.indexer import Parts
from models.library.keeping import Keeping
from models.library.library import Library
from models.library.lock import take_lock
from models.library.runner import JobRunner
from models.library.writing import Committed
from models.media.pool import DecoderPool
from models.paths import LibraryPaths
from models.search.indexes import Indexes
from models.search.queries import QueryEncoder
from models.search.search import Search
from models.views import (
    Answer,
    DownloadStatus,
    EncoderStatus,
    EndpointEstimate,
    EndpointSettings,
    Failure,
    LibraryStatus,
    Passage,
    PictureData,
    RootStatus,
    SearchRequest,
    SpaceStatus,
)

_NEIGHBOURS = 3
_CHANGED_EVERY_S = 1.0
_LOOK_WHO_IS_READY_EVERY_S = 5.0

log = logging.getLogger(__name__)

OnEvent = Callable[[str, Any], None]


class Engine:
    """The services of one library, put together.

    Args:
        library_dir: where the library keeps its things; made when missing, unless read_only.
        on_event: told "status" (LibraryStatus), "changed" (None), "encoders" (None), "problem" (UserError) and
            "download" (DownloadStatus), from any thread.
        encoders, decoders: in place of those that `library_dir` has; for tests.
        read_only: answers without taking the library's lock, beside a program that writes.

    Raises: LibraryUnavailable.
    """

    def __init__(
        self,
        library_dir: Path,
        on_event: OnEvent = lambda _name, _payload: None,
        *,
        encoders: Any = None,
        decoders: Any = None,
        read_only: bool = False,
    ) -> None:
        self._paths = LibraryPaths(library_dir)
        self._on_event = on_event
        self._changed_s = 0.0
        self._encoded = False
        self._lock = None if read_only else take_lock(self._paths.lock)
        try:
            self._catalogue = Catalogue(self._paths.catalogue, self._paths.snapshots, read_only=read_only)
        except BaseException:
            self._release()
            raise
        threads = max(2, (os.cpu_count() or 2) - 1)
        self._encoders = encoders or Encoders(self._paths.encoders)
        self._decoders = decoders or DecoderPool(threads)
        # Opening a picture must not wait behind a thousand that are being indexed.
        self._viewing = decoders or DecoderPool(1)
        self._indexes = Indexes(self._catalogue, self._paths.indexes)
        self.library = Library(
            Parts(
                catalogue=self._catalogue,
                paths=self._paths,
                decoders=self._decoders,
                encoders=self._encoders,
                on_committed=self._committed,
                on_removed=self._removed,
                decode_threads=threads,
            )
        )
        self.keeping = Keeping(self._catalogue, self._encoders, self.library.canaries, self._indexes.drop)
        self._downloads: dict[str, JobControl] = {}
        self._downloading: dict[str, threading.Lock] = {}
        self._viewed: Counter[int] = Counter()
        queries = QueryEncoder(self._catalogue, self._encoders, self._viewing)
        self._search = Search(self._catalogue, self._indexes, queries, self._paths)
        self._runner = JobRunner(self.index, self._tell_status)

    def warm_up(self) -> None:
        """Load what the first query needs, so that it is answered at once."""
        self._encoders.warm_up()
        self._open_indexes()

    def close(self) -> None:
        """Stop what is running, keep what was done, and let go of the library."""
        for control in list(self._downloads.values()):
            control.cancel()
        self._runner.close()
        if self._lock is not None:
            self._save_indexes()
            self._keep_views()
        self._encoders.close()
        self._decoders.close()
        self._viewing.close()
        self._catalogue.close()
        self._release()

    # Folders and indexing

    def add_folder(self, path: bytes) -> RootStatus:
        """Add a folder and begin to index it. Raises: UserError: it cannot be opened."""
        with self._standing_still():
            root_id = self.library.add_folder(path)
        return next(root for root in self.library.roots() if root.root_id == root_id)

    def remove_folder(self, root_id: int) -> None:
        """Forget a folder; the files on disk are not touched."""
        with self._standing_still():
            self.library.remove_folder(root_id)
        self._tell_changed(at_once=True)

    def index(self, control: JobControl) -> Job:
        """Scan all folders and index what is new or changed; see `Library.index`. Encoders that were to take over once
        they have seen everything do so as soon as they have."""
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
            self._save_indexes()
            self._tell_changed(at_once=True)

    def rescan(self) -> None:
        """Begin to index in the background, or begin again."""
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

    def failures(self) -> tuple[Failure, ...]:
        """Files that could not be indexed."""
        return self.library.failures()

    def status(self) -> LibraryStatus:
        """What the library holds and what is being done."""
        with self._catalogue.read() as connection:
            counts = files.counts_by_kind(connection)
        roots = self.library.roots()
        return LibraryStatus(
            roots=roots,
            counts=counts,
            waiting=sum(root.waiting for root in roots),
            failed=sum(root.failed for root in roots),
            activity=self._runner.activity,
            progress=self._runner.progress,
            remaining_s=self._runner.remaining_s,
            problem=self._runner.problem,
        )

    # Searching and looking

    def search(self, request: SearchRequest) -> Answer:
        """Answer a query. Raises: UserError."""
        return self._search.answer(request)

    def picture(self, file_id: int, max_px: int) -> PictureData:
        """A picture, upright, at most max_px on its longer side. Raises: BadFile."""
        self._viewed[file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.picture(self._path_of(file_id), max_px)

    def sound(self, item_id: int) -> bytes:
        """The window of a sound, as a WAV file. Raises: BadFile."""
        with self._catalogue.read() as connection:
            place = places.places_of_items(connection, [item_id]).get(item_id)
        if place is None or place.start_s is None or place.end_s is None:
            raise _gone()
        self._viewed[place.file_id] += 1
        with self._viewing.borrow() as decoder:
            return decoder.sound(place.path, place.start_s, place.end_s)

    def sound_file(self, file_id: int) -> bytes:
        """The first seconds of a sound that is not indexed yet, as a WAV file. Raises: BadFile."""
        with self._viewing.borrow() as decoder:
            return decoder.sound(self._path_of(file_id), 0.0, 10.0)

    def passages(self, item_id: int) -> tuple[Passage, ...]:
        """A passage and its neighbours, in reading order."""
        with self._catalogue.read() as connection:
            self._viewed.update(place.file_id for place in places.places_of_items(connection, [item_id]).values())
            return tuple(places.passages_around(connection, item_id, _NEIGHBOURS))

    # Encoders

    def encoders(self) -> tuple[EncoderStatus, ...]:
        """Every encoder that Findling knows, installed or not, with how much each has seen."""
        return self.keeping.statuses()

    def import_encoder(self, path: bytes, architecture: str = "") -> EncoderStatus:
        """Install an encoder from a file or folder, and let it look into what it can see. Raises: UserError."""
        status = self.install(path, architecture)
        self._encoders_changed()
        return status

    def install(self, path: bytes, architecture: str = "") -> EncoderStatus:
        """Install an encoder from a file or folder. Raises: UserError."""
        return self._encoders.import_from(Path(os.fsdecode(path)), architecture)

    def download(self, name: str) -> Iterator[Progress]:
        """Download an encoder that a person asked for. Raises: UserError."""
        return self._encoders.download(name)

    def download_encoder(self, name: str) -> None:
        """As `download`, telling "download" events; afterwards the encoder looks into what it can see, and answers when
        it is through. Returns early when it was paused; asked again, it goes on. Raises: UserError.
        """
        present = self._downloads.get(name)
        asked_twice = present is not None and not present.cancelled
        # One that was just paused may take a moment to end.
        with self._downloading.setdefault(name, threading.Lock()):
            if not asked_twice:
                self._download(name)

    def _download(self, name: str) -> None:
        control = self._downloads[name] = JobControl()
        try:
            for progress in self._encoders.download(name, control):
                speed = progress.bytes_per_s or None
                self._on_event("download", DownloadStatus(name, progress.done, progress.total, progress.what, speed))
        except Cancelled:
            return
        finally:
            del self._downloads[name]
            self._on_event("encoders", None)
        self._encoders_changed()

    def pause_download(self, name: str) -> None:
        """End a download for now; what came is kept."""
        control = self._downloads.get(name)
        if control is not None:
            control.cancel()

    def discard_download(self, name: str) -> None:
        """Delete what an unfinished download has brought."""
        self._encoders.discard_download(name)
        self._on_event("encoders", None)

    def estimate_endpoint(self, settings: EndpointSettings) -> EndpointEstimate:
        """What leaves this computer, and what it costs, if an endpoint is given all documents; nothing is sent.

        Raises: UserError: the settings cannot be meant.
        """
        with self._catalogue.read() as connection:
            passages, characters = contents.measure_passages(connection)
        return estimate(settings, passages, characters)

    def add_endpoint(self, settings: EndpointSettings, key: str) -> EncoderStatus:
        """Add a server that encodes texts, and give it the documents. Raises: UserError."""
        status = self._encoders.add_endpoint(settings, key)
        self._encoders_changed()
        return status

    def use_encoder(self, name: str) -> None:
        """Let an installed encoder answer for its kind from now on, whatever it has seen. Raises: UserError."""
        self._encoders.warm_up(name)
        self._encoders.use(name)
        self._encoders_changed()

    def use_when_ready(self, name: str) -> None:
        """Let an installed encoder look into everything, and then answer for its kind. Raises: UserError."""
        self._encoders.use_when_ready(name)
        self._encoders_changed()

    def rest_encoder(self, name: str) -> None:
        """Give new files to an encoder no more; what it has seen stays. Raises: UserError."""
        self._encoders.rest(name)
        self._encoders_changed()

    def remove_encoder(self, name: str) -> None:
        """Delete an encoder and its vectors. Raises: UserError."""
        with self._standing_still():
            self.keeping.remove_encoder(name)
        self._on_event("encoders", None)

    def fill_anew(self, name: str) -> None:
        """Let an encoder that has changed look through everything anew. Raises: UserError."""
        with self._standing_still():
            self.keeping.begin_anew(name)
        self._on_event("encoders", None)

    def spaces(self) -> tuple[SpaceStatus, ...]:
        """Every space that the catalogue holds vectors in."""
        return self.keeping.spaces()

    def remove_space(self, space_id: int) -> None:
        """Delete the vectors of a space that nobody uses. Raises: UserError."""
        with self._standing_still():
            self.keeping.remove_space(space_id)
        self._on_event("encoders", None)

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

    def _encoders_changed(self) -> None:
        self._open_indexes()
        self._runner.start()
        self._tell_changed(at_once=True)
        self._on_event("encoders", None)

    def _switch_ready(self) -> None:
        if self.keeping.switch_ready():
            self._open_indexes()
            self._tell_changed(at_once=True)
            self._on_event("encoders", None)

    def _keep_views(self) -> None:
        viewed, self._viewed = self._viewed, Counter()
        if viewed:
            with self._catalogue.write() as connection:
                files.count_views(connection, viewed)

    @contextmanager
    def _standing_still(self) -> Iterator[None]:
        """No indexing while the folders change; afterwards it begins again, paused if it was."""
        paused = self._runner.activity == "paused"
        self._runner.cancel()
        try:
            yield
        finally:
            self._runner.start()
            if paused:
                self._runner.pause()

    def _open_indexes(self) -> None:
        for encoder in self._encoders.active():
            for space in encoder.spaces:
                self._indexes.get(space.fingerprint)

    def _save_indexes(self) -> None:
        try:
            self._indexes.save()
        except (OSError, RuntimeError):
            log.warning("The indexes were not saved; they will be rebuilt from the catalogue.", exc_info=True)

    def _path_of(self, file_id: int) -> bytes:
        with self._catalogue.read() as connection:
            place = places.places_of_files(connection, [file_id]).get(file_id)
        if place is None:
            raise _gone()
        return place.path

    def _committed(self, committed: Committed) -> None:
        self._encoded = True
        self._indexes.add(committed)
        self._tell_changed()

    def _removed(self) -> None:
        self._indexes.refresh()

    def _tell_changed(self, *, at_once: bool = False) -> None:
        if at_once or time.monotonic() - self._changed_s > _CHANGED_EVERY_S:
            self._changed_s = time.monotonic()
            self._on_event("changed", None)

    def _tell_status(self, problem: UserError | None) -> None:
        if problem is not None:
            self._on_event("problem", problem)
        self._on_event("status", self.status())

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()


def _gone() -> UserError:
    return UserError(
        "This file is no longer in the library.",
        "It was moved, deleted or changed.",
        "Search again to see what is there.",
    )
