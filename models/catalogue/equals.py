"""Files by their path, with those that are equal to them to the byte."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from models.catalogue.tables import file

_AT_ONCE = 500


def files_equal_to(connection: Connection, paths: Sequence[bytes]) -> dict[bytes, frozenset[int]]:
    """The ids of the files at some paths and of all with the same content, by path; what is unknown is left out."""
    found: dict[bytes, frozenset[int]] = {}
    for start in range(0, len(paths), _AT_ONCE):
        named = file.alias()
        same = or_(file.c.id == named.c.id, file.c.content_id == named.c.content_id)
        query = select(named.c.path, file.c.id).select_from(named.join(file, same))
        for row in connection.execute(query.where(named.c.path.in_(paths[start : start + _AT_ONCE]))):
            found[row.path] = found.get(row.path, frozenset()) | {row.id}
    return found
