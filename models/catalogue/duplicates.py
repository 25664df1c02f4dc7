"""What is asked of the catalogue to find files that are there twice, or contents that are alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from models.catalogue import spaces
from models.catalogue.contents import Ids
from models.catalogue.spaces import SpaceRow
from models.catalogue.tables import content, coverage, file, item, vector
from models.kinds import Kind
from models.spaces import Vectors

Hashes = npt.NDArray[np.uint8]
"""Perceptual hashes or other fingerprints of 256 bits: shape (rows, 32), uint8."""

HASH_BYTES = 32

LOSSLESS_SUFFIXES = (
    *(".png", ".tif", ".tiff", ".bmp", ".psd", ".psb", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".raf", ".rw2"),
    *(".flac", ".wav", ".aif", ".aiff", ".wv", ".ape", ".tta", ".w64"),
)
"""What the names of pictures and sounds end in that are usually stored without loss."""

_IDS_AT_ONCE = 500


class FoundFile(NamedTuple):
    """A file that was looked into, with what is known of its content. A tuple, since a library may have a million.

    Attributes:
        preview: which sort of preview its content has, "" for none.
        device, inode: where its file system keeps it; 0 where that is not known.
    """

    file_id: int
    path: bytes
    name: str
    folder: str
    kind: str
    size_bytes: int
    mtime_ns: int
    offline: int
    device: int
    inode: int
    content_id: int
    sha256: str
    preview: str
    width: int
    height: int
    duration_s: float
    pages: int


class Facts(NamedTuple):
    """What two contents are compared by at first, before anything of theirs is read."""

    content_id: int
    sha256: str
    preview: str
    width: int
    height: int
    duration_s: float
    pages: int


def state(connection: Connection) -> tuple[int, ...]:
    """A few numbers that change whenever other files could turn out to be duplicates: cheap to ask for."""
    looked_into = file.c.content_id.is_not(None)
    query = select(
        func.count(),
        func.sum(file.c.content_id),
        func.sum(file.c.content_id * (file.c.id % 8191)),
        func.sum(file.c.offline),
    )
    row = connection.execute(query.where(looked_into)).one()
    waiting = connection.execute(select(func.count()).where(looked_into, file.c.state == "waiting")).scalar_one()
    return *(int(value or 0) for value in row), int(waiting)


def contents_held_twice(connection: Connection) -> list[int]:
    """Ids of the contents that more than one file holds."""
    query = select(file.c.content_id).where(file.c.content_id.is_not(None))
    return list(connection.execute(query.group_by(file.c.content_id).having(func.count() > 1)).scalars())


def files_holding(connection: Connection, content_ids: Sequence[int]) -> dict[int, list[FoundFile]]:
    """The files that hold some contents, by content."""
    columns = [*(file.c[name] for name in _FILE_COLUMNS), *(content.c[name] for name in _CONTENT_COLUMNS)]
    joined = file.join(content, content.c.id == file.c.content_id)
    query = select(file.c.id, *columns).select_from(joined)
    found: dict[int, list[FoundFile]] = {}
    for some in _parts(content_ids):
        for row in connection.execute(query.where(file.c.content_id.in_(some))):
            one = FoundFile(*row)
            found.setdefault(one.content_id, []).append(one)
    return found


_FILE_COLUMNS = tuple(name for name in FoundFile._fields[1:11])
_CONTENT_COLUMNS = tuple(name for name in FoundFile._fields[11:17])


def contents_of_files(connection: Connection, file_ids: Sequence[int]) -> dict[int, int]:
    """The content that each file holds, by file; files that are gone or not looked into are left out."""
    query = select(file.c.id, file.c.content_id).where(file.c.content_id.is_not(None))
    found: dict[int, int] = {}
    for some in _parts(file_ids):
        found.update((row[0], row[1]) for row in connection.execute(query.where(file.c.id.in_(some))))
    return found


def facts_of(connection: Connection, content_ids: Sequence[int]) -> dict[int, Facts]:
    """What some contents are compared by, by id; those that are gone are left out."""
    columns = [content.c[name] for name in Facts._fields[1:]]
    query = select(content.c.id, *columns)
    found: dict[int, Facts] = {}
    for some in _parts(content_ids):
        found.update((row[0], Facts(*row)) for row in connection.execute(query.where(content.c.id.in_(some))))
    return found


def ranked_contents(connection: Connection, kind: Kind) -> Ids:
    """Contents of a kind that files hold, those that are best kept in front: shape (n,), int64.

    What is there comes before what lies on a drive that is away; then more pixels, storage without loss, larger files
    and older ones.
    """
    rank = (
        func.min(file.c.offline),
        -(content.c.width * content.c.height),
        func.max(case((_is_lossless(), 1), else_=0)).desc(),
        func.max(file.c.size_bytes).desc(),
        func.min(file.c.mtime_ns),
        content.c.id,
    )
    joined = content.join(file, file.c.content_id == content.c.id)
    query = select(content.c.id).select_from(joined).where(content.c.kind == kind)
    query = query.group_by(content.c.id).order_by(*rank)
    return np.fromiter(connection.execute(query).scalars(), dtype=np.int64)


def hashes_of(connection: Connection, content_ids: Ids) -> tuple[Ids, Hashes]:
    """The perceptual hashes of contents, in the order of their ids given; those without one are left out."""
    found: dict[int, bytes] = {}
    query = select(content.c.id, content.c.perceptual_hash)
    for some in _parts(content_ids.tolist()):
        rows = connection.execute(query.where(content.c.id.in_(some)))
        found.update((row[0], row[1]) for row in rows if len(row[1]) == HASH_BYTES)
    kept = [content_id for content_id in content_ids.tolist() if content_id in found]
    joined = b"".join(found[content_id] for content_id in kept)
    return np.array(kept, dtype=np.int64), np.frombuffer(joined, dtype=np.uint8).reshape(-1, HASH_BYTES)


def newest_space(connection: Connection, name: str) -> SpaceRow | None:
    """The space of a name that was begun last; None where there is none."""
    return next((row for row in reversed(spaces.rows(connection)) if row.name == name), None)


def vectors_of_contents(
    connection: Connection, space_row: SpaceRow, content_ids: Sequence[int]
) -> Iterator[tuple[int, Vectors]]:
    """The vectors that some contents have in a space that covers them, without those of what readers found.

    Yields: a content's id with its vectors, shape (items, dim), in the order of its items. Contents without any are
        left out.
    """
    query = (
        select(item.c.content_id, vector.c.data)
        .join(vector, vector.c.item_id == item.c.id)
        .join(coverage, (coverage.c.content_id == item.c.content_id) & (coverage.c.space_id == vector.c.space_id))
        .where(vector.c.space_id == space_row.space_id, item.c.reader == "")
        .order_by(item.c.content_id, item.c.kind, item.c.ordinal)
    )
    for some in _parts(content_ids):
        packed: dict[int, list[bytes]] = {}
        for content_id, data in connection.execute(query.where(item.c.content_id.in_(some))):
            packed.setdefault(content_id, []).append(data)
        for content_id, rows in packed.items():
            vectors = np.frombuffer(b"".join(rows), dtype="<f2").reshape(len(rows), space_row.dim)
            yield content_id, vectors.astype(np.float32)


def starts_of_items(connection: Connection, content_id: int, kind: Kind) -> list[float]:
    """When the items of a kind that a content holds begin, in seconds, in order."""
    query = select(item.c.start_s).where(item.c.content_id == content_id, item.c.kind == kind, item.c.reader == "")
    return [start_s or 0.0 for start_s in connection.execute(query.order_by(item.c.ordinal)).scalars()]


def texts_of(connection: Connection, content_id: int, most_characters: int) -> list[str]:
    """The passages that a document holds by itself, in order, until there are enough characters."""
    query = select(item.c.heading, item.c.text).where(item.c.content_id == content_id, item.c.reader == "")
    texts: list[str] = []
    count, last_heading = 0, ""
    for heading, passage in connection.execute(query.order_by(item.c.ordinal)):
        if count >= most_characters:
            break
        text = passage if heading == last_heading else f"{heading}\n{passage}"
        texts.append(text)
        count, last_heading = count + len(text), heading
    return texts


def _is_lossless() -> ColumnElement[bool]:
    return or_(*(file.c.name.like(f"%{suffix}") for suffix in LOSSLESS_SUFFIXES))


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield ids[start : start + _IDS_AT_ONCE]
