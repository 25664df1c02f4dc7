"""Roots and files: what is on disk, and how far each file has come."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, Row, case, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from models.catalogue.spaces import new_id
from models.catalogue.tables import content, coverage, file, root
from models.errors import BadFile
from models.kinds import Kind
from models.paths import display_path
from models.spaces import Space
from models.views import Failure

State = Literal["waiting", "indexed", "failed"]


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """A file as the scan saw it."""

    path: bytes
    kind: Kind
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as the catalogue has it."""

    file_id: int
    size_bytes: int
    mtime_ns: int
    reason: str


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that has to be looked into."""

    file_id: int
    path: bytes
    kind: Kind
    size_bytes: int
    mtime_ns: int


def roots(connection: Connection) -> list[tuple[int, bytes]]:
    """Id and path of every root, oldest first."""
    return [(row.id, row.path) for row in connection.execute(select(root.c.id, root.c.path).order_by(root.c.id))]


def add_root(connection: Connection, path: bytes) -> int:
    """Add a folder, and take over the roots that lie inside it. Adding it again changes nothing."""
    for root_id, known in roots(connection):
        if known == path:
            return root_id
    added_id = new_id(connection.execute(insert(root).values(path=path, added_at=datetime.now(UTC).isoformat())))
    for root_id, known in roots(connection):
        if is_inside(known, path) and root_id != added_id:
            connection.execute(update(file).where(file.c.root_id == root_id).values(root_id=added_id))
            connection.execute(delete(root).where(root.c.id == root_id))
    return added_id


def remove_root(connection: Connection, root_id: int) -> None:
    """Forget a folder and its files; what was learnt of their content stays a while: see `sweep_orphans`."""
    connection.execute(delete(file).where(file.c.root_id == root_id))
    connection.execute(delete(root).where(root.c.id == root_id))


def is_inside(path: bytes, folder: bytes) -> bool:
    """Whether a path lies below a folder."""
    return path.startswith(folder.rstrip(os.fsencode(os.sep)) + os.fsencode(os.sep))


def known_files(connection: Connection, root_id: int) -> dict[bytes, KnownFile]:
    """Every file of a root by path."""
    query = select(file.c.path, file.c.id, file.c.size_bytes, file.c.mtime_ns, file.c.reason).where(
        file.c.root_id == root_id
    )
    return {path: KnownFile(*rest) for path, *rest in connection.execute(query)}


def put_scanned(connection: Connection, root_id: int, scanned: Iterable[ScannedFile]) -> None:
    """Write new and changed files: they wait to be looked into."""
    rows = [
        {
            "root_id": root_id,
            "path": found.path,
            "name": display_path(os.path.basename(found.path)),
            "folder": display_path(os.path.dirname(found.path)),
            "kind": found.kind,
            "size_bytes": found.size_bytes,
            "mtime_ns": found.mtime_ns,
            "state": "waiting",
        }
        for found in scanned
    ]
    if not rows:
        return
    statement = upsert(file)
    changed = {name: statement.excluded[name] for name in ("root_id", "kind", "size_bytes", "mtime_ns", "state")}
    cleared = {"content_id": None, "reason": "", "what": "", "why": "", "what_to_do": ""}
    connection.execute(statement.on_conflict_do_update(index_elements=["path"], set_=changed | cleared), rows)


def remove_files(connection: Connection, file_ids: Sequence[int]) -> None:
    """Forget files that are no longer on disk."""
    for start in range(0, len(file_ids), 500):
        connection.execute(delete(file).where(file.c.id.in_(file_ids[start : start + 500])))


def waiting(
    connection: Connection, limit: int, without: Iterable[int] = (), away: Iterable[int] = ()
) -> list[WaitingFile]:
    """The next files to look into, leaving out files by id and the roots that are away.

    Those that nothing is known of come first, the newest of them in front; then those that some space lacks, the most
    viewed in front.
    """
    query = select(file.c.id, file.c.path, file.c.kind, file.c.size_bytes, file.c.mtime_ns)
    query = query.where(file.c.state == "waiting", file.c.id.not_in(list(without)))
    query = query.where(file.c.root_id.not_in(list(away)))
    turn = (file.c.content_id.is_not(None), file.c.views.desc(), file.c.mtime_ns.desc())
    rows = connection.execute(query.order_by(*turn).limit(limit))
    return [WaitingFile(row.id, row.path, Kind(row.kind), row.size_bytes, row.mtime_ns) for row in rows]


def count_waiting(connection: Connection) -> int:
    """How many files wait to be looked into."""
    return int(connection.execute(select(func.count()).where(file.c.state == "waiting")).scalar_one())


def mark_indexed(connection: Connection, file_id: int, content_id: int, size_bytes: int, mtime_ns: int) -> None:
    """A file's content is in the catalogue, with a vector in every space that wants it.

    Args: size_bytes, mtime_ns: of the bytes that were read, which may be newer than the scan's.
    """
    values = {"state": "indexed", "content_id": content_id, "size_bytes": size_bytes, "mtime_ns": mtime_ns}
    connection.execute(update(file).where(file.c.id == file_id).values(values))


def mark_failed(connection: Connection, file_id: int, error: BadFile) -> None:
    """A file could not be indexed; it is tried again when it changes or when a person asks.

    What was learnt of it stays: a file that changed has lost its content already.
    """
    connection.execute(
        update(file)
        .where(file.c.id == file_id)
        .values(
            state="failed",
            reason=error.reason,
            what=error.what,
            why=error.why,
            what_to_do=error.what_to_do,
        )
    )


def retry_failed(connection: Connection, file_ids: Sequence[int] = ()) -> int:
    """Let failed files wait again: those named, or all. Returns how many."""
    query = (
        update(file).where(file.c.state == "failed").values(state="waiting", reason="", what="", why="", what_to_do="")
    )
    if file_ids:
        query = query.where(file.c.id.in_(file_ids))
    return connection.execute(query).rowcount


def failures(connection: Connection) -> list[Failure]:
    """Files that could not be indexed, by path."""
    rows = connection.execute(select(file).where(file.c.state == "failed").order_by(file.c.path))
    return [
        Failure(row.id, row.path, display_path(row.path), row.reason, row.what, row.why, row.what_to_do) for row in rows
    ]


def wait_for_spaces(connection: Connection, space_ids: dict[Space, int]) -> int:
    """Let indexed files wait again whose content some space of their kind does not cover yet. Returns how many."""
    touched = 0
    for space, space_id in space_ids.items():
        covered = select(coverage.c.content_id).where(coverage.c.space_id == space_id)
        uncovered = select(content.c.id).where(content.c.kind.in_(space.kinds), content.c.id.not_in(covered))
        query = update(file).where(file.c.state == "indexed", file.c.content_id.in_(uncovered)).values(state="waiting")
        touched += connection.execute(query).rowcount
    return touched


def count_views(connection: Connection, views: Mapping[int, int]) -> None:
    """Add how often files were looked at: file id -> times."""
    for file_id, times in views.items():
        connection.execute(update(file).where(file.c.id == file_id).values(views=file.c.views + times))


def stop_waiting(connection: Connection) -> None:
    """Let files be that are known and only wait for some space."""
    known = update(file).where(file.c.state == "waiting", file.c.content_id.is_not(None))
    connection.execute(known.values(state="indexed"))


def counts_by_root(connection: Connection) -> dict[int, Row[tuple[int, int, int, int]]]:
    """For each root: rows with root_id, files, waiting, failed."""
    query = select(
        file.c.root_id,
        func.count().label("files"),
        func.sum(case((file.c.state == "waiting", 1), else_=0)).label("waiting"),
        func.sum(case((file.c.state == "failed", 1), else_=0)).label("failed"),
    ).group_by(file.c.root_id)
    return {row.root_id: row for row in connection.execute(query)}


def counts_by_kind(connection: Connection) -> dict[Kind, int]:
    """How many files of each kind can be found by content."""
    query = select(file.c.kind, func.count()).where(file.c.content_id.is_not(None)).group_by(file.c.kind)
    return {Kind(kind): count for kind, count in connection.execute(query)}
