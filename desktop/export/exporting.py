"""Exporting results: where to, in what form, and what a person is told of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, QObject, QSettings, QThreadPool, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import wording
from desktop.actions import Actions, Section
from desktop.search.query import Query
from desktop.search.result_view import ResultView
from desktop.tasks import Tasks
from models.answers import Answer, Exported, Form, Hit
from models.errors import UserError
from models.paths import display_path

if TYPE_CHECKING:
    from desktop.export.contact_sheet import Sheet

_LAST_FOLDER = "export/folder"
_MOST = 10_000
_MOST_ON_SHEETS = 500


@dataclass(frozen=True, slots=True)
class _Kind:
    """A form as a person chooses it. suffix: of the file; "" for a folder. called: by which other programs know it."""

    name: str
    suffix: str
    called: str


class Exporting(QObject):
    """Exports what is selected, where that is more than one hit, and otherwise all that was found.

    Args: window: over which the system's dialog for files appears.

    Signals:
        noticed: a sentence for the banner, what can be done about it, and the function that does it.
        failed: UserError.
        show_wanted: the path of what was written.
    """

    noticed = Signal(str, str, object)
    failed = Signal(object)
    show_wanted = Signal(bytes)
    _drawn = Signal(object)

    def __init__(
        self, window: QWidget, tasks: Tasks, query: Query, results: ResultView, settings: QSettings, actions: Actions
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._query = query
        self._results = results
        self._settings = settings
        self._drawing = QThreadPool(self)
        self._drawing.setMaxThreadCount(1)
        self._drawn.connect(self._tell)
        self.actions = tuple(
            actions.add(
                f"export {form or 'pdf'}",
                kind.name,
                "",
                lambda form=form: self.export(form),
                section=Section.RESULTS,
                when=lambda: self._results.isVisible(),
            )
            for form, kind in _kinds().items()
        )

    def export(self, form: Form | None) -> None:
        """Ask where to, and export; None is a contact sheet."""
        target = self._ask_target(_kinds()[form])
        if not target:
            return
        if form is None:
            self._ask_hits(lambda hits: self._draw(hits, target))
        elif self._all_wanted:
            self._tasks.ask("export", self._everything, form, target, then=self._tell, failed=self.failed.emit)
        else:
            self._tasks.ask("export_hits", self._hits, form, target, then=self._tell, failed=self.failed.emit)

    def close(self) -> None:
        """Wait until what is being drawn is written."""
        self._drawing.waitForDone()

    @property
    def _hits(self) -> tuple[Hit, ...]:
        selected = self._results.selected
        return selected if len(selected) > 1 else tuple(self._results.hits.hits)

    @property
    def _all_wanted(self) -> bool:
        """Whether there may be more than the grid holds: nothing is looked for, so that nothing was left out."""
        return not self._query.ranks and len(self._results.selected) < 2

    @property
    def _everything(self) -> object:
        return replace(self._query.request, limit=_MOST)

    def _ask_hits(self, then: Callable[[tuple[Hit, ...]], None]) -> None:
        def take(answer: Answer) -> None:
            then(answer.hits)

        if self._all_wanted:
            self._tasks.ask("search", self._everything, then=take, failed=self.failed.emit)
        else:
            then(self._hits)

    def _ask_target(self, kind: _Kind) -> bytes:
        folder = str(self._settings.value(_LAST_FOLDER, QDir.homePath()))
        name = os.path.join(folder, self.tr("Findling results") + kind.suffix)
        if kind.suffix:
            chosen, _ = QFileDialog.getSaveFileName(self._window, kind.name, name, f"{kind.called} (*{kind.suffix})")
            if chosen and not chosen.lower().endswith(kind.suffix):
                chosen += kind.suffix
        else:
            chosen = QFileDialog.getExistingDirectory(
                self._window, self.tr("An empty folder for the links"), folder, QFileDialog.Option.ShowDirsOnly
            )
        if chosen:
            self._settings.setValue(_LAST_FOLDER, os.path.dirname(chosen))
        return os.fsencode(chosen)

    def _draw(self, hits: tuple[Hit, ...], target: bytes) -> None:
        from desktop.export.contact_sheet import Sheet

        if not hits:
            self.failed.emit(_failure(self.tr("There is nothing to export.")))
            return
        shown = hits[:_MOST_ON_SHEETS]
        note = f"{wording.instant(datetime.now().astimezone())} \N{MIDDLE DOT} {wording.results(len(shown))}"
        sheet = Sheet(self._query.text.strip() or self.tr("Findling results"), note, shown)
        self._drawing.start(lambda: self._draw_in_thread(sheet, target, len(hits)))

    def _draw_in_thread(self, sheet: Sheet, target: bytes, wanted: int) -> None:
        from desktop.export.contact_sheet import write_contact_sheet

        try:
            write_contact_sheet(sheet, target)
        except OSError as error:
            self._drawn.emit(_failure(self.tr("The file cannot be written: %1.").replace("%1", error.strerror or "")))
        else:
            self._drawn.emit(Exported(target, len(sheet.hits), wanted - len(sheet.hits)))

    def _tell(self, done: Exported | UserError) -> None:
        if isinstance(done, UserError):
            self.failed.emit(done)
            return
        said = self.tr("%1 exported to %2.").replace("%1", wording.results(done.count))
        said = said.replace("%2", os.path.basename(display_path(done.target)))
        if done.left_out:
            said += " " + self.tr("%1 could not be part of it.").replace("%1", wording.number(done.left_out))
        self.noticed.emit(said, self.tr("Show"), lambda: self.show_wanted.emit(done.target))


def _kinds() -> dict[Form | None, _Kind]:
    return {
        Form.LINKS: _Kind(_tr("Export as a folder of links\N{HORIZONTAL ELLIPSIS}"), "", ""),
        Form.CSV: _Kind(_tr("Export as a table\N{HORIZONTAL ELLIPSIS}"), ".csv", "CSV"),
        Form.JSON: _Kind(_tr("Export as JSON\N{HORIZONTAL ELLIPSIS}"), ".json", "JSON"),
        Form.M3U: _Kind(_tr("Export as a playlist\N{HORIZONTAL ELLIPSIS}"), ".m3u8", "M3U"),
        None: _Kind(_tr("Export as a contact sheet\N{HORIZONTAL ELLIPSIS}"), ".pdf", "PDF"),
    }


def _failure(why: str) -> UserError:
    return UserError(
        _tr("The results were not exported."), why, _tr("Choose a folder with room in which you may write.")
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exporting", text)
