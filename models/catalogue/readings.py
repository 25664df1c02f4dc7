"""What readers find in media that hold no text of their own: words in pictures, words that are spoken.

What files state about themselves is read in the same manner where an older Findling did not ask for it. A reading is
begun before its first item is written and ended after the last, so that one that was broken off is known.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from models.catalogue.spaces import touch
from models.catalogue.tables import coverage, file, item, reading, vector
from models.kinds import Kind

_UNDER_WAY = -1


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A reader as the catalogue knows it.

    Attributes:
        name: "ocr" or "speech".
        fingerprint: names everything that decides what it reads.
        kinds: of the files that it looks into.
    """

    name: str
    fingerprint: str
    kinds: tuple[Kind, ...]


FACTS = ReaderRow("facts", "1", (Kind.IMAGE,))
"""When and where a picture was taken, and its perceptual hash; another fingerprint has all of them read again."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage that the catalogue holds, to be encoded again."""

    reader: str
    ordinal: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Begun:
    """How far a reading had come before it was broken off: items, and seconds of the sound."""

    items: int = 0
    until_s: float = 0.0


_FINISHED = select(reading.c.reader, reading.c.fingerprint).where(
    reading.c.content_id == bindparam("content"), reading.c.found != _UNDER_WAY
)
_PUT = upsert(reading)
_RECORD = _PUT.on_conflict_do_update(
    index_elements=["content_id", "reader"], set_={"fingerprint": _PUT.excluded.fingerprint, "found": 0}
)


def finished(connection: Connection, content_id: int) -> dict[str, str]:
    """Readers that have been through a content: name -> their fingerprint then."""
    rows = connection.execute(_FINISHED, {"content": content_id})
    return {row.reader: row.fingerprint for row in rows}


def begin(connection: Connection, content_id: int, reader: ReaderRow) -> tuple[Begun, bool]:
    """Begin a reading, or go on with one that was broken off.

    What the reader found as it was before an update is deleted.
    Returns: how far it has come, and whether vectors were deleted.
    """
    mine = (reading.c.content_id == content_id) & (reading.c.reader == reader.name)
    found = (item.c.content_id == content_id) & (item.c.reader == reader.name)
    known = connection.execute(select(reading.c.fingerprint).where(mine)).scalar()
    if known == reader.fingerprint:
        count, until_s = connection.execute(select(func.count(), func.max(item.c.end_s)).where(found)).one()
        return Begun(count, until_s or 0.0), False
    ids = select(item.c.id).where(found)
    touched = connection.execute(select(vector.c.space_id).where(vector.c.item_id.in_(ids)).distinct()).scalars().all()
    touch(connection, touched)
    connection.execute(delete(item).where(found))
    connection.execute(delete(reading).where(mine))
    if touched:
        mine_covered = (coverage.c.content_id == content_id) & coverage.c.space_id.in_(touched)
        connection.execute(delete(coverage).where(mine_covered))
    row = {"content_id": content_id, "reader": reader.name, "fingerprint": reader.fingerprint, "found": _UNDER_WAY}
    connection.execute(upsert(reading), [row])
    return Begun(), bool(touched)


def record(connection: Connection, content_id: int, reader: ReaderRow) -> None:
    """A content has been gone through in passing; nothing was to be found."""
    row = {"content_id": content_id, "reader": reader.name, "fingerprint": reader.fingerprint, "found": 0}
    connection.execute(_RECORD, [row])


def has_words(connection: Connection, content_id: int) -> bool:
    """Whether readers found words in a content."""
    query = select(reading.c.reader).where(reading.c.content_id == content_id, reading.c.found > 0)
    return connection.execute(query.limit(1)).first() is not None


def end(connection: Connection, content_id: int, reader: str) -> None:
    """A reader has been through a content."""
    count = select(func.count()).where(item.c.content_id == content_id, item.c.reader == reader).scalar_subquery()
    mine = (reading.c.content_id == content_id) & (reading.c.reader == reader)
    connection.execute(update(reading).where(mine).values(found=count))


def lacks(connection: Connection, content_id: int, kind: Kind, readers: Collection[ReaderRow]) -> list[ReaderRow]:
    """The readers of a kind of file that have not been through a content as they are now."""
    done = finished(connection, content_id)
    return [one for one in readers if kind in one.kinds and done.get(one.name) != one.fingerprint]


def wait_for_readers(connection: Connection, readers: Collection[ReaderRow]) -> int:
    """Let indexed files wait again that some reader has not been through. Returns how many."""
    touched = 0
    for reader in readers:
        done = select(reading.c.content_id).where(
            reading.c.reader == reader.name,
            reading.c.fingerprint == reader.fingerprint,
            reading.c.found != _UNDER_WAY,
        )
        waits = update(file).where(
            file.c.state == "indexed", file.c.kind.in_(reader.kinds), file.c.content_id.not_in(done)
        )
        touched += connection.execute(waits.values(state="waiting")).rowcount
    return touched


def with_words(content_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether readers found words in a content."""
    return content_id.in_(select(reading.c.content_id).where(reading.c.found > 0))


def passages_without(connection: Connection, content_id: int, space_ids: Collection[int]) -> list[StoredPassage]:
    """Passages of a content that lack a vector in some of the spaces, in order."""
    covered = (
        select(vector.c.item_id)
        .join(item, item.c.id == vector.c.item_id)
        .where(item.c.content_id == content_id, vector.c.space_id.in_(space_ids))
        .group_by(vector.c.item_id)
        .having(func.count() == len(space_ids))
    )
    query = select(item.c.reader, item.c.ordinal, item.c.heading, item.c.text).where(
        item.c.content_id == content_id, item.c.kind == Kind.DOCUMENT, item.c.id.not_in(covered)
    )
    return [StoredPassage(*row) for row in connection.execute(query.order_by(item.c.reader, item.c.ordinal))]
