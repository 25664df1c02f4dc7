"""The encoders: what they are for, which are on this computer, and how to get the others."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.furniture import back_button
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.errors import UserError
from models.jobs import Progress
from models.views import EncoderStatus


class EncoderCard(QFrame):
    """One encoder.

    Signals:
        download_wanted: its name.
    """

    download_wanted = Signal(str)

    def __init__(self, theme: Theme, encoder: EncoderStatus) -> None:
        super().__init__()
        self.setObjectName("card")
        self._encoder = encoder
        title = QLabel(encoder.title)
        title.setProperty("type", "strong")
        state = QLabel(self.tr("Ready") if encoder.installed else self.tr("Not installed"))
        state.setProperty("tone", "accent" if encoder.installed else "warning")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("xs"))
        column.addLayout(head)
        column.addWidget(_wrapped(encoder.purpose))
        kinds = ", ".join(wording.kinds_name(kind) for kind in encoder.kinds)
        licence = self.tr("Licence: %1").replace("%1", encoder.licence)
        facts = " \N{MIDDLE DOT} ".join(part for part in (kinds, licence, encoder.source) if part)
        column.addWidget(_wrapped(facts, "muted"))
        if encoder.why_not:
            column.addWidget(_wrapped(encoder.why_not, "muted"))
        self.download = QPushButton(self.tr("Download"), self)
        self.download.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the download"))
        self.progress.hide()
        column.addWidget(self.progress)
        if not encoder.installed and encoder.download_bytes > 0:
            self._offer_download(theme, column)

    def show_downloading(self) -> None:
        """The download began."""
        self.download.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()

    def show_progress(self, progress: Progress) -> None:
        """The download goes on."""
        self.progress.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self.progress.setValue(progress.done * 1000 // progress.total)

    def _offer_download(self, theme: Theme, column: QVBoxLayout) -> None:
        encoder = self._encoder
        size = wording.data_size(encoder.download_bytes)
        self.download.setText(self.tr("Download (%1)").replace("%1", size))
        name = self.tr("Download %1, %2").replace("%1", encoder.title).replace("%2", size)
        self.download.setAccessibleName(name)
        self.download.setToolTip(self.tr("Fetches this one file from its publisher; nothing is sent."))
        theme.dress(self.download, "download")
        self.download.show()
        self.download.clicked.connect(lambda: self.download_wanted.emit(encoder.name))
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.space("s"), 0, 0)
        row.addWidget(self.download)
        row.addStretch(1)
        column.addLayout(row)


class EncodersPanel(QWidget):
    """A plain list of the encoders.

    Signals:
        closed: back to the grid.
    """

    closed = Signal()

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self.cards: dict[str, EncoderCard] = {}
        self._downloading = ""
        self._lay_out()
        tasks.download_progressed.connect(self._show_progress)

    def refresh(self) -> None:
        """Ask for the list anew."""
        self._tasks.ask("encoders", then=self._show_encoders, latest="encoders")

    def import_from(self, path: bytes) -> None:
        """Take an encoder from a file or folder that is on this computer already."""
        self._tasks.ask("import_encoder", path, then=lambda _: self.refresh())

    def _download(self, name: str) -> None:
        self._downloading = name
        self.cards[name].show_downloading()
        self._tasks.ask("download_encoder", name, then=lambda _: self._end_download(), failed=self._fail_download)

    def _end_download(self) -> None:
        self._downloading = ""
        self.refresh()

    def _fail_download(self, error: UserError) -> None:
        self._end_download()
        self._tasks.problem_met.emit(error)

    def _show_progress(self, progress: Progress) -> None:
        if self._downloading in self.cards:
            self.cards[self._downloading].show_progress(progress)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import an encoder"))
        if path:
            self.import_from(os.fsencode(path))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Import an encoder"))
        if path:
            self.import_from(os.fsencode(path))

    def _lay_out(self) -> None:
        space = self._theme.space
        back = back_button(self._theme)
        back.clicked.connect(self.closed)
        title = QLabel(self.tr("Encoders"))
        title.setProperty("type", "title")
        bring = QPushButton(self.tr("Import"))
        bring.setAccessibleName(self.tr("Import an encoder from this computer"))
        self._theme.dress(bring, "import")
        menu = QMenu(bring)
        menu.addAction(self.tr("From a file\N{HORIZONTAL ELLIPSIS}"), self._choose_file)
        menu.addAction(self.tr("From a folder\N{HORIZONTAL ELLIPSIS}"), self._choose_folder)
        bring.setMenu(menu)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(title, 1)
        head.addWidget(bring)
        text = _wrapped(
            self.tr(
                "Encoders are what Findling sees, hears and reads with. The basic ones are always there and work "
                "without a network; others find more and can be added."
            ),
            "muted",
        )
        inside = QWidget()
        inside.setObjectName("plain")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(space("m"))
        self._list.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("List of encoders"))
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        column.setSpacing(space("m"))
        column.addLayout(head)
        column.addWidget(text)
        column.addWidget(area, 1)

    def _show_encoders(self, encoders: tuple[EncoderStatus, ...]) -> None:
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, encoder in enumerate(encoders):
            card = EncoderCard(self._theme, encoder)
            card.download_wanted.connect(self._download)
            self.cards[encoder.name] = card
            self._list.insertWidget(place, card)
        if self._downloading in self.cards:
            self.cards[self._downloading].show_downloading()


def _wrapped(text: str, tone: str = "") -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        label.setProperty("tone", tone)
    return label
