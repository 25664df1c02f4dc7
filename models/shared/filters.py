"""Filters of the query language as SQL, over files and what is known of their contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, or_, select

from models.catalogue import names
from models.kinds import Kind
from models.messages import say
from models.query.parts import Around, Field, Filter, QueryError, Range, Value, Words
from models.shared import words
from models.shared.tables import content, file, item, one_of, tag
from models.sorted_ids import Ids

_EARTH_KM = 6371.0
_DAY = func.coalesce(content.c.day, file.c.day)
FILES = file.outerjoin(content, content.c.id == file.c.content_id)
"""Files, with what is known of their contents."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What filters leave, as selections of ids.

    Attributes:
        by_item: whether some items of a content may be left and others not: where words stand in quotes.
    """

    items: Select[Any]
    contents: Select[Any]
    files: Select[Any]
    by_item: bool

    def named(self, connection: Connection, item_ids: Ids) -> Allowed:
        """The same, with ids in place of conditions: these are few, and are looked at in several statements.

        Args: item_ids: all that `items` selects.
        """
        contents = list(connection.execute(self.contents.distinct()).scalars())
        files = list(connection.execute(self.files).scalars())
        return Allowed(
            select(item.c.id).where(one_of(item.c.id, item_ids.tolist())),
            select(content.c.id).where(one_of(content.c.id, contents)),
            select(file.c.id).where(one_of(file.c.id, files)),
            self.by_item,
        )


def allow(filters: Sequence[Filter], exact: Sequence[Words]) -> Allowed | None:
    """What is left by filters, and by words in quotes, which hits have, or, excluded, have not; None for everything.

    Raises: QueryError: a shared library does not know what a filter asks for.
    """
    if not filters and not exact:
        return None
    conditions = [_condition(one) for one in filters]
    files = [*conditions, *(_file_with(part) for part in exact)]
    in_files = select(file.c.content_id).select_from(FILES).where(file.c.content_id.is_not(None), *conditions)
    contents = select(file.c.content_id).select_from(FILES).where(file.c.content_id.is_not(None), *files)
    items = select(item.c.id).where(item.c.content_id.in_(in_files), *(_item_with(part) for part in exact))
    return Allowed(items, contents, select(file.c.id).select_from(FILES).where(*files), bool(exact))


def may_hold(kind: Kind, filters: Sequence[Filter]) -> bool:
    """Whether files of a kind are left by what filters say of kinds."""
    return all((str(kind) in one.values) != one.negated for one in filters if one.field is Field.KIND)


def items_having(query: str) -> ColumnElement[bool]:
    """Items that hold words: by themselves, by what their content states, or by the name of a file of theirs."""
    stated = select(content.c.id).where(words.matching(content.c.words, query))
    named = select(file.c.content_id).where(words.matching(file.c.words, query), file.c.content_id.is_not(None))
    return or_(
        func.coalesce(words.matching(item.c.words, query), false()),
        item.c.content_id.in_(stated),
        item.c.content_id.in_(named),
    )


def _item_with(part: Words) -> ColumnElement[bool]:
    query = words.phrase_query(part.text)
    found: ColumnElement[bool] = items_having(query) if query else false()
    return ~found if part.weight < 0 else found


def _file_with(part: Words) -> ColumnElement[bool]:
    query = words.phrase_query(part.text)
    if not query:
        return ~false() if part.weight < 0 else false()
    stated = or_(words.matching(file.c.words, query), words.matching(content.c.words, query))
    if part.weight < 0:
        return ~func.coalesce(stated, false())
    within = exists().where(item.c.content_id == content.c.id, words.matching(item.c.words, query))
    return func.coalesce(or_(stated, within), false())


def _condition(one: Filter) -> ColumnElement[bool]:
    """Where one of the values holds, or, negated, none does; what is not known holds for none."""
    test = _TESTS[one.field]
    found = func.coalesce(or_(*(test(value, one) for value in one.values)), false())
    return ~found if one.negated else found


def _of_kind(value: Value, _one: Filter) -> ColumnElement[bool]:
    return file.c.kind == str(value)


def _named(value: Value, _one: Filter) -> ColumnElement[bool]:
    return _holds(file.c.name, value)


def _in_folder(value: Value, _one: Filter) -> ColumnElement[bool]:
    return _holds(file.c.folder, value)


def _of_camera(value: Value, _one: Filter) -> ColumnElement[bool]:
    return _holds(content.c.camera, value)


def _of_suffix(value: Value, _one: Filter) -> ColumnElement[bool]:
    return file.c.ext == str(value)


def _dated(value: Value, _one: Filter) -> ColumnElement[bool]:
    return _within(_DAY, value)


def _sized(value: Value, _one: Filter) -> ColumnElement[bool]:
    return _within(file.c.size_bytes, value)


def _lasting(value: Value, _one: Filter) -> ColumnElement[bool]:
    return and_(content.c.duration_s > 0, _within(content.c.duration_s, value))


def _near(value: Value, _one: Filter) -> ColumnElement[bool]:
    """By the great circle (the haversine formula)."""
    assert isinstance(value, Around)
    latitude, longitude = func.radians(content.c.latitude), func.radians(content.c.longitude)
    here, along = func.radians(value.latitude), func.radians(value.longitude)
    chord = func.pow(func.sin((latitude - here) / 2), 2) + func.cos(latitude) * func.cos(here) * func.pow(
        func.sin((longitude - along) / 2), 2
    )
    return 2 * _EARTH_KM * func.asin(func.sqrt(func.least(chord, 1.0))) <= value.km


def _tagged(value: Value, _one: Filter) -> ColumnElement[bool]:
    return exists().where(tag.c.content_id == content.c.id, tag.c.key == names.key(str(value)))


def _has(value: Value, _one: Filter) -> ColumnElement[bool]:
    held: Mapping[str, ColumnElement[bool]] = {
        "text": exists().where(item.c.content_id == content.c.id, item.c.kind == str(Kind.DOCUMENT)),
        "place": content.c.latitude.is_not(None),
        "date": content.c.day.is_not(None),
        "camera": content.c.camera != "",
        "tag": exists().where(tag.c.content_id == content.c.id),
        "sound": exists().where(item.c.content_id == content.c.id, item.c.kind == str(Kind.AUDIO)),
    }
    return held[str(value)]


def _is(value: Value, one: Filter) -> ColumnElement[bool]:
    same = file.alias()
    if value == "copy":
        return exists().where(same.c.content_id == file.c.content_id, same.c.id != file.c.id)
    if value == "new":
        return file.c.content_id.is_(None)
    raise QueryError(
        say("A shared library cannot be asked for is:%1.", str(value)),
        "Which drives are there differs from machine to machine, and its catalogue does not know.",
        "Leave this filter out.",
        one.span,
    )


_TESTS: Mapping[Field, Callable[[Value, Filter], ColumnElement[bool]]] = {
    Field.KIND: _of_kind,
    Field.NAME: _named,
    Field.FOLDER: _in_folder,
    Field.DATE: _dated,
    Field.EXT: _of_suffix,
    Field.SIZE: _sized,
    Field.DURATION: _lasting,
    Field.CAMERA: _of_camera,
    Field.NEAR: _near,
    Field.HAS: _has,
    Field.TAG: _tagged,
    Field.IS: _is,
}


def _holds(column: ColumnElement[str], value: Value) -> ColumnElement[bool]:
    """Whether a text has another one in it, whatever their case."""
    return func.lower(column).contains(str(value).lower(), autoescape=True)


def _within(column: ColumnElement[Any], value: Value) -> ColumnElement[bool]:
    assert isinstance(value, Range)
    low = [] if value.low is None else [column >= value.low]
    high = [] if value.high is None else [column <= value.high]
    return and_(column.is_not(None), *low, *high)
