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


def of_file(mtime_ns: int) -> str:
    """The words of the day, here, on which a file was changed last; "" for a time that no calendar has."""
    try:
        return _words(datetime.fromtimestamp(mtime_ns / _NS_PER_S).date())  # noqa: DTZ006  people think of their own days
    except (ValueError, OverflowError, OSError):
        return ""


def of_moment(taken_at: str) -> str:
    """The words of the day of an ISO date and time; "" where it is none."""
    try:
        return _words(datetime.fromisoformat(taken_at).date())
    except ValueError:
        return ""


def sql(moment: str) -> str:
    """The same in SQL, for migrations.

    Args: moment: arguments of SQLite's strftime, e.g. "mtime_ns / 1000000000, 'unixepoch', 'localtime'".
    """
    months = " ".join(f"WHEN {number} THEN '{names}'" for number, names in enumerate(_MONTHS, start=1))
    month = f"CASE CAST(strftime('%m', {moment}) AS INTEGER) {months} END"
    return f"coalesce(strftime('%Y', {moment}) || ' ' || {month}, '')"


def _words(day: date) -> str:
    return f"{day.year:04} {_MONTHS[day.month - 1]}"
