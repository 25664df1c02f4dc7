"""Collects what a picture of any format states about itself: EXIF, XMP, IPTC and the texts of PNG."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate
from typing import Any

from PIL import Image, IptcImagePlugin, JpegImagePlugin, TiffImagePlugin

from models.media.exif import read_exif
from models.media.stated import Forgiving, Stated, first, lines, moment, one_line
from models.media.xmp import read_xmp

_TIFF_XMP = 700
_IPTC_TITLE, _IPTC_CHARSET, _IPTC_DATE = (2, 5), (1, 90), (2, 55)
# Headline, caption, keywords, place, city, state, country, author.
_IPTC_WORDS = ((2, 105), (2, 120), (2, 25), (2, 92), (2, 90), (2, 95), (2, 101), (2, 80))
_PNG_WORDS = ("Description", "Subject", "Keywords", "Author", "Comment")


def read_statements(image: Image.Image) -> Stated:
    """What a loaded picture states. What is broken is left out; EXIF goes before XMP, XMP before the rest."""
    stated = Stated()
    for read in (_read_exif, _read_xmp, _read_iptc, _read_texts):
        with Forgiving():
            stated = stated.completed_by(read(image))
    return stated


def _read_exif(image: Image.Image) -> Stated:
    return read_exif(image.getexif())


def _read_xmp(image: Image.Image) -> Stated:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if packet is None and isinstance(image, TiffImagePlugin.TiffImageFile):
        packet = image.tag_v2.get(_TIFF_XMP)
    if isinstance(packet, tuple):
        packet = bytes(packet)
    return read_xmp(packet) if isinstance(packet, bytes | str) else Stated()


def _read_iptc(image: Image.Image) -> Stated:
    if not isinstance(image, JpegImagePlugin.JpegImageFile | TiffImagePlugin.TiffImageFile):
        return Stated()
    return stated_by_iptc(IptcImagePlugin.getiptcinfo(image) or {})


def stated_by_iptc(entries: Mapping[tuple[int, int], Any]) -> Stated:
    """What the datasets of IPTC-IIM state, as Pillow gives them: the value of each, or a list of its values.

    Source: IPTC-IIM 4.2; without a charset, its texts are UTF-8 or Latin-1 in practice.
    """

    def texts(dataset: tuple[int, int]) -> list[str]:
        values = entries.get(dataset, [])
        return [_decode(value) for value in (values if isinstance(values, list) else [values])]

    date = first(texts(_IPTC_DATE))
    return Stated(
        taken_at=moment(f"{date[:4]}-{date[4:6]}-{date[6:8]}"),
        title=first(map(one_line, texts(_IPTC_TITLE))),
        words=lines(text for dataset in _IPTC_WORDS for text in texts(dataset)),
    )


def _decode(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _read_texts(image: Image.Image) -> Stated:
    """The texts beside a PNG's pixels. Source: PNG (W3C, third edition), section 11.3.3.2, keywords."""
    if image.format != "PNG":
        return Stated()
    created = _text(image, "Creation Time")
    parsed = parsedate(created)  # RFC 1123, as PNG suggests
    if parsed is not None:
        created = "{}-{}-{} {}:{}:{}".format(*parsed)
    words = [_text(image, key) for key in _PNG_WORDS]
    return Stated(taken_at=moment(created), title=one_line(_text(image, "Title")), words=lines(words))


def _text(image: Image.Image, key: str) -> str:
    value = image.info.get(key, "")
    return value if isinstance(value, str) else ""
