"""Words in pictures: lines found and read by RapidOCR's networks (PP-OCRv4, Chinese and English)."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.parts import Piece
from models.media.reading import known
from models.media.reading.layout import Line, Point, pack, read_order
from models.media.reading.protocol import out_of_memory
from models.views import PictureData

_LONGEST_PX = 2000
# A long screenshot is as wide as others, and read strip by strip: one as high as `_LONGEST_PX` would be a thread.
_STRIP_ASPECT = 2.0
_STRIP_WIDTH_PX = 1000
_TALLEST_PX = 16_000
# Higher than any line of text in a strip is likely to be, so that one strip or the other has all of it.
_OVERLAP_PX = 120
# Lines are found in a smaller picture than they are read in. Words 12 to 44 pixels high in photographs 2000 pixels wide
# were found as often in 1280 pixels as in 2000, in a third of the time.
_FINDING_PX = 1280
_LEAST_FINDING_PX = 736
_FINDING_STEP_PX = 32
# A line of print has at most some hundred letters; what is longer is a rule or a horizon, and would fill the memory.
_MOST_ASPECT = 150.0
_LEAST_CONFIDENCE = 0.7
# A letter or two is what the network sees in leaves and bricks.
_LEAST_CONFIDENCE_OF_FEW = 0.9
_FEW_CHARACTERS = 2
# A picture with less than this in all of it has no words.
_FEWEST_CHARACTERS = 3
# The network was taught on Chinese and leaves out most spaces between words of other scripts, but it does think of them
# where they belong. With this share of its belief, 31 % of misread words of English became 1 %; less splits words.
_LEAST_BELIEF_IN_SPACE = 0.03
_FIRST_UNSPACED, _BEHIND_UNSPACED = "\u2e80", "\uff00"
# Chinese punctuation, which it takes the English for.
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}

Pixels = npt.NDArray[np.uint8]
"""RGB, shape (height, width, 3)."""

Box = npt.NDArray[np.float32]
"""Corners of a line, shape (4, 2): upper left, upper right, lower right, lower left; each x, y."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line with the confidence, 0 to 1, that it was read rightly."""

    line: Line
    confidence: float


class Eye(Protocol):
    """Finds and reads lines of text."""

    def look(self, pixels: Pixels) -> list[FoundLine]:
        """The lines of a picture, in any order; corners in its pixels."""


class OcrReader:
    """Reads the words in pictures.

    Args:
        eye: finds and reads lines.
        decoder: opens strangers' pictures.
    """

    def __init__(self, eye: Eye, decoder: Decoder) -> None:
        self._eye = eye
        self._decoder = decoder

    def read(self, path: bytes, kind: Kind, done: int, after_s: float) -> Iterator[Piece | None]:  # noqa: ARG002
        """As `Reader.read`; None after each strip of a long picture."""
        picture = self._open(path)
        pixels = np.frombuffer(picture.rgb, np.uint8).reshape(picture.height, picture.width, 3)
        lines: list[Line] = []
        for top, bottom in _strips(picture.width, picture.height):
            found = self._eye.look(pixels[top:bottom])
            lines += _own_lines([one.line for one in found if _is_sure(one)], top, bottom, picture.height)
            yield None
        if sum(map(_weight, lines)) < _FEWEST_CHARACTERS:
            return
        for ordinal, (text, region) in enumerate(pack(read_order(lines), picture.width, picture.height)):
            if ordinal >= done:
                yield Piece(Kind.DOCUMENT, ordinal, text=text, reader=known.OCR, region=region)

    def _open(self, path: bytes) -> PictureData:
        picture = self._decoder.picture(path, _LONGEST_PX)
        if picture.height < _LONGEST_PX or picture.height < picture.width * _STRIP_ASPECT:
            return picture
        tall_px = min(_STRIP_WIDTH_PX * picture.height // picture.width, _TALLEST_PX)
        return self._decoder.picture(path, max(tall_px, _LONGEST_PX))


class RapidEye:
    """RapidOCR, with the networks inside its package, on one thread.

    Raises: ReaderUnavailable.
    """

    def __init__(self) -> None:
        info = known.reader(known.OCR)
        try:
            import cv2
            from rapidocr_onnxruntime import RapidOCR
        except ImportError as error:
            raise known.unavailable(info, error) from error
        cv2.setNumThreads(1)
        self._resize = cv2.resize
        self._engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1)
        # Pictures are brought to the right size here: left to itself it makes a thin strip thousands of pixels wide.
        self._engine.text_det.limit_side_len = _FINDING_STEP_PX
        # Lines of a batch are made equally long, which costs more than batches save.
        self._engine.text_rec.rec_batch_num = 1
        self._engine.text_rec.postprocess_op = Spelling(self._engine.text_rec.postprocess_op.character)
        for name in ("RapidOCR", "OrtInferSession"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)

    def look(self, pixels: Pixels) -> list[FoundLine]:
        """As `Eye.look`. Raises: MemoryError."""
        try:
            return self._look(np.ascontiguousarray(pixels[:, :, ::-1]))
        except Exception as error:
            if out_of_memory(error):
                raise MemoryError from error
            raise

    def _look(self, bgr: Pixels) -> list[FoundLine]:
        height, width = bgr.shape[:2]
        finding = finding_size(width, height)
        seen = self._resize(bgr, finding)
        found, _ = self._engine.auto_text_det(seen)
        to_picture = np.array([width / finding[0], height / finding[1]], np.float32)
        # A line that was found in an enlarged picture may be less than a pixel high in the picture as it is.
        enlarged = to_picture.min() < 1
        source, to_source = (seen, np.ones(2, np.float32)) if enlarged else (bgr, to_picture)
        boxes: list[Box] = [box for box in found or () if _aspect(box * to_source) <= _MOST_ASPECT]
        if not boxes:
            return []
        crops = self._engine.get_crop_img_list(source, [box * to_source for box in boxes])
        read = zip(boxes, crops, self._read(crops), strict=True)
        return [
            FoundLine(Line(text, _corners(box * to_picture, crop, turned)), confidence)
            for box, crop, (text, confidence, turned) in read
        ]

    def _read(self, crops: Sequence[Pixels]) -> list[tuple[str, float, bool]]:
        """Texts, their confidence, and whether they stand upside down: what makes no sense is tried that way, too.

        RapidOCR's own network for that is not asked: of seven long lines of print that stood upright, it turned four.
        """
        texts = [(text, confidence, False) for text, confidence in self._engine.text_rec(list(crops))[0]]
        doubtful = [place for place, (_, confidence, _) in enumerate(texts) if confidence < _LEAST_CONFIDENCE]
        if doubtful:
            turned = self._engine.text_rec([np.ascontiguousarray(crops[place][::-1, ::-1]) for place in doubtful])[0]
            for place, (text, confidence) in zip(doubtful, turned, strict=True):
                if confidence > texts[place][1]:
                    texts[place] = (text, confidence, True)
        return texts


class Spelling:
    """Makes text of what the network believes, and puts back the spaces that it half believes in.

    Takes the place of RapidOCR's `CTCLabelDecode`.

    Args:
        characters: by class; the first stands for none, the last is the space.
    """

    def __init__(self, characters: Sequence[str]) -> None:
        self._characters = characters
        self._space = len(characters) - 1

    def __call__(self, beliefs: npt.NDArray[np.float32], *_: Any, **__: Any) -> list[tuple[str, float]]:
        """Spell lines.

        Args:
            beliefs: shape (lines, steps, classes), each step's sum is 1.
        Returns: for each line its text and the mean belief in its characters, 0 for no text.
        """
        return [self._spell(line) for line in beliefs]

    def _spell(self, line: npt.NDArray[np.float32]) -> tuple[str, float]:
        best, sure = line.argmax(axis=1), line.max(axis=1)
        written: list[str] = []
        beliefs: list[float] = []
        last, in_space = 0, 0.0
        for step, (character, belief) in enumerate(zip(best.tolist(), sure.tolist(), strict=True)):
            if character in (0, self._space):
                in_space = max(in_space, float(line[step, self._space]))
            elif character != last:
                self._part(written, self._characters[character], in_space)
                written.append(self._characters[character])
                beliefs.append(belief)
                in_space = 0.0
            last = character
        text = "".join(written)
        if not any(map(_is_unspaced, text)):
            text = text.translate(_NARROW)
        return text, sum(beliefs) / len(beliefs) if beliefs else 0.0

    def _part(self, written: list[str], following: str, in_space: float) -> None:
        if not written:
            return
        unspaced = _is_unspaced(written[-1]) or _is_unspaced(following)
        if in_space >= (0.5 if unspaced else _LEAST_BELIEF_IN_SPACE):
            written.append(" ")


def _is_unspaced(character: str) -> bool:
    """Whether it belongs to a script that puts no spaces between words."""
    return _FIRST_UNSPACED <= character < _BEHIND_UNSPACED


def finding_size(width: int, height: int) -> tuple[int, int]:
    """The size in which lines are looked for: small pictures are enlarged, and both sides are whole steps."""
    scale = min(_FINDING_PX / max(width, height), max(_LEAST_FINDING_PX / min(width, height), 1.0))
    across, down = (max(round(side * scale / _FINDING_STEP_PX), 1) * _FINDING_STEP_PX for side in (width, height))
    return across, down


def _weight(line: Line) -> int:
    """Letters and digits of a line; one of a script without spaces is nearly a word."""
    return sum(2 if _is_unspaced(character) else 1 for character in line.text if character.isalnum())


def _is_sure(found: FoundLine) -> bool:
    characters = sum(c.isalnum() for c in found.line.text)
    least = _LEAST_CONFIDENCE_OF_FEW if characters <= _FEW_CHARACTERS else _LEAST_CONFIDENCE
    return characters > 0 and found.confidence >= least


def _strips(width: int, height: int) -> list[tuple[int, int]]:
    """Top and bottom of the strips of a picture, which overlap; one for all but long ones."""
    high = max(int(width * _STRIP_ASPECT), _LONGEST_PX)
    if height <= high:
        return [(0, height)]
    tops = range(0, height - _OVERLAP_PX, high - _OVERLAP_PX)
    return [(top, min(top + high, height)) for top in tops]


def _own_lines(lines: Sequence[Line], top: int, bottom: int, height: int) -> list[Line]:
    """The lines of a strip that are not rather the next strip's, placed in the whole picture."""
    first = top + _OVERLAP_PX / 2 if top else 0
    last = bottom - _OVERLAP_PX / 2 if bottom < height else height
    placed = [Line(line.text, _lowered(line.corners, top)) for line in lines]
    return [line for line in placed if first <= sum(y for _, y in line.corners) / 4 < last]


def _lowered(corners: tuple[Point, Point, Point, Point], by_px: int) -> tuple[Point, Point, Point, Point]:
    (a, b, c, d) = corners
    return (a[0], a[1] + by_px), (b[0], b[1] + by_px), (c[0], c[1] + by_px), (d[0], d[1] + by_px)


def _aspect(box: Box) -> float:
    """How many times as long as high a box is."""
    sides = np.hypot(*(box - np.roll(box, 1, axis=0)).T)
    return float(sides.max() / max(sides.min(), 1e-3))


def _corners(box: Box, crop: Pixels, upside_down: bool) -> tuple[Point, Point, Point, Point]:
    """The corners of a line as its reader sees them.

    Args:
        crop: the line cut out; RapidOCR lays those down that are much higher than wide, with their top to the left.
    """
    width, height = np.hypot(*(box[1] - box[0])), np.hypot(*(box[3] - box[0]))
    laid_down = height > width and crop.shape[1] > crop.shape[0]
    turned = np.roll(box, -(1 if laid_down else 0) - (2 if upside_down else 0), axis=0)
    a, b, c, d = ((float(x), float(y)) for x, y in turned)
    return a, b, c, d
