"""Contents of a shared library, their items, and what of them is in which space."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, delete, func, literal, select, text, update
from sqlalchemy.dialects.postgresql import insert

from models.catalogue import days, names
from models.errors import BadFile
from models.kinds import HOLDS, Kind, holders
from models.media.parts import FileFacts, Piece
from models.shared.leases import FileLease, held
from models.shared.tables import content, coverage, file, item, one_of, sample, space, tag
from models.shared.words import plain_words, vector_of
from models.sorted_ids import Ids
from models.spaces import Space, Vectors

SAMPLE_ITEMS = 1000
"""Items of each space whose vectors the catalogue keeps, too: what is usual there decides how sure a hit is."""

_LONGEST_TAG_CHARS = 100
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Known:
    """A content. Attributes: whole: whether its items and facts are all known."""

    content_id: int
    whole: bool


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """A space of the library."""

    space_id: int
    name: str
    fingerprint: str
    dim: int
    kinds: tuple[str, ...]


def storable(words: str) -> str:
    """A text as PostgreSQL can keep it: no character 0, and no half of a pair."""
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def put_space(connection: Connection, new: Space) -> int:
    """The id of a space. One that is new lacks all contents of its kinds that are known."""
    query = select(space.c.id).where(space.c.fingerprint == new.fingerprint)
    known = connection.execute(query).scalar()
    if known is not None:
        return int(known)
    row = {"name": new.name, "fingerprint": new.fingerprint, "dim": new.dim, "kinds": [str(kind) for kind in new.kinds]}
    connection.execute(insert(space).on_conflict_do_nothing(), row)
    space_id = int(connection.execute(query).scalar_one())
    # A content that is just being put in is seen here, or sees the space.
    connection.execute(text("LOCK TABLE content IN SHARE MODE"))
    kinds = [str(kind) for kind in holders(new.kinds)]
    lacking = select(content.c.id, literal(space_id)).where(content.c.kind.in_(kinds))
    put = insert(coverage).from_select(["content_id", "space_id"], lacking)
    connection.execute(put.on_conflict_do_nothing())
    return space_id


def spaces(connection: Connection) -> list[SpaceRow]:
    """The spaces of the library, by id."""
    rows = connection.execute(select(space).order_by(space.c.id))
    return [SpaceRow(row.id, row.name, row.fingerprint, row.dim, tuple(row.kinds)) for row in rows]


def counts(connection: Connection) -> dict[int, tuple[int, int, int]]:
    """By space, how many contents it covers, lacks and refused. Looks at every content."""
    count = func.count()
    query = select(
        coverage.c.space_id,
        count.filter(coverage.c.whole, coverage.c.refused == ""),
        count.filter(~coverage.c.whole),
        count.filter(coverage.c.refused != ""),
    )
    rows = connection.execute(query.group_by(coverage.c.space_id))
    return {space_id: (covered, lacking, refused) for space_id, covered, lacking, refused in rows}


def lacking_spaces(connection: Connection, space_ids: Collection[int]) -> set[int]:
    """Those of some spaces that lack some content."""
    lacks = select(coverage.c.content_id).where(coverage.c.space_id == space.c.id, ~coverage.c.whole).limit(1)
    query = select(space.c.id).where(space.c.id.in_(list(space_ids)), lacks.exists())
    return set(connection.execute(query).scalars())


def find(connection: Connection, sha256: str) -> Known | None:
    """A content by its bytes' hash."""
    row = connection.execute(select(content.c.id, content.c.whole).where(content.c.sha256 == sha256)).first()
    return None if row is None else Known(row.id, row.whole)


def put(connection: Connection, sha256: str, kind: Kind) -> int:
    """The id of a content, which is made where it is not known; every space that looks into its kind lacks it."""
    row = {"sha256": sha256, "kind": str(kind)}
    made = connection.execute(insert(content).values(row).on_conflict_do_nothing().returning(content.c.id)).scalar()
    if made is None:
        return int(connection.execute(select(content.c.id).where(content.c.sha256 == sha256)).scalar_one())
    kinds = [str(one) for one in HOLDS[kind]]
    lacking = select(literal(made), space.c.id).where(space.c.kinds.overlap(kinds))
    connection.execute(insert(coverage).from_select(["content_id", "space_id"], lacking).on_conflict_do_nothing())
    return int(made)


def put_facts(connection: Connection, content_id: int, facts: FileFacts) -> None:
    """Write what is known of a content."""
    tags = storable(facts.tags)
    row: dict[str, Any] = {
        "title": storable(facts.title),
        "width": facts.width,
        "height": facts.height,
        "duration_s": facts.duration_s,
        "pages": facts.pages,
        "taken_at": facts.taken_at,
        "day": ordinal_of(days.taken_on(facts.taken_at)),
        "camera": storable(facts.camera),
        "latitude": facts.latitude,
        "longitude": facts.longitude,
        "tags": tags,
        "words": vector_of("plain"),
    }
    statement = update(content).where(content.c.id == content_id).values(row)
    words = plain_words(facts.title, facts.tags, facts.camera, days.of_moment(facts.taken_at))
    connection.execute(statement, {"plain": words})
    stated = {names.key(one): one for line in tags.split("\n") if 0 < len(one := line.strip()) <= _LONGEST_TAG_CHARS}
    if stated:
        rows = [{"content_id": content_id, "key": key, "name": name} for key, name in sorted(stated.items())]
        connection.execute(insert(tag).on_conflict_do_nothing(), rows)


def put_items(connection: Connection, content_id: int, pieces: Sequence[Piece]) -> list[int]:
    """Write items; one that is there keeps its id. Returns: the ids, in the order of the pieces."""
    if not pieces:
        return []
    worded, silent = [one for one in pieces if one.text], [one for one in pieces if not one.text]
    for statement, some in ((insert(item).values(words=vector_of("plain")), worded), (insert(item), silent)):
        if some:
            connection.execute(statement.on_conflict_do_nothing(), [_row(content_id, piece) for piece in some])
    ordinals = [piece.ordinal for piece in pieces]
    query = select(item.c.kind, item.c.reader, item.c.ordinal, item.c.id).where(
        item.c.content_id == content_id, item.c.ordinal.between(min(ordinals), max(ordinals))
    )
    ids = {(row.kind, row.reader, row.ordinal): row.id for row in connection.execute(query)}
    return [ids[str(piece.kind), piece.reader, piece.ordinal] for piece in pieces]


def has_items(connection: Connection, content_id: int) -> bool:
    """Whether anything was found in a content."""
    return connection.execute(select(item.c.id).where(item.c.content_id == content_id).limit(1)).first() is not None


def done_in(connection: Connection, content_id: int, space_ids: Collection[int]) -> dict[int, dict[str, int]]:
    """By space, how many items of each kind have their vectors, counted from ordinal 0 without a gap."""
    query = select(coverage.c.space_id, coverage.c.done).where(
        coverage.c.content_id == content_id, coverage.c.space_id.in_(list(space_ids))
    )
    return {row.space_id: dict(row.done) for row in connection.execute(query)}


def set_done(
    connection: Connection, content_id: int, space_id: int, done: Mapping[str, int], *, whole: bool, refused: str = ""
) -> None:
    """Say how far a space has come with a content."""
    row = {"done": dict(done), "whole": whole, "refused": storable(refused)}
    statement = insert(coverage).values(content_id=content_id, space_id=space_id, **row)
    connection.execute(statement.on_conflict_do_update(index_elements=["content_id", "space_id"], set_=row))


def set_whole(connection: Connection, content_id: int) -> None:
    """All items of a content are known, and so are its facts."""
    connection.execute(update(content).where(content.c.id == content_id).values(whole=True))


def link(connection: Connection, sha256: str, content_id: int) -> int:
    """Every file that waits for a content has it now. Returns: how many."""
    values = {"state": "indexed", "content_id": content_id, **_FREE, **_NO_FAILURE}
    statement = update(file).where(file.c.sha256 == sha256, file.c.state == "waiting").values(values)
    return connection.execute(statement).rowcount


def fail(connection: Connection, taken: FileLease, error: BadFile) -> None:
    """A file could not be indexed; where somebody else has it by now, nothing is said."""
    values = {
        "state": "failed",
        "reason": str(error.reason),
        "what": storable(error.what),
        "why": storable(error.why),
        "what_to_do": storable(error.what_to_do),
        **_FREE,
    }
    connection.execute(update(file).where(*held(taken)).values(values))


def put_sample(connection: Connection, space_id: int, ids: Ids, vectors: Vectors) -> None:
    """Keep the vectors of some items, so that about `SAMPLE_ITEMS` of a space are there, chosen evenly.

    Each id falls into a slot, and of those that fall into one the id with the smallest hash stays: whoever puts them
    in, in whatever order, the same stay (Broder 1997: a bottom sketch of one for each slot).
    """
    rows: dict[int, dict[str, Any]] = {}
    for item_id, vector in zip(ids.tolist(), vectors, strict=True):
        digest = hashlib.sha256(item_id.to_bytes(8, "big")).digest()
        slot, priority = int.from_bytes(digest[:4], "big") % SAMPLE_ITEMS, int.from_bytes(digest[4:11], "big")
        if slot not in rows or priority < rows[slot]["priority"]:
            data = vector.astype(np.float16).tobytes()
            rows[slot] = {
                "space_id": space_id, "slot": slot, "priority": priority, "item_id": item_id, "data": data
            }  # fmt: skip
    put = insert(sample)
    new = put.excluded
    put = put.on_conflict_do_update(
        index_elements=["space_id", "slot"],
        set_={"priority": new.priority, "item_id": new.item_id, "data": new.data},
        where=sample.c.priority > new.priority,
    )
    # In one order everywhere, so that two machines never wait for each other.
    connection.execute(put, [rows[slot] for slot in sorted(rows)])


def sample_of(connection: Connection, space_id: int, dim: int) -> Vectors:
    """The vectors that are kept of a space: shape (n, dim)."""
    found = connection.execute(select(sample.c.data).where(sample.c.space_id == space_id)).scalars().all()
    rows = [np.frombuffer(bytes(data), np.float16) for data in found]
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, dim), np.float32)


def sweep(connection: Connection) -> list[int]:
    """Forget contents that no file has and nobody works on, at most some thousands. Returns: ids of their items."""
    unused = connection.execute(
        select(content.c.id)
        .where(~select(file.c.id).where(file.c.content_id == content.c.id).exists())
        .where(~select(file.c.id).where(file.c.sha256 == content.c.sha256, file.c.state == "waiting").exists())
        .limit(_BATCH)
        .with_for_update(skip_locked=True)
    )
    ids = list(unused.scalars())
    gone = list(connection.execute(select(item.c.id).where(one_of(item.c.content_id, ids))).scalars())
    connection.execute(delete(content).where(one_of(content.c.id, ids)))
    return gone


def begin_again(connection: Connection, space_id: int, item_ids: Ids) -> int:
    """Let some items have their vectors in a space made anew. Returns: how many contents that are."""
    owners = select(item.c.content_id).where(one_of(item.c.id, item_ids.tolist()))
    statement = update(coverage).where(coverage.c.space_id == space_id, coverage.c.content_id.in_(owners))
    return connection.execute(statement.values(done={}, whole=False, refused="")).rowcount


_FREE = {"holder": None, "leased_until": None}
_NO_FAILURE = {"reason": "", "what": "", "why": "", "what_to_do": ""}


def _row(content_id: int, piece: Piece) -> dict[str, Any]:
    row: dict[str, Any] = {
        "content_id": content_id,
        "kind": str(piece.kind),
        "reader": piece.reader,
        "ordinal": piece.ordinal,
        "start_s": piece.start_s,
        "end_s": piece.end_s,
        "page": piece.page,
        "char_start": piece.char_start,
        "char_end": piece.char_end,
        "heading": storable(piece.heading),
        "text": storable(piece.text),
    }
    return row | {"plain": plain_words(piece.heading, piece.text)} if piece.text else row


def ordinal_of(day: date | None) -> int | None:
    """A day as it is kept, as `date.toordinal` counts; None for none."""
    return None if day is None else day.toordinal()
