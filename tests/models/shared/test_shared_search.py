"""Searching a shared library finds what searching the same files on one computer finds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes import FakeEncoders, InProcessDecoders
from folder_vectors import FolderVectors
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_files import write_picture, write_sound, write_text
from sqlalchemy import text as sql

from models.answers import Hit, SearchRequest
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.kinds import Kind
from models.paths import LibraryPaths
from models.query.parts import Example, QueryError
from models.shared import hits, machines
from models.shared.database import begin_library
from models.shared.libraries import SharedLibraries
from models.shared.library import SharedLibrary
from models.shared.words import read_terms


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files") / "archive"
    write_picture(folder / "holiday" / "red_sunset.png", "red")
    write_picture(folder / "holiday" / "copy of it.png", "red")
    write_picture(folder / "b.png", "blue")
    write_sound(folder / "sounds" / "low hum.wav", 200)
    write_sound(folder / "sounds" / "d.wav", 4000)
    write_text(folder / "e.txt", "The passport office renews every passport within three weeks.")
    write_text(folder / "f.md", "# Bread\n\nMix flour and water, wait, and bake the loaf until it is brown.")
    write_text(folder / "café" / "Öl.txt", "Crème brûlée needs a hot oven, three eggs and some weeks of training.")
    write_text(folder / "100%_sure.txt", "Nothing is sure: 100% of all bets are off.")
    os.utime(folder / "b.png", (1_500_000_000, 1_500_000_000))
    return folder


@pytest.fixture(scope="module")
def shared_url(postgres: Callable[[], str]) -> str:
    return postgres()


@pytest.fixture(scope="module")
def shared(shared_url: str, files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedLibrary]:
    folder = tmp_path_factory.mktemp("vectors")
    begin_library(shared_url, str(folder))
    library = SharedLibrary(
        shared_url, FakeEncoders(), InProcessDecoders(), machine="one", vectors=FolderVectors(folder)
    )
    library.add_folder(os.fsencode(files), "archive")
    for _ in library.index(JobControl()):
        pass
    yield library
    library.close()


@pytest.fixture(scope="module")
def local(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = Engine(tmp_path_factory.mktemp("local"), encoders=FakeEncoders(), decoders=InProcessDecoders())
    engine.library.add_folder(os.fsencode(files))
    for _ in engine.index(JobControl()):
        pass
    yield engine
    engine.close()


def _names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.name for hit in hits]


@pytest.mark.parametrize(
    "text",
    [
        "kind:picture",
        "kind:sound,document",
        "-kind:picture",
        "ext:md",
        "name:RED",
        "name:100%_",
        "name:_",
        "folder:holiday",
        "-folder:holiday",
        "size:<1kB",
        "size:>1kB",
        "duration:>1s",
        "-duration:>1s",
        "date:2017",
        "before:2018",
        "after:2018",
        "has:text",
        "has:sound",
        "has:place",
        "-has:camera",
        "has:tag",
        "has:date",
        "is:copy",
        "is:new",
        "near:52,13",
        "-near:52,13",
        "tag:none",
        "camera:none",
        '"three weeks"',
        '"creme brulee"',
        '"sunset"',
        '"three weeks" kind:picture',
    ],
)
def test_filters_leave_the_same(shared: SharedLibrary, local: Engine, text: str) -> None:
    request = SearchRequest(text, by="words")
    ours, theirs = shared.answer(request), local.search(request)
    assert sorted(_names(ours.hits)) == sorted(_names(theirs.hits))
    assert ours.total == theirs.total


@pytest.mark.parametrize(
    "text",
    [
        "red",
        "passport",
        "three weeks",
        "low",
        "a passport for every bread",
        "bread flour",
        "bake the lo",
        "oven -passport",
        "weeks -passport",
        "café",
        "it is in the oven",
        "what are all bets",
        "is it",
        '"it is" bread',
    ],
)
def test_words_find_the_same_first(shared: SharedLibrary, local: Engine, text: str) -> None:
    ours, theirs = shared.answer(SearchRequest(text)), local.search(SearchRequest(text))
    assert _names(ours.hits)[:1] == _names(theirs.hits)[:1]
    assert [hit.words for hit in ours.hits[:1]] == [hit.words for hit in theirs.hits[:1]]
    assert {hit.name for hit in ours.hits if hit.relevance != "weak"} >= {
        hit.name for hit in theirs.hits if hit.relevance == "strong"
    }


@pytest.mark.parametrize("text", ['kind:document -"three weeks"', 'kind:document -"passport"'])
def test_excluded_words_leave_nothing_that_has_them(shared: SharedLibrary, text: str) -> None:
    assert "e.txt" not in _names(shared.answer(SearchRequest(text)).hits)
    assert "Öl.txt" in _names(shared.answer(SearchRequest(text)).hits)


@pytest.mark.parametrize("order", ["name", "folder", "size", "duration", "date"])
def test_results_can_be_sorted(shared: SharedLibrary, local: Engine, order: str) -> None:
    request = SearchRequest(f"sort:{order} kind:document,picture -is:copy")
    keys = {
        "name": lambda hit: hit.name.casefold(),
        "folder": lambda hit: hit.folder.casefold().partition("archive")[2],
        "size": lambda hit: -hit.size_bytes,
        "duration": lambda hit: -hit.duration_s,
        "date": lambda hit: -int(hit.moment[:10].replace("-", "")),
    }
    values = [keys[order](hit) for hit in shared.answer(request).hits]
    assert values == sorted(values)
    assert len(values) == len(local.search(request).hits)


def test_a_hit_says_where_it_is_and_why(shared: SharedLibrary, files: Path) -> None:
    hit = shared.answer(SearchRequest("passport office")).hits[0]
    assert hit.path == os.fsencode(files / "e.txt")
    assert (hit.name, hit.folder, hit.kind, hit.item_kind) == ("e.txt", "archive", Kind.DOCUMENT, Kind.DOCUMENT)
    assert hit.words == ("passport", "office")
    assert "The text has all your words" in hit.reasons
    assert "The passage fits what you describe" in hit.reasons
    assert "renews every passport" in hit.text
    assert not hit.offline
    red = shared.answer(SearchRequest("red")).hits[0]
    assert red.copies == 2
    assert red.cosine is not None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_nothing_that_is_typed_is_a_bug(shared: SharedLibrary, text: str) -> None:
    with suppress(QueryError, UserError):
        shared.answer(SearchRequest(text + " passport", by="words"))


def test_very_long_words_are_no_bug(shared: SharedLibrary) -> None:
    assert shared.answer(SearchRequest("p" * 5000 + ' passport "' + "q" * 5000 + '"', by="words")).hits == ()
    assert shared.answer(SearchRequest("p" * 5000 + " passport", by="words")).hits


def test_content_alone_and_words_alone(shared: SharedLibrary) -> None:
    assert shared.answer(SearchRequest("blue", by="words")).hits == ()
    assert _names(shared.answer(SearchRequest("blue", by="content")).hits)[0] == "b.png"


def test_filters_bind_vectors_too(shared: SharedLibrary) -> None:
    assert {hit.kind for hit in shared.answer(SearchRequest("red kind:sound")).hits} <= {Kind.AUDIO}
    assert {hit.name for hit in shared.answer(SearchRequest("red", kinds=(Kind.IMAGE,))).hits} <= {
        "red_sunset.png", "copy of it.png", "b.png"
    }  # fmt: skip


def test_an_example_file_finds_what_is_like_it(shared: SharedLibrary, tmp_path: Path) -> None:
    example = write_picture(tmp_path / "x.png", "blue")
    hits = shared.answer(SearchRequest(examples=(Example(path=os.fsencode(example)),))).hits
    assert hits[0].name == "b.png"
    assert hits[0].reasons[0] == "Looks like the example"


def test_what_cannot_be_asked_is_refused(shared: SharedLibrary) -> None:
    with pytest.raises(QueryError) as problem:
        shared.answer(SearchRequest("red is:offline"))
    assert (problem.value.span.start, problem.value.span.end) == (4, 14)
    with pytest.raises(QueryError):
        shared.answer(SearchRequest("like:#3"))
    for request in (SearchRequest("red", good=(1,)), SearchRequest("red", variety=0.5), SearchRequest(items=(1,))):
        with pytest.raises(UserError):
            shared.answer(request)


def test_another_machine_sees_names_and_where_they_are_not(shared: SharedLibrary, shared_url: str) -> None:
    elsewhere = SharedLibrary(shared_url, FakeEncoders(), InProcessDecoders(), machine="two", vectors=shared.vectors)
    try:
        hit = elsewhere.answer(SearchRequest("passport")).hits[0]
    finally:
        elsewhere.catalogue.close()
    assert hit.path == b"archive/e.txt"
    assert hit.offline


def test_many_allowed_items_are_asked_for_and_left_out(shared: SharedLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = _names(shared.answer(SearchRequest("red -folder:holiday", by="content")).hits)
    monkeypatch.setattr("models.shared.searching._MOST_NAMED", 1)
    monkeypatch.setattr("models.shared.searching._MOST_IN_SQL", 1)
    assert _names(shared.answer(SearchRequest("red -folder:holiday", by="content")).hits) == wanted


@pytest.fixture
def libraries(shared: SharedLibrary, tmp_path: Path) -> Iterator[SharedLibraries]:
    """The window's way to it."""

    def open_library(address: str) -> SharedLibrary:
        vectors: FolderVectors = shared.vectors  # type: ignore[assignment]
        return SharedLibrary(address, FakeEncoders(), InProcessDecoders(), machine="one", vectors=vectors)

    made = SharedLibraries(
        LibraryPaths(tmp_path), None, InProcessDecoders(), lambda *_: None, open_library=open_library
    )
    yield made
    made.close()


def test_a_window_finds_what_the_command_line_finds(
    libraries: SharedLibraries, shared: SharedLibrary, shared_url: str
) -> None:
    libraries.keep(libraries.attempt(shared_url, "Archive"))
    for typed in ("passport", "kind:picture", "red"):
        found = libraries.answer(SearchRequest(typed, library="Archive"))
        assert _names(found.hits) == _names(shared.answer(SearchRequest(typed)).hits)
    state = libraries.state("Archive")
    assert state.here == ("archive",)
    assert [name for name, _ in state.machines] == ["one"]
    assert state.counts == shared.status().counts


def test_what_is_like_a_file_is_found_by_its_path(libraries: SharedLibraries, shared_url: str, files: Path) -> None:
    libraries.keep(libraries.attempt(shared_url, "Archive"))
    like = Example(path=os.fsencode(files / "holiday" / "red_sunset.png"))
    found = libraries.answer(SearchRequest(examples=(like,), library="Archive"))
    assert found.hits[0].name in ("red_sunset.png", "copy of it.png")


def test_a_database_that_drops_its_connections_is_asked_again(
    libraries: SharedLibraries, shared: SharedLibrary, shared_url: str
) -> None:
    libraries.keep(libraries.attempt(shared_url, "Archive"))
    before = libraries.answer(SearchRequest("passport", library="Archive"))
    with shared.catalogue.read() as connection:
        connection.execute(
            sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'findling' AND pid <> pg_backend_pid()"
            )
        )
    assert _names(libraries.answer(SearchRequest("passport", library="Archive")).hits) == _names(before.hits)


def test_a_server_that_is_not_there_says_so_and_nothing_is_kept(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    made = SharedLibraries(LibraryPaths(tmp_path), None, InProcessDecoders(), lambda *_: None)
    with pytest.raises(UserError, match="cannot be used"):
        made.attempt(f"postgresql:///findling?host={tmp_path}", "Archive")
    with pytest.raises(UserError, match="no URL of a PostgreSQL database"):
        made.attempt("https://example.org", "Archive")
    assert made.all() == ()
    made.close()


_COLUMNS = ["content_id", "width", "height", "duration_s", "title", "taken_at", "camera", "tags"]


@pytest.mark.parametrize("path", [b"/etc/passwd", b"../secrets.txt", b"a/../../secrets.txt"])
def test_a_database_cannot_name_files_outside_the_folders_that_are_shared(files: Path, path: bytes) -> None:
    row = SimpleNamespace(**dict.fromkeys(_COLUMNS), id=1)
    vars(row).update(path=path, name="x", folder="", kind="document", size_bytes=1, mtime_ns=0, copies=1)
    row.root_name, row.sha256 = "archive", ""
    shown = hits._place(row, None, machines.Place(1, "archive", os.fsencode(files)), True)
    assert shown.offline
    assert not os.path.isabs(shown.path)


def test_everyday_words_stand_alone_and_without_quotes() -> None:
    assert [term.everyday for term in read_terms('the "the who" by_the band ')] == [True, False, False, False]
    assert len(read_terms('"the" the ')) == 1
