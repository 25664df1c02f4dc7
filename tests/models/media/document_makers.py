"""Small good documents of the formats that are archives or written by programs, as those programs would write them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>Ada Lovelace</dc:creator><cp:keywords>travel, papers</cp:keywords>"
    "</cp:coreProperties>"
)


def archive(parts: Mapping[str, str | bytes], *, first_stored: bool = False) -> bytes:
    """A ZIP archive; the first part is not compressed where the format asks for that."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for number, (name, content) in enumerate(parts.items()):
            kind = zipfile.ZIP_STORED if first_stored and number == 0 else zipfile.ZIP_DEFLATED
            package.writestr(name, content, kind)
    return data.getvalue()


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part that refers to others: identifier -> role and target."""
    entries = (
        f'<Relationship Id="{identifier}" Type="{RELATIONSHIPS}/{role}" Target="{target}"/>'
        for identifier, (role, target) in targets.items()
    )
    return f"<Relationships>{''.join(entries)}</Relationships>"


def shape(place: str, *paragraphs: str) -> str:
    """A shape on a slide; place is "title", "body" or "" for a text box."""
    holder = f'<p:nvPr><p:ph type="{place}"/></p:nvPr>' if place else ""
    texts = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return f"<p:sp><p:nvSpPr>{holder}</p:nvSpPr><p:txBody>{texts}</p:txBody></p:sp>"


def pptx_bytes(slides: Sequence[str], notes: Mapping[int, str] | None = None, *, title: str = "") -> bytes:
    """A presentation whose slides hold the given shapes; notes by the number of the slide, from 1."""
    parts: dict[str, str | bytes] = {"docProps/core.xml": _CORE.format(title=title)}
    names = {f"rId{number}": ("slide", f"slides/slide{number}.xml") for number in range(1, len(slides) + 1)}
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in range(1, len(slides) + 1))
    parts["ppt/presentation.xml"] = (
        f'<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>'
    )
    parts["ppt/_rels/presentation.xml.rels"] = relationships(names)
    for number, shapes in enumerate(slides, start=1):
        tree = f'<p:sld xmlns:p="p" xmlns:a="a" xmlns:mc="m"><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>'
        parts[f"ppt/slides/slide{number}.xml"] = tree
    for number, text in (notes or {}).items():
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relationships(
            {"rId1": ("notesSlide", f"../notesSlides/notesSlide{number}.xml")}
        )
        parts[f"ppt/notesSlides/notesSlide{number}.xml"] = (
            f'<p:notes xmlns:p="p" xmlns:a="a">{shape("sldNum", "7")}{shape("body", text)}</p:notes>'
        )
    return archive(parts)


def xlsx_bytes(sheets: Mapping[str, str], texts: Iterable[str] = (), *, title: str = "", styles: str = "") -> bytes:
    """A workbook: name of the sheet -> SpreadsheetML of its rows; `texts` are those that cells of type s refer to."""
    targets = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)}
    listed = "".join(f'<sheet name="{name}" r:id="rId{n}"/>' for n, name in enumerate(sheets, start=1))
    parts: dict[str, str | bytes] = {
        "docProps/core.xml": _CORE.format(title=title),
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            {**targets, "s": ("sharedStrings", "sharedStrings.xml"), "t": ("styles", "/xl/styles.xml")}
        ),
        "xl/sharedStrings.xml": f"<sst>{''.join(f'<si><t>{text}</t></si>' for text in texts)}</sst>",
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
    }
    for number, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return archive(parts)


_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "text", "table", "draw", "presentation", "style", "meta")
)
_ODF_META = (
    '<office:meta><dc:title xmlns:dc="d">{title}</dc:title><meta:initial-creator>Ada Lovelace</meta:initial-creator>'
    "<meta:keyword>travel</meta:keyword><meta:keyword>papers</meta:keyword></office:meta>"
)


def odf_bytes(sort: str, body: str, *, title: str = "", styles: str = "") -> bytes:
    """An OpenDocument archive; sort is "text", "presentation", "drawing" or "spreadsheet"."""
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{sort}",
            "content.xml": (
                f"<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:{sort}>{body}</office:{sort}></office:body></office:document-content>"
            ),
            "meta.xml": f"<office:document-meta {_ODF}>{_ODF_META.format(title=title)}</office:document-meta>",
            "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='m'/>",
        },
        first_stored=True,
    )


def sheet(name: str, *rows: Sequence[str]) -> str:
    """A sheet of an OpenDocument spreadsheet."""
    cells = ("".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row) for row in rows)
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f'<table:table table:name="{name}">{lines}</table:table>'


def flat_odf_bytes(sort: str, body: str, *, title: str = "") -> bytes:
    """The same as one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF}>{_ODF_META.format(title=title)}'
        f"<office:body><office:{sort}>{body}</office:{sort}></office:body></office:document>"
    ).encode()


def epub_bytes(
    chapters: Sequence[str], *, title: str = "", contents: Mapping[int, str] | None = None, locked: bool = False
) -> bytes:
    """An e-book whose chapters have the given bodies; the table of contents names some of them, from 1."""
    numbers = range(1, len(chapters) + 1)
    items = "".join(f'<item id="c{n}" href="ch%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    points = "".join(
        f'<navPoint><navLabel><text>{label}</text></navLabel><content src="ch%20{n}.xhtml#top"/></navPoint>'
        for n, label in (contents or {}).items()
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles><rootfile full-path='O/book.opf'/></rootfiles></container>",
        "O/book.opf": (
            f'<package xmlns:dc="d"><metadata><dc:title>{title}</dc:title><dc:creator>Ada Lovelace</dc:creator>'
            "<dc:subject>travel, papers</dc:subject></metadata><manifest>"
            f'<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>{items}</manifest>'
            f"<spine toc='toc'>{spine}</spine></package>"
        ),
        "O/toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>",
    }
    for number, body in enumerate(chapters, start=1):
        parts[f"O/ch {number}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
            f"<body>{body}</body></html>"
        )
    if locked:
        parts["META-INF/encryption.xml"] = (
            "<encryption><EncryptedData><CipherData><CipherReference URI='O/ch%201.xhtml'/></CipherData>"
            "</EncryptedData></encryption>"
        )
    return archive(parts, first_stored=True)


def xls_bytes(sheets: Mapping[str, Sequence[Sequence[str | float]]]) -> bytes:
    """A workbook of Excel 97 (BIFF8) in its container; numbers in cells are dates where they are negative: -45063.

    Up to 60 KB: the table of sectors is a single one.
    """
    streams = [_sheet_stream(rows) for rows in sheets.values()]
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6))
    styles = b"".join(_record(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, 14))
    names = [name.encode("latin-1") for name in sheets]
    place = len(begin) + len(styles) + sum(12 + len(name) for name in names) + 4
    listed = b""
    for name, stream in zip(names, streams, strict=True):
        listed += _record(0x0085, struct.pack("<IHBB", place, 0, len(name), 0) + name)
        place += len(stream)
    return _container(begin + styles + listed + _record(0x000A, b"") + b"".join(streams))


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def _sheet_stream(rows: Sequence[Sequence[str | float]]) -> bytes:
    stream = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                stream += _record(0x0204, struct.pack("<HHHHB", at, column, 0, len(value), 1) + text)
            else:
                stream += _record(0x0203, struct.pack("<HHHd", at, column, int(value < 0), abs(value)))
    return stream + _record(0x000A, b"")


def _container(stream: bytes) -> bytes:
    """An OLE2 compound file with one stream, named Workbook: table, folder, then the stream."""
    stream = stream.ljust(max(len(stream), 4096), b"\0")
    sectors = -(-len(stream) // 512)
    stream = stream.ljust(sectors * 512, b"\0")
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    folder = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry("Workbook", 2, 2, len(stream)) + bytes(256)
    return header + table + folder + stream


def _entry(name: str, kind: int, sector: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return text.ljust(64, b"\0") + struct.pack("<H", len(text)) + links + bytes(36) + struct.pack("<IQ", sector, size)
