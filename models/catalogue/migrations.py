"""Schema versions, and the steps between them.

A step and the record that it was taken share one transaction: a migration killed half-way leaves the version
before it. Steps are never edited once released; a change of schema is a new step at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from models.errors import LibraryUnavailable


@dataclass(frozen=True, slots=True)
class Step:
    """SQL statements that lead from version - 1 to version."""

    version: int
    statements: tuple[str, ...]


_FIRST = Step(
    1,
    (
        """CREATE TABLE root (
            id INTEGER PRIMARY KEY,
            path BLOB NOT NULL UNIQUE,
            added_at TEXT NOT NULL)""",
        """CREATE TABLE content (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sha256 TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            duration_s REAL NOT NULL,
            pages INTEGER NOT NULL,
            preview TEXT NOT NULL,
            orphaned_at TEXT)""",
        """CREATE TABLE file (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            root_id INTEGER NOT NULL REFERENCES root (id) ON DELETE CASCADE,
            path BLOB NOT NULL UNIQUE,
            name TEXT NOT NULL,
            folder TEXT NOT NULL,
            kind TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'indexed', 'failed')),
            content_id INTEGER REFERENCES content (id),
            reason TEXT NOT NULL DEFAULT '',
            what TEXT NOT NULL DEFAULT '',
            why TEXT NOT NULL DEFAULT '',
            what_to_do TEXT NOT NULL DEFAULT '')""",
        "CREATE INDEX file_by_state ON file (state, mtime_ns)",
        "CREATE INDEX file_by_root ON file (root_id, state)",
        "CREATE INDEX file_by_content ON file (content_id)",
        "CREATE INDEX file_by_time ON file (mtime_ns)",
        # Item ids are never reused, so that an index entry can never come to mean another item.
        """CREATE TABLE item (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            start_s REAL,
            end_s REAL,
            page INTEGER,
            char_start INTEGER,
            char_end INTEGER,
            heading TEXT NOT NULL DEFAULT '',
            text TEXT NOT NULL DEFAULT '',
            UNIQUE (content_id, ordinal))""",
        """CREATE TABLE space (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            fingerprint TEXT NOT NULL UNIQUE,
            dim INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            created_at TEXT NOT NULL)""",
        """CREATE TABLE vector (
            space_id INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
            item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
            data BLOB NOT NULL,
            PRIMARY KEY (space_id, item_id))""",
        "CREATE INDEX vector_by_item ON vector (item_id)",
        """CREATE TABLE coverage (
            content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
            space_id INTEGER NOT NULL REFERENCES space (id) ON DELETE CASCADE,
            PRIMARY KEY (content_id, space_id)) WITHOUT ROWID""",
        """CREATE VIRTUAL TABLE file_words USING fts5 (
            name, folder, content='file', content_rowid='id',
            tokenize="unicode61 remove_diacritics 2", prefix='2 3')""",
        "CREATE VIRTUAL TABLE file_vocabulary USING fts5vocab('file_words', 'row')",
        """CREATE TRIGGER file_words_insert AFTER INSERT ON file BEGIN
            INSERT INTO file_words (rowid, name, folder) VALUES (new.id, new.name, new.folder);
        END""",
        """CREATE TRIGGER file_words_delete AFTER DELETE ON file BEGIN
            INSERT INTO file_words (file_words, rowid, name, folder) VALUES ('delete', old.id, old.name, old.folder);
        END""",
        """CREATE TRIGGER file_words_update AFTER UPDATE OF name, folder ON file BEGIN
            INSERT INTO file_words (file_words, rowid, name, folder) VALUES ('delete', old.id, old.name, old.folder);
            INSERT INTO file_words (rowid, name, folder) VALUES (new.id, new.name, new.folder);
        END""",
        # Pictures and sounds have no words of their own, and need no room among them.
        "CREATE VIEW passage AS SELECT id, heading, text FROM item WHERE text <> ''",
        """CREATE VIRTUAL TABLE item_words USING fts5 (
            heading, text, content='passage', content_rowid='id',
            tokenize="unicode61 remove_diacritics 2", prefix='2 3')""",
        "CREATE VIRTUAL TABLE item_vocabulary USING fts5vocab('item_words', 'row')",
        """CREATE TRIGGER item_words_insert AFTER INSERT ON item WHEN new.text <> '' BEGIN
            INSERT INTO item_words (rowid, heading, text) VALUES (new.id, new.heading, new.text);
        END""",
        """CREATE TRIGGER item_words_delete AFTER DELETE ON item WHEN old.text <> '' BEGIN
            INSERT INTO item_words (item_words, rowid, heading, text)
            VALUES ('delete', old.id, old.heading, old.text);
        END""",
    ),
)

# Which files are looked into first, and what an encoder gave for fixed inputs when its space was begun.
_TURNS_AND_CANARIES = Step(
    2,
    (
        "ALTER TABLE file ADD COLUMN views INTEGER NOT NULL DEFAULT 0",
        "DROP INDEX file_by_state",
        "CREATE INDEX file_by_turn ON file (state, content_id IS NOT NULL, views DESC, mtime_ns DESC)",
        """CREATE TABLE canary (
            space_id INTEGER PRIMARY KEY REFERENCES space (id) ON DELETE CASCADE,
            environment TEXT NOT NULL,
            data BLOB NOT NULL)""",
        # Spaces from before have none until their encoder is seen again.
        "ALTER TABLE space ADD COLUMN lineage TEXT NOT NULL DEFAULT ''",
    ),
)

STEPS: tuple[Step, ...] = (_FIRST, _TURNS_AND_CANARIES)
NEWEST = STEPS[-1].version


def version_of(connection: Connection) -> int:
    """The schema version of an open catalogue; 0 for an empty database.

    Raises: LibraryUnavailable: the catalogue was written by a newer Findling.
    """
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > NEWEST:
        raise LibraryUnavailable(
            "This library cannot be opened.",
            f"It was written by a newer Findling (catalogue version {version}; this one knows {NEWEST}).",
            "Update Findling, or choose another library folder. Nothing was changed.",
        )
    return version


def take_step(connection: Connection, step: Step) -> None:
    """Take one step inside the caller's transaction, and record it."""
    for statement in step.statements:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {step.version}")
