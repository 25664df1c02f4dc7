"""Archives and XML of strangers: nothing is unpacked, nested, named or expanded without end."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from document_makers import archive, epub_bytes, odf_bytes, pptx_bytes, shape, xlsx_bytes
from document_reading import decode, outcome, read, refusal, write
from hypothesis import given, settings
from hypothesis import strategies as st
from media_makers import DOCUMENT_EXTENSIONS, docx_bytes, docx_paragraph, write_good_file

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import documents, formats, html_pages, packages, xml_events
from models.media.kinds import EXTENSIONS
from models.media.passages import MOST_WORDS, count_words
from models.media.text import decode_text
from models.media.xml_events import END, START, TEXT, attribute, walk

PACKED: dict[str, Callable[[str], bytes]] = {
    ".docx": lambda text: docx_bytes(docx_paragraph(text)),
    ".pptx": lambda text: pptx_bytes([shape("body", text)]),
    ".xlsx": lambda text: xlsx_bytes({"S": f'<row><c t="str"><v>{text}</v></c></row>'}),
    ".odt": lambda text: odf_bytes("text", f"<text:p>{text}</text:p>"),
    ".epub": lambda text: epub_bytes([f"<p>{text}</p>"]),
}


def events(data: bytes) -> list[tuple[str, str]]:
    return [(kind, name) for kind, name, _ in walk(io.BytesIO(data))]


def test_xml_comes_as_events_without_prefixes() -> None:
    assert events(b'<w:a xmlns:w="u">x<b/>&amp;&#65;<![CDATA[<]]></w:a>') == [
        *((START, "a"), (TEXT, "x"), (START, "b"), (END, "b"), (TEXT, "&A<"), (END, "a")),
    ]
    text = '<?xml version="1.0" encoding="{}"?><a>Größe</a>'
    for encoding in ("utf-8", "utf-16", "iso-8859-1", "windows-1252"):
        assert events(text.format(encoding).encode(encoding))[1] == (TEXT, "Größe")
    assert attribute({"w:val": "1", "x": "2"}, "val") == "1"
    assert attribute({"w:value": "1"}, "val") == ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<a>" * 1000, "too deeply"),
        (b"<a>" + b"".join(b"<k%d/>" % number for number in range(20_000)), "sorts of elements"),
        (b'<a k="' + b"x" * (3 << 20), "does not end"),
        (b"<a><!--" + b"x" * (3 << 20), "does not end"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities of its own"),
        (b'<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>', "entities of its own"),
    ],
)
def test_what_no_honest_document_has_is_damage(data: bytes, words: str) -> None:
    with pytest.raises(BadFile, match=words) as caught:
        events(data)
    assert caught.value.reason is BadFileReason.DAMAGED


def test_elements_have_an_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(xml_events, "_MOST_ELEMENTS", 1000)
    monkeypatch.setattr(html_pages, "_MOST_ELEMENTS", 1000)
    with pytest.raises(BadFile) as caught:
        events(b"<a>" + b'<b c="d"/>' * 600)
    assert caught.value.reason is BadFileReason.TOO_LARGE
    assert refusal(tmp_path, "a.html", "<p>a" * 2000) is BadFileReason.TOO_LARGE


def test_a_document_type_declared_elsewhere_is_not_looked_up(tmp_path: Path) -> None:
    (tmp_path / "secret.dtd").write_text('<!ENTITY x "the secret">')
    data = f'<!DOCTYPE a SYSTEM "file://{tmp_path}/secret.dtd"><a>words &x; more</a>'.encode()
    assert "".join(name for kind, name in events(data) if kind == TEXT) == "words  more"


@pytest.mark.parametrize("extension", PACKED)
def test_no_bomb_is_unpacked(tmp_path: Path, extension: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_PART_BYTES", 1 << 20)
    bomb = PACKED[extension]("a " * (1 << 20))
    assert len(bomb) < 20_000
    assert refusal(tmp_path, f"bomb{extension}", bomb) is BadFileReason.TOO_LARGE


@pytest.mark.parametrize("extension", PACKED)
def test_parts_are_counted_together(tmp_path: Path, extension: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_UNPACKED_BYTES", 30_000)
    assert refusal(tmp_path, f"bomb{extension}", PACKED[extension]("word " * 6000)) is BadFileReason.TOO_LARGE


@pytest.mark.parametrize("extension", PACKED)
def test_a_part_that_claims_to_be_small_gives_no_more(tmp_path: Path, extension: str) -> None:
    content = PACKED[extension]("word " * 20_000)
    honest = {info.filename: info.file_size for info in zipfile.ZipFile(io.BytesIO(content)).infolist()}
    large = struct.pack("<I", max(honest.values()))
    assert refusal(tmp_path, f"lie{extension}", content.replace(large, struct.pack("<I", 500))) is BadFileReason.DAMAGED


def test_other_ways_of_packing_are_refused(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("word/document.xml", "<w:p><w:r><w:t>words</w:t></w:r></w:p>")
    assert refusal(tmp_path, "a.docx", data.getvalue()) is BadFileReason.DAMAGED


def test_a_list_of_parts_without_end_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_LIST_BYTES", 100_000)
    content = archive({f"part{number}": "" for number in range(5000)})
    assert refusal(tmp_path, "a.docx", content) is BadFileReason.TOO_LARGE


def test_a_paragraph_without_end_gives_passages_in_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_BLOCK_CHARS", 1000)
    text = " ".join(f"word{number}" for number in range(3000))
    for name, content in (("a.txt", text), ("b.txt", "x" * 5000)):
        pieces = decode(write(tmp_path, name, content))[1]
        assert all(count_words(piece.text) <= MOST_WORDS for piece in pieces)
        joined = "".join("".join(piece.text.split()) for piece in pieces)
        assert joined == "".join(content.split())
        assert [piece.char_start for piece in pieces] == sorted({piece.char_start for piece in pieces})


def test_tags_are_told_once_and_not_without_end(tmp_path: Path) -> None:
    tags = "".join(f'<meta name="keywords" content="one, {"x" * 900}, word{number}">' for number in range(900))
    facts, _ = read(
        tmp_path, "a.html", f'<head><title>T</title><meta name="Author" content=" Ada\n L ">{tags}</head>words'
    )
    lines = facts.tags.splitlines()
    assert lines[:4] == ["Ada L", "one", "x" * 200, "word0"]
    assert len(lines) < 110
    facts, _ = read(
        tmp_path, "a.md", "---\ntitle: T\nauthor: Ada\ntags: [one, 'two']\nkeywords:\n  - three\n---\n\nwords\n"
    )
    assert (facts.title, facts.tags) == ("T", "Ada\none\ntwo\nthree")


def test_encodings_that_are_none_are_not_used() -> None:
    for name in ("zlib", "punycode", "unicode_escape", "idna", "undefined", "a\0b", "no such", ""):
        assert decode_text(b"caf\xe9 au lait", name) == decode_text(b"caf\xe9 au lait")
    for word in ("café", "Größe", "naïve", "café au lait"):
        assert decode_text(word.encode("cp1252"), "iso-8859-1") == word
    assert decode_text(b"Gr\xf6\xdfe") == "Größe"
    assert decode_text(b"\x93quoted\x94", "iso-8859-1") == "“quoted”"


def good(extension: str, folder: Path) -> bytes:
    return write_good_file(folder / f"good{extension}").read_bytes()


@pytest.mark.parametrize("extension", DOCUMENT_EXTENSIONS)
def test_no_other_format_is_taken_for_this_one(tmp_path: Path, extension: str) -> None:
    """Another format's content is refused in plain words, or read where it is one text as well as another."""
    for other in DOCUMENT_EXTENSIONS:
        found = outcome(write(tmp_path, f"other{extension}", good(other, tmp_path)))
        if isinstance(found, BadFile):
            assert found.reason in (BadFileReason.MISLABELLED, BadFileReason.DAMAGED, BadFileReason.NOTHING_INSIDE)
        else:
            assert all(piece.text.replace("\n", "").replace("\t", "").isprintable() for piece in found)


@pytest.mark.parametrize("extension", DOCUMENT_EXTENSIONS)
def test_empty_and_short_files_are_told_or_survived(tmp_path: Path, extension: str) -> None:
    content = good(extension, tmp_path)
    assert refusal(tmp_path, f"none{extension}", b"") is BadFileReason.EMPTY
    for share in (0.1, 0.5, 0.9):
        outcome(write(tmp_path, f"short{extension}", content[: int(len(content) * share)]))


def test_every_family_is_looked_into() -> None:
    for extension in formats.BINARY | formats.FLAT_OPEN_DOCUMENT | formats.JSON | formats.PROGRAM_TEXT:
        assert EXTENSIONS[extension] is Kind.DOCUMENT


@settings(deadline=None, max_examples=30)
@given(st.data())
@pytest.mark.parametrize("extension", PACKED)
def test_any_damage_is_told_or_survived(
    extension: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    content = bytearray(PACKED[extension]("Words of a document."))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    outcome(write(folder, f"a{extension}", bytes(content)))
