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
_LEAST_BYTES = 40
_FALLBACK = "cp1252"
# Those of mainframes, and one for Urdu that nearly every short text resembles.
_NEVER_GUESSED = ["cp037", "cp273", "cp424", "cp500", "cp875", "cp1006", "cp1026", "cp1140"]
_VALID_PER_INVALID = 10
# Encodings whose bytes are all ASCII, and so valid UTF-8, by the byte with which other letters begin.
_SEVEN_BIT = {
    **dict.fromkeys(("iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext"), b"\x1b"),
    **{"iso2022_kr": b"\x0e", "hz": b"~{", "utf-7": b"+"},
}
# Codecs for other things than documents, some of them slow on purpose-made input.
_NO_ENCODINGS = frozenset(("idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"))
# What these names stand for in documents, after the WHATWG's Encoding Standard: more than the standards say.
_WIDER = {
    **{"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"},
    **{"gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932"},
}
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

    A declared encoding whose bytes are all below 128 comes before UTF-8, since such bytes are valid UTF-8, too.

    Args:
        declared: the encoding that the document states for itself.
    Returns: text, not yet clean; bytes that fit no encoding are U+FFFD.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if utf16 := utf16_without_bom(data[:4096]):
        return data.decode(utf16, "replace")
    usable = _usable(declared)
    if usable is not None and usable in _SEVEN_BIT and _SEVEN_BIT[usable] in data:
        return data.decode(usable, "replace")
    as_utf8 = _decode_utf8(data, is_likely=usable in (None, "utf-8"))
    if as_utf8 is not None:
        return as_utf8
    return data.decode(usable or _guess(data) or _FALLBACK, "replace")


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


def join_surrogates(text: str) -> str:
    """Text in which characters beyond the first 65,536 may be written as two halves; halves alone are U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decode_utf8(data: bytes, *, is_likely: bool) -> str | None:
    """UTF-8 with at most a few broken places, or None.

    Args:
        is_likely: whether nothing else is stated; the last letter alone is no proof of having been cut off then.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > 0 and error.reason == "unexpected end of data":
            start = data[: error.start].decode("utf-8")
            if is_likely or not start.isascii():
                return start
    text = data.decode("utf-8", "replace")
    invalid = text.count("\ufffd")
    valid = sum(map(len, re.findall(r"[^\0-\x7f\ufffd]+", text)))
    return text if valid > invalid * _VALID_PER_INVALID else None


def _usable(encoding: str | None) -> str | None:
    """Python's name of a stated encoding, None where it has none for it."""
    try:
        name = codecs.lookup(encoding).name if encoding else ""
        b" ".decode(name or "ascii", "replace")  # "zlib" is a codec, too
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) if name and name not in _NO_ENCODINGS else None


def _guess(data: bytes) -> str | None:
    """What the bytes resemble; None where they are too few to resemble anything, and mostly Latin letters."""
    if len(data) < _LEAST_BYTES and sum(byte > 127 for byte in data) * 2 < len(data):
        return None
    best = charset_normalizer.from_bytes(data[:_SAMPLE_BYTES], cp_exclusion=_NEVER_GUESSED).best()
    return best.encoding if best is not None else None
