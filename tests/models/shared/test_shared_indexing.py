"""Indexing a shared library: what is found, shared, renewed, forgotten, and what goes wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import FakeEncoders, InProcessDecoders
from folder_vectors import FolderVectors
from sample_files import write_picture, write_text
from sqlalchemy import func, select

from models.errors import EncoderUnavailable, UserError
from models.jobs import Cancelled, JobControl, Progress
from models.shared.contents import SAMPLE_ITEMS, put_sample, sample_of
from models.shared.database import SharedCatalogue
from models.shared.library import SharedLibrary
from models.shared.tables import content, coverage, file, item, lease
from models.spaces import Vectors

_FILES = 6


class Machine:
    """One of the machines that share the library."""

    def __init__(self, url: str, name: str, vectors: FolderVectors, encoders: FakeEncoders) -> None:
        self.encoders = encoders
        self.library = SharedLibrary(url, encoders, InProcessDecoders(), machine=name, vectors=vectors)

    def add(self, folder: Path) -> None:
        self.library.add_folder(os.fsencode(folder), "archive")

    def index(self, **options: Any) -> list[Progress]:
        return list(self.library.index(JobControl(), **options))


@pytest.fixture
def machine(url: str, vectors: FolderVectors) -> Iterator[Callable[..., Machine]]:
    """Opens the library on a machine."""
    opened: list[Machine] = []

    def open_one(name: str = "one", encoders: FakeEncoders | None = None) -> Machine:
        opened.append(Machine(url, name, vectors, encoders or FakeEncoders()))
        return opened[-1]

    yield open_one
    for one in opened:
        one.library.close()


@pytest.fixture
def indexed(machine: Callable[..., Machine], media: Path) -> Machine:
    """A machine that has indexed some media."""
    one = machine()
    one.add(media)
    one.index()
    return one


def _states(catalogue: SharedCatalogue) -> dict[str, int]:
    with catalogue.read() as connection:
        return dict(connection.execute(select(file.c.state, func.count()).group_by(file.c.state)).all())


def _agrees(one: Machine) -> bool:
    return not [sentence for found in one.library.check() for sentence in found.sentences()]


def test_everything_is_indexed_and_nothing_stays_leased(indexed: Machine, catalogue: SharedCatalogue) -> None:
    assert _states(catalogue) == {"indexed": _FILES}
    assert sorted(indexed.encoders.encoded) == ["colours"] * 2 + ["pitches"] * 2 + ["words"] * 2
    with catalogue.read() as connection:
        assert connection.execute(select(func.count()).select_from(content).where(content.c.whole)).scalar() == _FILES
        assert not connection.execute(select(lease)).all()
        assert not connection.execute(select(file.c.id).where(file.c.holder.is_not(None))).all()
    assert _agrees(indexed)
    status = indexed.library.status()
    assert {one.name: (one.covered, one.lacking, one.vectors) for one in status.spaces} == {
        "words/fake": (2, 0, 2),
        "colours/fake": (2, 0, 2),
        "pitches/fake": (2, 0, 2),
    }
    assert [(one.name, list(one.places)) for one in status.machines] == [("one", ["archive"])]


def test_a_second_look_does_nothing(indexed: Machine, media: Path) -> None:
    indexed.encoders.encoded.clear()
    # Another file system may round times.
    os.utime(media / "a.png", ns=(0, (media / "a.png").stat().st_mtime_ns + 900_000_000))
    indexed.index()
    assert indexed.encoders.encoded == []


def test_another_machine_with_the_same_archive_does_nothing(
    indexed: Machine, machine: Callable[..., Machine], media: Path, tmp_path: Path, catalogue: SharedCatalogue
) -> None:
    other = machine("two")
    elsewhere = tmp_path / "mounted here"
    shutil.copytree(media, elsewhere)
    other.add(elsewhere)
    other.index()
    assert other.encoders.encoded == []
    assert _states(catalogue) == {"indexed": _FILES}


def test_the_same_bytes_are_encoded_once_wherever_they_lie(
    indexed: Machine, machine: Callable[..., Machine], media: Path, tmp_path: Path, catalogue: SharedCatalogue
) -> None:
    other = machine("two")
    shutil.copytree(media, tmp_path / "copies" / "below")
    other.library.add_folder(os.fsencode(tmp_path / "copies"), "other root")
    other.index()
    assert other.encoders.encoded == []
    assert _states(catalogue) == {"indexed": 2 * _FILES}


def test_changed_moved_and_deleted_files(indexed: Machine, media: Path, catalogue: SharedCatalogue) -> None:
    indexed.encoders.encoded.clear()
    write_text(media / "e.txt", "Something quite different, and longer than before.")
    (media / "a.png").rename(media / "moved.png")
    (media / "b.png").unlink()
    indexed.index()
    assert indexed.encoders.encoded == ["words"]
    assert _states(catalogue) == {"indexed": _FILES - 1}
    with catalogue.read() as connection:
        assert connection.execute(select(func.count()).select_from(item)).scalar() == _FILES - 1
    assert _agrees(indexed)


def test_a_drive_that_is_away_takes_nothing_with_it(indexed: Machine, media: Path, catalogue: SharedCatalogue) -> None:
    media.rename(media.with_name("away"))
    indexed.index()
    media.mkdir()
    indexed.index()
    assert _states(catalogue) == {"indexed": _FILES}


def test_a_folder_that_cannot_be_read_keeps_what_is_known(
    indexed: Machine, media: Path, catalogue: SharedCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if os.fsencode(path).endswith(b"sounds"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    indexed.index()
    assert _states(catalogue) == {"indexed": _FILES}


def test_a_bad_file_says_why_and_can_be_tried_again(
    machine: Callable[..., Machine], media: Path, catalogue: SharedCatalogue
) -> None:
    (media / "bad.png").write_bytes(b"no picture at all")
    (media / "blank.txt").write_text(" \n ")
    one = machine()
    one.add(media)
    one.index()
    assert _states(catalogue) == {"indexed": _FILES, "failed": 2}
    with catalogue.read() as connection:
        rows = connection.execute(select(file.c.name, file.c.reason, file.c.what_to_do).where(file.c.state == "failed"))
        reasons = {row.name: row.reason for row in rows}
    assert set(reasons) == {"bad.png", "blank.txt"} and reasons["blank.txt"] == "nothing inside"
    time_ns = (media / "bad.png").stat().st_mtime_ns
    write_picture(media / "bad.png", "green")
    shorter = (media / "bad.png").stat().st_size
    assert shorter
    os.utime(media / "bad.png", ns=(time_ns, time_ns))
    one.index(retry=True)
    assert _states(catalogue) == {"indexed": _FILES + 1, "failed": 1}


def test_a_new_encoder_on_one_machine_fills_what_others_left(
    indexed: Machine, machine: Callable[..., Machine], media: Path, catalogue: SharedCatalogue
) -> None:
    newer = machine("two", FakeEncoders(version="2"))
    newer.add(media)
    newer.index()
    assert sorted(newer.encoders.encoded) == sorted(indexed.encoders.encoded)
    with catalogue.read() as connection:
        assert connection.execute(select(func.count()).select_from(item)).scalar() == _FILES
        assert connection.execute(select(func.count()).select_from(coverage)).scalar() == 2 * _FILES
    assert _agrees(newer)


def test_an_encoder_that_fails_leaves_the_rest_to_others(
    machine: Callable[..., Machine], media: Path, catalogue: SharedCatalogue
) -> None:
    class Broken(FakeEncoders):
        def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
            if encoder == "words":
                raise EncoderUnavailable("Words cannot be used.", "It is broken.", "Mend it.")
            return super().encode_media(encoder, batch)

    broken = machine("broken", Broken())
    broken.add(media)
    with pytest.raises(EncoderUnavailable):
        broken.index()
    assert _states(catalogue) == {"indexed": _FILES}
    whole = machine("whole")
    whole.add(media)
    whole.index()
    assert whole.encoders.encoded == ["words", "words"]
    assert _agrees(whole)


def test_a_piece_that_an_encoder_refuses_stops_nothing(
    machine: Callable[..., Machine], media: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Picky(FakeEncoders):
        def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
            if any(isinstance(one, str) and "passport" in one for one in batch):
                raise ValueError("I do not like this")
            return super().encode_media(encoder, batch)

    one = machine(encoders=Picky())
    one.add(media)
    one.index()
    one.index()
    assert {space.name: (space.covered, space.refused) for space in one.library.status().spaces}["words/fake"] == (1, 1)
    assert _agrees(one)
    caplog.clear()


def test_a_machine_whose_encoder_differs_is_left_out(
    indexed: Machine, machine: Callable[..., Machine], media: Path, catalogue: SharedCatalogue
) -> None:
    class Other(FakeEncoders):
        def look(self, encoder: str, batch: Sequence[Any]) -> Vectors:
            found = super().look(encoder, batch)
            return np.roll(found, 1, axis=1) if encoder == "words" else found

    other = machine("other", Other())
    other.add(media)
    write_text(media / "new.txt", "Something new under the sun.")
    write_picture(media / "new.png", "green")
    with pytest.raises(EncoderUnavailable, match="gives other vectors here"):
        other.index()
    assert _states(catalogue) == {"indexed": _FILES + 2}
    with catalogue.read() as connection:
        assert connection.execute(select(func.count()).select_from(coverage).where(~coverage.c.whole)).scalar() == 1
    indexed.index()
    assert _agrees(indexed)


def test_cancelling_gives_everything_back(
    machine: Callable[..., Machine], media: Path, catalogue: SharedCatalogue
) -> None:
    one, control = machine(), JobControl()
    one.add(media)
    with pytest.raises(Cancelled):
        for progress in one.library.index(control):
            if progress.total:
                control.cancel()
    with catalogue.read() as connection:
        assert not connection.execute(select(lease)).all()
        assert not connection.execute(select(file.c.id).where(file.c.holder.is_not(None))).all()
    one.index()
    assert _states(catalogue) == {"indexed": _FILES}


def test_verify_finds_and_mends(indexed: Machine, vectors: FolderVectors) -> None:
    space = next(one for one in indexed.library.status().spaces if one.name == "colours/fake")
    (ids,) = vectors.ids(space.fingerprint)
    vectors.remove(space.fingerprint, ids[:1])
    vectors.add(space.fingerprint, np.array([9999]), np.eye(4, dtype=np.float32)[:1], ["image"])
    found = next(one for one in indexed.library.check() if one.space.name == "colours/fake")
    assert found.missing.tolist() == ids[:1].tolist() and found.unknown.tolist() == [9999]
    assert len(list(found.sentences())) == 2
    assert indexed.library.repair(found) == 1
    indexed.encoders.encoded.clear()
    indexed.index()
    assert indexed.encoders.encoded == ["colours"]
    assert _agrees(indexed)


def test_folders_that_lie_in_one_another_are_refused(indexed: Machine, media: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="lie in one another"):
        indexed.library.add_folder(os.fsencode(media / "sounds"), "sounds")
    with pytest.raises(UserError, match="cannot be opened"):
        indexed.library.add_folder(os.fsencode(tmp_path / "nowhere"), "nowhere")
    with pytest.raises(UserError, match="no root"):
        indexed.library.remove_root("unknown")
    indexed.library.remove_root("archive")
    indexed.index()
    assert indexed.library.status().counts == dict.fromkeys(indexed.library.status().counts, 0)
    assert all(one.vectors == 0 for one in indexed.library.status().spaces)


def test_the_sample_is_the_same_in_whatever_order_it_is_put_in(indexed: Machine, catalogue: SharedCatalogue) -> None:
    with catalogue.read() as connection:
        space_id = connection.execute(select(coverage.c.space_id).limit(1)).scalar_one()
        content_id = connection.execute(select(content.c.id).limit(1)).scalar_one()
    count = 3 * SAMPLE_ITEMS

    def put(connection: Any) -> Vectors:
        row = {"content_id": content_id, "kind": "image", "reader": "", "heading": "", "text": ""}
        rows = [row | {"ordinal": 1000 + number} for number in range(count)]
        ids = np.array(connection.execute(item.insert().returning(item.c.id), rows).scalars().all(), np.int64)
        vectors = np.random.default_rng(1).normal(size=(count, 4)).astype(np.float32)
        turned = np.random.default_rng(2).permutation(count)
        put_sample(connection, space_id, ids[turned], vectors[turned])
        first = sample_of(connection, space_id, 4)
        for part in np.array_split(np.arange(count), 5):
            put_sample(connection, space_id, ids[part], vectors[part])
        assert np.array_equal(np.sort(first, axis=0), np.sort(sample_of(connection, space_id, 4), axis=0))
        return first

    kept = catalogue.change(put)
    # All slots are filled but for one of e^3.
    assert 0.9 * SAMPLE_ITEMS < len(kept) <= SAMPLE_ITEMS
