"""Schema versions, and the steps between them.

A step and the record that it was taken share one transaction: a migration killed half-way leaves the version
before it. Steps are never edited once released; a change of schema is a new step at the end.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Connection

from models.catalogue import days
from models.errors import LibraryUnavailable
from models.messages import say


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

# Films, what readers find, and what files state about themselves. The table of items is made anew, since one content
# may now hold several rows of items; SQLite has no other way to change what is unique.
_FILMS_AND_FACTS = Step(
    3,
    (
        "ALTER TABLE file ADD COLUMN device INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE file ADD COLUMN inode INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE file ADD COLUMN offline INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE file ADD COLUMN ignored INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE file ADD COLUMN dated TEXT NOT NULL DEFAULT ''",
        "DROP TRIGGER file_words_insert",
        "DROP TRIGGER file_words_delete",
        "DROP TRIGGER file_words_update",
        "DROP TABLE file_vocabulary",
        "DROP TABLE file_words",
        "UPDATE file SET dated = " + days.sql("mtime_ns / 1000000000, 'unixepoch', 'localtime'"),  # noqa: S608
        """CREATE VIRTUAL TABLE file_words USING fts5 (
            name, folder, dated, content='file', content_rowid='id',
            tokenize="unicode61 remove_diacritics 2", prefix='2 3')""",
        "INSERT INTO file_words (file_words) VALUES ('rebuild')",
        "CREATE VIRTUAL TABLE file_vocabulary USING fts5vocab('file_words', 'row')",
        """CREATE TRIGGER file_words_insert AFTER INSERT ON file BEGIN
            INSERT INTO file_words (rowid, name, folder, dated) VALUES (new.id, new.name, new.folder, new.dated);
        END""",
        """CREATE TRIGGER file_words_delete AFTER DELETE ON file BEGIN
            INSERT INTO file_words (file_words, rowid, name, folder, dated)
            VALUES ('delete', old.id, old.name, old.folder, old.dated);
        END""",
        """CREATE TRIGGER file_words_update AFTER UPDATE OF name, folder, dated ON file BEGIN
            INSERT INTO file_words (file_words, rowid, name, folder, dated)
            VALUES ('delete', old.id, old.name, old.folder, old.dated);
            INSERT INTO file_words (rowid, name, folder, dated) VALUES (new.id, new.name, new.folder, new.dated);
        END""",
        "DROP INDEX file_by_turn",
        """CREATE INDEX file_by_turn ON file
            (state, content_id IS NOT NULL, kind = 'film', views DESC, mtime_ns DESC)""",
        "CREATE INDEX file_by_inode ON file (inode) WHERE inode <> 0",
        # Few files are away or ignored, and they are counted often.
        "CREATE INDEX file_away ON file (root_id, state) WHERE offline <> 0",
        "CREATE INDEX file_ignored ON file (root_id, state) WHERE ignored <> 0",
        "ALTER TABLE content ADD COLUMN taken_at TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE content ADD COLUMN camera TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE content ADD COLUMN latitude REAL",
        "ALTER TABLE content ADD COLUMN longitude REAL",
        "ALTER TABLE content ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE content ADD COLUMN perceptual_hash BLOB NOT NULL DEFAULT x''",
        "CREATE INDEX content_by_kind ON content (kind)",
        """CREATE VIRTUAL TABLE content_words USING fts5 (
            title, tags, camera, content='content', content_rowid='id',
            tokenize="unicode61 remove_diacritics 2", prefix='2 3')""",
        "INSERT INTO content_words (content_words) VALUES ('rebuild')",
        "CREATE VIRTUAL TABLE content_vocabulary USING fts5vocab('content_words', 'row')",
        """CREATE TRIGGER content_words_insert AFTER INSERT ON content BEGIN
            INSERT INTO content_words (rowid, title, tags, camera) VALUES (new.id, new.title, new.tags, new.camera);
        END""",
        """CREATE TRIGGER content_words_delete AFTER DELETE ON content BEGIN
            INSERT INTO content_words (content_words, rowid, title, tags, camera)
            VALUES ('delete', old.id, old.title, old.tags, old.camera);
        END""",
        """CREATE TRIGGER content_words_update AFTER UPDATE OF title, tags, camera ON content BEGIN
            INSERT INTO content_words (content_words, rowid, title, tags, camera)
            VALUES ('delete', old.id, old.title, old.tags, old.camera);
            INSERT INTO content_words (rowid, title, tags, camera) VALUES (new.id, new.title, new.tags, new.camera);
        END""",
        """CREATE TABLE item_new (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('image', 'audio', 'document')),
            reader TEXT NOT NULL DEFAULT '',
            ordinal INTEGER NOT NULL,
            start_s REAL,
            end_s REAL,
            page INTEGER,
            char_start INTEGER,
            char_end INTEGER,
            heading TEXT NOT NULL DEFAULT '',
            text TEXT NOT NULL DEFAULT '',
            region TEXT NOT NULL DEFAULT '',
            preview TEXT NOT NULL DEFAULT '',
            UNIQUE (content_id, kind, reader, ordinal))""",
        """INSERT INTO item_new
                (id, content_id, kind, ordinal, start_s, end_s, page, char_start, char_end, heading, text)
            SELECT item.id, content_id, kind, ordinal, start_s, end_s, page, char_start, char_end, heading, text
            FROM item JOIN content ON content.id = content_id""",
        # Ids that were given out once are never given out again.
        """INSERT INTO sqlite_sequence (name, seq)
            SELECT 'item_new', 0 WHERE 'item_new' NOT IN (SELECT name FROM sqlite_sequence)""",
        """UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'item'), 0))
            WHERE name = 'item_new'""",
        "DROP VIEW passage",
        "DROP TABLE item",
        "ALTER TABLE item_new RENAME TO item",
        "CREATE VIEW passage AS SELECT id, heading, text FROM item WHERE text <> ''",
        """CREATE TRIGGER item_words_insert AFTER INSERT ON item WHEN new.text <> '' BEGIN
            INSERT INTO item_words (rowid, heading, text) VALUES (new.id, new.heading, new.text);
        END""",
        """CREATE TRIGGER item_words_delete AFTER DELETE ON item WHEN old.text <> '' BEGIN
            INSERT INTO item_words (item_words, rowid, heading, text)
            VALUES ('delete', old.id, old.heading, old.text);
        END""",
        "ALTER TABLE space ADD COLUMN kinds TEXT NOT NULL DEFAULT ''",
        """UPDATE space SET kinds = coalesce((
            SELECT item.kind FROM vector JOIN item ON item.id = item_id WHERE space_id = space.id LIMIT 1), '')""",
        """CREATE TABLE reading (
            content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
            reader TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            found INTEGER NOT NULL,
            PRIMARY KEY (content_id, reader)) WITHOUT ROWID""",
    ),
)

# What people keep: searches, what they think of hits, and words of their own for files.
_KEPT_BY_PEOPLE = Step(
    4,
    (
        """CREATE TABLE saved (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            sort TEXT NOT NULL CHECK (sort IN ('search', 'collection')),
            request TEXT NOT NULL CHECK (json_valid(request)),
            created_at TEXT NOT NULL,
            seen_at TEXT NOT NULL,
            seen_content INTEGER NOT NULL DEFAULT 0)""",
        # No reference to an item, which a reader may find anew: its mark then stands for the content.
        """CREATE TABLE mark (
            saved_id INTEGER NOT NULL REFERENCES saved (id) ON DELETE CASCADE,
            content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
            item_id INTEGER NOT NULL DEFAULT 0,
            good INTEGER NOT NULL CHECK (good IN (0, 1)),
            PRIMARY KEY (saved_id, content_id, item_id)) WITHOUT ROWID""",
        "CREATE INDEX mark_by_content ON mark (content_id)",
        """CREATE TABLE tag (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            about TEXT NOT NULL DEFAULT '' CHECK (about = '' OR json_valid(about)),
            created_at TEXT NOT NULL)""",
        """CREATE TABLE tagging (
            tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
            content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN ('proposed', 'kept', 'refused')),
            score REAL,
            PRIMARY KEY (tag_id, content_id)) WITHOUT ROWID""",
        "CREATE INDEX tagging_by_content ON tagging (content_id, state)",
        "CREATE INDEX tagging_by_score ON tagging (tag_id, state, score DESC)",
        # Few contents are set aside, and they are left out wherever something is counted.
        "CREATE INDEX content_set_aside ON content (orphaned_at) WHERE orphaned_at IS NOT NULL",
        "ALTER TABLE content ADD COLUMN own_tags TEXT NOT NULL DEFAULT ''",
        "DROP TRIGGER content_words_insert",
        "DROP TRIGGER content_words_delete",
        "DROP TRIGGER content_words_update",
        "DROP TABLE content_vocabulary",
        "DROP TABLE content_words",
        """CREATE VIRTUAL TABLE content_words USING fts5 (
            title, tags, camera, own_tags, content='content', content_rowid='id',
            tokenize="unicode61 remove_diacritics 2", prefix='2 3')""",
        "INSERT INTO content_words (content_words) VALUES ('rebuild')",
        "CREATE VIRTUAL TABLE content_vocabulary USING fts5vocab('content_words', 'row')",
        """CREATE TRIGGER content_words_insert AFTER INSERT ON content BEGIN
            INSERT INTO content_words (rowid, title, tags, camera, own_tags)
            VALUES (new.id, new.title, new.tags, new.camera, new.own_tags);
        END""",
        """CREATE TRIGGER content_words_delete AFTER DELETE ON content BEGIN
            INSERT INTO content_words (content_words, rowid, title, tags, camera, own_tags)
            VALUES ('delete', old.id, old.title, old.tags, old.camera, old.own_tags);
        END""",
        """CREATE TRIGGER content_words_update AFTER UPDATE OF title, tags, camera, own_tags ON content BEGIN
            INSERT INTO content_words (content_words, rowid, title, tags, camera, own_tags)
            VALUES ('delete', old.id, old.title, old.tags, old.camera, old.own_tags);
            INSERT INTO content_words (rowid, title, tags, camera, own_tags)
            VALUES (new.id, new.title, new.tags, new.camera, new.own_tags);
        END""",
        # A file that was edited has another content; what a person said of the one before goes over to it.
        """CREATE TABLE edited (
            file_id INTEGER PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
            content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE)""",
        "CREATE INDEX edited_by_content ON edited (content_id)",
        """CREATE TRIGGER file_edited AFTER UPDATE OF content_id ON file
            WHEN old.content_id IS NOT NULL AND new.content_id IS NULL AND (
                EXISTS (SELECT 1 FROM tagging WHERE content_id = old.content_id AND state <> 'proposed')
                OR EXISTS (SELECT 1 FROM mark WHERE content_id = old.content_id)) BEGIN
            INSERT OR REPLACE INTO edited (file_id, content_id) VALUES (new.id, old.content_id);
        END""",
        """CREATE TRIGGER file_looked_into AFTER UPDATE OF content_id ON file
            WHEN old.content_id IS NULL AND new.content_id IS NOT NULL
                AND EXISTS (SELECT 1 FROM edited WHERE file_id = new.id) BEGIN
            INSERT OR IGNORE INTO tagging (tag_id, content_id, state, score)
                SELECT tag_id, new.content_id, state, score FROM tagging JOIN edited USING (content_id)
                WHERE file_id = new.id AND state <> 'proposed';
            INSERT OR IGNORE INTO mark (saved_id, content_id, item_id, good)
                SELECT saved_id, new.content_id, 0, good FROM mark JOIN edited USING (content_id)
                WHERE file_id = new.id;
            UPDATE content SET own_tags = coalesce((SELECT group_concat(name, char(10)) FROM (
                    SELECT tag.name FROM tagging JOIN tag ON tag.id = tagging.tag_id
                    WHERE tagging.content_id = new.content_id AND tagging.state = 'kept' ORDER BY tag.name)), '')
                WHERE id = new.content_id;
            DELETE FROM edited WHERE file_id = new.id;
        END""",
    ),
)

STEPS: tuple[Step, ...] = (_FIRST, _TURNS_AND_CANARIES, _FILMS_AND_FACTS, _KEPT_BY_PEOPLE)
NEWEST = STEPS[-1].version


def version_of(connection: Connection) -> int:
    """The schema version of an open catalogue; 0 for an empty database.

    Raises: LibraryUnavailable: the catalogue was written by a newer Findling.
    """
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > NEWEST:
        raise LibraryUnavailable(
            "This library cannot be opened.",
            say("It was written by a newer Findling (catalogue version %1; this one knows %2).", version, NEWEST),
            "Update Findling, or choose another library folder. Nothing was changed.",
        )
    return version


def take_step(connection: Connection, step: Step) -> None:
    """Take one step inside the caller's transaction, and record it. Foreign keys are off meanwhile, so that a table can
    be replaced by another of its name; afterwards all of them must lead somewhere.

    Raises: DatabaseError: the step fails, or leaves a row that points nowhere.
    """
    for statement in step.statements:
        connection.exec_driver_sql(statement)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise sqlite3.DatabaseError("after the migration a row points nowhere, so the database is malformed")
    connection.exec_driver_sql(f"PRAGMA user_version = {step.version}")
