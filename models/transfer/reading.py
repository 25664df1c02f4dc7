"""Reads the Parquet files of an export. It runs in a process of its own: whoever wrote them, nothing else can crash."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np

from models.transfer import checking, layout, rows
from models.transfer.layout import BadExport, bad_export, damaged
from models.transfer.rows import Content, File, Item
from models.worker import Limits, Worker, WorkerFailed

_AT_ONCE = 2048
_LIMITS = Limits(seconds=300.0, memory_bytes=2 << 30, background=True)
_NORM_TOLERANCE = 0.02
_MOST_PREVIEW_PX = 4096

_Row = TypeVar("_Row")


class VectorRows(NamedTuple):
    """Numbers of items with their vectors as the catalogue keeps them; spoilt: how many are not of length 1."""

    numbers: list[int]
    data: list[bytes]
    spoilt: int


class PreviewRow(NamedTuple):
    """A preview, and of what."""

    sha256: str
    suffix: str
    data: bytes


class Reading(Protocol):
    """Gives the rows of an export, a few thousand at a time. Every method raises BadExport."""

    def contents(self) -> Iterator[list[Content]]:
        """By hash, each once."""

    def items(self) -> Iterator[list[Item]]:
        """By hash, kind, reader and ordinal, each once."""

    def files(self) -> Iterator[list[File]]:
        """By path, each once."""

    def vectors(self, name: str, dim: int) -> Iterator[VectorRows]:
        """Of one space. Those that are neither of length 1 nor all zeros are counted and left out."""

    def previews(self) -> Iterator[list[PreviewRow]]:
        """Those that look like what they are called."""

    def close(self) -> None:
        """Nothing is read any more."""


class Reader:
    """A `Reading` in this process. Args: folder: of the export."""

    def __init__(self, folder: bytes) -> None:
        self._folder = Path(os.fsdecode(folder))
        arrow: Any = importlib.import_module("pyarrow")
        # The usual pools reserve more than this process may have.
        arrow.set_memory_pool(arrow.system_memory_pool())

    def contents(self) -> Iterator[list[Content]]:
        """See `Reading`."""
        return self._rows(layout.CONTENTS, rows.content, lambda row: row.sha256)

    def items(self) -> Iterator[list[Item]]:
        """See `Reading`."""
        return self._rows(layout.ITEMS, rows.item, lambda row: row[1:5])

    def files(self) -> Iterator[list[File]]:
        """See `Reading`."""
        return self._rows(layout.FILES, rows.file, lambda row: row.path)

    def vectors(self, name: str, dim: int) -> Iterator[VectorRows]:
        """See `Reading`."""
        for batch in self._batches(name, dim):
            numbers = [checking.whole(number, 1) for number in batch.column(0).to_pylist()]
            flat = batch.column(batch.num_columns - 1).flatten()
            if flat.null_count or len(flat) != len(numbers) * dim:
                raise damaged(name, "a vector with a gap")
            vectors = flat.to_numpy(zero_copy_only=False).reshape(-1, dim)
            with np.errstate(all="ignore"):
                norms = np.linalg.norm(vectors.astype(np.float32), axis=1)
            sound = (np.abs(norms - 1) < _NORM_TOLERANCE) | (norms == 0)
            packed = vectors.astype("<f2")
            kept = np.flatnonzero(sound).tolist()
            yield VectorRows(
                [numbers[row] for row in kept], [packed[row].tobytes() for row in kept], len(numbers) - len(kept)
            )

    def previews(self) -> Iterator[list[PreviewRow]]:
        """See `Reading`."""
        for batch in self._batches(layout.PREVIEWS, at_once=64):
            columns = [column.to_pylist() for column in batch.columns]
            yield [PreviewRow(*row) for row in zip(*columns, strict=True) if _is_preview(*row)]

    def close(self) -> None:
        """See `Reading`."""

    def _rows(self, name: str, look: Callable[[Any], _Row], key: Callable[[_Row], Any]) -> Iterator[list[_Row]]:
        """Rows that are possible, in ascending order."""
        before: Any = None
        for batch in self._batches(name):
            columns = [column.to_pylist() for column in batch.columns]
            try:
                found = [look(row) for row in zip(*columns, strict=True)]
            except (ValueError, TypeError, KeyError) as error:
                raise damaged(name, str(error)) from error
            for row in found:
                if before is not None and not before < key(row):
                    raise damaged(name, "rows out of order, or twice the same")
                before = key(row)
            yield found

    def _batches(self, name: str, dim: int = 0, at_once: int = _AT_ONCE) -> Iterator[Any]:
        """Raises: BadExport: it is no Parquet, or has other columns."""
        schema = layout.columns(name, dim)
        try:
            with layout.parquet().ParquetFile(self._folder / name) as file:
                for field in schema:
                    there = file.schema_arrow.get_field_index(field.name)
                    # Lists name their members as whoever wrote them likes.
                    if there < 0 or not file.schema_arrow.field(there).type.equals(field.type, check_metadata=False):
                        raise damaged(name, f"the column {field.name} is missing or of another type")
                for batch in file.iter_batches(at_once, columns=list(schema.names), use_threads=False):
                    batch.validate(full=True)
                    yield _in_order(name, batch.select(schema.names))
        except (BadExport, GeneratorExit):
            raise
        except (ValueError, OSError, KeyError, NotImplementedError, OverflowError) as error:
            raise damaged(name, str(error)) from error


class ReaderProcess:
    """A `Reading` in a process of its own, with limits."""

    def __init__(self, folder: bytes) -> None:
        self._worker = Worker("models.transfer.reading:Reader", (folder,), limits=_LIMITS, name="findling-transfer")

    def contents(self) -> Iterator[list[Content]]:
        """See `Reading`."""
        return self._stream("contents")

    def items(self) -> Iterator[list[Item]]:
        """See `Reading`."""
        return self._stream("items")

    def files(self) -> Iterator[list[File]]:
        """See `Reading`."""
        return self._stream("files")

    def vectors(self, name: str, dim: int) -> Iterator[VectorRows]:
        """See `Reading`."""
        return self._stream("vectors", name, dim)

    def previews(self) -> Iterator[list[PreviewRow]]:
        """See `Reading`."""
        return self._stream("previews")

    def close(self) -> None:
        """End the process."""
        self._worker.close()

    def _stream(self, method: str, *values: Any) -> Generator[Any, None, None]:
        try:
            with contextlib.closing(self._worker.stream(method, *values)) as found:
                yield from found
        except WorkerFailed as error:
            raise bad_export("Reading it takes more time or memory than any export needs, or crashes.") from error


def _in_order(name: str, batch: Any) -> Any:
    for column, found in zip(batch.schema.names, batch.columns, strict=True):
        if found.null_count and not layout.may_lack(name, column):
            raise damaged(name, f"the column {column} has a gap")
    return batch


def _is_preview(sha256: Any, suffix: Any, data: bytes) -> bool:
    try:
        checking.sha256(sha256)
    except ValueError:
        return False
    if not layout.PREVIEW_SUFFIX.fullmatch(suffix) or not 0 < len(data) <= layout.MOST_PREVIEW_BYTES:
        return False
    return suffix == ".peaks" or _is_small_jpeg(data)


def _is_small_jpeg(data: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            return max(picture.size) <= _MOST_PREVIEW_PX
    except Exception:  # noqa: BLE001  whatever a decoder makes of it, it is none
        return False
