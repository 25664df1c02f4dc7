"""Indexing: everything once, whatever happens in between."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoders
from sample_files import write_picture, write_sound, write_text

from models.answers import SearchRequest
from models.catalogue.files import ScannedFile
from models.engine import Engine
from models.errors import BadFile, BadFileReason, EncoderUnavailable, LibraryUnavailable, UserError
from models.jobs import Cancelled, JobControl, Progress
from models.kinds import Kind
from models.library.scan import Walk
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, Identity, Part
from models.spaces import Vectors

OpenEngine = Callable[..., Engine]


def index(engine: Engine, *folders: Path) -> list[Progress]:
    for folder in folders:
        engine.library.add_folder(os.fsencode(folder))
    return list(engine.index(JobControl()))


def names(engine: Engine, text: str = "", *kinds: Kind) -> list[str]:
    return [hit.name for hit in engine.search(SearchRequest(text, kinds=kinds, by="content")).hits]


def test_every_kind_is_indexed_and_found_by_content(open_engine: OpenEngine, media: Path) -> None:
    engine = open_engine()
    index(engine, media)
    assert engine.status().counts == {Kind.IMAGE: 2, Kind.AUDIO: 2, Kind.DOCUMENT: 2}
    assert engine.failures() == ()
    assert names(engine, "red")[0] == "a.png"
    assert names(engine, "high")[0] == "d.wav"
    assert names(engine, "passport office weeks")[0] == "e.txt"
    assert engine.verify() == []


def test_indexing_again_encodes_nothing(open_engine: OpenEngine, media: Path) -> None:
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    assert Counter(encoders.encoded) == {"colours": 2, "pitches": 2, "words": 2}
    index(engine, media, media / "sounds")
    assert len(encoders.encoded) == 6
    assert len(engine.status().roots) == 1


def test_a_second_start_finds_everything(open_engine: OpenEngine, media: Path) -> None:
    first = open_engine()
    index(first, media)
    first.close()
    encoders = FakeEncoders()
    second = open_engine(encoders)
    assert names(second, "red")[0] == "a.png"
    index(second)
    assert encoders.encoded == []


def test_moved_renamed_and_copied_files_are_not_encoded_again(open_engine: OpenEngine, media: Path) -> None:
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    shutil.move(media / "a.png", media / "sounds" / "moved.png")
    shutil.copy(media / "b.png", media / "copy.png")
    os.rename(media / "e.txt", media / "letter.txt")
    index(engine)
    assert len(encoders.encoded) == 6
    assert names(engine, "red")[0] == "moved.png"
    (blue, *_) = engine.search(SearchRequest("blue", by="content")).hits
    assert blue.copies == 2
    assert "letter.txt" in names(engine, "passport")


def test_changed_and_deleted_files_are_followed(open_engine: OpenEngine, media: Path) -> None:
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    write_picture(media / "a.png", "green", size_px=40)
    (media / "b.png").unlink()
    index(engine)
    assert Counter(encoders.encoded)["colours"] == 3
    hits = engine.search(SearchRequest("green", kinds=(Kind.IMAGE,), by="content")).hits
    assert [hit.name for hit in hits] == ["a.png"]
    assert engine.verify() == []


def test_bad_files_are_listed_and_the_rest_goes_on(open_engine: OpenEngine, media: Path) -> None:
    (media / "empty.png").touch()
    (media / "lying.jpg").write_text("I am no picture")
    (media / "broken.wav").write_bytes((media / "sounds" / "c.wav").read_bytes()[:20])
    engine = open_engine()
    index(engine, media)
    failed = {Path(failure.display).name: failure for failure in engine.failures()}
    assert {name: failure.reason for name, failure in failed.items()} == {
        "empty.png": "empty",
        "lying.jpg": "mislabelled",
        "broken.wav": "damaged",
    }
    assert all(failure.what and failure.why and failure.what_to_do for failure in failed.values())
    assert engine.status().counts[Kind.IMAGE] == 2


def test_a_failed_file_is_tried_again_when_it_changes_or_on_demand(open_engine: OpenEngine, media: Path) -> None:
    (media / "late.png").touch()
    engine = open_engine()
    index(engine, media)
    index(engine)
    assert len(engine.failures()) == 1
    write_picture(media / "late.png", "green")
    index(engine)
    assert engine.failures() == ()


def test_a_new_encoder_fills_its_space_and_keeps_the_old_vectors(open_engine: OpenEngine, media: Path) -> None:
    old = open_engine(FakeEncoders("1"))
    index(old, media)
    old.close()
    newer = FakeEncoders("2")
    engine = open_engine(newer)
    index(engine)
    assert len(newer.encoded) == 6
    engine.close()
    back = FakeEncoders("1")
    engine = open_engine(back)
    index(engine)
    assert back.encoded == []
    assert names(engine, "red")[0] == "a.png"


class TiringEncoders(FakeEncoders):
    """Encoders that fail after a few pieces."""

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        if len(self.encoded) >= 6:
            raise EncoderUnavailable("The encoder stopped.", "It is a test.", "Try again.")
        return super().encode_media(encoder, batch)


def test_long_sounds_go_on_where_they_were_cut_off(open_engine: OpenEngine, tmp_path: Path) -> None:
    write_sound(tmp_path / "media" / "long.wav", seconds=195.0)
    tiring = TiringEncoders()
    first = open_engine(tiring)
    with pytest.raises(EncoderUnavailable):
        index(first, tmp_path / "media")
    first.close()
    encoders = FakeEncoders()
    second = open_engine(encoders)
    index(second)
    assert len(tiring.encoded) + len(encoders.encoded) <= 20 + 4
    assert second.verify() == []
    (hit, *_) = second.search(SearchRequest("low", by="content")).hits
    assert hit.duration_s == pytest.approx(195.0, abs=0.1)


class CancellingEncoders(FakeEncoders):
    """Encoders during whose third batch a person cancels."""

    control = JobControl()

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        vectors = super().encode_media(encoder, batch)
        if len(self.encoded) >= 12:
            self.control.cancel()
        return vectors


def test_cancelling_keeps_what_was_done(open_engine: OpenEngine, tmp_path: Path) -> None:
    for number in range(40):
        write_picture(tmp_path / "media" / f"{number}.png", size_px=20 + number)
    encoders = CancellingEncoders()
    engine = open_engine(encoders)
    engine.library.add_folder(os.fsencode(tmp_path / "media"))
    with pytest.raises(Cancelled):
        for _ in engine.index(encoders.control):
            pass
    assert 4 <= engine.status().counts[Kind.IMAGE] < 40
    index(engine)
    assert engine.status().counts[Kind.IMAGE] == 40
    # Two batches of four may be with the encoder, and one be ready for it or not yet written.
    assert len(encoders.encoded) <= 40 + 3 * 4


def test_an_encoder_that_fails_stops_the_job_and_loses_nothing(open_engine: OpenEngine, media: Path) -> None:
    encoders = FakeEncoders()
    encoders.failure = EncoderUnavailable("The encoder stopped.", "It is a test.", "Try again.")
    engine = open_engine(encoders)
    with pytest.raises(EncoderUnavailable):
        index(engine, media)
    assert engine.failures() == ()
    encoders.failure = None
    index(engine)
    assert sum(engine.status().counts.values()) == 6


def test_a_full_disk_stops_the_job_and_loses_nothing(open_engine: OpenEngine, tmp_path: Path) -> None:
    engine = open_engine()
    with engine._catalogue.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 8}")
    for number in range(60):
        write_text(tmp_path / "media" / f"{number}.txt", f"Number {number}: " + "many words " * 150)
    with pytest.raises(LibraryUnavailable, match="no room left"):
        index(engine, tmp_path / "media")
    with engine._catalogue.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    index(engine)
    assert engine.status().counts == {Kind.DOCUMENT: 60}
    assert engine.verify() == []


def test_a_missing_folder_is_refused(open_engine: OpenEngine, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="was not added"):
        open_engine().library.add_folder(os.fsencode(tmp_path / "nowhere"))


def test_a_folder_that_is_away_keeps_its_files(open_engine: OpenEngine, media: Path) -> None:
    engine = open_engine()
    index(engine, media)
    os.rename(media, media.with_name("away"))
    index(engine)
    assert engine.status().roots[0].offline
    assert sum(engine.status().counts.values()) == 6
    media.mkdir()
    index(engine)
    assert sum(engine.status().counts.values()) == 6


def test_a_removed_folder_comes_back_without_encoding(open_engine: OpenEngine, media: Path) -> None:
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    engine.library.remove_folder(engine.status().roots[0].root_id)
    assert names(engine, "red") == []
    assert engine.status().roots == ()
    index(engine, media)
    assert len(encoders.encoded) == 6
    assert names(engine, "red")[0] == "a.png"
    assert engine.verify() == []


def test_links_pipes_and_hidden_files_are_passed_over(open_engine: OpenEngine, media: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no FIFOs")
    os.symlink(media, media / "loop")
    os.symlink(media / "a.png", media / "link.png")
    os.mkfifo(media / "pipe.png")
    write_picture(media / ".hidden" / "x.png")
    engine = open_engine()
    index(engine, media)
    assert engine.status().roots[0].files == 6


def test_odd_names_are_indexed_and_found(open_engine: OpenEngine, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "media")
    write_picture(tmp_path / "media" / "plain.png", "blue")
    odd = [b"\xff\xfe.png", "cafe\u0301.png".encode(), "caf\u00e9.png".encode(), b"new\nline.png", b"x" * 250 + b".png"]
    for number, name in enumerate(odd):
        picture = write_picture(tmp_path / "media" / "next.png", "red", size_px=21 + number)
        os.rename(os.fsencode(picture), os.path.join(folder, name))
    engine = open_engine()
    index(engine, tmp_path / "media")
    assert engine.failures() == ()
    hits = engine.search(SearchRequest("red", by="content", folded=False)).hits
    assert {os.path.basename(hit.path) for hit in hits[: len(odd)]} == set(odd)


def test_originals_are_never_changed(open_engine: OpenEngine, media: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in media.rglob("*") if path.is_file()}
    engine = open_engine()
    index(engine, media)
    engine.library.remove_folder(engine.status().roots[0].root_id)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in media.rglob("*") if path.is_file()}
    assert before == after


def test_progress_ends_with_everything_done(open_engine: OpenEngine, tmp_path: Path) -> None:
    for number in range(30):
        write_text(tmp_path / "media" / f"{number}.txt", f"Document number {number}, with a few words.")
    steps = index(open_engine(), tmp_path / "media")
    assert all(0 <= step.done <= step.total for step in steps)
    assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_two_engines_cannot_write_to_one_library(open_engine: OpenEngine, media: Path) -> None:
    first = open_engine()
    index(first, media)
    with pytest.raises(LibraryUnavailable, match="in use"):
        open_engine()
    reader = open_engine(read_only=True)
    assert names(reader, "red")[0] == "a.png"


def test_first_results_come_before_the_scan_ends(
    open_engine: OpenEngine, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of any size can be searched as soon as its first files were seen."""
    found_something = threading.Event()
    walk_files = Walk.files

    def endless(walk: Walk) -> Iterator[ScannedFile]:
        found = list(walk_files(walk))
        # A full batch of the scan is written at once; the rest of the folder never comes until a hit was seen.
        for number in range(1000):
            yield found[number % len(found)]
        assert found_something.wait(60)

    monkeypatch.setattr(Walk, "files", endless)
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    for _ in engine.index(JobControl()):
        if "a.png" in names(engine, "red"):
            found_something.set()
    assert found_something.is_set()


def test_a_drive_that_goes_away_with_work_to_do_loses_nothing(open_engine: OpenEngine, media: Path) -> None:
    first = open_engine(FakeEncoders("1"))
    index(first, media)
    first.close()
    os.rename(media, media.with_name("away"))
    engine = open_engine(FakeEncoders("2"))
    index(engine)
    assert engine.failures() == ()
    assert sum(engine.status().counts.values()) == 6
    os.rename(media.with_name("away"), media)
    index(engine)
    assert names(engine, "red")[0] == "a.png"
    assert engine.status().waiting == 0


def test_the_library_does_not_index_itself(open_engine: OpenEngine, media: Path, tmp_path: Path) -> None:
    engine = open_engine()
    index(engine, tmp_path)
    index(engine)
    assert engine.status().roots[0].files == 6


def test_a_library_that_breaks_on_one_file_goes_on_with_the_others(
    open_engine: OpenEngine, media: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    decode = Decoder.decode

    def break_on_one(self: Decoder, path: bytes, kind: Kind, request: DecodeRequest) -> Iterator[Part]:
        if path.endswith(b"b.png"):
            raise ValueError("a bug")
        return decode(self, path, kind, request)

    monkeypatch.setattr(Decoder, "decode", break_on_one)
    engine = open_engine()
    index(engine, media)
    (failure,) = engine.failures()
    assert "ValueError: a bug" in failure.why
    assert sum(engine.status().counts.values()) == 5
    assert "b.png" in caplog.text


def test_a_preview_that_finds_no_room_says_so(
    open_engine: OpenEngine, media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine()
    replace_file = os.replace

    def full(source: str, target: str | Path) -> None:
        if "previews" in str(target):
            raise OSError(errno.ENOSPC, "No space left on device")
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(LibraryUnavailable, match="no room left"):
        index(engine, media)
    monkeypatch.undo()
    index(engine)
    assert sum(engine.status().counts.values()) == 6
    assert [path for path in (tmp_path / "library" / "previews").rglob("*") if path.is_file() and not path.suffix] == []


def test_an_unreadable_file_is_tried_again_at_the_next_scan(
    open_engine: OpenEngine, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identify = Decoder.identify

    def locked(self: Decoder, path: bytes) -> Identity:
        if path.endswith(b"b.png"):
            raise BadFile(BadFileReason.UNREADABLE, "It cannot be read.", "It is locked.", "Unlock it.")
        return identify(self, path)

    monkeypatch.setattr(Decoder, "identify", locked)
    engine = open_engine()
    index(engine, media)
    assert len(engine.failures()) == 1
    monkeypatch.undo()
    index(engine)
    assert engine.failures() == ()


def test_a_pause_holds_inside_a_file_and_survives_another_folder(
    open_engine: OpenEngine, media: Path, tmp_path: Path
) -> None:
    write_sound(tmp_path / "long" / "long.wav", seconds=600.0)
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    engine.add_folder(os.fsencode(tmp_path / "long"))
    deadline_s = time.monotonic() + 20
    while not encoders.encoded and time.monotonic() < deadline_s:
        time.sleep(0.01)
    engine.pause()
    time.sleep(1.0)
    held = len(encoders.encoded)
    time.sleep(0.5)
    assert len(encoders.encoded) == held < 60
    engine.add_folder(os.fsencode(media))
    assert engine.status().activity == "paused"
    engine.resume()
    while engine.status().activity != "idle" and time.monotonic() < deadline_s + 30:
        time.sleep(0.05)
    assert sum(engine.status().counts.values()) == 7


def test_verify_notices_a_vector_that_was_changed(open_engine: OpenEngine, media: Path) -> None:
    engine = open_engine()
    index(engine, media)
    with engine._catalogue.write() as connection:
        data = connection.exec_driver_sql("SELECT data FROM vector WHERE item_id = 1").scalar_one()
        connection.exec_driver_sql("UPDATE vector SET data = ? WHERE item_id = 1", (data[:1] + b"\x7b" + data[2:],))
    assert engine.verify() != []


def test_an_emptied_catalogue_is_no_new_library(open_engine: OpenEngine, media: Path, tmp_path: Path) -> None:
    engine = open_engine()
    index(engine, media)
    engine.close()
    for path in (tmp_path / "library").glob("catalogue.sqlite*"):
        path.unlink()
    (tmp_path / "library" / "catalogue.sqlite").touch()
    with pytest.raises(LibraryUnavailable, match="damaged"):
        open_engine()
