"""Golden queries out of a library itself: what a person has marked, what files are called, what they say of themselves.

A person's own are read by `evaluation_queries`. All are asked by content alone: the names and captions that they are
made of are held out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, get_args

from sqlalchemy import Connection, select

from models.analysis.evaluation_queries import JudgedQuery
from models.analysis.sampling import drawn
from models.answers import SavedSearch
from models.catalogue.places import places_of_items
from models.catalogue.tables import content, file
from models.kinds import Kind

Origin = Literal["marks", "captions", "names"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)
MOST_QUERIES = 200
FEWEST_QUERIES = 20
"""Below, the interval of every figure is wider than any difference that could be seen."""

_SEED = 19
_FEWEST_WORDS = 2
_MOST_WORDS = 12
_LOOKED_AT = 20_000
_WORD = re.compile(r"[^\W\d_]{3,}")
# What cameras, scanners and programs call files says nothing about what is in them.
_NO_WORDS = frozenset(
    [
        "img",
        "dsc",
        "dscn",
        "dscf",
        "pxl",
        "mvi",
        "vid",
        "rec",
        "image",
        "picture",
        "photo",
        "screenshot",
        "screen",
        "shot",
        "scan",
        "scanned",
        "copy",
        "kopie",
        "untitled",
        "document",
        "file",
        "final",
        "draft",
        "new",
        "old",
        "whatsapp",
        "audio",
        "video",
        "received",
        "download",
        "jpg",
        "png",
        "jpeg",
    ]
)


def from_names(connection: Connection, kind: Kind, most: int = MOST_QUERIES) -> list[JudgedQuery]:
    """What files are called, where that is words; files of one name are all right. The same library gives the same."""
    query = select(file.c.name, file.c.path).where(file.c.kind == kind, file.c.content_id.is_not(None))
    rows = connection.execute(query.order_by(file.c.id.desc()).limit(_LOOKED_AT))
    return _chosen(((name.rpartition(".")[0] or name, path) for name, path in rows), "names", most)


def from_captions(connection: Connection, kind: Kind, most: int = MOST_QUERIES) -> list[JudgedQuery]:
    """The titles that files state themselves."""
    query = select(content.c.title, file.c.path).join(file, file.c.content_id == content.c.id)
    query = query.where(file.c.kind == kind, content.c.title != "")
    rows = connection.execute(query.order_by(file.c.id.desc()).limit(_LOOKED_AT))
    return _chosen(((title, path) for title, path in rows), "captions", most)


def from_marks(
    connection: Connection, kind: Kind, saved: Iterable[SavedSearch], most: int = MOST_QUERIES
) -> list[JudgedQuery]:
    """Collections with words: what is marked good in them is right."""
    queries = []
    for one in saved:
        text, good = words_of(one.request.text), one.request.good
        if not one.is_collection or not text or not good:
            continue
        places = places_of_items(connection, list(good))
        right = {place.path: 1.0 for place in places.values() if place.kind is kind}
        if right:
            queries.append(JudgedQuery(text, right, "marks"))
    return queries[:most]


def words_of(text: str) -> str:
    """What of a text is words, in lower case, so that nothing in it is a filter or a sign; "" where there are none."""
    found = [word for word in _WORD.findall(text.lower()) if word not in _NO_WORDS]
    return " ".join(found[:_MOST_WORDS])


def _chosen(rows: Iterable[tuple[str, bytes]], kind: Origin, most: int) -> list[JudgedQuery]:
    right: dict[str, dict[bytes, float]] = {}
    for text, path in rows:
        words = words_of(text)
        if len(words.split()) >= _FEWEST_WORDS:
            right.setdefault(words, {})[path] = 1.0
    # A text of a hundred files asks for none of them.
    texts = [text for text, paths in right.items() if len(paths) <= 10]
    asked = [texts[place] for place in drawn(len(texts), most, _SEED).tolist()]
    return [JudgedQuery(text, right[text], kind) for text in asked]
