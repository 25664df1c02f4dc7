"""From ids back to what a person knows: the file, its folder, and the place inside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from models.answers import Passage
from models.catalogue.tables import content, file, item
from models.kinds import Kind


def _or(column: ColumnElement[Any], otherwise: Any) -> ColumnElement[Any]:
    """A column, or what stands for it where the file has no content or no item."""
    return func.coalesce(column, otherwise)


_OWN_PREVIEW = func.nullif(item.c.preview, "")
# In the order of the fields of a `Place`.
_COLUMNS = (
    file.c.id,
    file.c.path,
    file.c.name,
    file.c.folder,
    file.c.kind,
    file.c.offline,
    item.c.id,
    _or(item.c.kind, ""),
    _or(item.c.reader, ""),
    _or(item.c.region, ""),
    item.c.start_s,
    item.c.end_s,
    item.c.page,
    item.c.char_start,
    item.c.char_end,
    _or(item.c.heading, ""),
    _or(item.c.text, ""),
    content.c.id,
    _or(content.c.sha256, ""),
    func.coalesce(_OWN_PREVIEW, content.c.preview, ""),
    _or(content.c.width, 0),
    _or(content.c.height, 0),
    _or(content.c.duration_s, 0.0),
    _or(content.c.title, ""),
    _or(content.c.taken_at, ""),
    _or(content.c.camera, ""),
    _or(content.c.tags, ""),
    _or(content.c.own_tags, ""),
    file.c.size_bytes,
    file.c.mtime_ns,
)
_KINDS = {str(kind): kind for kind in Kind}


class Place(NamedTuple):
    """An item with one file that holds it; item_id, item_kind and content_id are None for a file not indexed yet.

    A tuple, since every search makes hundreds.

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


def places_of_items(connection: Connection, item_ids: Iterable[int]) -> dict[int, Place]:
    """Where items are, by item id; items that no file holds any more are left out."""
    joined = item.join(content, content.c.id == item.c.content_id).join(file, file.c.content_id == content.c.id)
    query = select(*_COLUMNS).select_from(joined).where(item.c.id.in_(_given(item_ids))).order_by(file.c.id.desc())
    return {place.item_id: place for place in map(_place, connection.execute(query)) if place.item_id is not None}


def places_of_pairs(connection: Connection, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Place]:
    """Items in the very files that are named: (item id, file id) -> place; pairs that do not belong are left out."""
    joined = item.join(content, content.c.id == item.c.content_id).join(file, file.c.content_id == content.c.id)
    query = select(*_COLUMNS).select_from(joined)
    query = query.where(item.c.id.in_(_given(one[0] for one in pairs)))
    wanted = set(pairs)
    found = ((place.item_id or 0, place.file_id, place) for place in map(_place, connection.execute(query).all()))
    return {(item_id, file_id): place for item_id, file_id, place in found if (item_id, file_id) in wanted}


def places_of_files(connection: Connection, file_ids: Iterable[int]) -> dict[int, Place]:
    """Files by id, each with its first item where it has one."""
    places = map(_place, connection.execute(_files().where(file.c.id.in_(_given(file_ids)))))
    return {place.file_id: place for place in places}


def copies(connection: Connection, content_ids: Iterable[int]) -> dict[int, int]:
    """How many files hold each content."""
    query = select(file.c.content_id, func.count()).where(file.c.content_id.in_(_given(content_ids)))
    return {row[0]: row[1] for row in connection.execute(query.group_by(file.c.content_id))}


def _given(ids: Iterable[int]) -> Select[Any]:
    """Ids as one parameter: a statement with hundreds of them takes longer to put together than to run."""
    return select(func.json_each(json.dumps(list(set(ids)))).table_valued("value").c.value)


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
    file_id, path, name, folder, kind, offline, item_id, item_kind, *more = row
    return Place(file_id, path, name, folder, _KINDS[kind], bool(offline), item_id, _KINDS.get(item_kind), *more)
