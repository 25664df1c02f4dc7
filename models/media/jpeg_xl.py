"""JPEG XL pictures."""

from __future__ import annotations

from typing import BinaryIO

from PIL import Image

from models.media import failures
from models.media.exif import read_exif
from models.media.sources import check_pixels, require, too_many_pixels
from models.media.stated import Forgiving, Stated
from models.media.xmp import read_xmp
from models.messages import say

_MOST_BYTES = 512 << 20
# The decoder takes about ten bytes for each pixel, and more for some ways of packing.
_MOST_PIXELS = 100_000_000


class JpegXl:
    """A JPEG XL picture as a `Source`; of an animation, the first frame.

    Raises: BadFile: DAMAGED, TOO_LARGE or UNSUPPORTED (the decoder, pylibjxl, is not installed).
    """

    is_drawing = False

    def __init__(self, file: BinaryIO) -> None:
        library = require("pylibjxl", say("a JPEG XL picture"))
        file.seek(0)
        self._data = file.read(_MOST_BYTES + 1)
        if len(self._data) > _MOST_BYTES:
            raise failures.too_large(
                "This picture is too large.", say("Its file has more than %1 MB.", _MOST_BYTES >> 20)
            )
        header = library.probe(self._data)
        self.size = header["width"], header["height"]
        check_pixels(*self.size)
        if self.size[0] * self.size[1] > _MOST_PIXELS:
            raise too_many_pixels(_MOST_PIXELS)
        self._decoder = library.JXL(threads=1)
        self._metadata: dict[str, bytes] = {}

    def load(self, least_px: int) -> Image.Image:  # noqa: ARG002  the decoder does not reduce
        """All of it."""
        pixels, self._metadata = self._decoder.decode(self._data, metadata=True)
        image = Image.fromarray(pixels)
        # The size in the header is that before the picture is turned, which the decoder does.
        self.size = image.size
        return image

    def orientation(self) -> int:
        """The decoder has turned it upright."""
        return 1

    def stated(self) -> Stated:
        """What its EXIF and XMP state."""
        stated = Stated()
        with Forgiving():
            exif = Image.Exif()
            exif.load(_without_offset(self._metadata["exif"]))
            stated = read_exif(exif)
        return stated.completed_by(read_xmp(self._metadata.get("xmp", b"")))


def _without_offset(block: bytes) -> bytes:
    """EXIF as JPEG has it; in a box it begins with the place of the TIFF header, four bytes (ISO 18181-2)."""
    if block.startswith((b"II", b"MM", b"Exif\0\0")):
        return block
    return block[4 + int.from_bytes(block[:4], "big") :]
