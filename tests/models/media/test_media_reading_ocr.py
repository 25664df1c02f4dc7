"""Pictures reach the eye upright and in a bounded size, and what it sees comes out with its place in the picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.parts import Piece
from models.media.reading.layout import Line
from models.media.reading.ocr import FoundLine, OcrReader, Pixels, Spelling, finding_size

RED = (220, 20, 20)


class RedEye:
    """Takes every red box for a line, and reads out how wide and high it is."""

    def __init__(self, confidence: float = 1.0, text: str = "") -> None:
        self.seen: list[tuple[int, int]] = []
        self._confidence = confidence
        self._text = text

    def look(self, pixels: Pixels) -> list[FoundLine]:
        self.seen.append(pixels.shape[:2])
        red = (pixels[:, :, 0] > 150) & (pixels[:, :, 1] < 100)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], red.any(axis=1), [False]]).astype(int)))
        found = []
        for top, bottom in edges.reshape(-1, 2).tolist():
            columns = np.flatnonzero(red[top:bottom].any(axis=0))
            left, right = int(columns[0]), int(columns[-1]) + 1
            corners = ((left, top), (right, top), (right, bottom), (left, bottom))
            text = self._text or f"{right - left} by {bottom - top}"
            found.append(FoundLine(Line(text, corners), self._confidence))
        return found


def picture(path: Path, size: tuple[int, int], *boxes: tuple[int, int, int, int], orientation: int = 1) -> bytes:
    """A white picture with red boxes (left, top, right, bottom), both ends inside."""
    image = Image.new("RGB", size, "white")
    for box in boxes:
        ImageDraw.Draw(image).rectangle(box, RED)
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(path, exif=exif)
    return bytes(path)


def read(eye: RedEye, path: bytes, done: int = 0) -> list[Piece]:
    found = OcrReader(eye, Decoder()).read(path, Kind.IMAGE, done, 0.0)
    return [piece for piece in found if piece is not None]


def test_a_line_becomes_a_passage_with_its_place(tmp_path: Path) -> None:
    (piece,) = read(RedEye(), picture(tmp_path / "p.png", (400, 200), (40, 20, 239, 59)))
    assert (piece.kind, piece.reader, piece.ordinal, piece.text) == (Kind.DOCUMENT, "ocr", 0, "200 by 40")
    assert piece.region == pytest.approx((0.1, 0.1, 0.6, 0.3))


@pytest.mark.parametrize(
    ("orientation", "region"),
    [
        (1, (0.1, 0.1, 0.6, 0.3)),
        (3, (0.4, 0.7, 0.9, 0.9)),
        (6, (0.7, 0.1, 0.9, 0.6)),
        (8, (0.1, 0.4, 0.3, 0.9)),
    ],
)
def test_places_are_those_of_the_upright_picture(
    tmp_path: Path, orientation: int, region: tuple[float, float, float, float]
) -> None:
    path = picture(tmp_path / "p.png", (400, 200), (40, 20, 239, 59), orientation=orientation)
    (piece,) = read(RedEye(), path)
    assert piece.region == pytest.approx(region)


def test_a_large_picture_is_read_in_a_bounded_size(tmp_path: Path) -> None:
    eye = RedEye()
    (piece,) = read(eye, picture(tmp_path / "p.png", (4000, 3000), (400, 300, 2399, 899)))
    assert eye.seen == [(1500, 2000)]
    assert piece.region == pytest.approx((0.1, 0.1, 0.6, 0.3), abs=0.001)


def test_a_long_screenshot_is_read_strip_by_strip_and_no_line_twice(tmp_path: Path) -> None:
    eye = RedEye()
    tops = range(30, 12_000, 70)
    lines = [(50, top, 1000 + number, top + 29) for number, top in enumerate(tops)]
    pieces = read(eye, picture(tmp_path / "p.png", (1400, 12_000), *lines))
    widths = [int(row.split()[0]) for piece in pieces for row in piece.text.split("\n")]
    assert len(widths) == len(tops) and widths == sorted(widths)
    assert max(height for height, _ in eye.seen) <= 2010
    assert {width for _, width in eye.seen} <= {1000, 1001}
    assert pieces[-1].region is not None and pieces[-1].region[3] == pytest.approx((tops[-1] + 30) / 12_000, abs=0.001)


def test_a_picture_without_words_has_no_passages(tmp_path: Path) -> None:
    assert read(RedEye(), picture(tmp_path / "p.png", (400, 200))) == []


@pytest.mark.parametrize(
    ("text", "confidence", "said"),
    [
        ("Exit", 0.95, True),
        ("Exit", 0.6, False),
        ("II", 0.85, False),
        ("S", 0.99, False),
        ("—~•", 0.99, False),
        ("出口", 0.95, True),
    ],
)
def test_what_is_rather_a_leaf_than_a_letter_is_left_out(
    tmp_path: Path, text: str, confidence: float, said: bool
) -> None:
    path = picture(tmp_path / "p.png", (400, 200), (40, 20, 239, 59))
    assert [piece.text for piece in read(RedEye(confidence, text), path)] == ([text] if said else [])


def test_passages_that_are_known_are_not_sent_again(tmp_path: Path) -> None:
    boxes = [(50, 10 + 40 * row, 1500, 35 + 40 * row) for row in range(30)]
    path = picture(tmp_path / "p.png", (1600, 1300), *boxes)
    whole = read(RedEye(text="ten words and more of them in each of these rows"), path)
    assert [piece.ordinal for piece in whole] == [0, 1]
    assert read(RedEye(text="ten words and more of them in each of these rows"), path, done=1) == whole[1:]


def test_a_damaged_picture_is_a_bad_file(tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(Path(picture(path, (400, 200)).decode()).read_bytes()[:60])
    with pytest.raises(BadFile) as caught:
        read(RedEye(), bytes(path))
    assert caught.value.reason is BadFileReason.DAMAGED


@pytest.mark.parametrize(
    ("size", "finding"),
    [
        ((2000, 1500), (1280, 960)),
        ((300, 200), (1088, 736)),
        ((2000, 10), (1280, 32)),
        ((1, 1), (736, 736)),
        ((3, 2000), (32, 1280)),
        ((1280, 800), (1280, 800)),
    ],
)
def test_lines_are_looked_for_in_a_bounded_size(size: tuple[int, int], finding: tuple[int, int]) -> None:
    assert finding_size(*size) == finding


CHARACTERS = ["blank", *"abdehlortuw", "好", "的", "\uff01", "\uff09", " "]


def believed(text: str, spaces: float = 0.0) -> np.ndarray:
    """What a network might think of a text: a step for each character, and one between, where it may think of a space.

    Args:
        spaces: share of belief in a space at each "_", which the network takes for nothing.
    """
    steps = []
    for character in text:
        step = np.zeros(len(CHARACTERS), np.float32)
        if character == "_":
            step[0], step[-1] = 1 - spaces, spaces
        else:
            step[CHARACTERS.index(character)] = 1.0
        between = np.zeros(len(CHARACTERS), np.float32)
        between[0] = 1.0
        steps += [step, step, between]
    return np.stack(steps)


@pytest.mark.parametrize(
    ("thought", "spaces", "written"),
    [
        ("hello", 0.0, "hello"),
        ("hello world", 0.0, "hello world"),
        ("hello_world", 0.1, "hello world"),
        ("hello_world", 0.01, "helloworld"),
        ("好_的", 0.1, "好的"),
        ("_hello_", 0.3, "hello"),
        ("hello\uff09_the\uff01", 0.1, "hello) the!"),
        ("好\uff01", 0.0, "好\uff01"),
        ("", 0.0, ""),
    ],
)
def test_spaces_that_are_half_believed_in_come_back(thought: str, spaces: float, written: str) -> None:
    beliefs = believed(thought, spaces) if thought else np.zeros((0, len(CHARACTERS)), np.float32)
    ((text, confidence),) = Spelling(CHARACTERS)(beliefs[np.newaxis], return_word_box=False, max_wh_ratio=1.0)
    assert text == written
    assert confidence == (1.0 if written else 0.0)
