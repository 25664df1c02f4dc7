"""The calls of an engine that export and import a whole library."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeVar

from models.errors import UserError
from models.jobs import Cancelled, JobControl, Progress, finish
from models.paths import LibraryPaths
from models.transfer import exporting, importing
from models.transfer.importing import Importer
from models.transfer.reports import Exported, ExportView, Folders, ImportFigures, RootCheck, Sort, TransferStatus

_TOLD_EVERY_S = 0.2
_GRACE_S = 8.0

_Done = TypeVar("_Done")
_Job = Callable[[JobControl], Generator[Progress, None, _Done]]


class Transfers:
    """One export or import goes on at a time. Safe between threads.

    Args:
        standing_still: a context in which nothing is indexed.
        on_arrived: told what an import did, before it is answered.
        on_event: told "transfer" with a TransferStatus, and with None when it is over.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        importer: Importer,
        standing_still: Callable[[], AbstractContextManager[None]],
        on_arrived: Callable[[ImportFigures], None],
        on_event: Callable[[str, Any], None],
    ) -> None:
        self._paths = paths
        self._importer = importer
        self._standing_still = standing_still
        self._on_arrived = on_arrived
        self._on_event = on_event
        self._busy = threading.Lock()
        self._control = JobControl()

    def look_into(self, folder: bytes) -> ExportView:
        """What an export says of itself. Raises: UserError."""
        return importing.look_into(Path(os.fsdecode(folder)))

    def check_folder(self, folder: bytes, number: int, here: bytes) -> RootCheck:
        """Whether a folder here holds some of the files of a root of an export. Raises: UserError."""
        return importing.check_folder(Path(os.fsdecode(folder)), number, here)

    def export_to(self, target: bytes) -> Exported | None:
        """Write the whole library to a new folder. Returns: None where it was cancelled. Raises: UserError."""
        return self._run("export", lambda control: self.exporting(target, control))

    def try_import(self, folder: bytes, folders: Folders) -> ImportFigures | None:
        """What `import_from` would do, none of it kept. Returns: None where it was cancelled. Raises: UserError."""
        return self._run("trial", lambda control: self._still(folder, folders, control, keep=False))

    def import_from(self, folder: bytes, folders: Folders) -> ImportFigures | None:
        """Bring an exported library into this one. Returns: None where it was cancelled. Raises: UserError."""
        return self._run("import", lambda control: self._still(folder, folders, control, keep=True))

    def cancel(self) -> None:
        """End what goes on; nothing is left of it."""
        self._control.cancel()

    def close(self) -> None:
        """Cancel what goes on, and wait until it has noticed."""
        self.cancel()
        if self._busy.acquire(timeout=_GRACE_S):
            self._busy.release()

    def exporting(
        self, target: bytes, control: JobControl, *, previews: bool = True
    ) -> Generator[Progress, None, Exported]:
        """See `exporting.export`."""
        return exporting.export(self._paths, Path(os.fsdecode(target)), control, previews=previews)

    def importing(
        self, folder: bytes, folders: Folders, control: JobControl, *, keep: bool
    ) -> Generator[Progress, None, ImportFigures]:
        """See `Importer.bring`. For who indexes nothing meanwhile, and closes the library afterwards."""
        return self._importer.bring(Path(os.fsdecode(folder)), folders, control, keep=keep)

    def _still(
        self, folder: bytes, folders: Folders, control: JobControl, *, keep: bool
    ) -> Generator[Progress, None, ImportFigures]:
        with self._standing_still():
            figures = yield from self.importing(folder, folders, control, keep=keep)
            if keep:
                self._on_arrived(figures)
            return figures

    def _run(self, sort: Sort, begin: _Job[_Done]) -> _Done | None:
        if not self._busy.acquire(blocking=False):
            raise UserError(
                "This cannot be done now.",
                "A library is being exported or imported already.",
                "Wait until that is done, or cancel it.",
            )
        try:
            control = self._control = JobControl()
            return self._follow(sort, begin(control))
        except Cancelled:
            return None
        finally:
            self._busy.release()
            self._on_event("transfer", None)

    def _follow(self, sort: Sort, job: Generator[Progress, None, _Done]) -> _Done:
        told_s = 0.0

        def tell(progress: Progress) -> None:
            nonlocal told_s
            now_s = time.monotonic()
            if now_s - told_s >= _TOLD_EVERY_S:
                told_s = now_s
                self._on_event("transfer", TransferStatus(sort, progress.done, progress.total, progress.what))

        return finish(job, tell)
