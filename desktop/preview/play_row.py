"""A button that plays what was found, and where in its file that is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop import wording
from desktop.eliding_label import ElidingLabel
from desktop.preview.player import Player
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit
from models.errors import UserError


class PlayRow(QWidget):
    """Plays the window of a sound or film that a hit is.

    Signals:
        moved: seconds played, a few times per second. stopped: it plays no more.
    """

    moved = Signal(float)
    stopped = Signal()

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._hit: Hit | None = None
        self._subject = f"sound {id(self)}"
        self.player = Player(self)
        self.button = QPushButton()
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self.toggle)
        self._place = ElidingLabel()
        self._place.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._place.setProperty("tone", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self._place, 1)
        self.player.moved.connect(self.moved)
        self.player.ended.connect(self._show_stopped)
        self.player.failed.connect(self._fail)
        self._show_stopped()

    def show_hit(self, hit: Hit) -> None:
        """Play this from now on; what is playing stops when it is another one."""
        if self._hit is None or (self._hit.item_id, self._hit.file_id) != (hit.item_id, hit.file_id):
            self.stop()
            self._show_stopped()
            self.button.setToolTip(self.tr("Its drive is not connected.") if hit.offline else "")
        self._hit = hit
        self.button.setEnabled(not hit.offline)
        self._place.setText(wording.place(hit))

    def toggle(self) -> None:
        """Play, or stop."""
        if self.player.playing or self._hit is None:
            self.stop()
        elif not self._hit.offline:
            item_id = self._hit.item_id
            call = ("sound_file", self._hit.file_id) if item_id is None else ("sound", item_id)
            self._tasks.ask(*call, then=self._play, failed=self._fail, latest=self._subject)

    def stop(self) -> None:
        """Stop, and don't begin with what was asked for."""
        self._tasks.forget(self._subject)
        self.player.stop()

    def _play(self, wav: bytes) -> None:
        self.player.play(wav)
        if self.player.playing:
            self.button.setText(self.tr("Stop"))
            self.button.setAccessibleName(self.tr("Stop the sound"))
            self._theme.dress(self.button, "stop", "on_accent")

    def _show_stopped(self) -> None:
        self.button.setText(self.tr("Play"))
        self.button.setAccessibleName(self.tr("Play the sound"))
        self._theme.dress(self.button, "play", "on_accent")
        self.stopped.emit()

    def _fail(self, error: UserError) -> None:
        self.button.setText(self.tr("Can't be played"))
        self.button.setAccessibleName(f"{error.what} {error.why} {error.what_to_do}")
        self.button.setToolTip(f"{error.why} {error.what_to_do}")
