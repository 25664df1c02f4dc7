"""Words in pictures and spoken words: read in a second turn, kept, and never read twice."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fake_readers import FakeReaders
from fakes import FakeEncoders, InProcessDecoders
from PIL import Image
from sample_files import write_picture, write_sound, write_text

from models.answers import Hit, SearchRequest
from models.engine import Engine
from models.errors import BadFileReason, EncoderUnavailable, UserError
from models.jobs import JobControl
from models.kinds import Kind
from models.media import failures
from models.media.decoder import Decoder
from models.media.parts import Identity, Piece
from models.spaces import Vectors

OpenEngine = Callable[..., Engine]


@pytest.fixture
def album(tmp_path: Path) -> Path:
    folder = tmp_path / "album"
    write_picture(folder / "sign.png", "red")
    (folder / "sign.png.words").write_text("Bakery open daily\nClosed on Mondays")
    write_picture(folder / "plain.png", "blue")
    write_sound(folder / "talk.wav", 200, seconds=25.0)
    (folder / "talk.wav.words").write_text("Welcome to the harbour\nThe ferry leaves at noon")
    write_text(folder / "note.txt", "Buy bread and milk.")
    return folder


def index(engine: Engine, *folders: Path) -> None:
    for folder in folders:
        engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def by_words(engine: Engine, text: str) -> list[Hit]:
    return list(engine.search(SearchRequest(text, by="words")).hits)


def test_words_in_pictures_and_sounds_are_found_with_their_place(open_engine: OpenEngine, album: Path) -> None:
    engine = open_engine(readers=FakeReaders("ocr", "speech"))
    index(engine, album)
    (sign,) = by_words(engine, "closed mondays")
    assert (sign.name, sign.kind, sign.item_kind, sign.reader) == ("sign.png", Kind.IMAGE, Kind.DOCUMENT, "ocr")
    assert sign.region == pytest.approx((0.1, 0.2, 0.5, 0.25))
    assert sign.reasons == ("What is written in it has all your words",)
    (talk,) = by_words(engine, "ferry noon")
    assert (talk.name, talk.start_s, talk.end_s, talk.reader) == ("talk.wav", 10.0, 20.0, "speech")
    assert talk.reasons == ("What is said in it has all your words",)
    found = engine.search(SearchRequest("ferry leaves", kinds=(Kind.AUDIO,), by="content")).hits
    assert found[0].name == "talk.wav"
    assert engine.verify() == []


def test_what_is_quick_comes_first(tmp_path: Path, album: Path) -> None:
    """Every file is looked into once before the first is read."""
    order: list[str] = []

    class NotingDecoder(Decoder):
        def identify(self, path: bytes) -> Identity:
            order.append(os.path.basename(os.fsdecode(path)))
            return super().identify(path)

    class NotingReaders(FakeReaders):
        def read(self, reader: str, *args: Any) -> Iterator[Piece]:
            order.append(reader)
            return super().read(reader, *args)

    decoders = InProcessDecoders()
    decoders._decoder = NotingDecoder()
    readers = NotingReaders("ocr", "speech")
    with closing(Engine(tmp_path / "library", encoders=FakeEncoders(), decoders=decoders, readers=readers)) as engine:
        index(engine, album)
    first_read = min(order.index("ocr"), order.index("speech"))
    assert {"sign.png", "plain.png", "talk.wav", "note.txt"} <= set(order[:first_read])


def test_nothing_is_read_twice(open_engine: OpenEngine, album: Path) -> None:
    readers = FakeReaders("ocr", "speech")
    encoders = FakeEncoders()
    engine = open_engine(encoders, readers=readers)
    index(engine, album)
    assert sorted(readers.read_files) == [("plain.png", 0, 0.0), ("sign.png", 0, 0.0), ("talk.wav", 0, 0.0)]
    encoded = Counter(encoders.encoded)
    os.rename(album / "sign.png", album / "moved.png")
    index(engine)
    assert len(readers.read_files) == 3
    assert Counter(encoders.encoded) == encoded
    assert engine.status().waiting == 0


def test_a_reader_switched_on_later_reads_what_is_known(open_engine: OpenEngine, album: Path) -> None:
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, album)
    before = Counter(encoders.encoded)
    engine.close()
    readers = FakeReaders("ocr")
    later = open_engine(encoders, readers=readers)
    index(later)
    assert [name for name, *_ in readers.read_files] == ["sign.png", "plain.png"] or len(readers.read_files) == 2
    assert Counter(encoders.encoded) == before + Counter(words=2)
    assert by_words(later, "bakery")[0].name == "sign.png"
    later.close()
    without = open_engine(encoders)
    index(without)
    # Switched off again, what was read stays.
    assert by_words(without, "bakery")[0].name == "sign.png"
    assert without.verify() == []


def test_a_reading_that_was_broken_off_goes_on(open_engine: OpenEngine, album: Path) -> None:
    (album / "talk.wav.words").write_text("\n".join(f"sentence number {number}" for number in range(8)))
    readers = FakeReaders("speech")
    readers.stop_after = 5
    engine = open_engine(readers=readers)
    with pytest.raises(UserError, match="reader stopped"):
        index(engine, album)
    # All else is indexed, and the file still waits for its reader.
    assert engine.search(SearchRequest("low", by="content")).hits[0].name == "talk.wav"
    assert len(by_words(engine, "sentence")) == 3  # at most three of one file are shown
    index(engine)
    assert readers.read_files[-1] == ("talk.wav", 5, 50.0)
    with engine._catalogue.read() as connection:
        rows = connection.exec_driver_sql("SELECT ordinal FROM item WHERE reader = 'speech' ORDER BY 1").fetchall()
    assert [row[0] for row in rows] == list(range(8))
    assert engine.verify() == []


def test_a_reader_that_was_updated_reads_anew(open_engine: OpenEngine, album: Path) -> None:
    engine = open_engine(readers=FakeReaders("ocr"))
    index(engine, album)
    assert by_words(engine, "bakery v1")
    engine.close()
    later = open_engine(readers=FakeReaders("ocr", version="2"))
    index(later)
    assert by_words(later, "bakery v2")
    assert not by_words(later, '"daily v1"')
    assert later.verify() == []


def test_a_new_text_encoder_gets_what_was_read_from_the_catalogue(open_engine: OpenEngine, album: Path) -> None:
    readers = FakeReaders("ocr", "speech")
    engine = open_engine(readers=readers)
    index(engine, album)
    engine.close()
    readers.read_files.clear()
    encoders = FakeEncoders(version="2")
    later = open_engine(encoders, readers=readers)
    index(later)
    assert readers.read_files == []
    # Two passages of the picture, two of the sound, and the note.
    assert Counter(encoders.encoded)["words"] == 5
    assert later.search(SearchRequest("ferry leaves", kinds=(Kind.AUDIO,), by="content")).hits[0].name == "talk.wav"
    assert later.verify() == []


def test_a_file_on_which_the_reader_fails_stays_found_by_the_rest(open_engine: OpenEngine, album: Path) -> None:
    readers = FakeReaders("ocr")
    readers.stop_after = 1
    readers.failure = failures.too_slow(60)
    engine = open_engine(readers=readers)
    index(engine, album)
    (failure,) = engine.failures()
    assert (failure.reason, Path(failure.display).name) == (BadFileReason.TOO_SLOW, "sign.png")
    assert engine.search(SearchRequest("red", by="content")).hits[0].name == "sign.png"
    engine.retry((failure.file_id,))
    engine._runner.close()
    assert engine.verify() == []


def test_without_the_text_encoder_words_are_found_as_words(open_engine: OpenEngine, album: Path) -> None:
    class Broken(FakeEncoders):
        def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
            if encoder == "words":
                raise EncoderUnavailable("It cannot be used.", "It is broken.", "Mend it.")
            return super().encode_media(encoder, batch)

    engine = open_engine(Broken(), readers=FakeReaders("ocr"))
    with pytest.raises(EncoderUnavailable):
        index(engine, album)
    assert by_words(engine, "bakery")[0].name == "sign.png"
    engine.close()
    later = open_engine(readers=FakeReaders("ocr"))
    index(later)
    assert later.search(SearchRequest("bakery open", kinds=(Kind.IMAGE,), by="content")).hits[0].reader == "ocr"
    assert later.verify() == []


def test_what_pictures_state_is_read_again_for_an_older_catalogue(open_engine: OpenEngine, album: Path) -> None:
    picture = Image.effect_noise((64, 64), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0110] = "Handheld 7"
    picture.save(album / "photo.jpg", exif=exif)
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, album)
    with engine._catalogue.write() as connection:
        # As an older Findling left it.
        connection.exec_driver_sql("UPDATE content SET camera = '', perceptual_hash = x''")
        connection.exec_driver_sql("DELETE FROM reading")
    encoded = len(encoders.encoded)
    index(engine)
    assert len(encoders.encoded) == encoded
    assert [hit.name for hit in engine.search(SearchRequest("handheld", by="words")).hits] == ["photo.jpg"]
    with engine._catalogue.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM content WHERE perceptual_hash <> x''").scalar_one() == 1
    index(engine)
    assert engine.status().waiting == 0
    assert engine.verify() == []
