"""Notifications of the system, when something long has ended and nobody is looking."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from desktop import wording
from desktop.library.doings import LONG_S, Doings, Ended
from desktop.preferences import NOTIFICATIONS, Preferences

_SHOWN_MS = 10_000
_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification")


class Notifier(QObject):
    """Says through the system what has ended.

    Args:
        icon: the one in the tray, where it is shown.
        show: shows a notification with a title and a sentence; None for the system's own.
    """

    def __init__(
        self,
        window: QWidget,
        doings: Doings,
        preferences: Preferences,
        icon: Callable[[], QSystemTrayIcon | None],
        show: Callable[[str, str], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._doings = doings
        self._preferences = preferences
        self._icon = icon
        self._show = show or self._show_by_system
        doings.ended.connect(self._consider)

    def _consider(self, ended: Ended) -> None:
        if ended.seconds < LONG_S or self._window.isActiveWindow() or not self._preferences.is_on(NOTIFICATIONS):
            return
        self._show(*self._words(ended))

    def _words(self, ended: Ended) -> tuple[str, str]:
        if ended.problem:
            return self.tr("Findling has stopped looking into files"), ended.problem
        if ended.sort == "download":
            return self.tr("A download is done"), self.tr("The encoder now looks into your files.")
        count = sum(self._doings.status.counts.values())
        title = self.tr("Everything has been looked into")
        return title, self.tr("%1 can be found by what they mean.").replace("%1", wording.files(count))

    def _show_by_system(self, title: str, text: str) -> None:
        QApplication.alert(self._window)
        icon = self._icon()
        if icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            # There is one for as long as the notification is shown.
            icon = QSystemTrayIcon(self._window.windowIcon(), self)
            icon.show()
            QTimer.singleShot(_SHOWN_MS, icon, icon.deleteLater)
        if icon is not None:
            icon.showMessage(title, text, QIcon(), _SHOWN_MS)
        elif sys.platform.startswith("linux"):
            # Reaching the bus for the first time takes longer than the window may stand still.
            threading.Thread(target=_hand_to_portal, args=(title, text), name="notification", daemon=True).start()


def _hand_to_portal(title: str, text: str) -> None:
    """Let the desktop show a notification; nothing happens where nobody listens."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        message = QDBusMessage.createMethodCall(*_PORTAL, "AddNotification")
        message.setArguments(["findling-work", {"title": title, "body": text}])
        bus.send(message)
