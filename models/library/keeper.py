"""One root of a library: whether it is there, and whether it can be watched."""

from __future__ import annotations

import errno
import logging
import os
import stat
import threading
import time
from collections.abc import Callable
from typing import Literal

from watchdog.observers.api import BaseObserver

from models.library.bursts import Messenger, Pace
from models.library.ignore import MARKERS
from models.library.mounts import Mount, known_mounts, mount_of, mounts_inside
from models.library.observers import end, is_well, observe
from models.messages import say

log = logging.getLogger(__name__)

State = Literal["watched", "rescanned", "away"]
LeavesOut = Callable[[bytes, bytes], bool]

_JUST_BEGUN = say("Findling has only begun to watch it.")
# So many folders are remembered to be left out or not, between two looks.
_MOST_VERDICTS = 4096


class Keeper:
    """Looks after one root, on a thread of its own: a drive that does not answer keeps only this one waiting.

    Args:
        root: its path.
        leaves_out: whether a path (second) in a root (first) belongs to no library.
        messenger: gets the changes.
        rescan_every_s: how often the root is told whole where it cannot be watched.
    """

    def __init__(
        self, root: bytes, leaves_out: LeavesOut, messenger: Messenger, rescan_every_s: float, pace: Pace
    ) -> None:
        self.root = root
        self._judgement = leaves_out
        self._messenger = messenger
        self._rescan_every_s = rescan_every_s
        self._pace = pace
        self._state: tuple[State, str] = ("rescanned", _JUST_BEGUN)
        self._observer: BaseObserver | None = None
        self._identity: tuple[int, int] | None = None
        self._mounts: tuple[Mount, ...] = ()
        self._due_s = 0.0
        self._asked_s: float | None = None
        # Set on other threads, looked at on the keeper's own.
        self._again = False
        self._failure: tuple[OSError | None] | None = None
        self._verdicts: dict[bytes, bool] = {}
        self._looked = threading.Condition()
        self._looks = 0
        self._is_beginning = False
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch-root", daemon=True)
        self._thread.start()

    @property
    def state(self) -> tuple[State, str]:
        """State and reason."""
        asked_s = self._asked_s
        if asked_s is not None and time.monotonic() - asked_s > self._pace.patience_s:
            return "away", say("Its drive does not answer.")
        return self._state

    def judge_by(self, leaves_out: LeavesOut) -> None:
        """Leave out something else from now on."""
        if leaves_out != self._judgement:
            self._judgement = leaves_out
            self._again = True
            self._wake.set()

    def stop(self) -> None:
        """Begin to end."""
        self._stopping.set()
        self._wake.set()
        with self._looked:
            self._looked.notify_all()

    def is_alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._thread.is_alive()

    def join(self, wait_s: float) -> None:
        """Wait until it has ended, but no longer than so long."""
        if self._thread is not threading.current_thread():
            self._thread.join(wait_s)

    def is_there(self) -> bool:
        """Look at once whether the root is still there, and still the same.

        If not, nothing of it is to be told: its files seem gone when its drive is. If it comes back, it is told whole.
        """
        if self.state[0] == "away":
            return False
        with self._looked:
            looks = self._looks
            self._wake.set()
            self._looked.wait_for(lambda: self._looks != looks or self._must_not_wait(), self._pace.patience_s)
            return self._looks != looks and not self._must_not_wait() and self._state[0] != "away"

    def leaves_out(self, path: bytes) -> bool:
        """Whether a path in the root is left out; the root itself never is."""
        return path != self.root and self._judge(path)

    # What follows is the `Listener` of the observer.

    def changed(self, path: bytes) -> None:
        """Take note of one path, unless its folder is left out."""
        folder, name = os.path.split(path)
        if path == self.root:
            # It may be gone, and another may have come in its place.
            self._wake.set()
        elif name in MARKERS:
            # What is left out is another now, and so is what has to be watched.
            self._again = self._again or folder == self.root or not self._left_out(os.path.dirname(folder))
            return
        elif self._left_out(folder):
            return
        self._messenger.note(self.root, path)

    def missed(self) -> None:
        """Take note of the whole root."""
        self._messenger.note(self.root, self.root)

    def failed(self, error: OSError | None) -> None:
        """Begin anew."""
        self._failure = (error,)
        self._wake.set()

    def skips(self, folder: bytes) -> bool:
        """Whether nothing in a folder could be of interest, or only by looking through it."""
        if self._stopping.is_set() or any(mount.is_remote and mount.folder == folder for mount in self._mounts):
            return True
        # A folder with a marker is watched even so: the marker may go.
        return self._left_out(folder) and not any(os.path.lexists(os.path.join(folder, name)) for name in MARKERS)

    def _left_out(self, folder: bytes) -> bool:
        if folder == self.root:
            return False
        known = self._verdicts.get(folder)
        if known is None:
            known = self._judge(folder)
            if len(self._verdicts) >= _MOST_VERDICTS:
                self._verdicts = {}
            self._verdicts[folder] = known
        return known

    def _must_not_wait(self) -> bool:
        return self._is_beginning or self._stopping.is_set()

    def _judge(self, path: bytes) -> bool:
        try:
            return self._judgement(self.root, path)
        except Exception:
            log.exception("Nobody can say whether %r is left out", path)
            return False

    # What the keeper does, on its own thread.

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                try:
                    self._look()
                except Exception:
                    log.exception("Looking after %r went wrong", self.root)
                self._is_beginning = False
                self._wake.wait(self._pace.look_every_s)
                self._wake.clear()
        finally:
            self._unwatch()

    def _look(self) -> None:
        self._verdicts = {}
        mounts = known_mounts()
        around = mounts_inside(self.root, mounts)
        self._asked_s = asked_s = time.monotonic()
        identity, why = _identify(self.root)
        self._asked_s = None
        if time.monotonic() - asked_s > self._pace.patience_s:
            # It was taken to be away, and nothing was told.
            self._again = True
        if identity is None:
            self._unwatch()
            self._identity = None
            self._become("away", why)
        elif identity != self._identity or self._is_broken() or around != self._mounts or self._again:
            self._identity, self._mounts, self._again = identity, around, False
            self._begin(mount_of(self.root, mounts))
        elif time.monotonic() >= self._due_s:
            self._look_through(mount_of(self.root, mounts))
        with self._looked:
            self._looks += 1
            self._looked.notify_all()

    def _look_through(self, mount: Mount | None) -> None:
        """Tell what nobody tells of: a root that is not watched, or what is remote in one that is."""
        if self._observer is None:
            self._begin(mount)
            return
        self._due_s = time.monotonic() + self._rescan_every_s
        for inner in self._mounts:
            if inner.is_remote:
                self._messenger.note(self.root, inner.folder)

    def _is_broken(self) -> bool:
        return self._failure is not None or (self._observer is not None and not is_well(self._observer))

    def _begin(self, mount: Mount | None) -> None:
        """Watch the root if that is possible, and tell it whole: nobody knows what happened before."""
        with self._looked:
            self._is_beginning = True
            self._looked.notify_all()
        self._unwatch()
        failure, self._failure = self._failure, None
        if mount is not None and mount.is_remote:
            why: str = say("It lies on a network drive (%1)", mount.kind)
        elif failure is not None and failure[0] is not None:
            # Tried again with the next look through it: meanwhile others may have let go what is scarce.
            why = _explain(failure[0])
        else:
            why = self._watch()
        # From here on a look sees what there is now.
        self._is_beginning = False
        if self._stopping.is_set():
            return
        self._due_s = time.monotonic() + self._rescan_every_s
        if why:
            self._become("rescanned", say("%1, so Findling looks through it %2.", why, _every(self._rescan_every_s)))
        else:
            self._become("watched", "")
        self._messenger.note(self.root, self.root)

    def _watch(self) -> str:
        """Returns: why it cannot be watched, as the beginning of a sentence; "" if it is."""
        try:
            self._observer = observe(self.root, self)
        except OSError as error:
            self._failure = None
            return _explain(error)
        except RuntimeError:
            return say("This system gives Findling no more threads")
        failure, self._failure = self._failure, None
        if failure is None:
            return ""
        # One that watches a part would look as if it watched all; and what it holds may be of use to others.
        self._unwatch()
        return _explain(failure[0])

    def _unwatch(self) -> None:
        if self._observer is not None:
            observer, self._observer = self._observer, None
            end(observer)

    def _become(self, state: State, why: str) -> None:
        if (state, why) != self._state:
            self._state = (state, why)
            self._messenger.wake()


def _identify(root: bytes) -> tuple[tuple[int, int] | None, str]:
    """Which folder is there: device and number; None if there is none, with the reason as a sentence."""
    try:
        seen = os.stat(root)
    except PermissionError:
        return None, say("You may not open it.")
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return None, say("It is not there; its drive may not be connected.")
        return None, say("It cannot be opened: %1.", error.strerror)
    if not stat.S_ISDIR(seen.st_mode):
        return None, say("There is a file in its place.")
    return (seen.st_dev, seen.st_ino), ""


def _explain(error: OSError | None) -> str:
    """Why a folder cannot be watched, as the beginning of a sentence."""
    if error is None:
        return say("It could not be watched to the end")
    if error.errno == errno.ENOSPC:
        return say("This system lets no more folders be watched (fs.inotify.max_user_watches)")
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return say("This system lets no more programs watch folders (fs.inotify.max_user_instances)")
    if error.errno in (errno.EACCES, errno.EPERM):
        return say("You may not read it")
    return say("This system cannot watch it (%1)", error.strerror or error)


def _every(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return say("every %1 seconds", round(seconds))
    return say("every minute") if minutes == 1 else say("every %1 minutes", minutes)
