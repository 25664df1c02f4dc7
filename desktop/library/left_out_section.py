"""The setting of what is not looked into."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QFontDatabase, QHideEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.furniture import button
from desktop.library.library_settings import LibrarySettings
from desktop.library.settings_section import SettingsSection, tick
from desktop.theme import Theme
from models.errors import UserError
from models.library.ignore import DEFAULT_PATTERNS
from models.library.settings import Settings

_TYPING_PAUSE_MS = 800
_LINES = 8


class LeftOutSection(SettingsSection):
    """Patterns, one a line, and what is hidden. What is typed counts when the typing pauses, or the page is left."""

    def __init__(self, theme: Theme, settings: LibrarySettings) -> None:
        super().__init__(theme, settings, title=self.tr("What is left out"))
        self.patterns = QPlainTextEdit()
        self.patterns.setAccessibleName(self.tr("Patterns of files and folders that are left out, one a line"))
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPointSizeF(theme.font("body").pointSizeF())
        self.patterns.setFont(letters)
        self.patterns.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.patterns.setTabChangesFocus(True)
        self.patterns.setAcceptDrops(False)  # what is dropped goes to the window, which knows files and folders
        self.patterns.setFixedHeight(self.patterns.fontMetrics().lineSpacing() * _LINES + 2 * theme.space("m"))
        self._refused: tuple[str, ...] | None = None
        self.reset = button(self.tr("Reset to the usual ones"), self._reset)
        theme.dress(self.reset, "retry")
        self.hidden = tick(self.tr("Look into hidden files and folders, too"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.send)
        self._lay_out()
        self.patterns.textChanged.connect(self._typing.start)
        self.hidden.toggled.connect(lambda on: self.change(hidden=on))
        self.show_settings(settings.current)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force; what is being typed is not touched."""
        if not self._typing.isActive() and self._written() not in (settings.leave_out, self._refused):
            self._write(settings.leave_out)
        with QSignalBlocker(self.hidden):
            self.hidden.setChecked(settings.hidden)
        self._show_reset()

    def send(self) -> None:
        """Let what is written count now."""
        self._typing.stop()
        self._show_reset()
        self.change(leave_out=self._written())

    def show_error(self, error: UserError) -> None:
        """Say why; what is written stays, so that it can be mended."""
        self._refused = self._written()
        super().show_error(error)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        if self._typing.isActive():
            self.send()
        super().hideEvent(event)

    def _written(self) -> tuple[str, ...]:
        return tuple(line for line in self.patterns.toPlainText().splitlines() if line.strip())

    def _write(self, patterns: tuple[str, ...]) -> None:
        with QSignalBlocker(self.patterns):
            self.patterns.setPlainText("\n".join(patterns))

    def _reset(self) -> None:
        self._write(DEFAULT_PATTERNS)
        self.send()
        self.patterns.setFocus()

    def _show_reset(self) -> None:
        self.reset.setEnabled(self._written() != DEFAULT_PATTERNS)

    def _lay_out(self) -> None:
        row = self.add_setting(
            self.tr("Files and folders to leave out"),
            self.tr(
                "One pattern a line, as in a .gitignore: *.tmp leaves out files that end so, drafts/ a folder of that "
                "name wherever it is, /Old/ one at the top of a folder that you added. A line that begins with ! "
                "brings something back."
            ),
            also=self.tr("ignore exclude pattern"),
        )
        row.column.addWidget(self.patterns)
        row.column.addWidget(self._error)
        row.add_line(self.reset)
        self.add_setting(
            self.hidden.accessibleName(),
            self.tr(
                "Usually they are left out. A folder that holds a file named .nomedia, or an empty one named "
                ".findlingignore, is left out whole in any case. A .findlingignore with patterns in it "
                "counts for its own "
                "folder and all below."
            ),
            self.hidden,
        )
