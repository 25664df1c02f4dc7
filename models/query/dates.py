"""Dates as people type them, as ranges of days (`date.toordinal`)."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, date, timedelta

from models.messages import say
from models.query import failures
from models.query.parts import QueryError, Range, Span
from models.query.scanning import Raw

BETWEEN = ".."
DATE_WORDS = ("today", "yesterday", "week", "month", "year")
_SYNONYMS = {"heute": "today", "gestern": "yesterday", "woche": "week", "monat": "month", "jahr": "year"}
_ISO = re.compile(r"(?P<year>[0-9]{4})(?:[-\u2212](?P<month>[0-9]{1,2})(?:[-\u2212](?P<day>[0-9]{1,2}))?)?")
_DOTTED = re.compile(r"(?:(?P<day>[0-9]{1,2})\.)?(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
_AGO = re.compile(r"([0-9]{1,5})([dwmy])")
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()

_Days = tuple[int, int]
"""The first and the last day."""


def read_dates(raw: Raw, today: date) -> Range | None:
    """A day, a month, a year, a word, a length of time until today, or two of these with `..` between them.

    Returns: both ends included, as ordinals of days; None where nothing is said yet.
    Raises: QueryError: it is no date.
    """
    if BETWEEN not in raw.text:
        ago = _AGO.fullmatch(raw.text.casefold())
        if ago is not None:
            return Range(_ago(ago, today), today.toordinal())
        return Range(*_days(raw, today)) if raw.text.strip() else None
    first, last = halves(raw)
    low = _days(first, today) if first.text else None
    high = _days(last, today) if last.text else None
    if low is None or high is None:
        ends = Range(low and low[0], high and high[1])
        return None if ends == Range() else ends
    return Range(min(low[0], high[0]), max(low[1], high[1]))


def read_before(raw: Raw, today: date) -> Range | None:
    """All days before a date begins. Raises: QueryError: it is no date."""
    if not raw.text.strip():
        return None
    # No calendar goes further; a file of that day does not exist either.
    return Range(None, max(_FIRST, _days(raw, today)[0] - 1))


def read_after(raw: Raw, today: date) -> Range | None:
    """All days after a date ends. Raises: QueryError: it is no date."""
    return Range(min(_LAST, _days(raw, today)[1] + 1), None) if raw.text.strip() else None


def halves(raw: Raw) -> tuple[Raw, Raw]:
    """What stands before and behind the first `..`."""
    before, _, behind = raw.text.partition(BETWEEN)
    start = raw.span.start
    middle = min(start + len(before), raw.span.end)
    rest = min(middle + len(BETWEEN), raw.span.end)
    return Raw(before, Span(start, middle)), Raw(behind, Span(rest, raw.span.end))


def _days(raw: Raw, today: date) -> _Days:
    text = raw.text.strip().casefold()
    word = _SYNONYMS.get(text, text)
    if word in DATE_WORDS:
        return _days_of_word(word, today)
    ago = _AGO.fullmatch(text)
    if ago is not None:
        return _ago(ago, today), _ago(ago, today)
    found = _ISO.fullmatch(raw.text) or _DOTTED.fullmatch(raw.text)
    if found is None:
        raise failures.bad_date(raw, (*DATE_WORDS, *_SYNONYMS))
    return _days_of_numbers(raw, found)


def _days_of_word(word: str, today: date) -> _Days:
    if word == "week":
        monday = today.toordinal() - today.weekday()
        return max(_FIRST, monday), min(_LAST, monday + 6)
    if word == "month":
        return _days_of_month(today.year, today.month)
    if word == "year":
        return date(today.year, 1, 1).toordinal(), date(today.year, 12, 31).toordinal()
    day = max(_FIRST, today.toordinal() - (word == "yesterday"))
    return day, day


def _days_of_numbers(raw: Raw, found: re.Match[str]) -> _Days:
    def wrong(part: str, why: str) -> QueryError:
        start = min(raw.span.start + found.start(part), raw.span.end)
        return failures.no_such_day(raw.text, why, Span(start, min(start + len(found[part]), raw.span.end)))

    year = int(found["year"])
    if year == 0:
        raise wrong("year", "Years are counted from 1.")
    if found["month"] is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    month = int(found["month"])
    if not 1 <= month <= 12:
        raise wrong("month", "A year has the months 1 to 12.")
    if found["day"] is None:
        return _days_of_month(year, month)
    length = calendar.monthrange(year, month)[1]
    if not 1 <= int(found["day"]) <= length:
        raise wrong("day", say("This month has the days 1 to %1.", length))
    day = date(year, month, int(found["day"])).toordinal()
    return day, day


def _days_of_month(year: int, month: int) -> _Days:
    length = calendar.monthrange(year, month)[1]
    return date(year, month, 1).toordinal(), date(year, month, length).toordinal()


def _ago(found: re.Match[str], today: date) -> int:
    """The same day so many days, weeks, months or years earlier, or the last one that its month has."""
    count, unit = int(found[1]), found[2]
    if unit in "dw":
        return max(_FIRST, today.toordinal() - timedelta(**{"days" if unit == "d" else "weeks": count}).days)
    months = today.year * 12 + today.month - 1 - count * (1 if unit == "m" else 12)
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= MAXYEAR:
        return _FIRST
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1])).toordinal()
