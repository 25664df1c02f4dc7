"""Sounds come out as the same windows every time, at every rate, whatever the format."""

from __future__ import annotations

import io
import os
import tracemalloc
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from media_makers import RATE_HZ, SOUND_CODECS, tone, write_sound
from sound_makers import DSD_HZ, dsf_bytes, silent_ape_bytes

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, FileFacts, Part, Piece, Preview
from models.media.windows import Waveform
from models.spaces import SoundInput

LOW, HIGH = SoundInput(16_000), SoundInput(48_000)


def decode(path: Path, *sounds: SoundInput, done: int = 0) -> list[Part]:
    request = DecodeRequest(sounds=sounds or (LOW, HIGH), done={Kind.AUDIO: done})
    return list(Decoder().decode(bytes(path), Kind.AUDIO, request))


def pieces(parts: list[Part]) -> list[Piece]:
    return [part for part in parts if isinstance(part, Piece)]


def loudest_hz(samples: np.ndarray, rate_hz: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * rate_hz / len(samples))


@pytest.mark.parametrize("extension", SOUND_CODECS)
def test_every_format_is_cut_into_windows(tmp_path: Path, extension: str) -> None:
    rate_hz = 48_000 if extension == ".opus" else RATE_HZ
    path = write_sound(tmp_path / f"tone{extension}", tone(22.5, rate_hz=rate_hz), tags={"title": "Tone"})
    parts = decode(path)
    facts = [part for part in parts if isinstance(part, FileFacts)]
    assert isinstance(parts[0], FileFacts)
    assert facts[-1].duration_s == pytest.approx(22.5, abs=0.15)
    windows = pieces(parts)
    assert [(window.ordinal, window.start_s) for window in windows] == [(0, 0.0), (1, 10.0), (2, 20.0)]
    assert windows[1].end_s == 20.0 and windows[2].end_s == pytest.approx(22.5, abs=0.15)
    for wanted in (LOW, HIGH):
        arrays = [window.inputs[wanted] for window in windows]
        assert [len(array) for array in arrays[:2]] == [wanted.rate_hz * 10] * 2
        assert len(arrays[2]) == pytest.approx(wanted.rate_hz * 2.5, abs=wanted.rate_hz * 0.15)
        assert all(array.dtype == np.float32 and np.abs(array).max() <= 1 for array in arrays)
        spectrum = np.abs(np.fft.rfft(arrays[1]))
        assert sorted(np.argsort(spectrum)[-2:] / 10) == pytest.approx([440, 660], abs=0.2)
        # The mean of two channels with amplitude 0.5 has two sines of 0.25.
        assert np.sqrt(np.mean(arrays[1] ** 2)) == pytest.approx(0.25, rel=0.1)
    assert isinstance(parts[-1], Preview) and parts[-1].suffix == ".peaks" and 200 <= len(parts[-1].data) <= 2000


@pytest.mark.parametrize(
    ("seconds", "ends"), [(0.4, [0.4]), (10.0, [10]), (10.6, [10]), (11.5, [10, 11.5]), (30, [10, 20, 30])]
)
def test_a_short_rest_is_left_out_unless_it_is_all(tmp_path: Path, seconds: float, ends: list[float]) -> None:
    path = write_sound(tmp_path / "rest.wav", tone(seconds))
    assert [window.end_s for window in pieces(decode(path))] == pytest.approx(ends)


def test_windows_are_the_same_every_time_and_join_without_a_seam(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "seam.flac", tone(25))
    first, second = pieces(decode(path, LOW)), pieces(decode(path, HIGH, LOW))
    assert all(np.array_equal(a.inputs[LOW], b.inputs[LOW]) for a, b in zip(first, second, strict=True))
    joined = np.concatenate([window.inputs[LOW] for window in first])
    assert np.abs(np.diff(joined)).max() < 0.25 * 2 * np.pi * (440 + 660) / 16_000 * 1.05


def test_samples_pass_unchanged_at_their_own_rate(tmp_path: Path) -> None:
    samples = tone(3, (300.0,))
    path = write_sound(tmp_path / "exact.wav", samples, codec="pcm_f32le")
    (window,) = pieces(decode(path, SoundInput(RATE_HZ)))
    assert np.array_equal(window.inputs[SoundInput(RATE_HZ)], samples[0])


@pytest.mark.parametrize(
    "codec", ["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le", "pcm_alaw"]
)
def test_every_sample_format_has_the_same_loudness(tmp_path: Path, codec: str) -> None:
    path = write_sound(tmp_path / "format.wav", tone(2, (440.0,)), codec=codec)
    (window,) = pieces(decode(path, LOW))
    assert np.abs(window.inputs[LOW]).max() == pytest.approx(0.5, abs=0.02)
    assert abs(float(window.inputs[LOW].mean())) < 0.01
    assert loudest_hz(window.inputs[LOW], 16_000) == pytest.approx(440, abs=1)


def test_not_a_number_becomes_silence(tmp_path: Path) -> None:
    samples = tone(2, (440.0,))
    samples[0, 1000:2000] = np.nan
    samples[0, 3000] = np.inf
    (window,) = pieces(decode(write_sound(tmp_path / "nan.wav", samples, codec="pcm_f32le"), LOW))
    assert np.isfinite(window.inputs[LOW]).all() and np.abs(window.inputs[LOW]).max() <= 1


def test_silence_is_fine(tmp_path: Path) -> None:
    parts = decode(write_sound(tmp_path / "silence.wav", np.zeros((1, RATE_HZ * 3), np.float32)))
    assert len(pieces(parts)) == 1
    assert parts[-1].data == bytes(1000)


def test_windows_already_known_are_passed_over(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "resume.mp3", tone(35))
    everything = pieces(decode(path))
    rest = pieces(decode(path, done=2))
    assert [window.ordinal for window in rest] == [2, 3]
    assert np.array_equal(rest[0].inputs[LOW], everything[2].inputs[LOW])


def test_without_listeners_the_places_are_still_found(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "nobody.wav", tone(12))
    parts = list(Decoder().decode(bytes(path), Kind.AUDIO, DecodeRequest()))
    assert [(p.start_s, p.end_s, p.inputs) for p in pieces(parts)] == [(0, 10, {}), (10, pytest.approx(12), {})]


def test_one_request_has_one_window_length() -> None:
    with pytest.raises(ValueError, match="window_s"):
        DecodeRequest(sounds=(SoundInput(16_000), SoundInput(16_000, window_s=5)))


def test_tags_become_the_title(tmp_path: Path) -> None:
    for extension in (".mp3", ".flac", ".ogg", ".m4a"):
        path = write_sound(tmp_path / f"t{extension}", tone(2), tags={"title": "Autumn\nLeaves", "artist": "Someone"})
        assert decode(path)[0].title == "Someone - Autumn Leaves", extension


@pytest.mark.parametrize("extension", [".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wma", ".wv", ".tta", ".caf"])
def test_other_tags_are_kept_one_a_line(tmp_path: Path, extension: str) -> None:
    tags = {
        "title": "Leaves",
        "artist": "Zoë",
        "album": "Autumn",
        "genre": "Jazz",
        "date": "1959",
        "comment": "Live\n!",
    }
    path = write_sound(tmp_path / f"tagged{extension}", tone(2, rate_hz=48_000), rate_hz=48_000, tags=tags)
    facts = [part for part in decode(path) if isinstance(part, FileFacts)]
    assert all(each.title == "Zoë - Leaves" for each in facts)
    assert all(each.tags.splitlines() == ["Zoë", "Autumn", "Jazz", "1959", "Live !"] for each in facts)


def test_long_and_repeated_tags_are_cut(tmp_path: Path) -> None:
    tags = {"artist": "Same", "album": "same", "comment": "word " * 5000}
    facts = decode(write_sound(tmp_path / "long.flac", tone(2), tags=tags))[0]
    assert facts.title == "Same"
    (comment,) = facts.tags.splitlines()
    assert len(comment) <= 300


def test_speech_of_phones_is_read(tmp_path: Path) -> None:
    path = tmp_path / "memo.amr"
    with av.open(str(path), "w", format="amr") as output:
        stream = output.add_stream("libopencore_amrnb", rate=8000, layout="mono")
        for start in range(0, 24_000, 4000):
            block = np.ascontiguousarray(tone(3, (440.0,), 8000)[:, start : start + 4000])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 8000, start
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    (window,) = pieces(decode(path, LOW))
    assert window.end_s == pytest.approx(3, abs=0.1)
    assert loudest_hz(window.inputs[LOW], 16_000) == pytest.approx(440, abs=3)
    path.write_bytes(path.read_bytes()[:7])
    with pytest.raises(BadFile):
        decode(path)


@pytest.mark.parametrize(("name", "codec", "form"), [("a.mka", "flac", "matroska"), ("a.weba", "libopus", "webm")])
def test_matroska_sounds_are_read(tmp_path: Path, name: str, codec: str, form: str) -> None:
    path = tmp_path / name
    with av.open(str(path), "w", format=form) as output:
        output.metadata.update({"title": "Tone", "ARTIST": "Someone"})
        stream = output.add_stream(codec, rate=48_000, layout="stereo")
        samples = tone(3, rate_hz=48_000)
        for start in range(0, samples.shape[1], 4096):
            block = np.ascontiguousarray(samples[:, start : start + 4096])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = 48_000, start
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    parts = decode(path, LOW)
    assert (parts[0].title, parts[0].tags) == ("Someone - Tone", "Someone")
    (window,) = pieces(parts)
    spectrum = np.abs(np.fft.rfft(window.inputs[LOW][:16_000]))
    assert sorted(np.argsort(spectrum)[-2:]) == pytest.approx([440, 660], abs=2)


def test_dsd_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fine.dsf"
    path.write_bytes(dsf_bytes(tone(2, rate_hz=DSD_HZ)))
    (window,) = pieces(decode(path, LOW))
    assert window.end_s == pytest.approx(2, abs=0.05)
    spectrum = np.abs(np.fft.rfft(window.inputs[LOW][:16_000]))
    assert sorted(np.argsort(spectrum)[-2:]) == pytest.approx([440, 660], abs=2)


def test_monkeys_audio_is_read(tmp_path: Path) -> None:
    """FFmpeg does not write it; silence is all that can be made here."""
    path = tmp_path / "silent.ape"
    path.write_bytes(silent_ape_bytes(4.5))
    (window,) = pieces(decode(path, LOW))
    assert window.end_s == pytest.approx(4.5, abs=0.01)
    assert not window.inputs[LOW].any()


@pytest.mark.parametrize("extension", [".wv", ".ape", ".tta", ".caf", ".amr", ".mka", ".dsf", ".au", ".w64", ".mp2"])
def test_other_content_is_told(tmp_path: Path, extension: str) -> None:
    for content, reason in (
        (b"", BadFileReason.EMPTY),
        (b"Just words.", BadFileReason.MISLABELLED),
        (b"\xff\xd8\xff\xe0" + bytes(90), BadFileReason.MISLABELLED),
        (bytes(100), BadFileReason.DAMAGED),
        (b"#EXTM3U\nsecret.wav\n", BadFileReason.MISLABELLED),
    ):
        (tmp_path / f"other{extension}").write_bytes(content)
        with pytest.raises(BadFile) as caught:
            decode(tmp_path / f"other{extension}")
        assert caught.value.reason is reason, content


def test_a_broken_tail_costs_only_the_tail(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "tail.flac", tone(25))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * 0.6)] + os.urandom(2000))
    parts = decode(path)
    assert len(pieces(parts)) == 2
    assert [part for part in parts if isinstance(part, FileFacts)][-1].duration_s < 20


def test_half_a_header_is_damaged(tmp_path: Path) -> None:
    for extension in SOUND_CODECS:
        path = write_sound(tmp_path / f"head{extension}", tone(2))
        path.write_bytes(path.read_bytes()[:20])
        with pytest.raises(BadFile) as caught:
            decode(path)
        assert caught.value.reason in (BadFileReason.DAMAGED, BadFileReason.NOTHING_INSIDE), extension


def test_a_film_without_sound_has_nothing_inside(tmp_path: Path) -> None:
    path = tmp_path / "silent.m4a"
    with av.open(str(path), "w", format="mp4") as output:
        stream = output.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(5):
            output.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")))
        output.mux(stream.encode(None))
    with pytest.raises(BadFile) as caught:
        decode(path)
    assert caught.value.reason is BadFileReason.NOTHING_INSIDE


def test_a_playlist_leads_nowhere(tmp_path: Path) -> None:
    """FFmpeg would open the files that a playlist names; only plain sound formats may be guessed."""
    write_sound(tmp_path / "secret.wav", tone(2))
    for name, text in {
        "list.mp3": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsecret.wav\n#EXT-X-ENDLIST\n",
        "concat.aac": "ffconcat version 1.0\nfile secret.wav\n",
    }.items():
        path = tmp_path / name
        path.write_text(text)
        with pytest.raises(BadFile) as caught:
            decode(path)
        assert caught.value.reason is BadFileReason.MISLABELLED


def test_the_waveform_shows_when_it_is_loud(tmp_path: Path) -> None:
    samples = np.concatenate([np.zeros((1, RATE_HZ * 5), np.float32), tone(5, (440.0,))], axis=1)
    peaks = decode(write_sound(tmp_path / "half.wav", samples))[-1].data
    assert max(peaks[:495]) == 0
    assert all(120 <= peak <= 130 for peak in peaks[505:])


@pytest.mark.parametrize("count", [1, 10, 999, 1000, 123_457, 3_000_000])
def test_peaks_cover_any_length(count: int) -> None:
    waveform = Waveform()
    ramp = np.linspace(0, 1, count, dtype=np.float32)
    for start in range(0, count, 44_100):
        waveform.feed(ramp[start : start + 44_100])
    peaks = np.frombuffer(waveform.peaks(1000), np.uint8).astype(int)
    assert len(peaks) == 1000 and (np.diff(peaks) >= 0).all()
    if count >= 100_000:
        assert np.abs(peaks - np.linspace(0, 255, 1000)).max() <= 2


def test_memory_does_not_grow_with_the_length(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "long.flac", tone(240, (440.0,), 16_000), rate_hz=16_000)
    tracemalloc.start()
    try:
        for _ in Decoder().decode(bytes(path), Kind.AUDIO, DecodeRequest(sounds=(HIGH,))):
            pass
        peak_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # All of it at 48 kHz would be 46 MB.
    assert peak_bytes < 16 << 20


def read_wav(data: bytes) -> tuple[int, np.ndarray]:
    with wave.open(io.BytesIO(data)) as file:
        assert (file.getframerate(), file.getsampwidth()) == (48_000, 2)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
        return file.getnchannels(), samples.T / 32768


@pytest.mark.parametrize("extension", SOUND_CODECS)
def test_a_stretch_is_played_from_its_place(tmp_path: Path, extension: str) -> None:
    rate_hz = 48_000 if extension == ".opus" else RATE_HZ
    quiet, loud = np.zeros((2, 5 * rate_hz), np.float32), tone(5, rate_hz=rate_hz)
    path = write_sound(tmp_path / f"play{extension}", np.concatenate([quiet, loud, quiet], axis=1))
    channels, samples = read_wav(Decoder().sound(bytes(path), 4.0, 7.0))
    assert channels == 2 and samples.shape[1] == pytest.approx(3 * 48_000, abs=100)
    begins = np.argmax(np.abs(samples[0]) > 0.2) / 48_000
    assert begins == pytest.approx(1.0, abs=0.06)
    assert loudest_hz(samples[0, 96_000:], 48_000) == pytest.approx(440, abs=2)
    assert loudest_hz(samples[1, 96_000:], 48_000) == pytest.approx(660, abs=2)


def test_a_stretch_behind_the_end_is_silent(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "short.wav", tone(2, (440.0,)))
    assert read_wav(Decoder().sound(bytes(path), 1.5, 9.0))[1].shape == (1, 24_000)
    assert read_wav(Decoder().sound(bytes(path), 5.0, 9.0))[1].size == 0


@pytest.mark.parametrize("rate_hz", [1, 999, 536_000_000])
def test_a_rate_that_nobody_records_at_is_damage(tmp_path: Path, rate_hz: int) -> None:
    """Samples that last a second each would take hours, and half a milliard of them a second all memory."""
    path = tmp_path / "odd.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(bytes(100_000))
    with pytest.raises(BadFile, match="samples a second") as caught:
        decode(path)
    assert caught.value.reason is BadFileReason.DAMAGED
