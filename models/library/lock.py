"""One program at a time writes to a library."""

from __future__ import annotations

from pathlib import Path

import filelock

from models.errors import LibraryInUse, LibraryUnavailable


def take_lock(path: Path) -> filelock.BaseFileLock:
    """Take a library's lock; it is let go with its `release`, or when this process ends.

    Raises: LibraryInUse: another program has it; LibraryUnavailable: the folder cannot be written.
    """
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
    # Not every file system lets a file be locked.
    except (OSError, NotImplementedError) as error:
        raise LibraryUnavailable(
            "The library cannot be opened.",
            f"{path.parent} cannot be written: {getattr(error, 'strerror', None) or error}.",
            "Choose a folder that you may write to.",
        ) from error
    return lock
