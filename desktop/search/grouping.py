"""Hits under headings, in the order in which the engine gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop import wording
from models.answers import Hit


class Grouping(StrEnum):
    """What hits are put together by; the values are kept in the settings of the window."""

    NONE = "none"
    DAY = "day"
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
        entries.append(Heading(_title(key, members[0], by), len(members)))
        entries.extend(members)
    return tuple(entries)


def grouping_name(by: Grouping) -> str:
    """What a person chooses."""
    return {
        Grouping.NONE: _tr("No groups"),
        Grouping.DAY: _tr("Day"),
        Grouping.FOLDER: _tr("Folder"),
        Grouping.KIND: _tr("Kind"),
        Grouping.RELEVANCE: _tr("Relevance"),
    }[by]


def _key(hit: Hit, by: Grouping) -> str:
    if by is Grouping.DAY:
        return hit.moment[:10]
    if by is Grouping.FOLDER:
        return hit.folder
    return hit.kind.value if by is Grouping.KIND else hit.relevance


def _title(key: str, first: Hit, by: Grouping) -> str:
    if by is Grouping.DAY:
        day = QDate.fromString(key, "yyyy-MM-dd")
        return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else _tr("Without a date")
    if by is Grouping.KIND:
        return wording.kinds_name(first.kind)
    return key if by is Grouping.FOLDER else wording.relevance_name(first.relevance)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Grouping", text)
