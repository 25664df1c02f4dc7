"""Playing what was found: the part that matched, or its file from any moment on."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.hits import key_of
from desktop.preview.player import Player
from desktop.tasks import Tasks
from models.answers import Hit
from models.errors import UserError

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)

_PIECE_S = 60.0  # of a file that is played on: 12 MB of samples
_FIRST_S = 10.0  # of a sound whose parts are not known yet
_TICK_MS = 40
_INSTANT_S = 0.05


class Playback(QObject):
    """Plays one hit at a time. The file itself is never opened here: the engine sends samples, piece by piece.

    Args: silent: whether it goes on without sound where there is none: a film can be watched nevertheless.

    Signals:
        moved: the moment of the file that is heard, in seconds, several times a second while it plays.
        changed: whether it plays, how fast, or whether it loops.
        stopped: it plays no more, and is not held either.
        failed: UserError. muted: UserError: why it goes on without sound.
    """

    moved = Signal(float)
    changed = Signal()
    stopped = Signal()
    failed = Signal(object)
    muted = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject, *, silent: bool = False) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._subject = f"sound {id(self)}"
        self._can_be_silent = silent
        self._hit: Hit | None = None
        self._begin_s = 0.0  # of what is loaded
        self._end_s = 0.0
        self._goes_on = False
        self._waiting = False
        self._clock = QElapsedTimer()
        self._clock_from_s = 0.0
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._tick_on)
        self._silent = False
        self._held = False
        self.speed = 1.0
        self.looping = False
        self.player = Player(self)
        self.player.moved.connect(lambda played_s: self.playing and self.moved.emit(self._begin_s + played_s))
        self.player.ran_out.connect(self._run_on)
        self.player.failed.connect(self._fail)

    @property
    def playing(self) -> bool:
        """Whether it plays, and is not held."""
        return (self._silent and not self._held) or self.player.playing

    @property
    def under_way(self) -> bool:
        """Whether it plays, is held, or is about to."""
        return self._silent or self.player.loaded or self._waiting

    @property
    def position_s(self) -> float:
        """The moment that is heard, in seconds from the beginning of the file."""
        if not self._silent:
            return self._begin_s + self.player.position_s
        run_s = 0.0 if self._held else self._clock.elapsed() / 1000 * self.speed
        return self._clock_from_s + run_s

    @property
    def window(self) -> tuple[float, float]:
        """The part that matched, in seconds; of a sound that is not indexed yet, its beginning."""
        hit = self._hit
        if hit is None or hit.start_s is None or hit.end_s is None:
            return 0.0, _FIRST_S
        return hit.start_s, hit.end_s

    def show_hit(self, hit: Hit) -> None:
        """Play this from now on; what is playing stops when it is another one."""
        before, self._hit = self._hit, hit
        if before is None or key_of(before) != key_of(hit):
            self.stop()

    def toggle(self) -> None:
        """Play the part that matched, hold it, or go on."""
        if self.playing:
            self._hold()
        elif self._silent:
            self._held = False
            self._clock.start()
            self._tick.start()
        elif self.player.loaded:
            self.player.resume()
        elif self._waiting:
            self.stop()
        else:
            self._play_window()
        self.changed.emit()

    def play_from(self, moment_s: float) -> None:
        """Play from a moment on, to the end of the file."""
        hit = self._hit
        if hit is None or hit.offline:
            return
        moment_s = max(0.0, min(moment_s, max(hit.duration_s - _INSTANT_S, 0.0)) if hit.duration_s else moment_s)
        if self.player.loaded and self._begin_s <= moment_s < self._end_s:
            self._goes_on = True
            self.player.seek(moment_s - self._begin_s)
            self.player.resume()
            self.moved.emit(moment_s)
        elif self._silent:
            self._run_silently(moment_s)
        else:
            self._ask_from(moment_s)
        self.changed.emit()

    def set_looping(self, *, looping: bool) -> None:
        """Play the part that matched again and again from now on, or once."""
        self.looping = looping
        self.player.set_looping(looping=looping)
        begin_s, end_s = self.window
        if looping and self.under_way and (self._goes_on or not begin_s <= self.position_s <= end_s):
            self._play_window()
        self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Play so much faster."""
        if self._silent and not self._held:
            self._clock_from_s = self.position_s
            self._clock.start()
        self.speed = speed
        self.player.set_rate(speed)
        self.changed.emit()

    def change_speed(self, steps: int) -> None:
        """Play faster, or slower where steps is below 0."""
        nearest = min(range(len(SPEEDS)), key=lambda place: abs(SPEEDS[place] - self.speed))
        self.set_speed(SPEEDS[max(0, min(len(SPEEDS) - 1, nearest + steps))])

    def stop(self) -> None:
        """Stop, and don't begin with what was asked for."""
        self._tasks.forget(self._subject)
        was = self.under_way
        self._waiting = self._silent = self._held = False
        self._tick.stop()
        self.player.stop()
        if was:
            self.changed.emit()
            self.stopped.emit()

    def _play_window(self) -> None:
        hit = self._hit
        if hit is None or hit.offline:
            return
        self._begin_s, self._end_s = self.window
        self._goes_on = False
        call = ("sound_file", hit.file_id) if hit.item_id is None or hit.start_s is None else ("sound", hit.item_id)
        self._ask(*call)

    def _ask_from(self, moment_s: float) -> None:
        assert self._hit is not None
        self._begin_s, self._end_s = moment_s, moment_s + _PIECE_S
        if self._hit.duration_s:
            self._end_s = min(self._end_s, max(self._hit.duration_s, moment_s))
        self._goes_on = True
        self.player.set_looping(looping=False)
        self._ask("stretch", self._hit.file_id, self._begin_s, self._end_s)

    def _ask(self, *call: object) -> None:
        self._silent = False
        self._tick.stop()
        self._waiting = True
        self._tasks.ask(*call, then=self._play, failed=self._fail, latest=self._subject)

    def _play(self, wav: bytes) -> None:
        self._waiting = False
        self.player.set_rate(self.speed)
        self.player.set_looping(looping=self.looping and not self._goes_on)
        self.player.play(wav)
        if self.player.playing:
            self.moved.emit(self._begin_s)
        self.changed.emit()

    def _run_on(self) -> None:
        """What was loaded is over."""
        known = self._hit.duration_s if self._hit is not None else 0.0
        if self._goes_on and self._end_s < known - _INSTANT_S:
            self._ask_from(self._end_s)
        else:
            self.stop()

    def _hold(self) -> None:
        if self._silent:
            self._clock_from_s = self.position_s
            self._held = True
            self._tick.stop()
        else:
            self.player.pause()

    def _fail(self, error: UserError) -> None:
        self._waiting = False
        if self._can_be_silent:
            self.muted.emit(error)
            self._run_silently(self._begin_s)
            return
        self.player.stop()
        self.changed.emit()
        self.failed.emit(error)

    def _run_silently(self, moment_s: float) -> None:
        self._silent, self._held = True, False
        self._clock_from_s = moment_s
        self._clock.start()
        self._tick.start()
        self.moved.emit(moment_s)
        self.changed.emit()

    def _tick_on(self) -> None:
        now_s = self.position_s
        known_s = self._hit.duration_s if self._hit is not None else 0.0
        begin_s, end_s = self.window
        if not self._goes_on and now_s >= end_s and self.looping:
            self._run_silently(begin_s)
        elif now_s >= (known_s or end_s if self._goes_on else end_s):
            self.stop()
        else:
            self.moved.emit(now_s)
