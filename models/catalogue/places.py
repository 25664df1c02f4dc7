"""From ids back to what a person knows: the file, its folder, and the place inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from models.catalogue.tables import content, file, item
from models.kinds import Kind
from models.views import Passage

_COLUMNS = (
    file.c.id.label("file_id"),
    file.c.path,
    file.c.name,
    file.c.folder,
    file.c.kind,
    item.c.id.label("item_id"),
    item.c.start_s,
    item.c.end_s,
    item.c.page,
    item.c.heading,
    item.c.text,
    content.c.id.label("content_id"),
    content.c.sha256,
    content.c.preview,
    content.c.width,
    content.c.height,
    content.c.duration_s,
)


@dataclass(frozen=True, slots=True)
class Place:
    """An item with one file that holds it; item_id and content_id are None for a file not indexed yet."""

    file_id: int
    path: bytes
    name: str
    folder: str
    kind: Kind
    item_id: int | None
    start_s: float | None
    end_s: float | None
    page: int | None
    heading: str
    text: str
    content_id: int | None
    sha256: str
    preview: str
    width: int
    height: int
    duration_s: float


def places_of_items(connection: Connection, item_ids: Sequence[int]) -> dict[int, Place]:
    """Where items are, by item id; items that no file holds any more are left out."""
    joined = item.join(content, content.c.id == item.c.content_id).join(file, file.c.content_id == content.c.id)
    query = select(*_COLUMNS).select_from(joined).where(item.c.id.in_(item_ids)).order_by(file.c.id.desc())
    return {row.item_id: _place(row) for row in connection.execute(query)}


def places_of_files(connection: Connection, file_ids: Sequence[int]) -> dict[int, Place]:
    """Files by id, each with its first item where it has one."""
    return {row.file_id: _place(row) for row in connection.execute(_files().where(file.c.id.in_(file_ids)))}


def newest_files(connection: Connection, kinds: Iterable[Kind], limit: int) -> list[Place]:
    """Files that can be shown, last changed first; of equal contents only the first."""
    query = _files().where(file.c.content_id.is_not(None)).order_by(file.c.mtime_ns.desc()).limit(limit)
    wanted = list(kinds)
    if wanted:
        query = query.where(file.c.kind.in_(wanted))
    first_of_content = {row.content_id: row for row in reversed(connection.execute(query).all())}
    return [_place(row) for row in reversed(first_of_content.values())]


def copies(connection: Connection, content_ids: Iterable[int]) -> dict[int, int]:
    """How many files hold each content."""
    query = select(file.c.content_id, func.count()).where(file.c.content_id.in_(list(content_ids)))
    return {row[0]: row[1] for row in connection.execute(query.group_by(file.c.content_id))}


def passages_around(connection: Connection, item_id: int, neighbours: int) -> list[Passage]:
    """A passage with those before and after it in its document, in reading order."""
    asked = connection.execute(select(item.c.content_id, item.c.ordinal).where(item.c.id == item_id)).first()
    if asked is None:
        return []
    query = (
        select(item.c.text, item.c.heading, item.c.page, item.c.ordinal)
        .where(item.c.content_id == asked.content_id)
        .where(item.c.ordinal.between(asked.ordinal - neighbours, asked.ordinal + neighbours))
        .order_by(item.c.ordinal)
    )
    rows = connection.execute(query)
    return [Passage(row.text, row.heading, row.page, row.ordinal == asked.ordinal) for row in rows]


def _files() -> Select[Any]:
    joined = file.outerjoin(content, content.c.id == file.c.content_id)
    joined = joined.outerjoin(item, (item.c.content_id == content.c.id) & (item.c.ordinal == 0))
    return select(*_COLUMNS).select_from(joined)


def _place(row: Any) -> Place:
    return Place(
        file_id=row.file_id,
        path=row.path,
        name=row.name,
        folder=row.folder,
        kind=Kind(row.kind),
        item_id=row.item_id,
        start_s=row.start_s,
        end_s=row.end_s,
        page=row.page,
        heading=row.heading or "",
        text=row.text or "",
        content_id=row.content_id,
        sha256=row.sha256 or "",
        preview=row.preview or "",
        width=row.width or 0,
        height=row.height or 0,
        duration_s=row.duration_s or 0.0,
    )
