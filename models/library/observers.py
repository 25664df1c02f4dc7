"""Observers of one folder and all that lies in it, made of watchdog's."""

from __future__ import annotations

import errno
import logging
import os
import sys
import warnings
from contextlib import suppress
from typing import Protocol

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

log = logging.getLogger(__name__)

_JOIN_S = 5.0
# Opening and reading are no change; if they were, looking at a file would be a reason to look at it again, for ever.
# That a folder was modified only says that something in it came or went, which is told as well.
_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileAttribEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirAttribEvent, DirMovedEvent, DirDeletedEvent),
]


class Listener(Protocol):
    """What an observer tells; called on its threads, and must not take long."""

    def changed(self, path: bytes) -> None:
        """Something came, went, or became another at a path."""

    def missed(self) -> None:
        """Some changes were not told; anything in the folder may be another."""

    def failed(self, error: OSError | None) -> None:
        """The folder is not wholly watched any more; None where nobody can say why."""

    def skips(self, folder: bytes) -> bool:
        """Whether a folder inside need not be watched."""


def observe(root: bytes, listener: Listener) -> BaseObserver:
    """Begin to watch a folder; returns when all of it is watched.

    Raises: OSError: the system refuses; RuntimeError: it gives no thread.
    """
    observer = _make_observer(root, listener)
    try:
        observer.start()
        observer.schedule(_Handler(listener), os.fsdecode(root), recursive=True, event_filter=_CHANGES)
    except BaseException:
        end(observer)
        raise
    return observer


def end(observer: BaseObserver) -> None:
    """Watch no longer."""
    observer.stop()
    with suppress(RuntimeError):  # it never began
        observer.join(_JOIN_S)


def is_well(observer: BaseObserver) -> bool:
    """Whether all threads of an observer are still at work."""
    return observer.is_alive() and bool(observer.emitters) and all(one.is_alive() for one in observer.emitters)


class _Handler(FileSystemEventHandler):
    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def dispatch(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            if path:
                self._listener.changed(os.fsencode(path))


if sys.platform != "linux":

    def _make_observer(root: bytes, listener: Listener) -> BaseObserver:  # noqa: ARG001
        return Observer()

else:
    from watchdog.observers.inotify import InotifyEmitter
    from watchdog.observers.inotify_c import (
        CallbackId,
        InotifyConstants,
        InotifyEvent,
        InotifyFD,
        Mask,
        WatchCallback,
        WatchDescriptor,
    )

    _LIMITS = (errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM)

    def _make_observer(root: bytes, listener: Listener) -> BaseObserver:
        # A folder that was moved out and comes back is still watched; watchdog warns, and goes on.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        return _LinuxObserver(_Inotify(root, listener))

    class _LinuxObserver(BaseObserver):
        """As watchdog's own, around an `_Inotify`."""

        def __init__(self, inotify: _Inotify) -> None:
            super().__init__(InotifyEmitter, inotify_fd=inotify)
            self._inotify = inotify
            inotify.start()

        def on_thread_stop(self) -> None:
            super().on_thread_stop()
            self._inotify.stop()
            with suppress(RuntimeError):
                self._inotify.join(_JOIN_S)

    class _Inotify(InotifyFD):
        """As watchdog's own; but it tells what went wrong, which watchdog keeps to itself, and spares what is left out.

        The system grants a user so many watches, one for each folder.
        """

        def __init__(self, root: bytes, listener: Listener) -> None:
            super().__init__()
            self._root = root
            self._listener = listener

        def add_callback(self, path: bytes, mask: Mask, callback: WatchCallback, id_: CallbackId) -> WatchDescriptor:
            """Watch one folder. Raises: OSError: watchdog passes over the folder then, if it is not the root."""
            if path != self._root:
                self._check(path)
            try:
                return super().add_callback(path, _without_writing(mask), callback, id_)
            except OSError as error:
                if path == self._root or error.errno in _LIMITS:
                    self._listener.failed(error)
                raise

        def handle_event(self, event: InotifyEvent) -> None:
            """Let watchdog do its part, and see to it that nothing is lost without a word."""
            try:
                super().handle_event(event)
            except Exception:
                log.exception("Watching %r went wrong", self._root)
                self._listener.failed(None)
            if event.is_queue_overflow:
                self._listener.missed()
            elif event.mask & InotifyConstants.IN_UNMOUNT:
                self._listener.failed(None)

        def _check(self, folder: bytes) -> None:
            if not self.should_keep_running():
                raise OSError(errno.ECANCELED, os.strerror(errno.ECANCELED))
            if self._listener.skips(folder):
                raise OSError(errno.ECANCELED, os.strerror(errno.ECANCELED))
            # watchdog takes a refusal for a watch.
            if not os.access(folder, os.R_OK):
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    def _without_writing(mask: Mask) -> Mask:
        """What watchdog asks for, but of writing only its end: a film that is being recorded changes every second."""
        return Mask(mask & ~InotifyConstants.IN_MODIFY | InotifyConstants.IN_ONLYDIR)
