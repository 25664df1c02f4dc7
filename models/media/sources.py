"""What all sorts of picture file have in common before their pixels are read."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Protocol

from PIL import Image

from models.errors import BadFile, BadFileReason
from models.media import failures
from models.media.stated import Stated
from models.messages import say

MOST_PIXELS = 250_000_000
"""How many pixels a picture may have to be opened."""


class Source(Protocol):
    """A picture file that is open: its size is known, its pixels are not read yet.

    Attributes:
        size: width and height as stored, in pixels, before it is turned upright.
        is_drawing: whether it can be drawn at any size.
    """

    size: tuple[int, int]
    is_drawing: bool

    def load(self, least_px: int) -> Image.Image:
        """Decode the first picture; it may be reduced while its shorter side keeps least_px.

        Returns: of any mode of Pillow's; whether it is transparent says its own data.
        Raises: BadFile: or whatever the decoding library raises.
        """

    def orientation(self) -> int:
        """How the loaded picture must still be turned: 1 to 8 as in EXIF; 1 where that is unknown or broken."""

    def stated(self) -> Stated:
        """What the loaded picture states about itself."""


def check_pixels(width: int, height: int) -> None:
    """Refuse a picture before memory is taken for it.

    Raises: BadFile: TOO_LARGE.
    """
    if width * height > MOST_PIXELS:
        raise too_many_pixels(MOST_PIXELS)


def too_many_pixels(most: int) -> BadFile:
    """A picture whose header claims more pixels than are opened."""
    return failures.too_large(
        "This picture has too many pixels.",
        say("It claims to have more than the %1 million pixels that Findling opens.", most // 1000000),
    )


def require(package: str, label: str) -> ModuleType:
    """Import a decoder that not every installation has.

    Args:
        package: name of the package, which is also that of its module.
        label: what it opens, for people, with its article.
    Raises: BadFile: UNSUPPORTED, with the name of what is missing.
    """
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise BadFile(
            BadFileReason.UNSUPPORTED,
            say("This is %1, which this installation of Findling cannot open.", label),
            say("It lacks the Python package %1, which decodes such files.", package),
            say("Install %1 beside Findling and try again, or save a copy as JPEG or PNG.", package),
        ) from error
