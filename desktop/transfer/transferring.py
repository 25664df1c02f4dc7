"""Exporting and importing a whole library: the actions, the folders that are asked for, what is said, and undo."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QDate, QDir, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.actions import Actions, Section
from desktop.library.restoring import Restoring
from desktop.panels import Panels
from desktop.tasks import Tasks
from desktop.transfer import words
from models.transfer.reports import Exported, ExportView, ImportFigures
from models.views import SnapshotStatus

_LAST_FOLDER = "transfer/folder"


class Transferring(QObject):
    """Connects once. Args: window: over which the system's dialogs for folders appear.

    Signals:
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
        failed: UserError.
        show_wanted: the path of what was written.
    """

    noticed = Signal(str, str, object)
    failed = Signal(object)
    show_wanted = Signal(bytes)

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        panels: Panels,
        restoring: Restoring,
        settings: QSettings,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._panels = panels
        self._restoring = restoring
        self._settings = settings
        panels.library_imported.connect(self._say_imported)
        export = _tr("Export the library\N{HORIZONTAL ELLIPSIS}")
        bring = _tr("Import a library\N{HORIZONTAL ELLIPSIS}")
        library = Section.LIBRARY
        self.actions = (
            actions.add("export library", export, "", self.export, section=library, when=lambda: tasks.running),
            actions.add("import library", bring, "", self.bring, section=library, when=lambda: tasks.running),
        )

    def export(self) -> None:
        """Ask where to, and write everything into a new folder there."""
        chosen = self.ask_folder(self.tr("Where the folder with the exported library is to be made"))
        if not chosen:
            return
        target = _free(chosen, self.tr("Findling library %1").replace("%1", _today()))
        said = self.tr("The library is being exported to %1.").replace("%1", os.path.basename(target))
        self.noticed.emit(said, self.tr("Show progress"), self._panels.show_activity)
        self._tasks.ask("transfers.export_to", os.fsencode(target), then=self._say_exported, failed=self.failed.emit)

    def bring(self) -> None:
        """Ask for an exported library, and show what it holds."""
        chosen = self.ask_folder(self.tr("The folder with the exported library"))
        if chosen:
            self._tasks.ask(
                "transfers.look_into", os.fsencode(chosen), then=self._show, failed=self.failed.emit, latest="export"
            )

    def ask_folder(self, title: str) -> str:
        """Let a person choose a folder, "" for none; it is remembered."""
        before = str(self._settings.value(_LAST_FOLDER, QDir.homePath()))
        chosen = QFileDialog.getExistingDirectory(self._window, title, before)
        if chosen:
            self._settings.setValue(_LAST_FOLDER, chosen)
        return chosen

    def _show(self, view: ExportView) -> None:
        self._panels.show_import(view)

    def _say_exported(self, done: Exported | None) -> None:
        if done is None:
            self.noticed.emit(self.tr("The export was cancelled. Nothing of it was kept."), "", None)
            return
        self.noticed.emit(words.exported(done), self.tr("Show"), lambda: self.show_wanted.emit(done.target))

    def _say_imported(self, figures: ImportFigures) -> None:
        said = self.tr("The library was imported. Its files are compared with what came before that counts.")
        self.noticed.emit(said, self.tr("Undo"), lambda: self._undo(figures.copy))

    def _undo(self, name: str) -> None:
        def put_back(copies: tuple[SnapshotStatus, ...]) -> None:
            copy = next((one for one in copies if one.name == name), None)
            if copy is not None:
                self._restoring.put_back(copy)

        self._tasks.ask("upkeep.snapshots", then=put_back)


def _today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)


def _free(folder: str, name: str) -> str:
    """A path in a folder where nothing is yet."""
    target, number = os.path.join(folder, name), 1
    while os.path.lexists(target):
        number += 1
        target = os.path.join(folder, f"{name} ({number})")
    return target


def _tr(text: str) -> str:
    return QCoreApplication.translate("Transferring", text)
