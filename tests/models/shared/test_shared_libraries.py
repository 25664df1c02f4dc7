"""The shared libraries of a window: known by name, opened when they are asked, and never mixed up with its own."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_picture, write_sound, write_text

from models.answers import Answer, Form, Hit, SearchRequest
from models.engine import Engine
from models.errors import LibraryUnavailable, UserError
from models.jobs import Cancelled, JobControl
from models.kinds import Kind
from models.paths import LibraryPaths
from models.shared import hits as shared_hits
from models.shared import library as shared_library
from models.shared import machines
from models.shared.checking import SharedStatus
from models.shared.libraries import SharedLibraries
from models.shared.machines import MachineStatus
from models.shared.vectors import VectorsUnavailable
from models.shared.visiting import Guests, is_guest
from models.views import SharedPlace

ARCHIVE = SharedPlace("Archive", "postgresql://anna@db/archive")


class FakeLibrary:
    """Stands where a `SharedLibrary` would: answers with some hits, or fails."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        self.machine = "here"
        self.alone = False
        self.hits = hits
        self.total = 0
        self.error: Exception | None = None
        self.closed = False
        self.answering = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    def answer(self, request: SearchRequest) -> Answer:
        self.answering.set()
        assert self.go_on.wait(10)
        if self.error is not None:
            raise self.error
        return Answer(self.hits, total=self.total)

    def status(self) -> SharedStatus:
        if self.error is not None:
            raise self.error
        now = datetime(2026, 1, 1, tzinfo=UTC)
        machines = (
            MachineStatus("here", now - timedelta(minutes=5), {"photos": "/photos"}),
            MachineStatus("there", now - timedelta(days=2), {"scans": "/scans"}),
        )
        return SharedStatus(now, machines, (), (), {Kind.IMAGE: 7}, 3, 1)

    def cut(self) -> None:
        self.go_on.set()

    def close(self) -> None:
        self.closed = True


def _hits(folder: Path) -> tuple[Hit, ...]:
    def hit(number: int, name: str, kind: Kind, **more: Any) -> Hit:
        path = str(folder / name).encode()
        return Hit(number, number, path, name, str(folder), kind, 0.9, "strong", **more)

    write_picture(folder / "red.png", "red")
    write_sound(folder / "hum.wav", 200)
    write_text(folder / "bread.txt", "Mix flour and water.")
    return (
        hit(1, "red.png", Kind.IMAGE),
        hit(2, "hum.wav", Kind.AUDIO, start_s=0.0, end_s=1.0, duration_s=1.0),
        hit(3, "bread.txt", Kind.DOCUMENT, text="Mix flour and water.", heading="Bread"),
        replace(hit(4, "away.png", Kind.IMAGE), path=b"scans/away.png", offline=True),
    )


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(_hits(tmp_path / "files"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """With a catalogue of its own, whose first ids are those of the hits of the shared library."""
    folder = tmp_path_factory.mktemp("engine")
    shared: Any = FakeLibrary(_hits(folder / "files"))
    opened = Engine(folder / "own", encoders=FakeEncoders(), decoders=InProcessDecoders())
    opened.shared._open_library = lambda address: shared
    opened.shared.keep(ARCHIVE)
    for name in ("a", "b", "c", "d", "e"):
        write_text(folder / "mine" / f"{name}.txt", f"My own secret {name}.")
    opened.library.add_folder(os.fsencode(folder / "mine"))
    for _ in opened.index(JobControl()):
        pass
    yield opened
    opened.close()


def _asked(engine: Engine, text: str = "anything") -> tuple[Hit, ...]:
    return engine.search(SearchRequest(text, library="Archive")).hits


def test_hits_say_where_they_are_from_and_keep_their_ids(engine: Engine) -> None:
    first, again = _asked(engine), _asked(engine)
    assert [hit.library for hit in first] == ["Archive"] * 4
    assert [(hit.item_id, hit.file_id) for hit in first] == [(hit.item_id, hit.file_id) for hit in again]
    assert all(is_guest(hit.file_id) and is_guest(hit.item_id or 0) for hit in first)


def test_what_is_looked_at_is_the_shared_file_and_no_own_one(engine: Engine) -> None:
    picture, sound, document, _ = _asked(engine)
    assert engine.picture(picture.file_id, 32).width == 32
    assert engine.sound(sound.item_id or 0).startswith(b"RIFF")
    assert engine.stretch(sound.file_id, 0.0, 0.5).startswith(b"RIFF")
    assert engine.text(document.file_id, "").text == "Mix flour and water."
    assert [one.text for one in engine.passages(document.item_id or 0)] == ["Mix flour and water."]
    assert engine.details(document.file_id, document.item_id).pages == 0


def test_what_is_on_another_machine_says_so(engine: Engine) -> None:
    away = _asked(engine)[3]
    with pytest.raises(UserError, match="“scans” on another machine"):
        engine.picture(away.file_id, 32)


def test_no_call_of_the_engine_takes_a_guest_for_an_own_file(engine: Engine) -> None:
    """Whatever knows the hit only by its ids finds nothing, and changes nothing."""
    document = _asked(engine)[2]
    item, request = document.item_id or 0, SearchRequest("secret")
    for ask in (
        lambda: engine.why(request, item),
        lambda: engine.heat(request, item),
        lambda: engine.neighbours(item, 3),
        lambda: engine.tags.put("mine", (item,)),
        lambda: engine.search(replace(request, text=f"like:#{item}")),
    ):
        try:
            found = ask()
        except UserError:
            continue
        assert not getattr(found, "hits", found) or isinstance(found, int), found
    assert all(not tag.kept for tag in engine.tags.all())
    marked = engine.search(replace(request, good=(item,)))
    assert [hit.name for hit in marked.hits] == [hit.name for hit in engine.search(request).hits]
    assert engine.on_shelf([(item, document.file_id)]) == [None]


@pytest.mark.parametrize("keep", ["saved", "tag", "context", "shelf"])
def test_what_only_the_own_library_can_do_is_refused_of_a_shared_one(engine: Engine, keep: str) -> None:
    request = SearchRequest("anything", library="Archive")
    with pytest.raises(UserError, match=r"Archive|shared library"):
        if keep == "saved":
            engine.saved.keep("mine", request, False)
        elif keep == "tag":
            engine.tags.add("mine", request)
        elif keep == "context":
            engine.context(request, 100)
        else:
            engine.shelf(request, "none")  # type: ignore[arg-type]
    assert engine.saved.all() == ()


def test_results_are_exported_as_any_others(engine: Engine, tmp_path: Path) -> None:
    target = tmp_path / "found.json"
    request = SearchRequest("anything", library="Archive")
    assert engine.export(request, Form.JSON, os.fsencode(target)).count == 4
    assert json.loads(target.read_bytes())["hits"][3]["path"] == "scans/away.png"


def test_what_is_not_on_this_computer_is_no_part_of_a_folder_of_links_or_a_playlist(
    engine: Engine, tmp_path: Path
) -> None:
    request = SearchRequest("anything", library="Archive")
    links = engine.export(request, Form.LINKS, os.fsencode(tmp_path / "links"))
    assert (links.count, links.left_out) == (3, 1)
    hits = tuple(replace(hit, kind=Kind.AUDIO) for hit in engine.search(request).hits)
    played = engine.export_hits(hits, Form.M3U, os.fsencode(tmp_path / "list.m3u8"))
    assert (played.count, played.left_out) == (3, 1)


def _until(holds: Callable[[], bool]) -> None:
    waited = threading.Event()
    for _ in range(500):
        if holds():
            return
        waited.wait(0.02)
    raise AssertionError("it never came to be")


@pytest.fixture
def libraries(tmp_path: Path, library: FakeLibrary) -> Iterator[SharedLibraries]:
    opened: list[str] = []
    events: list[str] = []

    def open_library(address: str) -> Any:
        opened.append(address)
        return library

    paths = LibraryPaths(tmp_path / "own")
    made = SharedLibraries(
        paths, None, InProcessDecoders(), lambda name, _: events.append(name), open_library=open_library
    )
    made.opened, made.events = opened, events  # type: ignore[attr-defined]
    yield made
    library.go_on.set()
    made.close()


def test_a_library_is_known_again_at_the_next_start_and_not_connected_to(libraries: SharedLibraries) -> None:
    libraries.keep(ARCHIVE)
    libraries.keep(SharedPlace("Scans", "postgresql:///scans"))
    assert [one.name for one in libraries.all()] == ["Archive", "Scans"]
    assert libraries.opened == []  # type: ignore[attr-defined]


def test_one_that_is_tried_is_known_only_when_it_is_kept(libraries: SharedLibraries) -> None:
    assert libraries.attempt(" postgresql://anna@db/archive ", "") == SharedPlace("archive", ARCHIVE.address)
    assert libraries.all() == ()


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:secret@db/archive",
        "postgresql://anna@db/archive?password=secret",
        "postgresql://anna@db/archive?sslpassword=secret",
        "postgresql://anna@db/archive?oauth_client_secret=secret",
        "postgresql://anna@db/archive?conninfo=password=secret",
        "postgresql://anna@db/archive?dbname=postgresql://anna:secret@db/archive",
    ],
)
def test_an_address_with_a_password_is_refused_without_showing_it(libraries: SharedLibraries, address: str) -> None:
    with pytest.raises(UserError, match="holds a password") as refused:
        libraries.attempt(address, "Archive")
    assert "secret" not in str(refused.value)
    assert libraries.opened == []  # type: ignore[attr-defined]


def test_names_and_addresses_are_told_apart(libraries: SharedLibraries) -> None:
    libraries.keep(ARCHIVE)
    with pytest.raises(UserError, match="known already, as “Archive”"):
        libraries.attempt(ARCHIVE.address, "Another name")
    with pytest.raises(UserError, match="taken"):
        libraries.attempt("postgresql:///other", "ARCHIVE")


def test_a_list_that_is_damaged_is_no_reason_to_fail(libraries: SharedLibraries, tmp_path: Path) -> None:
    libraries.keep(ARCHIVE)
    path = LibraryPaths(tmp_path / "own").shared_libraries
    path.write_text('[{"name": "Archive"}, 7, {"name": "Good", "address": "postgresql:///good"}]')
    assert libraries.all() == (SharedPlace("Good", "postgresql:///good"),)


def test_it_is_opened_once_and_closed_when_it_is_forgotten(libraries: SharedLibraries, library: FakeLibrary) -> None:
    libraries.keep(ARCHIVE)
    for _ in range(3):
        libraries.answer(SearchRequest("x", library="Archive"))
    assert libraries.opened == [ARCHIVE.address]  # type: ignore[attr-defined]
    libraries.keep(libraries.forget("Archive"))
    assert library.closed
    assert libraries.all() == (ARCHIVE,)


def test_one_that_is_forgotten_while_it_answers_ends_after_that(
    libraries: SharedLibraries, library: FakeLibrary
) -> None:
    libraries.keep(ARCHIVE)
    library.go_on.clear()
    answering = threading.Thread(target=libraries.answer, args=(SearchRequest("x", library="Archive"),))
    answering.start()
    assert library.answering.wait(10)
    libraries.forget("Archive")
    assert not library.closed
    library.go_on.set()
    answering.join()
    assert library.closed
    with pytest.raises(UserError, match="known here any more"):
        libraries.answer(SearchRequest("x", library="Archive"))


def test_behind_a_slow_server_older_searches_are_given_up(libraries: SharedLibraries, library: FakeLibrary) -> None:
    libraries.keep(ARCHIVE)
    library.go_on.clear()
    given_up: list[str] = []
    answered: list[str] = []

    def ask(text: str) -> None:
        try:
            libraries.answer(SearchRequest(text, library="Archive"))
        except UserError as error:
            given_up.append(error.why)
        else:
            answered.append(text)

    threads = [threading.Thread(target=ask, args=(str(number),)) for number in range(12)]
    for thread in threads:
        thread.start()
    _until(lambda: len(given_up) >= 4)
    library.go_on.set()
    for thread in threads:
        thread.join()
    assert set(given_up) == {"Something else was asked meanwhile."}
    assert len(given_up) + len(answered) == 12


def test_what_a_server_says_reaches_a_window_that_knows_no_server(
    libraries: SharedLibraries, library: FakeLibrary
) -> None:
    libraries.keep(ARCHIVE)
    library.error = VectorsUnavailable("The vectors cannot be reached.", "Nothing answers.", "Try again.")
    with pytest.raises(LibraryUnavailable, match="Nothing answers") as told:
        libraries.answer(SearchRequest("x", library="Archive"))
    assert type(told.value) is LibraryUnavailable
    library.error = None
    assert libraries.answer(SearchRequest("x", library="Archive")).hits, "it can be tried again"


@pytest.mark.parametrize("alone", [True, False])
def test_one_that_keeps_other_programs_out_is_let_go_while_it_rests(
    libraries: SharedLibraries, library: FakeLibrary, alone: bool
) -> None:
    libraries.keep(ARCHIVE)
    library.alone = alone
    libraries.rest("Archive")
    libraries.answer(SearchRequest("x", library="Archive"))
    libraries.rest("Archive")
    assert library.closed is alone
    libraries.answer(SearchRequest("x", library="Archive"))
    assert len(libraries.opened) == 1 + alone  # type: ignore[attr-defined]


def test_its_state_names_machines_and_what_is_here(libraries: SharedLibraries) -> None:
    libraries.keep(ARCHIVE)
    state = libraries.state("Archive")
    assert state.machines == (("here", 300.0), ("there", 2 * 86_400.0))
    assert (state.counts, state.waiting, state.failed, state.here) == ({Kind.IMAGE: 7}, 3, 1, ("photos",))


def test_where_more_is_there_than_is_shown_that_is_said(libraries: SharedLibraries, library: FakeLibrary) -> None:
    libraries.keep(ARCHIVE)
    library.total = 10
    answer = libraries.answer(SearchRequest(library="Archive"))
    assert (answer.total, answer.notes) == (10, ("The first 4 are shown; filters show others.",))


def test_small_pictures_are_made_of_what_is_here_and_stay_nowhere(libraries: SharedLibraries, tmp_path: Path) -> None:
    libraries.keep(ARCHIVE)
    picture, sound, document, away = libraries.answer(SearchRequest("x", library="Archive")).hits
    assert not document.preview and not away.preview
    _until(lambda: Path(picture.preview).exists() and Path(sound.preview).exists())
    _until(lambda: "previews" in libraries.events)  # type: ignore[attr-defined]
    assert Path(picture.preview).read_bytes().startswith(b"\xff\xd8")
    libraries.close()
    assert not Path(picture.preview).exists()
    assert [path.name for path in (tmp_path / "own").rglob("*")] == ["shared_libraries.json"]


@pytest.mark.parametrize("address", ["", "  ", "postgresql://anna@db/" + "x" * 5000, "postgresql://anna@db/a\nb"])
def test_what_cannot_be_an_address_is_not_kept_as_one(libraries: SharedLibraries, address: str) -> None:
    with pytest.raises(UserError, match="no URL of a PostgreSQL database"):
        libraries.attempt(address, "Archive")


@pytest.mark.parametrize("name", ["x" * 500, "\x00\n\u200b"])
def test_names_that_cannot_be_shown_are_refused(libraries: SharedLibraries, name: str) -> None:
    with pytest.raises(UserError, match="This cannot be kept"):
        libraries.attempt(ARCHIVE.address, name)


def test_one_that_was_tried_keeps_nobody_out_meanwhile(libraries: SharedLibraries, library: FakeLibrary) -> None:
    libraries.attempt(ARCHIVE.address, "Archive")
    assert library.closed


def test_bringing_one_back_takes_the_name_of_no_other(libraries: SharedLibraries) -> None:
    libraries.keep(ARCHIVE)
    libraries.forget("Archive")
    other = SharedPlace("archive", "postgresql:///other")
    libraries.keep(other)
    with pytest.raises(UserError, match="is called “Archive” meanwhile"):
        libraries.keep(ARCHIVE)
    assert libraries.all() == (other,)


@pytest.mark.parametrize("stored", ["[{", '{"name": "Archive"}', '[{"name": "", "address": "x"}]'])
def test_a_list_that_is_damaged_is_put_aside_and_not_lost(
    libraries: SharedLibraries, tmp_path: Path, stored: str
) -> None:
    path = LibraryPaths(tmp_path / "own").shared_libraries
    path.parent.mkdir()
    path.write_text(stored)
    libraries.keep(ARCHIVE)
    assert libraries.all() == (ARCHIVE,)
    assert path.with_name("shared_libraries.json.damaged").read_text() == stored


def test_one_that_rests_is_closed_before_it_is_opened_again(libraries: SharedLibraries, library: FakeLibrary) -> None:
    """Two at once would keep each other out of the folder of vectors."""
    libraries.keep(ARCHIVE)
    library.alone = True
    closing, close_on, seen = threading.Event(), threading.Event(), []

    def close() -> None:
        closing.set()
        assert close_on.wait(10)
        seen.append("closed")

    libraries.answer(SearchRequest("x", library="Archive"))
    library.close = close  # type: ignore[method-assign]
    resting = threading.Thread(target=libraries.rest, args=("Archive",))
    resting.start()
    assert closing.wait(10)
    opening = threading.Thread(target=libraries.answer, args=(SearchRequest("x", library="Archive"),))
    opening.start()
    opening.join(0.1)
    assert len(libraries.opened) == 1  # type: ignore[attr-defined]
    close_on.set()
    opening.join()
    resting.join()
    assert seen == ["closed"]
    assert len(libraries.opened) == 2  # type: ignore[attr-defined]


def test_the_end_does_not_wait_for_a_server_that_hangs(libraries: SharedLibraries, library: FakeLibrary) -> None:
    libraries.keep(ARCHIVE)
    library.go_on.clear()
    answering = threading.Thread(target=libraries.answer, args=(SearchRequest("x", library="Archive"),))
    answering.start()
    assert library.answering.wait(10)
    libraries.close()
    answering.join(10)
    assert library.closed
    with pytest.raises(LibraryUnavailable, match="Findling is ending"):
        libraries.answer(SearchRequest("x", library="Archive"))
    assert len(libraries.opened) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("number", [1 - (1 << 62), -(1 << 62), (1 << 63) - 1, -5, 0])
def test_no_number_that_a_database_gives_reaches_the_own_catalogue(number: int) -> None:
    hit = Hit(number, number, b"/a", "a", "", Kind.IMAGE, 0.5, "maybe")
    (guest,) = Guests().receive([hit], "Archive", 3)
    assert is_guest(guest.file_id) and is_guest(guest.item_id or 0)
    assert guest.file_id < 1 << 63


def test_what_a_database_gives_is_made_fit_to_be_shown() -> None:
    nan, most = float("nan"), (1 << 63) - 1
    ill = Hit(1, 1, b"/a", "a\nb\0" + "x" * 5000, "", Kind.AUDIO, nan, "maybe", start_s=nan, end_s=most, page=most)
    ill = replace(ill, width=most, height=-1, duration_s=nan, size_bytes=-1, cosine=nan, char_start=-1, char_end=most)
    (guest,) = Guests().receive([ill], "Archive", 0)
    assert guest.name.startswith("a\u240ab\u2400x") and len(guest.name) == 1000
    assert (guest.start_s, guest.end_s, guest.page, guest.cosine, guest.char_start) == (None,) * 5
    assert (guest.score, guest.duration_s, guest.height, guest.size_bytes) == (0.0, 0.0, 0, 0)
    assert guest.width == (1 << 31) - 1


_ROW = dict.fromkeys(("content_id", "width", "height", "duration_s", "title", "taken_at", "camera", "tags"))


@pytest.mark.parametrize(
    ("root", "path"), [("photos", b"a\0b.png"), ("/etc", b"passwd"), ("/", b"etc/passwd"), ("\\\\host\\share", b"x")]
)
def test_paths_that_can_be_none_here_lead_nowhere(tmp_path: Path, root: str, path: bytes) -> None:
    row = SimpleNamespace(**_ROW, id=1, path=path, name="holiday.png", folder="", kind="image", sha256="")
    vars(row).update(size_bytes=1, mtime_ns=0, copies=1, root_name=root)
    place = machines.Place(1, root, os.fsencode(tmp_path)) if root == "photos" else None
    shown = shared_hits._place(row, None, place, place is not None)
    assert shown.offline
    assert not shown.path.startswith((b"/", b"\\"))
    assert shown.name != "holiday.png", "what is opened is what it says"


@pytest.mark.parametrize("uri", ["http://x:y", "http://[::1", "ftp://host", "unix:///run/some.sock"])
def test_what_a_catalogue_names_as_vectors_may_be_no_address(uri: str) -> None:
    with pytest.raises(VectorsUnavailable, match="no address of a server"):
        shared_library._open_known_vectors(uri)


def test_milvus_writes_into_no_folder_of_a_person(tmp_path: Path) -> None:
    pytest.importorskip("pymilvus", reason="pymilvus is not installed")
    pytest.importorskip("milvus_lite", reason="milvus-lite is not installed")
    write_text(tmp_path / "letters" / "mine.txt", "Dear Anna")
    with pytest.raises(VectorsUnavailable, match="something else in that folder"):
        shared_library._open_known_vectors(str(tmp_path / "letters"))
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["mine.txt"]


def test_a_kind_that_is_not_known_here_is_no_bug() -> None:
    with pytest.raises(LibraryUnavailable, match="“hologram”"):
        shared_hits.kind_of("hologram")


def test_what_a_killed_engine_left_of_others_goes_at_the_next_start(tmp_path: Path) -> None:
    left = LibraryPaths(tmp_path / "own").guests / "a.jpg"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")
    means: Any = {"encoders": FakeEncoders(), "decoders": InProcessDecoders()}
    Engine(tmp_path / "own", **means).close()
    Engine(tmp_path / "own", **means, read_only=True).close()
    assert left.exists(), "the engine of a window may show it"
    engine = Engine(tmp_path / "own", **means)
    engine.keep_up()
    assert not left.parent.exists()
    engine.close()


def test_the_end_does_not_wait_for_a_small_picture(libraries: SharedLibraries, library: FakeLibrary) -> None:
    class Slow(InProcessDecoders):
        def __init__(self) -> None:
            super().__init__()
            self.killed = threading.Event()
            self.lent = threading.Event()

        @contextmanager
        def borrow(self) -> Iterator[Any]:
            self.lent.set()
            assert self.killed.wait(10)
            raise Cancelled
            yield

        def kill(self) -> None:
            self.killed.set()

    slow = Slow()
    libraries._previews._decoders = slow
    libraries.keep(ARCHIVE)
    libraries.answer(SearchRequest("x", library="Archive"))
    assert slow.lent.wait(10)
    libraries.close()


def test_one_that_is_left_while_it_is_opened_keeps_nobody_out(libraries: SharedLibraries, library: FakeLibrary) -> None:
    libraries.keep(ARCHIVE)
    library.alone = True
    opening, go_on = threading.Event(), threading.Event()

    def open_library(address: str) -> Any:
        opening.set()
        assert go_on.wait(10)
        return library

    libraries._open_library = open_library
    answering = threading.Thread(target=libraries.answer, args=(SearchRequest("x", library="Archive"),))
    answering.start()
    assert opening.wait(10)
    libraries.rest("Archive")
    go_on.set()
    answering.join()
    assert library.closed
