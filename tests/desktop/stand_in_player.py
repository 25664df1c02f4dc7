"""A player that makes no sound, and says what it was told."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from models.errors import UserError


class StandInPlayer(QObject):
    """Behaves like `desktop.preview.player.Player`. Tests move its time on with `pass_time`."""

    moved = Signal(float)
    ran_out = Signal()
    ended = Signal()
    failed = Signal(object)
    error: UserError | None = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[tuple[object, ...]] = []
        self.loaded = self.playing = False
        self.looping = False
        self.rate = 1.0
        self.position_s = 0.0

    def play(self, wav: bytes) -> None:
        self.told.append(("play", wav))
        if self.error is not None:
            self.failed.emit(self.error)
            return
        self.loaded = self.playing = True
        self.position_s = 0.0

    def pause(self) -> None:
        self.told.append(("pause",))
        self.playing = False

    def resume(self) -> None:
        self.told.append(("resume",))
        self.playing = True

    def seek(self, position_s: float) -> None:
        self.told.append(("seek", position_s))
        self.position_s = position_s

    def set_rate(self, rate: float) -> None:
        self.rate = rate

    def set_looping(self, *, looping: bool) -> None:
        self.looping = looping

    def stop(self) -> None:
        if self.loaded:
            self.told.append(("stop",))
            self.loaded = self.playing = False
            self.ended.emit()

    def pass_time(self, seconds: float) -> None:
        """Play on for so long."""
        self.position_s += seconds
        self.moved.emit(self.position_s)

    def run_out(self) -> None:
        """Come to the end of what is loaded."""
        self.ran_out.emit()
