"""Who does what: leases in the database, so that machines that share a library never do the same work at once.

A lease has a holder, a moment at which it ends unless the holder lets its heart beat, and a token. Tokens only grow:
whoever takes over a lease that has ended gets a higher one, and what the former holder still wants to commit is refused
(a fencing token: Gray and Cheriton 1989, "Leases"; Kleppmann 2017, chapter 8). All moments are those of the database's
clock; what clocks of machines say does not matter.

Two sorts of work are leased. A file, while it is looked at: columns of its row. A content, by its SHA-256, for each
space that it is encoded for, and under `READING` while its items are read for the first time.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, literal, or_, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from models.shared.tables import content, coverage, file, lease, one_of

READING = 0
"""Stands for a space where the items of a content are leased themselves."""

USUAL_TERM_S = 60.0
"""How long a lease holds without a heartbeat. Work of a machine that died is taken over after it."""


class LeaseLost(Exception):
    """Somebody else has taken over: nothing may be committed any more."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One process that works.

    Attributes:
        name: of the machine, the process, and something that no other has: a process that starts again is another one.
        term_s: how long its leases hold without a heartbeat.
    """

    name: str
    term_s: float = USUAL_TERM_S

    @property
    def term(self) -> timedelta:
        return timedelta(seconds=self.term_s)


@dataclass(frozen=True, slots=True)
class FileLease:
    """A file that is looked at. Attributes: path: in its root."""

    file_id: int
    root_id: int
    path: bytes
    kind: str
    size_bytes: int
    mtime_ns: int
    sha256: str
    token: int


@dataclass(frozen=True, slots=True)
class ContentLease:
    """A content that is worked on. Attributes: tokens: by the id of the space."""

    sha256: str
    tokens: Mapping[int, int] = field(default_factory=dict)

    @property
    def space_ids(self) -> tuple[int, ...]:
        """Spaces that it is encoded for."""
        return tuple(one for one in self.tokens if one != READING)

    @property
    def reads(self) -> bool:
        """Whether its items are read for the first time."""
        return READING in self.tokens


@dataclass(frozen=True, slots=True)
class LeaseStatus:
    """What a process has in hand: files that it looks at, contents that it works on, and until when."""

    holder: str
    files: int
    contents: int
    until: datetime
    has_ended: bool


def new_holder(machine: str, term_s: float = USUAL_TERM_S) -> Holder:
    """A name for this process that no other has."""
    return Holder(f"{machine}/{os.getpid()}/{secrets.token_hex(4)}", term_s)


def claim_files(connection: Connection, holder: Holder, root_ids: Collection[int], most: int) -> list[FileLease]:
    """Take some waiting files that nobody looks at; what others are just taking is passed over.

    A file whose content somebody works on is left: it will be done with it.
    """
    in_work = select(lease.c.sha256).where(lease.c.sha256 == file.c.sha256, lease.c.expires_at > _now()).exists()
    free = (
        select(file.c.id)
        .where(file.c.state == "waiting", file.c.root_id.in_(list(root_ids)))
        .where(or_(file.c.leased_until.is_(None), file.c.leased_until < _now()), ~in_work)
        .order_by(file.c.root_id, file.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    ids = list(connection.execute(free).scalars())
    if not ids:
        return []
    taken = (
        update(file)
        .where(one_of(file.c.id, ids))
        .values(holder=holder.name, token=_token(), leased_until=_until(holder))
        .returning(
            file.c.id,
            file.c.root_id,
            file.c.path,
            file.c.kind,
            file.c.size_bytes,
            file.c.mtime_ns,
            file.c.sha256,
            file.c.token,
        )
    )
    rows = sorted(connection.execute(taken).all(), key=lambda row: row.id)
    return [
        FileLease(
            row.id, row.root_id, bytes(row.path), row.kind, row.size_bytes, row.mtime_ns, row.sha256 or "", row.token
        )
        for row in rows
    ]


def release_file(connection: Connection, taken: FileLease, sha256: str) -> None:
    """Put a file back that somebody else will finish, with what is known of it."""
    connection.execute(update(file).where(*held(taken)).values(sha256=sha256 or None, holder=None, leased_until=None))


def held(taken: FileLease) -> tuple[ColumnElement[bool], ...]:
    """Where a file is still in the hands of who took it."""
    return file.c.id == taken.file_id, file.c.token == taken.token, file.c.state == "waiting"


def claim_content(
    connection: Connection, holder: Holder, sha256: str, space_ids: Collection[int], *, reads: bool
) -> ContentLease:
    """Take a content for those spaces that nobody works on and that do not cover it.

    Args: reads: whether its items are to be read first; without that, nothing of it is taken.

    Returns: a lease, without tokens where nothing is left to do.
    """
    wanted = sorted({READING, *space_ids} if reads else set(space_ids))
    tokens = _take(connection, holder, sha256, wanted)
    # Looked at with the lease in hand: whoever had it before has committed by now.
    known = connection.execute(select(content.c.id, content.c.whole).where(content.c.sha256 == sha256)).first()
    useless: set[int] = set()
    if known is not None:
        covering = select(coverage.c.space_id).where(coverage.c.content_id == known.id, coverage.c.whole)
        useless = set(connection.execute(covering).scalars())
    if (known is not None and known.whole) if reads else known is None:
        useless = set(wanted)
    if reads and READING not in tokens:
        useless = set(wanted)
    if useless:
        release(connection, holder, ContentLease(sha256, tokens), useless)
    return ContentLease(sha256, {one: token for one, token in tokens.items() if one not in useless})


def lacking(connection: Connection, root_ids: Collection[int], space_ids: Collection[int], most: int) -> list[str]:
    """Hashes of contents that are read and that some of the spaces lack, with files in some of the roots; those that
    somebody works on are left out.
    """
    busy = (
        select(lease.c.sha256)
        .where(lease.c.sha256 == content.c.sha256, lease.c.space_id == coverage.c.space_id, lease.c.expires_at > _now())
        .exists()
    )
    reachable = (
        select(file.c.id).where(file.c.content_id == content.c.id, file.c.root_id.in_(list(root_ids))).limit(1).exists()
    )
    query = (
        select(content.c.sha256)
        .join(coverage, coverage.c.content_id == content.c.id)
        .where(~coverage.c.whole, coverage.c.space_id.in_(list(space_ids)), content.c.whole, ~busy, reachable)
        .order_by(coverage.c.space_id, coverage.c.content_id)
        .limit(most)
        .with_for_update(of=coverage, skip_locked=True)
    )
    return list(dict.fromkeys(connection.execute(query).scalars()))


def demand(connection: Connection, holder: Holder, taken: ContentLease) -> None:
    """Go on only where a lease is still held, and hold it until the transaction ends and for another term.

    Raises: LeaseLost: somebody else has it, or had it meanwhile.
    """
    statement = (
        update(lease)
        .where(
            lease.c.sha256 == taken.sha256,
            lease.c.space_id.in_(list(taken.tokens)),
            lease.c.token.in_(list(taken.tokens.values())),
        )
        .values(expires_at=_until(holder))
        .returning(lease.c.space_id)
    )
    if set(connection.execute(statement).scalars()) != set(taken.tokens):
        raise LeaseLost(taken.sha256)


def release(connection: Connection, holder: Holder, taken: ContentLease, space_ids: Collection[int]) -> None:
    """Give some spaces of a content back, or all; what is no longer held is passed over."""
    connection.execute(
        delete(lease).where(
            lease.c.sha256 == taken.sha256,
            lease.c.holder == holder.name,
            lease.c.space_id.in_(list(space_ids)),
            lease.c.token.in_([token for one, token in taken.tokens.items() if one in space_ids]),
        )
    )


def beat(connection: Connection, holder: Holder) -> None:
    """Hold everything for another term. What a transaction of the same process is just working on is passed over."""
    rows = select(lease.c.sha256, lease.c.space_id).where(lease.c.holder == holder.name)
    connection.execute(
        update(lease)
        .where(tuple_(lease.c.sha256, lease.c.space_id).in_(rows.with_for_update(skip_locked=True)))
        .values(expires_at=_until(holder))
    )
    files = select(file.c.id).where(file.c.holder == holder.name).with_for_update(skip_locked=True)
    connection.execute(update(file).where(file.c.id.in_(files.scalar_subquery())).values(leased_until=_until(holder)))


def release_all(connection: Connection, holder: Holder) -> None:
    """Give everything back at the end, so that nobody waits for it."""
    connection.execute(delete(lease).where(lease.c.holder == holder.name))
    connection.execute(update(file).where(file.c.holder == holder.name).values(holder=None, leased_until=None))


def left(connection: Connection, root_ids: Collection[int], space_ids: Collection[int]) -> int:
    """How much is left to do: files that wait, and contents that lack a space, once for each."""
    files = select(func.count()).where(file.c.state == "waiting", file.c.root_id.in_(list(root_ids)))
    lacked = select(func.count()).where(~coverage.c.whole, coverage.c.space_id.in_(list(space_ids)))
    return int(connection.execute(files).scalar_one()) + int(connection.execute(lacked).scalar_one())


def others_work(connection: Connection, holder: Holder, root_ids: Collection[int], space_ids: Collection[int]) -> bool:
    """Whether somebody else works on what would be this holder's to do, if it were left behind."""
    looked_at = select(file.c.id).where(
        file.c.state == "waiting",
        file.c.root_id.in_(list(root_ids)),
        file.c.holder != holder.name,
        file.c.leased_until > _now(),
    )
    worked_on = (
        select(lease.c.sha256)
        .join(file, file.c.sha256 == lease.c.sha256)
        .where(
            lease.c.space_id.in_([READING, *space_ids]),
            lease.c.holder != holder.name,
            lease.c.expires_at > _now(),
            file.c.root_id.in_(list(root_ids)),
        )
    )
    return bool(connection.execute(select(or_(looked_at.exists(), worked_on.exists()))).scalar())


def statuses(connection: Connection) -> list[LeaseStatus]:
    """What is in hand, by process."""
    rows = connection.execute(
        text(
            "SELECT holder, sum(files)::int AS files, sum(contents)::int AS contents, max(until) AS until,"
            " max(until) < clock_timestamp() AS has_ended FROM ("
            " SELECT holder, 1 AS files, 0 AS contents, leased_until AS until FROM file WHERE holder IS NOT NULL"
            " UNION ALL SELECT holder, 0, count(DISTINCT sha256), max(expires_at) FROM lease GROUP BY holder) AS held"
            " GROUP BY holder ORDER BY holder"
        )
    )
    return [LeaseStatus(row.holder, row.files, row.contents, row.until, row.has_ended) for row in rows]


def _take(connection: Connection, holder: Holder, sha256: str, space_ids: Sequence[int]) -> dict[int, int]:
    rows = [
        {
            "sha256": sha256,
            "space_id": space_id,
            "holder": holder.name,
            "token": _token(),
            "expires_at": _until(holder),
        }
        for space_id in space_ids
    ]
    if not rows:
        return {}
    put = insert(lease).values(rows)
    new = put.excluded
    put = put.on_conflict_do_update(
        index_elements=["sha256", "space_id"],
        set_={"holder": new.holder, "token": new.token, "expires_at": new.expires_at},
        where=lease.c.expires_at < _now(),
    )
    return {row.space_id: row.token for row in connection.execute(put.returning(lease.c.space_id, lease.c.token))}


def _now() -> ColumnElement[datetime]:
    return func.clock_timestamp()


def _until(holder: Holder) -> ColumnElement[datetime]:
    until: ColumnElement[datetime] = func.clock_timestamp() + literal(holder.term)
    return until


def _token() -> ColumnElement[int]:
    return func.nextval("lease_token")
