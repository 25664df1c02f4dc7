"""Good files of every format, written on the spot: pictures, tones and documents."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import av
import numpy as np
from document_makers import (
    epub_bytes,
    flat_odf_bytes,
    odf_bytes,
    pptx_bytes,
    shape,
    sheet,
    xls_bytes,
    xlsx_bytes,
)
from picture_makers import SPECIAL_PICTURES
from PIL import Image

from models.media.formats import BINARY

RATE_HZ = 44_100


def photograph(width: int = 1600, height: int = 1200) -> Image.Image:
    """Smooth shapes, edges and noise: as hard to scale as a real photograph."""
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = np.sin(columns / 37) + np.cos(rows / 23) + np.sin((columns + rows) / 91)
    disc = ((columns - width / 3) ** 2 + (rows - height / 2) ** 2 < (height / 4) ** 2) * 60
    noise = np.random.default_rng(7).normal(0, 6, (height, width))
    base = 110 + 25 * waves + disc + noise
    colours = np.stack([base, base * 0.7 + 40, 230 - base * 0.6], axis=2)
    return Image.fromarray(np.clip(colours, 0, 255).astype(np.uint8))


def corners(size_px: int = 64) -> Image.Image:
    """White, with its upper left quarter red and its upper right quarter blue."""
    image = Image.new("RGB", (size_px, size_px), "white")
    image.paste((255, 0, 0), (0, 0, size_px // 2, size_px // 2))
    image.paste((0, 0, 255), (size_px // 2, 0, size_px, size_px // 2))
    return image


def tone(seconds: float, hz: tuple[float, ...] = (440.0, 660.0), rate_hz: int = RATE_HZ) -> np.ndarray:
    """One sine for each channel, amplitude 0.5: shape (channels, samples), float32."""
    moments = np.arange(int(seconds * rate_hz)) / rate_hz
    return np.stack([0.5 * np.sin(2 * np.pi * each * moments) for each in hz]).astype(np.float32)


SOUND_CODECS = {
    ".wav": ("pcm_s16le", "wav"),
    ".mp3": ("libmp3lame", "mp3"),
    ".flac": ("flac", "flac"),
    ".ogg": ("vorbis", "ogg"),
    ".opus": ("libopus", "ogg"),
    ".m4a": ("aac", "ipod"),
    ".aac": ("aac", "adts"),
    ".aiff": ("pcm_s16be", "aiff"),
    ".wma": ("wmav2", "asf"),
    ".wv": ("wavpack", "wv"),
    ".tta": ("tta", "tta"),
    ".caf": ("alac", "caf"),
    ".au": ("pcm_s16be", "au"),
    ".w64": ("pcm_s16le", "w64"),
    ".mp2": ("mp2", "mp2"),
}


def write_sound(
    path: Path,
    samples: np.ndarray,
    rate_hz: int = RATE_HZ,
    codec: str | None = None,
    tags: dict[str, str] | None = None,
) -> Path:
    """Encode samples of shape (channels, n) by the extension of the path."""
    default, container = SOUND_CODECS[path.suffix]
    layout = "mono" if len(samples) == 1 else "stereo"
    if default == "libopus":
        rate_hz = 48_000
    with av.open(str(path), "w", format=container) as output:
        output.metadata.update(tags or {})
        stream = output.add_stream(codec or default, rate=rate_hz, layout=layout, options={"strict": "experimental"})
        stream.bit_rate = 128_000
        for start in range(0, samples.shape[1], 4096):
            block = np.ascontiguousarray(samples[:, start : start + 4096])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=layout)
            frame.sample_rate, frame.pts = rate_hz, start
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


def docx_bytes(body: str, *, title: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word document whose body is the given WordprocessingML, with a style "Kapitel" that is a heading."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    more = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    parts = {
        "[Content_Types].xml": b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "word/document.xml": f"<w:document {word} {more}><w:body>{body}</w:body></w:document>".encode(),
        "word/styles.xml": (
            f'<w:styles {word}><w:style w:styleId="Kapitel"><w:name w:val="heading 1"/></w:style></w:styles>'
        ).encode(),
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title></cp:coreProperties>"
        ).encode(),
        **(extra or {}),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx_paragraph(text: str, style: str = "") -> str:
    """One paragraph of WordprocessingML."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf_bytes(pages: Iterable[Iterable[str]], *, title: str = "", bookmarks: Iterable[tuple[str, int]] = ()) -> bytes:
    """A PDF with one line of text below the other on each page, and a flat table of contents."""
    pages, bookmarks = [list(lines) for lines in pages], list(bookmarks)
    objects: dict[int, bytes] = {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
    first_mark = 10 + 2 * len(pages)
    for index, lines in enumerate(pages):
        drawn = " ".join(f"1 0 0 1 50 {780 - 14 * row} Tm ({line}) Tj" for row, line in enumerate(lines))
        content = f"BT /F1 11 Tf {drawn} ET".encode("latin-1")
        objects[10 + 2 * index] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * index} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * index] = b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content)
    kids = " ".join(f"{10 + 2 * index} 0 R" for index in range(len(pages)))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    for number, (text, page) in enumerate(bookmarks):
        after = f"/Next {first_mark + number + 1} 0 R" if number + 1 < len(bookmarks) else ""
        objects[first_mark + number] = (
            f"<< /Title ({text}) /Parent 4 0 R /Dest [{10 + 2 * page} 0 R /Fit] {after} >>".encode()
        )
    last_mark = first_mark + max(len(bookmarks) - 1, 0)
    outlines = f"/First {first_mark} 0 R /Last {last_mark} 0 R /Count {len(bookmarks)}" if bookmarks else ""
    objects[4] = f"<< /Type /Outlines {outlines} >>".encode()
    objects[5] = f"<< /Title ({title}) >>".encode()
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>"
    return _assemble_pdf(objects)


def _assemble_pdf(objects: dict[int, bytes]) -> bytes:
    data = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(objects):
        data += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    return data + b"trailer << /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(objects) + 1,
        table,
    )


PROSE = "The passport office renews every passport within three weeks. It needs a photograph and the old passport."

_MAIL = f"From: Ada Lovelace <ada@example.org>\nTo: Bob <bob@example.org>\nSubject: Passports\n\n{PROSE}\n"
_FIRST, _SECOND = PROSE.split(". ")
_RTF = "{\\rtf1\\ansi{\\stylesheet{\\s1 heading 1;}}{\\info{\\title Passports}}\\pard\\s1 Passports\\par\\pard %s\\par}"
_SLIDE = (
    '<draw:page><draw:frame presentation:class="title"><text:p>Passports</text:p></draw:frame>'
    "<draw:frame><text:p>%s</text:p></draw:frame></draw:page>"
)

_DOCUMENTS: dict[str, Callable[[], bytes]] = {
    ".txt": lambda: PROSE.encode(),
    ".md": lambda: f"# Passports\n\n{PROSE}\n".encode(),
    ".rst": lambda: f"Passports\n=========\n\n{PROSE}\n".encode(),
    ".org": lambda: f"#+TITLE: Passports\n* Passports\n{PROSE}\n".encode(),
    ".tex": lambda: f"\\title{{Passports}}\\begin{{document}}\\section{{Passports}}\n{PROSE}".encode(),
    ".html": lambda: f"<html><body><h1>Passports</h1><p>{PROSE}</p></body></html>".encode(),
    ".pdf": lambda: pdf_bytes([textwrap.wrap(PROSE, 60)], title="Passports"),
    ".docx": lambda: docx_bytes(docx_paragraph("Passports", "Kapitel") + docx_paragraph(PROSE), title="Passports"),
    ".pptx": lambda: pptx_bytes([shape("title", "Passports") + shape("body", PROSE)], title="Passports"),
    ".xlsx": lambda: xlsx_bytes({"Passports": '<row><c t="s"><v>0</v></c></row>'}, [PROSE], title="Passports"),
    ".xls": lambda: xls_bytes({"Passports": [[PROSE]]}),
    ".odt": lambda: odf_bytes("text", f"<text:h>Passports</text:h><text:p>{PROSE}</text:p>", title="Passports"),
    ".odp": lambda: odf_bytes("presentation", _SLIDE % PROSE, title="Passports"),
    ".ods": lambda: odf_bytes("spreadsheet", sheet("Passports", [PROSE]), title="Passports"),
    ".fodt": lambda: flat_odf_bytes("text", f"<text:h>Passports</text:h><text:p>{PROSE}</text:p>", title="Passports"),
    ".epub": lambda: epub_bytes([f"<h1>Passports</h1><p>{PROSE}</p>"], title="Passports"),
    ".rtf": lambda: (_RTF % PROSE).encode(),
    ".eml": _MAIL.encode,
    ".mbox": lambda: f"From ada@example.org Thu Jan  1 00:00:00 1970\n{_MAIL}".encode(),
    ".srt": lambda: (
        f"1\n00:00:01,000 --> 00:00:03,000\n{_FIRST}.\n\n2\n00:00:03,500 --> 00:00:06,000\n{_SECOND}\n".encode()
    ),
    ".csv": lambda: PROSE.encode(),
    ".json": lambda: f'["{PROSE}"]'.encode(),
    ".xml": lambda: f'<?xml version="1.0"?><p>{PROSE}</p>'.encode(),
    ".ipynb": lambda: f'{{"cells": [{{"cell_type": "markdown", "source": ["# Passports\\n", "{PROSE}"]}}]}}'.encode(),
    ".py": lambda: PROSE.encode(),
}
PICTURE_FORMATS = {
    ".jpg": "JPEG",
    ".png": "PNG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".heic": "HEIF",
    ".avif": "AVIF",
    ".jp2": "JPEG2000",
    **dict.fromkeys(SPECIAL_PICTURES, ""),
}
DOCUMENT_EXTENSIONS = tuple(_DOCUMENTS)
TEXT_EXTENSIONS = tuple(each for each in _DOCUMENTS if each not in BINARY)
"""Documents whose first bytes show no more than that they are text."""


def write_picture(path: Path, image: Image.Image, **options: object) -> Path:
    """Save a picture by the extension of the path; there are options for the formats of Pillow alone."""
    if path.suffix in SPECIAL_PICTURES:
        path.write_bytes(SPECIAL_PICTURES[path.suffix](image))
        return path
    import pillow_heif

    pillow_heif.register_heif_opener()
    if path.suffix == ".heic" and isinstance(options.get("exif"), Image.Exif):
        options["exif"] = options["exif"].tobytes()  # the encoder turns the picture by bytes alone
    image.save(path, PICTURE_FORMATS[path.suffix], **options)
    return path


def write_good_file(path: Path) -> Path:
    """A small good file of any format that Findling reads, by the extension of the path."""
    if path.suffix in _DOCUMENTS:
        path.write_bytes(_DOCUMENTS[path.suffix]())
        return path
    if path.suffix in SOUND_CODECS:
        return write_sound(path, tone(2.5), tags={"title": "Tone"})
    options = {"compression": "tiff_lzw"} if path.suffix == ".tif" else {}
    return write_picture(path, photograph(160, 120), **options)
