"""Sounds and films reach the ear as they are, and what it hears comes out with its moment, and is gone on with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from film_makers import Make, Take, scene, standing, write_film
from media_makers import tone, write_sound

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media.parts import Piece
from models.media.passages import MOST_WORDS
from models.media.reading.hearing import LONGEST_S, RATE_HZ, Stretch
from models.media.reading.protocol import ReaderUnavailable
from models.media.reading.speech import Heard, SpeechReader, WhisperEar
from models.media.windows import Samples

HZ = {"low": 300.0, "middle": 600.0, "high": 1200.0}


class ToneEar:
    """Takes every tone for speech, and says how high it is."""

    def __init__(self, **heard: object) -> None:
        self.heard_s: list[float] = []
        self._heard = {"log_belief": -0.2, "no_speech": 0.1, "compression": 1.0, **heard}

    def find_speech(self, samples: Samples) -> Sequence[Stretch]:
        loud = np.flatnonzero(np.abs(samples) > 0.05)
        parts = np.split(loud, np.flatnonzero(np.diff(loud) > RATE_HZ // 4) + 1)
        step = int(LONGEST_S * RATE_HZ)
        return [
            (start, min(start + step, int(part[-1]) + 1))
            for part in parts
            if len(part)
            for start in range(int(part[0]), int(part[-1]) + 1, step)
        ]

    def listen(self, samples: Samples) -> Heard:
        self.heard_s.append(len(samples) / RATE_HZ)
        spectrum = np.abs(np.fft.rfft(samples))
        hz = spectrum.argmax() * RATE_HZ / len(samples)
        text = min(HZ, key=lambda name: abs(HZ[name] - hz))
        return Heard(**{"text": f" {text}  tone.", **self._heard})


def tones(*spoken: tuple[str, float, float]) -> np.ndarray:
    """Silence but for tones: name, start and end in seconds; a second of silence at the end."""
    samples = np.zeros((1, int((spoken[-1][2] + 1) * 44_100)), np.float32)
    for name, start_s, end_s in spoken:
        heard = tone(end_s - start_s, (HZ[name],))
        start = int(start_s * 44_100)
        samples[:, start : start + heard.shape[1]] = heard
    return samples


def read(ear: ToneEar, path: Path, kind: Kind = Kind.AUDIO, done: int = 0, after_s: float = 0.0) -> list[Piece]:
    return [piece for piece in SpeechReader(ear).read(bytes(path), kind, done, after_s) if piece is not None]


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    return write_sound(
        tmp_path / "s.flac", tones(("low", 2, 6), ("middle", 40, 50), ("high", 125, 130), ("low", 200, 203))
    )


def test_what_is_said_becomes_passages_with_their_moments(spoken: Path) -> None:
    pieces = read(ToneEar(), spoken)
    assert [piece.text for piece in pieces] == ["low tone.", "middle tone.", "high tone.", "low tone."]
    assert [piece.ordinal for piece in pieces] == [0, 1, 2, 3]
    assert {(piece.kind, piece.reader) for piece in pieces} == {(Kind.DOCUMENT, "speech")}
    moments = [moment for piece in pieces for moment in (piece.start_s, piece.end_s)]
    assert moments == pytest.approx([2, 6, 40, 50, 125, 130, 200, 203], abs=0.05)


@pytest.mark.parametrize("known", [1, 2, 3, 4])
def test_a_reading_goes_on_where_it_was_broken_off(spoken: Path, known: int) -> None:
    whole = read(ToneEar(), spoken)
    after_s = whole[known - 1].end_s
    assert after_s is not None
    ear = ToneEar()
    assert read(ear, spoken, done=known, after_s=after_s) == whole[known:]
    assert len(ear.heard_s) == len(whole) - known


def test_signs_of_life_come_while_nobody_speaks(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "s.flac", np.zeros((1, 44_100 * 400), np.float32))
    assert list(SpeechReader(ToneEar()).read(bytes(path), Kind.AUDIO, 0, 0.0)) == [None] * 4


@pytest.mark.parametrize(
    "heard",
    [{"log_belief": -1.2}, {"no_speech": 0.7}, {"compression": 3.0}, {"text": " ... "}, {"text": ""}],
    ids=["unsure", "no speech", "in circles", "dots", "nothing"],
)
def test_what_was_hardly_said_is_left_out(spoken: Path, heard: dict[str, object]) -> None:
    assert read(ToneEar(**heard), spoken) == []


def test_more_than_a_passage_holds_is_cut_and_gone_on_with(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "s.flac", tones(("low", 1, 21), ("low", 60, 65)))
    ear = ToneEar(text="chatter " * (MOST_WORDS + 20))
    whole = read(ear, path)
    assert len(whole) == 4
    assert all(one.end_s == other.start_s for one, other in (whole[:2], whole[2:]))
    assert whole[1].end_s == pytest.approx(21, abs=0.05)
    assert sum(piece.text.count("chatter") for piece in whole) == 2 * (MOST_WORDS + 20)
    after_s = whole[0].end_s
    assert after_s is not None
    assert read(ear, path, done=1, after_s=after_s) == whole[1:]


def test_a_film_is_read_like_a_sound(tmp_path: Path) -> None:
    path = write_film(
        tmp_path / "f.mp4", [Take(6.0, standing(scene(1)))], samples=np.repeat(tones(("high", 1, 4)), 2, axis=0)
    )
    (piece,) = read(ToneEar(), path, Kind.FILM)
    assert piece.text == "high tone."
    assert (piece.start_s, piece.end_s) == pytest.approx((1, 4), abs=0.1)


def test_a_film_without_sound_has_no_words(tmp_path: Path) -> None:
    path = write_film(tmp_path / "f.mp4", [Take(2.0, standing(scene(1)))], Make("mp4", "libx264", ""))
    assert read(ToneEar(), path, Kind.FILM) == []


def test_a_damaged_sound_is_a_bad_file(tmp_path: Path, spoken: Path) -> None:
    path = tmp_path / "damaged.flac"
    path.write_bytes(spoken.read_bytes()[:20])
    with pytest.raises(BadFile) as caught:
        read(ToneEar(), path)
    assert caught.value.reason is BadFileReason.DAMAGED


def test_a_sound_that_goes_on_for_days_is_too_large(spoken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.media.reading.speech.LONGEST_S", 60.0)
    with pytest.raises(BadFile) as caught:
        read(ToneEar(), spoken)
    assert caught.value.reason is BadFileReason.TOO_LARGE


def test_weights_that_are_not_whole_are_refused_before_a_hub_is_asked(tmp_path: Path) -> None:
    pytest.importorskip("faster_whisper", reason="the reader of speech is not installed")
    (tmp_path / "model.bin").write_bytes(bytes(100))
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ReaderUnavailable) as caught:
        WhisperEar("en", str(tmp_path))
    assert "tokenizer.json is missing" in caught.value.why
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ReaderUnavailable) as caught:
        WhisperEar("en", str(tmp_path))
    assert "CTranslate2" in caught.value.what_to_do
