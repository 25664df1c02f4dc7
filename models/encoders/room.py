"""Tells want of room on a disk from every other failure, whoever reports it."""

from __future__ import annotations

import contextlib
import errno
import shutil
from pathlib import Path

from models.errors import UserError

_ERRNOS = (errno.ENOSPC, errno.EDQUOT)
# As libraries written in other languages say it, with no error number.
_WORDS = ("No space left on device", "not enough space on the disk", "Disk quota exceeded")
_NEXT_TO_NOTHING_BYTES = 16 << 20


class NoRoom(UserError):
    """A disk is full; what was to be written is not at fault."""

    def __init__(self, what: str, why: str = "", what_to_do: str = "") -> None:
        super().__init__(
            what, why or "There is not enough room on the disk.", what_to_do or "Free some space and try again."
        )


def is_want_of_room(error: BaseException, folder: Path | None = None) -> bool:
    """Whether something failed because a disk is full.

    Args: folder: where it was writing; that there is next to no room left counts too. None where that is not known.
    """
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        if (isinstance(cause, OSError) and cause.errno in _ERRNOS) or any(words in str(cause) for words in _WORDS):
            return True
        seen.add(id(cause))
        cause = cause.__cause__ or cause.__context__
    if folder is not None:
        with contextlib.suppress(OSError):
            return shutil.disk_usage(folder).free < _NEXT_TO_NOTHING_BYTES
    return False
