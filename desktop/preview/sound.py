"""A sound: its waveform or its pitches with the part that matched, and buttons to hear it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.drawing import draw_waveform, marked_part, rounded
from desktop.furniture import say, words
from desktop.hits import HitKey, key_of
from desktop.preview.play_row import PlayRow
from desktop.preview.spectrogram import Spectrogram
from desktop.preview.time_line import TimeLine
from desktop.preview.turn_button import tab_button
from desktop.tasks import Tasks
from desktop.theme import Theme
from models.answers import Hit
from models.shown import SpectrogramData

_SETTING = "preview/sound"
_PITCHES = "pitches"
_PAUSE_MS = 120  # who walks through the results asks for the one that is stopped at
_MOST_S = 1800.0  # of a longer sound, as much around what matched


class Waveform(TimeLine):
    """How loud the whole sound is; the part that matched is in colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._peaks: bytes | None = None

    def show_peaks(self, peaks: bytes | None, marked: tuple[float, float] | None, duration_s: float) -> None:
        """Show a waveform, or an empty place while it is on its way; duration_s is 0 where it is not known."""
        self._peaks = peaks
        self.show_stretch(0.0, duration_s, marked)

    def draw_sound(self, painter: QPainter, inner: QRectF, marked: tuple[float, float] | None) -> None:
        if not self._peaks:
            self.draw_nothing(painter)
            return
        theme = self._theme
        if marked is not None:
            left, right = (inner.left() + part * inner.width() for part in marked)
            ground = QRectF(left - 4, inner.top() - 14, right - left + 8, inner.height() + 22)
            painter.fillPath(rounded(ground, theme.radius("s")), theme.colour("accent_soft"))
        draw_waveform(painter, self._peaks, inner, marked, (theme.colour("accent"), theme.colour("wave")))


class SoundView(QWidget):
    """One sound, to be seen and heard.

    Args: settings: where is kept whether its waveform or its pitches are shown.
    """

    def __init__(self, tasks: Tasks, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self._tasks = tasks
        self._settings = settings
        self._subject = f"spectrogram {id(self)}"
        self._hit: Hit | None = None
        self._shown_for: HitKey | None = None
        self.waveform = Waveform(theme)
        self.spectrogram = Spectrogram(theme)
        self.row = PlayRow(tasks, theme)
        self.wave_tab = tab_button(theme, "audio", self.tr("Waveform"), lambda: self.show_pitches(False))
        self.pitch_tab = tab_button(theme, "spectrogram", self.tr("Pitches"), lambda: self.show_pitches(True))
        for tab in (self.wave_tab, self.pitch_tab):
            tab.setToolTip(self.tr("Waveform or pitches (S)"))
        self._said = words(tone="muted", size="small")
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._lay_out(theme)
        self.row.playback.moved.connect(self._follow)
        self.row.playback.stopped.connect(lambda: self._follow(None))
        self.row.seek_wanted.connect(self.row.playback.play_from)
        for line in (self.waveform, self.spectrogram):
            line.sought.connect(self.row.playback.play_from)
        self._show_as(pitches=str(settings.value(_SETTING, "")) == _PITCHES)
        say(self._said, "")

    @property
    def shows_pitches(self) -> bool:
        """Whether the spectrogram is shown rather than the waveform."""
        return self._stack.currentWidget() is self.spectrogram

    @property
    def said(self) -> str:
        """What is said of the spectrogram, "" for nothing."""
        return "" if self._said.isHidden() else self._said.text()

    def set_large(self, *, large: bool) -> None:
        """Take all the room that there is."""
        vertical = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Fixed
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def show_hit(self, hit: Hit, peaks: bytes | None) -> None:
        """Show a sound; what was playing stops when it is another one."""
        self.row.show_hit(hit)
        self._hit = hit
        self.waveform.show_peaks(peaks, marked_part(hit.start_s, hit.end_s, hit.duration_s), hit.duration_s)
        place = wording.place(hit)
        for line, said in (
            (self.waveform, self.tr("Waveform of %1").replace("%1", hit.name)),
            (self.spectrogram, self.tr("Pitches of %1").replace("%1", hit.name)),
        ):
            line.setAccessibleName(f"{said}, {place}" if place else said)
        if self._shown_for != key_of(hit):
            self._shown_for = None
            self._begin_pitches()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key says about the sound. Returns: whether it says anything."""
        if event.key() == Qt.Key.Key_S and not event.modifiers():
            self.show_pitches(not self.shows_pitches)
            return True
        return self.row.take_key(event)

    def show_pitches(self, pitches: bool) -> None:
        """Show the pitches, or the waveform, from now on."""
        self._settings.setValue(_SETTING, _PITCHES if pitches else "")
        self._show_as(pitches=pitches)
        self._begin_pitches()

    def _show_as(self, *, pitches: bool) -> None:
        self._stack.setCurrentWidget(self.spectrogram if pitches else self.waveform)
        self.pitch_tab.setChecked(pitches)
        self.wave_tab.setChecked(not pitches)

    def _begin_pitches(self) -> None:
        """Measure them when they are wanted, and only then."""
        hit = self._hit
        if hit is None or not self.shows_pitches or self._shown_for == key_of(hit):
            self._pause.stop()
            return
        self._tasks.forget(self._subject)
        self.spectrogram.show_data(None)
        self.spectrogram.show_stretch(0.0, 0.0, None)
        if hit.offline:
            say(self._said, wording.why_away(hit))
            return
        say(self._said, self.tr("One moment\N{HORIZONTAL ELLIPSIS}"))
        self._pause.start()

    def _ask(self) -> None:
        hit = self._hit
        if hit is not None:
            begin_s, end_s = _stretch_around(hit)
            self._tasks.ask(
                "spectrogram",
                hit.file_id,
                begin_s,
                end_s,
                then=self._show_data,
                failed=lambda error: say(self._said, str(error)),
                latest=self._subject,
            )

    def _show_data(self, data: SpectrogramData) -> None:
        hit = self._hit
        if hit is None:
            return
        self._shown_for = key_of(hit)
        said = "" if data.columns else self.tr("There is nothing to hear in it.")
        if data.columns and (data.start_s > 0 or data.end_s < hit.duration_s - 1):
            said = self.tr("Of this long sound, %1 are shown.")
            said = said.replace("%1", wording.time_range(data.start_s, data.end_s))
        say(self._said, said)
        self.spectrogram.show_data(data)
        self.spectrogram.show_stretch(data.start_s, data.end_s, _part_of(hit, data))

    def _follow(self, moment_s: float | None) -> None:
        for line in (self.waveform, self.spectrogram):
            line.show_moment(moment_s)

    def _lay_out(self, theme: Theme) -> None:
        space = theme.space
        for line in (self.waveform, self.spectrogram):
            self._stack.addWidget(line)
        tabs = QHBoxLayout()
        tabs.setSpacing(space("xs"))
        tabs.addWidget(self.wave_tab)
        tabs.addWidget(self.pitch_tab)
        tabs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("s"))
        column.addWidget(self._stack, 1)
        column.addLayout(tabs)
        column.addWidget(self._said)
        column.addWidget(self.row)
        self.set_large(large=False)


def _stretch_around(hit: Hit) -> tuple[float, float]:
    """The whole sound, or of a very long one a part with what matched in the middle of it."""
    if hit.duration_s <= _MOST_S:
        return 0.0, hit.duration_s or _MOST_S
    begin_s = max(0.0, min((hit.start_s or 0.0) - _MOST_S / 2, hit.duration_s - _MOST_S))
    return begin_s, begin_s + _MOST_S


def _part_of(hit: Hit, data: SpectrogramData) -> tuple[float, float] | None:
    """What matched, as fractions of what is shown."""
    if hit.start_s is None or hit.end_s is None:
        return None
    return marked_part(hit.start_s - data.start_s, hit.end_s - data.start_s, data.end_s - data.start_s)
