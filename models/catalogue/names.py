"""Names that people give: on one line, not too long, and different whatever their case."""

from __future__ import annotations

import unicodedata

from sqlalchemy import Connection, Table, select

from models.errors import UserError
from models.messages import say

LONGEST_CHARS = 100


def key(name: str) -> str:
    """What two names have in common that are the same to people: SQLite itself knows of no case beyond English."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def cleaned(name: str) -> str:
    """A name as it is kept: one line, single spaces, nothing that cannot be seen.

    Raises: UserError: nothing is left of it, or it is longer than `LONGEST_CHARS`.
    """
    storable = name.encode("utf-8", "replace").decode("utf-8")
    visible = "".join(character if character.isprintable() else " " for character in storable)
    one_line = unicodedata.normalize("NFC", " ".join(visible.split()))
    if not one_line:
        raise UserError("This cannot be kept.", "It has no name.", "Give it a name.")
    if len(one_line) > LONGEST_CHARS:
        raise UserError(
            "This cannot be kept.",
            say("Its name has %1 characters, and %2 are the most.", len(one_line), LONGEST_CHARS),
            "Give it a shorter name.",
        )
    return one_line


def find(connection: Connection, table: Table, name: str) -> int | None:
    """The id of the row of a table that has a name, whatever its case."""
    wanted = key(name)
    rows = connection.execute(select(table.c.id, table.c.name))
    return next((int(row.id) for row in rows if key(row.name) == wanted), None)


def demand_free(connection: Connection, table: Table, name: str, *, but: int = 0) -> None:
    """Go on only where no row has a name, except the one with the id `but`.

    Raises: UserError: another row has it.
    """
    if find(connection, table, name) not in (None, but):
        raise UserError(
            say("The name “%1” is taken.", name),
            "Names differ by more than upper and lower case.",
            "Choose another one.",
        )
