"""One program at a time writes to a library."""

from __future__ import annotations

from pathlib import Path

import filelock

from models.errors import LibraryInUse, LibraryUnavailable
from models.messages import say


def take_lock(path: Path) -> filelock.BaseFileLock:
    """Take a library's lock; it is let go with its `release`, or when this process ends.

    Raises: LibraryInUse: another program has it; LibraryUnavailable: the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whatever thread closes the library: by itself a lock can only be released by the thread that took it.
        lock = filelock.FileLock(path, timeout=0, thread_local=False)
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
            say("%1 cannot be written: %2.", path.parent, error.strerror),
            "Choose a folder that you may write to.",
        ) from error
    return lock
