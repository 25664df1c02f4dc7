"""Films come out as the same shots and windows every time, cut where they are cut."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from film_makers import (
    MAKES,
    Take,
    fading,
    panning,
    scene,
    shaking,
    standing,
    write_film,
    write_unsteady_film,
)
from media_makers import corners, tone
from PIL import Image, ImageFilter

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import films
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, FileFacts, Part, Piece, Preview
from models.spaces import PictureInput, SoundInput

PICTURE, SOUND = PictureInput(64), SoundInput(16_000)
REQUEST = DecodeRequest(pictures=(PICTURE,), sounds=(SOUND,), thumbnail_px=160)
TAKES = (
    Take(3.0, standing(scene(1))),
    Take(2.2, panning(2, 60)),
    Take(4.0, shaking(3)),
    Take(1.4, standing(scene(4))),
)
SILENT = replace(MAKES[".mp4"], sound="")


def decode(path: Path, kind: Kind = Kind.FILM, request: DecodeRequest = REQUEST) -> list[Part]:
    return list(Decoder().decode(bytes(path), kind, request))


def pieces(parts: Sequence[Part], kind: Kind = Kind.IMAGE) -> list[Piece]:
    return [part for part in parts if isinstance(part, Piece) and part.kind is kind]


def facts(parts: Sequence[Part]) -> FileFacts:
    return [part for part in parts if isinstance(part, FileFacts)][-1]


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


def unlike(piece: Piece, picture: np.ndarray) -> float:
    """Mean difference in levels between what an encoder is fed and a picture."""
    whole = Image.fromarray(picture)
    cut = whole.crop(((whole.width - whole.height) // 2, 0, (whole.width + whole.height) // 2, whole.height))
    wanted = np.asarray(cut.resize((PICTURE.size_px, PICTURE.size_px)), np.float32)
    return float(np.abs(piece.inputs[PICTURE].astype(np.float32) - wanted).mean())


@pytest.mark.parametrize("extension", MAKES)
def test_every_format_is_cut_into_shots_and_windows(tmp_path: Path, extension: str) -> None:
    parts = decode(write_film(tmp_path / f"film{extension}", TAKES))
    assert isinstance(parts[0], FileFacts) and (parts[0].width, parts[0].height) == (192, 108)
    assert facts(parts).duration_s == pytest.approx(10.6, abs=0.1)
    shots = pieces(parts)
    assert [shot.ordinal for shot in shots] == [0, 1, 2, 3]
    assert [shot.start_s for shot in shots] == pytest.approx([0, 3.0, 5.2, 9.2], abs=0.1)
    assert [shot.end_s for shot in shots] == pytest.approx([3.0, 5.2, 9.2, 10.6], abs=0.1)
    for shot in shots:
        assert shot.inputs[PICTURE].shape == (64, 64, 3) and shot.inputs[PICTURE].dtype == np.uint8
        assert opened(shot.preview).size == (160, 90)
    assert unlike(shots[0], scene(1)) < 15 < 30 < unlike(shots[0], scene(4))
    assert unlike(shots[3], scene(4)) < 15
    (window,) = pieces(parts, Kind.AUDIO)
    assert (window.ordinal, window.start_s) == (0, pytest.approx(0, abs=0.1))
    assert len(window.inputs[SOUND]) == 160_000
    assert isinstance(parts[-1], Preview) and parts[-1].suffix == ".jpg"
    assert parts[-1].data in {shot.preview for shot in shots}


def test_windows_are_those_of_a_sound(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film.mov", [Take(23.5, standing(scene(1)))])
    windows = pieces(decode(film), Kind.AUDIO)
    assert [(window.ordinal, window.start_s) for window in windows] == [(0, 0), (1, 10), (2, 20)]
    assert windows[2].end_s == pytest.approx(23.5, abs=0.1)
    spectrum = np.abs(np.fft.rfft(windows[1].inputs[SOUND]))
    assert sorted(np.argsort(spectrum)[-2:] / 10) == pytest.approx([440, 660], abs=0.2)


def long_film(seed: int) -> tuple[list[Take], list[float]]:
    """Sixteen takes of many sorts, and the places of the cuts between them."""
    chance = np.random.default_rng(seed)
    takes: list[Take] = []
    for number in range(16):
        seconds = round(float(chance.uniform(1.2, 5)), 1)
        picture = scene(1000 * seed + number)
        painters = (standing(picture), shaking(1000 * seed + number), panning(1000 * seed + number, 80))
        takes.append(Take(seconds, painters[number % 3]))
    ends = np.cumsum([take.seconds for take in takes])
    return takes, [float(end) for end in ends[:-1]]


@pytest.mark.parametrize(
    ("pictures", "keys_every"), [("libx264", 25), ("libx264", 250), ("mpeg4", 12), ("libx264", 1), ("mpeg2video", 45)]
)
def test_hard_cuts_are_found_and_no_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pictures: str, keys_every: int
) -> None:
    takes, cuts = long_film(keys_every)
    make = replace(SILENT, container="matroska", pictures=pictures, keys_every=keys_every, options={"bf": "2"})
    starts = [shot.start_s for shot in pieces(decode(write_film(tmp_path / "film.mkv", takes, make)))][1:]
    found = [cut for cut in cuts if any(abs(cut - start) <= 0.5 for start in starts)]
    true = [start for start in starts if any(abs(cut - start) <= 0.5 for cut in cuts)]
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{pictures}, a key every {keys_every} frames: recall {len(found) / len(cuts):.2f},"
            f" precision {len(true) / max(len(starts), 1):.2f} of {len(cuts)} cuts"
        )
    assert found == cuts and true == starts


def test_a_panning_camera_makes_no_cut_but_a_long_take_is_divided(tmp_path: Path) -> None:
    for keys_every in (25, 250):
        takes = [Take(30.0, panning(5, 150))]
        film = write_film(tmp_path / f"{keys_every}.mp4", takes, replace(SILENT, keys_every=keys_every))
        shots = pieces(decode(film))
        assert [shot.start_s for shot in shots] == pytest.approx([0, 8, 16, 24], abs=1.1)
        assert [shot.end_s for shot in shots[:-1]] == [shot.start_s for shot in shots[1:]]


def test_a_flash_is_no_cut(tmp_path: Path) -> None:
    picture, white = scene(6), np.full_like(scene(6), 250)
    takes = [Take(4.0, lambda at_s: white if 1.99 < at_s < 2.07 else picture)]
    for keys_every in (12, 250):
        film = write_film(tmp_path / f"{keys_every}.mp4", takes, replace(SILENT, keys_every=keys_every))
        assert len(pieces(decode(film))) == 1


def test_a_fade_through_black_is_one_cut_and_black_stands_for_nothing(tmp_path: Path) -> None:
    takes = [Take(4.0, fading(scene(seed), 4.0)) for seed in (7, 8, 9)]
    parts = decode(write_film(tmp_path / "fades.mp4", takes, SILENT))
    shots = pieces(parts)
    assert [shot.start_s for shot in shots] == pytest.approx([0, 4, 8], abs=0.5)
    for shot, seed in zip(shots, (7, 8, 9), strict=True):
        assert unlike(shot, scene(seed)) < 18
    assert np.asarray(opened(parts[-1].data)).mean() > 60


def test_a_sharp_frame_stands_for_a_shot(tmp_path: Path) -> None:
    picture = scene(10)
    blurred = np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(1.5)))
    takes = [Take(4.0, lambda at_s: picture if 2.2 < at_s < 2.6 else blurred)]
    (shot,) = pieces(decode(write_film(tmp_path / "blur.mp4", takes, SILENT)))
    assert unlike(shot, picture) < unlike(shot, blurred)


@pytest.mark.parametrize(
    ("rotation", "size_px", "red", "blue"),
    [(0, (96, 64), (0, 0), (-1, 0)), (90, (64, 96), (0, -1), (0, 0)), (-90, (64, 96), (-1, 0), (-1, -1))],
)
def test_turned_films_are_shown_upright(
    tmp_path: Path, rotation: int, size_px: tuple[int, int], red: tuple[int, int], blue: tuple[int, int]
) -> None:
    """Red is stored in the upper left corner, blue in the upper right one."""
    picture = np.asarray(corners(96).resize((96, 64)))
    make = replace(SILENT, rotation=rotation)
    path = write_film(tmp_path / "turned.mp4", [Take(1.5, standing(picture))], make)
    parts = decode(path)
    assert (facts(parts).width, facts(parts).height) == size_px
    still = Decoder().still(bytes(path), 1.0, 1000)
    whole = Image.frombytes("RGB", (still.width, still.height), still.rgb)
    for shown in (whole, opened(pieces(parts)[0].preview)):
        assert shown.size == size_px
        assert np.argmax(shown.getpixel(tuple(side % size for side, size in zip(red, size_px, strict=True)))) == 0
        assert np.argmax(shown.getpixel(tuple(side % size for side, size in zip(blue, size_px, strict=True)))) == 2


def test_pixels_that_are_wider_than_high_are_stretched(tmp_path: Path) -> None:
    parts = decode(
        write_film(tmp_path / "wide.mkv", TAKES[:1], replace(SILENT, container="matroska", stretch=Fraction(4, 3)))
    )
    assert (facts(parts).width, facts(parts).height) == (256, 108)
    assert opened(pieces(parts)[0].preview).size == (160, 68)


def test_of_two_moments_woven_into_one_frame_one_is_shown(tmp_path: Path) -> None:
    one, other = (np.repeat(scene(seed).mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8) for seed in (17, 18))
    woven = one.copy()
    woven[1::2] = other[1::2]
    make = replace(MAKES[".mpg"], sound="", options={"flags": "+ildct+ilme", "b": "8M"})
    (shot,) = pieces(decode(write_film(tmp_path / "woven.mpg", [Take(1.5, standing(woven))], make)))
    assert unlike(shot, one) < 12 < 20 < min(unlike(shot, other), unlike(shot, woven))


def test_what_a_film_states(tmp_path: Path) -> None:
    tags = {
        "title": "The  harbour",
        "artist": "Ada",
        "genre": "Travel",
        "creation_time": "2023-05-17T14:03:22.000000Z",
        "location": "+52.5163+013.3777/",
    }
    path = write_film(tmp_path / "stated.mp4", TAKES[:1], replace(SILENT, tags=tags))
    known = facts(decode(path))
    assert (known.title, known.taken_at) == ("The harbour", "2023-05-17T14:03:22")
    assert known.tags.splitlines() == ["Ada", "Travel"]
    assert (known.latitude, known.longitude) == (pytest.approx(52.5163, abs=1e-3), pytest.approx(13.3777, abs=1e-3))


@pytest.mark.parametrize("moment", ["1904-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2023-17-41T14:03:22Z"])
def test_a_clock_that_was_not_set_says_nothing(tmp_path: Path, moment: str) -> None:
    path = write_film(
        tmp_path / "clock.mkv", TAKES[:1], replace(SILENT, container="matroska", tags={"date_recorded": moment})
    )
    assert facts(decode(path)).taken_at == ""


def test_a_film_without_sound(tmp_path: Path) -> None:
    parts = decode(write_film(tmp_path / "silent.mp4", TAKES, SILENT))
    assert len(pieces(parts)) == 4 and not pieces(parts, Kind.AUDIO)
    with pytest.raises(BadFile) as caught:
        Decoder().sound(bytes(tmp_path / "silent.mp4"), 0, 1)
    assert caught.value.reason is BadFileReason.NOTHING_INSIDE


@pytest.mark.parametrize("extension", [".mp4", ".webm", ".mkv", ".wmv", ".ogv"])
def test_a_film_of_nothing_but_sound_has_windows_alone(tmp_path: Path, extension: str) -> None:
    path = write_film(
        tmp_path / f"sound{extension}", [Take(12.0, standing(scene(1)))], replace(MAKES[extension], pictures="")
    )
    parts = decode(path)
    assert [window.ordinal for window in pieces(parts, Kind.AUDIO)] == [0, 1]
    assert not pieces(parts) and facts(parts).width == 0
    assert facts(parts).duration_s == pytest.approx(12, abs=0.2)
    assert isinstance(parts[-1], Preview) and parts[-1].suffix == ".peaks" and any(parts[-1].data)
    with pytest.raises(BadFile) as caught:
        Decoder().still(bytes(path), 1, 100)
    assert caught.value.reason is BadFileReason.NOTHING_INSIDE


@pytest.mark.parametrize(("extension", "kind"), [(".m4a", Kind.AUDIO), (".mp4", Kind.FILM)])
def test_a_cover_is_no_film(tmp_path: Path, extension: str, kind: Kind) -> None:
    path = tmp_path / f"song{extension}"
    with av.open(str(path), "w", format="mp4") as output:
        sound = output.add_stream("aac", rate=44_100, layout="stereo")
        cover = output.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 64, 64, "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        output.mux(cover.encode(av.VideoFrame.from_image(corners(64))))
        output.mux(cover.encode(None))
        samples = tone(3)
        for start in range(0, samples.shape[1], 4096):
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(samples[:, start : start + 4096]), format="fltp", layout="stereo"
            )
            frame.sample_rate, frame.pts = 44_100, start
            output.mux(sound.encode(frame))
        output.mux(sound.encode(None))
    parts = decode(path, kind)
    assert [window.start_s for window in pieces(parts, Kind.AUDIO)] == [0]
    assert not pieces(parts) and parts[-1].suffix == ".peaks"


def test_frames_may_come_at_any_moment(tmp_path: Path) -> None:
    chance = np.random.default_rng(11)
    first, second, third = (scene(seed) for seed in (12, 13, 14))
    moments = np.sort(chance.uniform(0, 9, 120)).round(3)
    shown = [(float(at), first if at < 4 else second) for at in dict.fromkeys(moments)]
    # A screen on which nothing moves for half a minute, and then something does.
    shown += [(9.5, third), (9.6, third), (40.0, third), (40.5, first), (41.0, first), (42.0, first)]
    shots = pieces(decode(write_unsteady_film(tmp_path / "unsteady.mkv", shown)))
    starts = [shot.start_s for shot in shots]
    for cut in (4.0, 9.5, 40.5):
        assert any(abs(start - cut) <= 0.5 for start in starts)
    assert len(starts) <= 6 and all(shot.end_s > shot.start_s for shot in shots)
    assert [shot.end_s for shot in shots[:-1]] == starts[1:]


def test_frames_that_are_said_to_stand_alone_may_not(tmp_path: Path) -> None:
    """FFmpeg takes every frame of H.263 in an AVI file for one that can be decoded by itself."""
    make = replace(SILENT, container="avi", pictures="h263p")
    path = write_film(tmp_path / "h263.avi", TAKES, make)
    assert [shot.start_s for shot in pieces(decode(path))] == pytest.approx([0, 3.0, 5.2, 9.2], abs=0.1)
    for at_s, seed in ((1.9, 1), (10.0, 4)):
        still = Decoder().still(bytes(path), at_s, 1000)
        picture = np.frombuffer(still.rgb, np.uint8).reshape(108, 192, 3)
        assert np.abs(picture.astype(int) - scene(seed)).mean() < 18


def test_the_same_film_gives_the_same_pieces(tmp_path: Path) -> None:
    path = write_film(tmp_path / "same.mkv", TAKES)
    first, second = decode(path), decode(path, request=replace(REQUEST, pictures=(PICTURE, PictureInput(32))))
    for kind in (Kind.IMAGE, Kind.AUDIO):
        for one, other in zip(pieces(first, kind), pieces(second, kind), strict=True):
            assert (one.ordinal, one.start_s, one.end_s) == (other.ordinal, other.start_s, other.end_s)
            assert one.preview == other.preview
            wanted = PICTURE if kind is Kind.IMAGE else SOUND
            assert np.array_equal(one.inputs[wanted], other.inputs[wanted])
    assert first[-1] == second[-1]


def test_pieces_already_known_are_passed_over(tmp_path: Path) -> None:
    takes = (*TAKES, Take(12.0, standing(scene(15))))
    path = write_film(tmp_path / "resume.mp4", takes)
    everything, rest = decode(path), decode(path, request=replace(REQUEST, done={Kind.IMAGE: 3, Kind.AUDIO: 1}))
    assert [shot.ordinal for shot in pieces(rest)] == [3, 4]
    assert [window.ordinal for window in pieces(rest, Kind.AUDIO)] == [1, 2]
    assert np.array_equal(pieces(rest)[0].inputs[PICTURE], pieces(everything)[3].inputs[PICTURE])
    assert rest[-1] == everything[-1]


def test_only_the_kinds_that_are_wanted_are_decoded(tmp_path: Path) -> None:
    path = write_film(tmp_path / "kinds.mp4", TAKES)
    heard = decode(path, request=replace(REQUEST, kinds=(Kind.AUDIO,)))
    assert not pieces(heard) and pieces(heard, Kind.AUDIO)
    assert not any(isinstance(part, Preview) for part in heard)
    seen = decode(path, request=replace(REQUEST, kinds=(Kind.IMAGE,)))
    assert len(pieces(seen)) == 4 and not pieces(seen, Kind.AUDIO)
    for parts in (heard, seen):
        assert facts(parts) == facts(decode(path))


def test_whoever_waits_gets_a_sign_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_film(tmp_path / "wait.mp4", TAKES)
    known = replace(REQUEST, done={Kind.IMAGE: 99, Kind.AUDIO: 99})
    assert sum(isinstance(part, FileFacts) for part in decode(path, request=known)) == 1
    monkeypatch.setattr(films, "_SILENCE_S", -1.0)
    assert sum(isinstance(part, FileFacts) for part in decode(path, request=known)) > 5


def test_shots_and_windows_come_as_they_lie_in_the_film(tmp_path: Path) -> None:
    path = write_film(tmp_path / "order.mp4", [Take(35.0, panning(16, 40))])
    ends_s = [part.end_s for part in decode(path) if isinstance(part, Piece)]
    assert all(later > earlier - 15 for earlier, later in itertools.pairwise(ends_s))


def test_a_moment_is_shown_large(tmp_path: Path) -> None:
    for keys_every in (12, 250):
        make = replace(SILENT, keys_every=keys_every)
        path = bytes(write_film(tmp_path / f"{keys_every}.mp4", TAKES, make))
        for at_s, seed in ((0.0, 1), (2.9, 1), (9.2, 4), (10.5, 4), (99.0, 4), (-1.0, 1)):
            still = Decoder().still(path, at_s, 1000)
            assert (still.width, still.height) == (192, 108)
            picture = np.frombuffer(still.rgb, np.uint8).reshape(108, 192, 3)
            assert np.abs(picture.astype(int) - scene(seed)).mean() < 15
        small = Decoder().still(path, 1.0, 100)
        assert (small.width, small.height, len(small.rgb)) == (100, 56, 100 * 56 * 3)


@pytest.mark.parametrize("extension", [".mp4", ".webm", ".avi", ".mpg", ".m2ts", ".flv"])
def test_the_sound_of_a_film_can_be_played(tmp_path: Path, extension: str) -> None:
    import wave

    rate_hz = MAKES[extension].sound_hz
    samples = np.concatenate([tone(3, (300.0, 300.0), rate_hz), tone(3, (900.0, 900.0), rate_hz)], axis=1)
    path = write_film(tmp_path / f"play{extension}", [Take(6.0, standing(scene(1)))], samples=samples)
    with wave.open(io.BytesIO(Decoder().sound(bytes(path), 3.5, 5.0))) as wav:
        heard = np.frombuffer(wav.readframes(wav.getnframes()), "<i2").reshape(-1, 2)[:, 0]
    assert len(heard) == pytest.approx(72_000, abs=3000)
    assert np.abs(np.fft.rfft(heard * np.hanning(len(heard)))).argmax() * 48_000 / len(heard) == pytest.approx(
        900, abs=3
    )
