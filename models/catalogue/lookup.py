"""From a path or an item to the files that hold it, and from a file to all that can be read in it."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from models.catalogue.tables import file, item


class Written(NamedTuple):
    """A passage of a file, in reading order; reader: "ocr" or "speech" where it was read in what is no text."""

    text: str
    heading: str
    page: int | None
    start_s: float | None
    end_s: float | None
    reader: str


def file_at(connection: Connection, path: bytes) -> int | None:
    """The id of the file with exactly this path, None where the catalogue has none."""
    found: int | None = connection.execute(select(file.c.id).where(file.c.path == path)).scalar()
    return found


def paths_of_item(connection: Connection, item_id: int) -> list[bytes]:
    """Every file that holds an item: those of equal bytes hold the same ones."""
    joined = file.join(item, item.c.content_id == file.c.content_id)
    return list(connection.execute(select(file.c.path).select_from(joined).where(item.c.id == item_id)).scalars())


def written_in(connection: Connection, file_id: int, skipped: int, most: int) -> list[Written]:
    """The passages of a file, some skipped, so many at most."""
    joined = file.join(item, item.c.content_id == file.c.content_id)
    columns = item.c.text, item.c.heading, item.c.page, item.c.start_s, item.c.end_s, item.c.reader
    query = select(*columns).select_from(joined).where(file.c.id == file_id, item.c.text != "")
    query = query.order_by(item.c.reader, item.c.kind, item.c.ordinal).offset(skipped).limit(most)
    return [Written(*row) for row in connection.execute(query)]
