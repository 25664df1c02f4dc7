"""Brings what people keep into the catalogue: tags, saved searches, collections and marks, by name and content.

Nothing of a person's own is overwritten: what is decided here stays decided, and a search that asks something else
under a name that is taken gets another one.
"""

from __future__ import annotations

import base64
import json
import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, get_args

from sqlalchemy import Connection, select, update

from models.answers import By
from models.catalogue import names, saved, tagging
from models.catalogue.saved import Mark
from models.catalogue.tables import content, item, mark, tag
from models.catalogue.tables import saved as saved_table
from models.catalogue.tables import tagging as standing
from models.errors import UserError
from models.messages import say
from models.search import request_text
from models.transfer import checking, layout
from models.transfer.layout import damaged
from models.transfer.reports import ImportFigures

_AT_ONCE = 500
_MOST = 1_000_000
_MOST_TOLD = 100
_BROUGHT = " (imported)"
_WRONG = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError)

MovePath = Callable[[bytes], bytes]


class People:
    """One import of it. Args: moved: gives a path of the other computer here."""

    def __init__(self, connection: Connection, figures: ImportFigures, moved: MovePath) -> None:
        self._connection = connection
        self._figures = figures
        self._moved = moved
        self._untold = 0

    def put(self, told: Mapping[str, Any]) -> None:
        """Bring all of it. Raises: BadExport: it is not what an export writes."""
        try:
            tags, kept = list(told["tags"]), list(told["saved"])
            if len(tags) + len(kept) > _MOST:
                raise ValueError("more than anybody keeps")
        except _WRONG as error:
            raise damaged(layout.PEOPLE, str(error)) from error
        for put, rows in ((self._put_tag, tags), (self._put_saved, kept)):
            for one in rows:
                try:
                    put(one)
                except UserError as error:
                    # Of a name that cannot be kept, the reason is said.
                    self._leave_out(error.why)
                except _WRONG as error:
                    raise damaged(layout.PEOPLE, str(error)) from error
        if self._untold:
            self._figures.left_out.append(say("%1 more tags, searches and collections.", self._untold))

    def _leave_out(self, why: str) -> None:
        """Say it, unless nobody would read as much."""
        if len(self._figures.left_out) < _MOST_TOLD:
            self._figures.left_out.append(why)
        else:
            self._untold += 1

    def _put_tag(self, told: Mapping[str, Any]) -> None:
        name = checking.text(told["name"])
        known = names.find(self._connection, tag, names.cleaned(name))
        tag_id = tagging.put_tag(self._connection, name, self._request(told["about"])) if known is None else known
        if known is None:
            created_at = checking.moment(told["created_at"])
            self._connection.execute(update(tag).where(tag.c.id == tag_id).values(created_at=created_at))
            self._figures.tags += 1
        states: tuple[tagging.State, ...] = ("kept", "refused")
        for state in states:
            for hashes in _in_parts(checking.sha256(one) for one in told[state]):
                undecided = set(self._ids_of(hashes).values()) - self._decided(tag_id)
                tagging.decide(self._connection, tag_id, sorted(undecided), state)
                self._figures.decisions += len(undecided)

    def _put_saved(self, told: Mapping[str, Any]) -> None:
        wanted = names.cleaned(checking.text(told["name"]))
        sort: saved.Sort = "collection" if told["sort"] == "collection" else "search"
        request = self._request(told["request"])
        if not request:
            raise ValueError("a search that asks nothing")
        saved_id = self._place_for(wanted, sort, request)
        if saved_id is None:
            self._leave_out(say("“%1”: something else is called so here.", wanted))
            return
        if saved_id == 0:
            free = wanted if names.find(self._connection, saved_table, wanted) is None else _other(wanted)
            saved_id = saved.put(self._connection, free, request, sort, datetime.now(UTC))
            created_at = checking.moment(told["created_at"])
            mine = saved_table.c.id == saved_id
            self._connection.execute(update(saved_table).where(mine).values(created_at=created_at))
            self._figures.saved += 1
        self._put_marks(saved_id, told["marks"] if sort == "collection" else ())

    def _place_for(self, wanted: str, sort: saved.Sort, request: str) -> int | None:
        """The id of the same one; 0 where there is none and a name is free; None where neither is."""
        for name in (wanted, _other(wanted)):
            saved_id = names.find(self._connection, saved_table, name)
            if saved_id is None:
                return 0
            here = self._connection.execute(
                select(saved_table.c.sort, saved_table.c.request).where(saved_table.c.id == saved_id)
            ).one()
            # A collection is what its marks make of it, whatever it was begun with.
            if here.sort == sort and (sort == "collection" or json.loads(here.request) == json.loads(request)):
                return saved_id
        return None

    def _put_marks(self, saved_id: int, told: Sequence[Mapping[str, Any]]) -> None:
        for some in _in_parts(told):
            ids = self._ids_of([checking.sha256(one["sha256"]) for one in some])
            marks = []
            for one in some:
                item_id = None if one["item"] is None else self._item_id(one["item"])
                if one["sha256"] in ids and (one["item"] is None or item_id is not None):
                    marks.append(Mark(ids[one["sha256"]], item_id, bool(one["good"])))
            query = select(mark.c.content_id, mark.c.item_id).where(mark.c.saved_id == saved_id)
            here = {(row.content_id, row.item_id or None) for row in self._connection.execute(query)}
            new = [one for one in marks if (one.content_id, one.item_id) not in here]
            saved.put_marks(self._connection, saved_id, new)
            self._figures.marks += len(new)

    def _request(self, told: Mapping[str, Any] | None) -> str:
        """A request as the catalogue keeps it, with ids for places. Raises: one of `_WRONG`: it cannot be one."""
        if told is None:
            return ""
        here = dict(told)
        items = [self._item_id(place) for place in here.get("items", ())]
        here["items"] = [item_id for item_id in items if item_id is not None]
        here["examples"] = [self._example(one) for one in here.get("examples", ())]
        request = request_text.from_json(json.dumps(here))
        checking.text(request.text)
        checking.text(request.encoder)
        checking.one_of(request.by, get_args(By))
        checking.real(request.variety, 0, 1)
        return request_text.to_json(request)

    def _example(self, told: Mapping[str, Any]) -> dict[str, Any]:
        place, region, path = told.get("item"), told.get("region"), None
        if told.get("path_base64") is not None:
            raw = base64.b64decode(told["path_base64"], validate=True)
            if b"\0" in raw:
                raise ValueError("a path that cannot be one")
            path = os.fsdecode(self._moved(raw))
        if not math.isfinite(float(told.get("weight", 1.0))):
            raise ValueError("a weight that is no number")
        if region is not None and [checking.real(share, 0, 1) for share in region] and len(region) != 4:
            raise ValueError("a region of no picture")
        named = {"name": checking.text(told.get("name", "")), "weight": float(told.get("weight", 1.0))}
        return named | {"item": None if place is None else self._item_id(place), "path": path, "region": region}

    def _item_id(self, place: Mapping[str, Any]) -> int | None:
        """The id here of an item at a place, None where there is none."""
        query = select(item.c.id).join(content, content.c.id == item.c.content_id)
        query = query.where(
            content.c.sha256 == checking.sha256(place["sha256"]),
            item.c.kind == checking.text(place["kind"], 100),
            item.c.reader == checking.text(place["reader"], 100),
            item.c.ordinal == checking.whole(place["ordinal"], 0, checking.MOST_COUNT),
        )
        found: int | None = self._connection.execute(query).scalar()
        return found

    def _ids_of(self, hashes: Sequence[str]) -> dict[str, int]:
        query = select(content.c.sha256, content.c.id).where(content.c.sha256.in_(hashes))
        return {row.sha256: row.id for row in self._connection.execute(query)}

    def _decided(self, tag_id: int) -> set[int]:
        query = select(standing.c.content_id).where(standing.c.tag_id == tag_id, standing.c.state != "proposed")
        return set(self._connection.execute(query).scalars())


def _other(name: str) -> str:
    """The name of what comes where another of its name is here."""
    return names.cleaned(name[: names.LONGEST_CHARS - len(_BROUGHT)] + _BROUGHT)


def _in_parts(many: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(many)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
