"""Text out of bytes: encodings found out, and characters removed that no database or reader wants."""

from __future__ import annotations

import codecs
import re
import unicodedata

import charset_normalizer

from models.media.signatures import utf16_without_bom

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 64 << 10
_FALLBACK = "cp1252"
_VALID_PER_INVALID = 10
_LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Controls, surrogates, byte order marks, noncharacters, and soft hyphens and zero-width breaks, which split words.
_UNWANTED = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
# Ligatures and Arabic presentation forms are how letters look, not which letters they are.
_LOOKS = re.compile("[\ufb00-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+")


def decode_text(data: bytes, declared: str | None = None) -> str:
    """Decode text by its byte order mark, else as UTF-8, else as declared, else by what its bytes resemble.

    Args:
        declared: the encoding that the document states for itself.
    Returns: text, not yet clean; bytes that fit no encoding are U+FFFD.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if utf16 := utf16_without_bom(data[:4096]):
        return data.decode(utf16, "replace")
    as_utf8 = _decode_utf8(data)
    if as_utf8 is not None:
        return as_utf8
    return data.decode(_usable(declared) or _guess(data) or _FALLBACK, "replace")


def clean_text(text: str) -> str:
    """Normalise line breaks and letters (NFC), and remove what is not text.

    Returns: text that UTF-8 can encode and SQLite can store, without controls but tabs and line feeds, and
        without white space at its ends.
    """
    text = _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text))
    text = _LOOKS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return unicodedata.normalize("NFC", text).strip()


def one_line(text: str) -> str:
    """Clean text with every run of white space made one space."""
    return " ".join(clean_text(text).split())


def _decode_utf8(data: bytes) -> str | None:
    """UTF-8 with at most a few broken places, or None."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > 0 and error.start >= len(data) - 3:
            return data[: error.start].decode("utf-8")  # cut off within its last character
    text = data.decode("utf-8", "replace")
    invalid = text.count("\ufffd")
    valid = sum(map(len, re.findall(r"[^\0-\x7f\ufffd]+", text)))
    return text if valid > invalid * _VALID_PER_INVALID else None


def _usable(encoding: str | None) -> str | None:
    try:
        return codecs.lookup(encoding).name if encoding else None
    except LookupError:
        return None


def _guess(data: bytes) -> str | None:
    best = charset_normalizer.from_bytes(data[:_SAMPLE_BYTES]).best()
    return best.encoding if best is not None else None
