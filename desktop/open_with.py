"""The menu with the programs that open a file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop import opening
from desktop.tasks import Tasks
from models.errors import UserError

if TYPE_CHECKING:
    from models.programs import Program


class OpenWithMenu(QObject):
    """Fills a menu within a menu when it is opened; the programs are looked up by the engine.

    Args:
        attempt: does what it is given, and tells a person of a UserError.
    """

    def __init__(self, menu: QMenu, tasks: Tasks, path: bytes, attempt: Callable[[Callable[[], None]], object]) -> None:
        super().__init__(menu)
        self._path = path
        self._attempt = attempt
        self._tasks = tasks
        if sys.platform == "win32":
            menu.addAction(self.tr("Open with\N{HORIZONTAL ELLIPSIS}"), lambda: attempt(self._ask_windows))
            return
        self._menu = menu.addMenu(self.tr("Open with"))
        if sys.platform == "darwin":
            self._menu.addAction(self.tr("Choose a program\N{HORIZONTAL ELLIPSIS}"), self._choose_on_mac)
            return
        self._waiting = self._menu.addAction(self.tr("Looking for programs\N{HORIZONTAL ELLIPSIS}"))
        self._waiting.setEnabled(False)
        self._menu.aboutToShow.connect(self._ask)

    def _ask(self) -> None:
        language = QLocale().name().split("_")[0]
        self._menu.aboutToShow.disconnect(self._ask)
        self._tasks.ask("programs", self._path, language, then=self._fill, latest="programs")

    def _fill(self, programs: Sequence[Program]) -> None:
        if programs:
            self._menu.removeAction(self._waiting)
        else:
            self._waiting.setText(self.tr("No program is set up for this kind of file"))
        for program in programs:
            entry = self._menu.addAction(program.name.replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, program=program: self._attempt(lambda: self._run(program)))

    def _run(self, program: Program) -> None:
        opening.start(program.command_for(self._path), self._path)

    def _choose_on_mac(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._menu.window(), self.tr("Open with"), "/Applications", self.tr("Programs") + " (*.app)"
        )
        if chosen:
            command = [b"/usr/bin/open", b"-a", os.fsencode(chosen), self._path]
            self._attempt(lambda: opening.start(command, self._path))

    def _ask_windows(self) -> None:
        library = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "shell32.dll")
        try:
            subprocess.Popen(["rundll32.exe", f"{library},OpenAs_RunDLL", os.fsdecode(self._path)])  # noqa: S603, S607
        except OSError as error:
            raise UserError(
                self.tr("The file could not be opened."),
                self.tr("Windows did not offer its programs."),
                self.tr("Use Show in folder and open it from there with a program of your choice."),
            ) from error
