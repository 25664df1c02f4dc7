"""The page of activity: everything that is being done, with the switches for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.encoders.progress_line import ProgressLine
from desktop.flow_layout import FlowLayout
from desktop.furniture import Column, HeightByWidth, Panel, button, page_head, say, words
from desktop.library import words as library_words
from desktop.library.doings import Doings
from desktop.library.kind_progress import KindProgress
from desktop.library.library_settings import LibrarySettings
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.transfer import words as transfer_words
from models.errors import UserError
from models.library.settings import Settings, Speed
from models.transfer.reports import TransferStatus
from models.views import DownloadStatus, EncoderStatus

_LOOK_EVERY_MS = 2000
_WIDEST_CHARACTERS = 100


class Card(HeightByWidth, QFrame):
    """A framed part of the page under a heading."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.space("l"),) * 4)
        self.column.setSpacing(theme.space("s"))
        self.column.addWidget(words(title, size="title"))


class ActivityPage(Panel):
    """Looking into files, how fast, downloads, and what else goes on. It is kept up to date while it is shown.

    Signals:
        failures_wanted, encoders_wanted, settings_wanted, help_wanted: of the buttons.
    """

    failures_wanted = Signal()
    encoders_wanted = Signal()
    settings_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, tasks: Tasks, theme: Theme, settings: LibrarySettings, doings: Doings) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._settings = settings
        self._doings = doings
        self._titles: dict[str, str] = {}
        self.downloads: dict[str, _DownloadRow] = {}
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(doings.look)
        self._indexing = self._make_indexing()
        self._speed = self._make_speed()
        self._more = self._make_more()
        self._lay_out()
        doings.changed.connect(self._show)
        settings.changed.connect(self._show_settings)
        self._show_settings(settings.current)
        self._show()

    def take_keys(self) -> None:
        """Let Space pause, where there is something to pause."""
        (self.pause if self.pause.isVisible() else self.failures if self.failures.isVisible() else self.when).setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self._doings.look()
        self._looking.start()
        self._tasks.ask("encoders", then=self._take_encoders, failed=lambda _: None, latest="activity encoders")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        self._looking.stop()
        super().hideEvent(event)

    def _make_indexing(self) -> Card:
        card = Card(self._theme, self.tr("Looking into your files"))
        self.line = ProgressLine(self._theme, self.tr("Progress of indexing"))
        self.problem = words(tone="warning")
        self.kinds = KindProgress(self._theme)
        self.pause = button("", self._doings.toggle_pause)
        self.cancel = button(self.tr("Cancel"), self._doings.cancel, name=self.tr("Cancel indexing"), look="quiet")
        self.failures = button("", self.failures_wanted.emit, look="link")
        buttons = FlowLayout(self._theme.space("s"))
        for one in (self.pause, self.cancel, self.failures):
            buttons.addWidget(one)
        for part in (self.line, self.problem, self.kinds):
            card.column.addWidget(part)
        card.column.addLayout(buttons)
        return card

    def _make_speed(self) -> Card:
        card = Card(self._theme, self.tr("How fast"))
        self.speeds: dict[Speed, QPushButton] = {}
        group = QButtonGroup(card)
        line = FlowLayout(self._theme.space("xs"))
        for speed in get_args(Speed):
            one = button(library_words.speed_name(speed), lambda speed=speed: self._change(speed=speed), look="tab")
            one.setCheckable(True)
            group.addButton(one)
            line.addWidget(one)
            self.speeds[speed] = one
        self.wait_on_battery = QCheckBox(self.tr("Wait while the computer runs on battery"))
        self.wait_on_battery.setAccessibleName(self.wait_on_battery.text())
        self.wait_on_battery.clicked.connect(lambda on: self._change(on_battery="wait" if on else "slow"))
        self.when = button(self.tr("When to work\N{HORIZONTAL ELLIPSIS}"), self.settings_wanted.emit, look="link")
        self._refused = words(tone="warning")
        self._refused.hide()
        card.column.addWidget(words(library_words.speeds(), tone="muted"))
        card.column.addLayout(line)
        card.column.addWidget(self.wait_on_battery)
        card.column.addWidget(self._refused)
        card.column.addLayout(_beginning(self.when))
        return card

    def _make_more(self) -> Card:
        card = Card(self._theme, self.tr("Beside that"))
        self.beside = words()
        self.transfer = _TransferRow(self._theme, self._doings.cancel_transfer)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(self._theme.space("m"))
        self.encoders = button(self.tr("Encoders\N{HORIZONTAL ELLIPSIS}"), self.encoders_wanted.emit, look="link")
        card.column.addWidget(self.beside)
        card.column.addWidget(self.transfer)
        card.column.addLayout(self._rows)
        card.column.addLayout(_beginning(self.encoders))
        return card

    def _show(self) -> None:
        status = self._doings.status
        working, paused = status.activity != "idle", status.activity == "paused"
        progress, detail = status.progress, wording.activity_detail(status)
        said = "\n".join(part for part in (wording.activity(status), detail) if part)
        known = progress is not None and progress.total > 0
        moves = status.activity in ("indexing", "scanning") and not self._theme.motion_reduced
        if working and progress is not None and known:
            self.line.show_share(said, progress.done, progress.total)
        elif moves:
            self.line.show_share(said, 0, 0)
        else:
            self.line.show_words(said)
        say(self.problem, status.problem)
        self.kinds.show_kinds(status.counts, self._doings.under_way.waiting)
        self.pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self.pause.setAccessibleName(self.tr("Resume indexing") if paused else self.tr("Pause indexing"))
        self.pause.setVisible(working)
        self.cancel.setVisible(working)
        self.failures.setText(self.tr("%Ln file(s) failed", "", status.failed))
        self.failures.setVisible(status.failed > 0)
        self._show_beside()
        self.transfer.show_progress(self._doings.transfer)
        self._show_downloads()

    def _show_beside(self) -> None:
        under_way = self._doings.under_way
        parts = []
        if under_way.comparing:
            parts.append(self.tr("Duplicates are looked for."))
        if under_way.reshaping:
            parts.append(self.tr("An index that has grown is put into a quicker form."))
        if not parts and not self._doings.downloads and self._doings.transfer is None:
            parts.append(self.tr("Nothing else is going on. Downloads of encoders are shown here, too."))
        say(self.beside, "\n".join(parts))

    def _show_downloads(self) -> None:
        downloads = self._doings.downloads
        for name in set(self.downloads) - set(downloads):
            self.downloads.pop(name).deleteLater()
        for name, progress in downloads.items():
            if name not in self.downloads:
                self.downloads[name] = _DownloadRow(self._theme, lambda name=name: self._doings.pause_download(name))
                self._rows.addWidget(self.downloads[name])
            self.downloads[name].show_progress(self._titles.get(name, name), progress)

    def _show_settings(self, settings: Settings) -> None:
        self.speeds[settings.speed].setChecked(True)
        self.wait_on_battery.setChecked(settings.on_battery == "wait")

    def _change(self, **changes: object) -> None:
        say(self._refused, "")
        self._settings.change(changes, self._refuse)

    def _refuse(self, error: UserError) -> None:
        say(self._refused, str(error))
        self._show_settings(self._settings.current)

    def _take_encoders(self, encoders: tuple[EncoderStatus, ...]) -> None:
        self._titles = {encoder.name: encoder.title for encoder in encoders}
        self._show_downloads()

    def _lay_out(self) -> None:
        space = self._theme.space
        learn = (self.tr("About keeping up"), self.help_wanted.emit)
        head = page_head(self._theme, self.tr("Activity"), self.closed.emit, learn)
        held = Column(self._theme, _WIDEST_CHARACTERS)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, space("l"))
        column.setSpacing(space("l"))
        for card in (self._indexing, self._speed, self._more):
            column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space("l"), space("s"), space("s"), 0)
        outer.setSpacing(space("m"))
        outer.addLayout(head)
        outer.addWidget(held.area, 1)


class _TransferRow(QWidget):
    """A library that is exported or imported, with its progress and a button that ends it. Hidden where none is."""

    def __init__(self, theme: Theme, cancel: Callable[[], object]) -> None:
        super().__init__()
        self.title = words(size="strong")
        self.line = ProgressLine(theme, self.tr("Progress of the export or import"))
        self.cancel = button(self.tr("Cancel"), cancel, look="quiet")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.line)
        self.hide()

    def show_progress(self, progress: TransferStatus | None) -> None:
        """Show how far it has come."""
        self.setVisible(progress is not None)
        if progress is not None:
            say(self.title, transfer_words.doing(progress.sort))
            self.cancel.setAccessibleName(self.tr("Cancel: %1").replace("%1", self.title.text()))
            self.line.show_share(progress.what, progress.done, progress.total)


class _DownloadRow(QWidget):
    """A download with its progress, and a button that ends it for now."""

    def __init__(self, theme: Theme, pause: Callable[[], object]) -> None:
        super().__init__()
        self.title = words(size="strong")
        self.line = ProgressLine(theme, self.tr("Progress of the download"))
        self.pause = button(self.tr("Pause"), pause, look="quiet")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.pause)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.line)

    def show_progress(self, title: str, progress: DownloadStatus) -> None:
        """Show how far it has come."""
        say(self.title, title)
        self.pause.setAccessibleName(self.tr("Pause the download of %1").replace("%1", title))
        self.line.show_download(progress)


def _beginning(widget: QWidget) -> QHBoxLayout:
    """A widget at the side where lines begin, no wider than it must be."""
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
