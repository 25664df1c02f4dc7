"""RTF: words in any of its ways to write letters, headings, facts, and nothing of how it looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from document_reading import read, refusal
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import BadFile, BadFileReason
from models.media import rtf

FONTS = "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}{\\f2\\fcharset128 MS Mincho;}}"


def words(source: str, head: str = "\\rtf1\\ansi\\ansicpg1252") -> str:
    return "\n\n".join(block.text for block in rtf.read_rtf(f"{{{head}{source}}}".encode("latin-1")).blocks)


def test_headings_facts_and_tables(tmp_path: Path) -> None:
    content = (
        "{\\rtf1\\ansi" + FONTS + "{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\ql Normal;}{\\s1\\b heading 1;}"
        "{\\*\\cs10 Default;}{\\s2\\outlinelevel1 Kapitel;}}{\\info{\\title The report}{\\author Ada Lovelace}"
        "{\\keywords travel; papers}{\\*\\company Nobody}}{\\header Page 1\\par}\n"
        "\\pard\\s1 Part \\b one\\par\n\\pard Some \\b bold\\b0  words,\\tab a tab\\line and a line.\\par\n"
        "{\\pict\\wmetafile8 010203}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt a link}}{\\*\\unknown gone}\\par\n"
        "\\trowd\\intbl one\\cell two\\cell\\row\n"
        "\\pard\\s2 Part two\\par\\pard{\\v hidden}{\\deleted gone}Shown.\\par}"
    )
    facts, passages = read(tmp_path, "a.rtf", content)
    assert (facts.title, facts.tags) == ("The report", "Ada Lovelace\ntravel\npapers")
    assert passages == [
        ("Part one", "Some bold words,\ta tab\nand a line.\n\na link\n\none | two"),
        ("Part two", "Shown."),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Gr\\'f6\\'dfe", "Größe"),
        ("Gr\xf6\xdfe", "Größe"),
        (FONTS + "\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2\\f0  \\'e9", "Привет é"),
        (FONTS + "\\f2 \\'93\\'fa\\'96\\'7b", "日本"),
        ("\\u1055?\\u1088\\'f0\\u1080 ?", "При"),
        ("\\uc0\\u1055\\u1088{\\uc2\\u1080 ab}!", "При!"),
        ("\\u-10179?\\u-8704?", "😀"),
        ("\\u-10179?x", "\ufffdx"),
        ("\\lquote a\\rquote\\~b\\_c\\-d \\{e\\}\\\\ \\emdash f", "\u2018a\u2019\xa0b-cd {e}\\ —f"),
        ("a\\bin3 {}}b", "ab"),
        ("one\\\ntwo", "one\n\ntwo"),
        ("{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt In the box\\par}}}after", "In the box\n\nafter"),
        ("a\\'zzb\\", "a'zzb}"),
        ("}}}still read", "still read"),
    ],
)
def test_letters_are_read_in_every_way_they_are_written(source: str, text: str) -> None:
    assert words(source) == text


def test_the_code_page_of_the_document_is_used() -> None:
    assert words("\\'cf\\'f0", "\\rtf1\\ansi\\ansicpg1251") == "Пр"
    assert words("\\'8e", "\\rtf1\\mac") == "é"
    assert words("\\'e9", "\\rtf1\\ansi\\ansicpg99999") == "é"


def test_depth_and_length_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(tmp_path, "deep.rtf", "{\\rtf1" + "{" * 100_000) is BadFileReason.DAMAGED
    monkeypatch.setattr(rtf, "_MOST_TOKENS", 1000)
    assert refusal(tmp_path, "long.rtf", "{\\rtf1" + "{}" * 1000) is BadFileReason.TOO_LARGE


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["{", "}", "\\par ", "\\'e4", "\\u228?", "\\*", "\\pict ", "\\f1", "\\bin9 ", "a b", "\\s1"])
    )
)
def test_any_order_of_tokens_is_survived(tokens: list[str]) -> None:
    list(rtf.read_rtf(("{\\rtf1" + "".join(tokens)).encode()).blocks)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_survived(data: bytes) -> None:
    try:
        blocks = list(rtf.read_rtf(b"{\\rtf1 " + data).blocks)
    except BadFile:
        return
    assert all(isinstance(block.text, str) for block in blocks)
