"""What is known of one file, for a person who looks at it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from models.catalogue.tables import content, file
from models.shown import FileDetails

_NS_PER_S = 1_000_000_000


def of_file(connection: Connection, file_id: int) -> FileDetails | None:
    """Place, time and pages of a file, None where there is no such file; nothing is recognised here."""
    joined = file.outerjoin(content, content.c.id == file.c.content_id)
    columns = content.c.latitude, content.c.longitude, content.c.pages, file.c.mtime_ns
    row = connection.execute(select(*columns).select_from(joined).where(file.c.id == file_id)).first()
    if row is None:
        return None
    return FileDetails(row.latitude, row.longitude, changed_at=row.mtime_ns / _NS_PER_S, pages=row.pages or 0)
