"""Leaves out of ICU's tables what Qt never looks up: 25 of 32 MB.

Qt calls ICU for four things: order of words, upper and lower case, other character sets, names of time zones
(`nm --dynamic --undefined-only libQt6Core.so.6`). Where words and lines may break, names of languages, countries,
currencies and units, and spelling in other scripts are all for programs that call ICU by themselves. Of the character
sets, those go that no Linux has as its own and no page of the web is written in: of IBM's large computers (EBCDIC),
IBM's and Taiwan's own forms of EUC, and mixtures of many (the X11 of old, Lotus). The tables are one library with a
single list of files inside, which is written anew here without them.

Source of the form: ICU 73, "common/ucmndata.h" (the list) and "common/unicode/udata.h" (the heading).
"""

from __future__ import annotations

import re
import struct
import tempfile
from collections.abc import Iterable
from pathlib import Path

import bundle_libraries
from plainly import Stop

_LIBRARY = re.compile(r"libicudata\.so\.(?P<version>\d+)")
_KIND = b"CmnD"
_KIND_AT = 12
_ALIGNED_BYTES = 16
_FOLDERS_LEFT_OUT = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit")
_FILES_LEFT_OUT = re.compile(r"unames\.icu|confusables\.cfu|.*\.spp|uemoji\.icu")
# Character sets, by IBM's numbers where they have one.
_EBCDIC = (
    "37|273|277|278|280|284|285|290|297|420|424|500|803|838|870|871|875|918|930|933|935|937|939|1025|1026|1047|1097"
    "|1112|1122|1123|1130|1132|1137|114\\d|115[3-8]|1160|1164|1364|1371|1388|1390|1399|4517|4899|4971|5123|8482|9067"
    "|12712|16684|16804"
)
_RARE = re.compile(
    rf"(ibm-({_EBCDIC}|964|954|33722|5471)_.*|ebcdic-.*|euc-tw-.*|icu-internal-compound-.*|lmb-excp)\.cnv"
)
# Tables of one language, in folders where only those of Findling's languages are kept; its order of words is elsewhere.
_BY_LANGUAGE = ("", "zone")
_LANGUAGE = re.compile(r"(?P<language>[a-z]{2,3})(_\w+)?\.res")


def is_wanted(name: str, languages: Iterable[str]) -> bool:
    """Whether Qt may look into a table.

    Args: name: below the folder of all, as in "coll/de.res". languages: of Findling.
    """
    folder, _, file = name.rpartition("/")
    of_language = _LANGUAGE.fullmatch(file)
    if folder in _BY_LANGUAGE and of_language is not None:
        return of_language["language"] in languages
    left_out = folder in _FOLDERS_LEFT_OUT or _FILES_LEFT_OUT.fullmatch(file) or _RARE.fullmatch(file)
    return not left_out


def shorten(tables: bytes, languages: Iterable[str]) -> bytes:
    """The same tables without those that are not wanted.

    Args: tables: in ICU's form, little-endian, from the heading on; what follows the last one is kept as part of it.

    Raises: ValueError: they have another form.
    """
    heading_bytes, magic, kind = struct.unpack_from("<HH8x4s", tables)
    if magic != 0x27DA or kind != _KIND:
        raise ValueError("these are not ICU's tables")
    heading, body = tables[:heading_bytes], tables[heading_bytes:]
    kept = [
        (name, table)
        for name, table in _read(body)
        if is_wanted(name.partition(b"/")[2].decode("ascii"), tuple(languages))
    ]
    return heading + _written(kept)


def _read(body: bytes) -> list[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from("<I", body)
    places = [struct.unpack_from("<II", body, 4 + 8 * number) for number in range(count)]
    ends = [begin for _, begin in places[1:]] + [len(body)]
    return [
        (body[name : body.index(b"\0", name)], body[begin:end]) for (name, begin), end in zip(places, ends, strict=True)
    ]


def _written(kept: list[tuple[bytes, bytes]]) -> bytes:
    """The list, the names in it, and the tables: each begins where a number of any size may lie."""
    names = b"".join(name + b"\0" for name, _ in kept)
    place = 4 + 8 * len(kept)
    begin = _aligned(place + len(names))
    listed = [struct.pack("<I", len(kept))]
    tables = [bytes(begin - place - len(names))]
    for name, table in kept:
        listed.append(struct.pack("<II", place, begin))
        padded = table + bytes(_aligned(len(table)) - len(table))
        tables.append(padded)
        place += len(name) + 1
        begin += len(padded)
    return b"".join([*listed, names, *tables])


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED_BYTES) * _ALIGNED_BYTES


def shorten_all(folder: Path, languages: Iterable[str]) -> int:
    """Do so with the tables in a bundle. Returns: bytes saved.

    Raises: Stop: there is another ICU than is known here, or no compiler.
    """
    saved = 0
    for path in bundle_libraries.libraries(folder):
        named = _LIBRARY.fullmatch(path.name)
        if named is not None:
            before = path.stat().st_size
            _replace(path, named["version"], tuple(languages))
            saved += before - path.stat().st_size
    return saved


def _replace(library: Path, version: str, languages: tuple[str, ...]) -> None:
    content = library.read_bytes()
    try:
        # A library of one thing: from its heading to the end of the section that it lies in.
        begin = content.index(_KIND) - _KIND_AT
        shortened = shorten(content[begin : begin + _size(library, version)], languages)
    except (ValueError, struct.error) as error:
        raise Stop(
            f"{library.name} could not be made smaller.",
            f"Its tables have another form than those of ICU 73: {error}.",
            "Compare packaging/bundle_icu.py with the source of the new ICU.",
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        tables, source = Path(folder) / "tables.dat", Path(folder) / "tables.c"
        tables.write_bytes(shortened)
        source.write_text(
            f'__asm__(".section .rodata\\n.balign {_ALIGNED_BYTES}\\n.globl icudt{version}_dat\\n'
            f'.type icudt{version}_dat, %object\\nicudt{version}_dat:\\n.incbin \\"{tables}\\"\\n'
            f'.size icudt{version}_dat, . - icudt{version}_dat\\n");\n',
            encoding="utf-8",
        )
        bundle_libraries.compile_into(library, source, "-nostdlib")


def _size(library: Path, version: str) -> int:
    """How many bytes the one thing in it has."""
    for line in bundle_libraries.run(["readelf", "--dyn-syms", "--wide", str(library)]).splitlines():
        words = line.split()
        if words and words[-1].partition("@")[0] == f"icudt{version}_dat":
            return int(words[2], 0)
    raise ValueError(f"there is no icudt{version}_dat")
