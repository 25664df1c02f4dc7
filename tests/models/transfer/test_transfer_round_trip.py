"""What is exported and imported is what it was; imported twice, it is there once; merged, nothing is overwritten."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from carried import NOW, OCR, PICTURES, WORDS, Described, SmallLibrary, change_manifest, rewrite, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.answers import SearchRequest
from models.catalogue import checks, contents, files, readings, saved, spaces, tagging
from models.catalogue.contents import NewItem
from models.catalogue.saved import Mark
from models.errors import UserError
from models.jobs import Cancelled, JobControl, Progress
from models.kinds import Kind
from models.library import settings as library_settings
from models.library.settings import Settings
from models.paths import LibraryPaths
from models.query.parts import Example
from models.search import request_text
from models.transfer import exporting
from models.transfer.placing import below
from models.upkeep import put_back

Open = Callable[[str], SmallLibrary]

_NAMES = st.binary(min_size=1, max_size=12).filter(lambda name: not set(name) & set(b"/\0") and name.strip(b".") != b"")
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20)
_TAGS = st.sampled_from(["signs", "Boats", "日本", "ﬁne"])


@st.composite
def _libraries(draw: st.DrawFn) -> list[Described]:
    names = iter(draw(st.lists(_NAMES, max_size=8, unique=True)))
    found = []
    for number in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from([Kind.IMAGE, Kind.DOCUMENT]))
        own = [name for name, _ in zip(names, range(draw(st.integers(0, 2))), strict=False)]
        kept = draw(st.lists(_TAGS, max_size=2, unique=True))
        found.append(
            Described(
                number, kind, own, items=draw(st.integers(1, 4)), read=draw(st.lists(_WORDS, max_size=3)),
                covered=draw(st.booleans()), kept=kept,
                refused=[tag for tag in draw(st.lists(_TAGS, max_size=2, unique=True)) if tag not in kept],
                marks=draw(st.lists(st.booleans(), max_size=2)),
            )
        )  # fmt: skip
    return found


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_libraries())
def test_an_empty_library_becomes_what_was_exported(described: list[Described]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(os.path.realpath(folder))
        root = os.fsencode(home / "media")
        with closing(SmallLibrary(home / "old")) as old, closing(SmallLibrary(home / "new")) as new:
            old.fill(described, root)
            with old.catalogue.write() as connection:
                contents.sweep_orphans(connection, NOW)
            before = old.told()
            old.export(home / "out")
            new.bring(home / "out")
            assert new.told() == before
            again = new.bring(home / "out")
            assert new.told() == before
            assert (again.contents, again.items, again.vectors, again.files, again.saved, again.marks) == (0,) * 6
            with new.catalogue.write() as connection:
                assert not checks.problems(connection)
                assert not checks.problems_of_words(connection)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_libraries(), _libraries())
def test_merging_takes_nothing_away_and_leaves_a_whole_library(mine: list[Described], theirs: list[Described]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(os.path.realpath(folder))
        with closing(SmallLibrary(home / "old")) as old, closing(SmallLibrary(home / "new")) as new:
            old.fill(theirs, os.fsencode(home / "theirs"))
            new.fill(mine, os.fsencode(home / "mine"))
            for library in (old, new):
                with library.catalogue.write() as connection:
                    contents.sweep_orphans(connection, NOW)
            before = new.told()
            old.export(home / "out")
            new.bring(home / "out")
            after = new.told()
            # A content that gains items may lack their vectors; one that gains tags or a file says so in its own row.
            for name in set(before) - {"coverage", "contents"}:
                assert set(before[name]) <= set(after[name]), name
            new.bring(home / "out")
            assert new.told() == after
            with new.catalogue.write() as connection:
                assert not checks.problems(connection)
                assert not checks.problems_of_words(connection)


def test_folders_lie_elsewhere(library: Open, media: bytes, some: list[Described], tmp_path: Path) -> None:
    library("old").fill(some, b"/home/anna/Pictures")
    library("old").export(tmp_path / "out")
    figures = library("new").bring(tmp_path / "out", {1: media})
    assert (figures.files, figures.away, figures.left_out_files) == (4, [], 0)
    with library("new").catalogue.read() as connection:
        assert [path for _, path in files.roots(connection)] == [media]
        rows = connection.exec_driver_sql("SELECT path, state, offline FROM file ORDER BY path").all()
    # They can be found at once, and are compared with what was imported before that counts.
    assert rows[0] == (media + b"/a.png", "waiting", 0)
    assert media + b"/caf\xe9.txt" in [row[0] for row in rows]


def test_a_folder_that_is_not_here_keeps_its_files(library: Open, some: list[Described], tmp_path: Path) -> None:
    library("old").fill(some, b"/no/such/folder")
    library("old").export(tmp_path / "out")
    figures = library("new").bring(tmp_path / "out")
    assert figures.away == ["/no/such/folder"]
    with library("new").catalogue.read() as connection:
        assert files.counts_by_root(connection)[1].offline == 4


def test_a_folder_can_be_left_out(library: Open, some: list[Described], tmp_path: Path) -> None:
    library("old").fill(some, b"/no/such/folder")
    library("old").export(tmp_path / "out")
    figures = library("new").bring(tmp_path / "out", {1: None})
    assert (figures.files, figures.left_out_files) == (0, 4)
    with library("new").catalogue.read() as connection:
        # What was learnt of them stays a while, as that of files that were deleted.
        aside = connection.exec_driver_sql("SELECT count(*) FROM content WHERE orphaned_at IS NOT NULL").scalar_one()
        assert (aside, files.roots(connection)) == (3, [])


def test_a_folder_inside_one_that_is_here_belongs_to_it(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    library("old").fill(some, b"/home/anna/Pictures")
    library("old").export(tmp_path / "out")
    with library("new").catalogue.write() as connection:
        root_id = files.add_root(connection, media)
    library("new").bring(tmp_path / "out", {1: media + b"/anna"})
    with library("new").catalogue.read() as connection:
        assert files.counts_by_root(connection)[root_id].files == 4
        assert len(files.roots(connection)) == 1


def test_paths_of_another_sort_of_computer(library: Open, media: bytes, some: list[Described], tmp_path: Path) -> None:
    library("old").fill(some, b"C:\\Pictures")
    with library("old").catalogue.write() as connection:
        connection.exec_driver_sql("UPDATE file SET path = CAST(replace(path, '/', '\\') AS BLOB)")
    library("old").export(tmp_path / "out")
    change_manifest(tmp_path / "out", lambda told: told.update(separator="\\"))
    with pytest.raises(UserError, match="another sort of computer"):
        library("new").bring(tmp_path / "out")
    figures = library("new").bring(tmp_path / "out", {1: media})
    assert (figures.files, figures.left_out_files) == (4, 0)
    with library("new").catalogue.read() as connection:
        paths = connection.exec_driver_sql("SELECT path FROM file ORDER BY path").scalars().all()
    assert media + b"/copy/a.png" in paths


@pytest.mark.parametrize("path", [b"../x", b"a/../../x", b"/etc/x", b"a//b", b".", b"", b"a/\0"])
def test_no_path_leads_out_of_its_folder(path: bytes) -> None:
    assert below(path, b"/") is None


def test_a_relative_folder_is_refused(library: Open, some: list[Described], tmp_path: Path) -> None:
    library("old").fill(some, b"/media")
    library("old").export(tmp_path / "out")
    with pytest.raises(UserError, match="no whole path"):
        library("new").bring(tmp_path / "out", {1: b"here"})


def test_what_is_here_keeps_what_it_has_and_gains_what_it_lacks(library: Open, media: bytes, tmp_path: Path) -> None:
    library("theirs").fill([Described(1, Kind.IMAGE, [b"a.png"], read=["exit"])], media)
    library("theirs").export(tmp_path / "out")
    mine = library("mine").fill(
        [Described(1, Kind.IMAGE, [b"mine.png"], covered=False), Described(5, Kind.IMAGE)], media
    )
    figures = mine.bring(tmp_path / "out")
    assert (figures.contents, figures.known_contents) == (0, 1)
    assert (figures.items, figures.vectors, figures.files) == (1, 2, 1)
    with mine.catalogue.write() as connection:
        assert not checks.problems(connection)
    assert any("mine.png" in row for row in mine.told()["files"])


def test_other_items_of_the_same_content_stay(library: Open, media: bytes, tmp_path: Path) -> None:
    library("theirs").fill([Described(1, Kind.DOCUMENT, [b"a.txt"], items=3)], media)
    library("theirs").export(tmp_path / "out")
    mine = library("mine")
    mine.fill([Described(1, Kind.DOCUMENT, [b"a.txt"])], media)
    with mine.catalogue.write() as connection:
        connection.exec_driver_sql("UPDATE item SET char_end = 7")
    before = mine.told()
    figures = mine.bring(tmp_path / "out")
    assert (figures.other_items, figures.items, figures.vectors) == (1, 0, 0)
    assert mine.told() == before


def test_a_reading_that_is_here_stays(library: Open, media: bytes, tmp_path: Path) -> None:
    library("theirs").fill([Described(1, Kind.IMAGE, [b"a.png"], read=["exit"])], media)
    library("theirs").export(tmp_path / "out")
    mine = library("mine").fill([Described(1, Kind.IMAGE, [b"a.png"])], media)
    with mine.catalogue.write() as connection:
        readings.begin(connection, 1, OCR)
        readings.end(connection, 1, "ocr")
    before = mine.told()
    assert mine.bring(tmp_path / "out").other_items == 1
    assert mine.told() == before


def test_a_reading_that_was_broken_off_is_left_out(library: Open, media: bytes, tmp_path: Path) -> None:
    old = library("old").fill([Described(1, Kind.IMAGE, [b"a.png"])], media)
    with old.catalogue.write() as connection:
        readings.begin(connection, 1, OCR)
        contents.put_items(connection, 1, [NewItem(Kind.DOCUMENT, 0, {}, text="half", reader="ocr")])
    assert old.export(tmp_path / "out").counts["items"] == 1
    library("new").bring(tmp_path / "out")
    assert "half" not in repr(library("new").told())


def test_vectors_of_an_encoder_that_nobody_has_here_are_said_and_left_out(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    library("theirs").fill(some, media)
    library("theirs").export(tmp_path / "out")
    mine = library("mine").fill([Described(9, Kind.IMAGE)], media)
    with mine.catalogue.write() as connection:
        row = spaces.find(connection, WORDS.fingerprint)
        assert row is not None
        spaces.forget(connection, row.space_id)
    figures = mine.bring(tmp_path / "out")
    assert [one for one in figures.left_out if "words/fake" in one or WORDS.name in one]
    assert {row for row in mine.told()["coverage"] if WORDS.fingerprint in row} == set()
    # An encoder that is installed and has seen nothing yet is one that somebody has.
    mine.installed = [WORDS]
    assert mine.bring(tmp_path / "out").vectors > 0


def test_a_person_is_not_overruled(library: Open, media: bytes, some: list[Described], tmp_path: Path) -> None:
    library("theirs").fill(some, media)
    library("theirs").export(tmp_path / "out")
    mine = library("mine").fill([Described(1, Kind.IMAGE, [b"a.png"], refused=["SIGNS"])], media)
    request = request_text.to_json(SearchRequest("my own boats"))
    with mine.catalogue.write() as connection:
        boats = saved.put(connection, "boats", request, "collection", NOW)
        saved.put_marks(connection, boats, [Mark(1, 1, False)])
    mine.bring(tmp_path / "out")
    told = mine.told()
    assert [row for row in told["taggings"] if "refused" in row and some[0].sha256 in row]
    assert not [row for row in told["taggings"] if "kept" in row]
    assert len(told["saved"]) == 1 and "my own boats" in told["saved"][0]
    assert len([row for row in told["marks"] if row.endswith(", 0)") and some[0].sha256 in row]) == 1


def test_another_search_of_the_same_name_gets_another_one(library: Open, media: bytes, tmp_path: Path) -> None:
    for name, words in (("theirs", "red"), ("mine", "blue")):
        with library(name).catalogue.write() as connection:
            saved.put(connection, "Favourites", request_text.to_json(SearchRequest(words)), "search", NOW)
    library("theirs").export(tmp_path / "out")
    for new in (1, 0):
        assert library("mine").bring(tmp_path / "out").saved == new
    with library("mine").catalogue.read() as connection:
        assert [one.name for one in saved.rows(connection)] == ["Favourites", "Favourites (imported)"]


def test_examples_of_a_search_are_found_again(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    old = library("old").fill(some, b"/home/anna")
    examples = Example(item=2), Example(path=b"/home/anna/caf\xe9.txt", region=(0, 0, 0.5, 1)), Example(path=b"/x")
    with old.catalogue.write() as connection:
        request = request_text.to_json(SearchRequest("x", examples=examples, items=(1, 2, 999)))
        saved.put(connection, "Alike", request, "search", NOW)
    old.export(tmp_path / "out")
    new = library("new").fill([Described(7, Kind.IMAGE, [b"b.png"], items=5)], media)
    new.bring(tmp_path / "out", {1: media})
    with new.catalogue.read() as connection:
        kept = request_text.from_json(saved.rows(connection)[0].request)
        place = "SELECT sha256, ordinal FROM item JOIN content ON content.id = content_id WHERE item.id = ?"
        found = connection.exec_driver_sql(place, (kept.examples[0].item,)).one()
    with old.catalogue.read() as connection:
        assert found == connection.exec_driver_sql(place, (2,)).one()
    assert [one.path for one in kept.examples] == [None, media + b"/caf\xe9.txt", b"/x"]
    assert kept.examples[1].region == (0, 0, 0.5, 1) and len(kept.items) == 2


def test_settings_are_taken_where_none_are_set(library: Open, media: bytes, tmp_path: Path) -> None:
    old, new = library("old"), library("new")
    wanted = Settings(leave_out=("*.raw",), hidden=True, speed="quiet")
    library_settings.save(old.paths.settings, wanted)
    old.export(tmp_path / "out")
    assert new.bring(tmp_path / "out").took_settings
    taken = library_settings.load(new.paths.settings)
    # How a computer goes about it is its own affair.
    assert taken == Settings(leave_out=("*.raw",), hidden=True)
    library_settings.save(new.paths.settings, Settings())
    assert not new.bring(tmp_path / "out").took_settings


def test_previews_come_along_and_those_that_are_here_stay(library: Open, media: bytes, tmp_path: Path) -> None:
    old = library("old").fill([Described(1, Kind.AUDIO, [b"a.wav"], items=0), Described(2, Kind.AUDIO, items=0)], media)
    with old.catalogue.write() as connection:
        contents.set_preview(connection, 1, ".peaks")
        contents.set_preview(connection, 2, ".peaks")
    sha256, gone = Described(1, Kind.AUDIO).sha256, Described(2, Kind.AUDIO).sha256
    old.paths.preview(sha256, ".peaks").parent.mkdir(parents=True)
    old.paths.preview(sha256, ".peaks").write_bytes(b"\1\2")
    assert old.export(tmp_path / "out").counts["previews"] == 1
    new = library("new")
    assert new.bring(tmp_path / "out").previews == 1
    assert new.paths.preview(sha256, ".peaks").read_bytes() == b"\1\2"
    assert not new.paths.preview(gone, ".peaks").exists()
    new.paths.preview(sha256, ".peaks").write_bytes(b"mine")
    assert new.bring(tmp_path / "out").previews == 0
    assert new.paths.preview(sha256, ".peaks").read_bytes() == b"mine"


def test_what_fails_after_everything_came_is_said_and_left_out(
    library: Open, media: bytes, some: list[Described], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = library("old").fill(some, media)
    library_settings.save(old.paths.settings, Settings(hidden=True))
    old.export(tmp_path / "out")
    rewrite(tmp_path / "out", "previews.parquet", b"PAR1 but no more")

    def fail(*_: object) -> None:
        raise UserError("No.", "The disk is full.", "Make room.")

    monkeypatch.setattr(library_settings, "save", fail)
    figures = library("new").bring(tmp_path / "out")
    assert figures.contents == 3 and not figures.took_settings
    assert "previews.parquet" in figures.left_out[0] and figures.left_out[1:] == ["The disk is full."]


def test_an_export_without_previews_is_whole(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    old = library("old").fill(some, media)
    run(exporting.export(old.paths, tmp_path / "out", JobControl(), previews=False))
    assert not (tmp_path / "out" / "previews.parquet").exists()
    assert library("new").bring(tmp_path / "out").contents == 3


def test_a_trial_says_the_same_and_keeps_nothing(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    library("old").fill(some, media)
    library("old").export(tmp_path / "out")
    new = library("new")
    before = new.told()
    trial = new.bring(tmp_path / "out", keep=False)
    assert new.told() == before and not new.paths.snapshots.exists()
    done = new.bring(tmp_path / "out")
    done.copy = ""
    assert trial == done


def test_cancelled_anywhere_nothing_has_changed(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    library("old").fill(some, media)
    library("old").export(tmp_path / "out")
    new = library("new")
    before = new.told()
    steps: list[Progress] = []
    run(new.importer.bring(tmp_path / "out", {}, JobControl(), keep=False), steps)
    for step in range(0, len(steps), 3):
        control = JobControl()
        job = new.importer.bring(tmp_path / "out", {}, control)
        for _ in range(step + 1):
            next(job)
        control.cancel()
        with pytest.raises(Cancelled):
            run(job)
        assert new.told() == before
    new.bring(tmp_path / "out")
    assert new.told()["contents"] != before["contents"]


def test_a_cancelled_or_failed_export_leaves_nothing(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    old = library("old").fill(some, media)
    control = JobControl()
    job = exporting.export(old.paths, tmp_path / "out", control)
    next(job)
    control.cancel()
    with pytest.raises(Cancelled):
        run(job)
    assert not (tmp_path / "out").exists() and not (tmp_path / "out.part").exists()
    # One that was killed left its folder; the next one takes it away, but nothing that is somebody's own.
    (tmp_path / "out.part").mkdir()
    (tmp_path / "out.part" / "items.parquet").write_bytes(b"half")
    old.export(tmp_path / "out")
    assert not (tmp_path / "out.part").exists()
    with pytest.raises(UserError, match="something in it"):
        old.export(tmp_path / "out")
    (tmp_path / "two.part").mkdir()
    (tmp_path / "two.part" / "diary.txt").write_text("mine")
    with pytest.raises(UserError, match="not exported"):
        old.export(tmp_path / "two")
    assert (tmp_path / "two.part" / "diary.txt").read_text() == "mine"
    assert not (tmp_path / "two").exists()


def test_two_exports_to_one_place_do_not_spoil_each_other(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    old = library("old").fill(some, media)
    first = exporting.export(old.paths, tmp_path / "out", JobControl())
    next(first)
    with pytest.raises(UserError, match="not exported") as refused:
        old.export(tmp_path / "out")
    assert "Another export to" in refused.value.why
    old.export(tmp_path / "elsewhere")
    run(first)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "media", "old", "out"]
    new = library("new")
    new.bring(tmp_path / "out")
    assert new.told() == old.told()


def test_an_export_that_was_killed_keeps_nobody_away(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    old = library("old").fill(some, media)
    (tmp_path / "out.lock").touch()
    (tmp_path / "out.part").mkdir()
    old.export(tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["media", "old", "out"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_an_export_to_what_is_no_empty_folder(
    library: Open, media: bytes, some: list[Described], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = library("old").fill(some, media)
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    old.export(tmp_path / "link")
    assert (tmp_path / "folder" / "library.json").is_file() and (tmp_path / "link").is_symlink()
    # All of these are refused before anything is copied.
    monkeypatch.setattr(exporting, "_Exporter", lambda *_: pytest.fail("begun"))
    (tmp_path / "file").write_text("mine")
    for target in (tmp_path / "file", tmp_path / "a\0b", tmp_path / ("x" * 255), Path("/")):
        with pytest.raises(UserError, match="not exported"):
            old.export(target)
    assert (tmp_path / "file").read_text() == "mine"


def test_what_was_before_can_be_put_back(library: Open, media: bytes, some: list[Described], tmp_path: Path) -> None:
    library("old").fill(some, media)
    library("old").export(tmp_path / "out")
    mine = SmallLibrary(tmp_path / "mine").fill([Described(8, Kind.IMAGE, [b"b.png"])], media)
    before = mine.told()
    copy = mine.bring(tmp_path / "out").copy
    mine.close()
    put_back(tmp_path / "mine", copy)
    with closing(SmallLibrary(tmp_path / "mine")) as again:
        assert again.told() == before


def test_an_export_can_be_moved(library: Open, media: bytes, some: list[Described], tmp_path: Path) -> None:
    library("old").fill(some, media)
    library("old").export(tmp_path / "out")
    shutil.move(tmp_path / "out", tmp_path / "a strange\nplace")
    assert library("new").bring(tmp_path / "a strange\nplace").contents == 3
    assert LibraryPaths(tmp_path / "new").catalogue.is_file()


def test_the_spaces_are_known_by_what_they_are(
    library: Open, media: bytes, some: list[Described], tmp_path: Path
) -> None:
    library("old").fill(some, media)
    library("old").export(tmp_path / "out")
    library("new").bring(tmp_path / "out")
    with library("new").catalogue.read() as connection:
        assert {row.fingerprint for row in spaces.rows(connection)} == {PICTURES.fingerprint, WORDS.fingerprint}
        assert {one.name for one in tagging.tags(connection)} == {"signs"}
