"""A button that plays what was found, how it is played, and where in its file that is."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.accessibility import announce
from desktop.eliding_label import ElidingLabel
from desktop.flow_layout import FlowLayout
from desktop.furniture import say, words
from desktop.preview.playback import SPEEDS, Playback
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit
from models.errors import UserError

_ICON = QSize(16, 16)
_SEEKS = {Qt.Key.Key_Left: -5.0, Qt.Key.Key_Right: 5.0}


class PlayRow(QWidget):
    """Plays the window of a sound or film that a hit is, again and again where that is wanted, at some speed.

    Args: silent: as `Playback` has it.

    Signals:
        seek_wanted: a moment of the file, in seconds, that is to be heard next.
    """

    seek_wanted = Signal(float)

    def __init__(self, tasks: Tasks, theme: Theme, *, silent: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._failed = False
        self.playback = Playback(tasks, self, silent=silent)
        self.button = QPushButton()
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self.toggle)
        self.loop = QToolButton()
        self.loop.setCheckable(True)
        self.loop.setProperty("look", "mark")
        self.loop.setIconSize(_ICON)
        self.loop.setAccessibleName(self.tr("Again and again"))
        self.loop.setToolTip(self.tr("Play the part that matched again and again (L)"))
        theme.dress(self.loop, "loop")
        self.loop.clicked.connect(lambda on: self.playback.set_looping(looping=on))
        self.speed = QPushButton()
        self.speed.setToolTip(self.tr("Speed: slower with [, faster with ]"))
        self._speeds = self._speed_menu()
        self.place = ElidingLabel()
        self.place.setProperty("tone", "muted")
        self._why_not = words(tone="warning", size="small")
        self._lay_out()
        playback = self.playback
        playback.changed.connect(self._show_state)
        playback.failed.connect(self._show_failure)
        playback.muted.connect(lambda error: say(self._why_not, str(error)))
        self._show_state()
        say(self._why_not, "")

    @property
    def said(self) -> str:
        """Why it can't be heard, "" where it can."""
        return "" if self._why_not.isHidden() else self._why_not.text()

    def show_hit(self, hit: Hit) -> None:
        """Play this from now on; what is playing stops when it is another one."""
        self._failed = False
        say(self._why_not, "")
        self.playback.show_hit(hit)
        self.button.setEnabled(not hit.offline)
        self.button.setToolTip(wording.why_away(hit) if hit.offline else self.tr("Play, or hold (P)"))
        self.place.setText(wording.place(hit))
        self._show_state()

    def toggle(self) -> None:
        """Play, hold, or go on."""
        self._failed = False
        say(self._why_not, "")
        self.playback.toggle()

    def stop(self) -> None:
        """Stop, and don't begin with what was asked for."""
        self.playback.stop()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says about playing. Returns: whether it says anything."""
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in _SEEKS:
            self.seek_wanted.emit(self.playback.position_s + _SEEKS[Qt.Key(event.key())])
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and event.text() not in ("[", "]"):
            return False
        if event.key() == Qt.Key.Key_P:
            self.toggle()
        elif event.key() == Qt.Key.Key_L:
            self.playback.set_looping(looping=not self.playback.looping)
            announce(self, self.tr("Again and again") if self.playback.looping else self.tr("Once"))
        elif event.text() in ("[", "]"):
            self.playback.change_speed(1 if event.text() == "]" else -1)
            announce(self, speed_name(self.playback.speed))
        else:
            return False
        return True

    def _show_state(self) -> None:
        playing = self.playback.playing
        if self._failed:
            self.button.setText(self.tr("Can't be played"))
        elif playing:
            self.button.setText(self.tr("Pause"))
            self.button.setAccessibleName(self.tr("Hold the sound"))
        else:
            self.button.setText(self.tr("Play"))
            self.button.setAccessibleName(self.tr("Play the sound"))
        self._theme.dress(self.button, "pause" if playing else "play", "on_accent")
        self.loop.setChecked(self.playback.looping)
        self.speed.setText(speed_name(self.playback.speed))
        self.speed.setAccessibleName(self.tr("Speed: %1").replace("%1", speed_name(self.playback.speed)))
        for speed, action in self._speeds.items():
            action.setChecked(speed == self.playback.speed)

    def _show_failure(self, error: UserError) -> None:
        self._failed = True
        self._show_state()
        self.button.setAccessibleName(str(error))
        self.button.setToolTip(f"{error.why} {error.what_to_do}")
        say(self._why_not, str(error))

    def _speed_menu(self) -> dict[float, QAction]:
        menu = QMenu(self.speed)
        group = QActionGroup(menu)
        made = {}
        for speed in SPEEDS:
            action = menu.addAction(speed_name(speed))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, speed=speed: self.playback.set_speed(speed))
            group.addAction(action)
            made[speed] = action
        self.speed.setMenu(menu)
        return made

    def _lay_out(self) -> None:
        space = self._theme.space
        row = FlowLayout(space("s"))
        for one in (self.button, self.loop, self.speed, self.place):
            row.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addLayout(row)
        column.addWidget(self._why_not)


def speed_name(speed: float) -> str:
    """1.5 as a speed."""
    decimals = 0 if speed == int(speed) else len(f"{speed}".rpartition(".")[2])
    return f"{QLocale().toString(speed, 'f', decimals)}\N{MULTIPLICATION SIGN}"
