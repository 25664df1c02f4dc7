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
    file.c.offline,
    item.c.id.label("item_id"),
    item.c.kind.label("item_kind"),
    item.c.reader,
    item.c.region,
    item.c.preview.label("item_preview"),
    item.c.start_s,
    item.c.end_s,
    item.c.page,
    item.c.char_start,
    item.c.char_end,
    item.c.heading,
    item.c.text,
    content.c.id.label("content_id"),
    content.c.sha256,
    content.c.preview,
    content.c.width,
    content.c.height,
    content.c.duration_s,
    content.c.title,
    content.c.taken_at,
    content.c.camera,
    content.c.tags,
    content.c.own_tags,
    file.c.size_bytes,
    file.c.mtime_ns,
)


@dataclass(frozen=True, slots=True)
class Place:
    """An item with one file that holds it; item_id, item_kind and content_id are None for a file not indexed yet.

    Attributes:
        preview: of the item where it has one of its own, else of the content.
        offline: whether the file lies on a drive that is away.
    """

    file_id: int
    path: bytes
    name: str
    folder: str
    kind: Kind
    offline: bool
    item_id: int | None
    item_kind: Kind | None
    reader: str
    region: str
    start_s: float | None
    end_s: float | None
    page: int | None
    char_start: int | None
    char_end: int | None
    heading: str
    text: str
    content_id: int | None
    sha256: str
    preview: str
    width: int
    height: int
    duration_s: float
    title: str
    taken_at: str
    camera: str
    tags: str
    own_tags: str
    size_bytes: int
    mtime_ns: int


def places_of_items(connection: Connection, item_ids: Sequence[int]) -> dict[int, Place]:
    """Where items are, by item id; items that no file holds any more are left out."""
    joined = item.join(content, content.c.id == item.c.content_id).join(file, file.c.content_id == content.c.id)
    query = select(*_COLUMNS).select_from(joined).where(item.c.id.in_(item_ids)).order_by(file.c.id.desc())
    return {row.item_id: _place(row) for row in connection.execute(query)}


def places_of_pairs(connection: Connection, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Place]:
    """Items in the very files that are named: (item id, file id) -> place; pairs that do not belong are left out."""
    joined = item.join(content, content.c.id == item.c.content_id).join(file, file.c.content_id == content.c.id)
    query = select(*_COLUMNS).select_from(joined)
    query = query.where(item.c.id.in_({one[0] for one in pairs}), file.c.id.in_({one[1] for one in pairs}))
    wanted = set(pairs)
    return {
        (row.item_id, row.file_id): _place(row)
        for row in connection.execute(query)
        if (row.item_id, row.file_id) in wanted
    }


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


def files_of_contents(connection: Connection, content_ids: Sequence[int]) -> dict[int, list[int]]:
    """The files that hold each content, by its id."""
    found: dict[int, list[int]] = {}
    for row in connection.execute(select(file.c.content_id, file.c.id).where(file.c.content_id.in_(content_ids))):
        found.setdefault(row.content_id, []).append(row.id)
    return found


def passages_around(connection: Connection, item_id: int, neighbours: int) -> list[Passage]:
    """A passage with those before and after it in its document, in reading order."""
    columns = select(item.c.content_id, item.c.kind, item.c.reader, item.c.ordinal)
    asked = connection.execute(columns.where(item.c.id == item_id)).first()
    if asked is None:
        return []
    query = (
        select(item.c.text, item.c.heading, item.c.page, item.c.ordinal)
        .where(item.c.content_id == asked.content_id, item.c.kind == asked.kind, item.c.reader == asked.reader)
        .where(item.c.ordinal.between(asked.ordinal - neighbours, asked.ordinal + neighbours))
        .order_by(item.c.ordinal)
    )
    rows = connection.execute(query)
    return [Passage(row.text, row.heading, row.page, row.ordinal == asked.ordinal) for row in rows]


def _files() -> Select[Any]:
    joined = file.outerjoin(content, content.c.id == file.c.content_id)
    # What stands for the whole: the first shot of a film that has any.
    first = item.alias()
    first_item = (
        select(first.c.id)
        .where(first.c.content_id == content.c.id, first.c.ordinal == 0)
        .order_by(first.c.reader, first.c.kind.desc())
        .limit(1)
        .scalar_subquery()
    )
    joined = joined.outerjoin(item, item.c.id == first_item)
    return select(*_COLUMNS).select_from(joined)


def _place(row: Any) -> Place:
    return Place(
        file_id=row.file_id,
        path=row.path,
        name=row.name,
        folder=row.folder,
        kind=Kind(row.kind),
        offline=bool(row.offline),
        item_id=row.item_id,
        item_kind=Kind(row.item_kind) if row.item_kind else None,
        reader=row.reader or "",
        region=row.region or "",
        start_s=row.start_s,
        end_s=row.end_s,
        page=row.page,
        char_start=row.char_start,
        char_end=row.char_end,
        heading=row.heading or "",
        text=row.text or "",
        content_id=row.content_id,
        sha256=row.sha256 or "",
        preview=row.item_preview or row.preview or "",
        width=row.width or 0,
        height=row.height or 0,
        duration_s=row.duration_s or 0.0,
        title=row.title or "",
        taken_at=row.taken_at or "",
        camera=row.camera or "",
        tags=row.tags or "",
        own_tags=row.own_tags or "",
        size_bytes=row.size_bytes,
        mtime_ns=row.mtime_ns,
    )
