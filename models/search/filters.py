"""Filters of the query language, applied to columns of facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from models.catalogue import names
from models.catalogue.facts import KINDS, Facts
from models.kinds import Kind
from models.query.parts import Around, Field, Filter, Range, Value

Mask = npt.NDArray[np.bool_]

_EARTH_KM = 6371.0


def matching(facts: Facts, filters: Sequence[Filter]) -> Mask:
    """Which files fit all of some filters: shape (number of files,)."""
    left = np.ones(len(facts.files.ids), np.bool_)
    for one in filters:
        left &= _fits(facts, one)
    return left


def may_hold(kind: Kind, filters: Sequence[Filter]) -> bool:
    """Whether files of a kind are left by what filters say of kinds."""
    return all((str(kind) in one.values) != one.negated for one in filters if one.field is Field.KIND)


def _fits(facts: Facts, one: Filter) -> Mask:
    test = _TESTS[one.field]
    found = np.zeros(len(facts.files.ids), np.bool_)
    for value in one.values:
        found |= test(facts, value)
    return ~found if one.negated else found


def _of_kind(facts: Facts, value: Value) -> Mask:
    codes = [code for code, kind in enumerate(KINDS) if kind == value]
    return np.isin(facts.files.kinds, codes)


def _named(facts: Facts, value: Value) -> Mask:
    return facts.files.names.holding(str(value))


def _in_folder(facts: Facts, value: Value) -> Mask:
    return _coded(facts.files.folders, facts.folders, str(value))


def _of_camera(facts: Facts, value: Value) -> Mask:
    return _coded(facts.files.cameras, facts.cameras, str(value))


def _of_suffix(facts: Facts, value: Value) -> Mask:
    codes = [code for code, suffix in enumerate(facts.suffixes) if suffix == value]
    return np.isin(facts.files.suffixes, codes)


def _dated(facts: Facts, value: Value) -> Mask:
    return _within(facts.files.days, value)


def _sized(facts: Facts, value: Value) -> Mask:
    return _within(facts.files.sizes_bytes, value)


def _lasting(facts: Facts, value: Value) -> Mask:
    return _within(facts.files.durations_s, value)


def _near(facts: Facts, value: Value) -> Mask:
    """By the great circle (the haversine formula)."""
    assert isinstance(value, Around)
    latitudes, longitudes = np.radians(facts.files.latitudes), np.radians(facts.files.longitudes)
    latitude, longitude = np.radians(value.latitude), np.radians(value.longitude)
    chord = (
        np.sin((latitudes - latitude) / 2) ** 2
        + np.cos(latitudes) * np.cos(latitude) * np.sin((longitudes - longitude) / 2) ** 2
    )
    near: Mask = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1))) <= value.km
    return near


def _tagged(facts: Facts, value: Value) -> Mask:
    code = facts.tag_codes.get(names.key(str(value)))
    if code is None:
        return np.zeros(len(facts.files.ids), np.bool_)
    return _of_content(facts, facts.contents.with_tag(code))


def _has(facts: Facts, value: Value) -> Mask:
    files = facts.files
    held: Mapping[str, Mask] = {
        "text": files.written,
        "place": ~np.isnan(files.latitudes),
        "date": files.dated,
        "camera": files.cameras != 0,
        "tag": files.tagged,
        "sound": files.sounding,
    }
    return held[str(value)]


def _is(facts: Facts, value: Value) -> Mask:
    return {"offline": facts.files.offline, "copy": facts.files.copied, "new": facts.files.new}[str(value)]


_TESTS: Mapping[Field, Callable[[Facts, Value], Mask]] = {
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


def _coded(codes: npt.NDArray[np.int32], texts: Sequence[str], wanted: str) -> Mask:
    """Which codes stand for a text that has the wanted one in it, whatever its case."""
    needle = names.key(wanted)
    holding = np.fromiter((needle in names.key(text) for text in texts), np.bool_, len(texts))
    found: Mask = holding[codes] if len(texts) else np.zeros(len(codes), np.bool_)
    return found


def _within(numbers: npt.NDArray[Any], value: Value) -> Mask:
    """Numbers in a range; what is not known (NaN) is in none."""
    assert isinstance(value, Range)
    found: Mask = ~np.isnan(numbers)
    if value.low is not None:
        found &= numbers >= value.low
    if value.high is not None:
        found &= numbers <= value.high
    return found


def _of_content(facts: Facts, contents: Mask) -> Mask:
    rows = facts.files.content_rows
    found = np.zeros(len(rows), np.bool_)
    known = rows >= 0
    found[known] = contents[rows[known]]
    return found
