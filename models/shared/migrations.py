"""Versions of a shared library's schema, and the steps between them.

All steps that are missing, and the record that they were taken, share one transaction and one lock, so that two
machines that begin at once do it once. Steps are never edited once released; a change of schema is a new step at the
end.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Step:
    """SQL statements that lead from version - 1 to version."""

    version: int
    statements: tuple[str, ...]


_FIRST = Step(
    1,
    (
        """CREATE TABLE library (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            vectors TEXT NOT NULL,
            created_at TIMESTAMPTZ NOT NULL DEFAULT now())""",
        """CREATE TABLE machine (
            id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            seen_at TIMESTAMPTZ NOT NULL DEFAULT now())""",
        """CREATE TABLE root (
            id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            added_at TIMESTAMPTZ NOT NULL DEFAULT now())""",
        """CREATE TABLE root_place (
            machine_id INTEGER NOT NULL REFERENCES machine ON DELETE CASCADE,
            root_id INTEGER NOT NULL REFERENCES root ON DELETE CASCADE,
            path BYTEA NOT NULL,
            PRIMARY KEY (machine_id, root_id))""",
        """CREATE TABLE content (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            whole BOOLEAN NOT NULL DEFAULT false,
            title TEXT NOT NULL DEFAULT '',
            width INTEGER NOT NULL DEFAULT 0,
            height INTEGER NOT NULL DEFAULT 0,
            duration_s DOUBLE PRECISION NOT NULL DEFAULT 0,
            pages INTEGER NOT NULL DEFAULT 0,
            taken_at TEXT NOT NULL DEFAULT '',
            day INTEGER,
            camera TEXT NOT NULL DEFAULT '',
            latitude DOUBLE PRECISION,
            longitude DOUBLE PRECISION,
            tags TEXT NOT NULL DEFAULT '',
            words TSVECTOR NOT NULL DEFAULT '')""",
        "CREATE INDEX content_by_words ON content USING GIN (words)",
        """CREATE TABLE file (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            root_id INTEGER NOT NULL REFERENCES root ON DELETE CASCADE,
            path BYTEA NOT NULL,
            name TEXT NOT NULL,
            folder TEXT NOT NULL,
            ext TEXT NOT NULL,
            kind TEXT NOT NULL,
            size_bytes BIGINT NOT NULL,
            mtime_ns BIGINT NOT NULL,
            day INTEGER,
            state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'indexed', 'failed')),
            sha256 TEXT,
            content_id BIGINT REFERENCES content,
            reason TEXT NOT NULL DEFAULT '',
            what TEXT NOT NULL DEFAULT '',
            why TEXT NOT NULL DEFAULT '',
            what_to_do TEXT NOT NULL DEFAULT '',
            words TSVECTOR NOT NULL,
            holder TEXT,
            token BIGINT,
            leased_until TIMESTAMPTZ,
            UNIQUE (root_id, path))""",
        "CREATE INDEX file_waiting ON file (root_id, id) WHERE state = 'waiting'",
        "CREATE INDEX file_held ON file (holder) WHERE holder IS NOT NULL",
        "CREATE INDEX file_by_hash ON file (sha256)",
        "CREATE INDEX file_by_content ON file (content_id)",
        "CREATE INDEX file_by_day ON file (day)",
        "CREATE INDEX file_by_words ON file USING GIN (words)",
        # A sequence is never turned back, so that a vector can never come to mean another item.
        """CREATE TABLE item (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            content_id BIGINT NOT NULL REFERENCES content ON DELETE CASCADE,
            kind TEXT NOT NULL,
            reader TEXT NOT NULL DEFAULT '',
            ordinal INTEGER NOT NULL,
            start_s DOUBLE PRECISION,
            end_s DOUBLE PRECISION,
            page INTEGER,
            char_start INTEGER,
            char_end INTEGER,
            heading TEXT NOT NULL DEFAULT '',
            text TEXT NOT NULL DEFAULT '',
            words TSVECTOR,
            UNIQUE (content_id, kind, reader, ordinal))""",
        "CREATE INDEX item_by_words ON item USING GIN (words) WHERE words IS NOT NULL",
        """CREATE TABLE space (
            id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name TEXT NOT NULL,
            fingerprint TEXT NOT NULL UNIQUE,
            dim INTEGER NOT NULL,
            kinds TEXT[] NOT NULL,
            created_at TIMESTAMPTZ NOT NULL DEFAULT now())""",
        """CREATE TABLE coverage (
            content_id BIGINT NOT NULL REFERENCES content ON DELETE CASCADE,
            space_id INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
            done JSONB NOT NULL DEFAULT '{}',
            whole BOOLEAN NOT NULL DEFAULT false,
            refused TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (content_id, space_id))""",
        "CREATE INDEX coverage_lacking ON coverage (space_id, content_id) WHERE NOT whole",
        "CREATE SEQUENCE lease_token",
        # Space 0 stands for the reading of a content itself: its facts and its items.
        """CREATE TABLE lease (
            sha256 TEXT NOT NULL,
            space_id INTEGER NOT NULL,
            holder TEXT NOT NULL,
            token BIGINT NOT NULL,
            expires_at TIMESTAMPTZ NOT NULL,
            PRIMARY KEY (sha256, space_id))""",
        "CREATE INDEX lease_by_holder ON lease (holder)",
        """CREATE TABLE tag (
            content_id BIGINT NOT NULL REFERENCES content ON DELETE CASCADE,
            key TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (content_id, key))""",
        "CREATE INDEX tag_by_key ON tag (key)",
        """CREATE TABLE sample (
            space_id INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
            slot INTEGER NOT NULL,
            priority BIGINT NOT NULL,
            item_id BIGINT NOT NULL REFERENCES item ON DELETE CASCADE,
            data BYTEA NOT NULL,
            PRIMARY KEY (space_id, slot))""",
        "CREATE INDEX sample_by_item ON sample (item_id)",
        """CREATE TABLE canary (
            space_id INTEGER PRIMARY KEY REFERENCES space ON DELETE CASCADE,
            environment JSONB NOT NULL,
            data BYTEA NOT NULL)""",
    ),
)

STEPS = (_FIRST,)
NEWEST = STEPS[-1].version
# Any number will do, as long as every Findling takes the same.
_LOCK = 0x66_69_6E_64


def version_of(connection: Connection) -> int:
    """The version of the schema in a database, 0 where there is none."""
    there = connection.execute(text("SELECT to_regclass('migration')")).scalar()
    if there is None:
        return 0
    return int(connection.execute(text("SELECT coalesce(max(version), 0) FROM migration")).scalar_one())


def migrate(connection: Connection) -> None:
    """Bring the schema up to date, in the caller's transaction; waits while another machine does it."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    connection.execute(
        text(
            "CREATE TABLE IF NOT EXISTS migration"
            " (version INTEGER PRIMARY KEY, taken_at TIMESTAMPTZ NOT NULL DEFAULT now())"
        )
    )
    version = version_of(connection)
    for step in STEPS:
        if step.version > version:
            for statement in step.statements:
                connection.execute(text(statement))
            connection.execute(text("INSERT INTO migration (version) VALUES (:version)"), {"version": step.version})
