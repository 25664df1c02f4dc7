"""Contents, their items, and the vectors of those items in each space."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from models.catalogue.spaces import SpaceRow, new_id, touch
from models.catalogue.tables import content, coverage, file, item, vector
from models.kinds import Kind
from models.spaces import Vectors

Ids = npt.NDArray[np.int64]

_BATCH = 8192
_NORM_TOLERANCE = 0.02
_KEPT_ASIDE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NewContent:
    """What is known of a content besides its items."""

    sha256: str
    kind: Kind
    title: str = ""
    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    pages: int = 0
    taken_at: str = ""
    camera: str = ""
    latitude: float | None = None
    longitude: float | None = None
    tags: str = ""
    perceptual_hash: bytes = b""


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item with the vectors that were made of it: space id -> shape (dim,), float32, L2 norm 1.

    Attributes:
        ordinal: among the items of its kind and reader.
        reader: who read a passage that is no text in the file itself.
        region: where in its picture a passage was read: four shares, as text.
        preview: which sort of preview this very item has, "" for none.
    """

    kind: Kind
    ordinal: int
    vectors: dict[int, npt.NDArray[np.float32]]
    start_s: float | None = None
    end_s: float | None = None
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    heading: str = ""
    text: str = ""
    reader: str = ""
    region: str = ""
    preview: str = ""


_FACTS = tuple(field.name for field in fields(NewContent) if field.name not in ("sha256", "kind"))
_ITEM_COLUMNS = tuple(field.name for field in fields(NewItem) if field.name != "vectors")

# Asked for every file that is indexed: a statement that is put together anew takes several times as long as it runs.
_CONTENT = content.c.id == bindparam("content")
_FIND_CONTENT = select(content.c.id).where(content.c.sha256 == bindparam("sha256"))
_PUT_CONTENT = insert(content)
_PUT_FACTS = update(content).where(_CONTENT)
_SET_PREVIEW = update(content).where(_CONTENT).values(preview=bindparam("suffix"))
_REVIVE = update(content).where(_CONTENT, content.c.orphaned_at.is_not(None)).values(orphaned_at=None)
_HAS_ITEMS = select(item.c.id).where(item.c.content_id == bindparam("content")).limit(1)
_KNOWN_ITEMS = select(item.c.kind, item.c.reader, item.c.ordinal, item.c.id).where(
    item.c.content_id == bindparam("content"), item.c.ordinal.between(bindparam("first"), bindparam("last"))
)
_PUT_ITEM = insert(item)
_PUT_VECTORS = upsert(vector).on_conflict_do_nothing()
_COVER = upsert(coverage).on_conflict_do_nothing()


def find_content(connection: Connection, sha256: str) -> int | None:
    """The id of a content by its bytes' hash."""
    return connection.execute(_FIND_CONTENT, {"sha256": sha256}).scalar()


def spaces_covering(connection: Connection, content_id: int) -> set[int]:
    """Ids of the spaces in which every item of their kinds that a content has is with its vector."""
    return set(connection.execute(select(coverage.c.space_id).where(coverage.c.content_id == content_id)).scalars())


def is_whole(connection: Connection, content_id: int) -> bool:
    """Whether a content was decoded to its end, so that all its items are known."""
    of_file = select(file.c.id).where(file.c.content_id == content_id).limit(1)
    covered = select(coverage.c.space_id).where(coverage.c.content_id == content_id).limit(1)
    return any(connection.execute(query).first() is not None for query in (of_file, covered))


def items_done(connection: Connection, content_id: int, kind: Kind, space_ids: Collection[int]) -> int:
    """How many items of a kind that a file holds by itself, counted from ordinal 0 without a gap, have a vector in all
    the spaces.
    """
    query = select(item.c.ordinal).where(item.c.content_id == content_id, item.c.kind == kind, item.c.reader == "")
    if space_ids:
        query = query.join(vector, vector.c.item_id == item.c.id).where(vector.c.space_id.in_(space_ids))
        query = query.group_by(item.c.ordinal).having(func.count() == len(space_ids))
    query = query.order_by(item.c.ordinal)
    complete = 0
    for ordinal in connection.execute(query).scalars():
        if ordinal != complete:
            break
        complete += 1
    return complete


def put_content(connection: Connection, new: NewContent) -> int:
    """Insert a content, or find it; a content is what its bytes are, so it never changes."""
    known = find_content(connection, new.sha256)
    if known is not None:
        return known
    row = {name: getattr(new, name) for name in ("sha256", "kind", *_FACTS)}
    return new_id(connection.execute(_PUT_CONTENT, row | {"preview": ""}))


def put_facts(connection: Connection, content_id: int, new: NewContent) -> None:
    """Write what is known of a content now that all of it was read."""
    facts = {name: getattr(new, name) for name in _FACTS}
    connection.execute(_PUT_FACTS, facts | {"content": content_id})


def set_preview(connection: Connection, content_id: int, suffix: str) -> None:
    """Remember which sort of preview lies in the previews folder for a content."""
    connection.execute(_SET_PREVIEW, {"content": content_id, "suffix": suffix})


def put_items(connection: Connection, content_id: int, items: Sequence[NewItem]) -> list[int]:
    """Write items and their vectors; an item that is there keeps its id and gains vectors. Returns the ids in order."""
    if not items:
        return []
    ordinals = [new.ordinal for new in items]
    within = {"content": content_id, "first": min(ordinals), "last": max(ordinals)}
    known = connection.execute(_KNOWN_ITEMS, within)
    ids = {(kind, reader, ordinal): item_id for kind, reader, ordinal, item_id in known}
    vectors = []
    for new in items:
        if _key(new) not in ids:
            row = {name: getattr(new, name) for name in _ITEM_COLUMNS} | {"content_id": content_id}
            ids[_key(new)] = new_id(connection.execute(_PUT_ITEM, row))
        vectors += [
            {"space_id": space_id, "item_id": ids[_key(new)], "data": _pack(values)}
            for space_id, values in new.vectors.items()
        ]
    if vectors:
        connection.execute(_PUT_VECTORS, vectors)
    return [ids[_key(new)] for new in items]


def _key(new: NewItem) -> tuple[str, str, int]:
    return new.kind, new.reader, new.ordinal


def has_items(connection: Connection, content_id: int) -> bool:
    """Whether anything was found in a content."""
    return connection.execute(_HAS_ITEMS, {"content": content_id}).first() is not None


def discard_partial(connection: Connection, content_id: int) -> bool:
    """Delete a content that no space covers yet, with its items. Returns whether there was one."""
    uncovered = content.c.id.not_in(select(coverage.c.content_id))
    items = select(item.c.id).where(item.c.content_id == content_id)
    touched = (
        connection.execute(select(vector.c.space_id).where(vector.c.item_id.in_(items)).distinct()).scalars().all()
    )
    removed = connection.execute(delete(content).where(content.c.id == content_id, uncovered)).rowcount > 0
    if removed:
        touch(connection, touched)
    return removed


def cover(connection: Connection, content_id: int, space_ids: Iterable[int]) -> None:
    """Record that every item of their kinds that a content has is with its vector in these spaces."""
    rows = [{"content_id": content_id, "space_id": space_id} for space_id in space_ids]
    if rows:
        connection.execute(_COVER, rows)


def sweep_orphans(connection: Connection, now: datetime) -> tuple[list[str], bool]:
    """Set aside contents that no file has any more, and delete those set aside over 30 days ago.

    A content set aside is not found, but a file that brings its bytes back finds everything that was learnt of it.
    Returns: hashes of the contents deleted now, and whether anything was set aside or deleted.
    """
    used = select(file.c.content_id).where(file.c.content_id.is_not(None))
    orphaned = content.c.orphaned_at.is_(None) & content.c.id.not_in(used)
    gone = content.c.orphaned_at < (now - _KEPT_ASIDE).isoformat()
    items = select(item.c.id).join(content, content.c.id == item.c.content_id).where(orphaned | gone)
    touch(
        connection,
        connection.execute(select(vector.c.space_id).where(vector.c.item_id.in_(items)).distinct()).scalars(),
    )
    set_aside = connection.execute(update(content).where(orphaned).values(orphaned_at=now.isoformat())).rowcount
    hashes = list(connection.execute(select(content.c.sha256).where(gone)).scalars())
    connection.execute(delete(content).where(gone))
    return hashes, bool(set_aside or hashes)


def revive(connection: Connection, content_id: int) -> bool:
    """Take back a content that was set aside. Returns whether it had been."""
    revived = connection.execute(_REVIVE, {"content": content_id}).rowcount > 0
    if revived:
        touch(connection, spaces_covering(connection, content_id))
    return revived


def item_ids_in(connection: Connection, space_id: int) -> Ids:
    """Ids of the items that can be found in a space, ascending, shape (n,), int64."""
    return np.fromiter(connection.execute(_findable(vector.c.item_id, space_id=space_id)).scalars(), dtype=np.int64)


def vectors_in(
    connection: Connection, space_row: SpaceRow, *, content_id: int | None = None
) -> Iterator[tuple[Ids, Vectors]]:
    """The vectors of a space that can be found (or those of one content) in batches, by ascending item id.

    Yields: ids (n,) int64 and vectors (n, dim) float32, n <= 8192.
    """
    query = _findable(vector.c.item_id, vector.c.data, space_id=space_row.space_id)
    if content_id is not None:
        query = query.where(content.c.id == content_id)
    for rows in connection.execute(query.execution_options(yield_per=_BATCH)).partitions():
        ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        packed = np.frombuffer(b"".join(row[1] for row in rows), dtype="<f2")
        yield ids, packed.reshape(len(rows), space_row.dim).astype(np.float32)


def _findable(*columns: ColumnElement[Any], space_id: int) -> Select[Any]:
    joined = vector.join(item, item.c.id == vector.c.item_id).join(content, content.c.id == item.c.content_id)
    query = select(*columns).select_from(joined)
    return query.where(vector.c.space_id == space_id, content.c.orphaned_at.is_(None)).order_by(vector.c.item_id)


def count_misshapen(connection: Connection, space_row: SpaceRow) -> int:
    """How many vectors of a space are neither of L2 norm 1, as far as float16 goes, nor all zeros."""
    misshapen = 0
    for _, vectors in vectors_in(connection, space_row):
        norms = np.linalg.norm(vectors, axis=1)
        misshapen += int((~((np.abs(norms - 1) < _NORM_TOLERANCE) | (norms == 0))).sum())
    return misshapen


def measure_passages(connection: Connection) -> tuple[int, int]:
    """How many passages the documents have, and how many characters those."""
    query = select(func.count(), func.coalesce(func.sum(func.length(item.c.text)), 0)).where(item.c.text != "")
    passages, characters = connection.execute(query).one()
    return int(passages), int(characters)


def vectors_of(connection: Connection, item_id: int) -> dict[int, Vectors]:
    """The vectors of one item: space id -> shape (1, dim)."""
    rows = connection.execute(select(vector.c.space_id, vector.c.data).where(vector.c.item_id == item_id))
    return {space_id: np.frombuffer(data, dtype="<f2").astype(np.float32)[None, :] for space_id, data in rows}


def _pack(values: npt.NDArray[np.float32]) -> bytes:
    return values.astype("<f2").tobytes()
