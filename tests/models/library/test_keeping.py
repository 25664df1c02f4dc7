"""Several encoders of a kind: filled, switched, compared, updated, broken, removed, and never mixed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import COLOURS
from sample_files import write_picture
from shelf import NEW, FakeShelf

from models.answers import SearchRequest
from models.catalogue import files, spaces
from models.engine import Engine
from models.errors import EncoderUnavailable, UserError
from models.jobs import JobControl
from models.kinds import Kind
from models.library import keeping
from models.library.ignore import Rules
from models.library.indexer import call_roll
from models.library.scan import Walk
from models.query.parts import Example
from models.spaces import Vectors
from models.views import EncoderStatus, SpaceStatus

OpenEngine = Callable[..., Engine]
OLD_CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "catalogues" / "version-1.sqlite"


@pytest.fixture
def shelf() -> FakeShelf:
    return FakeShelf()


@pytest.fixture
def engine(open_engine: OpenEngine, shelf: FakeShelf, media: Path) -> Engine:
    opened = open_engine(shelf)
    opened.library.add_folder(os.fsencode(media))
    index(opened)
    return opened


def index(engine: Engine) -> None:
    for _ in engine.index(JobControl()):
        pass


def first(engine: Engine, text: str, encoder: str = "") -> str:
    return engine.search(SearchRequest(text, kinds=(Kind.IMAGE,), by="content", encoder=encoder)).hits[0].name


def status(engine: Engine, name: str) -> EncoderStatus:
    return next(one for one in engine.encoders() if one.name == name)


def spaces_of(engine: Engine, name: str) -> list[SpaceStatus]:
    return [one for one in engine.spaces() if one.name == f"{name}/fake"]


def test_the_old_one_answers_until_the_new_one_has_seen_everything(engine: Engine, shelf: FakeShelf) -> None:
    shelf.use_when_ready(NEW)
    assert (status(engine, NEW).covered, status(engine, NEW).coverable) == (0, 2)
    steps = engine.index(JobControl())
    next(steps)
    assert shelf.answering == "colours"
    assert first(engine, "red") == "a.png"
    for _ in steps:
        pass
    assert shelf.answering == NEW
    assert (status(engine, NEW).covered, status(engine, NEW).coverable) == (2, 2)
    assert shelf.encoded.count("colours") == 2
    assert shelf.encoded.count(NEW) == 2
    assert first(engine, "blue") == "b.png"
    assert engine.verify() == []


def test_switching_back_costs_nothing(engine: Engine, shelf: FakeShelf) -> None:
    shelf.use_when_ready(NEW)
    index(engine)
    before = len(shelf.encoded)
    engine.use_encoder("colours")
    assert first(engine, "red") == "a.png"
    index(engine)
    assert len(shelf.encoded) == before


def test_one_that_fills_can_answer_before_it_is_through(engine: Engine, shelf: FakeShelf) -> None:
    shelf.use(NEW)
    assert [hit.name for hit in engine.search(SearchRequest("red", by="content", kinds=(Kind.IMAGE,))).hits] == []
    index(engine)
    assert first(engine, "red") == "a.png"


def test_new_files_come_first_then_the_most_viewed_then_the_newest(
    open_engine: OpenEngine, tmp_path: Path, shelf: FakeShelf
) -> None:
    folder = tmp_path / "pictures"
    for number, colour in enumerate(("red", "green", "blue")):
        path = write_picture(folder / f"{colour}.png", colour)
        os.utime(path, (1000 + number, 1000 + number))
    engine = open_engine(shelf)
    engine.library.add_folder(os.fsencode(folder))
    index(engine)
    red = next(hit for hit in engine.search(SearchRequest()).hits if hit.name == "red.png")
    engine.picture(red.file_id, 100)
    engine.close()
    shelf.filled.add(NEW)
    again = open_engine(shelf)
    os.utime(write_picture(folder / "fresh.png", "red", size_px=64), (500, 500))
    with again._catalogue.write() as connection:
        files.put_scanned(
            connection,
            1,
            [one for one in Walk(os.fsencode(folder), os.fsencode(folder), Rules()).files() if b"fresh" in one.path],
        )
    call_roll(again.library._parts)
    with again._catalogue.read() as connection:
        turn = [os.path.basename(waiting.path) for waiting in files.waiting(connection, 10)]
    assert turn == [b"fresh.png", b"red.png", b"blue.png", b"green.png"]


def test_two_encoders_are_compared_on_one_query(engine: Engine, shelf: FakeShelf) -> None:
    shelf.filled.add(NEW)
    index(engine)
    for encoder in ("colours", NEW):
        hits = engine.search(SearchRequest("red", encoder=encoder)).hits
        assert hits[0].name == "a.png"
        assert {hit.kind for hit in hits} == {Kind.IMAGE}
        assert hits[0].cosine == pytest.approx(1.0, abs=0.01)
        like = engine.search(SearchRequest(examples=(Example(item=hits[0].item_id),), encoder=encoder)).hits
        assert {hit.kind for hit in like} == {Kind.IMAGE}
    with pytest.raises(EncoderUnavailable, match="nobody"):
        engine.search(SearchRequest("red", encoder="nobody"))


def test_words_alone_have_no_cosine(engine: Engine) -> None:
    assert [hit.cosine for hit in engine.search(SearchRequest("passport", by="words")).hits] == [None]


def test_a_removed_encoder_takes_its_vectors_along(engine: Engine, shelf: FakeShelf, tmp_path: Path) -> None:
    shelf.use_when_ready(NEW)
    index(engine)
    before = set((tmp_path / "library" / "indexes").iterdir())
    engine.remove_encoder(NEW)
    index(engine)
    assert shelf.answering == "colours"
    assert first(engine, "red") == "a.png"
    assert spaces_of(engine, NEW) == []
    assert len(before - set((tmp_path / "library" / "indexes").iterdir())) == 2
    assert engine.verify() == []


def test_a_removal_that_is_cut_short_leaves_vectors_that_can_be_removed(
    engine: Engine, shelf: FakeShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.filled.add(NEW)
    index(engine)

    def crash(*_: object) -> int:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(keeping.spaces, "forget_vectors", crash)
        with pytest.raises(RuntimeError, match="killed"):
            engine.remove_encoder(NEW)
    (left,) = spaces_of(engine, NEW)
    assert (left.use, left.vectors, left.size_bytes) == ("left over", 2, 2 * 2 * 4)
    assert engine.verify() == []
    engine.remove_space(left.space_id)
    assert spaces_of(engine, NEW) == []
    with pytest.raises(UserError, match="gone already"):
        engine.remove_space(left.space_id)


def test_vectors_in_use_are_not_removed(engine: Engine, shelf: FakeShelf) -> None:
    (answering,) = spaces_of(engine, "colours")
    assert answering.use == "answering"
    with pytest.raises(UserError, match="is using them"):
        engine.remove_space(answering.space_id)


def test_what_rests_keeps_its_vectors_and_sees_no_new_files(engine: Engine, shelf: FakeShelf, media: Path) -> None:
    shelf.filled.add(NEW)
    index(engine)
    engine.rest_encoder(NEW)
    write_picture(media / "later.png", "green")
    index(engine)
    (resting,) = spaces_of(engine, NEW)
    assert (resting.use, resting.vectors) == ("resting", 2)
    assert first(engine, "green") == "later.png"


def test_an_encoder_that_fails_does_not_hold_up_the_others(engine: Engine, shelf: FakeShelf, media: Path) -> None:
    shelf.filled.add(NEW)
    index(engine)
    shelf.broken.add(NEW)
    write_picture(media / "later.png", "green")
    (media / "later.txt").write_text("A later text about gardens.")
    with pytest.raises(EncoderUnavailable, match="hues cannot be used"):
        index(engine)
    assert first(engine, "green") == "later.png"
    assert engine.search(SearchRequest("gardens", by="content")).hits[0].name == "later.txt"
    assert engine.status().waiting == 0
    assert engine.failures() == ()
    shelf.broken.clear()
    index(engine)
    assert status(engine, NEW).covered == 3
    assert engine.verify() == []


def test_an_encoder_that_breaks_in_the_middle_goes_on_later(open_engine: OpenEngine, tmp_path: Path) -> None:
    class Tiring(FakeShelf):
        left = 10

        def look(self, encoder: str, batch: Sequence[Any]) -> Vectors:
            if encoder == NEW:
                if self.left <= 0:
                    raise EncoderUnavailable("Hues stopped.", "It is tired.", "Wait.")
                self.left -= len(batch)
            return super().look(encoder, batch)

    shelf = Tiring()
    shelf.filled.add(NEW)
    for number in range(12):
        write_picture(tmp_path / "pictures" / f"{number}.png", "red", size_px=20 + number)
    engine = open_engine(shelf)
    engine.library.add_folder(os.fsencode(tmp_path / "pictures"))
    with pytest.raises(EncoderUnavailable, match="tired"):
        index(engine)
    assert status(engine, "colours").covered == 12
    assert 0 < status(engine, NEW).covered < 12
    assert engine.verify() == []
    shelf.left = 100
    index(engine)
    assert status(engine, NEW).covered == 12
    assert engine.verify() == []


class Choosy(FakeShelf):
    """Fails on anything green."""

    def look(self, encoder: str, batch: Sequence[Any]) -> Vectors:
        if encoder == "colours" and any(np.all(picture == COLOURS["green"]) for picture in batch):
            raise RuntimeError("the network cannot digest this")
        return super().look(encoder, batch)


def test_a_picture_that_an_encoder_cannot_digest_is_listed_and_the_rest_goes_on(
    open_engine: OpenEngine, media: Path
) -> None:
    write_picture(media / "green.png", "green")
    write_picture(media / "more.png", "red", size_px=40)
    engine = open_engine(Choosy())
    engine.library.add_folder(os.fsencode(media))
    index(engine)
    (failure,) = engine.failures()
    assert failure.display.endswith("green.png")
    assert failure.reason == "refused by an encoder"
    assert "Colours" in failure.why
    assert engine.status().counts[Kind.IMAGE] == 3
    assert engine.verify() == []


def test_an_encoder_that_gives_other_vectors_is_named_and_not_mixed_in(
    engine: Engine, shelf: FakeShelf, open_engine: OpenEngine, media: Path
) -> None:
    engine.close()
    shelf.drifted.add("colours")
    later = open_engine(shelf)
    write_picture(media / "later.png", "green")
    (media / "later.txt").write_text("A later text about gardens.")
    before = shelf.encoded.count("colours")
    with pytest.raises(EncoderUnavailable, match=r"Colours does not look into new files[\s\S]*cosine"):
        index(later)
    assert shelf.encoded.count("colours") == before
    assert "cosine" in status(later, "colours").changed
    assert later.search(SearchRequest("gardens", by="content")).hits[0].name == "later.txt"
    later.fill_anew("colours")
    later.cancel()
    old, new = spaces_of(later, "colours")
    assert (old.use, old.vectors, new.use) == ("left over", 2, "answering")
    index(later)
    assert status(later, "colours").changed == ""
    assert [one.vectors for one in spaces_of(later, "colours")] == [2, 3]
    later.remove_space(old.space_id)
    later.cancel()
    assert [one.vectors for one in spaces_of(later, "colours")] == [3]
    assert later.verify() == []


def test_what_has_changed_meanwhile_is_named(engine: Engine, shelf: FakeShelf, open_engine: OpenEngine) -> None:
    with engine._catalogue.write() as connection:
        connection.exec_driver_sql("""UPDATE canary SET environment = json_set(environment, '$.torch', '1.0')""")
    engine.close()
    shelf.drifted.add("colours")
    later = open_engine(shelf)
    with pytest.raises(EncoderUnavailable, match=r"Meanwhile torch 1\.0 became \d"):
        index(later)


def test_what_would_leave_is_not_sent_because_the_program_starts(
    open_engine: OpenEngine, shelf: FakeShelf, media: Path
) -> None:
    shelf.send_elsewhere("words")
    engine = open_engine(shelf)
    engine.library.add_folder(os.fsencode(media))
    index(engine)
    engine.close()
    shelf.asked.clear()
    again = open_engine(shelf)
    index(again)
    assert "colours" in shelf.asked
    assert "words" not in shelf.asked
    shelf.drifted.add("words")
    again.close()
    (media / "later.txt").write_text("A later text about gardens.")
    before = shelf.encoded.count("words")
    with pytest.raises(EncoderUnavailable, match="Words does not look into new files"):
        index(open_engine(shelf))
    assert shelf.encoded.count("words") == before


def test_an_encoder_that_does_not_answer_words_is_named(engine: Engine, shelf: FakeShelf) -> None:
    shelf.broken.add("words")
    answer = engine.search(SearchRequest("passport"))
    assert answer.hits[0].name == "e.txt"
    assert answer.notes == ("Words does not answer now: what it sees is found by names and text only.",)
    assert engine.search(SearchRequest("red", kinds=(Kind.IMAGE,))).notes == ()


def test_an_updated_encoder_is_answered_for_by_its_older_vectors(engine: Engine, shelf: FakeShelf, media: Path) -> None:
    shelf.update("colours")
    answer = engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content"))
    assert answer.hits[0].name == "a.png"
    assert any("updated" in note for note in answer.notes)
    index(engine)
    answer = engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content"))
    assert answer.hits[0].name == "a.png"
    assert len(answer.hits) == 2
    assert answer.notes == ()
    assert [one.use for one in spaces_of(engine, "colours")] == ["left over", "answering"]


def test_looking_anew_twice_loses_nothing(engine: Engine, shelf: FakeShelf) -> None:
    for _ in range(2):
        engine.fill_anew("colours")
        engine.cancel()
        assert len(engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content")).hits) == 2
    assert len(spaces_of(engine, "colours")) <= 3


def test_after_two_updates_in_a_row_the_first_vectors_still_answer(engine: Engine, shelf: FakeShelf) -> None:
    shelf.update("colours", "second")
    call_roll(engine.library._parts)
    shelf.update("colours", "third")
    call_roll(engine.library._parts)
    answer = engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content"))
    assert answer.hits[0].name == "a.png"
    assert any("updated" in note for note in answer.notes)


def test_other_weights_of_the_same_name_never_answer_with_older_vectors(engine: Engine, shelf: FakeShelf) -> None:
    shelf.update("colours", "second", lineage="other weights")
    assert engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content")).hits == ()


def test_what_was_deleted_meanwhile_is_not_waited_for(engine: Engine, shelf: FakeShelf, media: Path) -> None:
    shelf.update("colours")
    (media / "b.png").unlink()
    index(engine)
    assert engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content")).notes == ()


@pytest.mark.parametrize(
    "damage", ["data = x'0000'", "data = x''", "environment = '{'", "environment = '[1]'", "environment = ''"]
)
def test_a_damaged_canary_stops_its_own_encoder_alone_and_is_noticed(
    engine: Engine, shelf: FakeShelf, open_engine: OpenEngine, media: Path, damage: str
) -> None:
    with engine._catalogue.write() as connection:
        connection.exec_driver_sql(
            f"UPDATE canary SET {damage} WHERE space_id = (SELECT id FROM space WHERE name = 'colours/fake')"
        )
    engine.close()
    later = open_engine(shelf)
    if damage != "environment = '[1]'":
        assert any("canaries" in problem for problem in later.verify())
    (media / "later.txt").write_text("A later text about gardens.")
    with pytest.raises(EncoderUnavailable, match="record of what it gave"):
        index(later)
    assert later.search(SearchRequest("gardens", by="content")).hits[0].name == "later.txt"
    later.fill_anew("colours")
    later.cancel()
    index(later)
    assert later.verify() == []


def test_an_encoder_that_fails_oddly_does_not_hold_up_the_others(engine: Engine, shelf: FakeShelf, media: Path) -> None:
    shelf.odd.add("colours")
    write_picture(media / "later.png", "green")
    (media / "later.txt").write_text("A later text about gardens.")
    with pytest.raises(EncoderUnavailable, match="CUDA error"):
        index(engine)
    assert engine.search(SearchRequest("gardens", by="content")).hits[0].name == "later.txt"


def test_cancelling_does_not_wait_for_a_server(engine: Engine, shelf: FakeShelf, media: Path) -> None:
    shelf.send_elsewhere("words")
    shelf.slow.add("words")
    for number in range(12):
        (media / f"later {number}.txt").write_text(f"A later text about garden number {number}.")
    engine.rescan()
    assert shelf.held.wait(20)
    asked = shelf.asked.count("words")
    engine.cancel()
    assert shelf.interrupted.is_set()
    assert shelf.asked.count("words") <= asked + 1


def test_files_that_wait_for_a_broken_encoder_alone_are_not_read(engine: Engine, shelf: FakeShelf) -> None:
    shelf.filled.add(NEW)
    shelf.broken.add(NEW)
    reads: list[bytes] = []
    decoder = engine.library._parts.decoders._decoder
    identify = decoder.identify
    decoder.identify = lambda path: (reads.append(path), identify(path))[1]
    with pytest.raises(EncoderUnavailable, match="hues"):
        index(engine)
    assert engine.status().waiting == 0
    assert status(engine, "colours").covered == 2
    assert len(reads) <= 2


def test_an_encoder_that_comes_back_is_asked_again(engine: Engine, shelf: FakeShelf, open_engine: OpenEngine) -> None:
    shelf.filled.add(NEW)
    index(engine)
    engine.close()
    shelf.drifted.add(NEW)
    later = open_engine(shelf)
    with pytest.raises(EncoderUnavailable, match="Hues does not look"):
        index(later)
    later.remove_encoder(NEW)
    later.cancel()
    shelf.gone.clear()
    shelf.filled.add(NEW)
    index(later)
    assert status(later, NEW).changed == ""
    assert status(later, NEW).covered == 2
    with later._catalogue.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM canary").scalar_one() == 4


def test_older_vectors_never_speak_for_what_was_seen_anew(engine: Engine, shelf: FakeShelf) -> None:
    shelf.update("colours")
    control = JobControl()
    steps = engine.index(control)
    next(steps)
    control.cancel()
    steps.close()
    with engine._catalogue.write() as connection:
        # One picture was seen anew, and looks different now.
        new = spaces.rows(connection)[-1]
        old = next(row for row in spaces.rows(connection) if row.name == new.name)
        connection.exec_driver_sql(f"DELETE FROM vector WHERE space_id = {new.space_id}")
        connection.exec_driver_sql(
            f"INSERT INTO vector SELECT {new.space_id}, item_id, "
            f"(SELECT max(data) FROM vector WHERE space_id = {old.space_id} AND item_id <> one.item_id) "
            f"FROM vector AS one WHERE space_id = {old.space_id} LIMIT 1"
        )
        connection.exec_driver_sql(f"DELETE FROM coverage WHERE space_id = {new.space_id}")
        spaces.touch(connection, [new.space_id])
    engine._indexes.drop(new.fingerprint)
    hits = engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content")).hits
    assert len({hit.item_id for hit in hits}) == len(hits) == 2


def test_a_catalogue_of_the_first_version_opens_migrates_and_finds(
    open_engine: OpenEngine, shelf: FakeShelf, tmp_path: Path
) -> None:
    (tmp_path / "library").mkdir()
    shutil.copy(OLD_CATALOGUE, tmp_path / "library" / "catalogue.sqlite")
    engine = open_engine(shelf)
    assert engine.status().counts == {Kind.IMAGE: 2, Kind.AUDIO: 1, Kind.DOCUMENT: 1}
    assert len(engine.failures()) == 1
    assert first(engine, "red") == "a.png"
    assert engine.search(SearchRequest("passport", by="words")).hits[0].name == "e.txt"
    assert engine.verify() == []
    assert [path.name[:10] for path in (tmp_path / "library" / "snapshots").iterdir()] == ["version-1-"]
