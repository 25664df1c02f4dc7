"""Documents: their words, headings, pages and titles, and nothing that a reader does not read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from document_reading import decode, read, refusal
from media_makers import DOCUMENT_EXTENSIONS, PROSE, docx_bytes, docx_paragraph, pdf_bytes, write_good_file

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import documents, packages

WITHOUT_HEADINGS = (".txt", ".srt", ".csv", ".json", ".xml", ".py")


@pytest.mark.parametrize("extension", DOCUMENT_EXTENSIONS)
def test_every_format_gives_its_words(tmp_path: Path, extension: str) -> None:
    facts, pieces = decode(write_good_file(tmp_path / f"passports{extension}"))
    (piece,) = pieces
    text = " ".join(piece.text.split())
    assert text.endswith(PROSE) if extension in (".eml", ".mbox") else text in (PROSE, f"p: {PROSE}")
    assert piece.ordinal == 0 and piece.inputs == {} and piece.start_s == (1 if extension == ".srt" else None)
    assert piece.page == (1 if extension in (".pdf", ".pptx", ".odp") else None)
    if extension not in (".pdf", *WITHOUT_HEADINGS):
        assert piece.heading == "Passports"
    if extension not in (".html", ".xls", ".mbox", *WITHOUT_HEADINGS):
        assert facts.title == "Passports"


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    facts, passages = read(
        tmp_path,
        "page.md",
        "---\ntitle: 'The title'\ndraft: yes\n---\n\n# One *two*\n\nSome **bold**, `code` and a [link](http://x.y)\n"
        "over two lines ![of a cat](cat.png).\n\n- first\n- second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "## Code\n\n```python\nanswer = 42\n```\n\n<div>raw <b>html</b><script>no()</script></div>\n",
    )
    assert facts.title == "The title"
    assert passages == [
        ("One two", "Some bold, code and a link over two lines of a cat.\n\nfirst\n\nsecond\n\na | b\n\n1 | 2"),
        ("Code", "answer = 42\n\nraw html"),
    ]


def test_rst_loses_its_marks(tmp_path: Path) -> None:
    facts, passages = read(
        tmp_path,
        "page.rst",
        "=====\nTitle\n=====\n\n.. image:: cat.png\n   :alt: nothing\n\nSee :ref:`that <there>`, ``code``, *so* and "
        "`a site <http://x.y>`_.\n\nPart\n----\n\n.. note:: Be careful.\n\nCode follows::\n\n    x = 1\n",
    )
    assert facts.title == "Title"
    assert passages == [
        ("Title", "See that, code, so and a site."),
        ("Part", "Be careful.\n\nCode follows:\n\nx = 1"),
    ]


def test_html_is_read_as_a_reader_reads_it(tmp_path: Path) -> None:
    facts, passages = read(
        tmp_path,
        "page.html",
        "<!DOCTYPE html><html><head><title>A &amp; B</title><style>p{}</style></head><body><nav><p>Menu</p></nav>"
        "<div role=navigation>More menu</div><div class='wide navheader'>Prev | Next</div>"
        "<h2>Head<br>line</h2>lone <p>Some <b>bold</b>\n   words.<br>New line.</p>"
        "<p hidden>unseen</p><script>run()</script><!-- note --><table><tr><th>a</th><td>b</td></tr></table>"
        "<pre>x = 1\n  y</pre><ul><li>one<li>two</ul><img alt='A cat'></body></html>",
    )
    assert facts.title == "A & B"
    assert passages == [
        ("Head line", "lone\n\nSome bold words.\nNew line.\n\na | b\n\nx = 1\n  y\n\none\n\ntwo\n\nA cat")
    ]


def test_html_states_its_encoding(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="koi8-r"?><html><body><p>Привет</p></body></html>'
    assert read(tmp_path, "page.xhtml", page.encode("koi8-r"))[1] == [("", "Привет")]
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1253"><p>Καλημέρα κόσμε</p>'
    assert read(tmp_path, "page.htm", page.encode("cp1253"))[1] == [("", "Καλημέρα κόσμε")]


def test_html_loads_no_entity(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]><p>words &x;</p>'
    assert "secret" not in str(read(tmp_path, "page.html", page)[1]).replace("secret.txt", "")


def test_deeply_nested_html_is_survived(tmp_path: Path) -> None:
    assert read(tmp_path, "deep.html", "<p>Top</p>" + "<div>" * 50_000 + "bottom")[1][0][1].startswith("Top")


def test_pdf_has_pages_titles_and_headings(tmp_path: Path) -> None:
    filler = "This line is long enough to be in the middle of a paragraph, surely."
    content = pdf_bytes(
        [
            ["1 Beginnings", filler, filler, "Short end.", filler, "Middles", filler, "It ends."],
            [filler, "And now the exam-", "ple is over, with a line that is rather long, as lines often go."],
        ],
        title="The book",
        bookmarks=[("Beginnings", 0), ("Middles", 0), ("Nowhere in the text", 1)],
    )
    path = tmp_path / "book.pdf"
    path.write_bytes(content)
    facts, pieces = decode(path)
    assert (facts.title, facts.pages) == ("The book", 2)
    assert [(piece.heading, piece.page) for piece in pieces] == [
        ("Beginnings", 1),
        ("Middles", 1),
        ("Nowhere in the text", 2),
    ]
    assert pieces[0].text == f"{filler} {filler} Short end.\n\n{filler}"
    assert "example is over" in pieces[2].text


def test_a_scan_says_that_it_is_one(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="scan") as caught:
        read(tmp_path, "scan.pdf", pdf_bytes([[], []]))
    assert caught.value.reason is BadFileReason.NOTHING_INSIDE


def test_docx_is_read_in_order(tmp_path: Path) -> None:
    box = (
        "<w:p><w:r><w:t>Outside </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>"
        f"{docx_paragraph('In the box')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        f"{docx_paragraph('In the box')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    cells = "".join(f"<w:tc>{docx_paragraph(text)}</w:tc>" for text in ("Cell one", "Cell two"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    broken = "<w:p><w:r><w:t>Line</w:t><w:br/><w:t>break</w:t><w:tab/><w:delText>gone</w:delText></w:r></w:p>"
    body = docx_paragraph("Part one", "Kapitel") + broken + box + table + docx_paragraph("Last &amp; least")
    facts, passages = read(tmp_path, "text.docx", docx_bytes(body, title="A report"))
    assert facts.title == "A report"
    ((heading, text),) = passages
    assert heading == "Part one"
    assert text.split("\n\n") == ["Line\nbreak", "In the box", "Outside", "Cell one", "Cell two", "Last & least"]


def test_docx_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    document = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">'
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>words &x; &b;</w:t></w:r></w:p></w:body></w:document>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", document)
    assert refusal(tmp_path, "entity.docx", data.getvalue()) is BadFileReason.DAMAGED


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_PART_BYTES", 1 << 20)
    bomb = docx_bytes(docx_paragraph("a" * (2 << 20)))
    assert len(bomb) < 20_000
    assert refusal(tmp_path, "bomb.docx", bomb) is BadFileReason.TOO_LARGE
    assert refusal(tmp_path, "many.docx", docx_bytes("", extra={f"x{n}": b"" for n in range(20_001)})) is (
        BadFileReason.TOO_LARGE
    )


def test_other_archives_are_named(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(BadFile, match="Excel") as caught:
        read(tmp_path, "sheet.docx", data.getvalue())
    assert caught.value.reason is BadFileReason.MISLABELLED


def test_protected_documents_say_so(tmp_path: Path) -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    assert refusal(tmp_path, "old.docx", container) is BadFileReason.MISLABELLED
    protected = container + "EncryptedPackage".encode("utf-16-le")
    assert refusal(tmp_path, "secret.docx", protected) is BadFileReason.ENCRYPTED


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("blank.txt", " \n\n\t"),
        ("heading.md", "# Only a heading\n"),
        ("script.html", "<script>x()</script>"),
        ("blank.docx", docx_bytes("<w:p/>")),
    ],
)
def test_no_text_is_nothing_inside(tmp_path: Path, name: str, content: bytes | str) -> None:
    assert refusal(tmp_path, name, content) is BadFileReason.NOTHING_INSIDE


def test_too_much_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_MOST_TEXT_BYTES", 1000)
    monkeypatch.setattr(documents, "_MOST_PASSAGES", 2)
    for name in ("long.txt", "long.md", "long.rst", "long.html"):
        assert refusal(tmp_path, name, "words " * 200) is BadFileReason.TOO_LARGE
    paragraphs = "".join(docx_paragraph("word " * 170) for _ in range(3))
    assert refusal(tmp_path, "long.docx", docx_bytes(paragraphs)) is BadFileReason.TOO_LARGE


def test_passages_already_known_are_not_sent_again(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"Paragraph {number}. " + "word " * 150 for number in range(5)))
    everything, rest = decode(path)[1], decode(path, done={Kind.DOCUMENT: 3})[1]
    assert [piece.ordinal for piece in rest] == [3, 4]
    assert rest == everything[3:]


@pytest.mark.parametrize("extension", [".pdf", ".docx"])
def test_half_a_document_is_damaged_or_read_as_far_as_it_goes(tmp_path: Path, extension: str) -> None:
    good = write_good_file(tmp_path / f"good{extension}").read_bytes()
    assert refusal(tmp_path, f"short{extension}", good[:40]) is BadFileReason.DAMAGED
