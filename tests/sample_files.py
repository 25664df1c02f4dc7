"""Files that tests write for themselves: one-coloured pictures, pure tones, short texts."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from fakes import COLOURS
from PIL import Image


def write_picture(path: Path, colour: str = "red", size_px: int = 32) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (size_px, size_px), COLOURS[colour]).save(path)
    return path


def write_sound(path: Path, hz: float = 440.0, seconds: float = 2.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = (20000 * np.sin(2 * np.pi * hz * np.arange(int(seconds * 16000)) / 16000)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(samples.tobytes())
    return path


def write_text(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path
