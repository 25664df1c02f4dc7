"""What was asked before: the queries that a person stayed with."""

from __future__ import annotations

import json
import os
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer

from desktop.search.field import MOST_CHARACTERS
from desktop.search.query import Query
from models.answers import SearchRequest
from models.kinds import Kind
from models.query.parts import Example

_SETTING = "search/history"
_MOST = 100
_STAYED_MS = 2000


class History(QObject):
    """The last queries that were kept for some seconds, or that led to a hit that was opened; newest first."""

    def __init__(self, query: Query, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = query
        self._settings = settings
        self._entries: tuple[SearchRequest, ...] | None = None
        self._staying = QTimer(self, singleShot=True, interval=_STAYED_MS)
        self._staying.timeout.connect(self.keep)
        # While it is indexed the same is asked again and again.
        query.answered.connect(lambda *_: self._staying.isActive() or self._staying.start())
        query.changed.connect(self._staying.stop)

    @property
    def entries(self) -> tuple[SearchRequest, ...]:
        """The queries, without marks: those belong to one moment."""
        if self._entries is None:
            self._entries = _read(str(self._settings.value(_SETTING, "")))
        return self._entries

    def keep(self) -> None:
        """The query that is asked now was a good one."""
        self._staying.stop()
        query = self._query
        asked = query.request
        if query.error is not None or not (query.text.strip() or query.examples) or len(query.text) > MOST_CHARACTERS:
            return
        entry = SearchRequest(text=asked.text.strip(), examples=asked.examples, kinds=asked.kinds)
        others = [one for one in self.entries if one != entry]
        self._write((entry, *others[: _MOST - 1]))

    def clear(self) -> None:
        """Forget all of them."""
        self._write(())

    def _write(self, entries: tuple[SearchRequest, ...]) -> None:
        if entries != self._entries:
            self._entries = entries
            self._settings.setValue(_SETTING, json.dumps([_plain(one) for one in entries]))


def _plain(request: SearchRequest) -> dict[str, Any]:
    examples = [
        {
            "item": one.item,
            "path": None if one.path is None else os.fsdecode(one.path),
            "region": one.region,
            "weight": one.weight,
            "name": one.name,
        }
        for one in request.examples
    ]
    return {"text": request.text, "kinds": list(request.kinds), "examples": examples}


def _read(text: str) -> tuple[SearchRequest, ...]:
    """What settings hold; what is damaged in them is left out."""
    try:
        saved = json.loads(text)
    except ValueError:
        return ()
    entries = []
    for one in saved[:_MOST] if isinstance(saved, list) else ():
        try:
            entries.append(_request(one))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return tuple(entries)


def _request(plain: dict[str, Any]) -> SearchRequest:
    examples = tuple(
        Example(
            item=None if one["item"] is None else int(one["item"]),
            path=None if one["path"] is None else os.fsencode(one["path"]),
            region=None if one["region"] is None else _region(one["region"]),
            weight=float(one["weight"]),
            name=str(one["name"]),
        )
        for one in plain["examples"]
    )
    return SearchRequest(str(plain["text"]), examples, tuple(Kind(kind) for kind in plain["kinds"]))


def _region(edges: list[Any]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(edge) for edge in edges)
    return left, top, right, bottom
