"""Opening a file with the program that the system has for it."""

from __future__ import annotations

import os
import subprocess
import sys

from models.errors import UserError


class SystemPrograms:
    """Starts programs, and does not wait for them."""

    def __init__(self) -> None:
        # Held until they have ended; the system would keep them as dead ones otherwise.
        self._started: list[subprocess.Popen[bytes]] = []

    def open(self, path: bytes) -> None:
        """Open a file. Raises: UserError: no program can be started."""
        self._started = [one for one in self._started if one.poll() is None]
        try:
            if sys.platform == "win32":
                os.startfile(os.fsdecode(path))  # noqa: S606
            else:
                self._start(path)
        except OSError as error:
            raise UserError(
                "The file was not opened.", "This system has no program for it.", "Open it in its folder."
            ) from error

    def _start(self, path: bytes) -> None:
        command = b"open" if sys.platform == "darwin" else b"xdg-open"
        nowhere = subprocess.DEVNULL
        self._started.append(
            subprocess.Popen(  # noqa: S603  the path is absolute, so it can be no option
                [command, path], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
            )
        )
