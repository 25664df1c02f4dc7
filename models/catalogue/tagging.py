"""Tags: words of a person's own for contents, proposed by Findling or given by hand, and reviewed before they stick.

The names of tags that are kept also stand in the content's row, where full-text search finds them; every function here
that changes which those are changes both in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Literal, NamedTuple, TypeVar

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from models.catalogue import names
from models.catalogue.spaces import new_id
from models.catalogue.tables import content, tag, tagging

State = Literal["proposed", "kept", "refused"]

_One = TypeVar("_One")

_IDS_AT_ONCE = 500
KEPT_NAMES = """coalesce((SELECT group_concat(name, char(10)) FROM (
    SELECT tag.name FROM tagging JOIN tag ON tag.id = tagging.tag_id
    WHERE tagging.content_id = content.id AND tagging.state = 'kept' ORDER BY tag.name)), '')"""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, with how many contents it is proposed for, kept and refused; those set aside are not counted.

    Attributes:
        about: what proposes it, a request as JSON; "" where nothing does.
        created_at: ISO date and time.
    """

    tag_id: int
    name: str
    about: str
    created_at: str
    proposed: int = 0
    kept: int = 0
    refused: int = 0


class Proposal(NamedTuple):
    """A content for which a tag is proposed; score: how well it fits, None where nobody knows."""

    content_id: int
    score: float | None


class Standing(NamedTuple):
    """How a tag stands with a content. A tuple, since a tag may have as many as there are contents."""

    state: State
    score: float | None


@dataclass(frozen=True, slots=True)
class TagBefore:
    """How a tag stood with some contents before a change, to be put back: None where it had nothing to do with one."""

    tag_id: int
    standings: Mapping[int, Standing | None]


@dataclass(frozen=True, slots=True)
class RemovedTag:
    """All that is needed to have a removed tag again."""

    row: Tag
    standings: Mapping[int, Standing]


def put_tag(connection: Connection, name: str, about: str = "") -> int:
    """Make a tag. One that is there under this name, whatever its case, stays as it is.

    Args: about: what proposes it, a request as JSON; "" for nothing.
    Returns: its id, which is never given to another.
    Raises: UserError: the name is too long, or says nothing.
    """
    name = names.cleaned(name)
    known = names.find(connection, tag, name)
    if known is not None:
        return known
    values = {"name": name, "about": about, "created_at": datetime.now(UTC).isoformat()}
    return new_id(connection.execute(insert(tag).values(values)))


def set_about(connection: Connection, tag_id: int, about: str) -> str:
    """Let something else propose a tag. Args: about: JSON, or "". Returns: what did before."""
    before = connection.execute(select(tag.c.about).where(tag.c.id == tag_id)).scalar()
    connection.execute(update(tag).where(tag.c.id == tag_id).values(about=about))
    return before or ""


def rename(connection: Connection, tag_id: int, name: str) -> str:
    """Give a tag another name. Returns: the one it had, "" where it is gone.

    Raises: UserError: the name is taken, too long, or says nothing.
    """
    name = names.cleaned(name)
    names.demand_free(connection, tag, name, but=tag_id)
    before = connection.execute(select(tag.c.name).where(tag.c.id == tag_id)).scalar()
    connection.execute(update(tag).where(tag.c.id == tag_id).values(name=name))
    _write_names(connection, _kept_by(connection, tag_id))
    return before or ""


def remove(connection: Connection, tag_id: int) -> RemovedTag | None:
    """Remove a tag from everywhere. Returns: what `restore` takes; None where it is gone already."""
    found = connection.execute(select(tag.c.id, tag.c.name, tag.c.about, tag.c.created_at).where(tag.c.id == tag_id))
    row = found.first()
    if row is None:
        return None
    query = select(tagging.c.content_id, tagging.c.state, tagging.c.score).where(tagging.c.tag_id == tag_id)
    standings = {found.content_id: Standing(found.state, found.score) for found in connection.execute(query)}
    connection.execute(delete(tag).where(tag.c.id == tag_id))
    _write_names(connection, (number for number, one in standings.items() if one.state == "kept"))
    return RemovedTag(Tag(*row), standings)


def restore(connection: Connection, removed: RemovedTag) -> None:
    """Have a removed tag again, under its id; contents that are gone for good stay away.

    Raises: UserError: its name is taken meanwhile.
    """
    row = removed.row
    names.demand_free(connection, tag, row.name)
    values = {"id": row.tag_id, "name": row.name, "about": row.about, "created_at": row.created_at}
    connection.execute(insert(tag).values(values))
    put_back(connection, TagBefore(row.tag_id, removed.standings))


def tags(connection: Connection) -> list[Tag]:
    """All tags, by name whatever its case."""
    counts: dict[tuple[int, str], int] = {}
    counted = select(tagging.c.tag_id, tagging.c.state, func.count()).group_by(tagging.c.tag_id, tagging.c.state)
    # All from an index alone, less the few that are set aside.
    for tag_id, state, count in connection.execute(counted):
        counts[tag_id, state] = count
    aside = counted.select_from(content.join(tagging, tagging.c.content_id == content.c.id))
    for tag_id, state, count in connection.execute(aside.where(content.c.orphaned_at.is_not(None))):
        counts[tag_id, state] -= count
    query = select(tag.c.id, tag.c.name, tag.c.about, tag.c.created_at)
    found = [
        Tag(*row, *(counts.get((row.id, state), 0) for state in ("proposed", "kept", "refused")))
        for row in connection.execute(query)
    ]
    return sorted(found, key=lambda one: names.key(one.name))


def propose(connection: Connection, tag_id: int, scored: Iterable[tuple[int, float]]) -> int:
    """Propose a tag for contents. What a person has kept or refused stays so; contents that are gone or set aside are
    passed over; a proposal that is there gets its new score.

    Args: scored: content ids with how well the tag fits.
    Returns: for how many of these it is proposed now.
    """
    proposed = 0
    for some in _in_parts(dict(scored).items()):
        stood = _standings(connection, tag_id, [number for number, _ in some], also_aside=False)
        undecided = {number for number, was in stood.items() if was is None or was.state == "proposed"}
        fitting = {number: Standing("proposed", float(score)) for number, score in some if number in undecided}
        _put(connection, tag_id, fitting)
        proposed += len(fitting)
    return proposed


def withdraw(connection: Connection, tag_id: int) -> int:
    """Forget all proposals of a tag that nobody has decided on. Returns how many there were."""
    mine = (tagging.c.tag_id == tag_id) & (tagging.c.state == "proposed")
    return connection.execute(delete(tagging).where(mine)).rowcount


def waiting(connection: Connection, tag_id: int, limit: int) -> list[Proposal]:
    """The proposals of a tag that a person has not decided on, those that fit best first."""
    joined = tagging.join(content, content.c.id == tagging.c.content_id)
    query = select(tagging.c.content_id, tagging.c.score).select_from(joined)
    mine = (tagging.c.tag_id == tag_id) & (tagging.c.state == "proposed")
    query = query.where(mine, content.c.orphaned_at.is_(None)).order_by(tagging.c.score.desc()).limit(limit)
    return [Proposal(*row) for row in connection.execute(query)]


def decide(connection: Connection, tag_id: int, content_ids: Iterable[int], state: State) -> TagBefore:
    """Keep or refuse a tag for contents, whether it was proposed for them or not.

    Contents that are gone are passed over. Returns: how it stood before, which `put_back` takes.
    """
    before: dict[int, Standing | None] = {}
    for some in _in_parts(dict.fromkeys(content_ids)):
        stood = _standings(connection, tag_id, some)
        _write(
            connection, tag_id, {number: Standing(state, was.score if was else None) for number, was in stood.items()}
        )
        before |= stood
    return TagBefore(tag_id, before)


def put_back(connection: Connection, before: TagBefore) -> TagBefore:
    """Undo a decision. Returns: what undoes this again."""
    now: dict[int, Standing | None] = {}
    for some in _in_parts(before.standings.items()):
        stood = _standings(connection, before.tag_id, [number for number, _ in some])
        _write(connection, before.tag_id, {number: wanted for number, wanted in some if number in stood})
        now |= stood
    return TagBefore(before.tag_id, now)


def of_contents(connection: Connection, content_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The names of the tags that are kept for contents, by name; contents without any are left out."""
    found: dict[int, list[str]] = {}
    for some in _in_parts(content_ids):
        query = select(tagging.c.content_id, tag.c.name).join(tag, tag.c.id == tagging.c.tag_id)
        query = query.where(tagging.c.content_id.in_(some), tagging.c.state == "kept")
        for row in connection.execute(query.order_by(tag.c.name)):
            found.setdefault(row.content_id, []).append(row.name)
    return {content_id: tuple(own) for content_id, own in found.items()}


def _standings(
    connection: Connection, tag_id: int, content_ids: Sequence[int], *, also_aside: bool = True
) -> dict[int, Standing | None]:
    """How a tag stands with those of some contents that are there; nothing where the tag itself is gone."""
    if connection.execute(select(tag.c.id).where(tag.c.id == tag_id)).first() is None:
        return {}
    mine = (tagging.c.content_id == content.c.id) & (tagging.c.tag_id == tag_id)
    query = select(content.c.id, tagging.c.state, tagging.c.score).select_from(content.outerjoin(tagging, mine))
    query = query.where(content.c.id.in_(content_ids))
    if not also_aside:
        query = query.where(content.c.orphaned_at.is_(None))
    return {row.id: Standing(row.state, row.score) if row.state else None for row in connection.execute(query)}


def _write(connection: Connection, tag_id: int, wanted: Mapping[int, Standing | None]) -> None:
    """Set how a tag stands with contents that are there, few enough for one query; None: not at all."""
    _put(connection, tag_id, {number: one for number, one in wanted.items() if one is not None})
    loose = [number for number, one in wanted.items() if one is None]
    connection.execute(delete(tagging).where(tagging.c.tag_id == tag_id, tagging.c.content_id.in_(loose)))
    _write_names(connection, wanted)


def _put(connection: Connection, tag_id: int, wanted: Mapping[int, Standing]) -> None:
    if not wanted:
        return
    statement = upsert(tagging)
    changed = {name: statement.excluded[name] for name in ("state", "score")}
    rows = [{"tag_id": tag_id, "content_id": number, **one._asdict()} for number, one in wanted.items()]
    connection.execute(statement.on_conflict_do_update(index_elements=["tag_id", "content_id"], set_=changed), rows)


def _kept_by(connection: Connection, tag_id: int) -> list[int]:
    query = select(tagging.c.content_id).where(tagging.c.tag_id == tag_id, tagging.c.state == "kept")
    return list(connection.execute(query).scalars())


def _write_names(connection: Connection, content_ids: Iterable[int]) -> None:
    """Bring what full-text search reads up to date."""
    # Where nothing changes nothing is written, since each change is two in the full-text table.
    statement = text(
        f"UPDATE content SET own_tags = {KEPT_NAMES} WHERE id IN :ids AND own_tags <> {KEPT_NAMES}"  # noqa: S608
    ).bindparams(bindparam("ids", expanding=True))
    for some in _in_parts(content_ids):
        connection.execute(statement, {"ids": some})


def _in_parts(many: Iterable[_One]) -> Iterator[list[_One]]:
    """Few enough at once for one query."""
    rest = iter(many)
    while some := list(islice(rest, _IDS_AT_ONCE)):
        yield some
