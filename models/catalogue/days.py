"""The words of a day, by which files are found: "2023 May Mai"."""

from __future__ import annotations

from datetime import date, datetime

# In the languages of the window.
_MONTHS = (
    "January Januar",
    "February Februar",
    "March M\u00e4rz",
    "April",
    "May Mai",
    "June Juni",
    "July Juli",
    "August",
    "September",
    "October Oktober",
    "November",
    "December Dezember",
)
_NS_PER_S = 1_000_000_000


def changed_on(mtime_ns: int) -> date | None:
    """The day, here, on which a file was changed last; None for a time that no calendar has."""
    try:
        return date.fromtimestamp(mtime_ns / _NS_PER_S)  # noqa: DTZ012  people think of their own days
    except (ValueError, OverflowError, OSError):
        return None


def taken_on(taken_at: str) -> date | None:
    """The day of an ISO date and time; None where it is none."""
    try:
        return datetime.fromisoformat(taken_at).date()
    except ValueError:
        return None


def of_file(mtime_ns: int) -> str:
    """The words of the day on which a file was changed last; "" for a time that no calendar has."""
    return _words(changed_on(mtime_ns))


def of_moment(taken_at: str) -> str:
    """The words of the day of an ISO date and time; "" where it is none."""
    return _words(taken_on(taken_at))


def sql(moment: str) -> str:
    """The same in SQL, for migrations.

    Args: moment: arguments of SQLite's strftime, e.g. "mtime_ns / 1000000000, 'unixepoch', 'localtime'".
    """
    months = " ".join(f"WHEN {number} THEN '{names}'" for number, names in enumerate(_MONTHS, start=1))
    month = f"CASE CAST(strftime('%m', {moment}) AS INTEGER) {months} END"
    return f"coalesce(strftime('%Y', {moment}) || ' ' || {month}, '')"


def _words(day: date | None) -> str:
    return "" if day is None else f"{day.year:04} {_MONTHS[day.month - 1]}"
