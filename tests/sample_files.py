"""Files that tests write for themselves: one-coloured pictures, pure tones, short texts."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from fakes import COLOURS
from PIL import Image


def write_media(folder: Path) -> Path:
    """A red and a blue picture, a low and a high sound, and two documents. Returns: the folder."""
    write_picture(folder / "a.png", "red")
    write_picture(folder / "b.png", "blue")
    write_sound(folder / "sounds" / "c.wav", 200)
    write_sound(folder / "sounds" / "d.wav", 4000)
    write_text(folder / "e.txt", "The passport office renews every passport within three weeks.")
    write_text(folder / "f.md", "# Bread\n\nMix flour and water, wait, and bake the loaf until it is brown.")
    return folder


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
