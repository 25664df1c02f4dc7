"""What a file is, by its first bytes: its name may lie."""

from __future__ import annotations

import codecs
import re
import struct
import zlib
from dataclasses import dataclass

from models.kinds import Kind
from models.media import failures, formats
from models.media.kinds import extension_of, kind_of
from models.messages import say

HEAD_BYTES = 4096
"""How much of a file's beginning is looked at."""

_PDF_WITHIN_BYTES = 1024
_BMP_HEADER_SIZES = {12, 16, 40, 52, 56, 64, 108, 124}
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.02
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_RAW_BRANDS = {b"crx "}
_APE_VERSIONS = range(3000, 5000)
# What QuickTime files began with before they told their brand.
_QUICKTIME_ATOMS = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_TS_SYNC = 0x47
# Where the first packet of an MPEG transport stream begins, and the size of each; recorders put a time before it.
_TS_PACKETS = ((0, 188), (4, 192))
# What may stand before the outermost element of an SVG drawing, and that element, or the line that announces it.
_BEFORE_SVG = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_SVG = re.compile(rb"<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?svg[\s/>\[]")


@dataclass(frozen=True, slots=True)
class Content:
    """What a file's beginning shows it to be.

    Attributes:
        label: for people, with its article.
        kind: of a format that Findling reads; None for any other.
        also: another kind that the same format may hold.
    """

    label: str
    kind: Kind | None = None
    also: Kind | None = None


_PDF = Content(say("a PDF document"), Kind.DOCUMENT)
_ZIP = Content(say("a ZIP archive"), Kind.DOCUMENT)
_TEXT = Content("plain text", Kind.DOCUMENT)
_RTF = Content(say("an RTF document"), Kind.DOCUMENT)
_OLD_OFFICE = Content(say("an older or protected Office document"), Kind.DOCUMENT)
DRAWING = Content(say("an SVG drawing"), Kind.IMAGE)
PHOTOSHOP = Content(say("a Photoshop picture"), Kind.IMAGE)
JPEG_XL = Content(say("a JPEG XL picture"), Kind.IMAGE)
RAW_PHOTO = Content(say("a raw photograph"), Kind.IMAGE)
"""Pictures that are not opened by Pillow. A raw photograph may also look like a TIFF picture."""

_GZIP = Content(say("a gzip archive"))
_MAGICS = (
    (0, b"\xff\xd8\xff", Content(say("a JPEG picture"), Kind.IMAGE)),
    (0, b"\x89PNG\r\n\x1a\n", Content(say("a PNG picture"), Kind.IMAGE)),
    (0, b"GIF87a", Content(say("a GIF picture"), Kind.IMAGE)),
    (0, b"GIF89a", Content(say("a GIF picture"), Kind.IMAGE)),
    (0, b"II*\0", Content(say("a TIFF picture"), Kind.IMAGE)),
    (0, b"MM\0*", Content(say("a TIFF picture"), Kind.IMAGE)),
    (0, b"II+\0", Content(say("a TIFF picture"), Kind.IMAGE)),
    (0, b"MM\0+", Content(say("a TIFF picture"), Kind.IMAGE)),
    (0, b"fLaC", Content(say("a FLAC sound"), Kind.AUDIO)),
    (0, b"wvpk", Content(say("a WavPack sound"), Kind.AUDIO)),
    (0, b"TTA1", Content(say("a True Audio sound"), Kind.AUDIO)),
    (0, b"caff", Content(say("a Core Audio sound"), Kind.AUDIO)),
    (0, b"#!AMR", Content(say("an AMR sound"), Kind.AUDIO)),
    (0, b"DSD \x1c\0\0\0", Content(say("a DSD sound"), Kind.AUDIO)),
    (0, b".snd\0", Content(say("an AU sound"), Kind.AUDIO)),
    (0, b"riff\x2e\x91\xcf\x11", Content(say("a Wave64 sound"), Kind.AUDIO)),
    (0, b"OggS", Content(say("an Ogg sound"), Kind.AUDIO, Kind.FILM)),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Content(say("a Windows Media file"), Kind.AUDIO, Kind.FILM)),
    (0, b"PK\x03\x04", _ZIP),
    (0, b"PK\x05\x06", _ZIP),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
    (0, b"{\\rtf", _RTF),
    (0, b"%!PS", Content(say("a PostScript document"))),
    (0, b"\xc5\xd0\xd3\xc6", Content(say("an EPS drawing"))),
    (0, b"8BPS", PHOTOSHOP),
    (0, b"\xff\x4f\xff\x51", Content(say("a JPEG 2000 picture"), Kind.IMAGE)),
    (4, b"jP  \r\n\x87\n", Content(say("a JPEG 2000 picture"), Kind.IMAGE)),
    (0, b"\xff\x0a", JPEG_XL),
    (4, b"JXL \r\n\x87\n", JPEG_XL),
    (0, b"IIRO", RAW_PHOTO),  # Olympus
    (0, b"IIRS", RAW_PHOTO),
    (0, b"MMOR", RAW_PHOTO),
    (0, b"IIU\0", RAW_PHOTO),  # Panasonic
    (0, b"FUJIFILMCCD-RAW", RAW_PHOTO),
    (0, b"FOVb", RAW_PHOTO),  # Sigma
    (0, b"\0MRM", RAW_PHOTO),  # Minolta
    (0, b"\x00\x00\x01\x00", Content(say("an icon"), Kind.IMAGE)),
    (0, b"icns", Content(say("an icon"))),
    (0, b"DDS ", Content(say("a DDS texture"))),
    (0, b"BLP1", Content(say("a BLP texture"))),
    (0, b"BLP2", Content(say("a BLP texture"))),
    (0, b"\x01\xda", Content(say("an SGI picture"))),
    (0, b"\x1aE\xdf\xa3", Content(say("a Matroska film"), Kind.FILM, Kind.AUDIO)),
    (0, b"\x00\x00\x01\xba", Content(say("an MPEG film"), Kind.FILM)),
    (0, b"FLV\x01", Content(say("a Flash film"), Kind.FILM)),
    (0, b"MThd", Content(say("a MIDI score"))),
    (0, b"7z\xbc\xaf\x27\x1c", Content(say("a 7-Zip archive"))),
    (0, b"Rar!\x1a\x07", Content(say("a RAR archive"))),
    (0, b"\x7fELF", Content(say("a program"))),
    (0, b"SQLite format 3\0", Content(say("an SQLite database"))),
)


def recognise(head: bytes) -> Content | None:
    """Tell what a file is from its first `HEAD_BYTES` bytes; None where nothing fits."""
    for offset, magic, content in _MAGICS:
        if head.startswith(magic, offset):
            return content
    return _recognise_container(head) or _recognise_loose(head)


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file can be text, in any encoding."""
    if head.startswith(_BOMS) or utf16_without_bom(head) is not None:
        return True
    if b"\0" in head:
        return False
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return controls <= len(head) * _MOST_CONTROLS


def utf16_without_bom(head: bytes) -> str | None:
    """The codec of UTF-16 text that has no byte order mark, seen by the zeros of its Latin letters; else None."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > pairs * 0.4 and even < pairs * 0.02:
        return "utf-16-le"
    if even > pairs * 0.4 and odd < pairs * 0.02:
        return "utf-16-be"
    return None


def check_content(path: bytes, kind: Kind, head: bytes) -> None:
    """Compare what a file is with what its name, or the caller, says it is.

    Raises: BadFile: MISLABELLED, UNSUPPORTED (where the name promises nothing) or DAMAGED.
    """
    if not head.strip(b"\0"):
        raise failures.damaged(kind, say("its beginning holds nothing but zeros"))
    extension = extension_of(path)
    content = recognise(head)
    fits = (
        (content is not None and kind in (content.kind, content.also))
        if kind is not Kind.DOCUMENT
        else _fits(extension, content, head)
    )
    if fits or (content is None and extension in (".mp3", ".aac") and not looks_like_text(head)):
        return  # those two may begin with bytes of any sort; their decoder finds the first frame, or none
    if content is None and looks_like_text(head):
        content = _TEXT
    if kind_of(path) is not kind:
        raise failures.unsupported(content.label if content else say("nothing that Findling knows"))
    if content is None and kind is Kind.DOCUMENT and extension not in formats.BINARY:
        raise failures.mislabelled(kind, say("data that only a program can read"))
    if content is None:
        raise failures.damaged(kind, say("its beginning is not that of any format with this extension"))
    raise failures.mislabelled(kind, content.label)


def _fits(extension: str, content: Content | None, head: bytes) -> bool:
    """Whether a document is what its extension says; without a known extension, any readable document fits."""
    if extension == ".pdf":
        return content is _PDF
    if extension == ".rtf":
        return content is _RTF
    if extension == ".xls":
        return content is _OLD_OFFICE or content is _ZIP  # programs of today give it to workbooks of today
    if extension in formats.ZIPPED:
        # A protected document is an Office container; reading it says so in better words.
        return content is _ZIP or (extension in formats.OFFICE and content is _OLD_OFFICE)
    is_plain = looks_like_text(head) and content is not _PDF and not head.startswith((b"{\\rtf", b"%!PS"))
    return is_plain or (kind_of(b"name" + extension.encode()) is None and content in (_PDF, _ZIP))


def _recognise_container(head: bytes) -> Content | None:
    if head.startswith((b"RIFF", b"RF64", b"BW64")):
        form = head[8:12]
        if form == b"WAVE":
            return Content(say("a WAV sound"), Kind.AUDIO)
        if form == b"WEBP":
            return Content(say("a WebP picture"), Kind.IMAGE)
        return Content(say("an AVI film"), Kind.FILM) if form == b"AVI " else Content(say("a RIFF file"))
    if head.startswith(b"FORM") and head[8:12] in (b"AIFF", b"AIFC"):
        return Content(say("an AIFF sound"), Kind.AUDIO)
    if head[4:8] == b"ftyp":
        return _recognise_brands(head)
    if head[4:8] in _QUICKTIME_ATOMS:
        return Content(say("a QuickTime film"), Kind.FILM)
    if any(len(head) > 3 * size and set(head[start : 3 * size : size]) == {_TS_SYNC} for start, size in _TS_PACKETS):
        return Content(say("an MPEG transport stream"), Kind.FILM)
    return None


def _recognise_brands(head: bytes) -> Content:
    """Tell the members of the ISO base media family (ISO/IEC 14496-12) apart by their brands."""
    length = min(max(struct.unpack(">I", head[:4])[0], 16), 256)
    brands = {head[8:12], *(head[i : i + 4] for i in range(16, min(length, len(head)), 4))}
    if brands & _AVIF_BRANDS:
        return Content(say("an AVIF picture"), Kind.IMAGE)
    if brands & _RAW_BRANDS:
        return RAW_PHOTO
    if brands & _HEIF_BRANDS:
        return Content(say("a HEIF picture"), Kind.IMAGE)
    return Content(say("an MP4 file"), Kind.AUDIO, Kind.FILM)


def _is_svg(head: bytes) -> bool:
    """Whether the outermost element is that of a drawing: web pages may have drawings further inside."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    place = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
    while found := _BEFORE_SVG.match(head, place):
        place = found.end()
    return _SVG.match(head, place) is not None


def _unzip(head: bytes) -> bytes:
    """The beginning of what a gzip file holds; b"" where it is damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""


def _recognise_loose(head: bytes) -> Content | None:
    """Formats whose mark is so short that more than the mark must fit."""
    if b"%PDF-" in head[:_PDF_WITHIN_BYTES]:
        return _PDF
    if head.startswith(b"\x1f\x8b"):
        return DRAWING if _is_svg(_unzip(head)) else _GZIP
    if _is_svg(head):
        return DRAWING
    if head.startswith(b"BM") and len(head) >= 18 and struct.unpack("<I", head[14:18])[0] in _BMP_HEADER_SIZES:
        return Content(say("a BMP picture"), Kind.IMAGE)
    if len(head) < 10:
        return None
    if head.startswith(b"MAC ") and struct.unpack("<H", head[4:6])[0] in _APE_VERSIONS:
        return Content(say("a Monkey's Audio sound"), Kind.AUDIO)
    if head.startswith(b"ID3") and head[3] in (2, 3, 4) and max(head[6:10]) < 0x80:
        return Content(say("an MP3 sound"), Kind.AUDIO)
    if head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return Content(say("an AAC sound"), Kind.AUDIO)
    is_frame = head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] & 0x06 in (0x02, 0x04)
    if is_frame and head[2] >> 4 != 15 and head[2] >> 2 & 3 != 3:
        return Content(say("an MP3 sound"), Kind.AUDIO)
    return None
