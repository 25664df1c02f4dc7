"""Makes the sample library: `python packaging/make_samples.py [FOLDER]`. What is written by hand stays as it is.

The same code gives the same pictures and sounds; bytes may differ between versions of the libraries that write them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import resvg_py
import sample_papers as papers
import sample_scenes as scenes
import sample_sounds as sounds
import sample_things as things
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples" / "Samples"
_QUALITY = 84
_SOUND_BITS_PER_S = 40_000
_FRAME_SAMPLES = 480
_FILM_PX = (640, 480)
_FILM_RATE = 24
_SHOT_S = 5
_FILM_BITS_PER_S = 260_000

# When the picture says that it was taken.
PICTURES: dict[str, tuple[Callable[[], str], str]] = {
    "Balloons in the morning": (scenes.balloon, "2024:05:18 06:42:10"),
    "Sailing boat": (scenes.sailboat, "2024:07:02 14:05:33"),
    "Lighthouse": (scenes.lighthouse, "2024:09:14 19:48:01"),
    "Volcano": (scenes.volcano, "2023:11:30 23:12:45"),
    "Strawberries": (scenes.strawberry, "2025:06:08 12:30:00"),
    "Umbrella in the rain": (things.umbrella, "2025:03:21 16:20:54"),
    "Clock": (things.clock, "2025:01:06 10:10:00"),
    "Ladybird": (things.ladybird, "2025:06:21 11:03:27"),
    "Fly agarics": (things.mushroom, "2024:10:12 15:37:19"),
    "Goldfish": (things.goldfish, "2023:08:05 17:00:08"),
    "Candle": (things.candle, "2024:12:24 20:15:40"),
    "Butterfly": (things.butterfly, "2025:07:13 13:44:02"),
    "Red door in the snow": (things.red_door, "2025:02:02 08:55:31"),
}
SOUNDS: dict[str, Callable[[], sounds.Sound]] = {
    "Rain on a roof": sounds.rain,
    "Church bell": sounds.church_bell,
    "Ambulance": sounds.siren,
    "Birds in the garden": sounds.birds,
    "Waves on the shore": sounds.waves,
    "Clock ticking": sounds.clock_ticking,
    "Motor": sounds.engine,
    "Footsteps on gravel": sounds.footsteps,
    "Thunder": sounds.thunder,
    "Storm and then birds": sounds.storm_then_birds,
    "A small tune": sounds.piano,
}


def main() -> None:
    """Make everything."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name in ("Pictures", "Sounds", "Films", "Documents"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, (drawing, taken) in PICTURES.items():
        (folder / "Pictures" / f"{name}.jpg").write_bytes(picture(drawing(), taken))
    for name, make in SOUNDS.items():
        (folder / "Sounds" / f"{name}.opus").write_bytes(sound(make()))
    (folder / "Films" / "Morning and evening.webm").write_bytes(film())
    for name, pages in papers.PAPERS.items():
        (folder / "Documents" / name).write_bytes(papers.write_pdf(pages))


def draw(drawing: str) -> Image.Image:
    """A drawing as pixels."""
    data = resvg_py.svg_to_bytes(svg_string=drawing, width=1200)
    return Image.open(io.BytesIO(bytes(data))).convert("RGB")


def picture(drawing: str, taken: str) -> bytes:
    """A drawing as JPEG, with the moment at which it says it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "Drawn for Findling"
    exif.get_ifd(0x8769)[0x9003] = taken
    out = io.BytesIO()
    draw(drawing).save(out, "JPEG", quality=_QUALITY, optimize=True, exif=exif)
    return out.getvalue()


def sound(samples: sounds.Sound) -> bytes:
    """Samples as Opus in Ogg."""
    out = io.BytesIO()
    with av.open(out, "w", format="opus", options={"fflags": "+bitexact"}) as container:
        container.flags |= 0x0400  # no name of the program that wrote it, and no number by chance
        stream = _sound_stream(container, "libopus")
        for packet in _encode_sound(stream, samples):
            container.mux(packet)
    return out.getvalue()


def film() -> bytes:
    """Ten seconds: balloons in the morning with birds, a lighthouse in the evening with waves."""
    out = io.BytesIO()
    samples = np.concatenate([sounds.birds(_SHOT_S), sounds.waves(16.0)[: _SHOT_S * sounds.RATE_HZ]])
    with av.open(out, "w", format="webm", options={"fflags": "+bitexact"}) as container:
        container.flags |= 0x0400
        pictures = container.add_stream("libvpx-vp9", rate=_FILM_RATE)
        pictures.width, pictures.height = _FILM_PX
        pictures.pix_fmt = "yuv420p"
        pictures.bit_rate = _FILM_BITS_PER_S
        pictures.options = {"threads": "1", "row-mt": "0", "cpu-used": "2", "g": "48", "flags": "+bitexact"}
        heard = _sound_stream(container, "libopus")
        for number, image in enumerate(_frames()):
            frame = av.VideoFrame.from_image(image)
            frame.pts, frame.time_base = number, Fraction(1, _FILM_RATE)
            container.mux(pictures.encode(frame))
        container.mux(pictures.encode(None))
        for packet in _encode_sound(heard, samples):
            container.mux(packet)
    return out.getvalue()


def _frames() -> Iterator[Image.Image]:
    """The camera goes slowly over a still drawing."""
    count = _SHOT_S * _FILM_RATE
    for drawing, begin, end in (
        (scenes.balloon(), (150, 170, 900), (0, 0, 1200)),
        (scenes.lighthouse(), (0, 0, 1200), (220, 60, 760)),
    ):
        whole = draw(drawing)
        for number in range(count):
            left, top, wide = (
                first + (last - first) * number / (count - 1) for first, last in zip(begin, end, strict=True)
            )
            yield whole.resize(_FILM_PX, Image.Resampling.BICUBIC, (left, top, left + wide, top + wide * 0.75))


def _sound_stream(container: av.container.OutputContainer, codec: str) -> av.AudioStream:
    stream = container.add_stream(codec, rate=sounds.RATE_HZ, layout="mono")
    stream.bit_rate = _SOUND_BITS_PER_S
    stream.codec_context.options = {"flags": "+bitexact"}
    return stream


def _encode_sound(stream: av.AudioStream, samples: sounds.Sound) -> Iterator[av.Packet]:
    whole = np.pad(samples, (0, -len(samples) % _FRAME_SAMPLES)).astype(np.float32)
    for start in range(0, len(whole), _FRAME_SAMPLES):
        block = np.ascontiguousarray(whole[None, start : start + _FRAME_SAMPLES])
        frame = av.AudioFrame.from_ndarray(block, format="flt", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = sounds.RATE_HZ, start, Fraction(1, sounds.RATE_HZ)
        yield from stream.encode(frame)
    yield from stream.encode(None)


if __name__ == "__main__":
    main()
