"""What people keep, in terms of contents and places instead of ids: tags, saved searches, collections, marks, settings.

What Findling proposes by itself is not among it: it is proposed anew.
"""

from __future__ import annotations

import base64
import json
import os
import sqlite3
from collections.abc import Mapping
from typing import Any

from models.library import settings
from models.paths import LibraryPaths, display_path

PORTABLE_SETTINGS = ("leave_out", "hidden", "words_in_pictures", "spoken_words")
"""Those that say what a library holds; the others say how one computer goes about it."""


def gathered(copied: sqlite3.Connection, paths: LibraryPaths) -> dict[str, Any]:
    """All of it, for `people.json`."""
    kept = settings.load(paths.settings)
    return {
        "tags": [
            _tag(copied, *row) for row in copied.execute("SELECT id, name, about, created_at FROM tag ORDER BY id")
        ],
        "saved": [
            _saved(copied, *row)
            for row in copied.execute("SELECT id, name, sort, request, created_at FROM saved ORDER BY id")
        ],
        "settings": {name: getattr(kept, name) for name in PORTABLE_SETTINGS},
    }


def _tag(copied: sqlite3.Connection, tag_id: int, name: str, about: str, created_at: str) -> dict[str, Any]:
    decided: dict[str, list[str]] = {"kept": [], "refused": []}
    query = """SELECT sha256, state FROM tagging JOIN content ON content.id = content_id
        WHERE tag_id = ? AND state <> 'proposed' ORDER BY sha256"""
    for sha256, state in copied.execute(query, (tag_id,)):
        decided[state].append(sha256)
    return {"name": name, "about": _request(copied, about), "created_at": created_at, **decided}


def _saved(
    copied: sqlite3.Connection, saved_id: int, name: str, sort: str, request: str, created_at: str
) -> dict[str, Any]:
    query = """SELECT sha256, good, item_id FROM mark JOIN content ON content.id = content_id
        WHERE saved_id = ? ORDER BY sha256, item_id"""
    marks = [
        {"sha256": sha256, "good": bool(good), "item": _place(copied, item_id) if item_id else None}
        for sha256, good, item_id in copied.execute(query, (saved_id,))
    ]
    return {
        "name": name,
        "sort": sort,
        "request": _request(copied, request),
        "created_at": created_at,
        "marks": marks,
    }


def _request(copied: sqlite3.Connection, text: str) -> Mapping[str, Any] | None:
    """A request with places for ids; None where nothing is asked."""
    if not text:
        return None
    told: dict[str, Any] = json.loads(text)
    items = (_place(copied, item_id) for item_id in told.get("items", ()))
    told["items"] = [place for place in items if place is not None]
    for example in told.get("examples", ()):
        if example.get("item") is not None:
            example["item"] = _place(copied, example["item"])
        if example.get("path") is not None:
            path = os.fsencode(example["path"])
            example |= {"path": display_path(path), "path_base64": base64.b64encode(path).decode()}
    return told


def _place(copied: sqlite3.Connection, item_id: int) -> dict[str, Any] | None:
    """Where an item stands; None for one that is gone."""
    query = """SELECT sha256, item.kind, reader, ordinal, start_s, page FROM item
        JOIN content ON content.id = content_id WHERE item.id = ?"""
    names = ("sha256", "kind", "reader", "ordinal", "start_s", "page")
    row = copied.execute(query, (item_id,)).fetchone()
    return None if row is None else dict(zip(names, row, strict=True))
