"""Moving files to the trash of the system, and putting them back.

Nothing is ever deleted for good: where a system would delete what its trash cannot take, the file stays.
Source: the freedesktop.org trash specification 1.0, for where entries lie and what their `.trashinfo` says.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote_to_bytes

from models.errors import UserError
from models.messages import say
from models.paths import display_path

_NOTE_SUFFIX = b".trashinfo"
# A trash notes whole seconds, and a file system may note its times a little late.
_SLACK_S = 2.0
_LONGEST_NOTE_BYTES = 64 * 1024
_FIXED_DRIVE = 3  # DRIVE_FIXED of Windows
_WARN_BEFORE_DELETING = 0x4000  # FOF_WANTNUKEWARNING of Windows
_BY_HAND = "Nothing was deleted; use your file manager if it should go."
_NAME = {"win32": say("Recycle Bin"), "darwin": say("Trash")}.get(sys.platform, say("trash"))


@dataclass(frozen=True, slots=True)
class TrashedFile:
    """A file that was moved to the trash.

    Attributes:
        path: where it was.
        entry: where it lies in the trash; empty where only the system knows that.
        note: the `.trashinfo` that says where it came from; empty as `entry` is.
        deleted_s: when, as the note has it, in seconds since the epoch.
    """

    path: bytes
    entry: bytes = b""
    note: bytes = b""
    deleted_s: float = 0.0

    @property
    def can_be_restored(self) -> bool:
        """Whether `restore` can put it back; otherwise the system's own trash does."""
        return bool(self.entry)


def move_to_trash(path: bytes) -> TrashedFile:
    """Move one ordinary file to the trash.

    Raises: UserError: it is gone, it is no ordinary file, you may not move it, or its drive has no trash.
    """
    folder, name = os.path.split(os.path.abspath(path))
    path = os.path.join(os.path.realpath(folder), name)
    before = _look_at(path)
    began_s = time.time()
    try:
        _send_to_trash(os.fsdecode(path))
    except OSError as error:
        raise _not_moved(path, error) from error
    if os.path.lexists(path):
        raise _failure(path, say("moved to the trash"), "The system left it where it is.", _BY_HAND)
    return _find(path, before, began_s) or TrashedFile(path)


def restore(trashed: TrashedFile) -> None:
    """Put a file back to where it was.

    Raises: UserError: something else lies there now, its folder or what lay in the trash is gone, you may not write
        there, or the system keeps its trash to itself. What is in the trash then stays there.
    """
    _check_that_it_can_go_back(trashed)
    try:
        _move_without_replacing(trashed.entry, trashed.path)
    except FileExistsError as error:
        why = "Another file lies in its place now."
        raise _not_restored(trashed, why, "Rename or move the other one, then try again.") from error
    except OSError as error:
        why = say("The system says: %1.", error.strerror or error)
        what_to_do = say(
            "Check that you may write to its folder and that it has room; the file is still in the %1.", _NAME
        )
        raise _not_restored(trashed, why, what_to_do) from error
    with suppress(OSError):
        os.unlink(trashed.note)


def _check_that_it_can_go_back(trashed: TrashedFile) -> None:
    if not trashed.can_be_restored:
        why = "Where it lies in the trash is known to the system alone."
        what_to_do = say('Open the %1, choose the file there, and choose "Restore" or "Put Back".', _NAME)
        raise _not_restored(trashed, why, what_to_do)
    if not _is_still_there(trashed):
        why = say("It is no longer in the %1, which may have been emptied.", _NAME)
        raise _not_restored(trashed, why, "Take it from a backup if you need it.")
    if not os.path.isdir(os.path.dirname(trashed.path)):
        why = "Its folder is no longer there."
        what_to_do = say(
            "Connect its drive or make the folder again, then try again; the file is still in the %1.", _NAME
        )
        raise _not_restored(trashed, why, what_to_do)


def _is_still_there(trashed: TrashedFile) -> bool:
    """Whether the entry is still this file: once the trash was emptied, another one may have taken the name."""
    try:
        origin, deleted_s = _read_note(trashed.note)
    except (OSError, ValueError):
        return False
    return deleted_s == trashed.deleted_s and _is_same_place(origin, trashed.path) and os.path.lexists(trashed.entry)


def _look_at(path: bytes) -> os.stat_result:
    """Raises: UserError: it cannot be moved, as far as can be told without trying."""
    try:
        seen = os.lstat(path)
    except OSError as error:
        raise _not_moved(path, error) from error
    if not stat.S_ISREG(seen.st_mode):
        raise _failure(
            path,
            say("moved to the trash"),
            "It is a folder, a link or a device, and Findling only moves ordinary files.",
            "Use your file manager for it.",
        )
    # Asked first, because a trash that has noted the file before it cannot move it keeps the note.
    if os.name != "nt" and not os.access(os.path.dirname(path), os.W_OK | os.X_OK):
        raise _not_moved(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return seen


if sys.platform == "win32":

    def _send_to_trash(path: str) -> None:
        """Raises: OSError: the system refuses, or has no Recycle Bin on that drive and would delete for good."""
        import ctypes

        from send2trash.win import legacy

        drive = os.path.splitdrive(path)[0] + "\\"
        if ctypes.windll.kernel32.GetDriveTypeW(drive) != _FIXED_DRIVE:
            raise OSError(errno.ENOTSUP, "that drive has no Recycle Bin")
        # What is too large for the Recycle Bin is deleted for good; with this the system asks first.
        legacy.FOF_NOCONFIRMATION |= _WARN_BEFORE_DELETING
        legacy.send2trash(path)

else:

    def _send_to_trash(path: str) -> None:
        """Raises: OSError: the system refuses, or that drive has no trash."""
        from send2trash import send2trash

        send2trash(path)


def _not_moved(path: bytes, error: OSError) -> UserError:
    # What send2trash raises where a drive has no trash and lets nobody make one.
    no_trash = type(error).__name__ == "TrashPermissionError" or error.errno in (errno.EROFS, errno.ENOTSUP)
    if error.errno == errno.ENOENT and not os.path.lexists(path):
        why, what_to_do = "It is no longer there.", "Nothing needs to be done."
    elif no_trash:
        why, what_to_do = "Its drive has no trash that could take it.", _BY_HAND
    elif error.errno in (errno.EACCES, errno.EPERM):
        why = "You may not change it or its folder."
        what_to_do = "Give yourself permission to write to both, then try again."
    elif error.errno == errno.ENAMETOOLONG:
        why, what_to_do = "Its name is too long for the trash.", "Give it a shorter name, then try again."
    elif error.errno == errno.ENOSPC:
        why, what_to_do = "The drive of the trash is full.", "Empty the trash or make room, then try again."
    else:
        why, what_to_do = say("The system says: %1.", error.strerror or error), _BY_HAND
    return _failure(path, say("moved to the trash"), why, what_to_do)


def _not_restored(trashed: TrashedFile, why: str, what_to_do: str) -> UserError:
    return _failure(trashed.path, say("put back"), why, what_to_do)


def _failure(path: bytes, done: str, why: str, what_to_do: str) -> UserError:
    return UserError(say("%1 was not %2.", display_path(path), done), why, what_to_do)


def _find(path: bytes, before: os.stat_result, began_s: float) -> TrashedFile | None:
    """The entry that was made for a file since a moment; None on systems that keep no notes beside their trash."""
    if sys.platform in ("win32", "darwin"):
        return None
    found = [
        (is_same, one.deleted_s, one)
        for trash in _trashes(path)
        for one in _new_entries(trash, path, began_s)
        if (is_same := _is_same(one.entry, before)) is not None
    ]
    # A file that was copied to another drive has a new number there; then the latest is meant.
    return max(found, key=lambda one: one[:2])[2] if found else None


def _trashes(path: bytes) -> Iterator[bytes]:
    """Folders where a file may have gone: the trash of the home folder, or one at the top of its drive."""
    home = os.environb.get(b"XDG_DATA_HOME") or os.path.expanduser(b"~/.local/share")
    yield os.path.join(home, b"Trash")
    user = str(os.getuid()).encode()
    top = os.path.dirname(path)
    while True:
        yield os.path.join(top, b".Trash", user)
        yield os.path.join(top, b".Trash-" + user)
        if top == os.path.dirname(top):
            return
        top = os.path.dirname(top)


def _new_entries(trash: bytes, path: bytes, began_s: float) -> Iterator[TrashedFile]:
    """What came from this path to one trash since a moment."""
    with suppress(OSError), os.scandir(os.path.join(trash, b"info")) as notes:
        for note in notes:
            with suppress(OSError, ValueError):
                if not note.name.endswith(_NOTE_SUFFIX) or note.stat().st_mtime < began_s - _SLACK_S:
                    continue
                origin, deleted_s = _read_note(note.path)
                if deleted_s >= began_s - _SLACK_S and _is_same_place(origin, path):
                    entry = os.path.join(trash, b"files", note.name.removesuffix(_NOTE_SUFFIX))
                    yield TrashedFile(path, entry, note.path, deleted_s)


def _read_note(path: bytes) -> tuple[bytes, float]:
    """Where a file came from, and when it was deleted, in seconds since the epoch.

    Raises: OSError; ValueError: the note is incomplete.
    """
    with open(path, "rb") as file:
        lines = file.read(_LONGEST_NOTE_BYTES).splitlines()
    told = dict(line.split(b"=", 1) for line in lines if b"=" in line)
    if b"Path" not in told or b"DeletionDate" not in told:
        raise ValueError(f"{path!r} does not say what it is for")
    deleted = datetime.fromisoformat(told[b"DeletionDate"].decode().strip())
    return os.path.join(_top_of(path), unquote_to_bytes(told[b"Path"])), deleted.timestamp()


def _top_of(note: bytes) -> bytes:
    """The folder that relative paths in a note count from: the one that the trash lies in."""
    holder = os.path.dirname(os.path.dirname(os.path.dirname(note)))
    return os.path.dirname(holder) if os.path.basename(holder) == b".Trash" else holder


def _is_same_place(one: bytes, other: bytes) -> bool:
    """Whether two paths of a file that may be gone mean the same place."""
    folder, name = os.path.split(os.path.normpath(one))
    return name == os.path.basename(other) and os.path.realpath(folder) == os.path.realpath(os.path.dirname(other))


def _is_same(entry: bytes, before: os.stat_result) -> bool | None:
    """Whether an entry is the very file that was moved (True) or may be its copy (False); None if it is neither."""
    try:
        seen = os.lstat(entry)
    except OSError:
        return None
    if (seen.st_dev, seen.st_ino) == (before.st_dev, before.st_ino):
        return True
    return False if seen.st_size == before.st_size else None


def _move_without_replacing(source: bytes, target: bytes) -> None:
    """Move a file and never take the place of another one.

    Raises: FileExistsError: something lies at the target; OSError: it cannot be moved, and is where it was.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno == errno.EXDEV:
            _copy_without_replacing(source, target)
        else:
            _rename_without_replacing(source, target)
            return
    os.unlink(source)


def _rename_without_replacing(source: bytes, target: bytes) -> None:
    """For file systems without hard links: an empty file takes the place first, and then gives way."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        os.rename(source, target)
    except OSError:
        with suppress(OSError):
            os.unlink(target)
        raise


def _copy_without_replacing(source: bytes, target: bytes) -> None:
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as copy, open(source, "rb") as file:
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.fsync(copy.fileno())
        with suppress(OSError):
            shutil.copystat(source, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(target)
        raise
