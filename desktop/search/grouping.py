"""Hits under headings, in the order in which the engine gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop import wording
from models.answers import Hit
from models.kinds import Kind


class Grouping(StrEnum):
    """What hits are put together by; the values are kept in the settings of the window."""

    NONE = "none"
    DAY = "day"
    MONTH = "month"
    FOLDER = "folder"
    KIND = "kind"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above a group. count: how many hits there are in it."""

    text: str
    count: int


Entry = Hit | Heading


def grouped(hits: Sequence[Hit], by: Grouping) -> tuple[Entry, ...]:
    """The hits with headings between them: groups come as their first hits do, and keep the order inside."""
    if by is Grouping.NONE:
        return tuple(hits)
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(_key(hit, by), []).append(hit)
    entries: list[Entry] = []
    for key, members in groups.items():
        entries.append(Heading(group_title(key, by), len(members)))
        entries.extend(members)
    return tuple(entries)


def newest_first(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits by their moments; those without one come last."""
    return tuple(sorted(hits, key=lambda hit: hit.moment, reverse=True))


def grouping_name(by: Grouping) -> str:
    """What a person chooses."""
    return {
        Grouping.NONE: _tr("No groups"),
        Grouping.DAY: _tr("Day"),
        Grouping.MONTH: _tr("Month"),
        Grouping.FOLDER: _tr("Folder"),
        Grouping.KIND: _tr("Kind"),
        Grouping.RELEVANCE: _tr("Relevance"),
    }[by]


def group_title(key: str, by: Grouping) -> str:
    """What stands above a group, see `Shelf.groups` for what its key is."""
    if by is Grouping.DAY:
        day = QDate.fromString(key, "yyyy-MM-dd")
        return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else _tr("Without a date")
    if by is Grouping.MONTH:
        return month_name(key) or _tr("Without a date")
    if by is Grouping.KIND:
        return wording.kinds_name(Kind(key))
    if by is Grouping.RELEVANCE:
        return wording.relevance_name("strong" if key == "strong" else "maybe" if key == "maybe" else "weak")
    return key


def month_name(key: str, *, short: bool = False) -> str:
    """A month with its year, as people of this country write it; "" for what is none. Args: key: "2023-05..."."""
    first = QDate.fromString(f"{key[:7]}-01", "yyyy-MM-dd")
    if not first.isValid():
        return ""
    return QLocale().toString(first, "MMM yy" if short else "MMMM yyyy")


def _key(hit: Hit, by: Grouping) -> str:
    if by is Grouping.DAY:
        return hit.moment[:10]
    if by is Grouping.MONTH:
        return hit.moment[:7]
    if by is Grouping.FOLDER:
        return hit.folder
    return hit.kind.value if by is Grouping.KIND else hit.relevance


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grouping", text)
