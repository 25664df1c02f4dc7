"""A catalogue of every version, made by the Findling of its time, opened by this one: all that it held is kept.

The fixtures are never made anew: what they hold is what people have on their disks.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.answers import SearchRequest
from models.catalogue import contents, saved, tagging
from models.catalogue.catalogue import Catalogue
from models.catalogue.migrations import NEWEST, STEPS
from models.catalogue.saved import Mark
from models.engine import Engine

FIXTURES = sorted((Path(__file__).resolve().parents[2] / "data" / "catalogues").glob("version-*.sqlite"))
OLDEST = FIXTURES[0]
NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)

# By what they are and not by number, so that tables may be made anew: name, query, first version that had it.
_HELD = (
    ("roots", "SELECT path, added_at FROM root", 1),
    (
        "files",
        "SELECT root.path, file.path, name, folder, file.kind, size_bytes, mtime_ns, state, sha256, reason, what, why,"
        " what_to_do FROM file JOIN root ON root.id = root_id LEFT JOIN content ON content.id = content_id",
        1,
    ),
    ("contents", "SELECT sha256, kind, title, width, height, duration_s, pages, preview, orphaned_at FROM content", 1),
    # Their numbers count here: the files of indexes, and what other programs remember, name items by them.
    (
        "items",
        "SELECT item.id, sha256, ordinal, start_s, end_s, page, char_start, char_end, heading, text"
        " FROM item JOIN content ON content.id = content_id",
        1,
    ),
    ("spaces", "SELECT name, fingerprint, dim, generation, created_at FROM space", 1),
    ("vectors", "SELECT fingerprint, item_id, data FROM vector JOIN space ON space.id = space_id", 1),
    (
        "coverage",
        "SELECT sha256, fingerprint FROM coverage JOIN content ON content.id = content_id"
        " JOIN space ON space.id = space_id",
        1,
    ),
    ("views", "SELECT path, views FROM file", 2),
    ("canaries", "SELECT fingerprint, lineage, environment, data FROM canary JOIN space ON space.id = space_id", 2),
    ("places on disk", "SELECT path, device, inode, offline, ignored, dated FROM file", 3),
    ("facts", "SELECT sha256, taken_at, camera, latitude, longitude, tags, perceptual_hash FROM content", 3),
    ("kinds of items", "SELECT id, kind, reader, region, preview FROM item", 3),
    ("readings", "SELECT sha256, reader, fingerprint, found FROM reading JOIN content ON content.id = content_id", 3),
    ("saved searches", "SELECT name, sort, request, created_at, seen_at FROM saved", 4),
    (
        "marks",
        "SELECT name, sha256, item_id, good FROM mark JOIN saved ON saved.id = saved_id"
        " JOIN content ON content.id = content_id",
        4,
    ),
    ("tags", "SELECT name, about, created_at FROM tag", 4),
    (
        "taggings",
        "SELECT name, sha256, state, score FROM tagging JOIN tag ON tag.id = tag_id"
        " JOIN content ON content.id = content_id",
        4,
    ),
    ("own tags", "SELECT sha256, own_tags FROM content", 4),
)


def held(path: Path, version: int) -> dict[str, list[tuple[object, ...]]]:
    """All that a catalogue holds, in terms of the version that it has or had."""
    with closing(sqlite3.connect(path)) as database:
        return {
            name: sorted(database.execute(query).fetchall(), key=repr)
            for name, query, first in _HELD
            if first <= version
        }


def schema(path: Path) -> dict[str, str]:
    """How the tables, indexes, views and triggers were made, without the blanks."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: "".join(sql.split()) for name, sql in rows}


def upgraded(fixture: Path, folder: Path) -> Path:
    path = folder / "catalogue.sqlite"
    shutil.copy(fixture, path)
    Catalogue(path, folder / "snapshots").close()
    return path


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_all_that_a_catalogue_held_is_kept(tmp_path: Path, fixture: Path) -> None:
    version = int(fixture.stem.partition("-")[2])
    before = held(fixture, version)
    assert all(before[name] for name in ("roots", "files", "contents", "items", "vectors", "coverage"))
    path = upgraded(fixture, tmp_path)
    assert held(path, version) == before
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_an_upgraded_catalogue_is_made_like_a_new_one(tmp_path: Path, fixture: Path) -> None:
    (tmp_path / "new").mkdir()
    Catalogue(tmp_path / "new" / "catalogue.sqlite", tmp_path / "new" / "snapshots").close()
    assert schema(upgraded(fixture, tmp_path)) == schema(tmp_path / "new" / "catalogue.sqlite")


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_no_step_was_changed_since_its_fixture_was_made(tmp_path: Path, fixture: Path) -> None:
    version = int(fixture.stem.partition("-")[2])
    with closing(sqlite3.connect(tmp_path / "steps.sqlite")) as database:
        for step in STEPS[:version]:
            for statement in step.statements:
                database.execute(statement)
        database.commit()
    assert schema(tmp_path / "steps.sqlite") == schema(fixture)


def test_the_newest_fixture_has_something_of_everything() -> None:
    """A table that is empty in the fixture would be compared with nothing at the next migration."""
    empty = [name for name, rows in held(FIXTURES[-1], NEWEST).items() if not rows]
    assert empty == []
    assert FIXTURES[-1].stem == f"version-{NEWEST}"


def test_the_oldest_library_can_do_what_a_new_one_can(open_engine: Callable[..., Engine], tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    path = upgraded(OLDEST, tmp_path / "library")
    catalogue = Catalogue(path, tmp_path / "library" / "snapshots")
    with catalogue.write() as connection:
        content_id = contents.find_content(connection, _hash_of(path, "a.png"))
        assert content_id is not None
        collection = saved.put(connection, "Red things", '{"text": "red"}', "collection", NOW)
        saved.put_marks(connection, collection, [Mark(content_id, None, True)])
        tag = tagging.put_tag(connection, "Kitchen")
        tagging.propose(connection, tag, [(content_id, 0.5)])
        tagging.decide(connection, tag, [content_id], "kept")
    catalogue.close()
    engine = open_engine()
    assert engine.verify() == []
    assert engine.search(SearchRequest("passport", by="words")).hits[0].name == "e.txt"
    assert engine.search(SearchRequest("red", by="content")).hits[0].name == "a.png"
    assert [hit.name for hit in engine.search(SearchRequest("Kitchen", by="words")).hits] == ["a.png"]
    (copy,) = engine.upkeep.snapshots()
    assert copy.sort == "version"
    engine.close()
    # The copy from before is the old library, to the row.
    assert held(tmp_path / "library" / "snapshots" / copy.name, 1) == held(OLDEST, 1)


def _hash_of(path: Path, name: str) -> str:
    with closing(sqlite3.connect(path)) as database:
        query = "SELECT sha256 FROM content JOIN file ON content_id = content.id WHERE name = ?"
        return str(database.execute(query, (name,)).fetchone()[0])
