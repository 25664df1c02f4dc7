"""Media that tests of duplicates make for themselves, and the library that holds them."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import numpy as np
from fakes import FakeEncoders, InProcessDecoders
from PIL import Image, ImageDraw, ImageFont

from models.analysis.duplicates import Duplicates
from models.analysis.trashing import TrashCan
from models.catalogue.catalogue import Catalogue
from models.engine import Engine
from models.jobs import JobControl
from models.kinds import Kind
from models.library.trash import move_to_trash, restore
from models.paths import LibraryPaths
from models.views import DuplicateGroup

SPACES = {Kind.IMAGE: "colours/fake", Kind.AUDIO: "pitches/fake", Kind.DOCUMENT: "words/fake"}
BODY = (
    "the meter in your house was read this month and we have worked out what you used since the last time we wrote to "
    "you please compare the reading with your own notes and tell our office within two weeks if anything seems wrong "
    "payment may be made by bank transfer at the counter or through the form that you find on the back of this page"
)


class Tidied:
    """The duplicates of a folder that was indexed by the real decoder, with what its trash was told.

    Args:
        folder: where everything is kept; the media lie in its folder "media".
    """

    def __init__(self, folder: Path) -> None:
        self.media = folder / "media"
        self.media.mkdir(parents=True, exist_ok=True)
        self.paths = LibraryPaths(folder / "library")
        self.changed: list[bytes] = []
        self._opened: list[Catalogue] = []

    def index(self) -> Duplicates:
        """Look into everything that is there now."""
        with closing(Engine(self.paths.root, encoders=FakeEncoders(), decoders=InProcessDecoders())) as engine:
            engine.library.add_folder(os.fsencode(self.media))
            for _ in engine.index(JobControl()):
                pass
            assert engine.failures() == ()
        catalogue = Catalogue(self.paths.catalogue, self.paths.snapshots)
        self._opened.append(catalogue)
        self.catalogue = catalogue
        return Duplicates(catalogue, self.paths, TrashCan(move_to_trash, restore, self._note), SPACES)

    def close(self) -> None:
        for catalogue in self._opened:
            catalogue.close()

    def _note(self, paths: Collection[bytes]) -> None:
        self.changed += paths


def names(groups: Collection[DuplicateGroup]) -> list[list[str]]:
    """The names of the files of each group, the best first."""
    return [[file.name for file in group.files] for group in groups]


def photo(seed: int, width: int = 640, height: int = 480) -> Image.Image:
    """Clouds of colour with edges and grain: as much to see at every scale as in a photograph."""
    drawn = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3))
    for octave in range(2, 8):
        cells = drawn.standard_normal((2**octave, 2**octave, 3)) * 2.0**-octave
        for channel in range(3):
            layer = Image.fromarray(cells[:, :, channel].astype(np.float32))
            picture[:, :, channel] += np.asarray(layer.resize((width, height), Image.Resampling.BICUBIC))
    # Mostly light and shadow, as in the world, and some colour.
    light = picture.mean(axis=2, keepdims=True)
    picture = 120 + 260 * light + 90 * (picture - light) + 3 * drawn.standard_normal(picture.shape)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def drawing(seed: int, size_px: int = 400) -> Image.Image:
    """Flat shapes with black outlines on white, in a style that all drawings share."""
    drawn = np.random.default_rng(seed)
    picture = Image.new("RGB", (size_px, size_px), "white")
    pen = ImageDraw.Draw(picture)
    for _ in range(7):
        left, top = drawn.integers(0, size_px * 3 // 4, 2).tolist()
        width, height = drawn.integers(size_px // 8, size_px // 3, 2).tolist()
        colour = ("red", "gold", "green", "navy")[int(drawn.integers(4))]
        shape = pen.ellipse if drawn.random() < 0.5 else pen.rectangle
        shape((left, top, left + width, top + height), fill=colour, outline="black", width=4)
    return picture


def scan(name: str, amount: str) -> Image.Image:
    """A letter of one template as a scanner sees it."""
    picture = Image.new("RGB", (827, 1169), (252, 252, 250))
    pen = ImageDraw.Draw(picture)
    font, large = ImageFont.load_default(20), ImageFont.load_default(34)
    pen.text((90, 80), "Northwind Utilities", fill=(20, 40, 120), font=large)
    pen.text((90, 200), f"{name}\n7 High Street\nOldtown", fill="black", font=font)
    words = f"{BODY} the amount due is {amount} {BODY}".split()
    for line in range(0, len(words), 9):
        pen.text((90, 380 + 3 * line), " ".join(words[line : line + 9]), fill="black", font=font)
    return picture


def letter(name: str, day: int, amount: str) -> str:
    """The text of a letter of one template."""
    return f"Northwind Utilities, {day} March\n\nDear {name},\n\n{BODY}. The amount due is {amount}. {BODY}.\n\nYours"
