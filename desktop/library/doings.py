"""What is going on, collected in one place for the page of activity, for notifications and for the tray."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.tasks import Tasks
from models.transfer.reports import TransferStatus
from models.views import DownloadStatus, LibraryStatus, UnderWay

LONG_S = 60.0


@dataclass(frozen=True, slots=True)
class Ended:
    """A piece of work that is over.

    Attributes:
        sort: "indexing" or "download".
        seconds: how long it took, pauses included.
        problem: why it ended before it was done, "" where it was done.
    """

    sort: str
    seconds: float
    problem: str = ""


class Doings(QObject):
    """Knows what the engine said last.

    Attributes:
        status: of the library. under_way: what is asked for only while somebody looks.
        downloads: those that go on, by the name of their encoder.
        transfer: how far a library is exported or imported, None where none is.

    Signals:
        changed: one of these is another now.
        ended: an `Ended`; not told of work that was cancelled, or of which nothing was to be done.
    """

    changed = Signal()
    ended = Signal(object)

    def __init__(
        self, tasks: Tasks, parent: QObject | None = None, clock_s: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clock_s = clock_s
        self.status = LibraryStatus()
        self.under_way = UnderWay()
        self.downloads: dict[str, DownloadStatus] = {}
        self.transfer: TransferStatus | None = None
        self._began_s: dict[str, float] = {}
        self._indexed = False
        tasks.status_changed.connect(self._take_status)
        tasks.download_progressed.connect(self._take_download)
        tasks.transfer_progressed.connect(self._take_transfer)
        tasks.engine_died.connect(self._forget)
        tasks.encoders_changed.connect(self._end_downloads)

    @property
    def busy(self) -> bool:
        """Whether anything is done, waits, or is paused."""
        return self.status.activity != "idle" or bool(self.downloads) or self.transfer is not None

    def look(self) -> None:
        """Ask for what is not told by itself."""
        self._tasks.ask("under_way", then=self._take_under_way, failed=lambda _: None, latest="under way")

    def pause(self) -> None:
        """Let the indexing wait."""
        self._tasks.ask("pause")

    def resume(self) -> None:
        """Let the indexing go on."""
        self._tasks.ask("resume")

    def toggle_pause(self) -> None:
        """Let the indexing wait, or go on where it waits."""
        if self.status.activity == "paused":
            self.resume()
        else:
            self.pause()

    def cancel(self) -> None:
        """End the indexing for now."""
        self._tasks.ask("cancel")

    def pause_download(self, name: str) -> None:
        """End a download for now; what came is kept."""
        self._tasks.ask("pause_download", name)
        self._end_download(name)
        self.changed.emit()

    def cancel_transfer(self) -> None:
        """End the export or import of a library; nothing is left of it."""
        self._tasks.ask("transfers.cancel")

    def _take_status(self, status: LibraryStatus) -> None:
        self.status = status
        if status.activity == "idle":
            began_s = self._began_s.pop("", None)
            # Looking through folders in which nothing has changed is nothing to tell of, nor is what was cancelled.
            if began_s is not None and self._indexed and (status.problem or not status.waiting):
                self.ended.emit(Ended("indexing", self._clock_s() - began_s, status.problem))
            self._indexed = False
        else:
            self._began_s.setdefault("", self._clock_s())
            self._indexed = self._indexed or status.activity == "indexing"
        self.changed.emit()

    def _take_download(self, progress: DownloadStatus) -> None:
        self._began_s.setdefault(progress.name, self._clock_s())
        self.downloads[progress.name] = progress
        self.changed.emit()

    def _take_transfer(self, progress: TransferStatus | None) -> None:
        self.transfer = progress
        self.changed.emit()

    def _end_downloads(self) -> None:
        """A download has ended, or the encoders are others for another reason; what goes on is told again at once."""
        for name, progress in list(self.downloads.items()):
            if progress.total and progress.done >= progress.total:
                self.ended.emit(Ended("download", self._clock_s() - self._began_s[name]))
            self._end_download(name)
        self.changed.emit()

    def _end_download(self, name: str) -> None:
        self.downloads.pop(name, None)
        self._began_s.pop(name, None)

    def _take_under_way(self, under_way: UnderWay) -> None:
        if under_way != self.under_way:
            self.under_way = under_way
            self.changed.emit()

    def _forget(self) -> None:
        self.status, self.under_way = LibraryStatus(), UnderWay()
        self.downloads.clear()
        self.transfer = None
        self._began_s.clear()
        self._indexed = False
        self.changed.emit()
