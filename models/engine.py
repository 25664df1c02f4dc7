"""One open library with everything that works on it. The window runs it in a process of its own, see `link`."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filelock

from models.catalogue import checks, contents, files, places
from models.catalogue.catalogue import Catalogue
from models.encoders.encoders import Encoders
from models.errors import LibraryInUse, LibraryUnavailable, UserError
from models.jobs import Job, JobControl, Progress
from models.library.indexer import Parts
from models.library.library import Library
from models.library.runner import JobRunner
from models.library.writing import Committed
from models.media.pool import DecoderPool
from models.paths import LibraryPaths
from models.search.indexes import Indexes
from models.search.queries import QueryEncoder
from models.search.search import Search
from models.views import (
    Answer,
    EncoderStatus,
    Failure,
    LibraryStatus,
    Passage,
    PictureData,
    RootStatus,
    SearchRequest,
)

_NEIGHBOURS = 3
_CHANGED_EVERY_S = 1.0

log = logging.getLogger(__name__)

OnEvent = Callable[[str, Any], None]


class Engine:
    """The services of one library, put together.

    Args:
        library_dir: where the library keeps its things; made when missing, unless read_only.
        on_event: told "status" (LibraryStatus), "changed" (None), "problem" (UserError) and "download" (Progress), from
            any thread.
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
        self._lock = None if read_only else _take_lock(self._paths.lock)
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
        queries = QueryEncoder(self._catalogue, self._encoders, self._viewing)
        self._search = Search(self._catalogue, self._indexes, queries, self._paths)
        self._runner = JobRunner(self.index, self._tell_status)

    def warm_up(self) -> None:
        """Load what the first query needs, so that it is answered at once."""
        self._encoders.warm_up()
        self._open_indexes()

    def close(self) -> None:
        """Stop what is running, keep what was done, and let go of the library."""
        self._runner.close()
        if self._lock is not None:
            self._save_indexes()
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
        """Scan all folders and index what is new or changed; see `Library.index`."""
        try:
            yield from self.library.index(control)
            self._open_indexes()
        finally:
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
        with self._viewing.borrow() as decoder:
            return decoder.picture(self._path_of(file_id), max_px)

    def sound(self, item_id: int) -> bytes:
        """The window of a sound, as a WAV file. Raises: BadFile."""
        with self._catalogue.read() as connection:
            place = places.places_of_items(connection, [item_id]).get(item_id)
        if place is None or place.start_s is None or place.end_s is None:
            raise _gone()
        with self._viewing.borrow() as decoder:
            return decoder.sound(place.path, place.start_s, place.end_s)

    def sound_file(self, file_id: int) -> bytes:
        """The first seconds of a sound that is not indexed yet, as a WAV file. Raises: BadFile."""
        with self._viewing.borrow() as decoder:
            return decoder.sound(self._path_of(file_id), 0.0, 10.0)

    def passages(self, item_id: int) -> tuple[Passage, ...]:
        """A passage and its neighbours, in reading order."""
        with self._catalogue.read() as connection:
            return tuple(places.passages_around(connection, item_id, _NEIGHBOURS))

    # Encoders and upkeep

    def encoders(self) -> tuple[EncoderStatus, ...]:
        """Every encoder that Findling knows, installed or not."""
        return self._encoders.statuses()

    def import_encoder(self, path: bytes) -> EncoderStatus:
        """Install an encoder from a file or folder, and index what it can see. Raises: UserError."""
        status = self.install(path)
        self._runner.start()
        return status

    def install(self, path: bytes) -> EncoderStatus:
        """Install an encoder from a file or folder. Raises: UserError."""
        return self._encoders.import_from(Path(os.fsdecode(path)))

    def download(self, name: str) -> Iterator[Progress]:
        """Download an encoder that a person asked for. Raises: UserError."""
        return self._encoders.download(name)

    def download_encoder(self, name: str) -> None:
        """As `download`, telling "download" events, and then index what the encoder can see."""
        for progress in self.download(name):
            self._on_event("download", progress)
        self._runner.start()

    def verify(self) -> list[str]:
        """What is wrong with the library, in words; an empty list when nothing is."""
        with self._catalogue.read() as connection:
            found = checks.problems(connection)
            for row in [] if found else contents.spaces(connection):
                if misshapen := contents.count_misshapen(connection, row):
                    found.append(f"{misshapen} vectors of {row.name} are not of length 1")
        if self._lock is not None:
            with self._catalogue.write() as writing:
                found += checks.problems_of_words(writing)
        return found + self._indexes.problems()

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


def _take_lock(path: Path) -> filelock.BaseFileLock:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(path, timeout=0)
        lock.acquire()
    except filelock.Timeout as error:
        raise LibraryInUse(
            "The library is in use.",
            "Another Findling, a window or a command, is writing to it.",
            "Close the other one, or wait until it has finished.",
        ) from error
    except OSError as error:
        raise LibraryUnavailable(
            "The library cannot be opened.",
            f"{path.parent} cannot be written: {error.strerror}.",
            "Choose a folder that you may write to.",
        ) from error
    return lock


def _gone() -> UserError:
    return UserError(
        "This file is no longer in the library.",
        "It was moved, deleted or changed.",
        "Search again to see what is there.",
    )
