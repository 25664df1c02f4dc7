"""Tries what an encoder understands: drawn pictures, made sounds and short passages, each to be found by its words.

The probes are made here and are the same on every computer. They tell an encoder that works from one that does not;
how well it works on a person's own files they do not tell. The expected numbers were set beforehand, well above chance
and below what the probes allow, and are no published figures.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders import known, minilm
from models.encoders.encoders import Encoders
from models.encoders.presets import preset_named
from models.spaces import PictureInput, SoundInput

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
Pixels = npt.NDArray[np.uint8]
Sound = npt.NDArray[np.float32]

PASSAGES = (
    "A passport is renewed at the town hall. Bring the old one, a photograph and the fee.",
    "Mix flour, water and salt, let the dough rest overnight, and bake it in a very hot oven.",
    "If the bicycle chain slips, the cassette is worn; change both together.",
    "Plants take in carbon dioxide through their leaves and give off oxygen by daylight.",
    "The tenant may end the lease with three months' notice in writing.",
    "Kittens should be vaccinated for the first time at the age of eight weeks.",
    "The summit is reached in four hours from the hut; the last hour leads over a glacier.",
    "Restart the router and wait until the lamp is green before you connect again.",
)
QUESTIONS = (
    "where do I get new travel documents",
    "recipe for bread",
    "my bike's gears jump",
    "how photosynthesis works",
    "moving out of a rented flat",
    "when does a young cat need its shots",
    "how long is the climb to the top",
    "the internet connection does not work",
)
QUESTIONS_ELSEWHERE = (
    "Wo bekomme ich einen neuen Reisepass?",
    "receta para hacer pan",
    "la chaîne de mon vélo saute",
    "光合作用是怎样进行的",
    "disdire il contratto di affitto",
    "когда делать прививку котёнку",
    "quanto tempo demora a subida ao cume",
    "インターネットにつながらない",
)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How an encoder did.

    Attributes:
        name: of the encoder. what: what was tried.
        right, total: words that found their own picture, sound or passage first.
        expected: how many should be right at least; 0 where nothing is expected.
        items_per_s: pictures, windows or passages a second, without loading.
    """

    name: str
    what: str
    right: int
    total: int
    expected: int
    items_per_s: float

    @property
    def passed(self) -> bool:
        """Whether it did as well as expected."""
        return self.right >= self.expected


def check(encoders: Encoders, name: str) -> list[CheckResult]:
    """Try one installed encoder that answers words.

    Raises: EncoderUnavailable: it is not installed or fails.
    """
    tried: list[tuple[str, Sequence[str], Sequence[Any], int]]
    match encoders.describe(name).input:
        case PictureInput(size_px=size_px):
            tried = [("pictures by captions", *pictures(size_px), 6)]
        case SoundInput(rate_hz=rate_hz, window_s=window_s):
            tried = [("sounds by descriptions", *sounds(rate_hz, window_s), 4)]
        case _:
            tried = [("passages by questions", QUESTIONS, PASSAGES, 7)]
            preset = preset_named(name)
            if preset is not None and preset.languages != "English":
                tried.append(("passages by questions in 8 languages", QUESTIONS_ELSEWHERE, PASSAGES, 6))
    if known.is_basic(name) and name != minilm.NAME:
        # They know a list of things and no sentences; the probes are not made of those things.
        tried = [(what, words, media, 0) for what, words, media, _ in tried]
    return [_check(encoders, name, *one) for one in tried]


def _check(
    encoders: Encoders, name: str, what: str, words: Sequence[str], media: Sequence[Any], expected: int
) -> CheckResult:
    space = next(one.name for one in encoders.describe(name).spaces if one.answers_text)
    encoders.encode_media(name, media[:1])
    began_s = time.monotonic()
    vectors = encoders.encode_media(name, media)[space]
    took_s = max(time.monotonic() - began_s, 1e-9)
    queries = encoders.encode_text(words, [space])[space]
    right = int((np.argmax(queries @ vectors.T, axis=1) == np.arange(len(words))).sum())
    return CheckResult(name, what, right, len(words), expected, len(media) / took_s)


def pictures(size_px: int) -> tuple[list[str], list[Pixels]]:
    """Captions, and a drawn picture for each: uint8, shape (size_px, size_px, 3)."""
    across, down = np.meshgrid(np.linspace(-1, 1, size_px), np.linspace(-1, 1, size_px))
    round_ = np.hypot(across, down) < 0.6
    face = _painted(_painted(_plain(size_px, _WHITE), np.hypot(across, down) < 0.8, (255, 220, 0)), _eyes(across, down))
    squares = ((across * 4 + 8).astype(int) + (down * 4 + 8).astype(int)) % 2 == 0
    hues = np.array([(228, 3, 3), (255, 140, 0), (255, 237, 0), (0, 128, 38), (0, 77, 255), (117, 7, 135)], np.uint8)
    drawn: dict[str, Pixels] = {
        "a red circle on a white background": _painted(_plain(size_px, _WHITE), round_, (220, 20, 20)),
        "a blue square on a white background": _painted(
            _plain(size_px, _WHITE), np.maximum(abs(across), abs(down)) < 0.55, (20, 40, 220)
        ),
        "a green triangle on a white background": _painted(
            _plain(size_px, _WHITE), (down < 0.6) & (down > 2 * abs(across) - 0.6), (20, 160, 40)
        ),
        "a black and white checkerboard": _painted(_plain(size_px, _WHITE), squares, _BLACK),
        "a yellow smiley face": face,
        "vertical stripes in the colours of the rainbow": hues[((across + 1) * 2.999).astype(int)],
        "a blue sky above a green meadow": _painted(_plain(size_px, (110, 180, 250)), down > 0.1, (60, 150, 50)),
        "white stars in a black night sky": _painted(_plain(size_px, _BLACK), _stars(size_px), _WHITE),
    }
    return list(drawn), list(drawn.values())


def sounds(rate_hz: int, window_s: float) -> tuple[list[str], list[Sound]]:
    """Descriptions, and a made sound for each: float32 in [-1, 1], shape (rate_hz * window_s,)."""
    time_s = np.arange(int(rate_hz * window_s)) / rate_hz
    rng = np.random.default_rng(7)
    made: dict[str, Callable[[], npt.NDArray[np.float64]]] = {
        "a steady beep": lambda: np.sin(2 * np.pi * 1000 * time_s),
        "white noise, the hiss of static": lambda: rng.normal(0, 0.3, len(time_s)),
        "a siren wailing": lambda: np.sign(np.sin(2 * np.pi * np.cumsum(900 + 400 * np.sin(np.pi * time_s)) / rate_hz)),
        "a clock ticking": lambda: np.exp(-((time_s % 0.5) * 300)) * np.sin(2 * np.pi * 2500 * time_s),
        "the low hum of an engine": lambda: 2 * (time_s * 55 % 1) - 1 + 0.2 * rng.normal(0, 1, len(time_s)),
        "a bird chirping": lambda: _chirps(time_s),
        "a melody on a piano": lambda: _melody(time_s),
    }
    return list(made), [_levelled(make()) for make in made.values()]


def _plain(size_px: int, colour: tuple[int, int, int]) -> Pixels:
    return np.full((size_px, size_px, 3), colour, dtype=np.uint8)


def _painted(picture: Pixels, where: npt.NDArray[np.bool_], colour: tuple[int, int, int] = _BLACK) -> Pixels:
    return np.where(where[..., None], np.array(colour, dtype=np.uint8), picture)


def _eyes(across: npt.NDArray[np.float64], down: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    eyes = np.hypot(abs(across) - 0.3, down + 0.25) < 0.1
    mouth = (abs(np.hypot(across, down) - 0.5) < 0.05) & (down > 0.15)
    return np.asarray(eyes | mouth)


def _stars(size_px: int) -> npt.NDArray[np.bool_]:
    return np.random.default_rng(7).random((size_px, size_px)) < 0.004


def _chirps(time_s: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    within_s = time_s % 0.4
    tone = np.sin(2 * np.pi * (5500 - 9000 * within_s) * within_s)
    return np.asarray(tone * (within_s < 0.15) * (time_s % 2 < 1.2) * np.sin(np.pi * np.clip(within_s / 0.15, 0, 1)))


def _melody(time_s: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    notes_hz = np.array([261.6, 329.6, 392.0, 523.3, 440.0, 392.0, 329.6, 293.7, 261.6, 392.0])
    base_hz = notes_hz[(time_s * 2).astype(int) % len(notes_hz)]
    within_s = time_s % 0.5
    tones = [
        np.sin(2 * np.pi * base_hz * part * within_s) * np.exp(-within_s * 5 * part) / part for part in range(1, 7)
    ]
    return np.asarray(np.sum(tones, axis=0))


def _levelled(sound: npt.NDArray[np.float64]) -> Sound:
    return np.asarray(0.5 * sound / np.max(np.abs(sound)), dtype=np.float32)
