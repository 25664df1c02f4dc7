"""How quickly films are looked at and listened to, and which of their cuts are found.

Run: python tests/benchmarks/films.py [--quick]
A film of ten minutes at 1080p is made from a minute of takes, with pans, a camera held by hand and noise, stored with a
frame that can be decoded by itself every second (as cameras do), and every ten seconds (as programs do).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import comparing
import psutil

sys.path.insert(0, str(comparing.ROOT / "tests" / "models" / "media"))
import numpy as np
from film_makers import Make, Take, panning, scene, shaking, standing, write_film

from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, Part, Piece
from models.spaces import PictureInput, SoundInput

_SIZE_PX = (1920, 1080)
_MINUTE_S = 60.0
_REQUEST = DecodeRequest(pictures=(PictureInput(224),), sounds=(SoundInput(16_000), SoundInput(48_000)))


def lengths_s() -> list[float]:
    """Of the takes of a minute."""
    chance, lengths = np.random.default_rng(1), []
    while sum(lengths) < _MINUTE_S:
        lengths.append(min(round(float(chance.uniform(2, 8)), 1), _MINUTE_S - sum(lengths)))
    return lengths


def make_takes() -> list[Take]:
    """A minute of takes by three sorts of camera."""
    takes = []
    for number, seconds in enumerate(lengths_s()):
        painters = (panning(number, 200, _SIZE_PX), standing(scene(number, _SIZE_PX)), shaking(number, _SIZE_PX, 12))
        takes.append(Take(seconds, painters[number % 3]))
    return takes


def repeat(path: Path, target: Path, times: int) -> Path:
    """Join a film to itself, without encoding it again."""
    with av.open(str(target), "w") as output:
        with av.open(str(path)) as source:
            streams = [output.add_stream_from_template(stream) for stream in source.streams]
        for number in range(times):
            with av.open(str(path)) as source:
                for packet in source.demux():
                    if packet.dts is not None:
                        later = round(number * (_MINUTE_S + Fraction(1, 5)) / packet.time_base)
                        packet.pts, packet.dts = packet.pts + later, packet.dts + later
                        packet.stream = streams[packet.stream.index]
                        output.mux(packet)
    return target


def films(minutes: int) -> Iterator[tuple[str, Path, list[float]]]:
    """The films, kept for the next time: making them takes minutes."""
    cuts = [float(end) for end in np.cumsum(lengths_s())[:-1]]
    comparing.CACHE.mkdir(parents=True, exist_ok=True)
    for name, keys_every in (("a key every second", 25), ("a key every ten seconds", 250)):
        target = comparing.CACHE / f"film-{keys_every}-{minutes}.mp4"
        if not target.exists():
            made = target.with_suffix(".part.mp4")
            options = {"preset": "veryfast", "sc_threshold": "0"}
            make = Make("mp4", "libx264", "aac", keys_every=keys_every, options=options)
            repeat(write_film(made, make_takes(), make), target, minutes)
            made.unlink()
        yield name, target, cuts


def measure(name: str, path: Path, cuts: list[float], minutes: int) -> None:
    """Decode a film as indexing does, and say what it took."""
    process, parts = psutil.Process(), []
    began_s, cpu_s, most_bytes, waited_s = time.monotonic(), process.cpu_times().user, 0, 0.0
    spoke_s = began_s
    for part in Decoder().decode(os.fsencode(path), Kind.FILM, _REQUEST):
        parts.append(_without_arrays(part))
        waited_s, spoke_s = max(waited_s, time.monotonic() - spoke_s), time.monotonic()
        most_bytes = max(most_bytes, process.memory_info().rss)
    took_s, cpu_s = time.monotonic() - began_s, process.cpu_times().user - cpu_s
    length_s = minutes * _MINUTE_S
    places = [part.start_s for part in parts if isinstance(part, Piece) and part.kind is Kind.IMAGE]
    wanted = [cut + number * (_MINUTE_S + 0.2) for number in range(minutes) for cut in cuts]
    found = sum(any(abs(place - cut) <= 0.5 for place in places) for cut in wanted)
    comparing.title(f"A film of {minutes} minutes in 1080p with sound", name)
    comparing.say("as quick as it plays, by the clock", length_s / took_s, "times")
    comparing.say("by processor time", length_s / cpu_s, "times")
    comparing.say("longest wait for the next part", waited_s, "s")
    comparing.say("memory", most_bytes / 2**20, "MB")
    comparing.say("shots", len(places))
    comparing.say("cuts that are found", 100 * found / max(1, len(wanted)), "%")


def _without_arrays(part: Part) -> Part:
    return Piece(part.kind, part.ordinal, start_s=part.start_s, end_s=part.end_s) if isinstance(part, Piece) else part


def main() -> None:
    minutes = 1 if comparing.is_quick(__doc__) else 10
    for name, path, cuts in films(minutes):
        measure(name, path, cuts, minutes)


if __name__ == "__main__":
    main()
