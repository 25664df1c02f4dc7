"""Org mode, LaTeX and subtitles: words without marks, headings, and when something is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from document_reading import decode, read, refusal, write
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import BadFile, BadFileReason
from models.media import outlines, subtitles
from models.media.passages import SEPARATOR


def test_org_loses_its_marks(tmp_path: Path) -> None:
    facts, passages = read(
        tmp_path,
        "a.org",
        "#+TITLE: The list\n#+AUTHOR: Ada Lovelace\n#+OPTIONS: toc:nil\n# a remark\nBefore.\n"
        "* TODO [#A] Bake *bread* :food:\nSCHEDULED: <2023-05-17>\n:PROPERTIES:\n:ID: 17\n:END:\n"
        "Mix /flour/ and [[http://x.y][water]], =wait=,\nand a*b*c.\n\n"
        "- item\n** Part\n#+BEGIN_SRC python\nx = 1\n#+END_SRC\n| a | b |\n|---+---|\n*\n",
    )
    assert (facts.title, facts.tags) == ("The list", "Ada Lovelace")
    assert passages == [
        ("", "Before."),
        ("Bake bread", "Mix flour and water, wait,\nand a*b*c.\n\n- item"),
        ("Part", "x = 1\n| a | b |\n*"),
    ]


TEX = r"""
\documentclass[a4paper]{article}
\title{On \emph{bread}}
\author{Ada Lovelace}
\begin{document}
\maketitle
\section*{Be\-ginnings}\label{sec:b}
Gr\"o\ss e, caf\'{e}, \c{c}a, na\"\i ve: 5\,\% of \textbf{all}~bread % a remark
is \emph{old} \cite[p.~3]{knuth} (see \ref{sec:b}).

\begin{itemize}
\item one
\item two
\end{itemize}
\subsection{Part}
A \& B\\C $x^2$
\end{document}
after
"""


def test_tex_loses_its_marks(tmp_path: Path) -> None:
    facts, passages = read(tmp_path, "a.tex", TEX)
    assert (facts.title, facts.tags) == ("On bread", "Ada Lovelace")
    assert passages == [
        ("Beginnings", "Größe, café, ça, naïve: 5% of all bread is old (see ).\n\none\ntwo"),
        ("Part", "A & B\nC x^2"),
    ]


@settings(deadline=None)
@given(st.text(st.sampled_from("\\{}[]*/_=#+|:%$&~ab \n")))
def test_any_marks_are_survived(text: str) -> None:
    list(outlines.read_org(text).blocks)
    list(outlines.read_tex(text).blocks)


SRT = (
    "1\r\n00:00:01,500 --> 00:00:03,000\r\n<i>It was a dark</i>\r\n\r\n"
    "2\r\n00:00:03,200 --> 00:00:05,000\r\nand stormy\r\nnight.\r\n\r\n"
    "3\r\n00:00:05,100 --> 00:00:07,000\r\n{\\an8}Then it rained &amp;\r\n\r\n"
    "4\r\n01:02:03,004 --> 01:02:05,000\r\nLater\r\n\r\n5\r\n01:02:06,000 --> 01:02:08,000\r\n\r\n"
)
VTT = (
    "WEBVTT - a film\n\nSTYLE\n::cue { color: red }\n\nNOTE nothing\n\n"
    "intro\n00:01.500 --> 00:03.000 align:start\n<v Ada>It was a dark\n\n"
    "00:03.200 --> 00:05.000\nand stormy night.\n\n00:05.100 --> 00:07.000\nThen it rained &amp;\n\n"
    "01:02:03.004 --> 01:02:05.000\nLater"
)
ASS = (
    "[Script Info]\nTitle: x\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Text\n"
    "Dialogue: 0,0:00:01.50,0:00:03.00,Default,,0,0,0,,{\\i1}It was a dark\n"
    "Dialogue: 0,0:00:03.20,0:00:05.00,Default,,0,0,0,,and stormy\\Nnight.\n"
    "Dialogue: 0,0:00:05.10,0:00:07.00,Default,,0,0,0,,Then it rained &amp;\n"
    "Dialogue: 0,1:02:03.004,1:02:05.00,Default,,0,0,0,,Later\n"
)


@pytest.mark.parametrize(("name", "content"), [("a.srt", SRT), ("a.vtt", VTT), ("a.ass", ASS)])
def test_subtitles_become_sentences_with_their_times(tmp_path: Path, name: str, content: str) -> None:
    extract = (subtitles.read_ass if name == "a.ass" else subtitles.read_srt)(content)
    assert [(block.text, block.start_s, block.end_s) for block in extract.blocks] == [
        ("It was a dark and stormy night.", 1.5, 5.0),
        ("Then it rained &", 5.1, 7.0),
        ("Later", 3723.004, 3725.0),
    ]
    (piece,) = decode(write(tmp_path, name, content))[1]
    assert (piece.start_s, piece.end_s) == (1.5, 3725.0)


def test_passages_of_subtitles_keep_time_and_place(tmp_path: Path) -> None:
    cues = [
        f"00:{at // 60:02}:{at % 60:02},000 --> 00:{at // 60:02}:{at % 60:02},900\nWord {at} is said."
        for at in range(600)
    ]
    pieces = decode(write(tmp_path, "a.srt", "\n\n".join(cues)))[1]
    whole = SEPARATOR.join(block.text for block in subtitles.read_srt("\n\n".join(cues)).blocks)
    assert len(pieces) > 10
    for piece in pieces:
        assert whole[piece.char_start : piece.char_end] == piece.text
        assert piece.text.startswith(f"Word {int(piece.start_s or 0)} ")
        assert piece.text.endswith(f"Word {int(piece.end_s or 0)} is said.")
    assert pieces[0].start_s == 0 and pieces[-1].end_s == 599.9


def test_subtitles_without_times_are_none(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.srt", "Just words.") is BadFileReason.MISLABELLED
    assert refusal(tmp_path, "a.ass", "Just words.") is BadFileReason.MISLABELLED
    assert read(tmp_path, "a.txt", SRT)[1][0][1].startswith("1\n00:00")


@settings(deadline=None)
@given(st.text(st.sampled_from("0123:,.-> \n{}<>\\a")))
def test_any_times_are_survived(text: str) -> None:
    for content in (text, f"00:00:01,000 --> 00:00:02,000\n{text}", f"Dialogue: 0,0:00:01.50,0:00:03.00,{text}"):
        for reader in (subtitles.read_srt, subtitles.read_ass):
            try:
                blocks = list(reader(content).blocks)
            except BadFile:
                continue
            assert all(block.start_s is not None and block.end_s is not None for block in blocks)
