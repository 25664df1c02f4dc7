"""Roots and files: what is on disk, and how far each file has come."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, case, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from models.catalogue import days
from models.catalogue.readings import with_words
from models.catalogue.spaces import new_id
from models.catalogue.tables import content, coverage, file, root
from models.errors import BadFile
from models.kinds import Kind, holders
from models.messages import packed, unpacked
from models.paths import display_path
from models.spaces import Space
from models.views import Failure

State = Literal["waiting", "indexed", "failed"]

_SEPARATOR = os.fsencode(os.sep)
_IDS_AT_ONCE = 500
_LAST_NS = (1 << 63) - 1

# Asked for every file that is indexed: a statement that is put together anew takes several times as long as it runs.
_FILE = file.c.id == bindparam("file")
_ROOTS = select(root.c.id, root.c.path).order_by(root.c.id)
_TAKEN_AT = select(content.c.taken_at).where(content.c.id == bindparam("content"))
_DATE = update(file).where(_FILE).values(dated=bindparam("day"))
_MARK_INDEXED = (
    update(file)
    .where(_FILE)
    .values(
        state=bindparam("to_state"),
        content_id=bindparam("content"),
        size_bytes=bindparam("size"),
        mtime_ns=bindparam("mtime"),
    )
)


def _listed(name: str) -> Select[Any]:
    """Ids in one parameter: SQLite takes only some thousands, and a whole folder may have gone away meanwhile."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


_WAITING = (
    select(file.c.id, file.c.path, file.c.kind, file.c.size_bytes, file.c.mtime_ns)
    .where(file.c.state == "waiting", file.c.offline == 0)
    .where(file.c.id.not_in(_listed("without")), file.c.root_id.not_in(_listed("away")))
    # To the letter as in the index, so that nothing is sorted.
    .order_by(file.c.content_id.is_not(None), text("kind = 'film'"), file.c.views.desc(), file.c.mtime_ns.desc())
    .limit(bindparam("most"))
)


class ScannedFile(NamedTuple):
    """A file as the scan saw it. A tuple, since a library may have a million.

    Attributes:
        device, inode: where its file system keeps it: the same after it was renamed. 0 where that is not known.
    """

    path: bytes
    kind: Kind
    size_bytes: int
    mtime_ns: int
    device: int = 0
    inode: int = 0


class KnownFile(NamedTuple):
    """A file as the catalogue has it."""

    path: bytes
    file_id: int
    size_bytes: int
    mtime_ns: int
    device: int
    inode: int
    reason: str
    offline: int
    ignored: int


@dataclass(frozen=True, slots=True)
class RootCounts:
    """How many files a root holds; of those, how many wait, failed and are not ignored, lie on drives that are away."""

    files: int
    waiting: int
    failed: int
    offline: int


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
    return [(root_id, path) for root_id, path in connection.execute(_ROOTS)]


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


def storable_ns(time_ns: int) -> int:
    """The time nearest to one that SQLite's integers can hold: file systems know of years beyond 2262."""
    return max(-_LAST_NS, min(time_ns, _LAST_NS))


def is_inside(path: bytes, folder: bytes) -> bool:
    """Whether a path lies below a folder."""
    return path.startswith(folder.rstrip(_SEPARATOR) + _SEPARATOR)


def known_at(connection: Connection, place: bytes, after: bytes, limit: int) -> list[KnownFile]:
    """Files at or below a place, by path as bytes, behind the path `after`."""
    folder = place.rstrip(_SEPARATOR) + _SEPARATOR
    beyond = folder[:-1] + bytes([folder[-1] + 1])
    # Not built by SQLAlchemy, which takes longer than SQLite.
    query = f"""SELECT {", ".join(KnownFile._fields).replace("file_id", "id")} FROM file
        WHERE (path = ?1 OR path >= ?2 AND path < ?3) AND path > ?4 ORDER BY path LIMIT ?5"""  # noqa: S608
    return [KnownFile(*row) for row in connection.exec_driver_sql(query, (place, folder, beyond, after, limit)).all()]


def known_by_inode(connection: Connection, inodes: Collection[int]) -> list[KnownFile]:
    """Files with one of these inode numbers, on any device."""
    columns = (file.c.id if name == "file_id" else file.c[name] for name in KnownFile._fields)
    query = select(*columns).where(file.c.inode.in_(inodes), file.c.inode != 0)
    return [KnownFile(*row) for row in connection.execute(query)]


def move(connection: Connection, root_id: int, file_id: int, found: ScannedFile) -> None:
    """A file is known already and lies somewhere else now."""
    connection.execute(delete(file).where(file.c.path == found.path, file.c.id != file_id))
    values = {"root_id": root_id, "offline": 0, **_names(found.path), "device": found.device, "inode": found.inode}
    connection.execute(update(file).where(file.c.id == file_id).values(values))


def note(connection: Connection, found: Collection[tuple[int, ScannedFile]]) -> None:
    """Files are unchanged, and there: remember where their file systems keep them. Args: found: ids with the files."""
    rows = [{"b_id": file_id, "b_device": one.device, "b_inode": one.inode} for file_id, one in found]
    if rows:
        values = {"device": bindparam("b_device"), "inode": bindparam("b_inode"), "offline": 0}
        connection.execute(update(file).where(file.c.id == bindparam("b_id")).values(values), rows)


def set_offline(connection: Connection, file_ids: Sequence[int]) -> None:
    """Files lie on a drive that is away; they keep their place."""
    for start in range(0, len(file_ids), _IDS_AT_ONCE):
        some = file.c.id.in_(file_ids[start : start + _IDS_AT_ONCE])
        connection.execute(update(file).where(some).values(offline=1))


def set_root_offline(connection: Connection, root_id: int) -> int:
    """All files of a root lie on a drive that is away. Returns how many were not known to."""
    here = update(file).where(file.c.root_id == root_id, file.c.offline == 0)
    return connection.execute(here.values(offline=1)).rowcount


def put_scanned(connection: Connection, root_id: int, scanned: Iterable[ScannedFile]) -> None:
    """Write new and changed files: they wait to be looked into."""
    rows = [
        {
            "root_id": root_id,
            **_names(found.path),
            "kind": found.kind,
            "size_bytes": found.size_bytes,
            "mtime_ns": found.mtime_ns,
            "device": found.device,
            "inode": found.inode,
            "dated": days.of_file(found.mtime_ns),
            "state": "waiting",
        }
        for found in scanned
    ]
    if not rows:
        return
    statement = upsert(file)
    taken_over = ("root_id", "kind", "size_bytes", "mtime_ns", "device", "inode", "dated", "state")
    changed = {name: statement.excluded[name] for name in taken_over}
    cleared = {"content_id": None, "offline": 0, "reason": "", "what": "", "why": "", "what_to_do": ""}
    connection.execute(statement.on_conflict_do_update(index_elements=["path"], set_=changed | cleared), rows)


def remove_files(connection: Connection, file_ids: Sequence[int]) -> None:
    """Forget files that are no longer on disk."""
    for start in range(0, len(file_ids), _IDS_AT_ONCE):
        connection.execute(delete(file).where(file.c.id.in_(file_ids[start : start + _IDS_AT_ONCE])))


def waiting(
    connection: Connection, limit: int, without: Iterable[int] = (), away: Iterable[int] = ()
) -> list[WaitingFile]:
    """The next files to look into, leaving out files by id and the roots that are away.

    Those that nothing is known of come first, films behind all others and the newest in front; then those that some
    space lacks or a reader has not been through, the most viewed in front.
    """
    given = {"without": json.dumps(list(without)), "away": json.dumps(list(away)), "most": limit}
    rows = connection.execute(_WAITING, given)
    return [WaitingFile(row.id, row.path, Kind(row.kind), row.size_bytes, row.mtime_ns) for row in rows]


def count_waiting(connection: Connection) -> int:
    """How many files wait to be looked into, and can be."""
    waits = select(func.count()).where(file.c.state == "waiting")
    # The sign keeps SQLite from going through all that wait to find the few that are away.
    away = select(func.count()).select_from(file).where(text("offline <> 0 AND +state = 'waiting'"))
    return int(connection.execute(waits).scalar_one()) - int(connection.execute(away).scalar_one())


def mark_indexed(
    connection: Connection, file_id: int, content_id: int, size_bytes: int, mtime_ns: int, *, state: State = "indexed"
) -> None:
    """A file's content is in the catalogue, with a vector in every space that wants it.

    Args:
        size_bytes, mtime_ns: of the bytes that were read, which may be newer than the scan's.
        state: "waiting" where a reader has not been through it yet.
    """
    values = {
        "file": file_id,
        "to_state": state,
        "content": content_id,
        "size": size_bytes,
        "mtime": storable_ns(mtime_ns),
    }
    connection.execute(_MARK_INDEXED, values)
    taken_at = connection.execute(_TAKEN_AT, {"content": content_id}).scalar()
    # A picture belongs to the day on which it was taken, whenever it was copied.
    if taken_at and (dated := days.of_moment(taken_at)):
        connection.execute(_DATE, {"file": file_id, "day": dated})


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
            what=packed(error.what),
            why=packed(error.why),
            what_to_do=packed(error.what_to_do),
        )
    )


def retry_failed(connection: Connection, file_ids: Sequence[int] = ()) -> int:
    """Let failed files wait again: those named, also ignored ones, or all others. Returns how many."""
    cleared = {"state": "waiting", "reason": "", "what": "", "why": "", "what_to_do": "", "ignored": 0}
    query = update(file).where(file.c.state == "failed").values(cleared)
    if not file_ids:
        return connection.execute(query.where(file.c.ignored == 0)).rowcount
    parts = (file_ids[start : start + _IDS_AT_ONCE] for start in range(0, len(file_ids), _IDS_AT_ONCE))
    return sum(connection.execute(query.where(file.c.id.in_(some))).rowcount for some in parts)


def ignore_failed(connection: Connection, file_ids: Sequence[int]) -> int:
    """Let failed files rest for good: they are neither counted nor tried again, whatever happens. Returns how many."""
    query = update(file).where(file.c.state == "failed").values(ignored=1)
    parts = (file_ids[start : start + _IDS_AT_ONCE] for start in range(0, len(file_ids), _IDS_AT_ONCE))
    return sum(connection.execute(query.where(file.c.id.in_(some))).rowcount for some in parts)


def failures(connection: Connection) -> list[Failure]:
    """Files that could not be indexed, by path; ignored ones last."""
    query = select(file).where(file.c.state == "failed").order_by(file.c.ignored, file.c.path)
    return [
        Failure(
            row.id,
            row.path,
            display_path(row.path),
            row.reason,
            unpacked(row.what),
            unpacked(row.why),
            unpacked(row.what_to_do),
            ignored=bool(row.ignored),
        )
        for row in connection.execute(query)
    ]


def wait_for_spaces(connection: Connection, space_ids: dict[Space, int]) -> int:
    """Let indexed files wait again whose content some space of their kind does not cover yet. Returns how many."""
    touched = 0
    for space, space_id in space_ids.items():
        covered = select(coverage.c.content_id).where(coverage.c.space_id == space_id)
        concerned: ColumnElement[bool] = content.c.kind.in_(holders(space.kinds))
        if Kind.DOCUMENT in space.kinds:
            concerned |= with_words(content.c.id)
        uncovered = select(content.c.id).where(concerned, content.c.id.not_in(covered))
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


def counts_by_root(connection: Connection) -> dict[int, RootCounts]:
    """What each root holds, by its id. Read from indexes alone: it is asked several times a second."""
    waits, fails = (func.sum(case((file.c.state == state, 1), else_=0)) for state in ("waiting", "failed"))
    counted = select(file.c.root_id, func.count(), waits, fails).group_by(file.c.root_id)
    away = _count_by_root(connection, "offline <> 0")
    ignored = _count_by_root(connection, "ignored <> 0 AND +state = 'failed'")
    return {
        root_id: RootCounts(count, waiting, failed - ignored.get(root_id, 0), away.get(root_id, 0))
        for root_id, count, waiting, failed in connection.execute(counted)
    }


def _count_by_root(connection: Connection, condition: str) -> dict[int, int]:
    query = select(file.c.root_id, func.count()).where(text(condition)).group_by(file.c.root_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def counts_by_kind(connection: Connection) -> dict[Kind, int]:
    """How many files of each kind can be found by content."""
    query = select(file.c.kind, func.count()).where(file.c.content_id.is_not(None)).group_by(file.c.kind)
    return {Kind(kind): count for kind, count in connection.execute(query)}


def waiting_by_kind(connection: Connection) -> dict[Kind, int]:
    """How many files of each kind were not looked into yet."""
    query = select(file.c.kind, func.count()).where(file.c.state == "waiting").group_by(file.c.kind)
    return {Kind(kind): count for kind, count in connection.execute(query)}


def _names(path: bytes) -> dict[str, str | bytes]:
    folder, name = os.path.split(path)
    return {"path": path, "name": display_path(name), "folder": display_path(folder)}
