"""A sound: its waveform with the part that matched, and a button to hear it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.drawing import draw_waveform, marked_part, rounded
from desktop.preview.player import Player
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.errors import UserError
from models.views import Hit


class Waveform(QWidget):
    """The whole sound from left to right; the part that matched is in colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._peaks: bytes | None = None
        self._marked: tuple[float, float] | None = None
        self._played: float | None = None
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, 150)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(120, 150)

    def show_peaks(self, peaks: bytes | None, marked: tuple[float, float] | None) -> None:
        """Show a waveform, or an empty place while it is on its way."""
        self._peaks, self._marked, self._played = peaks, marked, None
        self.update()

    def show_played(self, played: float | None) -> None:
        """Mark how far the sound was played, as a fraction of the whole; None for not at all."""
        self._played = played
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        painter.fillPath(rounded(frame, self._theme.radius("m")), self._theme.colour("tile"))
        if not self._peaks:
            self._theme.icon("audio", "faint").paint(painter, frame.toRect().adjusted(0, 50, 0, -50))
            return
        inner = frame.adjusted(16, 22, -16, -22)
        if self._marked is not None:
            left, right = (inner.left() + part * inner.width() for part in self._marked)
            ground = QRectF(left - 4, frame.top() + 8, right - left + 8, frame.height() - 16)
            painter.fillPath(rounded(ground, self._theme.radius("s")), self._theme.colour("accent_soft"))
        colours = (self._theme.colour("accent"), self._theme.colour("wave"))
        draw_waveform(painter, self._peaks, inner, self._marked, colours, self._played)


class SoundView(QWidget):
    """One sound, to be seen and heard.

    Signals:
        failed: UserError: it cannot be played.
    """

    failed = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._hit: Hit | None = None
        self.waveform = Waveform(theme)
        self.player = Player(self)
        self.button = QPushButton()
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self.toggle)
        self._place = QLabel()
        self._place.setProperty("tone", "muted")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self._place, 1, Qt.AlignmentFlag.AlignTrailing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("m"))
        column.addWidget(self.waveform)
        column.addLayout(row)
        self.player.moved.connect(self._follow)
        self.player.ended.connect(self._show_stopped)
        self.player.failed.connect(self._fail)
        self._show_stopped()

    def show_hit(self, hit: Hit, peaks: bytes | None) -> None:
        """Show a sound; what was playing stops when it is another one."""
        if self._hit is None or (self._hit.item_id, self._hit.file_id) != (hit.item_id, hit.file_id):
            self.stop()
            self.button.setEnabled(True)
            self.button.setToolTip("")
        self._hit = hit
        self._place.setText(wording.place(hit))
        self.waveform.show_peaks(peaks, marked_part(hit.start_s, hit.end_s, hit.duration_s))
        self.waveform.setAccessibleName(self.tr("Waveform of %1").replace("%1", hit.name))

    def toggle(self) -> None:
        """Play the part that matched, or stop."""
        if self.player.playing or self._hit is None:
            self.stop()
        elif self._hit.item_id is None:
            self._tasks.ask("sound_file", self._hit.file_id, then=self._play, failed=self._fail, latest="sound")
        else:
            self._tasks.ask("sound", self._hit.item_id, then=self._play, failed=self._fail, latest="sound")

    def stop(self) -> None:
        """Stop, and don't begin with what was asked for."""
        self._tasks.forget("sound")
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
        self.waveform.show_played(None)

    def _follow(self, position_s: float) -> None:
        if self._hit is not None and self._hit.duration_s > 0 and self.player.playing:
            begin_s = self._hit.start_s or 0.0
            self.waveform.show_played(min(1.0, (begin_s + position_s) / self._hit.duration_s))

    def _fail(self, error: UserError) -> None:
        self.button.setText(self.tr("Can't be played"))
        self.button.setAccessibleName(f"{error.what} {error.why} {error.what_to_do}")
        self.button.setToolTip(f"{error.why} {error.what_to_do}")
        self.failed.emit(error)
