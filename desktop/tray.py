"""The icon in the tray, for those who want it: Findling works on while its window is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from desktop import wording
from desktop.library.doings import Doings
from desktop.preferences import TRAY, Preferences

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

_TOLD = "window/tray_told"
_TOLD_MS = 8000


class Tray(QObject):
    """Shows the icon while it is switched on, and keeps the program running when the window is closed then.

    Args:
        settings: where it is kept that a person was told what closing does.

    Attributes:
        icon: None while there is none.
        leaving: the program is to end with the window.
    """

    def __init__(
        self,
        window: MainWindow,
        doings: Doings,
        preferences: Preferences,
        settings: QSettings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._doings = doings
        self._preferences = preferences
        self._settings = settings
        self.icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        self.leaving = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # The end of the session is no closing of the window.
            app.commitDataRequest.connect(self.leave)
        preferences.switched.connect(lambda name, _on: self._show() if name == TRAY else None)
        doings.changed.connect(self._dress)
        self._show()

    def quit(self) -> None:
        """End the program."""
        self.leave()
        self._window.close()
        if self.icon is not None:
            QApplication.quit()

    def leave(self) -> None:
        """From now on closing the window closes it."""
        self.leaving = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Closing the window hides it, as long as there is an icon to bring it back."""
        if watched is self._window and isinstance(event, QCloseEvent) and not self.leaving:
            event.ignore()
            self._window.hide()
            self._tell_once()
            return True
        return False

    def _show(self) -> None:
        wanted = self._preferences.is_on(TRAY) and QSystemTrayIcon.isSystemTrayAvailable()
        QApplication.setQuitOnLastWindowClosed(not wanted)
        if wanted and self.icon is None:
            self._make()
        elif not wanted and self.icon is not None:
            self._window.removeEventFilter(self)
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = self.menu = None
            if not self._window.isVisible():
                self._window.come_to_front()

    def _make(self) -> None:
        self.menu = QMenu(self._window)
        self.menu.addAction(self.tr("Open"), self._window.come_to_front)
        self._pause = self.menu.addAction("", self._doings.toggle_pause)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Quit"), self.quit)
        self.icon = QSystemTrayIcon(self._window.windowIcon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._press)
        self.icon.show()
        self._window.installEventFilter(self)
        self._dress()

    def _dress(self) -> None:
        if self.icon is None:
            return
        status = self._doings.status
        self._pause.setText(self.tr("Resume") if status.activity == "paused" else self.tr("Pause"))
        self._pause.setEnabled(status.activity != "idle")
        self.icon.setToolTip(self.tr("Findling: %1").replace("%1", wording.activity(status)))

    def _press(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # A right click opens the menu.
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self._window.come_to_front()

    def _tell_once(self) -> None:
        if str(self._settings.value(_TOLD, "")) != "yes" and self.icon is not None:
            self._settings.setValue(_TOLD, "yes")
            said = self.tr("Findling goes on in the tray. Its menu there opens the window again, or quits.")
            self.icon.showMessage(self.tr("Still at work"), said, self._window.windowIcon(), _TOLD_MS)
