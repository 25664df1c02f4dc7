"""Spaces that the catalogue has vectors in: begun, filled, set aside and forgotten."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from sqlalchemy import Connection, CursorResult, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from models.catalogue.tables import canary, content, coverage, file, space, vector
from models.kinds import Kind, holders
from models.spaces import Space, Vectors

_COLUMNS = (space.c.id, space.c.name, space.c.fingerprint, space.c.dim, space.c.generation)


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """A space as the catalogue has it."""

    space_id: int
    name: str
    fingerprint: str
    dim: int
    generation: int


def register(connection: Connection, wanted: Space) -> int:
    """The id of a space; a new fingerprint is a new space."""
    kinds = ",".join(wanted.kinds)
    columns = select(space.c.id, space.c.lineage, space.c.kinds)
    known = connection.execute(columns.where(space.c.fingerprint == wanted.fingerprint))
    if found := known.first():
        if (found.lineage, found.kinds) != (wanted.lineage, kinds):
            changed = update(space).where(space.c.id == found.id)
            connection.execute(changed.values(lineage=wanted.lineage, kinds=kinds))
        return int(found.id)
    row = {
        "name": wanted.name,
        "fingerprint": wanted.fingerprint,
        "dim": wanted.dim,
        "generation": _new_generation(),
        "created_at": datetime.now(UTC).isoformat(),
        "lineage": wanted.lineage,
        "kinds": kinds,
    }
    return new_id(connection.execute(insert(space).values(row)))


def rows(connection: Connection) -> list[SpaceRow]:
    """Every space that was ever filled, oldest first."""
    return [SpaceRow(*row) for row in connection.execute(select(*_COLUMNS).order_by(space.c.id))]


def find(connection: Connection, fingerprint: str) -> SpaceRow | None:
    """A space by its fingerprint; None where it was not begun."""
    row = connection.execute(select(*_COLUMNS).where(space.c.fingerprint == fingerprint)).first()
    return None if row is None else SpaceRow(*row)


def touch(connection: Connection, space_ids: Iterable[int]) -> dict[int, int]:
    """Draw a new generation for spaces whose vectors change in this transaction. Returns space id -> generation.

    A generation is random, not counted, so that a restored older catalogue never looks like the one that an index
    file was made from.
    """
    drawn = {space_id: _new_generation() for space_id in space_ids}
    for space_id, generation in drawn.items():
        connection.execute(update(space).where(space.c.id == space_id).values(generation=generation))
    return drawn


@dataclass(frozen=True, slots=True)
class Canary:
    """What an encoder gave for fixed inputs when a space was begun.

    Attributes:
        vectors: shape (inputs, dim), float32.
        environment: what may have made a difference, e.g. "torch" -> "2.13.0".
    """

    vectors: Vectors
    environment: Mapping[str, str]


def predecessors(connection: Connection, wanted: Space) -> list[SpaceRow]:
    """Spaces of the same encoder as it was before an update, the latest first, that cover what this one does not.

    Those of the same name, length and lineage. A content that no file has any more counts for nothing.
    """
    earlier = select(*_COLUMNS).where(
        space.c.name == wanted.name,
        space.c.dim == wanted.dim,
        space.c.lineage == wanted.lineage,
        space.c.lineage != "",
        space.c.fingerprint != wanted.fingerprint,
    )
    found = [SpaceRow(*row) for row in connection.execute(earlier.order_by(space.c.id.desc()))]
    return [row for row in found if _is_ahead(connection, row, wanted)]


def _is_ahead(connection: Connection, before: SpaceRow, wanted: Space) -> bool:
    mine = select(coverage.c.content_id).join(space, space.c.id == coverage.c.space_id)
    mine = mine.where(space.c.fingerprint == wanted.fingerprint)
    lacking = select(coverage.c.content_id).join(content, content.c.id == coverage.c.content_id)
    lacking = lacking.where(
        coverage.c.space_id == before.space_id,
        content.c.orphaned_at.is_(None),
        coverage.c.content_id.not_in(mine),
    )
    return connection.execute(lacking.limit(1)).first() is not None


def put_canary(connection: Connection, space_id: int, told: Canary) -> None:
    """Remember what an encoder gives; what is remembered already stays."""
    data = np.ascontiguousarray(told.vectors, dtype="<f4").tobytes()
    row = {"space_id": space_id, "environment": json.dumps(dict(told.environment)), "data": data}
    connection.execute(upsert(canary).on_conflict_do_nothing(), [row])


def canary_of(connection: Connection, space_row: SpaceRow) -> Canary | None:
    """What an encoder gave when a space was begun; None where nobody asked it then.

    A record that is damaged has no vectors.
    """
    kept = connection.execute(select(canary).where(canary.c.space_id == space_row.space_id)).first()
    if kept is None:
        return None
    try:
        environment = {str(name): str(value) for name, value in json.loads(kept.environment).items()}
        return Canary(np.frombuffer(kept.data, dtype="<f4").reshape(-1, space_row.dim), environment)
    except (ValueError, AttributeError, RecursionError):
        return Canary(np.zeros((0, space_row.dim), np.float32), {})


def count_vectors(connection: Connection) -> dict[int, int]:
    """How many vectors each space holds, by id."""
    counted = connection.execute(select(vector.c.space_id, func.count()).group_by(vector.c.space_id))
    return {row[0]: row[1] for row in counted}


def count_files(connection: Connection, kinds: Sequence[Kind]) -> int:
    """How many files that hold items of some kinds were looked into and did not fail."""
    query = select(func.count()).where(file.c.content_id.is_not(None), file.c.state != "failed")
    return int(connection.execute(query.where(file.c.kind.in_(holders(kinds)))).scalar_one())


def count_covered(connection: Connection, kinds: Sequence[Kind], fingerprints: Sequence[str]) -> int:
    """How many of those files have all their vectors in every one of some spaces."""
    covering = (
        select(coverage.c.content_id)
        .join(space, space.c.id == coverage.c.space_id)
        .where(space.c.fingerprint.in_(fingerprints))
        .group_by(coverage.c.content_id)
        .having(func.count() == len(fingerprints))
    )
    query = select(func.count()).where(file.c.content_id.in_(covering), file.c.state != "failed")
    return int(connection.execute(query.where(file.c.kind.in_(holders(kinds)))).scalar_one())


def set_aside(connection: Connection, fingerprint: str) -> None:
    """Let a space keep its vectors and lose its fingerprint, so that the same one can be begun anew; one without
    vectors is deleted.
    """
    row = find(connection, fingerprint)
    if row is None:
        return
    if connection.execute(select(vector.c.item_id).where(vector.c.space_id == row.space_id).limit(1)).first() is None:
        forget(connection, row.space_id)
    else:
        renamed = update(space).where(space.c.id == row.space_id).values(fingerprint=secrets.token_hex(32))
        connection.execute(renamed)
        connection.execute(delete(canary).where(canary.c.space_id == row.space_id))


def uncover(connection: Connection, space_id: int) -> None:
    """Begin to forget a space: nothing counts as covered by it any more."""
    connection.execute(delete(coverage).where(coverage.c.space_id == space_id))
    touch(connection, [space_id])


def forget_vectors(connection: Connection, space_id: int, most: int) -> int:
    """Delete some vectors of a space. Returns how many."""
    some = select(vector.c.item_id).where(vector.c.space_id == space_id).limit(most)
    return connection.execute(delete(vector).where(vector.c.space_id == space_id, vector.c.item_id.in_(some))).rowcount


def forget(connection: Connection, space_id: int) -> None:
    """Delete a space with whatever is left of it."""
    connection.execute(delete(space).where(space.c.id == space_id))


def new_id(result: CursorResult[Any]) -> int:
    """The primary key of the row that was just inserted."""
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def _new_generation() -> int:
    return secrets.randbits(62)
