"""Films of every format, written on the spot: takes with cuts at known places, and tones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from media_makers import tone
from PIL import Image

RATE_HZ = 44_100
SIZE_PX = (192, 108)

Painter = Callable[[float], np.ndarray]
"""Seconds since a take began -> its frame, shape (height, width, 3), uint8."""


@dataclass(frozen=True)
class Take:
    """A stretch of a film without a cut."""

    seconds: float
    paint: Painter


@dataclass(frozen=True)
class Make:
    """How a film is stored.

    Attributes:
        container, pictures, sound: FFmpeg's names of the format and the two codecs; "" for no such stream.
        rate_hz: frames in a second.
        keys_every: frames from one that can be decoded by itself to the next.
        rotation: degrees by which it is to be shown turned counterclockwise.
        stretch: width of a pixel, by its height.
    """

    container: str
    pictures: str
    sound: str
    rate_hz: int = 25
    keys_every: int = 12
    rotation: int = 0
    stretch: Fraction = Fraction(1)
    options: dict[str, str] = field(default_factory=dict)
    container_options: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    sound_hz: int = RATE_HZ


MAKES = {
    ".mp4": Make("mp4", "libx264", "aac"),
    ".m4v": Make("mp4", "mpeg4", "aac"),
    ".mov": Make("mov", "mpeg4", "pcm_s16le"),
    ".mkv": Make("matroska", "libx264", "libopus", sound_hz=48_000),
    ".webm": Make("webm", "libvpx", "libopus", sound_hz=48_000, options={"deadline": "realtime", "cpu-used": "8"}),
    ".avi": Make("avi", "mpeg4", "libmp3lame"),
    ".mpg": Make("mpeg", "mpeg2video", "mp2"),
    ".m2ts": Make("mpegts", "libx264", "aac", container_options={"mpegts_m2ts_mode": "1"}),
    ".mts": Make("mpegts", "mpeg2video", "mp2"),
    ".wmv": Make("asf", "wmv2", "wmav2"),
    ".flv": Make("flv", "flv", "libmp3lame"),
    ".3gp": Make("3gp", "mpeg4", "aac"),
    ".ogv": Make("ogg", "libvpx", "libopus", sound_hz=48_000, options={"deadline": "realtime", "cpu-used": "8"}),
}


def scene(seed: int, size_px: tuple[int, int] = SIZE_PX) -> np.ndarray:
    """A still picture unlike that of any other seed: shapes of many sizes and colours, and some grain."""
    chance = np.random.default_rng(seed)
    width, height = size_px
    picture = np.zeros((height, width, 3), np.float32) + chance.uniform(40, 200, 3)
    for across in (3, 9, 30):
        rough = chance.integers(0, 256, (max(across * height // width, 2), across, 3), dtype=np.uint8)
        picture += np.asarray(Image.fromarray(rough).resize(size_px, Image.Resampling.BICUBIC), np.float32) - 128
    picture += chance.normal(0, 3, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


def standing(picture: np.ndarray) -> Painter:
    """A camera that does not move."""
    return lambda _: picture


def panning(seed: int, px_per_s: float, size_px: tuple[int, int] = SIZE_PX) -> Painter:
    """A camera that turns over a wide view, there and back."""
    wide = scene(seed, (size_px[0] * 4, size_px[1]))
    room_px = wide.shape[1] - size_px[0]

    def paint(at_s: float) -> np.ndarray:
        place = at_s * px_per_s % (2 * room_px)
        left = int(min(place, 2 * room_px - place))
        return wide[:, left : left + size_px[0]]

    return paint


def shaking(seed: int, size_px: tuple[int, int] = SIZE_PX, by_px: int = 3) -> Painter:
    """A camera held by hand."""
    chance = np.random.default_rng(seed)
    large = scene(seed, (size_px[0] + by_px, size_px[1] + by_px))

    def paint(_: float) -> np.ndarray:
        left, top = chance.integers(0, by_px, 2)
        return large[top : top + size_px[1], left : left + size_px[0]]

    return paint


def fading(picture: np.ndarray, seconds: float) -> Painter:
    """Out of black in the first third of a take, and into it again in the last."""

    def paint(at_s: float) -> np.ndarray:
        light = min(at_s, seconds - at_s) / (seconds / 3)
        return (picture * min(max(light, 0.0), 1.0)).astype(np.uint8)

    return paint


def write_film(path: Path, takes: Sequence[Take], make: Make | None = None, samples: np.ndarray | None = None) -> Path:
    """Encode takes, one after the other, by the extension of the path unless told how.

    Args:
        samples: the sound, shape (channels, n), float32; None for a tone as long as the pictures.
    """
    make = make or MAKES[path.suffix]
    frames = [(take.paint, number / make.rate_hz) for take in takes for number in range(_count(take, make))]
    if samples is None:
        samples = tone(len(frames) / make.rate_hz if make.sound else 0, rate_hz=make.sound_hz)
    with av.open(str(path), "w", format=make.container, options=make.container_options) as output:
        output.metadata.update(make.tags)
        pictures = _picture_stream(output, make, frames[0][0](0.0).shape) if make.pictures else None
        sound = output.add_stream(make.sound, rate=make.sound_hz, layout="stereo") if make.sound else None
        if sound is not None:
            sound.bit_rate = 128_000
        heard = 0
        for number, (paint, at_s) in enumerate(frames if pictures else ()):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(paint(at_s)), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, make.rate_hz)
            output.mux(pictures.encode(frame))
            heard = _mux_sound(output, sound, samples, heard, (number + 1) / make.rate_hz, make)
        _mux_sound(output, sound, samples, heard, samples.shape[1] / make.sound_hz, make)
        for stream in (pictures, sound):
            if stream is not None:
                output.mux(stream.encode(None))
    return path


def _count(take: Take, make: Make) -> int:
    return round(take.seconds * make.rate_hz)


def _picture_stream(output: av.container.OutputContainer, make: Make, shape: tuple[int, ...]) -> av.VideoStream:
    stream = output.add_stream(make.pictures, rate=make.rate_hz)
    stream.height, stream.width = shape[:2]
    stream.pix_fmt = "yuv420p"
    stream.bit_rate = 1_500_000
    stream.codec_context.gop_size = make.keys_every
    stream.codec_context.thread_count = 1
    if make.stretch != 1:
        stream.codec_context.sample_aspect_ratio = make.stretch
    if make.rotation:
        stream.set_display_rotation(make.rotation)
    fixed = {"sc_threshold": "0", "preset": "ultrafast"} if make.pictures == "libx264" else {}
    stream.options = fixed | make.options
    return stream


def _mux_sound(
    output: av.container.OutputContainer,
    stream: av.AudioStream | None,
    samples: np.ndarray,
    heard: int,
    until_s: float,
    make: Make,
) -> int:
    """Encode samples up to a moment; returns how many are through."""
    until = min(int(until_s * make.sound_hz), samples.shape[1])
    while stream is not None and heard < until:
        block = np.ascontiguousarray(samples[:, heard : min(heard + 4096, until)])
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = make.sound_hz, heard, Fraction(1, make.sound_hz)
        output.mux(stream.encode(frame))
        heard += block.shape[1]
    return heard


def write_unsteady_film(path: Path, shown: Sequence[tuple[float, np.ndarray]], keys_every: int = 12) -> Path:
    """A film without sound whose frames come at any moments, in seconds, as screens and telephones record them."""
    with av.open(str(path), "w", format=MAKES[path.suffix].container) as output:
        stream = output.add_stream("mpeg4", rate=25)
        stream.height, stream.width = shown[0][1].shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, 1000)
        stream.codec_context.gop_size = keys_every
        for at_s, picture in shown:
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = round(at_s * 1000), Fraction(1, 1000)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path
