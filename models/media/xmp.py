"""XMP: what programs, and people through them, write about a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from models.media.stated import Forgiving, Stated, camera, coordinates, first, lines, moment, one_line

_MOST_BYTES = 2 << 20
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_TIFF = "{http://ns.adobe.com/tiff/1.0/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_WORDS = (
    f"{_DC}description",
    f"{_PHOTOSHOP}Headline",
    f"{_DC}subject",
    "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}PersonInImage",
    "{http://www.metadataworkinggroup.com/schemas/regions/}Name",  # of a face
    "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}Location",
    f"{_PHOTOSHOP}City",
    f"{_PHOTOSHOP}State",
    f"{_PHOTOSHOP}Country",
    f"{_DC}creator",
)
_DATES = (f"{_EXIF}DateTimeOriginal", f"{_PHOTOSHOP}DateCreated", "{http://ns.adobe.com/xap/1.0/}CreateDate")
_PLACE = re.compile(r"(\d+)(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?\s*([NSEW])")


def read_xmp(packet: bytes | str) -> Stated:
    """What an XMP packet states; nothing if it is no sound XML, or very large.

    Nothing outside the packet is opened, and its entities stay what they are.
    Source: ISO 16684-1; IPTC Photo Metadata; for the names of faces, the Metadata Working Group.
    """
    data = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
    if len(data) > _MOST_BYTES:
        return Stated()
    with Forgiving():
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        return read_rdf(etree.fromstring(data.strip(b"\0 \t\r\n"), parser))
    return Stated()


def read_rdf(root: Any) -> Stated:
    """What an element of lxml states that holds RDF somewhere."""
    found: dict[str, list[str]] = {}
    for name, text in _properties(root):
        found.setdefault(name, []).append(text)
    make, model = (first(found.get(f"{_TIFF}{part}", ())) for part in ("Make", "Model"))
    latitude, longitude = coordinates(
        _degrees(first(found.get(f"{_EXIF}GPSLatitude", ())), "NS"),
        _degrees(first(found.get(f"{_EXIF}GPSLongitude", ())), "EW"),
    )
    return Stated(
        taken_at=first(moment(text) for name in _DATES for text in found.get(name, ())),
        camera=camera(make, model),
        latitude=latitude,
        longitude=longitude,
        title=first(one_line(text) for text in found.get(f"{_DC}title", ())),
        words=lines(text for name in _WORDS for text in found.get(name, ())),
    )


def _properties(root: Any) -> Iterator[tuple[str, str]]:
    """Each property with each of its values; it may be written as an element, as a list, or as an attribute."""
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            yield name, value
        # A title inside the creator of a drawing is the creator's name.
        name = f"{_DC}creator" if _is_agent(element) else element.tag
        lists = element.iterchildren(f"{_RDF}Alt", f"{_RDF}Bag", f"{_RDF}Seq")
        values = [item.text for each in lists for item in each]
        for text in values or [element.text]:
            if text and text.strip():
                yield name, text


def _is_agent(element: Any) -> bool:
    parent = element.getparent()
    return element.tag == f"{_DC}title" and parent is not None and etree.QName(parent).localname == "Agent"


def _degrees(text: str, signs: str) -> float | None:
    """A place on the earth as XMP writes it, "48,51.4N" or "48,51,24N"; None for anything else."""
    found = _PLACE.fullmatch(text.strip())
    if found is None or found[4] not in signs:
        return None
    minutes, seconds = float(found[2] or 0), float(found[3] or 0)
    if minutes > 60 or seconds > 60:
        return None
    degrees = float(found[1]) + minutes / 60 + seconds / 3600
    return -degrees if found[4] == signs[1] else degrees
