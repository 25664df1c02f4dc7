"""A last word of a process that dies, kept for the next one."""

from __future__ import annotations

import contextlib
import faulthandler
from pathlib import Path
from typing import TextIO

_MOST_BYTES = 1 << 16


class CrashFile:
    """A file that this process writes into while it dies, and that is taken away when it ends as it should.

    Args: path: of the file; its folder is made when missing.

    Attributes:
        before: what the process before this one wrote while it died, "" where it did not.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None
        self.before = ""
        # A folder that cannot be written is told of by the library itself, as soon as it is opened.
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self.before = _read(self._path)
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """The process ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def _read(path: Path) -> str:
    """The beginning of what is in a file, "" where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8", "replace").strip()
    except OSError:
        return ""
