"""OpenDocument and e-books: words in order, headings, slides, sheets, and books that are locked."""

from __future__ import annotations

from pathlib import Path

import pytest
from document_makers import archive, epub_bytes, flat_odf_bytes, odf_bytes, sheet
from document_reading import decode, read, refusal, write

from models.errors import BadFile, BadFileReason
from models.media import epub

SLIDES = (
    '<draw:page draw:name="one"><draw:frame><text:p>Body</text:p></draw:frame>'
    '<draw:frame presentation:class="title"><text:p>First <text:span>title</text:span></text:p></draw:frame>'
    "<presentation:notes><draw:page-thumbnail/><draw:frame><text:p>Say hello</text:p></draw:frame></presentation:notes>"
    "</draw:page><draw:page><draw:frame><text:p>No title here</text:p></draw:frame></draw:page>"
)


def test_text_is_read_as_a_reader_reads_it(tmp_path: Path) -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = (
        "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>"
        '<text:p text:style-name="P1">The report</text:p>'
        "<text:table-of-content><text:p>Contents 1</text:p></text:table-of-content><text:h>Part\n  one</text:h>"
        '<text:p>Three<text:s text:c="3"/>spaces,<text:tab/>a tab<text:line-break/>and a line.'
        "<office:annotation><text:p>a remark</text:p></office:annotation></text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<text:p>Before<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p>"
        "</text:note-body></text:note> after.</text:p>"
    )
    for name in ("a.odt", "a.ott"):
        facts, passages = read(tmp_path, name, odf_bytes("text", body, title="Report", styles=styles))
        assert (facts.title, facts.tags, facts.pages) == ("Report", "Ada Lovelace\ntravel\npapers", 0)
        assert passages == [
            ("Part one", "Three   spaces,\ta tab\nand a line.\n\nitem\n\nThe note.\n\nBefore after."),
        ]


@pytest.mark.parametrize("name", ["a.odp", "a.fodp", "a.odg"])
def test_slides_have_titles_numbers_and_notes(tmp_path: Path, name: str) -> None:
    sort = "drawing" if name.endswith("g") else "presentation"
    make = flat_odf_bytes if ".fod" in name else odf_bytes
    facts, pieces = decode(write(tmp_path, name, make(sort, SLIDES, title="Deck")))
    assert (facts.title, facts.pages) == ("Deck", 2)
    assert [(piece.page, piece.heading, piece.text) for piece in pieces] == [
        (1, "First title", "Body\n\nSay hello"),
        (2, "No title here", "No title here"),
    ]


def test_sheets_are_told_by_their_headers(tmp_path: Path) -> None:
    repeated = (
        '<table:table table:name="Wide"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384"><text:p>again</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    gap = (
        '<table:table table:name="Gap"><table:table-row><table:table-cell/><table:table-cell><text:p>Name</text:p>'
        "</table:table-cell><table:table-cell><text:p>Born</text:p></table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>1815</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    body = sheet("People", ["Name", "Born"], ["Ada", "1815"]) + repeated + gap
    for name, make in (("a.ods", odf_bytes), ("a.fods", flat_odf_bytes)):
        assert read(tmp_path, name, make("spreadsheet", body))[1] == [
            ("People", "Name: Ada; Born: 1815"),
            ("Wide", "again"),
            ("Gap", "Born: 1815"),
        ]


def test_protected_open_documents_say_so(tmp_path: Path) -> None:
    manifest = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    content = archive({"content.xml": b"\x8f\x01", "META-INF/manifest.xml": manifest})
    assert refusal(tmp_path, "secret.odt", content) is BadFileReason.ENCRYPTED


def test_other_xml_is_no_open_document(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.fodt", "<?xml version='1.0'?><html><body><p>words</p></body></html>") is (
        BadFileReason.MISLABELLED
    )
    assert refusal(tmp_path, "a.fodt", "words") is BadFileReason.DAMAGED
    entity = (
        '<!DOCTYPE d [<!ENTITY a "ha">]>' + flat_odf_bytes("text", "<text:p>&a;</text:p>").decode().partition("?>")[2]
    )
    assert refusal(tmp_path, "a.fodt", entity) is BadFileReason.DAMAGED


def test_an_archive_of_another_sort_is_named(tmp_path: Path) -> None:
    book = epub_bytes(["<p>words</p>"])
    for name, content, label in (
        ("a.odt", book, "an e-book"),
        ("a.epub", odf_bytes("text", "<text:p>words</text:p>"), "an OpenDocument file"),
        ("a.docx", book, "an e-book"),
        ("a.epub", archive({"readme": "words"}), "a ZIP archive"),
    ):
        with pytest.raises(BadFile, match=label) as caught:
            read(tmp_path, name, content)
        assert caught.value.reason is BadFileReason.MISLABELLED


def test_a_book_is_read_by_its_spine(tmp_path: Path) -> None:
    content = epub_bytes(
        ["<h1>Prologue</h1><p>It was dark.</p>", "<p>It was light&nbsp;again.</p><p/>", "<nav><p>Contents</p></nav>"],
        title="The book",
        contents={1: "I", 2: "Chapter two"},
    )
    facts, passages = read(tmp_path, "a.epub", content)
    assert (facts.title, facts.tags) == ("The book", "Ada Lovelace\ntravel\npapers")
    assert passages == [("Prologue", "It was dark."), ("Chapter two", "It was light again.")]


def test_a_modern_table_of_contents_names_chapters(tmp_path: Path) -> None:
    content = archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<c><rootfile full-path='book.opf'/></c>",
            "book.opf": (
                "<package><manifest><item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
                "<item id='c' href='text/c.xhtml' media-type='application/xhtml+xml'/>"
                "<item id='p' href='p.png' media-type='image/png'/></manifest>"
                "<spine><itemref idref='c'/><itemref idref='p'/><itemref idref='c'/><itemref idref='none'/></spine>"
                "</package>"
            ),
            "nav.xhtml": "<html><body><nav><a href='text/c.xhtml#x'>One <i>day</i></a></nav></body></html>",
            "text/c.xhtml": "<html><body><p>Words.</p></body></html>",
        }
    )
    assert read(tmp_path, "a.epub", content)[1] == [("One day", "Words.")]


def test_a_locked_book_says_so_in_its_own_words(tmp_path: Path) -> None:
    content = epub_bytes(["<p>words</p>"], locked=True)
    with pytest.raises(BadFile, match="protected against copying") as caught:
        read(tmp_path, "a.epub", content)
    assert caught.value.reason is BadFileReason.ENCRYPTED


def test_a_book_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "_MOST_BOOK_BYTES", 10_000)
    assert refusal(tmp_path, "a.epub", epub_bytes(["<p>words</p>" * 200] * 9)) is BadFileReason.TOO_LARGE
