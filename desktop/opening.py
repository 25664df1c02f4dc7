"""Opening a file, or its folder, with the programs of the system.

Qt cannot hold a file name that is not valid text. Such names travel percent-encoded in a URL, and as raw bytes
to a program that is started.
"""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.parse

from PySide6.QtCore import QCoreApplication, QMimeData, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.hits import has_path
from models.answers import Hit
from models.errors import UserError
from models.paths import display_path

_DBUS_TIMEOUT_MS = 2000


def url_of(path: bytes) -> QUrl:
    """The file URL of a path, whatever bytes its name is made of."""
    if sys.platform == "win32":
        return QUrl.fromLocalFile(os.fsdecode(path))
    return QUrl.fromEncoded(b"file://" + urllib.parse.quote_from_bytes(path).encode())


def path_of(url: QUrl) -> bytes:
    """The path of a file URL that was dropped on the window, b"" for any other URL."""
    if not url.isLocalFile():
        return b""
    if sys.platform == "win32":
        return os.fsencode(os.path.normpath(url.toLocalFile()))
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    path = urllib.parse.unquote_to_bytes(encoded)
    return path.rstrip(b"/") or b"/"


def paths_of(mime: QMimeData) -> list[bytes]:
    """The paths in what is dragged or pasted."""
    return [path for path in map(path_of, mime.urls()) if path]


def open_file(path: bytes) -> None:
    """Open a file with the system's program for it.

    Raises: UserError: it is gone, or nothing opens it.
    """
    _check_there(path)
    if is_text(path):
        if QDesktopServices.openUrl(url_of(path)):
            return
    elif _start([*map(os.fsencode, _opener()), path]):
        return
    raise UserError(
        _tr("The file could not be opened."),
        _tr("No program on this computer is set up for this kind of file."),
        _tr("Use Show in folder and open it from there with a program of your choice."),
    )


def start(command: list[bytes], path: bytes) -> None:
    """Open a file with a certain program.

    Args: command: all of its words, the path among them.
    Raises: UserError: the file is gone, or the program cannot be started.
    """
    _check_there(path)
    if not _start(command):
        raise UserError(
            _tr("The file could not be opened."),
            _tr("The program could not be started."),
            _tr("Choose another one, or use Show in folder and open it from there."),
        )


def check_reachable(hit: Hit) -> None:
    """Find out whether the file of a hit can be reached that could not be when it was looked for last.

    Raises: UserError: its drive is still away, or it is on another machine.
    """
    if not has_path(hit):
        raise UserError(
            _tr("%1 can't be opened here.").replace("%1", hit.name),
            _tr("It is on another machine of the shared library %1.").replace("%1", hit.library),
            _tr("Open it there, or connect its folder here: the help says how, under Shared libraries."),
        )
    if not os.path.exists(hit.path):
        raise UserError(
            _tr("%1 can't be opened now.").replace("%1", os.path.basename(display_path(hit.path))),
            _tr("It lies on a drive that is not connected."),
            _tr("Connect the drive and try again; the library keeps the file until then."),
        )


def show_in_folder(path: bytes) -> None:
    """Show a file in the system's file manager, selected where the system can do that.

    Raises: UserError: it is gone, or no file manager answers.
    """
    _check_there(path)
    if sys.platform == "darwin":
        shown = _start([b"/usr/bin/open", b"-R", path])
    elif sys.platform == "win32":
        explorer = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "explorer.exe")
        shown = subprocess.Popen(f'"{explorer}" /select,"{os.fsdecode(path)}"') is not None  # noqa: S603
    else:
        shown = _ask_file_manager(path)
    if not shown:
        open_file(path if os.path.isdir(path) else os.path.dirname(path))


def is_text(path: bytes) -> bool:
    """Whether a path can be written as text, and so be held by Qt."""
    try:
        path.decode(sys.getfilesystemencoding())
    except UnicodeDecodeError:
        return False
    return True


def _ask_file_manager(path: bytes) -> bool:
    """Ask by the desktop's own convention (org.freedesktop.FileManager1)."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    message = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1", "ShowItems"
    )
    message.setArguments([[bytes(url_of(path).toEncoded().data()).decode("ascii")], ""])
    answer = bus.call(message, QDBus.CallMode.Block, _DBUS_TIMEOUT_MS)
    return bool(answer.type() == QDBusMessage.MessageType.ReplyMessage)


def _opener() -> list[str]:
    return ["/usr/bin/open"] if sys.platform == "darwin" else ["xdg-open"]


def _start(command: list[bytes]) -> bool:
    """Start a program apart from the window: it lives on when the window closes."""
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(  # noqa: S603  every word is one argument
            command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError:
        return False
    return True


def _check_there(path: bytes) -> None:
    if not os.path.exists(path):
        raise UserError(
            _tr("%1 is not there any more.").replace("%1", os.path.basename(display_path(path))),
            _tr("It was moved or deleted, or its drive is not connected."),
            _tr("Connect the drive, or choose Look for changes to bring the library up to date."),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Opening", text)
