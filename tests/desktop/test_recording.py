"""A sound from the microphone becomes an example; what goes wrong is said."""

from __future__ import annotations

import io
import wave
from array import array
from pathlib import Path

import pytest
from conftest import Desk
from PySide6.QtCore import QObject, Qt, Signal

from desktop.search import microphone, pasting
from desktop.search.microphone import LONGEST_S, Microphone, Take
from desktop.search.recording import RecordingLine
from desktop.theme import Theme
from models.errors import UserError


class FakeMicrophone(QObject):
    """Hears what a test says."""

    began = Signal(int, int)
    heard = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.listening = False

    def start(self) -> None:
        self.listening = True
        self.began.emit(8000, 1)

    def stop(self) -> None:
        self.listening = False


@pytest.fixture
def line(qtbot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RecordingLine:
    monkeypatch.setattr(pasting, "examples_folder", lambda: str(tmp_path / "cache"))
    line = RecordingLine(theme, FakeMicrophone())
    qtbot.addWidget(line)
    return line


def test_a_take_is_bounded_and_a_good_wav_file() -> None:
    take = Take(8000, 2)
    assert take.add(array("h", [0, -16384] * 8000)) == 0.5
    assert take.seconds == 1.0
    take.add(array("h", [1] * 8000 * 2 * 20))
    assert take.full and take.seconds == LONGEST_S
    with wave.open(io.BytesIO(take.wav())) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 8000, 80_000)
        assert file.readframes(1) == b"\0\0\0\xc0"


def test_samples_of_all_formats_become_sixteen_bits() -> None:
    assert list(microphone._from_uint8(bytes([0, 128, 255]))) == [-32768, 0, 32512]
    assert list(microphone._from_int32(array("i", [-(2**31), 2**30]).tobytes())) == [-32768, 16384]
    floats = array("f", [-2.0, 0.5, float("nan"), float("inf")]).tobytes()
    assert list(microphone._from_float(floats)) == [-32767, 16384, 0, 32767]
    assert list(microphone._from_int16(b"\1\0\2")) == [1]


def test_what_is_recorded_is_searched_by(line: RecordingLine, qtbot) -> None:
    line.start()
    assert line.isVisible() and line._microphone.listening
    line._microphone.heard.emit(array("h", [9000] * 8000))
    assert line._text.text() == "Recording: 1.0 of 10 s"
    assert line._level.value() > 30
    with qtbot.waitSignal(line.found) as found:
        line.stop_button.click()
    assert not line._microphone.listening and line.isHidden()
    (example,) = found.args[0]
    assert example.name == "Recording"
    with wave.open(example.path.decode()) as file:
        assert file.getnframes() == 8000


def test_it_ends_by_itself_after_ten_seconds(line: RecordingLine, qtbot) -> None:
    line.start()
    with qtbot.waitSignal(line.found):
        line._microphone.heard.emit(array("h", [1] * 8000 * 11))
    assert not line._microphone.listening


def test_escape_forgets_it(line: RecordingLine, qtbot, tmp_path: Path) -> None:
    line.start()
    line._microphone.heard.emit(array("h", [1] * 8000))
    qtbot.keyClick(line.stop_button, Qt.Key.Key_Escape)
    assert line.isHidden() and not line._microphone.listening
    assert not (tmp_path / "cache").exists()


def test_too_short_a_recording_is_no_question(line: RecordingLine, qtbot) -> None:
    line.start()
    with qtbot.waitSignal(line.failed) as failed:
        line.finish()
    assert failed.args[0].why == "The recording was too short."


def test_a_disk_without_room_is_said(line: RecordingLine, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.search.recording.new_file", refuse)
    line.start()
    line._microphone.heard.emit(array("h", [1] * 8000))
    with qtbot.waitSignal(line.failed) as failed:
        line.finish()
    assert "No space left" in failed.args[0].why


def test_no_microphone_and_no_leave_are_said(desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.start()
    heard = desk.window.search_bar.recording._microphone
    heard._listen_if(Qt.PermissionStatus.Denied)
    assert "not allowed to use the microphone" in desk.window.banner.message
    heard.failed.emit(microphone._no_microphone())
    assert "No microphone answers" in desk.window.banner.message
    assert desk.window.search_bar.recording.isHidden()


def test_the_real_microphone_answers_or_says_why_not(qtbot) -> None:
    heard = Microphone()
    said: list[object] = []
    heard.began.connect(lambda rate, channels: said.append((rate, channels)))
    heard.failed.connect(said.append)
    heard.start()
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    heard.stop()
    assert isinstance(said[0], (UserError, tuple))
