"""What changed on the disk is found: moved files keep what is known of them, drives that are away keep theirs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeEncoders, InProcessDecoders
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_files import write_picture, write_text

from models.answers import SearchRequest
from models.catalogue import files
from models.catalogue.catalogue import Catalogue
from models.engine import Engine
from models.jobs import Cancelled, JobControl
from models.library import changes
from models.library.changes import Comparison, Pending, Place
from models.library.ignore import Rules
from models.media.decoder import Decoder
from models.media.parts import Identity

OpenEngine = Callable[..., Engine]


class CountingDecoders(InProcessDecoders):
    """Counts the files that are read to be hashed."""

    def __init__(self) -> None:
        super().__init__()
        self.hashed: list[bytes] = []
        decoders = self

        class Counting(Decoder):
            def identify(self, path: bytes) -> Identity:
                decoders.hashed.append(path)
                return super().identify(path)

        self._decoder = Counting()


def index(engine: Engine, *folders: Path) -> None:
    for folder in folders:
        engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass


def look_at(engine: Engine, *paths: Path) -> None:
    """As when the watcher reports paths."""
    engine.library.pending.take([])
    engine.library.pending.add([os.fsencode(path) for path in paths])
    for _ in engine.library.index(JobControl()):
        pass


def known(engine: Engine) -> dict[str, files.KnownFile]:
    with engine._catalogue.read() as connection:
        rows = [row for _, root in files.roots(connection) for row in files.known_at(connection, root, b"", 10_000)]
    return {os.path.basename(os.fsdecode(row.path)): row for row in rows}


def test_a_move_costs_nothing_and_keeps_the_row(tmp_path: Path) -> None:
    media, other = tmp_path / "media", tmp_path / "other"
    for number in range(5):
        write_picture(media / "deep" / f"{number}.png", size_px=20 + number)
    write_text(other / "note.txt", "A note about a walk.")
    decoders = CountingDecoders()
    engine = Engine(tmp_path / "library", encoders=FakeEncoders(), decoders=decoders)
    index(engine, media, other)
    before = known(engine)
    decoders.hashed.clear()
    os.rename(media / "deep", media / "elsewhere")
    os.rename(media / "elsewhere" / "0.png", other / "renamed.png")
    index(engine)
    after = known(engine)
    assert decoders.hashed == []
    assert after["renamed.png"].file_id == before["0.png"].file_id
    assert {name: after[name].file_id for name in ("1.png", "4.png")} == {
        name: before[name].file_id for name in ("1.png", "4.png")
    }
    assert [hit.name for hit in engine.search(SearchRequest("renamed", by="words")).hits] == ["renamed.png"]
    assert engine.search(SearchRequest("deep", by="words")).hits == ()
    assert engine.verify() == []
    engine.close()


def test_a_reported_move_is_followed_whichever_end_comes_first(open_engine: OpenEngine, tmp_path: Path) -> None:
    media = tmp_path / "media"
    first = write_picture(media / "a.png")
    engine = open_engine()
    index(engine, media)
    file_id = known(engine)["a.png"].file_id
    for target in ("z.png", "A.png", "m.png"):
        later = first.with_name(target)
        os.rename(first, later)
        look_at(engine, first, later)
        assert {name: row.file_id for name, row in known(engine).items()} == {target: file_id}
        first = later


def test_what_is_no_move(open_engine: OpenEngine, tmp_path: Path) -> None:
    media = tmp_path / "media"
    write_picture(media / "linked.png")
    write_picture(media / "copied.png", size_px=21)
    write_text(media / "text.txt", "Words that stay words.")
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    before = known(engine)
    os.link(media / "linked.png", media / "again.png")
    shutil.copy2(media / "copied.png", media / "copy.png")
    os.rename(media / "text.txt", media / "text.png")
    index(engine)
    after = known(engine)
    assert after["linked.png"].file_id == before["linked.png"].file_id
    assert after["again.png"].file_id != before["linked.png"].file_id
    assert after["copy.png"].file_id != before["copied.png"].file_id
    # The same bytes under a name that promises a picture are looked into again, and are none.
    assert after["text.png"].reason == "mislabelled"
    assert len(encoders.encoded) == 3
    os.rename(media / "text.png", media / "text.md")
    index(engine)
    assert known(engine)["text.md"].reason == ""
    assert engine.failures() == ()


def test_a_file_that_takes_anothers_place_is_another(open_engine: OpenEngine, tmp_path: Path) -> None:
    media = tmp_path / "media"
    write_picture(media / "a.png", "red")
    write_picture(media / "b.png", "blue", size_px=40)
    engine = open_engine()
    index(engine, media)
    os.replace(media / "b.png", media / "a.png")
    index(engine)
    assert list(known(engine)) == ["a.png"]
    (hit,) = engine.search(SearchRequest("blue", by="content")).hits
    assert hit.name == "a.png"
    assert engine.verify() == []


def test_files_on_a_drive_that_is_away_keep_their_place(open_engine: OpenEngine, tmp_path: Path) -> None:
    media = tmp_path / "media"
    write_picture(media / "here.png", "red")
    write_picture(media / "stick" / "there.png", "blue")
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    with engine._catalogue.write() as connection:
        # As if the folder had been another drive, mounted there.
        connection.exec_driver_sql("UPDATE file SET device = device + 1 WHERE name = 'there.png'")
    os.rename(media / "stick", tmp_path / "unplugged")
    (media / "stick").mkdir()
    index(engine)
    assert known(engine)["there.png"].offline == 1
    assert engine.status().roots[0].away == 1
    (hit, *_) = engine.search(SearchRequest("blue", by="content")).hits
    assert (hit.name, hit.offline) == ("there.png", True)
    (media / "stick").rmdir()
    os.rename(tmp_path / "unplugged", media / "stick")
    index(engine)
    assert known(engine)["there.png"].offline == 0
    assert len(encoders.encoded) == 2


def test_a_drive_with_another_number_is_no_other_drive(open_engine: OpenEngine, tmp_path: Path) -> None:
    media = tmp_path / "media"
    write_picture(media / "a.png", "red")
    write_picture(media / "b.png", "blue")
    engine = open_engine()
    index(engine, media)
    with engine._catalogue.write() as connection:
        # After a restart, the system may have given the same drive another number.
        connection.exec_driver_sql("UPDATE file SET device = device + 1")
    (media / "b.png").unlink()
    index(engine)
    assert list(known(engine)) == ["a.png"]


def test_files_wait_while_their_drive_is_away(open_engine: OpenEngine, tmp_path: Path) -> None:
    media = tmp_path / "media"
    write_picture(media / "a.png")
    engine = open_engine()
    root_id = engine.library.add_folder(os.fsencode(media))
    with engine._catalogue.write() as connection:
        files.put_scanned(connection, root_id, [files.ScannedFile(os.fsencode(media / "b.png"), "image", 1, 1)])
        files.set_root_offline(connection, root_id)
    with engine._catalogue.read() as connection:
        assert files.waiting(connection, 10) == []
        assert files.count_waiting(connection) == 0


def test_other_rules_have_an_effect_and_come_back_without_encoding(open_engine: OpenEngine, tmp_path: Path) -> None:
    media = tmp_path / "media"
    write_picture(media / "keep.png", "red")
    write_picture(media / "drafts" / "draft.png", "blue")
    write_picture(media / ".hidden" / "x.png", "green")
    encoders = FakeEncoders()
    engine = open_engine(encoders)
    index(engine, media)
    assert sorted(known(engine)) == ["draft.png", "keep.png"]
    engine.library.leave_out(Rules(("drafts/",)))
    index(engine)
    assert sorted(known(engine)) == ["keep.png"]
    assert [hit.name for hit in engine.search(SearchRequest("blue", by="content")).hits] == ["keep.png"]
    engine.library.leave_out(Rules((), hidden=True))
    index(engine)
    assert sorted(known(engine)) == ["draft.png", "keep.png", "x.png"]
    assert len(encoders.encoded) == 3
    (media / ".nomedia").touch()
    index(engine)
    assert known(engine) == {}
    assert engine.verify() == []


def test_places_wait_once_and_only_in_roots() -> None:
    pending = Pending()
    assert pending
    roots = [(1, b"/a"), (2, b"/b/c")]
    assert pending.take(roots) == [Place(1, b"/a", b"/a"), Place(2, b"/b/c", b"/b/c")]
    assert not pending
    pending.add([b"/a/x/y.png", b"/a/x", b"/a/x/z", b"/elsewhere", b"/b", b"/a/xy"])
    places = pending.take(roots)
    assert places == [Place(1, b"/a", b"/a/x"), Place(1, b"/a", b"/a/xy"), Place(2, b"/b/c", b"/b/c")]
    pending.give_back(places[:1])
    assert pending.take(roots) == places[:1]
    pending.add_everything()
    pending.add([b"/a/x"])
    assert len(pending.take(roots)) == 2


def test_a_cancelled_comparison_forgets_nothing_and_is_done_again(open_engine: OpenEngine, tmp_path: Path) -> None:
    media = tmp_path / "media"
    for number in range(20):
        write_text(media / f"{number:02}.txt", f"Text number {number}.")
    engine = open_engine()
    index(engine, media)
    for number in range(0, 20, 2):
        (media / f"{number:02}.txt").unlink()

    seen = 0

    def check() -> None:
        nonlocal seen
        seen += 1
        if seen > 3:
            raise Cancelled

    root_id = engine.status().roots[0].root_id
    root = os.fsencode(media)
    comparison = Comparison(engine._catalogue, Rules(), b"", check)
    with pytest.raises(Cancelled):
        comparison.run([Place(root_id, root, root)])
    assert len(known(engine)) == 20
    index(engine)
    assert len(known(engine)) == 10


NAMES = st.sampled_from(["a", "b", "a.b", "a b", "B", "a-", "\u00e9"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(lambda parts: "/".join(parts) + ".txt")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.sets(PATHS, max_size=8), after=st.sets(PATHS, max_size=8), page=st.integers(1, 4))
def test_any_two_states_are_compared_rightly(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    before: set[str],
    after: set[str],
    page: int,
) -> None:
    """Against what a plain listing says, whatever the order of names and the size of a page."""
    monkeypatch.setattr(changes, "_PAGE", page)
    monkeypatch.setattr(changes, "_WRITE_AT_ONCE", page)
    base = tmp_path_factory.mktemp("states")
    root = base / "root"
    catalogue = Catalogue(base / "catalogue.sqlite", base / "snapshots")
    try:
        with catalogue.write() as connection:
            root_id = files.add_root(connection, os.fsencode(root))
        for state in (before, after):
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir()
            (root / "keep.txt").write_text("so that the folder is not empty")
            for name in state:
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(name)
            place = Place(root_id, os.fsencode(root), os.fsencode(root))
            Comparison(catalogue, Rules((), hidden=True), b"", lambda: None).run([place])
            with catalogue.read() as connection:
                found = {row.path for row in files.known_at(connection, os.fsencode(root), b"", 1000)}
            assert found == {os.fsencode(root / name) for name in {*state, "keep.txt"}}
    finally:
        catalogue.close()
