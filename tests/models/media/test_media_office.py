"""PowerPoint and Excel: slides with their notes, rows by their headers, dates and formulas as people see them."""

from __future__ import annotations

from pathlib import Path

import pytest
from document_makers import archive, pptx_bytes, shape, xls_bytes, xlsx_bytes
from document_reading import decode, read, refusal, write
from media_makers import docx_bytes, docx_paragraph

from models.errors import BadFile, BadFileReason
from models.media import office, tables
from models.media.packages import Package

DATES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\ mmm\\ yyyy"/>'
    '<numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
)


def row(*cells: str) -> str:
    return f"<row>{''.join(cells)}</row>"


def text(words: str, place: str = "") -> str:
    at = f'r="{place}"' if place else ""
    return f'<c {at} t="inlineStr"><is><t>{words}</t></is></c>'


def number(value: str, style: int = 0) -> str:
    return f'<c s="{style}"><f>A1*2</f><v>{value}</v></c>'


def test_slides_have_titles_numbers_and_notes(tmp_path: Path) -> None:
    table = (
        "<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>North</a:t></a:r></a:p></a:txBody></a:tc>"
        "<a:tc><a:txBody><a:p><a:r><a:t>12</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>"
    )
    broken = "<p:sp><p:txBody><a:p><a:r><a:t>Line</a:t></a:r><a:br/><a:r><a:t>break</a:t></a:r></a:p></p:txBody></p:sp>"
    twice = (
        f"<mc:AlternateContent>{shape('', 'Once')}<mc:Fallback>{shape('', 'Once')}</mc:Fallback></mc:AlternateContent>"
    )
    content = pptx_bytes(
        [
            shape("body", "Sales rose", "Costs fell") + shape("title", "Results") + shape("sldNum", "1"),
            shape("ctrTitle", "Only a title"),
            table + broken + twice,
        ],
        {1: "Thank the team"},
        title="Deck",
    )
    facts, pieces = decode(write(tmp_path, "deck.pptx", content))
    assert (facts.title, facts.pages, facts.tags) == ("Deck", 3, "Ada Lovelace\ntravel\npapers")
    assert [(piece.page, piece.heading, piece.text) for piece in pieces] == [
        (1, "Results", "Sales rose\n\nCosts fell\n\nThank the team"),
        (2, "Only a title", "Only a title"),
        (3, "North | 12", "North | 12\n\nLine\nbreak\n\nOnce"),
    ]


def test_slides_come_in_the_order_of_the_presentation(tmp_path: Path) -> None:
    content = archive(
        {
            "ppt/presentation.xml": '<p:p><p:sldId r:id="b"/><p:sldId r:id="a"/><p:sldId r:id="b"/></p:p>',
            "ppt/_rels/presentation.xml.rels": (
                '<R><Relationship Id="a" Type="x/slide" Target="slides/1.xml"/>'
                '<Relationship Id="b" Type="x/slide" Target="/ppt/slides/2.xml"/></R>'
            ),
            "ppt/slides/1.xml": f'<p:s xmlns:p="p" xmlns:a="a">{shape("title", "Last")}</p:s>',
            "ppt/slides/2.xml": f'<p:s xmlns:p="p" xmlns:a="a">{shape("title", "First")}</p:s>',
        }
    )
    assert [heading for heading, _ in read(tmp_path, "order.pptx", content)[1]] == ["First", "Last"]


def test_rows_are_told_by_their_headers(tmp_path: Path) -> None:
    rows = (
        row(text("Members"))
        + row(text("Name", "A2"), text("Born", "B2"), text("Height", "D2"))
        + row('<c r="A3" t="s"><v>0</v></c>', number("5824", 1), number("0.30000000000000004"), text("extra", "E3"))
        + row(text("Bob", "A4"), number("45063.75", 2), '<c r="D4" t="b"><v>1</v></c>', number("3", 3))
    )
    hint = "<r><t>Ada </t></r><r><t>Lovelace</t></r><rPh><t>said so</t></rPh>"
    content = xlsx_bytes({"People": rows, "Empty": ""}, [f"</t>{hint}<t>"], title="Book", styles=DATES)
    facts, passages = read(tmp_path, "people.xlsx", content)
    assert (facts.title, facts.tags) == ("Book", "Ada Lovelace\ntravel\npapers")
    assert passages == [
        (
            "People",
            "Members\n\nName: Ada Lovelace; Born: 1915-12-11; 0.3; extra\n\n"
            "Name: Bob; Born: 2023-05-17 18:00; Height: TRUE; 3",
        )
    ]


def test_a_table_without_headers_keeps_its_first_row(tmp_path: Path) -> None:
    rows = row(text("Ada"), number("36")) + row(text("Bob"), number("40"))
    assert read(tmp_path, "plain.xlsx", xlsx_bytes({"S": rows}))[1] == [("S", "Ada | 36\n\nBob | 40")]
    assert read(tmp_path, "head.xlsx", xlsx_bytes({"S": row(text("Name"), text("Age"))}))[1] == [("S", "Name | Age")]


def test_a_lonely_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    corner = '<row r="1048576"><c r="XFD1048576" t="str"><v>far away</v></c></row>'
    assert read(tmp_path, "corner.xlsx", xlsx_bytes({"S": corner}))[1] == [("S", "far away")]
    rows: list[list[str | float]] = [[] for _ in range(65_536)]
    rows[-1] = [""] * 255 + ["far away"]
    assert read(tmp_path, "corner.xls", xls_bytes({"S": rows}))[1] == [("S", "far away")]


def test_of_a_long_table_the_beginning_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.media.extract.MOST_DATA_CHARS", 1000)
    rows = "".join(row(text(f"word{number}")) for number in range(5000))
    for name, content in (
        ("long.xlsx", xlsx_bytes({"S": rows})),
        ("long.xls", xls_bytes({"S": [[f"word{number}"] for number in range(1500)]})),
        ("long.csv", "\n".join(f"word{number}" for number in range(5000)).encode()),
    ):
        words = " ".join(text for _, text in read(tmp_path, name, content)[1]).split()
        assert "word0" in words and 100 < len(words) < 150


def test_an_old_workbook_reads_like_a_new_one(tmp_path: Path) -> None:
    content = xls_bytes({"People": [["Name", "Born"], ["Ada", -5824.0], ["Bob", 0.30000000000000004]], "More": [["x"]]})
    assert read(tmp_path, "people.xls", content)[1] == [
        ("People", "Name: Ada; Born: 1915-12-11\n\nName: Bob; Born: 0.3"),
        ("More", "x"),
    ]
    new = xlsx_bytes({"S": row(text("words"))})
    assert read(tmp_path, "really_new.xls", new)[1] == [("S", "words")]


def test_old_office_documents_say_what_they_are(tmp_path: Path) -> None:
    container = xls_bytes({"S": [["x"]]})
    assert (
        refusal(tmp_path, "word.xls", container.replace(b"W\0o\0r\0k\0b", b"W\0o\0r\0d\0D"))
        is BadFileReason.MISLABELLED
    )
    assert refusal(tmp_path, "old.pptx", container) is BadFileReason.MISLABELLED
    encrypted = container.replace(b"\xe0\x00\x14\x00", b"\x2f\x00\x14\x00", 1)  # a record that announces a password
    assert refusal(tmp_path, "locked.xls", encrypted) is BadFileReason.ENCRYPTED


def test_a_document_without_its_main_part_is_damaged(tmp_path: Path) -> None:
    for name, part in (("a.docx", "word/styles.xml"), ("a.xlsx", "xl/styles.xml"), ("a.pptx", "ppt/theme.xml")):
        assert refusal(tmp_path, name, archive({part: "<x/>"})) is BadFileReason.DAMAGED


def test_what_a_document_can_do_without_may_be_damaged(tmp_path: Path) -> None:
    content = docx_bytes(docx_paragraph("Words"), extra={"word/styles.xml": b"<a><b></a>", "docProps/core.xml": b"\0"})
    assert read(tmp_path, "half.docx", content)[1] == [("", "Words")]


def test_macros_and_templates_are_read_alike(tmp_path: Path) -> None:
    for name in ("a.docm", "a.dotx"):
        assert read(tmp_path, name, docx_bytes(docx_paragraph("Words")))[1] == [("", "Words")]
    assert read(tmp_path, "a.ppsx", pptx_bytes([shape("title", "Words")]))[1] == [("Words", "Words")]
    assert read(tmp_path, "a.xlsm", xlsx_bytes({"S": row(text("Words"))}))[1] == [("S", "Words")]


def test_links_to_elsewhere_are_not_parts(tmp_path: Path) -> None:
    rels = (
        '<R><Relationship Id="a" Type="x/slide" Target="http://x.y/1.xml" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/slide" Target="../../../etc/passwd"/></R>'
    )
    path = write(tmp_path, "a.zip", archive({"ppt/_rels/presentation.xml.rels": rels}))
    with path.open("rb") as file:
        found = office.read_relationships(Package(file), "ppt/presentation.xml")
    assert found == {"b": office.Relationship("slide", "etc/passwd")}


def test_wide_rows_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_CELLS", 3)
    assert next(tables.read_csv("1,2,3,4,5\n").blocks).text == "1 | 2 | 3"


def test_a_sheet_that_is_missing_is_told(tmp_path: Path) -> None:
    content = xlsx_bytes({"S": row(text("x"))}).replace(b"sheet1.xml", b"sheet9.xml")
    with pytest.raises(BadFile):
        read(tmp_path, "lost.xlsx", content)
