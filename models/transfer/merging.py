"""Brings the contents, items, vectors and files of an export into the catalogue, inside the caller's transaction.

What is here stays as it is: a content known by its hash keeps what it has and gains what it lacks, a file at a known
path stays. So bringing the same export twice changes nothing the second time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from models.catalogue import days, spaces
from models.catalogue.spaces import SpaceRow
from models.kinds import Kind
from models.messages import say
from models.paths import display_path
from models.spaces import Space
from models.transfer import layout
from models.transfer.layout import damaged
from models.transfer.manifest import SpaceRecord
from models.transfer.placing import Placement
from models.transfer.reading import VectorRows
from models.transfer.reports import ImportFigures
from models.transfer.rows import Content, File, Item

# Of a content that came: known here, new here, or known as another kind of file, whose items are not those.
_KNOWN, _FRESH, _OTHERWISE = 0, 1, 2
# Kept on disk by SQLite: a library may have a million items.
_NOTES = (
    "CREATE TEMP TABLE came (sha256 TEXT PRIMARY KEY, content_id INTEGER NOT NULL, standing INTEGER NOT NULL)",
    "CREATE INDEX temp.came_by_content ON came (content_id)",
    "CREATE TEMP TABLE came_item (number INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, kind TEXT NOT NULL)",
    "CREATE TEMP TABLE grown (content_id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE came_cover (content_id INTEGER NOT NULL, space_id INTEGER NOT NULL)",
    "CREATE TEMP TABLE came_reading (content_id INTEGER NOT NULL, reader TEXT NOT NULL, fingerprint TEXT NOT NULL)",
    "CREATE TEMP TABLE refused (content_id INTEGER NOT NULL, reader TEXT NOT NULL, PRIMARY KEY (content_id, reader))",
)
_TABLES = ("came", "came_item", "grown", "came_cover", "came_reading", "refused")
_MOST_ITEMS = 1_000_000
_CONTENT_COLUMNS = Content._fields[:13]
_ITEM_COLUMNS = Item._fields[2:14]
# Whether some item that a space would look into has no vector there.
_LACKS_SOME = """EXISTS (SELECT 1 FROM item WHERE item.content_id = {content}
    AND instr(',' || space.kinds || ',', ',' || item.kind || ',') > 0
    AND NOT EXISTS (SELECT 1 FROM vector WHERE vector.space_id = space.id AND vector.item_id = item.id))"""


class Merge:
    """One import. Used in the order of its methods. figures: counts what was added."""

    def __init__(self, connection: Connection, figures: ImportFigures, now: datetime) -> None:
        self._connection = connection
        self._figures = figures
        self._now = now.isoformat()
        self._spaces: dict[str, SpaceRow] = {}
        self._next_item_id = 0
        for statement in _NOTES:
            connection.exec_driver_sql(statement)

    def take_spaces(self, told: Sequence[SpaceRecord], installed: Sequence[Space]) -> list[SpaceRecord]:
        """Choose the spaces whose vectors can be used here: those of one fingerprint; all where nothing is here yet.

        Returns: those. What is left out is said in the figures.
        """
        by_fingerprint = {space.fingerprint: space for space in installed}
        empty = self._one("SELECT NOT EXISTS (SELECT 1 FROM content)")
        taken = []
        for record in told:
            here = spaces.find(self._connection, record.fingerprint)
            known = by_fingerprint.get(record.fingerprint)
            dim = here.dim if here is not None else known.dim if known is not None else record.dim
            if dim != record.dim:
                why = say("The vectors of %1 have another length here.", record.name)
            elif here is None and known is None and not empty:
                why = say("The vectors of %1: no encoder here makes such.", record.name)
            else:
                self._spaces[record.fingerprint] = here or self._register(record, known)
                taken.append(record)
                continue
            self._figures.left_out.append(why)
        return taken

    def put_contents(self, rows: Sequence[Content]) -> None:
        """Add contents, with what covers them and who has read them."""
        before = self._known([row.sha256 for row in rows])
        fresh = [row for row in rows if row.sha256 not in before]
        self._many(
            f"""INSERT INTO content ({", ".join(_CONTENT_COLUMNS)}, preview, orphaned_at)
            VALUES ({", ".join("?" * (len(_CONTENT_COLUMNS) + 2))})""",  # noqa: S608  our own names
            [(*row[:13], row.preview, row.set_aside_at) for row in fresh],
        )
        known = before | self._known([row.sha256 for row in fresh])
        ids = {sha256: content_id for sha256, (content_id, _) in known.items()}
        standings = self._standings(rows, before)
        self._figures.contents += len(fresh)
        self._figures.known_contents += len(before)
        self._many(
            "INSERT INTO came VALUES (?, ?, ?)",
            [(row.sha256, ids[row.sha256], standings[row.sha256]) for row in rows],
        )
        rows = [row for row in rows if standings[row.sha256] != _OTHERWISE]
        covered = [
            (ids[row.sha256], self._spaces[one].space_id) for row in rows for one in row.covered if one in self._spaces
        ]
        self._many("INSERT INTO came_cover VALUES (?, ?)", covered)
        # What is known of a picture here was read here, by whichever version.
        read = [
            (ids[row.sha256], *reading)
            for row in rows
            for reading in row.readings
            if reading[0] != "facts" or standings[row.sha256] == _FRESH
        ]
        self._many("INSERT INTO came_reading VALUES (?, ?, ?)", read)

    def put_items(self, rows: Iterable[list[Item]]) -> Iterator[int]:
        """Add items where a content has none of that sort, or the beginning of the same. Yields: how many were seen."""
        self._next_item_id = 1 + self._one(
            "SELECT max(coalesce((SELECT max(id) FROM item), 0), "
            "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'item'), 0))"
        )
        for some in _whole_contents(rows):
            seen = len(some)
            known = self._came(sorted({row.sha256 for row in some}))
            if len(known) != len({row.sha256 for row in some}):
                raise damaged(layout.ITEMS, "an item of a content that is not in contents.parquet")
            some = [row for row in some if known[row.sha256][1] != _OTHERWISE]
            old = [content_id for content_id, standing in known.values() if standing == _KNOWN]
            own, read = self._own_items(old), self._own_readings(old)
            added: list[tuple[Any, ...]] = []
            notes: list[tuple[int, int, str]] = []
            for (sha256, kind, reader), found in groupby(some, lambda row: (row.sha256, row.kind, row.reader)):
                content_id = known[sha256][0]
                here = own.get((content_id, kind, reader), {})
                self._take_group(content_id, list(found), here, (content_id, reader) in read, added, notes)
            self._many(
                f"""INSERT INTO item (id, content_id, {", ".join(_ITEM_COLUMNS)})
                VALUES ({", ".join("?" * (len(_ITEM_COLUMNS) + 2))})""",  # noqa: S608  our own names
                added,
            )
            self._many("INSERT INTO came_item VALUES (?, ?, ?)", notes)
            grown = {row[1] for row in added}.intersection(old)
            self._many("INSERT OR IGNORE INTO grown VALUES (?)", [(content_id,) for content_id in grown])
            self._figures.items += len(added)
            yield seen

    def put_vectors(self, record: SpaceRecord, rows: VectorRows) -> None:
        """Add vectors of items that came."""
        space = self._spaces[record.fingerprint]
        kinds = "," + ",".join(self._kinds_of(space)) + ","
        cursor = self._connection.connection.cursor()
        try:
            cursor.executemany(
                """INSERT OR IGNORE INTO vector (space_id, item_id, data) SELECT ?, item_id, ? FROM came_item
                WHERE number = ? AND instr(?, ',' || kind || ',') > 0""",
                [(space.space_id, data, number, kinds) for number, data in zip(rows.numbers, rows.data, strict=True)],
            )
            self._figures.vectors += max(cursor.rowcount, 0)
        finally:
            cursor.close()

    def settle(self) -> None:
        """Say of contents which spaces cover them and who has read them, as far as all of it is here now."""
        lacks = _LACKS_SOME.format(content="came_cover.content_id")
        self._do(
            f"""INSERT OR IGNORE INTO coverage (content_id, space_id) SELECT content_id, space_id FROM came_cover
            JOIN space ON space.id = space_id
            WHERE EXISTS (SELECT 1 FROM item WHERE item.content_id = came_cover.content_id) AND NOT {lacks}"""  # noqa: S608
        )
        lacks = _LACKS_SOME.format(content="coverage.content_id")
        # What a content has gained, the encoders here have not seen.
        self._do(
            f"""DELETE FROM coverage WHERE content_id IN (SELECT content_id FROM grown)
            AND EXISTS (SELECT 1 FROM space WHERE space.id = coverage.space_id AND {lacks})"""  # noqa: S608
        )
        self._do(
            """INSERT OR IGNORE INTO reading (content_id, reader, fingerprint, found)
            SELECT content_id, reader, fingerprint, (SELECT count(*) FROM item
                WHERE item.content_id = came_reading.content_id AND item.reader = came_reading.reader)
            FROM came_reading WHERE NOT EXISTS (SELECT 1 FROM refused
                WHERE refused.content_id = came_reading.content_id AND refused.reader = came_reading.reader)"""
        )

    def put_files(self, rows: Sequence[File], placement: Placement) -> None:
        """Add files at paths that are not known. Those of a known content wait until their bytes were compared with it,
        and can be found meanwhile.
        """
        known = self._came([row.sha256 for row in rows if row.sha256 is not None])
        taken_at = self._taken_at([content_id for content_id, _ in known.values()])
        new = []
        for row in rows:
            place = placement.of(row.root, row.path)
            if place is None:
                self._figures.left_out_files += 1
                continue
            if row.sha256 is not None and row.sha256 not in known:
                raise damaged(layout.FILES, "a file of a content that is not in contents.parquet")
            content_id = known[row.sha256][0] if row.sha256 is not None else None
            new.append(_file_row(row, place, content_id, taken_at.get(content_id or 0, "")))
        before = self._one("SELECT count(*) FROM file")
        self._many(
            """INSERT OR IGNORE INTO file (root_id, path, name, folder, kind, size_bytes, mtime_ns, state, content_id,
                reason, what, why, what_to_do, views, offline, ignored, dated)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            new,
        )
        added = self._one("SELECT count(*) FROM file") - before
        self._figures.files += added
        self._figures.known_files += len(new) - added

    def end(self) -> None:
        """Set aside what came and no file has, take back what a file has again, and forget the notes."""
        of_file = "EXISTS (SELECT 1 FROM file WHERE file.content_id = content.id)"
        mine = "id IN (SELECT content_id FROM came{})"
        self._do(
            f"""UPDATE content SET orphaned_at = '{self._now}' WHERE orphaned_at IS NULL
            AND {mine.format(f" WHERE standing = {_FRESH}")} AND NOT {of_file}"""  # noqa: S608  a date of our own
        )
        revived = self._connection.exec_driver_sql(
            f"UPDATE content SET orphaned_at = NULL WHERE orphaned_at IS NOT NULL AND {mine.format('')} AND {of_file}"  # noqa: S608
        )
        if revived.rowcount or self._figures.contents or self._figures.items or self._figures.vectors:
            spaces.touch(self._connection, [row.space_id for row in spaces.rows(self._connection)])
        for table in _TABLES:
            self._do(f"DROP TABLE temp.{table}")

    def _register(self, record: SpaceRecord, known: Space | None) -> SpaceRow:
        kinds = known.kinds if known is not None else tuple(Kind(kind) for kind in record.kinds)
        wanted = known or Space(
            record.name,
            record.fingerprint,
            record.dim,
            kinds,
            answers_text=False,
            finds_similar=False,
            lineage=record.lineage,
        )
        space_id = spaces.register(self._connection, wanted)
        if record.canary is not None:
            spaces.put_canary(self._connection, space_id, record.canary)
        row = spaces.find(self._connection, record.fingerprint)
        assert row is not None
        return row

    def _take_group(
        self,
        content_id: int,
        rows: list[Item],
        own: dict[int, tuple[int, tuple[Any, ...]]],
        was_read: bool,
        added: list[tuple[Any, ...]],
        notes: list[tuple[int, int, str]],
    ) -> None:
        """The items of a content of one kind and reader: all of them, or none where other ones are here.

        Args: was_read: whether a reader has been through the content here, so that there is nothing to be added.
        """
        gapless = all(row.ordinal == ordinal for ordinal, row in enumerate(rows))
        if (
            not gapless
            or (was_read and len(rows) > len(own))
            or any(row.ordinal in own and own[row.ordinal][1] != row.place for row in rows)
        ):
            self._figures.other_items += 1
            self._many("INSERT OR IGNORE INTO refused VALUES (?, ?)", [(content_id, rows[0].reader)])
            return
        for row in rows:
            if row.ordinal in own:
                item_id = own[row.ordinal][0]
            else:
                item_id, self._next_item_id = self._next_item_id, self._next_item_id + 1
                added.append((item_id, content_id, *row[2:14]))
            notes.append((row.number, item_id, row.kind))

    def _standings(self, rows: Sequence[Content], before: Mapping[str, tuple[int, str]]) -> dict[str, int]:
        found = {row.sha256: _FRESH if row.sha256 not in before else _KNOWN for row in rows}
        for row in rows:
            if row.sha256 in before and before[row.sha256][1] != row.kind:
                found[row.sha256] = _OTHERWISE
                self._figures.other_items += 1
        return found

    def _own_items(
        self, content_ids: Sequence[int]
    ) -> dict[tuple[int, str, str], dict[int, tuple[int, tuple[Any, ...]]]]:
        """The items here: content, kind and reader -> ordinal -> id and place."""
        found: dict[tuple[int, str, str], dict[int, tuple[int, tuple[Any, ...]]]] = {}
        query = """SELECT content_id, kind, reader, ordinal, id, start_s, end_s, page, char_start, char_end, heading,
            text FROM item WHERE content_id IN (SELECT value FROM json_each(?))"""
        for content_id, kind, reader, ordinal, item_id, *place in self._rows(query, (json.dumps(content_ids),)):
            found.setdefault((content_id, kind, reader), {})[ordinal] = (item_id, tuple(place))
        return found

    def _own_readings(self, content_ids: Sequence[int]) -> set[tuple[int, str]]:
        query = "SELECT content_id, reader FROM reading WHERE content_id IN (SELECT value FROM json_each(?))"
        return {(row[0], row[1]) for row in self._rows(query, (json.dumps(content_ids),))}

    def _came(self, hashes: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Contents that came: hash -> id, and how they stand here."""
        query = "SELECT sha256, content_id, standing FROM came WHERE sha256 IN (SELECT value FROM json_each(?))"
        return {row[0]: (row[1], row[2]) for row in self._rows(query, (json.dumps(list(hashes)),))}

    def _taken_at(self, content_ids: Sequence[int]) -> dict[int, str]:
        query = "SELECT id, taken_at FROM content WHERE taken_at <> '' AND id IN (SELECT value FROM json_each(?))"
        return {row[0]: row[1] for row in self._rows(query, (json.dumps(list(content_ids)),))}

    def _known(self, hashes: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Contents that are here: hash -> id and kind."""
        query = "SELECT sha256, id, kind FROM content WHERE sha256 IN (SELECT value FROM json_each(?))"
        return {row[0]: (row[1], row[2]) for row in self._rows(query, (json.dumps(list(hashes)),))}

    def _kinds_of(self, space: SpaceRow) -> list[str]:
        (row,) = self._rows("SELECT kinds FROM space WHERE id = ?", (space.space_id,))
        return str(row[0]).split(",")

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        return list(self._connection.exec_driver_sql(query, values))

    def _one(self, query: str) -> int:
        return int(self._connection.exec_driver_sql(query).scalar_one())

    def _do(self, statement: str) -> None:
        self._connection.exec_driver_sql(statement)

    def _many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Raises: BadExport: what was to be one of a kind is there twice."""
        if rows:
            try:
                self._connection.exec_driver_sql(statement, list(rows))
            except IntegrityError as error:
                raise damaged(layout.LIBRARY, str(error.orig)) from error


@lru_cache(maxsize=1024)
def _display_folder(folder: bytes) -> str:
    return display_path(folder)


def _file_row(row: File, place: tuple[int, bytes, bool], content_id: int | None, taken_at: str) -> tuple[Any, ...]:
    root_id, path, away = place
    folder, name = os.path.split(path)
    state = "failed" if row.state == "failed" else "waiting"
    dated = (days.of_moment(taken_at) if taken_at else "") or days.of_file(row.mtime_ns)
    return (
        root_id, path, display_path(name), _display_folder(folder), row.kind, row.size_bytes, row.mtime_ns,
        state, content_id, row.reason, row.what, row.why, row.what_to_do, row.views, int(away), row.ignored, dated,
    )  # fmt: skip


def _whole_contents(batches: Iterable[list[Item]]) -> Iterator[list[Item]]:
    """The same rows, so divided that no content is cut in two."""
    held: list[Item] = []
    for rows in batches:
        if rows and held and rows[0].sha256 != held[-1].sha256:
            yield held
            held = []
        held += rows
        if len(held) > _MOST_ITEMS:
            raise damaged(layout.ITEMS, "a content with more items than any has")
        if held:
            cut = next((at for at in range(len(held) - 1, -1, -1) if held[at].sha256 != held[-1].sha256), -1) + 1
            if cut:
                yield held[:cut]
                held = held[cut:]
    if held:
        yield held
