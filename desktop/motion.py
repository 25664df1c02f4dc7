"""Whether the system asks programs to let little move by itself, where it can be asked."""

from __future__ import annotations

import sys
import threading
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_GROUP, _KEY = "org.gnome.desktop.interface", "enable-animations"
_PATIENCE_MS = 2000
_ANIMATES_WINDOWS = 0x1042  # SPI_GETCLIENTAREAANIMATION


class SystemMotion(QObject):
    """What the system says: desktops on Linux by their portal, Windows by "Animation effects".

    macOS is not asked: there it can be chosen in the settings of Findling.

    Attributes:
        reduced: False, too, where nothing is known.

    Signals:
        changed: the system asks for little motion.
    """

    changed = Signal()
    _heard = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reduced = False
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        """Ask in the background: the answer of another program may take its time."""
        threading.Thread(target=self._ask, name="system-motion", daemon=True).start()

    def _ask(self) -> None:
        if system_reduces():
            self._heard.emit()

    def _take(self) -> None:
        self.reduced = True
        self.changed.emit()


def system_reduces() -> bool:
    """Whether the system asks for little motion; may take seconds."""
    if sys.platform == "win32":
        return not _windows_animates()
    return sys.platform.startswith("linux") and says_no(_ask_portal())


def says_no(arguments: list[Any]) -> bool:
    """Whether the portal answered that things are not animated; its answer is a variant within a variant."""
    value = arguments[0] if arguments else None
    while hasattr(value, "variant"):
        value = value.variant()
    return value is False


def _ask_portal() -> list[Any]:
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return []
    question = QDBusMessage.createMethodCall(*_PORTAL, "Read")
    question.setArguments([_GROUP, _KEY])
    answer = bus.call(question, QDBus.CallMode.Block, _PATIENCE_MS)
    return list(answer.arguments()) if answer.type() == QDBusMessage.MessageType.ReplyMessage else []


def _windows_animates() -> bool:
    import ctypes

    answer = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(_ANIMATES_WINDOWS, 0, ctypes.byref(answer), 0)  # type: ignore[attr-defined]
    return bool(answer.value)
