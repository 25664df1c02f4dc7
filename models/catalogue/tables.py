"""The catalogue's tables, as SQLAlchemy sees them. The schema itself is made by `migrations`.

A root is a folder that the user added. A file is a path in it. Files with equal bytes share one content; a content
has items, and an item has one vector in each space of its kind that covers its content. A reading says that a reader
(of words in pictures, of speech) has been through a content, and which items it added. A saved search or collection has
marks: what a person thinks of hits. A tag is a person's own word for contents, and a tagging says where it is proposed,
kept or refused.
"""

from __future__ import annotations

from sqlalchemy import BLOB, REAL, Column, Integer, MetaData, Table, Text

metadata = MetaData()

root = Table(
    "root",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", BLOB, nullable=False),
    Column("added_at", Text, nullable=False),
)

file = Table(
    "file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("root_id", Integer, nullable=False),
    Column("path", BLOB, nullable=False),
    Column("name", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("mtime_ns", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("content_id", Integer),
    Column("reason", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("what_to_do", Text, nullable=False),
    Column("views", Integer, nullable=False),
    Column("device", Integer, nullable=False),
    Column("inode", Integer, nullable=False),
    Column("offline", Integer, nullable=False),
    Column("ignored", Integer, nullable=False),
    Column("dated", Text, nullable=False),
)

content = Table(
    "content",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("duration_s", REAL, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("preview", Text, nullable=False),
    Column("orphaned_at", Text),
    Column("taken_at", Text, nullable=False),
    Column("camera", Text, nullable=False),
    Column("latitude", REAL),
    Column("longitude", REAL),
    Column("tags", Text, nullable=False),
    Column("perceptual_hash", BLOB, nullable=False),
    Column("own_tags", Text, nullable=False),
)

item = Table(
    "item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("content_id", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start_s", REAL),
    Column("end_s", REAL),
    Column("page", Integer),
    Column("char_start", Integer),
    Column("char_end", Integer),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("preview", Text, nullable=False),
)

space = Table(
    "space",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("dim", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("lineage", Text, nullable=False),
    Column("kinds", Text, nullable=False),
)

vector = Table(
    "vector",
    metadata,
    Column("space_id", Integer, primary_key=True),
    Column("item_id", Integer, primary_key=True),
    Column("data", BLOB, nullable=False),
)

coverage = Table(
    "coverage",
    metadata,
    Column("content_id", Integer, primary_key=True),
    Column("space_id", Integer, primary_key=True),
)

canary = Table(
    "canary",
    metadata,
    Column("space_id", Integer, primary_key=True),
    Column("environment", Text, nullable=False),
    Column("data", BLOB, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("content_id", Integer, primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("found", Integer, nullable=False),
)

saved = Table(
    "saved",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sort", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("seen_content", Integer, nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("saved_id", Integer, primary_key=True),
    Column("content_id", Integer, primary_key=True),
    Column("item_id", Integer, primary_key=True),
    Column("good", Integer, nullable=False),
)

tag = Table(
    "tag",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("created_at", Text, nullable=False),
)

tagging = Table(
    "tagging",
    metadata,
    Column("tag_id", Integer, primary_key=True),
    Column("content_id", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("score", REAL),
)
