"""What a person is shown of a file before opening it: pieces of pictures, pitches, pages, texts, moving pictures."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from film_makers import Take, panning, scene, standing, write_film
from hypothesis import given
from hypothesis import strategies as st
from media_makers import pdf_bytes, photograph, tone, write_picture, write_sound
from PIL import Image

from models.errors import BadFile, BadFileReason
from models.media.decoder import Decoder
from models.media.finding import find_passage
from models.media.spectrogram import COLUMNS, ROWS
from models.shown import SpectrogramData

_WORDS = "It was a bright cold day in April, and the clocks were striking thirteen when the two of them went out."


def _path(path: Path, data: bytes | str) -> bytes:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return os.fsencode(path)


def _levels(shown: SpectrogramData) -> np.ndarray:
    return np.frombuffer(shown.levels, np.uint8).reshape(shown.rows, shown.columns)


def _row_of(hertz: float, shown: SpectrogramData) -> float:
    low, high, mel = (2595 * np.log10(1 + each / 700) for each in (shown.low_hz, shown.high_hz, hertz))
    return ROWS * (high - mel) / (high - low)


# Where a passage stands.


@pytest.mark.parametrize(
    "text",
    [
        f"Before. {_WORDS} After.",
        f"Before.\n{_WORDS.replace(' ', chr(10))}\nAfter.",
        "Before. " + _WORDS.replace("striking", "strik-\x02\r\ning") + " After.",
        "Before. " + _WORDS.upper() + " After.",
    ],
)
def test_a_passage_is_found_whatever_its_spaces_hyphens_and_cases(text: str) -> None:
    found = find_passage(text, _WORDS)
    assert found is not None
    words = text[found[0] : found[1]].upper().split()
    assert (words[:2], words[-2:]) == (["IT", "WAS"], ["WENT", "OUT"])


def test_ligatures_and_accents_are_letters_like_others() -> None:
    text = "Der \ufb02ei\u00dfige Koch \u00f6ffnete die Caf\u00e9t\u00fcr mit Gef\u00fchl"
    assert find_passage(text, "flei\u00dfige Koch offnete die Cafetur") == (4, len(text) - 11)


def test_of_a_passage_that_goes_on_elsewhere_there_is_its_beginning_or_its_end() -> None:
    assert find_passage(f"Above. {_WORDS[:60]}", _WORDS) == (7, 67)
    found = find_passage(f"{_WORDS[40:]} Below.", _WORDS)
    assert found is not None and found[0] == 0
    assert find_passage("It was a dark night.", _WORDS) is None
    assert find_passage(_WORDS, "...") is None


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=200))
def test_a_passage_within_a_text_is_found_within_it(before: str, passage: str, after: str) -> None:
    text = before + " " + passage + " " + after
    found = find_passage(text, passage)
    assert (found is None) == (not any(letter.isalnum() for letter in find_letters(passage)))
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text)


def find_letters(passage: str) -> str:
    return unicodedata.normalize("NFKD", passage.casefold()).casefold()


# Pictures.


def test_a_piece_of_a_picture_is_as_sharp_as_the_picture(tmp_path: Path) -> None:
    pixels = np.asarray(photograph(1600, 1200))
    path = bytes(write_picture(tmp_path / "p.png", Image.fromarray(pixels)))
    piece = Decoder().picture_piece(path, (0.25, 0.25, 0.5, 0.5), 2000)
    assert (piece.width, piece.height) == (400, 300), "never enlarged"
    shown = np.frombuffer(piece.rgb, np.uint8).reshape(300, 400, 3)
    assert np.array_equal(shown, pixels[300:600, 400:800])
    smaller = Decoder().picture_piece(path, (0.0, 0.0, 1.0, 0.5), 320)
    assert (smaller.width, smaller.height) == (320, 120)


def test_a_piece_of_a_turned_picture_is_cut_from_what_is_seen(tmp_path: Path) -> None:
    pixels = np.zeros((60, 80, 3), np.uint8)
    pixels[:, 40:] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise: its right half is seen below
    path = bytes(write_picture(tmp_path / "p.png", Image.fromarray(pixels), exif=exif))
    above, below = (
        Decoder().picture_piece(path, region, 500) for region in ((0.0, 0.0, 1.0, 0.5), (0.0, 0.5, 1.0, 1.0))
    )
    assert set(above.rgb) == {0}
    assert set(below.rgb) == {255}


def test_a_drawing_is_drawn_larger_than_it_says_but_not_endlessly(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><circle cx="50" cy="50" r="40"/></svg>'
    piece = Decoder().picture_piece(_path(tmp_path / "d.svg", drawing), (0.45, 0.05, 0.55, 0.15), 500)
    assert 100 < max(piece.width, piece.height) <= 600, "it says that it is 10 pixels wide"
    tiny = Decoder().picture_piece(_path(tmp_path / "d.svg", drawing), (0.5, 0.5, 0.5001, 0.5001), 4096)
    assert max(tiny.width, tiny.height) <= 4096


# Pitches.


@pytest.mark.parametrize("name", ["a.flac", "a.mp3"])
def test_a_tone_is_a_line_at_its_pitch(tmp_path: Path, name: str) -> None:
    path = bytes(write_sound(tmp_path / name, tone(6, (1000.0, 1000.0))))
    shown = Decoder().spectrogram(path, 0.0, 6.0)
    levels = _levels(shown)
    assert shown.rows == ROWS
    assert 600 < shown.columns <= COLUMNS
    assert abs(int(levels.mean(axis=1).argmax()) - _row_of(1000.0, shown)) < 2
    assert levels.max() == 255
    assert (shown.start_s, shown.end_s) == pytest.approx((0.0, 6.0), abs=0.1)


def test_a_stretch_shows_what_sounds_in_it_and_nothing_else(tmp_path: Path) -> None:
    samples = np.concatenate([tone(4, (400.0,)), tone(4, (4000.0,))], axis=1)
    path = bytes(write_sound(tmp_path / "a.wav", samples))
    whole = Decoder().spectrogram(path, 0.0, 8.0)
    levels = _levels(whole)
    begins, ends = levels[:, : whole.columns // 3], levels[:, -whole.columns // 3 :]
    assert abs(int(begins.mean(axis=1).argmax()) - _row_of(400.0, whole)) < 3
    assert abs(int(ends.mean(axis=1).argmax()) - _row_of(4000.0, whole)) < 3
    part = Decoder().spectrogram(path, 5.0, 7.0)
    assert abs(int(_levels(part).mean(axis=1).argmax()) - _row_of(4000.0, part)) < 3
    assert (part.start_s, part.end_s) == pytest.approx((5.0, 7.0))


def test_a_long_sound_has_no_more_columns_than_a_short_one(tmp_path: Path) -> None:
    path = bytes(write_sound(tmp_path / "a.flac", tone(90, (500.0,), rate_hz=16_000), rate_hz=16_000))
    shown = Decoder().spectrogram(path, 0.0, 90.0)
    assert COLUMNS * 0.9 < shown.columns <= COLUMNS
    assert len(shown.levels) == shown.columns * shown.rows


def test_silence_is_dark_and_a_stretch_behind_the_end_is_empty(tmp_path: Path) -> None:
    path = bytes(write_sound(tmp_path / "a.wav", np.zeros((1, 48_000), np.float32)))
    assert set(Decoder().spectrogram(path, 0.0, 1.0).levels) == {0}
    behind = Decoder().spectrogram(path, 50.0, 60.0)
    assert set(behind.levels) <= {0}


# Pages.


def _pdf(path: Path) -> bytes:
    lines = [_WORDS[at : at + 30] for at in range(0, len(_WORDS), 30)]
    return _path(path, pdf_bytes([["The first page."], ["A heading", *lines, "What comes after."]]))


def test_a_page_is_drawn_and_the_passage_on_it_is_found_line_by_line(tmp_path: Path) -> None:
    page = Decoder().page(_pdf(tmp_path / "d.pdf"), 2, 842, _WORDS)
    assert (page.page, page.pages) == (2, 2)
    assert (page.picture.width, page.picture.height) == (595, 842)
    assert len(page.marks) == 4
    pixels = np.frombuffer(page.picture.rgb, np.uint8).reshape(842, 595, 3)
    marked = np.zeros((842, 595), bool)
    for left, top, right, bottom in page.marks:
        assert 0 <= left < right <= 1 and 0 <= top < bottom <= 1
        marked[int(top * 842) - 1 : int(bottom * 842) + 2, int(left * 595) - 1 : int(right * 595) + 2] = True
    dark = pixels.max(axis=2) < 128
    assert dark[marked].any()
    rows = np.flatnonzero(dark[~marked.any(axis=1)].any(axis=1))
    assert len(rows), "the heading, and what comes after, are not marked"
    lines = [int(780 - 14 * row) for row in range(1, 5)]
    assert all(
        abs((1 - (mark[1] + mark[3]) / 2) * 842 - line) < 8 for mark, line in zip(page.marks, lines, strict=True)
    )


def test_marks_follow_a_page_that_is_turned(tmp_path: Path) -> None:
    data = pdf_bytes([["Here is quite a long line of words to be found."]])
    turned = data.replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
    page = Decoder().page(_path(tmp_path / "d.pdf", turned), 1, 800, "Here is quite a long line of words to be found.")
    assert page.picture.width > page.picture.height
    (left, top, right, bottom), *_ = page.marks
    pixels = np.frombuffer(page.picture.rgb, np.uint8).reshape(page.picture.height, page.picture.width, 3)
    rows, columns = np.nonzero(pixels.max(axis=2) < 128)
    shown = columns.min() / page.picture.width, rows.min() / page.picture.height
    assert (left, top) == pytest.approx(shown, abs=0.02)
    assert bottom - top > right - left, "the line goes down"


def test_a_page_that_there_is_not_is_the_nearest_and_without_a_passage_nothing_is_marked(tmp_path: Path) -> None:
    path = _pdf(tmp_path / "d.pdf")
    assert Decoder().page(path, 99, 200, "").page == 2
    assert Decoder().page(path, -1, 200, "").page == 1
    assert Decoder().page(path, 2, 200, "").marks == ()
    assert Decoder().page(path, 1, 200, _WORDS).marks == ()


def test_a_page_of_any_size_stays_within_bounds(tmp_path: Path) -> None:
    long = pdf_bytes([["x"]]).replace(b"[0 0 595 842]", b"[0 0 9 90000]")
    page = Decoder().page(_path(tmp_path / "d.pdf", long), 1, 1000, "")
    assert max(page.picture.width, page.picture.height) <= 1001
    with pytest.raises(BadFile) as bad:
        Decoder().page(_path(tmp_path / "bad.pdf", b"%PDF-1.4 nothing"), 1, 500, "")
    assert bad.value.reason is BadFileReason.DAMAGED


# Texts.


def test_a_text_is_read_as_it_was_written(tmp_path: Path) -> None:
    text = Decoder().text(_path(tmp_path / "a.md", "# Title\r\n\r\nSome *words*."), "words")
    assert (text.text, text.markdown) == ("# Title\n\nSome *words*.", True)
    assert not text.cut_before and not text.cut_after
    assert Decoder().text(_path(tmp_path / "a.txt", "caf\xe9 noir".encode("latin-1")), "").text == "caf\xe9 noir"
    assert not Decoder().text(_path(tmp_path / "a.txt", "x"), "").markdown


def test_markdown_that_takes_long_to_lay_out_is_shown_as_it_is_written(tmp_path: Path) -> None:
    table = "|a|b|\n|-|-|\n" + "|c|d|\n" * 400
    assert not Decoder().text(_path(tmp_path / "a.md", table), "").markdown
    assert Decoder().text(_path(tmp_path / "a.md", table[:600]), "").markdown


def test_of_a_long_text_there_is_the_part_around_the_passage(tmp_path: Path) -> None:
    lines = [f"Line {number} of a long text that nobody reads to its end." for number in range(4000)]
    lines[3000] = _WORDS
    text = Decoder().text(_path(tmp_path / "a.txt", "\n".join(lines)), _WORDS)
    assert _WORDS in text.text
    assert len(text.text) <= 10_000
    assert text.text.startswith("Line ")
    assert text.cut_before and text.cut_after
    begin = Decoder().text(_path(tmp_path / "a.txt", "\n".join(lines)), "what is not in it at all, not a word")
    assert begin.text.startswith("Line 0")
    assert begin.cut_after and not begin.cut_before


# Moving pictures.


def test_frames_follow_one_another_from_the_one_that_stands(tmp_path: Path) -> None:
    path = bytes(write_film(tmp_path / "f.mp4", [Take(4, panning(1, 60.0))]))
    frames = Decoder().frames(path, 1.0, 2.0, 100)
    assert 8 <= len(frames.jpegs) <= 15
    assert list(frames.times_s) == sorted(frames.times_s)
    assert all(1.0 <= time_s < 2.0 for time_s in frames.times_s)
    assert (frames.end_s, frames.last) == (2.0, False)
    sizes = {Image.open(io.BytesIO(jpeg)).size for jpeg in frames.jpegs}
    assert len(sizes) == 1 and max(sizes.pop()) == 100


def test_what_stands_still_between_two_frames_is_shown_from_the_beginning(tmp_path: Path) -> None:
    path = bytes(write_film(tmp_path / "f.mp4", [Take(3, standing(scene(1)))]))
    frames = Decoder().frames(path, 2.93, 9.0, 200)
    assert frames.last
    assert frames.times_s and frames.times_s[0] >= 2.9
    assert frames.end_s <= 3.2
    behind = Decoder().frames(path, 60.0, 65.0, 200)
    assert behind.last
    assert len(behind.jpegs) <= 1


def test_a_film_without_pictures_says_so(tmp_path: Path) -> None:
    write_sound(tmp_path / "a.m4a", tone(2))
    (tmp_path / "a.m4a").rename(tmp_path / "a.mp4")
    with pytest.raises(BadFile) as bad:
        Decoder().frames(os.fsencode(tmp_path / "a.mp4"), 0.0, 1.0, 200)
    assert bad.value.reason is BadFileReason.NOTHING_INSIDE
    assert Decoder().spectrogram(os.fsencode(tmp_path / "a.mp4"), 0.0, 1.0).columns > 0


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.md", "a.wav", "a.mp4", "a.png"]))
def test_whatever_is_in_a_file_it_is_shown_or_says_why_not(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        begins = {"a.pdf": b"%PDF-1.4\n", "a.wav": b"RIFF\0\0\0\0WAVEfmt ", "a.png": b"\x89PNG\r\n\x1a\n"}
        path = _path(Path(folder) / name, begins.get(name, b"") + data)
        decoder = Decoder()
        for call in (
            lambda: decoder.page(path, 1, 50, "x"),
            lambda: decoder.text(path, "x"),
            lambda: decoder.spectrogram(path, 0.0, 1.0),
            lambda: decoder.frames(path, 0.0, 1.0, 50),
            lambda: decoder.picture_piece(path, (0.0, 0.0, 1.0, 1.0), 50),
        ):
            with contextlib.suppress(BadFile):
                call()
