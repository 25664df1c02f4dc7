"""Rows of the catalogue as Parquet: where they come from, and how they are written a few thousand at a time."""

from __future__ import annotations

import importlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from models.paths import display_path
from models.transfer import layout

AT_ONCE = 8192

# All in one order, by hash, so that who reads them can go through them side by side. No query sorts: each follows an
# index. A reading that was broken off is left out with what it had found, and read anew.
_READ = """(item.reader = '' OR EXISTS (SELECT 1 FROM reading WHERE reading.content_id = item.content_id
    AND reading.reader = item.reader AND found >= 0))"""
CONTENTS_QUERY = """SELECT sha256, kind, title, width, height, duration_s, pages, taken_at, camera, latitude, longitude,
    tags, perceptual_hash, preview, orphaned_at,
    (SELECT json_group_array(fingerprint) FROM coverage JOIN space ON space.id = space_id
        WHERE content_id = content.id),
    (SELECT json_group_array(json_object('reader', reader, 'fingerprint', fingerprint, 'found', found)) FROM reading
        WHERE content_id = content.id AND found >= 0)
    FROM content ORDER BY sha256"""
ITEMS_QUERY = f"""SELECT item.id, sha256, item.kind, reader, ordinal, start_s, end_s, page, char_start, char_end,
    heading, text, region, item.preview FROM content CROSS JOIN item ON item.content_id = content.id WHERE {_READ}
    ORDER BY sha256, item.kind, reader, ordinal"""  # noqa: S608
VECTORS_QUERY = f"""SELECT item.id, sha256, item.kind, reader, ordinal, data
    FROM content CROSS JOIN item ON item.content_id = content.id CROSS JOIN vector ON item_id = item.id
    WHERE space_id = (SELECT id FROM space WHERE fingerprint = ?) AND length(data) = ? AND {_READ}
    ORDER BY sha256, item.kind, reader, ordinal"""  # noqa: S608
FILES_QUERY = """SELECT path, root_id, file.kind, size_bytes, mtime_ns, state, sha256, reason, what, why, what_to_do,
    views, ignored FROM file LEFT JOIN content ON content.id = content_id ORDER BY path"""


def fetched(
    copied: sqlite3.Connection, query: str, values: Sequence[Any] = (), at_once: int = AT_ONCE
) -> Iterator[list[Any]]:
    """The rows of a query, some at a time; one list without any where there are none."""
    cursor = copied.execute(query, values)
    rows = cursor.fetchmany(at_once)
    yield rows
    while rows := cursor.fetchmany(at_once):
        yield rows


def listed(name: str, rows: list[Any]) -> list[Any]:
    """Rows of the catalogue as they stand in a Parquet file."""
    if name == layout.CONTENTS:
        return [
            (*row[:11], row[11].split("\n") if row[11] else [], *row[12:15], json.loads(row[15]), json.loads(row[16]))
            for row in rows
        ]
    if name == layout.FILES:
        return [(row[0], display_path(row[0]), *row[1:12], bool(row[12])) for row in rows]
    return rows


class Table:
    """A Parquet file that is being written, one row group for each call. rows: how many it has."""

    def __init__(self, path: Path, schema: Any, *, compression: str = "zstd") -> None:
        self._arrow: Any = importlib.import_module("pyarrow")
        self._schema = schema
        self._writer = layout.parquet().ParquetWriter(path, schema, compression=compression)
        self.rows = 0

    def __enter__(self) -> Table:
        return self

    def __exit__(self, sort: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._writer.close()

    def write(self, rows: Sequence[Sequence[Any]]) -> None:
        """Add rows."""
        columns = list(zip(*rows, strict=True)) or [()] * len(self._schema)
        self._put([self._arrow.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)])

    def write_vectors(self, rows: Sequence[Sequence[Any]], flat: npt.NDArray[np.float16], dim: int) -> None:
        """Add rows whose last column is a vector. Args: flat: those, one after the other, shape (len(rows) * dim,)."""
        columns = list(zip(*(row[:-1] for row in rows), strict=True)) or [()] * (len(self._schema) - 1)
        arrays = [self._arrow.array(column, field.type) for column, field in zip(columns, self._schema, strict=False)]
        arrays.append(self._arrow.FixedSizeListArray.from_arrays(self._arrow.array(flat), dim))
        self._put(arrays)

    def _put(self, arrays: list[Any]) -> None:
        if len(arrays[0]):
            self._writer.write_batch(self._arrow.RecordBatch.from_arrays(arrays, schema=self._schema))
            self.rows += len(arrays[0])
