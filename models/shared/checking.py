"""Whether a shared library is whole: what the catalogue says of vectors, and what is where they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import Connection, cast, func, select
from sqlalchemy.dialects.postgresql import INTEGER, aggregate_order_by

from models.kinds import Kind
from models.messages import say
from models.shared import contents, leases, machines
from models.shared.contents import SpaceRow
from models.shared.database import SharedCatalogue
from models.shared.hits import kind_of
from models.shared.leases import LeaseStatus
from models.shared.machines import MachineStatus
from models.shared.tables import content, coverage, file, item
from models.shared.vectors import SharedVectors
from models.sorted_ids import Ids, is_in

_BLOCK = 100_000


@dataclass(frozen=True, slots=True)
class SpaceStatus:
    """A space: how many contents it covers, lacks and refused, and how many vectors are where they are kept."""

    name: str
    fingerprint: str
    covered: int
    lacking: int
    refused: int
    vectors: int


@dataclass(frozen=True, slots=True)
class SharedStatus:
    """How a shared library stands. Attributes: counts: files by kind, of those that are indexed."""

    now: datetime
    machines: tuple[MachineStatus, ...]
    leases: tuple[LeaseStatus, ...]
    spaces: tuple[SpaceStatus, ...]
    counts: Mapping[Kind, int]
    waiting: int
    failed: int


@dataclass(frozen=True, slots=True)
class SpaceCheck:
    """What is wrong with a space.

    Attributes:
        missing: ids of items whose vectors the catalogue speaks of and that are not there.
        unknown: ids of vectors whose items the catalogue does not know, or whose turn has not come.
    """

    space: SpaceRow
    missing: Ids
    unknown: Ids

    def sentences(self) -> Iterator[str]:
        """What a person is told."""
        if len(self.missing):
            yield say("%1: %2 items have no vector where the vectors are.", self.space.name, len(self.missing))
        if len(self.unknown):
            yield say("%1: %2 vectors belong to no item of the catalogue.", self.space.name, len(self.unknown))


def status(catalogue: SharedCatalogue, vectors: SharedVectors) -> SharedStatus:
    """How the library stands now. Raises: LibraryUnavailable, VectorsUnavailable."""
    with catalogue.read() as connection:
        states = select(file.c.state, file.c.kind, func.count()).group_by(file.c.state, file.c.kind)
        by_state = {(state, kind_of(kind)): count for state, kind, count in connection.execute(states)}
        covered = contents.counts(connection)
        rows = contents.spaces(connection)
        now = connection.execute(select(func.clock_timestamp())).scalar_one()
        known = (tuple(machines.statuses(connection)), tuple(leases.statuses(connection)))
    spaces = tuple(
        SpaceStatus(row.name, row.fingerprint, *covered.get(row.space_id, (0, 0, 0)), vectors.count(row.fingerprint))
        for row in rows
    )
    counts = {kind: by_state.get(("indexed", kind), 0) for kind in Kind}
    waiting, failed = (sum(by_state.get((state, kind), 0) for kind in Kind) for state in ("waiting", "failed"))
    return SharedStatus(now, *known, spaces, counts, waiting, failed)


def check(catalogue: SharedCatalogue, vectors: SharedVectors) -> list[SpaceCheck]:
    """Compare the catalogue with the vectors, space by space.

    What is being indexed meanwhile may look wrong for a moment: so what differs is looked at twice.
    Raises: LibraryUnavailable, VectorsUnavailable.
    """
    with catalogue.read() as connection:
        rows = contents.spaces(connection)
    return [_check(catalogue, vectors, row) for row in rows]


def repair(catalogue: SharedCatalogue, vectors: SharedVectors, found: SpaceCheck) -> int:
    """Remove vectors that belong to nothing, and let the next indexing make those that are missing.

    Returns: how many contents will be looked into again. Raises: LibraryUnavailable, VectorsUnavailable.
    """
    if len(found.unknown):
        vectors.remove(found.space.fingerprint, found.unknown)
    if not len(found.missing):
        return 0
    return catalogue.change(lambda connection: contents.begin_again(connection, found.space.space_id, found.missing))


def _check(catalogue: SharedCatalogue, vectors: SharedVectors, row: SpaceRow) -> SpaceCheck:
    missing = unknown = np.empty(0, np.int64)
    for turn in range(2):
        with catalogue.read() as connection:
            promised = _promised(connection, row)
        there = np.sort(np.concatenate([np.empty(0, np.int64), *vectors.ids(row.fingerprint)]))
        with catalogue.read() as connection:
            promised_now = _promised(connection, row)
        # Promised before and after the look, or neither before nor after it.
        steady = promised[is_in(promised, promised_now)]
        lost, odd = steady[~is_in(steady, there)], there[~is_in(there, np.union1d(promised, promised_now))]
        missing = lost if turn == 0 else np.intersect1d(missing, lost)
        unknown = odd if turn == 0 else np.intersect1d(unknown, odd)
        if not len(missing) and not len(unknown):
            break
    return SpaceCheck(row, missing, unknown)


def _promised(connection: Connection, row: SpaceRow) -> Ids:
    """Items that have a vector by what the catalogue says, ascending; those that a space refused are not promised."""
    blocks, last = [np.empty(0, np.int64)], 0
    while len(block := _promised_after(connection, row, last)):
        blocks.append(block)
        last = int(block[-1])
    return np.concatenate(blocks)


def _promised_after(connection: Connection, row: SpaceRow, last: int) -> Ids:
    """The next block of them, which comes as one value."""
    done = cast(coverage.c.done[item.c.kind].astext, INTEGER)
    query = (
        select(item.c.id)
        .join(content, content.c.id == item.c.content_id)
        .join(coverage, (coverage.c.content_id == content.c.id) & (coverage.c.space_id == row.space_id))
        .where(item.c.id > last, item.c.ordinal < done, coverage.c.refused == "")
        .order_by(item.c.id)
        .limit(_BLOCK)
        .subquery()
    )
    found = connection.execute(select(func.array_agg(aggregate_order_by(query.c.id, query.c.id)))).scalar()
    return np.array(found or [], np.int64)
