"""One window for each library: a second start hands its paths to the first and ends."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_MS = 500
_ANSWER_MS = 3000
_MOST_BYTES = 1024 * 1024
_TAKEN = b"taken\n"
_TRIES = 20
_BETWEEN_TRIES_S = 0.1


def server_name(library: Path) -> str:
    """The name under which the window of a library of this user is reached."""
    identity = f"{getpass.getuser()}\n{library.resolve()}"
    return "findling-" + hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def hand_over_patiently(library: Path, paths: Sequence[bytes]) -> bool:
    """As `hand_over`, to a window that is just being made and may not listen yet."""
    for _ in range(_TRIES):
        if hand_over(library, paths):
            return True
        time.sleep(_BETWEEN_TRIES_S)
    return False


def hand_over(library: Path, paths: Sequence[bytes]) -> bool:
    """Give paths to the window that has this library open; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(library))
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(json.dumps([path.hex() for path in paths]).encode() + b"\n")
    taken = b""
    while not taken.endswith(b"\n") and socket.waitForReadyRead(_ANSWER_MS):
        taken += bytes(socket.readAll().data())
    socket.close()
    return taken == _TAKEN


class SingleInstance(QObject):
    """Listens for later starts.

    Signals:
        started_again: the paths of a later start, a list of bytes; the window is to come to the front.
    """

    started_again = Signal(list)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        # Listening alone decides nothing: on Unix a second server quietly takes the name from the first.
        with contextlib.suppress(OSError):  # then the lock fails, and the engine says what is wrong with the folder
            library.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(library / "window.lock"))
        self._lock.setStaleLockTime(0)  # held until its process ends, however long that is
        if self._lock.tryLock(0):
            name = server_name(library)
            QLocalServer.removeServer(name)  # left behind by a window that was killed
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        """Whether later starts reach this window; False when another one started at the same moment and won."""
        return self._server.isListening()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
        self._lock.unlock()

    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST_BYTES:
            socket.abort()
        if not socket.canReadLine():
            return
        try:
            paths = [bytes.fromhex(path) for path in json.loads(bytes(socket.readLine().data()))]
        except (ValueError, TypeError):
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.started_again.emit(paths)
