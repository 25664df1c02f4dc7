"""The machines that take part, and where each of them has the folders that all know by name."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from models.catalogue.files import is_inside
from models.catalogue.names import cleaned
from models.errors import UserError
from models.library.library import folder_to_add
from models.messages import say
from models.paths import display_path
from models.shared.tables import machine, root, root_place


@dataclass(frozen=True, slots=True)
class Place:
    """Where a machine has a root."""

    root_id: int
    name: str
    path: bytes

    @property
    def is_there(self) -> bool:
        """Whether the folder can be looked into now, and is not an empty place where a drive is missing."""
        try:
            with os.scandir(self.path) as listing:
                return next(listing, None) is not None
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class MachineStatus:
    """A machine that takes part.

    Attributes:
        seen_at: when it was there last, by the database's clock. places: name of a root -> its folder there.
    """

    name: str
    seen_at: datetime
    places: Mapping[str, str]


def usual_name() -> str:
    """What this machine is called where nobody says otherwise."""
    return socket.gethostname() or "unnamed"


def put_machine(connection: Connection, name: str) -> int:
    """The id of a machine, which was seen just now."""
    statement = insert(machine).values(name=name, seen_at=func.clock_timestamp())
    statement = statement.on_conflict_do_update(
        index_elements=[machine.c.name], set_={"seen_at": statement.excluded.seen_at}
    )
    return int(connection.execute(statement.returning(machine.c.id)).scalar_one())


def put_place(connection: Connection, machine_id: int, name: str, folder: bytes) -> Place:
    """Say where a machine has a root, which is made where nobody knows it yet.

    Raises: UserError: the folder cannot be looked into, or the machine has another root there, in it or around it.
    """
    name = cleaned(name)
    path = folder_to_add(folder)
    for other in places_of(connection, machine_id):
        if other.name != name and _overlap(other.path, path):
            raise UserError(
                say("The folder %1 was not added.", display_path(path)),
                say("It and “%1”, %2, lie in one another.", other.name, display_path(other.path)),
                "Add the outer one alone.",
            )
    put_root = insert(root).values(name=name).on_conflict_do_nothing()
    connection.execute(put_root)
    root_id = int(connection.execute(select(root.c.id).where(root.c.name == name)).scalar_one())
    put = insert(root_place).values(machine_id=machine_id, root_id=root_id, path=path)
    connection.execute(put.on_conflict_do_update(index_elements=["machine_id", "root_id"], set_={"path": path}))
    return Place(root_id, name, path)


def places_of(connection: Connection, machine_id: int) -> list[Place]:
    """The roots that a machine has, by name."""
    query = (
        select(root.c.id, root.c.name, root_place.c.path)
        .join(root_place, root_place.c.root_id == root.c.id)
        .where(root_place.c.machine_id == machine_id)
        .order_by(root.c.name)
    )
    return [Place(row.id, row.name, bytes(row.path)) for row in connection.execute(query)]


def places_on(connection: Connection, name: str) -> list[Place]:
    """The roots that a machine has, by its name; none where it never took part."""
    machine_id = connection.execute(select(machine.c.id).where(machine.c.name == name)).scalar()
    return places_of(connection, machine_id) if machine_id is not None else []


def remove_root(connection: Connection, name: str) -> bool:
    """Forget a root and its files on all machines. Returns: whether there was one. Contents are swept later."""
    return bool(connection.execute(delete(root).where(root.c.name == name)).rowcount)


def statuses(connection: Connection) -> list[MachineStatus]:
    """All machines, the last seen first."""
    rows = connection.execute(
        select(machine.c.id, machine.c.name, machine.c.seen_at).order_by(machine.c.seen_at.desc())
    )
    return [
        MachineStatus(
            row.name, row.seen_at, {one.name: display_path(one.path) for one in places_of(connection, row.id)}
        )
        for row in rows.all()
    ]


def _overlap(one: bytes, other: bytes) -> bool:
    return one == other or is_inside(one, other) or is_inside(other, one)
