"""Playing a stretch of sound. Says plainly why where that cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl, Signal

from models.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer


class Player(QObject):
    """Plays WAV data. QtMultimedia is loaded when the first sound is played, not before.

    Signals:
        moved: seconds played of the data, a few times per second.
        ran_out: it was played to its end, and stays there.
        ended: playing stopped, by itself or not.
        failed: UserError.
    """

    moved = Signal(float)
    ran_out = Signal()
    ended = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media: QMediaPlayer | None = None
        self._buffer: QBuffer | None = None
        self._rate = 1.0
        self._looping = False
        self._paused = False

    @property
    def playing(self) -> bool:
        """Whether a sound is being played, and not only held."""
        return self._buffer is not None and not self._paused

    @property
    def loaded(self) -> bool:
        """Whether there is a sound, played or held."""
        return self._buffer is not None

    @property
    def position_s(self) -> float:
        """Seconds of the data that were played."""
        return self._media.position() / 1000 if self._media is not None and self._buffer is not None else 0.0

    def play(self, wav: bytes) -> None:
        """Play from the beginning of the data, instead of what is playing now."""
        self.stop()
        try:
            media = self._media or self._make()
        except UserError as error:
            self.failed.emit(error)
            return
        self._media = media
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(wav))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._paused = False
        media.setSourceDevice(self._buffer, QUrl("sound.wav"))
        media.setPlaybackRate(self._rate)
        self.set_looping(looping=self._looping)
        media.play()

    def pause(self) -> None:
        """Hold, at the place that was reached."""
        if self._media is not None and self.playing:
            self._paused = True
            self._media.pause()

    def resume(self) -> None:
        """Go on where it was held."""
        if self._media is not None and self._buffer is not None:
            self._paused = False
            self._media.play()

    def seek(self, position_s: float) -> None:
        """Go to another place of the data."""
        if self._media is not None and self._buffer is not None:
            self._media.setPosition(round(position_s * 1000))

    def set_rate(self, rate: float) -> None:
        """Play at this speed from now on; voices keep their pitch where the system's player can do that."""
        self._rate = rate
        if self._media is not None:
            self._media.setPlaybackRate(rate)

    def set_looping(self, *, looping: bool) -> None:
        """Begin anew at the end from now on, or end there."""
        self._looping = looping
        if self._media is not None:
            loops = type(self._media).Loops
            self._media.setLoops(loops.Infinite.value if looping else loops.Once.value)

    def stop(self) -> None:
        """Stop, if anything plays."""
        if self._buffer is None:
            return
        buffer, self._buffer = self._buffer, None
        self._paused = False
        assert self._media is not None
        self._media.stop()
        self._media.setSource(QUrl())  # lets go of the buffer
        buffer.deleteLater()
        self.ended.emit()

    def _make(self) -> QMediaPlayer:
        """Raises: UserError: nothing on this computer plays sound."""
        try:
            from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer
        except ImportError as error:
            raise UserError(
                self.tr("Sounds can't be played here."),
                self.tr("A part of the system that plays sound is missing: %1.").replace("%1", str(error)),
                self.tr("Install it (on Debian and Ubuntu: libpulse0), or open the file with another program."),
            ) from error
        if not QMediaDevices.audioOutputs():
            raise UserError(
                self.tr("Sounds can't be played here."),
                self.tr("No loudspeaker or headphones were found."),
                self.tr("Connect one and try again."),
            )
        media = QMediaPlayer(self)
        if not media.isAvailable():
            raise UserError(
                self.tr("Sounds can't be played here."),
                self.tr("The part of Qt that plays sound is not there: it comes with the package PySide6-Addons."),
                self.tr("Install Findling anew, or open the file with another program."),
            )
        media.setAudioOutput(QAudioOutput(media))
        # At another speed a voice is to stay that voice.
        media.setPitchCompensation(True)
        media.positionChanged.connect(lambda position_ms: self.moved.emit(position_ms / 1000))
        media.mediaStatusChanged.connect(self._note_status)
        media.errorOccurred.connect(self._note_error)
        return media

    def _note_status(self, status: object) -> None:
        assert self._media is not None
        if status == type(self._media).MediaStatus.EndOfMedia and self._buffer is not None:
            self.ran_out.emit()

    def _note_error(self, _error: object, text: str) -> None:
        self.stop()
        self.failed.emit(
            UserError(
                self.tr("The sound could not be played."),
                f"{text.rstrip('.')}." if text else self.tr("The system's player gave no reason."),
                self.tr("Open the file with another program."),
            )
        )
