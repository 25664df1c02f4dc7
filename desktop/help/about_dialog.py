"""What Findling is, which version this is, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.furniture import button, words
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.about import version

_ICON_PX = 48
_TEXT_CHARACTERS = 64
_NOTICES_LINES = 14
_SUBJECT = "notices"


class AboutDialog(QDialog):
    """Opens with a few lines; the notices of others, which may be long, are read when they are asked for.

    Attributes:
        notices: the field that shows them; hidden until then.
    """

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self.setWindowTitle(self.tr("About Findling"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.notices = QPlainTextEdit()
        self.notices.setReadOnly(True)
        self.notices.setAccessibleName(self.tr("Licences"))
        self.notices.setMinimumHeight(self.fontMetrics().lineSpacing() * _NOTICES_LINES)
        self.notices.hide()
        self.read = button(self.tr("Licences of its parts"), self._read)
        # An engine reads the notices; without one, the window can still say which version it is.
        self.read.setEnabled(tasks.running)
        self._lay_out()

    def _lay_out(self) -> None:
        icon = QLabel()
        icon.setPixmap(self._theme.app_icon().pixmap(_ICON_PX, _ICON_PX))
        said = QVBoxLayout()
        said.addWidget(words(f"Findling {version()}", size="title"))
        for text in (
            self.tr("Finds pictures, films, sounds and documents on your own computer by what they mean."),
            self.tr("Free software under the Apache License 2.0. It stands on the work of others."),
        ):
            line = words(text)
            line.setWordWrap(True)
            line.setMinimumWidth(self.fontMetrics().averageCharWidth() * _TEXT_CHARACTERS)
            said.addWidget(line)
        head = QHBoxLayout()
        head.setSpacing(self._theme.space("m"))
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(said, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.read, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(self._theme.space("m"))
        column.addLayout(head)
        column.addWidget(self.notices, 1)
        column.addWidget(buttons)

    def _read(self) -> None:
        self.read.setEnabled(False)
        self._tasks.ask("notices", then=self._take, latest=_SUBJECT)

    def done(self, result: int) -> None:
        """Close; an answer that is still to come has nowhere to go."""
        self._tasks.forget(_SUBJECT)
        super().done(result)

    def _take(self, notices: str) -> None:
        self.notices.setPlainText(notices)
        self.notices.show()
        self.notices.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()
