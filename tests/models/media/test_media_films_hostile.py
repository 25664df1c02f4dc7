"""Films that lie, lead elsewhere or are damaged, all through the pool with its real limits."""

from __future__ import annotations

import io
import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from film_makers import MAKES, Take, panning, scene, shaking, standing, write_film
from test_media_hostile import Tally, report

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media.parts import DecodeRequest, FileFacts, Piece
from models.media.pool import DecoderPool
from models.media.reel import Reel
from models.spaces import PictureInput, SoundInput

REQUEST = DecodeRequest(pictures=(PictureInput(224),), sounds=(SoundInput(16_000), SoundInput(48_000)))
TAKES = (Take(1.6, standing(scene(1))), Take(1.4, panning(2, 60)), Take(1.2, shaking(3)))
_DAMAGES = 150


@pytest.fixture(scope="module")
def pool() -> Iterator[DecoderPool]:
    pool = DecoderPool(1)
    yield pool
    pool.kill()
    pool.close()


def decode(pool: DecoderPool, path: Path) -> list[Piece]:
    with pool.borrow() as decoder:
        parts = list(decoder.decode(bytes(path), Kind.FILM, REQUEST))
    assert isinstance(parts[0], FileFacts)
    return [part for part in parts if isinstance(part, Piece)]


def good(path: Path, **changes: object) -> bytes:
    return write_film(path, TAKES, replace(MAKES[path.suffix], **changes)).read_bytes()


_PLAYLISTS = {
    "HLS": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n",
    "concat": "ffconcat version 1.0\nfile '{secret}'\n",
    "DASH": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet>'
    "<Representation><BaseURL>{secret}</BaseURL></Representation></AdaptationSet></Period></MPD>",
    "SDP": "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    "ASX": '<asx version="3.0"><entry><ref href="{secret}"/></entry></asx>',
}


@pytest.mark.parametrize("name", _PLAYLISTS)
@pytest.mark.parametrize("extension", [".mp4", ".mkv", ".wmv", ".m2ts"])
def test_playlists_are_no_films(tmp_path: Path, pool: DecoderPool, name: str, extension: str) -> None:
    write_film(tmp_path / "secret.mp4", TAKES[:1])
    text = _PLAYLISTS[name].format(secret=tmp_path / "secret.mp4")
    path = tmp_path / f"list{extension}"
    path.write_text(text)
    with pytest.raises(BadFile) as caught:
        decode(pool, path)
    assert caught.value.reason is BadFileReason.MISLABELLED
    # Nor where their beginning is not looked at first.
    with pytest.raises(BadFile), Reel(io.BytesIO(text.encode())):
        pass


def _box_start(data: bytes, name: bytes) -> int:
    return data.index(name) - 4


def _enlarge(data: bytearray, names: tuple[bytes, ...], by: int) -> None:
    """Let boxes of an MP4 or QuickTime file, each inside the one before, say that they are larger."""
    place = 0
    for name in names:
        place = data.index(name, place)
        size = struct.unpack(">I", data[place - 4 : place])[0]
        data[place - 4 : place] = struct.pack(">I", size + by)


def _alias_of(name: str) -> bytes:
    """A reference to another file, as FFmpeg's `mov_read_dref` reads it."""
    volume, file = b"disk".ljust(27, b"\0"), name.encode().ljust(63, b"\0")
    path = name.encode()
    body = bytes(10) + b"\x04" + volume + bytes(12) + bytes([len(name)]) + file + bytes(16)
    body += struct.pack(">hh", 1, 1) + bytes(16)
    body += struct.pack(">hh", 2, len(path)) + path + bytes(len(path) % 2)
    body += struct.pack(">hh", 0, 200) + bytes(200) + struct.pack(">hh", -1, 0)
    return struct.pack(">I", len(body) + 12) + b"alis" + bytes(4) + body


def test_tracks_in_other_files_are_not_followed(tmp_path: Path, pool: DecoderPool) -> None:
    data = bytearray(good(tmp_path / "secret.mov", sound=""))
    place = data.index(b"dref")
    old = data[place + 12 : place + 24]
    assert old[4:8] == b"url "
    alias = _alias_of("secret.mov")
    _enlarge(data, (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"), len(alias) - len(old))
    data[place + 12 : place + 24] = alias
    path = tmp_path / "leads.mov"
    path.write_bytes(data)
    with av.open(str(path), options={"enable_drefs": "1"}) as willing:  # the reference itself is a good one
        assert next(willing.decode(video=0)).width == 192
    with pytest.raises(BadFile) as caught:
        decode(pool, path)
    assert caught.value.reason in (BadFileReason.NOTHING_INSIDE, BadFileReason.DAMAGED)


def _lie_in_mp4(data: bytearray) -> None:
    place = data.index(b"avc1", data.index(b"stsd"))
    data[place + 28 : place + 32] = struct.pack(">HH", 30_000, 30_000)


def _lie_in_matroska(data: bytearray) -> None:
    for mark, size in ((b"\xb0\x81", 192), (b"\xba\x81", 108)):
        place = data.index(mark + bytes([size]))
        data[place : place + 3] = mark[:1] + b"\x81\xff"


def _lie_in_avi(data: bytearray) -> None:
    place = data.index(b"strf") + 8
    data[place + 4 : place + 12] = struct.pack("<ii", 30_000, 30_000)


@pytest.mark.parametrize(
    ("extension", "lie"), [(".mp4", _lie_in_mp4), (".mkv", _lie_in_matroska), (".avi", _lie_in_avi)]
)
def test_a_size_that_is_a_lie_costs_nothing(
    tmp_path: Path, pool: DecoderPool, extension: str, lie: Callable[[bytearray], None]
) -> None:
    data = bytearray(good(tmp_path / f"good{extension}"))
    lie(data)
    path = tmp_path / f"lie{extension}"
    path.write_bytes(data)
    assert [piece.ordinal for piece in decode(pool, path) if piece.kind is Kind.AUDIO] == [0]


def test_a_film_of_gigantic_pictures_is_refused(tmp_path: Path, pool: DecoderPool) -> None:
    path = tmp_path / "gigantic.avi"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("mjpeg", rate=1)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuvj420p"
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(scene(1)[:64, :64]), format="rgb24")
        for packet in (*stream.encode(frame), *stream.encode(None)):
            output.mux(packet)
    data = path.read_bytes().replace(struct.pack(">HH", 64, 64), struct.pack(">HH", 30_000, 30_000))
    path.write_bytes(data.replace(struct.pack("<ii", 64, 64), struct.pack("<ii", 30_000, 30_000)))
    with pytest.raises(BadFile) as caught:
        decode(pool, path)
    assert caught.value.reason in (BadFileReason.TOO_LARGE, BadFileReason.DAMAGED)


def test_a_duration_of_nothing_is_corrected(tmp_path: Path, pool: DecoderPool) -> None:
    data = bytearray(good(tmp_path / "good.mp4"))
    for name, offset in ((b"mvhd", 20), (b"tkhd", 24), (b"mdhd", 20)):
        place = -1
        while (place := data.find(name, place + 1)) >= 0:
            data[place + offset : place + offset + 4] = bytes(4)
    path = tmp_path / "nothing.mp4"
    path.write_bytes(data)
    with pool.borrow() as decoder:
        parts = list(decoder.decode(bytes(path), Kind.FILM, REQUEST))
    known = [part for part in parts if isinstance(part, FileFacts)]
    assert known[-1].duration_s == pytest.approx(4.2, abs=0.3)
    assert sum(isinstance(part, Piece) for part in parts) == 4


def test_a_film_without_pictures_or_sound_is_nothing(tmp_path: Path, pool: DecoderPool) -> None:
    path = tmp_path / "words.mkv"
    with av.open(str(path), "w", format="matroska") as output:
        words = output.add_stream("ass")
        words.codec_context.extradata = b"[Script Info]\n"
        packet = av.Packet(b"0,0,Default,,0,0,0,,Hello")
        packet.stream, packet.pts, packet.dts, packet.duration = words, 0, 0, 1000
        output.mux(packet)
    with pytest.raises(BadFile) as caught:
        decode(pool, path)
    assert caught.value.reason is BadFileReason.NOTHING_INSIDE


def test_films_joined_without_care_go_on(tmp_path: Path, pool: DecoderPool) -> None:
    """Times jump back and the size changes where one begins."""
    make = replace(MAKES[".mts"], sound="")
    first = write_film(tmp_path / "first.mts", TAKES, make).read_bytes()
    large = (Take(2.0, standing(scene(4, (320, 240)))), Take(2.0, standing(scene(5, (320, 240)))))
    second = write_film(tmp_path / "second.mts", large, make).read_bytes()
    path = tmp_path / "joined.mts"
    path.write_bytes(first + second)
    shots = decode(pool, path)
    starts = [shot.start_s for shot in shots]
    assert starts == pytest.approx([0, 1.6, 3.0, 4.2, 6.2], abs=0.3)
    assert [shot.end_s for shot in shots[:-1]] == starts[1:]


def test_times_that_make_no_sense_give_shots_in_order(tmp_path: Path, pool: DecoderPool) -> None:
    path = tmp_path / "times.mkv"
    chance = random.Random(1)
    with av.open(str(tmp_path / "good.mkv"), "w", format="matroska") as output:
        stream = output.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 192, 108, "yuv420p"
        stream.codec_context.gop_size = 5
        for number in range(100):
            frame = av.VideoFrame.from_ndarray(scene(number // 25), format="rgb24")
            frame.pts = number
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    data = bytearray((tmp_path / "good.mkv").read_bytes())
    place = data.index(b"\x1f\x43\xb6\x75")  # clusters, in which each block says its time
    while (place := data.find(b"\xa3", place + 1)) >= 0:
        if data[place + 1] & 0x40 and data[place + 3] == 0x81:
            data[place + 4 : place + 6] = struct.pack(">h", chance.randrange(-30_000, 30_000))
    path.write_bytes(data)
    shots = decode(pool, path)
    assert shots and all(shot.start_s < shot.end_s for shot in shots)
    assert [shot.end_s for shot in shots[:-1]] == [shot.start_s for shot in shots[1:]]


def test_films_of_another_name_are_told_apart(tmp_path: Path, pool: DecoderPool) -> None:
    matroska = write_film(tmp_path / "film.mkv", TAKES[:1])
    for name, kind in (("film.jpg", Kind.IMAGE), ("film.txt", Kind.DOCUMENT)):
        matroska = matroska.rename(tmp_path / name)
        with pytest.raises(BadFile) as caught, pool.borrow() as decoder:
            list(decoder.decode(bytes(matroska), kind, REQUEST))
        assert caught.value.reason is BadFileReason.MISLABELLED
    # Each of these is read as what it is, whatever film it is called.
    assert decode(pool, matroska.rename(tmp_path / "film.avi"))


def test_a_long_film_is_read_within_the_limits(tmp_path: Path, pool: DecoderPool) -> None:
    """Ten minutes at four frames a second; then once more, with nearly all of it known already."""
    make = replace(MAKES[".avi"], sound="", rate_hz=4)
    views = [np.ascontiguousarray(scene(seed, (64, 36))) for seed in range(7)]
    path = write_film(tmp_path / "long.avi", [Take(6.0, standing(views[number % 7])) for number in range(100)], make)
    shots = decode(pool, path)
    assert [shot.ordinal for shot in shots] == list(range(100))
    with pool.borrow() as decoder:
        known = replace(REQUEST, done={Kind.IMAGE: 90})
        rest = [part for part in decoder.decode(bytes(path), Kind.FILM, known) if isinstance(part, Piece)]
    assert [shot.ordinal for shot in rest] == list(range(90, 100))


@pytest.mark.real
@pytest.mark.parametrize("extension", [".mp4", ".mkv", ".mov", ".webm", ".avi", ".mpg", ".m2ts", ".wmv", ".flv"])
def test_damage_harms_nothing(
    extension: str, tmp_path: Path, pool: DecoderPool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half of the files are cut short anywhere, half have one to twenty bits turned over."""
    chance = random.Random(extension)
    data = good(tmp_path / f"good{extension}", keys_every=30)
    tally = Tally()
    path = tmp_path / f"bad{extension}"
    with pool.borrow() as decoder:
        for number in range(_DAMAGES):
            bad = bytearray(data)
            if number % 2:
                del bad[chance.randrange(1, len(bad)) :]
            else:
                for _ in range(chance.randrange(1, 20)):
                    bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
            path.write_bytes(bad)
            tally.run(decoder, path, Kind.FILM)
        path.write_bytes(data)
        assert list(decoder.decode(bytes(path), Kind.FILM, REQUEST))
    report(capsys, tally.line(extension))
    assert tally.fine + sum(tally.failed.values()) == _DAMAGES
    assert not {"too slow", "crashed the decoder", "nothing told"} & set(tally.failed)
