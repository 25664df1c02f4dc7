"""Encoders that are not in the list: from this computer, or any other that OpenCLIP knows by name."""

from __future__ import annotations

import os
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QLineEdit, QVBoxLayout

from desktop.encoders.progress_line import ProgressLine
from desktop.flow_layout import FlowLayout
from desktop.furniture import button, words
from desktop.inline_question import InlineQuestion
from desktop.theme import Theme
from models.views import DownloadStatus

_OPENCLIP_NAME = re.compile(r"(?:openclip:)?\s*([^/\s]+)\s*/\s*([^/\s]+)")
_FIELD_MARGIN_PX = 32


def openclip_name(typed: str) -> str:
    """The name under which the engine downloads what was typed as ARCHITECTURE/TAG, "" where it is not that."""
    match = _OPENCLIP_NAME.fullmatch(typed.strip())
    return f"openclip:{match[1]}/{match[2]}" if match else ""


class BringPanel(QFrame):
    """Import, and download by name.

    Signals:
        import_wanted: a path, and the architecture that was typed.
        download_wanted, pause_wanted, discard_wanted: a name, "openclip:ARCHITECTURE/TAG".
    """

    import_wanted = Signal(bytes, str)
    download_wanted = Signal(str)
    pause_wanted = Signal(str)
    discard_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._name = ""
        self.architecture = self._field(
            self.tr("Architecture, for bare OpenCLIP weights"), self.tr("for bare weights: ViT-B-32")
        )
        self.file = button(self.tr("Import a file\N{HORIZONTAL ELLIPSIS}"), self.choose_file)
        self.folder = button(self.tr("Import a folder\N{HORIZONTAL ELLIPSIS}"), self.choose_folder)
        self.model = self._field(self.tr("Another OpenCLIP model, as ARCHITECTURE/TAG"), "ViT-B-32/laion2b_s34b_b79k")
        self.model.textChanged.connect(self._show_state)
        self.model.returnPressed.connect(self._download)
        self.download = button(self.tr("Download"), self._download, name=self.tr("Download this OpenCLIP model"))
        self.pause = button(self.tr("Pause"), lambda: self.pause_wanted.emit(self._name))
        self.discard = button(
            self.tr("Discard\N{HORIZONTAL ELLIPSIS}"), self._ask_to_discard, name=self.tr("Discard what was downloaded")
        )
        self.progress = ProgressLine(theme, self.tr("Download of the OpenCLIP model"))
        self.question = InlineQuestion(theme)
        self._downloading = self._begun = False
        self._lay_out()
        self._show_state()

    def choose_file(self) -> None:
        """Let a person choose a file to import."""
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import an encoder"))
        if path:
            self.import_wanted.emit(os.fsencode(path), self.architecture.text().strip())

    def choose_folder(self) -> None:
        """Let a person choose a folder to import."""
        path = QFileDialog.getExistingDirectory(self, self.tr("Import an encoder"))
        if path:
            self.import_wanted.emit(os.fsencode(path), self.architecture.text().strip())

    def show_importing(self, *, importing: bool) -> None:
        """An import begins or has ended."""
        for one in (self.file, self.folder, self.architecture):
            one.setEnabled(not importing)
        self._importing.setVisible(importing)

    def show_download(self, name: str, progress: DownloadStatus | None) -> None:
        """The download of this name goes on."""
        self._name, self._downloading, self._begun = name, True, True
        self.progress.show_download(progress)
        self._show_state()

    def end_download(self, *, installed: bool) -> None:
        """The download was paused or has failed; or it is installed, and has a card of its own."""
        self._downloading = False
        if installed:
            self._forget()
        self._show_state()

    def _download(self) -> None:
        name = openclip_name(self.model.text())
        if name and not self._downloading:
            self.download_wanted.emit(name)

    def _ask_to_discard(self) -> None:
        text = self.tr("Discard what is here already?")
        self.question.ask(text, self.tr("Really discard"), self.tr("Keep"), self._discard, self.discard)

    def _discard(self) -> None:
        self.discard_wanted.emit(self._name)
        self._forget()
        self._show_state()

    def _forget(self) -> None:
        self._begun = False
        self.progress.hide()
        self.model.clear()

    def _show_state(self) -> None:
        paused = self._begun and not self._downloading and openclip_name(self.model.text()) == self._name
        self.model.setReadOnly(self._downloading)
        self.download.setText(self.tr("Resume") if paused else self.tr("Download"))
        self.download.setEnabled(bool(openclip_name(self.model.text())))
        self.download.setVisible(not self._downloading)
        self.pause.setVisible(self._downloading)
        self.discard.setVisible(paused)

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance(hint) + _FIELD_MARGIN_PX)
        return field

    def _lay_out(self) -> None:
        space = self._theme.space
        for one, icon in ((self.file, "import"), (self.folder, "import"), (self.download, "download")):
            self._theme.dress(one, icon)
        self._importing = words(self.tr("Checking and trying it out\N{HORIZONTAL ELLIPSIS}"), tone="muted")
        self._importing.hide()
        bring, other = FlowLayout(space("s")), FlowLayout(space("s"))
        for widget in (self.file, self.folder, self.architecture):
            bring.addWidget(widget)
        for widget in (self.model, self.download, self.pause, self.discard):
            other.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space("l"),) * 4)
        column.setSpacing(space("s"))
        column.addWidget(_strong(self.tr("From this computer")))
        column.addWidget(
            words(
                self.tr(
                    "An OpenCLIP, CLAP or sentence encoder that you have already: a folder as its publisher offers it, "
                    "or a file of weights. It is copied and checked, and never run as a program."
                ),
                tone="muted",
            )
        )
        column.addLayout(bring)
        column.addWidget(self._importing)
        column.addSpacing(space("s"))
        column.addWidget(_strong(self.tr("Another OpenCLIP model")))
        column.addWidget(
            words(
                self.tr(
                    "Any that OpenCLIP knows, by its architecture and the tag of its training. Its licence is its "
                    "publisher's own: look at it before you use it for work."
                ),
                tone="muted",
            )
        )
        column.addLayout(other)
        column.addWidget(self.progress)
        column.addWidget(self.question)


def _strong(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("type", "strong")
    return label
