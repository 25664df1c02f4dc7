"""Is the catalogue consistent with itself?"""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from models.catalogue import tagging

# Each finds rows that must not exist. The name is what a person is told.
_MUST_BE_EMPTY = {
    "indexed files without content": "SELECT id FROM file WHERE state = 'indexed' AND content_id IS NULL",
    "failed files without a reason": "SELECT id FROM file WHERE state = 'failed' AND (reason = '' OR what = '')",
    "vectors of a wrong length": """
        SELECT item_id FROM vector JOIN space ON space.id = space_id WHERE length(data) <> 2 * dim""",
    "canaries of a wrong length": """
        SELECT space_id FROM canary JOIN space ON space.id = space_id
        WHERE length(data) = 0 OR length(data) % (4 * dim) <> 0 OR NOT json_valid(environment)""",
    "contents whose items do not all have their vectors": """
        SELECT item.id FROM coverage JOIN space ON space.id = coverage.space_id
        JOIN item ON item.content_id = coverage.content_id AND item.kind = space.kinds
        LEFT JOIN vector ON vector.space_id = coverage.space_id AND vector.item_id = item.id
        WHERE vector.item_id IS NULL""",
    "contents whose own tags are not those that are kept": f"""
        SELECT id FROM content WHERE own_tags <> {tagging.KEPT_NAMES}""",  # noqa: S608
    "contents with a gap among their items": """
        SELECT content_id FROM item GROUP BY content_id, kind, reader HAVING count(*) <> max(ordinal) + 1""",
    "readings of which the items are not all there": """
        SELECT content_id FROM reading WHERE found >= 0 AND found <> (
            SELECT count(*) FROM item WHERE item.content_id = reading.content_id AND item.reader = reading.reader)""",
    "contents without items that count as indexed": """
        SELECT file.id FROM file LEFT JOIN item ON item.content_id = file.content_id
        WHERE state = 'indexed' AND item.id IS NULL""",
}


def problems(connection: Connection) -> list[str]:
    """Everything that is wrong, in words; an empty list when nothing is."""
    found = [f"SQLite: {row[0]}" for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"SQLite: a row of {row[0]} points nowhere" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    for name, query in _MUST_BE_EMPTY.items():
        count = connection.exec_driver_sql(f"SELECT count(*) FROM ({query})").scalar_one()  # noqa: S608
        if count:
            found.append(f"{count} {name}")
    return found


def problems_of_words(writing: Connection) -> list[str]:
    """Whether the full-text tables agree with the rows they index. FTS5 checks only on a writing connection."""
    found = []
    for table in ("file_words", "content_words", "item_words"):
        try:
            writing.exec_driver_sql(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except DatabaseError as error:
            found.append(f"the word table {table} disagrees with its rows: {error.orig}")
    return found
