"""Playing what was found: from where, how fast, again and again, and in step with what is seen."""

from __future__ import annotations

import itertools
import wave
from io import BytesIO
from pathlib import Path

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from stand_in_player import StandInPlayer

from desktop.preview.play_row import speed_name
from desktop.preview.playback import SPEEDS, Playback
from desktop.preview.player import Player
from desktop.preview.spectrogram import ramp_between
from desktop.theme import Theme
from models.answers import Hit
from models.errors import UserError
from models.kinds import Kind
from models.shown import FilmFrames

SOUND = make_hit(2, Kind.AUDIO, start_s=10.0, end_s=20.0, duration_s=150.0)
FILM = make_hit(5, Kind.FILM, item_kind=Kind.IMAGE, start_s=64.0, end_s=74.0, duration_s=100.0, width=1920, height=1080)
SILENT = UserError("There is no sound in this file.", "It has no audio stream.", "Nothing needs to be done.")


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.preview.playback.Player", StandInPlayer)
    monkeypatch.setattr(StandInPlayer, "error", None)


@pytest.fixture
def shown(_stand_in: None, desk: Desk) -> Desk:
    return desk


def _show(desk: Desk, hit: Hit) -> Playback:
    desk.prepare = lambda link: setattr(link, "hits", (hit,))
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    view = desk.window.preview.view
    return (view.film if hit.kind is Kind.FILM else view.sound).row.playback


def _jpeg(colour: str) -> bytes:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 95)
    return bytes(buffer.data().data())


def test_a_press_plays_the_part_that_matched_another_holds_it(shown: Desk, qtbot) -> None:
    playback = _show(shown, SOUND)
    row = shown.window.preview.view.sound.row
    row.button.click()
    qtbot.waitUntil(lambda: playback.playing)
    assert shown.link.asked("sound") == [(2,)]
    assert row.button.text() == "Pause"
    playback.player.pass_time(2.5)
    assert shown.window.preview.view.sound.waveform.played == pytest.approx(12.5 / 150)
    row.button.click()
    assert not playback.playing
    assert row.button.text() == "Play"
    assert playback.position_s == pytest.approx(12.5)
    row.button.click()
    assert playback.player.told[-1] == ("resume",)
    playback.player.run_out()
    assert not playback.under_way
    assert shown.window.preview.view.sound.waveform.played is None


def test_a_click_on_the_waveform_plays_from_there_to_the_end_piece_by_piece(shown: Desk, qtbot) -> None:
    playback = _show(shown, SOUND)
    waveform = shown.window.preview.view.sound.waveform
    inner = waveform.inner
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=QPoint(round(inner.left() + inner.width() * 0.2), 60))
    (file_id, begin_s, end_s), *_ = shown.wait_asked("stretch")
    assert file_id == 1002
    assert begin_s == pytest.approx(30, abs=1)
    assert end_s == pytest.approx(begin_s + 60)
    qtbot.waitUntil(lambda: playback.playing)
    waveform.sought.emit(45.0)
    assert playback.player.told[-2:] == [("seek", pytest.approx(45.0 - begin_s)), ("resume",)]
    playback.player.run_out()
    assert shown.wait_asked("stretch", 2)[1][1:] == (end_s, 150.0)
    qtbot.waitUntil(lambda: playback.playing)
    playback.player.run_out()
    assert not playback.under_way


def test_keys_hold_loop_and_change_the_speed(shown: Desk, qtbot) -> None:
    playback = _show(shown, SOUND)
    panel = shown.window.preview
    qtbot.keyClick(panel, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: playback.playing)
    qtbot.keyClick(panel, Qt.Key.Key_L)
    assert playback.player.looping
    assert panel.view.sound.row.loop.isChecked()
    qtbot.keyClicks(panel, "]")
    qtbot.keyClicks(panel, "]")
    assert playback.player.rate == 1.5
    assert panel.view.sound.row.speed.text() == speed_name(1.5)
    for _ in range(9):
        qtbot.keyClicks(panel, "[")
    assert playback.player.rate == SPEEDS[0] == 0.5
    qtbot.keyClick(panel, Qt.Key.Key_L)
    assert not playback.player.looping
    qtbot.keyClick(panel, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert playback.player.told[-2] == ("seek", 5.0)


def test_whoever_wants_the_part_again_while_the_rest_plays_gets_the_part(shown: Desk, qtbot) -> None:
    playback = _show(shown, SOUND)
    playback.play_from(90.0)
    qtbot.waitUntil(lambda: playback.playing)
    assert not playback.player.looping
    playback.set_looping(looping=True)
    qtbot.waitUntil(lambda: playback.player.looping and playback.playing)
    assert shown.link.asked("sound") == [(2,)]
    assert playback.position_s == 10.0


def test_the_speed_and_the_choice_of_picture_stay_for_the_next_sound(shown: Desk, qtbot) -> None:
    playback = _show(shown, SOUND)
    playback.set_speed(1.25)
    shown.window.preview.show_hit(make_hit(7, Kind.AUDIO, start_s=0.0, end_s=5.0, duration_s=9.0))
    playback.toggle()
    qtbot.waitUntil(lambda: playback.playing)
    assert playback.player.rate == 1.25


def test_pitches_are_measured_when_they_are_wanted_and_remembered(shown: Desk, qtbot) -> None:
    _show(shown, SOUND)
    sound = shown.window.preview.view.sound
    qtbot.wait(200)
    assert shown.link.asked("spectrogram") == []
    qtbot.keyClick(shown.window.preview, Qt.Key.Key_S)
    assert sound.shows_pitches
    assert sound.pitch_tab.isChecked()
    assert shown.wait_asked("spectrogram") == [(1002, 0.0, 150.0)]
    qtbot.waitUntil(lambda: sound.spectrogram.data is not None)
    assert sound.said == ""
    assert (sound.spectrogram.image.width(), sound.spectrogram.image.height()) == (4, 2)
    sound.row.playback.play_from(75.0)
    qtbot.waitUntil(lambda: sound.spectrogram.played is not None)
    assert sound.spectrogram.played == pytest.approx(0.5)
    sound.wave_tab.click()
    assert not sound.shows_pitches
    sound.pitch_tab.click()
    qtbot.wait(200)
    assert len(shown.link.asked("spectrogram")) == 1, "what is known is not measured again"


def test_of_a_very_long_sound_the_part_around_the_match_is_shown(shown: Desk, qtbot) -> None:
    long = make_hit(3, Kind.AUDIO, start_s=7200.0, end_s=7210.0, duration_s=20_000.0)
    _show(shown, long)
    sound = shown.window.preview.view.sound
    sound.show_pitches(True)
    assert shown.wait_asked("spectrogram") == [(1003, 6300.0, 8100.0)]
    qtbot.waitUntil(lambda: sound.said.startswith("Of this long sound"))
    assert "1:45:00" in sound.said


def test_pitches_that_cannot_be_measured_say_why(shown: Desk, qtbot) -> None:
    _show(shown, SOUND)
    shown.link.errors["spectrogram"] = UserError("This sound is damaged.", "It ends.", "Restore it.")
    sound = shown.window.preview.view.sound
    sound.show_pitches(True)
    qtbot.waitUntil(lambda: sound.said == "This sound is damaged. It ends. Restore it.")
    assert not sound.spectrogram.grab().isNull()


def test_loud_is_told_from_quiet_in_both_themes(theme: Theme) -> None:
    for choice in ("light", "dark"):
        theme.choose(choice)
        ramp = [theme.colour(name) for name in ("spectrum_low", "spectrum_middle", "spectrum_high")]
        light = [0.2126 * c.redF() + 0.7152 * c.greenF() + 0.0722 * c.blueF() for c in ramp_between(tuple(ramp), 64)]
        steps = [after - before for before, after in itertools.pairwise(light)]
        assert all(step > 0 for step in steps) or all(step < 0 for step in steps), choice
        assert abs(light[-1] - light[0]) > 0.6


def test_a_film_moves_in_step_with_its_sound(shown: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = FilmFrames((64.0, 65.0, 66.0), tuple(map(_jpeg, ("#ff0000", "#00ff00", "#0000ff"))), 68.0)
    monkeypatch.setattr("fake_link.FakeLink._frames", lambda self, *_: frames)
    playback = _show(shown, FILM)
    film = shown.window.preview.view.film
    qtbot.waitUntil(lambda: not film.picture.pixmap.isNull())
    film.row.button.click()
    qtbot.waitUntil(lambda: playback.playing)
    assert shown.wait_asked("frames")[0] == (1005, 64.0, 68.0, 640)
    qtbot.waitUntil(lambda: bool(film.reel._times_s))

    def colour() -> str:
        return film.picture.pixmap.toImage().pixelColor(5, 5).name()

    playback.player.pass_time(0.1)
    qtbot.waitUntil(lambda: QColor(colour()).red() > 240)
    playback.player.pass_time(1.2)
    qtbot.waitUntil(lambda: QColor(colour()).green() > 240)
    assert film.time_bar._played == pytest.approx(0.653)
    film.row.button.click()
    assert shown.wait_asked("still", 2)[-1][:2] == (1005, pytest.approx(65.3)), "what is held is seen sharp"


def test_a_film_without_sound_is_watched_and_says_why(shown: Desk, qtbot) -> None:
    playback = _show(shown, FILM)
    shown.link.errors["sound"] = SILENT
    row = shown.window.preview.view.film.row
    row.button.click()
    qtbot.waitUntil(lambda: playback.playing)
    assert "no sound" in row.said
    assert row.button.text() == "Pause"
    before_s = playback.position_s
    qtbot.waitUntil(lambda: playback.position_s > before_s + 0.05)
    row.button.click()
    held_s = playback.position_s
    qtbot.wait(80)
    assert playback.position_s == held_s
    row.button.click()
    qtbot.waitUntil(lambda: playback.position_s > held_s)
    row.stop()
    assert not playback.under_way


def test_a_film_is_stepped_and_sought(shown: Desk, qtbot) -> None:
    playback = _show(shown, FILM)
    film = shown.window.preview.view.film
    qtbot.keyClicks(shown.window.preview, ".")
    assert shown.wait_asked("still", 2)[-1] == (1005, pytest.approx(69.04), 1600)
    film.back.click()
    film.back.click()
    assert shown.wait_asked("still", 3)[-1] == (1005, pytest.approx(68.96), 1600), "of three steps one is asked for"
    bar = film.time_bar
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 6))
    assert film.at_s == pytest.approx(50, abs=1)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert film.at_s == pytest.approx(55, abs=1)
    assert not playback.playing
    qtbot.waitUntil(lambda: film.picture.accessibleName() == "Film film-5.mp4 at 0:55")


def test_a_wav_is_played_by_the_real_player_or_says_what_is_missing(qtbot, tmp_path: Path) -> None:
    data = BytesIO()
    with wave.open(data, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(8000)
        wav.writeframes(bytes(1600))
    player = Player()
    said: list[UserError] = []
    player.failed.connect(said.append)
    player.play(data.getvalue())
    if said:
        assert said[0].what_to_do
        assert not player.loaded
    else:
        player.pause()
        assert player.loaded and not player.playing
        player.set_rate(1.5)
        player.set_looping(looping=True)
        player.resume()
        player.seek(0.05)
        player.stop()
    assert not player.playing
    player.deleteLater()


@pytest.mark.parametrize("speed", SPEEDS)
def test_speeds_are_short(speed: float) -> None:
    assert len(speed_name(speed)) <= 5
