"""SVG drawings: cleaned of everything that leads elsewhere, weighed, and only then drawn."""

from __future__ import annotations

import base64
import io
import re
import threading
import urllib.parse
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from lxml import etree
from PIL import Image

from models.kinds import Kind
from models.media import failures
from models.media.drawing_weight import check_weight
from models.media.sources import require
from models.media.stated import Forgiving, Stated, one_line
from models.media.xmp import read_rdf
from models.messages import say

_MOST_BYTES = 32 << 20
_MOST_PIXELS = 4_000_000
_LONGEST_PX = 4096
_MOST_EMBEDDED_PIXELS = 40_000_000
_UNKNOWN_PX = 1024
_PX_PER_INCH = 96.0
_PX_PER_UNIT = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "em": 16.0, "ex": 8.0,
}  # fmt: skip
_LENGTH = re.compile(r"\s*(\d*\.?\d+(?:[eE][-+]?\d+)?)\s*(px|pt|pc|in|mm|cm|em|ex)?\s*")
_EMBEDDED = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp)\s*;\s*base64\s*,", re.IGNORECASE)
_EMBEDDED_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_LEFT_OUT = frozenset(("script", "foreignObject"))
# The cost of these filters grows with a number in the file, for every pixel.
_MOST_OCTAVES, _MOST_RADIUS, _MOST_ORDER = 8, 10.0, 9.0
# The drawing library calls itself for each level of the drawing, and needs some 35 KB for one.
_STACK_BYTES = 64 << 20


class Drawing:
    """An SVG file, plain or compressed, as a `Source`.

    Nothing but the file itself is read: links to other files and pages are removed before it is drawn, and so are
    drawings within it. Letters are drawn with the fonts of this computer.

    Raises: BadFile: DAMAGED, TOO_LARGE or UNSUPPORTED (the drawing library is not installed).
    """

    is_drawing = True

    def __init__(self, file: BinaryIO) -> None:
        self._root = _parse(_read(file))
        self._library = require("resvg_py", say("an SVG drawing"))
        self._stated = _read_statements(self._root)
        _clean(self._root)
        check_weight(self._root)
        shape = _shape(self._root)
        self._is_known = shape is not None
        width, height = shape or (_UNKNOWN_PX, _UNKNOWN_PX)
        self._shape = width, height
        self.size = max(round(min(width, 1e6)), 1), max(round(min(height, 1e6)), 1)

    def load(self, least_px: int) -> Image.Image:
        """Draw it so that its shorter side has least_px, unless that would be too many pixels."""
        width, height = self._shape
        scale = min(
            least_px / min(width, height), (_MOST_PIXELS / (width * height)) ** 0.5, _LONGEST_PX / max(width, height)
        )
        box = (max(round(width * scale), 1), max(round(height * scale), 1)) if self._is_known else (_UNKNOWN_PX,) * 2
        image = Image.open(io.BytesIO(_with_deep_stack(lambda: self._draw(*box))), formats=("PNG",))
        if not self._is_known:
            self.size = image.size
        return image

    def orientation(self) -> int:
        """A drawing is upright."""
        return 1

    def stated(self) -> Stated:
        """Its title, its description and the words of its metadata."""
        return self._stated

    def _draw(self, width_px: int, height_px: int) -> bytes:
        has_letters = next(self._root.iter("{*}text"), None) is not None
        png: bytes = self._library.svg_to_bytes(
            svg_string=etree.tostring(self._root, encoding="unicode", with_tail=False),
            width=width_px,
            height=height_px,
            dpi=_PX_PER_INCH,
            skip_system_fonts=not has_letters,
        )
        return png


def _read(file: BinaryIO) -> bytes:
    """The text of the drawing, unpacked if it is compressed."""
    file.seek(0)
    data = file.read(_MOST_BYTES + 1)
    if data.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(wbits=31)
        data = unpacker.decompress(data, _MOST_BYTES + 1)
        if len(data) <= _MOST_BYTES and not unpacker.eof:
            raise failures.damaged(Kind.IMAGE, say("its compressed data break off"))
    if len(data) > _MOST_BYTES:
        raise failures.too_large(
            "This drawing is too large.",
            say("It has more than the %1 MB of SVG that Findling draws.", _MOST_BYTES >> 20),
        )
    return data


def _parse(data: bytes) -> Any:
    """The root element. Entities that the drawing defines itself are put in, as far as libxml2 lets them grow; others
    are refused."""
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if any(word in str(error).lower() for word in ("huge", "too long", "too big", "depth", "amplification")):
            raise failures.too_large(
                "This drawing is too large.", say("Its XML passes a limit: %1.", failures.explain(error))
            ) from error
        raise
    if etree.QName(root).localname != "svg":
        raise failures.damaged(Kind.IMAGE, say("its outermost element is not that of an SVG drawing"))
    return root


def _read_statements(root: Any) -> Stated:
    with Forgiving():
        title, description = (one_line("".join(_texts(root, name))) for name in ("title", "desc"))
        own = Stated(title=title, words=(description,) if description else ())
        for metadata in root.iterchildren("{*}metadata"):
            own = own.completed_by(read_rdf(metadata))
        return own
    return Stated()


def _texts(root: Any, name: str) -> list[str]:
    child = next(root.iterchildren(f"{{*}}{name}"), None)
    return [] if child is None else list(child.itertext())


def _clean(root: Any) -> None:
    """Remove what leads out of the file, what is never drawn, and what costs without bounds."""
    left_pixels = _MOST_EMBEDDED_PIXELS
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element).localname
        if name in _LEFT_OUT:
            _remove(element)
            continue
        for attribute, value in element.attrib.items():
            if etree.QName(attribute).localname not in ("href", "src") or value.lstrip().startswith("#"):
                continue
            pixels = _embedded_pixels(value)
            if 0 < pixels <= left_pixels:
                left_pixels -= pixels
            else:
                del element.attrib[attribute]
        _bound_filter(element, name)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _embedded_pixels(href: str) -> int:
    """How many pixels a picture within a drawing has; 0 for anything else, and for one that cannot be opened."""
    head = _EMBEDDED.match(href)
    if head is None:
        return 0
    with Forgiving():
        data = base64.b64decode(urllib.parse.unquote_to_bytes(href[head.end() :]))
        with Image.open(io.BytesIO(data), formats=_EMBEDDED_FORMATS) as image:
            return image.width * image.height
    return 0


def _bound_filter(element: Any, name: str) -> None:
    if name == "feTurbulence" and _largest(element, "numOctaves") > _MOST_OCTAVES:
        element.set("numOctaves", str(_MOST_OCTAVES))
    elif name == "feMorphology" and _largest(element, "radius") > _MOST_RADIUS:
        element.set("radius", str(_MOST_RADIUS))
    elif name == "feConvolveMatrix" and _largest(element, "order") > _MOST_ORDER:
        _remove(element)


def _largest(element: Any, attribute: str) -> float:
    try:
        return max((float(number) for number in element.get(attribute, "").replace(",", " ").split()), default=0.0)
    except ValueError:
        return 0.0


def _shape(root: Any) -> tuple[float, float] | None:
    """Width and height in pixels of 1/96 inch, as stated or as those of the view box; None where neither is there."""
    stated = _length(root.get("width", "")), _length(root.get("height", ""))
    box = [_length(part) for part in root.get("viewBox", "").replace(",", " ").split()[2:]]
    if stated[0] and stated[1]:
        return stated[0], stated[1]
    if len(box) != 2 or not (box[0] and box[1]):
        return None
    if stated[0] or stated[1]:  # the other follows from the shape of the view box
        return (stated[0] or stated[1] * box[0] / box[1]), (stated[1] or stated[0] * box[1] / box[0])
    return box[0], box[1]


def _length(text: str) -> float:
    """A length in pixels; 0 for one that is relative, or none at all."""
    found = _LENGTH.fullmatch(text)
    length = float(found[1]) * _PX_PER_UNIT[found[2] or ""] if found else 0.0
    return length if 1e-6 < length < 1e12 else 0.0


def _with_deep_stack(draw: Callable[[], bytes]) -> bytes:
    """Draw in a thread whose stack is the same on every system.

    Raises: BadFile: DAMAGED where the library gave up, which it tells by an exception that is not an `Exception`.
    """
    outcome: list[bytes | BaseException] = []

    def run() -> None:
        try:
            outcome.append(draw())
        except BaseException as error:  # noqa: BLE001  raised again below, in the thread that waits
            outcome.append(error)

    before = threading.stack_size(_STACK_BYTES)
    try:
        thread = threading.Thread(target=run, name="findling-drawing")
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    if isinstance(outcome[0], BaseException):
        raise failures.damaged(Kind.IMAGE, say("the drawing library gave up on it")) from outcome[0]
    return outcome[0]
