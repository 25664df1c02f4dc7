"""What a part or filter of a query means, in a few plain words."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop import wording
from models.kinds import Kind
from models.paths import display_path
from models.query.parts import Around, Example, Field, Filter, Part, Query, Range, Value


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChipWords", text)


def says_more_than_words(query: Query) -> bool:
    """Whether a text is more than one plain description, so that it helps to see how it is understood."""
    if query.filters or len(query.parts) > 1:
        return True
    return any(isinstance(part, Example) or part.exact or part.weight != 1 for part in query.parts)


def part_text(part: Part) -> str:
    """A part: its words or the name of the example, and its weight where that is not 1."""
    if isinstance(part, Example):
        text = _tr("like %1").replace("%1", example_name(part))
        if part.region is not None:
            text = _tr("like a piece of %1").replace("%1", example_name(part))
    else:
        text = f"\N{LEFT DOUBLE QUOTATION MARK}{part.text}\N{RIGHT DOUBLE QUOTATION MARK}" if part.exact else part.text
    if part.weight < 0:
        text = _tr("not %1").replace("%1", text)
    return text


def weight_text(part: Part | Filter) -> str:
    """The weight of a part, "" where it is the usual one."""
    if isinstance(part, Filter) or abs(part.weight) == 1:
        return ""
    number = QLocale().toString(abs(part.weight), "g", 3)
    return f"\N{MULTIPLICATION SIGN}{number}"


def example_name(example: Example) -> str:
    """What an example is called."""
    if example.name:
        return example.name
    if example.path is not None:
        return os.path.basename(display_path(example.path)) or display_path(example.path)
    return _tr("number %1").replace("%1", str(example.item))


def filter_text(chip: Filter) -> str:
    """A filter: "Pictures", "2023-05 to 2023-08", "not in old"."""
    joined = _tr(" or ").join(_VALUE_TEXTS[chip.field](value) for value in chip.values)
    return _tr("not %1").replace("%1", _lower_kinds(chip, joined)) if chip.negated else joined


def text_of(one: Part | Filter) -> str:
    """Any chip, without its weight."""
    return filter_text(one) if isinstance(one, Filter) else part_text(one)


def marks_text(good: int, bad: int) -> str:
    """How many hits were marked: "3 good, 2 bad"."""
    said = []
    if good:
        said.append(_tr("%1 good").replace("%1", wording.number(good)))
    if bad:
        said.append(_tr("%1 bad").replace("%1", wording.number(bad)))
    return ", ".join(said)


def items_text(count: int) -> str:
    """A region of the map, within which alone is searched."""
    return QCoreApplication.translate("ChipWords", "inside %Ln item(s) of the map", "", count)


def library_text(name: str) -> str:
    """The shared library that is searched."""
    return _tr("In: %1").replace("%1", name)


def unfolded_text() -> str:
    """That near-duplicates are shown beside one another."""
    return _tr("near-duplicates shown")


def request_text(text: str, examples: tuple[Example, ...]) -> str:
    """A whole query in one line, for lists of them."""
    parts = [" ".join(text.split()), *(part_text(example) for example in examples)]
    return ", ".join(part for part in parts if part)


def _lower_kinds(chip: Filter, text: str) -> str:
    return wording.inside(text) if chip.field is Field.KIND else text


def _kind(value: Value) -> str:
    return wording.kinds_name(Kind(str(value)))


def _has(value: Value) -> str:
    return {
        "text": _tr("with words in it"),
        "place": _tr("with a place"),
        "date": _tr("with a date"),
        "camera": _tr("with a camera"),
        "tag": _tr("with a tag"),
        "sound": _tr("with sound"),
    }.get(str(value), str(value))


def _is(value: Value) -> str:
    return {
        "offline": _tr("on a drive that is away"),
        "copy": _tr("copies"),
        "new": _tr("not looked into yet"),
    }.get(str(value), str(value))


def _near(value: Value) -> str:
    if not isinstance(value, Around):
        return str(value)
    place = f"{value.latitude:.4g}, {value.longitude:.4g}"
    km = QLocale().toString(value.km, "g", 4)
    return _tr("within %1 km of %2").replace("%1", km).replace("%2", place)


def _range(value: Value, say: Callable[[float], str], below: str, above: str) -> str:
    """Both ends, or the one that there is."""
    if not isinstance(value, Range):
        return str(value)
    if value.low is not None and value.high is not None:
        low, high = say(value.low), say(value.high)
        return low if low == high else _tr("%1 to %2").replace("%1", low).replace("%2", high)
    if value.low is not None:
        return above.replace("%1", say(value.low))
    return below.replace("%1", say(value.high or 0.0))


def _size(value: Value) -> str:
    point = QLocale().decimalPoint()
    return _range(
        value,
        lambda end: wording.data_size(round(end)).replace(f"{point}0", ""),
        _tr("smaller than %1"),
        _tr("larger than %1"),
    )


def _duration(value: Value) -> str:
    return _range(value, _seconds, _tr("shorter than %1"), _tr("longer than %1"))


def _seconds(end: float) -> str:
    seconds = round(end, 2)  # an end that is excluded is the next number beside it
    return wording.clock(seconds) if seconds >= 60 else _tr("%1 s").replace("%1", QLocale().toString(seconds, "g", 4))


def _date(value: Value) -> str:
    """Whole months and years are named as such; a year, a month and a day are short in every language."""
    if not isinstance(value, Range):
        return str(value)
    low = date.fromordinal(int(value.low)) if value.low is not None else None
    high = date.fromordinal(int(value.high)) if value.high is not None else None
    if low is None or high is None:
        if low is not None:
            return _tr("from %1").replace("%1", _day(low))
        return _tr("up to %1").replace("%1", _day(high)) if high is not None else _tr("any date")
    if low == high:
        return _day(low)
    after = date.fromordinal(high.toordinal() + 1) if high < date.max else high
    if (low.month, low.day, after.month, after.day) == (1, 1, 1, 1):
        first, last = f"{low.year}", f"{high.year}"
    elif low.day == 1 and after.day == 1:
        first, last = f"{low:%Y-%m}", f"{high:%Y-%m}"
    else:
        first, last = _day(low), _day(high)
    return first if first == last else _tr("%1 to %2").replace("%1", first).replace("%2", last)


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


_VALUE_TEXTS: dict[Field, Callable[[Value], str]] = {
    Field.KIND: _kind,
    Field.NAME: lambda value: _tr("called %1").replace("%1", str(value)),
    Field.FOLDER: lambda value: _tr("in %1").replace("%1", str(value)),
    Field.DATE: _date,
    Field.EXT: lambda value: str(value).upper(),
    Field.SIZE: _size,
    Field.DURATION: _duration,
    Field.CAMERA: lambda value: _tr("taken with %1").replace("%1", str(value)),
    Field.NEAR: _near,
    Field.HAS: _has,
    Field.TAG: lambda value: _tr("tagged %1").replace("%1", str(value)),
    Field.IS: _is,
}
