"""Searches that a person keeps, and collections: searches that learn from what was marked good or bad."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from models.catalogue import names
from models.catalogue.spaces import new_id
from models.catalogue.tables import content, item, mark, saved

Sort = Literal["search", "collection"]

_IDS_AT_ONCE = 500
_WHOLE = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """A search or a collection as it is kept.

    Attributes:
        request: what is asked, as JSON.
        created_at, seen_at: ISO dates and times; when it was made, and when a person last looked at it.
        seen_content: contents with a larger id have come since then.
    """

    saved_id: int
    name: str
    sort: Sort
    request: str
    created_at: str
    seen_at: str
    seen_content: int


class Mark(NamedTuple):
    """What a person thinks of a hit. A tuple, since a collection may have thousands.

    Attributes:
        item_id: the very item; None where the content as a whole is meant.
    """

    content_id: int
    item_id: int | None
    good: bool


class Place(NamedTuple):
    """What a mark is on: a content, and the very item or None."""

    content_id: int
    item_id: int | None


@dataclass(frozen=True, slots=True)
class MarksBefore:
    """How some marks of a collection were before a change, to be put back: None where there was none."""

    saved_id: int
    good: dict[Place, bool | None]


@dataclass(frozen=True, slots=True)
class RemovedSaved:
    """All that is needed to have a removed search or collection again."""

    row: Saved
    marks: tuple[Mark, ...]


def put(connection: Connection, name: str, request: str, sort: Sort, now: datetime) -> int:
    """Keep a search or a collection. All that the library holds now counts as seen.

    Args: request: JSON. now: with its time zone.
    Returns: its id, which is never given to another.
    Raises: UserError: the name is taken, too long, or says nothing.
    """
    name = names.cleaned(name)
    names.demand_free(connection, saved, name)
    values = {"name": name, "sort": sort, "request": request, "created_at": now.isoformat()}
    return new_id(connection.execute(insert(saved).values(values | _seen(connection, now))))


def rows(connection: Connection) -> list[Saved]:
    """All that is kept, by name whatever its case."""
    query = select(saved.c.id, *(saved.c[name] for name in Saved.__dataclass_fields__ if name != "saved_id"))
    return sorted((Saved(*row) for row in connection.execute(query)), key=lambda one: names.key(one.name))


def rename(connection: Connection, saved_id: int, name: str) -> str:
    """Give it another name. Returns: the one it had, "" where it is gone.

    Raises: UserError: the name is taken, too long, or says nothing.
    """
    name = names.cleaned(name)
    names.demand_free(connection, saved, name, but=saved_id)
    return _change(connection, saved_id, "name", name)


def change(connection: Connection, saved_id: int, request: str) -> str:
    """Let it ask something else. Args: request: JSON. Returns: what it asked, "" where it is gone."""
    return _change(connection, saved_id, "request", request)


def touch_seen(connection: Connection, saved_id: int, now: datetime) -> None:
    """A person has looked at it: what comes into the library from now on is new."""
    connection.execute(update(saved).where(saved.c.id == saved_id).values(_seen(connection, now)))


def remove(connection: Connection, saved_id: int) -> RemovedSaved | None:
    """Remove a search or collection with its marks. Returns: what `restore` takes; None where it is gone already."""
    row = next((one for one in rows(connection) if one.saved_id == saved_id), None)
    if row is None:
        return None
    query = select(mark.c.content_id, mark.c.item_id, mark.c.good).where(mark.c.saved_id == saved_id)
    marks = tuple(
        Mark(found.content_id, found.item_id or None, bool(found.good)) for found in connection.execute(query)
    )
    connection.execute(delete(saved).where(saved.c.id == saved_id))
    return RemovedSaved(row, marks)


def restore(connection: Connection, removed: RemovedSaved) -> None:
    """Have a removed one again, under its id; marks of contents that are gone for good stay away.

    Raises: UserError: its name is taken meanwhile.
    """
    row = removed.row
    names.demand_free(connection, saved, row.name)
    values = {name: getattr(row, name) for name in Saved.__dataclass_fields__ if name != "saved_id"}
    connection.execute(insert(saved).values(values | {"id": row.saved_id}))
    put_marks(connection, row.saved_id, removed.marks)


def put_marks(connection: Connection, saved_id: int, marks: Iterable[Mark]) -> MarksBefore:
    """Mark hits; a mark that is there on the same place is changed. Contents that are gone are passed over.

    Returns: the marks before, which `put_back_marks` takes.
    """
    wanted = {Place(one.content_id, one.item_id): one.good for one in marks}
    return _write(connection, saved_id, dict(wanted))


def clear_marks(connection: Connection, saved_id: int, places: Iterable[Place]) -> MarksBefore:
    """Take marks away. Returns: the marks before, which `put_back_marks` takes."""
    return _write(connection, saved_id, dict.fromkeys(places))


def put_back_marks(connection: Connection, before: MarksBefore) -> MarksBefore:
    """Undo a change of marks. Returns: what undoes this again."""
    return _write(connection, before.saved_id, before.good)


def marks_of(connection: Connection, saved_id: int) -> list[Mark]:
    """The marks of a collection, by content and item; those on contents that are set aside are left out.

    Where the very item is gone, since a reader has been through its content anew, the content as a whole is meant.
    Where such marks disagree they say nothing of the content, unless it was marked itself.
    """
    joined = mark.join(content, content.c.id == mark.c.content_id)
    joined = joined.outerjoin(item, (item.c.id == mark.c.item_id) & (item.c.content_id == mark.c.content_id))
    query = select(mark.c.content_id, mark.c.item_id, item.c.id.label("there"), mark.c.good).select_from(joined)
    query = query.where(mark.c.saved_id == saved_id, content.c.orphaned_at.is_(None))
    found: list[Mark] = []
    whole: dict[int, set[bool]] = {}
    for row in connection.execute(query.order_by(mark.c.content_id, mark.c.item_id)):
        if row.item_id == _WHOLE or row.there is not None:
            found.append(Mark(row.content_id, row.there, bool(row.good)))
        else:
            whole.setdefault(row.content_id, set()).add(bool(row.good))
    marked = {one.content_id for one in found if one.item_id is None}
    for content_id, good in whole.items():
        if len(good) == 1 and content_id not in marked:
            found.append(Mark(content_id, None, good.pop()))
    return sorted(found, key=lambda one: (one.content_id, one.item_id or _WHOLE))


def _seen(connection: Connection, now: datetime) -> dict[str, str | int]:
    newest = connection.execute(select(func.max(content.c.id))).scalar() or 0
    return {"seen_at": now.isoformat(), "seen_content": newest}


def _change(connection: Connection, saved_id: int, column: str, value: str) -> str:
    before = connection.execute(select(saved.c[column]).where(saved.c.id == saved_id)).scalar()
    connection.execute(update(saved).where(saved.c.id == saved_id).values({column: value}))
    return before or ""


def _write(connection: Connection, saved_id: int, wanted: dict[Place, bool | None]) -> MarksBefore:
    """Set marks, or take them away where None is wanted."""
    if connection.execute(select(saved.c.id).where(saved.c.id == saved_id)).first() is None:
        return MarksBefore(saved_id, {})
    before: dict[Place, bool | None] = {}
    places = list(wanted)
    for start in range(0, len(places), _IDS_AT_ONCE):
        some = places[start : start + _IDS_AT_ONCE]
        there = _contents_there(connection, some)
        some = [place for place in some if place.content_id in there]
        before |= _marks_on(connection, saved_id, some)
        kept = [_key(saved_id, place) | {"good": int(good)} for place in some if (good := wanted[place]) is not None]
        if kept:
            statement = upsert(mark)
            changed = {"good": statement.excluded.good}
            connection.execute(
                statement.on_conflict_do_update(set_=changed, index_elements=list(mark.primary_key)), kept
            )
        for place in some:
            if wanted[place] is None:
                mine = [mark.c[name] == value for name, value in _key(saved_id, place).items()]
                connection.execute(delete(mark).where(*mine))
    return MarksBefore(saved_id, before)


def _contents_there(connection: Connection, places: Sequence[Place]) -> set[int]:
    return set(
        connection.execute(
            select(content.c.id).where(content.c.id.in_([place.content_id for place in places]))
        ).scalars()
    )


def _marks_on(connection: Connection, saved_id: int, places: Sequence[Place]) -> dict[Place, bool | None]:
    query = select(mark.c.content_id, mark.c.item_id, mark.c.good).where(
        mark.c.saved_id == saved_id, mark.c.content_id.in_([place.content_id for place in places])
    )
    known = {Place(row.content_id, row.item_id or None): bool(row.good) for row in connection.execute(query)}
    return {place: known.get(place) for place in places}


def _key(saved_id: int, place: Place) -> dict[str, int]:
    return {"saved_id": saved_id, "content_id": place.content_id, "item_id": place.item_id or _WHOLE}
