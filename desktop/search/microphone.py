"""A few seconds from the microphone, as sound that can be searched by."""

from __future__ import annotations

import io
import sys
import wave
from array import array
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from models.errors import UserError

LONGEST_S = 10.0
_WANTED_HZ = 48_000
_LOUDEST = 32_767


class Take:
    """Sound that is being recorded: 16 bits a sample, at most `LONGEST_S`.

    Args:
        rate_hz: of samples. channels: how many values belong to one moment.
    """

    def __init__(self, rate_hz: int, channels: int) -> None:
        self.rate_hz = rate_hz
        self.channels = channels
        self._samples = array("h")

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self._samples) / self.channels / self.rate_hz

    @property
    def full(self) -> bool:
        """Whether there is no more room."""
        return self.seconds >= LONGEST_S

    def add(self, samples: array[int]) -> float:
        """Add samples. Returns: how loud the loudest of them is, 0 to 1."""
        room = round(LONGEST_S * self.rate_hz) * self.channels - len(self._samples)
        self._samples.extend(samples[:room])
        return max(map(abs, samples), default=0) / (_LOUDEST + 1)

    def wav(self) -> bytes:
        """The sound as a WAV file."""
        samples = array("h", self._samples)
        if sys.byteorder == "big":
            samples.byteswap()
        file = io.BytesIO()
        with wave.open(file, "wb") as writer:
            writer.setnchannels(self.channels)
            writer.setsampwidth(2)
            writer.setframerate(self.rate_hz)
            writer.writeframes(samples.tobytes())
        return file.getvalue()


class Microphone(QObject):
    """The microphone that the system would take.

    Signals:
        began: rate in Hz and channels of what will be heard.
        heard: array of 16-bit samples.
        failed: UserError: there is none, it may not be used, or it stopped.
    """

    began = Signal(int, int)
    heard = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Any = None
        self._stream: Any = None
        self._to_samples = _from_int16

    def start(self) -> None:
        """Ask for leave where the system wants that, and listen."""
        from PySide6.QtCore import QMicrophonePermission

        app = QCoreApplication.instance()
        assert app is not None
        permission = QMicrophonePermission()
        status = app.checkPermission(permission)
        if status == Qt.PermissionStatus.Undetermined:
            app.requestPermission(permission, self, self._learn)
        else:
            self._listen_if(status)

    def stop(self) -> None:
        """Listen no more."""
        source, self._source, self._stream = self._source, None, None
        if source is not None:
            source.stop()
            source.deleteLater()

    def _learn(self, permission: Any) -> None:
        app = QCoreApplication.instance()
        assert app is not None
        self._listen_if(app.checkPermission(permission))

    def _listen_if(self, status: Qt.PermissionStatus) -> None:
        if status == Qt.PermissionStatus.Granted:
            self._listen()
            return
        self.failed.emit(
            UserError(
                self.tr("Nothing was recorded."),
                self.tr("Findling is not allowed to use the microphone."),
                self.tr("Allow it in the privacy settings of your system, and try again."),
            )
        )

    def _listen(self) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSource, QMediaDevices

        device = QMediaDevices.defaultAudioInput()
        if device.isNull():
            self.failed.emit(_no_microphone())
            return
        wanted = QAudioFormat()
        wanted.setSampleRate(_WANTED_HZ)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        known = wanted if device.isFormatSupported(wanted) else device.preferredFormat()
        self._to_samples = {
            QAudioFormat.SampleFormat.UInt8: _from_uint8,
            QAudioFormat.SampleFormat.Int32: _from_int32,
            QAudioFormat.SampleFormat.Float: _from_float,
        }.get(known.sampleFormat(), _from_int16)
        self._source = QAudioSource(device, known, self)
        self._stream = self._source.start()
        if self._stream is None or self._source.error() != self._source.error().NoError:
            self.stop()
            self.failed.emit(_no_microphone())
            return
        self._stream.readyRead.connect(self._read)
        self.began.emit(known.sampleRate(), known.channelCount())

    def _read(self) -> None:
        if self._stream is not None:
            self.heard.emit(self._to_samples(bytes(self._stream.readAll().data())))


def _no_microphone() -> UserError:
    return UserError(
        QCoreApplication.translate("Microphone", "Nothing was recorded."),
        QCoreApplication.translate("Microphone", "No microphone answers on this computer."),
        QCoreApplication.translate("Microphone", "Connect one, or turn it on in the settings of your system."),
    )


def _from_int16(data: bytes) -> array[int]:
    return array("h", data[: len(data) // 2 * 2])


def _from_uint8(data: bytes) -> array[int]:
    return array("h", ((value - 128) << 8 for value in data))


def _from_int32(data: bytes) -> array[int]:
    return array("h", (value >> 16 for value in array("i", data[: len(data) // 4 * 4])))


def _from_float(data: bytes) -> array[int]:
    values = array("f", data[: len(data) // 4 * 4])
    # A broken driver may send values that are no numbers.
    return array("h", (round(max(-1.0, min(1.0, value)) * _LOUDEST) if value == value else 0 for value in values))
