"""From ids of a shared library back to what a person knows: the file, its folder, and the place inside it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from models.answers import Hit
from models.catalogue.files import is_inside
from models.catalogue.places import Place
from models.errors import LibraryUnavailable
from models.kinds import Kind
from models.messages import say
from models.paths import LibraryPaths, display_path
from models.query.parts import Order
from models.search import wording
from models.search.presenting import Candidate, Source, hit_of, reasons_of
from models.shared import machines
from models.shared.filters import FILES, Allowed
from models.shared.tables import content, file, item, one_of, root

_SAME = file.alias()
_COPIES = select(func.count()).where(_SAME.c.content_id == content.c.id).scalar_subquery()
_COLUMNS = (
    file.c.id,
    file.c.root_id,
    file.c.path,
    file.c.name,
    file.c.folder,
    file.c.kind,
    file.c.content_id,
    file.c.size_bytes,
    file.c.mtime_ns,
    file.c.day,
    content.c.day.label("taken_day"),
    content.c.sha256,
    content.c.width,
    content.c.height,
    content.c.duration_s,
    content.c.title,
    content.c.taken_at,
    content.c.camera,
    content.c.tags,
    root.c.name.label("root_name"),
    _COPIES.label("copies"),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is known of the files and items of an answer: content id -> a file of it, item id -> its row."""

    files: Mapping[int, Any]
    bare: Mapping[int, Any]
    items: Mapping[int, Any]

    def file_of(self, one: int) -> Any | None:
        """The file of an item, or, with a minus, the file itself."""
        if one < 0:
            return self.bare.get(-one)
        row = self.items.get(one)
        return None if row is None else self.files.get(row.content_id)


def fetch(connection: Connection, ids: Sequence[int], allowed: Allowed | None, named: Mapping[int, int]) -> Shelf:
    """Look up what is shown.

    Args:
        ids: of items; of files without items with a minus.
        named: for a content, the file whose name speaks for it; of others the first that filters leave is shown.
    """
    items = {
        row.id: row
        for row in connection.execute(select(item).where(one_of(item.c.id, (one for one in ids if one > 0))))
    }
    contents = {row.content_id for row in items.values()}
    files = {row.content_id: row for row in connection.execute(_first_files(contents - set(named), allowed))}
    wanted = [number for content_id, number in named.items() if content_id in contents]
    files |= {row.content_id: row for row in connection.execute(_select().where(one_of(file.c.id, wanted)))}
    bare = [-one for one in ids if one < 0]
    return Shelf(files, {row.id: row for row in connection.execute(_select().where(one_of(file.c.id, bare)))}, items)


def present(
    candidates: Sequence[Candidate],
    shelf: Shelf,
    sources: Sequence[Source],
    terms: tuple[str, ...],
    places: Sequence[machines.Place],
) -> list[Hit]:
    """The hits of candidates; those that have gone meanwhile are left out.

    Args: places: where this machine has the roots; files of others are shown with the name of their root.
    """
    here = {place.root_id: place for place in places}
    there = {place.root_id: place.is_there for place in places}
    reasons = reasons_of([one.id for one in candidates], sources)
    worded = {number for source in sources if source.words for number in source.testimony.ids.tolist()}
    hits = []
    for one in candidates:
        row = shelf.file_of(one.id)
        if row is None:
            continue
        place = _place(row, shelf.items.get(one.id), here.get(row.root_id), there.get(row.root_id, False))
        texts = (place.name, place.folder, place.heading, place.text, place.title, place.tags, place.camera)
        hits.append(
            hit_of(
                place,
                _NO_PREVIEWS,
                score=one.score,
                reasons=reasons.get(one.id, ()),
                cosine=one.cosine,
                words=wording.standing_in(terms, texts) if one.id in worded else (),
            )
        )
    return hits


def in_order(ids: Sequence[int], order: Order, shelf: Shelf) -> list[int]:
    """Ids as they were, or by what they are to be sorted by."""
    if order is Order.RELEVANCE:
        return list(ids)
    known = [one for one in ids if shelf.file_of(one) is not None]
    downwards = order in (Order.DATE, Order.SIZE, Order.DURATION)
    return sorted(known, key=lambda one: _KEYS[order](shelf.file_of(one)), reverse=downwards)


def newest(connection: Connection, order: Order, limit: int, allowed: Allowed | None) -> tuple[list[int], int]:
    """What filters leave, where nothing is looked for: an item of each content, and how many there are in all."""
    files = allowed.files if allowed is not None else select(file.c.id).select_from(FILES)
    # The number of groups comes with each of them, so that filters are looked at once.
    query = files.with_only_columns(file.c.content_id, func.count().over().label("total")).where(content.c.whole)
    if allowed is not None and allowed.by_item:
        query = query.where(file.c.content_id.in_(select(item.c.content_id).where(item.c.id.in_(allowed.items))))
    columns = {
        Order.FOLDER: (func.min(file.c.folder), func.min(file.c.name)),
        Order.NAME: (func.min(file.c.name),),
        Order.SIZE: (func.max(file.c.size_bytes).desc(),),
        Order.DURATION: (func.max(content.c.duration_s).desc(),),
    }.get(order, (func.max(func.coalesce(content.c.day, file.c.day)).desc().nulls_last(),))
    ordered = query.group_by(file.c.content_id).order_by(*columns, file.c.content_id.desc()).limit(limit)
    rows = connection.execute(ordered).all()
    contents = [row.content_id for row in rows]
    firsts = first_items(connection, contents, allowed)
    return [firsts[one] for one in contents if one in firsts], rows[0].total if rows else 0


def first_items(connection: Connection, contents: Collection[int], allowed: Allowed | None) -> dict[int, int]:
    """The item that stands for each content: the first shot of a film, rather than its first sound."""
    query = select(item.c.content_id, item.c.id).where(one_of(item.c.content_id, contents))
    if allowed is not None and allowed.by_item:
        query = query.where(item.c.id.in_(allowed.items))
    order = (item.c.content_id, item.c.ordinal, item.c.reader, item.c.kind.desc())
    rows = connection.execute(query.ext(distinct_on(item.c.content_id)).order_by(*order))
    return {row.content_id: row.id for row in rows}


def waiting(connection: Connection, order: Order, limit: int, allowed: Allowed | None) -> tuple[list[int], int]:
    """The same of files that have not been looked into yet, which have no items: their ids with a minus."""
    query = select(file.c.id).where(file.c.content_id.is_(None))
    if allowed is not None:
        query = query.where(file.c.id.in_(allowed.files))
    total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    columns = {
        Order.FOLDER: (file.c.folder, file.c.name),
        Order.NAME: (file.c.name,),
        Order.SIZE: (file.c.size_bytes.desc(),),
    }.get(order, (file.c.day.desc().nulls_last(),))
    found = connection.execute(query.order_by(*columns, file.c.id.desc()).limit(limit)).scalars()
    return [-one for one in found], int(total)


# What is shown of a file without items.
_NO_ITEM = SimpleNamespace(
    **dict.fromkeys(("id", "kind", "start_s", "end_s", "page", "char_start", "char_end")),
    reader="",
    heading="",
    text="",
)
_ANY_SEP = b"/\\"
# Previews are kept on no machine for others.
_NO_PREVIEWS = LibraryPaths(Path())


def kind_of(word: str) -> Kind:
    """The kind that a row names. Raises: LibraryUnavailable: there is none of that name."""
    try:
        return Kind(word)
    except ValueError:
        raise LibraryUnavailable(
            "This shared library cannot be used.",
            say("It holds something of the kind “%1”, which this Findling does not know.", word[:40]),
            "Bring Findling on this computer up to date, or ask whoever looks after the library.",
        ) from None


def _select() -> Select[Any]:
    return select(*_COLUMNS).select_from(FILES.join(root, root.c.id == file.c.root_id))


def _first_files(contents: Collection[int], allowed: Allowed | None) -> Select[Any]:
    query = _select().where(one_of(file.c.content_id, contents))
    if allowed is not None:
        query = query.where(file.c.id.in_(allowed.files))
    return query.ext(distinct_on(file.c.content_id)).order_by(file.c.content_id, file.c.id)


def _place(row: Any, shown: Any | None, place: machines.Place | None, is_there: bool) -> Place:
    shown = shown or _NO_ITEM
    relative = bytes(row.path).replace(b"/", os.fsencode(os.sep))
    path = os.path.join(place.path, relative) if place is not None else b""
    # Whoever may write there decides what this computer opens: only what lies in the folder that it shares.
    if place is None or b"\0" in path or not is_inside(os.path.normpath(path), os.path.normpath(place.path)):
        # Never absolute, whatever the root is called: such a path leads nowhere here.
        path, is_there = os.path.join(row.root_name.encode().lstrip(_ANY_SEP), relative.lstrip(_ANY_SEP)), False
    return Place(
        file_id=row.id,
        path=path,
        # What is opened is what it says: the column of names is for searching.
        name=os.path.basename(display_path(relative)) or row.name,
        folder=row.folder,
        kind=kind_of(row.kind),
        offline=not is_there,
        item_id=shown.id,
        item_kind=kind_of(shown.kind) if shown.kind else None,
        reader=shown.reader,
        region="",
        start_s=shown.start_s,
        end_s=shown.end_s,
        page=shown.page,
        char_start=shown.char_start,
        char_end=shown.char_end,
        heading=shown.heading,
        text=shown.text,
        content_id=row.content_id,
        sha256=row.sha256 or "",
        preview="",
        width=row.width or 0,
        height=row.height or 0,
        duration_s=row.duration_s or 0.0,
        title=row.title or "",
        taken_at=row.taken_at or "",
        camera=row.camera or "",
        tags=row.tags or "",
        own_tags="",
        size_bytes=row.size_bytes,
        mtime_ns=row.mtime_ns,
        copies=max(row.copies, 1),
    )


def _day(row: Any) -> int:
    return row.taken_day or row.day or 0


_KEYS: Mapping[Order, Callable[[Any], Any]] = {
    Order.DATE: _day,
    Order.SIZE: lambda row: row.size_bytes,
    Order.DURATION: lambda row: row.duration_s or 0.0,
    Order.FOLDER: lambda row: (row.folder.casefold(), row.name.casefold()),
    Order.NAME: lambda row: row.name.casefold(),
}
