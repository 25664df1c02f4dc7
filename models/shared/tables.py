"""The tables of a shared library, as SQLAlchemy sees them. The schema itself is made by `migrations`.

The words are those of a library on one computer: a root holds files, a file has a content, a content has items, and a
space covers contents. What is new is that several machines take part: a root has a name that all of them know, and a
place on each machine that has it. Work is leased: a file while it is looked at, a content while its items are read or
encoded for a space.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnClause,
    ColumnElement,
    Connection,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    any_,
    literal,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR

metadata = MetaData()

CONFIGURATION: ColumnClause[Any] = literal_column("'simple'::regconfig")
"""How PostgreSQL takes texts apart: at spaces, since `words.plain_words` has made words of them before."""


def one_of(column: Column[Any], ids: Iterable[int]) -> ColumnElement[bool]:
    """Where a column is one of some ids, however many: PostgreSQL gets them as one value."""
    return column == any_(literal(list(ids), ARRAY(BigInteger)))


def about_rows(connection: Connection, table: Table) -> int:
    """About how many rows a table has, as the database itself reckons; 0 where it never did."""
    query = text("SELECT reltuples FROM pg_class WHERE oid = to_regclass(:name)")
    return max(int(connection.execute(query, {"name": table.name}).scalar() or 0), 0)


library = Table(
    "library",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("vectors", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

machine = Table(
    "machine",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
)

root = Table(
    "root",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
)

root_place = Table(
    "root_place",
    metadata,
    Column("machine_id", Integer, primary_key=True),
    Column("root_id", Integer, primary_key=True),
    Column("path", LargeBinary, nullable=False),
)

content = Table(
    "content",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("duration_s", Float, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("taken_at", Text, nullable=False),
    Column("day", Integer),
    Column("camera", Text, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("tags", Text, nullable=False),
    Column("words", TSVECTOR, nullable=False),
)

file = Table(
    "file",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("root_id", Integer, nullable=False),
    Column("path", LargeBinary, nullable=False),
    Column("name", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("ext", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("day", Integer),
    Column("state", Text, nullable=False),
    Column("sha256", Text),
    Column("content_id", BigInteger),
    Column("reason", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("what_to_do", Text, nullable=False),
    Column("words", TSVECTOR, nullable=False),
    Column("holder", Text),
    Column("token", BigInteger),
    Column("leased_until", DateTime(timezone=True)),
)

item = Table(
    "item",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("content_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start_s", Float),
    Column("end_s", Float),
    Column("page", Integer),
    Column("char_start", Integer),
    Column("char_end", Integer),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("words", TSVECTOR),
)

space = Table(
    "space",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("dim", Integer, nullable=False),
    Column("kinds", ARRAY(Text), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

coverage = Table(
    "coverage",
    metadata,
    Column("content_id", BigInteger, primary_key=True),
    Column("space_id", Integer, primary_key=True),
    Column("done", JSONB, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("refused", Text, nullable=False),
)

lease = Table(
    "lease",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("space_id", Integer, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("token", BigInteger, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
)

tag = Table(
    "tag",
    metadata,
    Column("content_id", BigInteger, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
)

sample = Table(
    "sample",
    metadata,
    Column("space_id", Integer, primary_key=True),
    Column("slot", Integer, primary_key=True),
    Column("priority", BigInteger, nullable=False),
    Column("item_id", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

canary = Table(
    "canary",
    metadata,
    Column("space_id", Integer, primary_key=True),
    Column("environment", JSONB, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
