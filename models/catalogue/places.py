"""From ids back to what a person knows: the file, its folder, and the place inside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from models.answers import Passage
from models.catalogue.tables import content, file, item
from models.kinds import Kind


def _or(column: ColumnElement[Any], otherwise: Any) -> ColumnElement[Any]:
    """A column, or what stands for it where the file has no content or no item."""
    return func.coalesce(column, otherwise)


_OWN_PREVIEW = func.nullif(item.c.preview, "")
_SAME = file.alias()
_COPIES = select(func.count()).where(_SAME.c.content_id == content.c.id).scalar_subquery()
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
    func.max(_COPIES, 1),
)
_KINDS = {str(kind): kind for kind in Kind}


class Place(NamedTuple):
    """An item with one file that holds it; item_id, item_kind and content_id are None for a file not indexed yet.

    A tuple, since every search makes hundreds.

    Attributes:
        preview: of the item where it has one of its own, else of the content.
        offline: whether the file lies on a drive that is away.
        copies: how many files hold the same content, this one included.
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
    copies: int


def _whole(first_item: ColumnElement[Any]) -> Select[Any]:
    """Files with the item that stands for each."""
    joined = file.outerjoin(content, content.c.id == file.c.content_id).outerjoin(item, item.c.id == first_item)
    return select(*_COLUMNS).select_from(joined)


def _first_item() -> ColumnElement[Any]:
    """What stands for the whole: the first shot of a film that has any."""
    first = item.alias()
    query = select(first.c.id).where(first.c.content_id == content.c.id, first.c.ordinal == 0)
    return query.order_by(first.c.reader, first.c.kind.desc()).limit(1).scalar_subquery()


# Asked by every search, so put together once. Ids come as one parameter, a JSON list: a statement with hundreds of them
# takes longer to put together than to run.
_GIVEN = func.json_each(bindparam("given")).table_valued("value")
_OF_ITEMS = (
    select(*_COLUMNS)
    .select_from(item.join(content, content.c.id == item.c.content_id).join(file, file.c.content_id == content.c.id))
    .where(item.c.id.in_(select(_GIVEN.c.value)))
    .order_by(file.c.id.desc())
)
_OF_PAIRS = select(*_COLUMNS).select_from(
    _GIVEN.join(item, item.c.id == func.json_extract(_GIVEN.c.value, "$[0]"))
    .join(content, content.c.id == item.c.content_id)
    .join(file, (file.c.id == func.json_extract(_GIVEN.c.value, "$[1]")) & (file.c.content_id == content.c.id))
)
_OF_FILES = _whole(_first_item()).where(file.c.id.in_(select(_GIVEN.c.value)))


def places_of_items(connection: Connection, item_ids: Iterable[int]) -> dict[int, Place]:
    """Where items are, by item id; items that no file holds any more are left out."""
    places = _places(connection, _OF_ITEMS, list(set(item_ids)))
    return {place.item_id: place for place in places if place.item_id is not None}


def places_of_pairs(connection: Connection, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Place]:
    """Items in the very files that are named: (item id, file id) -> place; pairs that do not belong are left out."""
    return {(place.item_id or 0, place.file_id): place for place in _places(connection, _OF_PAIRS, pairs)}


def places_of_files(connection: Connection, file_ids: Iterable[int]) -> dict[int, Place]:
    """Files by id, each with its first item where it has one."""
    return {place.file_id: place for place in _places(connection, _OF_FILES, list(set(file_ids)))}


def _places(connection: Connection, query: Select[Any], given: Sequence[Any]) -> list[Place]:
    if not given:
        return []
    return [_place(row) for row in connection.execute(query, {"given": json.dumps(given)}).all()]


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


def _place(row: Any) -> Place:
    file_id, path, name, folder, kind, offline, item_id, item_kind, *more = row
    return Place(file_id, path, name, folder, _KINDS[kind], bool(offline), item_id, _KINDS.get(item_kind), *more)
