"""The columns that filters look at, against plain SQL and plain Python."""

from __future__ import annotations

import math
import os
import random
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from models.catalogue import columns, facts, names, tagging, wall_clock
from models.catalogue.catalogue import Catalogue
from models.catalogue.facts import Facts, Names

FILE_NAMES = ("IMG_1.JPG", "\u00c4rger.pdf", "a\u0308rger.tar.gz", ".bashrc", "no suffix", "..odd", "a.", "x.\u00c4")
KINDS = ("image", "audio", "document", "film")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")
    yield opened
    opened.close()


def fill(connection: Connection, chance: random.Random, files: int) -> None:
    """Any files with any contents, some shared, some set aside, some missing, and items of every kind."""
    run = connection.exec_driver_sql
    run("INSERT INTO root VALUES (1, x'2f', 'now')")
    for number in range(1, files // 2 + 1):
        run(
            """INSERT INTO content (id, sha256, kind, title, width, height, duration_s, pages, preview, orphaned_at,
            taken_at, camera, latitude, longitude, tags) VALUES (?, ?, ?, '', 0, 0, ?, 0, '', ?, ?, ?, ?, ?, ?)""",
            (
                3 * number,
                str(number),
                chance.choice(KINDS),
                chance.choice([0.0, 9.999, 60.5]),
                chance.choice([None, None, None, "then"]),
                chance.choice(["", "1826-01-01T00:00:00", "2023-05-17T23:59:59", "2023-05-17", "never"]),
                chance.choice(["", "Nikon D1", "nikon d1"]),
                *chance.choice([(None, None), (47.5, -8.25)]),
                chance.choice(["", "Zoo", "zoo\nB\u00e4r\nZOO", "x" * 101, "Bear\n\nPark"]),
            ),
        )
        for ordinal in range(chance.randrange(3)):
            kind = chance.choice(KINDS[:3])
            run(
                "INSERT INTO item (content_id, kind, reader, ordinal, text) VALUES (?, ?, ?, ?, ?)",
                (3 * number, kind, chance.choice(["", "ocr"]), ordinal, "words" if kind == "document" else ""),
            )
    tag = tagging.put_tag(connection, "Bear")
    tagging.decide(connection, tag, [3 * number for number in range(1, files // 2 + 1, 3)], "kept")
    for number in range(files):
        run(
            """INSERT INTO file (root_id, path, name, folder, kind, size_bytes, mtime_ns, state, content_id, offline)
            VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                f"/{number}".encode(),
                chance.choice(FILE_NAMES),
                chance.choice(["/a", "/A", "/b/c"]),
                chance.choice(KINDS),
                chance.randrange(1 << 45),
                chance.randrange(-(10**18), 2 * 10**18),
                chance.choice(["waiting", "indexed", "failed"]),
                chance.choice([None, 3 * chance.randrange(1, files // 2 + 1)]) if files > 1 else None,
                chance.randrange(2),
            ),
        )
    run("DELETE FROM file WHERE id % 7 = 3")


def expected(connection: Connection) -> list[dict[str, Any]]:
    """One file after the other, as SQL and Python's own calendar have it."""
    query = """SELECT file.*, content.id AS known, content.duration_s, content.taken_at, content.camera,
        content.latitude, content.longitude, content.tags, content.own_tags,
        EXISTS (SELECT 1 FROM item WHERE item.content_id = content.id AND text <> '') AS written,
        EXISTS (SELECT 1 FROM item WHERE item.content_id = content.id AND item.kind = 'audio') AS sounding,
        (SELECT count(*) FROM file AS other WHERE other.content_id = content.id) > 1 AS copied
        FROM file LEFT JOIN content ON content.id = content_id AND orphaned_at IS NULL ORDER BY file.id"""
    return [expected_of(row) for row in connection.exec_driver_sql(query)]


def expected_of(row: Any) -> dict[str, Any]:
    moment, dated = datetime.fromtimestamp(row.mtime_ns // 10**9), False  # noqa: DTZ006
    if row.taken_at not in (None, "", "never"):
        moment, dated = datetime.fromisoformat(row.taken_at), True
    lines = f"{row.tags or ''}\n{row.own_tags or ''}".split("\n")
    return {
        "id": row.id,
        "content": row.content_id or 0,
        "kind": row.kind,
        "folder": row.folder,
        "suffix": os.path.splitext(row.name)[1][1:].lower(),
        "size": row.size_bytes,
        "day": moment.toordinal(),
        "moment": moment,
        "duration": row.duration_s or None,
        "camera": row.camera or "",
        "latitude": row.latitude,
        "longitude": row.longitude,
        "tags": {line.casefold() for line in lines if 0 < len(line) <= 100},
        "flags": tuple(map(bool, (dated, row.written, row.sounding, row.offline, row.copied))),
        "new": row.state == "waiting" and row.content_id is None,
    }


def described(read: Facts) -> list[dict[str, Any]]:
    """The same from the columns."""
    files = read.files
    return [
        {
            "id": int(files.ids[row]),
            "content": int(files.content_ids[row]),
            "kind": facts.KINDS[files.kinds[row]],
            "folder": read.folders[files.folders[row]],
            "suffix": read.suffixes[files.suffixes[row]],
            "size": int(files.sizes_bytes[row]),
            "day": int(files.days[row]),
            "moment": datetime.fromisoformat(str(np.datetime64(int(files.moments_s[row]), "s"))),
            "duration": none_of(files.durations_s[row]),
            "camera": read.cameras[files.cameras[row]],
            "latitude": none_of(files.latitudes[row]),
            "longitude": none_of(files.longitudes[row]),
            "tags": tags_of(read, row),
            "flags": tuple(
                bool(column[row])
                for column in (files.dated, files.written, files.sounding, files.offline, files.copied)
            ),
            "new": bool(files.new[row]),
        }
        for row in range(len(files.ids))
    ]


def none_of(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def tags_of(read: Facts, row: int) -> set[str]:
    content_row = read.files.content_rows[row]
    assert content_row < 0 or read.contents.ids[content_row] == read.files.content_ids[row]
    start, end = read.contents.tag_starts[content_row : content_row + 2] if content_row >= 0 else (0, 0)
    codes = read.contents.tag_codes[start:end].tolist()
    assert len(set(codes)) == len(codes)
    assert bool(read.files.tagged[row]) == bool(codes)
    for code in codes:
        assert read.contents.with_tag(code)[content_row]
        assert read.tag_codes[names.key(read.tags[code])] == code
    return {read.tags[code].casefold() for code in codes}


@pytest.fixture(params=["UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "<-0930>9:30"])
def _zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this system cannot be changed by a test")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_zone")
@pytest.mark.parametrize("seed", range(3))
def test_every_column_says_what_sql_says(catalogue: Catalogue, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_BATCH", 17)
    with catalogue.write() as connection:
        fill(connection, random.Random(seed), 120)
    with catalogue.read() as connection:
        read = facts.read(connection)
        assert described(read) == expected(connection)
        items = connection.exec_driver_sql(
            """SELECT item.id, content_id, item.kind FROM item JOIN content ON content.id = content_id
            WHERE orphaned_at IS NULL ORDER BY item.id"""
        ).all()
    kinds = [facts.KINDS[code] for code in read.items.kinds]
    assert list(zip(read.items.ids.tolist(), read.items.content_ids.tolist(), kinds, strict=True)) == items
    assert len(set(read.folders)) == len(read.folders)


@pytest.mark.parametrize("files", [0, 1])
def test_an_empty_library_has_empty_columns(catalogue: Catalogue, files: int) -> None:
    with catalogue.write() as connection:
        fill(connection, random.Random(0), files)
        read = facts.read(connection)
        assert described(read) == expected(connection)
    assert len(read.items.ids) == len(read.contents.ids) == 0
    assert read.files.names.holding("a").shape == (files,)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=6), max_size=5),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
)
@settings(max_examples=200, deadline=None)
def test_names_are_found_as_python_finds_them(written: list[str], wanted: str) -> None:
    lines = [names.key(name + "\n").encode() for name in written]
    starts = np.cumsum([0, *map(len, lines)])[:-1].astype(np.int64)
    found = Names(b"".join(lines), starts).holding(wanted)
    assert found.tolist() == [names.key(wanted) in names.key(name) for name in written]


def test_names_are_found_whatever_their_case(catalogue: Catalogue) -> None:
    with catalogue.write() as connection:
        fill(connection, random.Random(1), 60)
        found = facts.read(connection).files.names
        written = connection.exec_driver_sql("SELECT name FROM file ORDER BY id").scalars().all()
    for wanted in ("img", "\u00c4R", "a\u0308r", ".", "", "\n", "nowhere"):
        assert found.holding(wanted).tolist() == [names.key(wanted) in names.key(name) for name in written]


def test_keywords_beyond_the_most_are_left_out_and_own_tags_never(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_MOST_TAGS", 2)
    with catalogue.write() as connection:
        fill(connection, random.Random(2), 80)
        read = facts.read(connection)
    assert read.tags[0] == "Bear" and len(read.tags) == 2


def test_items_are_read_without_their_texts(catalogue: Catalogue) -> None:
    query = f"EXPLAIN QUERY PLAN SELECT id, content_id, {facts._KIND_CODE} FROM item"
    with catalogue.read() as connection:
        ((*_, plan),) = connection.exec_driver_sql(query).all()
    assert "COVERING INDEX" in plan


@given(st.lists(st.integers(-(1 << 63) + 1, (1 << 63) - 1)))
@settings(max_examples=50, deadline=None)
def test_any_time_of_a_file_has_a_day(times_ns: list[int]) -> None:
    seconds = wall_clock.changed_s(np.array(times_ns, np.int64))
    assert len(seconds) == len(times_ns)
    assert all(abs(int(local) - one // 10**9) < 2 * 86_400 for local, one in zip(seconds, times_ns, strict=True))


@given(
    st.lists(
        st.from_regex(r"([0-2][0-9]{3}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9]:[0-6][0-9])?)?", fullmatch=True)
    )
)
@settings(max_examples=200, deadline=None)
def test_what_is_written_as_usual_is_read_as_python_reads_it(texts: list[str]) -> None:
    assert wall_clock.taken_s(texts).tolist() == [wall_clock._taken_s(text) for text in texts]


@given(st.lists(st.text(max_size=19), min_size=1))
@settings(max_examples=100, deadline=None)
def test_what_is_no_time_is_never(texts: list[str]) -> None:
    assert wall_clock.taken_s(["", *texts, "0000-01-01"]).tolist()[0] == wall_clock.NEVER_S
    assert wall_clock.taken_s(["today", "NaT", "0000-01-01"]).tolist() == 3 * [wall_clock.NEVER_S]
    assert wall_clock.taken_s(["2023-05-17T14:03+02"]).tolist() == wall_clock.taken_s(["2023-05-17T14:03:00"]).tolist()
