"""The files of an export: their names, their columns, and what damaged ones are called.

The format is documented in docs/library_format.md; whoever changes it here changes it there, and `FORMAT` where older
readers would be misled.
"""

from __future__ import annotations

import importlib
import re
from typing import Any

from models.errors import UserError
from models.extras import how_to_get
from models.messages import say

FORMAT = 1

LIBRARY, CATALOGUE, PEOPLE = "library.json", "catalogue.sqlite", "people.json"
CONTENTS, ITEMS, FILES, PREVIEWS = "contents.parquet", "items.parquet", "files.parquet", "previews.parquet"
VECTORS = re.compile(r"vectors-[0-9a-f]{16}\.parquet")
FIXED = (CATALOGUE, PEOPLE, CONTENTS, ITEMS, FILES, PREVIEWS)

_MAY_LACK = {"latitude", "longitude", "set_aside_at", "start_s", "end_s", "page", "char_start", "char_end"}

MOST_PREVIEW_BYTES = 4 << 20
PREVIEW_SUFFIX = re.compile(r"\.jpg|\.peaks|\.[0-9]{1,9}\.jpg")


class BadExport(UserError):
    """An export that is damaged, or holds what no Findling writes. Nothing of it was kept."""


def bad_export(why: str) -> BadExport:
    """An export cannot be used."""
    return BadExport(
        "The library was not imported.",
        why,
        "Export the library again, or copy the export anew. Nothing was changed here.",
    )


def damaged(name: str, what: str) -> BadExport:
    """A file of an export holds something that cannot be."""
    return bad_export(say("The export is damaged: %1 (%2).", name, what))


def vectors_file(fingerprint: str) -> str:
    """The file that holds the vectors of a space."""
    return f"vectors-{fingerprint[:16]}.parquet"


def is_known(name: str) -> bool:
    """Whether a file is part of an export; everything else in the folder is passed over."""
    return name in FIXED or name == LIBRARY or VECTORS.fullmatch(name) is not None


def parquet() -> Any:
    """The module pyarrow.parquet. Raises: UserError: it is not installed."""
    try:
        return importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise UserError(
            "Libraries can be neither exported nor imported here.",
            say("The package pyarrow, which reads and writes Parquet, cannot be used: %1.", error),
            how_to_get("transfer"),
        ) from error


def columns(name: str, dim: int = 0) -> Any:
    """The columns of a Parquet file, as a pyarrow schema. Args: dim: length of the vectors, for a file of these."""
    parquet()
    arrow: Any = importlib.import_module("pyarrow")
    text, whole, real, raw = arrow.string(), arrow.int64(), arrow.float64(), arrow.binary()
    if VECTORS.fullmatch(name):
        fields = {"item": whole, "sha256": text, "kind": text, "reader": text, "ordinal": whole}
        fields["vector"] = arrow.list_(arrow.float16(), dim)
    else:
        reading = arrow.struct([("reader", text), ("fingerprint", text), ("found", whole)])
        fields = {
            CONTENTS: {
                "sha256": text, "kind": text, "title": text, "width": whole, "height": whole, "duration_s": real,
                "pages": whole, "taken_at": text, "camera": text, "latitude": real, "longitude": real,
                "tags": arrow.list_(text), "perceptual_hash": raw, "preview": text, "set_aside_at": text,
                "covered": arrow.list_(text), "readings": arrow.list_(reading),
            },
            ITEMS: {
                "item": whole, "sha256": text, "kind": text, "reader": text, "ordinal": whole, "start_s": real,
                "end_s": real, "page": whole, "char_start": whole, "char_end": whole, "heading": text, "text": text,
                "region": text, "preview": text,
            },
            FILES: {
                "path": raw, "path_text": text, "root": whole, "kind": text, "size_bytes": whole, "mtime_ns": whole,
                "state": text, "sha256": text, "reason": text, "what": text, "why": text, "what_to_do": text,
                "views": whole, "ignored": arrow.bool_(),
            },
            PREVIEWS: {"sha256": text, "suffix": text, "data": raw},
        }[name]  # fmt: skip
    return arrow.schema([arrow.field(column, kind, nullable=may_lack(name, column)) for column, kind in fields.items()])


def may_lack(name: str, column: str) -> bool:
    """Whether a column of a file may hold no value; a file that was not looked into has no hash."""
    return column in _MAY_LACK or (name, column) == (FILES, "sha256")
