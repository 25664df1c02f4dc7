"""Playing a short sound. Says plainly why where that cannot be done."""

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
        ended: playing stopped, by itself or not.
        failed: UserError.
    """

    moved = Signal(float)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media: QMediaPlayer | None = None
        self._buffer: QBuffer | None = None

    @property
    def playing(self) -> bool:
        """Whether a sound is being played."""
        return self._buffer is not None

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
        media.setSourceDevice(self._buffer, QUrl("sound.wav"))
        media.play()

    def stop(self) -> None:
        """Stop, if anything plays."""
        if self._buffer is None:
            return
        buffer, self._buffer = self._buffer, None
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
        media.setAudioOutput(QAudioOutput(media))
        media.positionChanged.connect(lambda position_ms: self.moved.emit(position_ms / 1000))
        media.mediaStatusChanged.connect(self._note_status)
        media.errorOccurred.connect(self._note_error)
        return media

    def _note_status(self, status: object) -> None:
        assert self._media is not None
        if status == type(self._media).MediaStatus.EndOfMedia:
            self.stop()

    def _note_error(self, _error: object, text: str) -> None:
        self.stop()
        self.failed.emit(
            UserError(
                self.tr("The sound could not be played."),
                f"{text.rstrip('.')}." if text else self.tr("The system's player gave no reason."),
                self.tr("Open the file with another program."),
            )
        )
