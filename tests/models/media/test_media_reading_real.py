"""The real readers, in processes of their own, on pictures with words, on speech, and on what is neither."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import media_cache
import pytest
from media_makers import photograph, write_picture
from PIL import Image, ImageDraw, ImageFont

from models.kinds import Kind
from models.media.parts import Piece
from models.media.reading import known
from models.media.reading.pool import ReaderPool

pytestmark = pytest.mark.real

LEFT = (
    "The passport office renews every passport within three weeks, and it needs a photograph for that. Whoever moves "
    "to another town brings a proof of the new address."
)
RIGHT = (
    "Swimming lessons for children begin on the first Monday of September. The indoor pool opens at seven in the "
    "morning, and lockers take a coin of one euro."
)
# Sounds beside the pictures in which a voice is heard: letters of a game that are named, and a man on the moon.
VOICES = ("dreydl", "apollo")


@pytest.fixture(scope="module")
def readers() -> Iterator[Callable[[str], ReaderPool]]:
    pools: dict[str, ReaderPool] = {}

    def pool(name: str) -> ReaderPool:
        info = known.reader(name)
        if not info.installed:
            pytest.skip(info.why_not)
        if name not in pools:
            pools[name] = ReaderPool({name: "en"})
        return pools[name]

    yield pool
    for one in pools.values():
        one.kill()
        one.close()


@pytest.fixture
def read_picture(readers: Callable[[str], ReaderPool], tmp_path: Path) -> Callable[..., list[Piece]]:
    def read(image: Image.Image, name: str = "p.png", **options: object) -> list[Piece]:
        path = write_picture(tmp_path / name, image, **options)
        return list(readers("ocr").read("ocr", bytes(path), Kind.IMAGE, 0, 0.0))

    return read


@pytest.fixture
def listen(readers: Callable[[str], ReaderPool]) -> Callable[[Path], list[Piece]]:
    return lambda path: list(readers("speech").read("speech", bytes(path), Kind.AUDIO, 0, 0.0))


def page(columns: Sequence[str], size_px: int = 28, width: int = 1200, title: str = "") -> Image.Image:
    """Black print on white, in columns side by side."""
    font = ImageFont.load_default(size_px)
    image = Image.new("RGB", (width, 600), "white")
    draw = ImageDraw.Draw(image)
    draw.text((60, 30), title, fill="black", font=ImageFont.load_default(size_px * 2))
    across = width // len(columns)
    for number, text in enumerate(columns):
        line, top = "", 130
        for word in [*text.split(), ""]:
            if not word or font.getlength(f"{line} {word}") > across - 100:
                draw.text((60 + number * (across - 20), top), line, fill="black", font=font)
                line, top = word, top + int(size_px * 1.4)
            else:
                line = f"{line} {word}".strip()
    return image


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def misread(meant: str, read: str) -> float:
    """Share of the words of a text that were left out, added or changed."""
    rows = list(range(len(words(read)) + 1))
    for number, one in enumerate(words(meant), 1):
        before, rows = rows, [number]
        for place, other in enumerate(words(read), 1):
            rows.append(min(before[place] + 1, rows[-1] + 1, before[place - 1] + (one != other)))
    return rows[-1] / len(words(meant))


def text_of(pieces: Sequence[Piece]) -> str:
    return "\n".join(piece.text for piece in pieces)


def test_print_is_read_in_the_order_of_its_columns(read_picture: Callable[..., list[Piece]]) -> None:
    pieces = read_picture(page([LEFT, RIGHT], title="News from the town hall"))
    assert misread(f"News from the town hall {LEFT} {RIGHT}", text_of(pieces)) < 0.05
    (piece,) = pieces
    assert piece.region is not None
    left, top, right, bottom = piece.region
    assert 0.02 < left < 0.08 and 0.02 < top < 0.1 and 0.8 < right < 1 and 0.5 < bottom < 1


@pytest.mark.parametrize("degrees", [4, 90, 180, 270])
def test_a_page_that_was_laid_down_wrongly_is_read_all_the_same(
    read_picture: Callable[..., list[Piece]], degrees: int
) -> None:
    laid = page([LEFT, RIGHT]).rotate(degrees, expand=True, fillcolor="white")
    assert misread(f"{LEFT} {RIGHT}", text_of(read_picture(laid))) < 0.1


def test_a_photograph_turned_by_its_camera_has_its_words_where_one_sees_them(
    read_picture: Callable[..., list[Piece]],
) -> None:
    shown = photograph(1200, 900)
    ImageDraw.Draw(shown).text((120, 90), "Bakery", fill="white", font=ImageFont.load_default(90))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter, clockwise
    (piece,) = read_picture(shown.transpose(Image.Transpose.ROTATE_90), "p.jpg", exif=exif.tobytes())
    assert piece.text == "Bakery"
    assert piece.region == pytest.approx((0.1, 0.11, 0.36, 0.2), abs=0.03)


def test_pictures_without_words_stay_without(
    readers: Callable[[str], ReaderPool],
    read_picture: Callable[..., list[Piece]],
    stamps: Sequence[media_cache.Stamp],
) -> None:
    assert read_picture(photograph()) == []
    animals = [stamp for stamp in stamps if "/animals/" in stamp.path.as_posix()][::12]
    read = [
        piece for stamp in animals for piece in readers("ocr").read("ocr", os.fsencode(stamp.path), Kind.IMAGE, 0, 0.0)
    ]
    assert len(animals) > 10
    assert [piece.text for piece in read] == []


def test_a_sign_among_the_stamps_is_read(
    readers: Callable[[str], ReaderPool], stamps: Sequence[media_cache.Stamp]
) -> None:
    (sign,) = [stamp for stamp in stamps if stamp.path.name == "give_way_sign.png"]
    (piece,) = readers("ocr").read("ocr", os.fsencode(sign.path), Kind.IMAGE, 0, 0.0)
    assert words(piece.text) == ["give", "way"]


@pytest.mark.parametrize("animal", ["blackbird", "grasshopper", "hippopotamus", "zebra", "elephant"])
def test_a_spoken_word_is_written_down(
    listen: Callable[[Path], list[Piece]], stamps: Sequence[media_cache.Stamp], animal: str
) -> None:
    (stamp,) = [stamp for stamp in stamps if stamp.path.stem == animal]
    (piece,) = listen(stamp.path.with_name(f"{animal}_desc.ogg"))
    assert words(piece.text) == [animal]
    assert (piece.reader, piece.ordinal, piece.kind) == ("speech", 0, Kind.DOCUMENT)
    assert piece.start_s is not None and piece.end_s is not None and 0 <= piece.start_s < piece.end_s < 3


def test_noises_and_music_are_not_taken_for_speech(
    listen: Callable[[Path], list[Piece]], stamp_sounds: Sequence[tuple[Path, str]]
) -> None:
    voiceless = [path for path, _ in stamp_sounds if not path.name.startswith(VOICES)][::3]
    assert len(voiceless) > 20
    assert {path.name: text_of(pieces) for path in voiceless if (pieces := listen(path))} == {}
