"""Small libraries without files, what they hold in terms of contents, and exporting and importing them."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from fakes import fake_space
from sqlalchemy import Connection

from models.answers import SearchRequest
from models.catalogue import contents, files, readings, saved, spaces, tagging
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.files import ScannedFile
from models.catalogue.readings import ReaderRow
from models.catalogue.saved import Mark
from models.jobs import JobControl, Progress, finish
from models.kinds import Kind
from models.paths import LibraryPaths
from models.search import request_text
from models.spaces import Space
from models.transfer import exporting
from models.transfer.importing import Importer
from models.transfer.reading import Reader
from models.transfer.reports import Exported, Folders, ImportFigures

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)
PICTURES, WORDS = fake_space("colours", 4, Kind.IMAGE), fake_space("words", 8, Kind.DOCUMENT)
OCR = ReaderRow("ocr", "first", (Kind.IMAGE,))

_Done = TypeVar("_Done")


@dataclass
class Described:
    """A content with what a person thinks of it.

    Attributes:
        names: of its files, below the root. items: how many the file holds by itself. read: words read in it, "" for an
            item without any.
        covered: whether its space has all vectors.
    """

    number: int
    kind: Kind
    names: list[bytes] = field(default_factory=list)
    items: int = 1
    read: list[str] = field(default_factory=list)
    covered: bool = True
    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    marks: list[bool] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(str(self.number).encode()).hexdigest()


SOME = [
    Described(1, Kind.IMAGE, [b"a.png", b"copy/a.png"], read=["exit", "no smoking"], kept=["signs"], marks=[True]),
    Described(2, Kind.DOCUMENT, [b"caf\xe9.txt"], items=3, refused=["signs"], marks=[False, True]),
    Described(3, Kind.IMAGE, [b"later.png"], covered=False),
]


@cache
def _empty() -> bytes:
    """A new catalogue, which takes longer to make than to copy."""
    with tempfile.TemporaryDirectory() as folder:
        made = LibraryPaths(Path(folder))
        Catalogue(made.catalogue, made.snapshots).close()
        return made.catalogue.read_bytes()


class SmallLibrary:
    """A catalogue in a folder of its own. open_reading: how its importer reads, in this process."""

    def __init__(self, folder: Path) -> None:
        self.paths = LibraryPaths(folder)
        if not folder.exists():
            folder.mkdir(parents=True)
            self.paths.catalogue.write_bytes(_empty())
        self.catalogue = Catalogue(self.paths.catalogue, self.paths.snapshots)
        self.installed: list[Space] = []
        self.importer = Importer(self.catalogue, self.paths, lambda: self.installed, Reader)

    def fill(self, described: list[Described], root: bytes) -> SmallLibrary:
        with self.catalogue.write() as connection:
            ids = {space: spaces.register(connection, space) for space in (PICTURES, WORDS)}
            root_id = files.add_root(connection, root)
            collection = 0
            for one in described:
                content_id, item_ids = _put_content(connection, one, ids)
                for name in one.names:
                    found = ScannedFile(os.path.join(root, name), one.kind, 1000 + one.number, 2000 + one.number)
                    files.put_scanned(connection, root_id, [found])
                    (row,) = connection.exec_driver_sql("SELECT id FROM file WHERE path = ?", (found.path,))
                    files.mark_indexed(connection, row[0], content_id, found.size_bytes, found.mtime_ns)
                for tags, state in ((one.kept, "kept"), (one.refused, "refused")):
                    for name in tags:
                        tagging.decide(connection, tagging.put_tag(connection, name), [content_id], state)
                if one.marks:
                    request = request_text.to_json(SearchRequest("boats"))
                    collection = collection or saved.put(connection, "Boats", request, "collection", NOW)
                    marks = [
                        Mark(content_id, item_id, good) for item_id, good in zip(item_ids, one.marks, strict=False)
                    ]
                    saved.put_marks(connection, collection, marks)
        return self

    def export(self, target: Path) -> Exported:
        return run(exporting.export(self.paths, target, JobControl()))

    def bring(self, folder: Path, folders: Folders | None = None, *, keep: bool = True) -> ImportFigures:
        return run(self.importer.bring(folder, folders or {}, JobControl(), keep=keep))

    def told(self) -> dict[str, Any]:
        """Everything that it holds, with hashes and places for ids."""
        with self.catalogue.read() as connection:
            return {name: sorted(map(repr, connection.exec_driver_sql(query))) for name, query in _EVERYTHING.items()}

    def close(self) -> None:
        self.catalogue.close()


def run(job: Generator[Progress, None, _Done], steps: list[Progress] | None = None) -> _Done:
    """Run a job to its end."""

    def look(progress: Progress) -> None:
        assert 0 <= progress.done <= progress.total or progress.total == 0
        if steps is not None:
            steps.append(progress)

    return finish(job, look)


def rewrite(folder: Path, name: str, data: bytes) -> None:
    """Put other bytes into an export, as somebody does who knows how: the hash fits."""
    (folder / name).write_bytes(data)
    change_manifest(folder, lambda told: told["files"].update(
        {name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}}
    ))  # fmt: skip


def change_manifest(folder: Path, change: Any) -> None:
    """Change what an export says of itself."""
    told = json.loads((folder / "library.json").read_text())
    change(told)
    (folder / "library.json").write_text(json.dumps(told))


def _put_content(connection: Connection, one: Described, ids: Mapping[Space, int]) -> tuple[int, list[int]]:
    space = WORDS if one.kind is Kind.DOCUMENT else PICTURES
    new = NewContent(one.sha256, one.kind, title=f"Title {one.number}", width=one.number, tags="a\nb", latitude=1.5)
    content_id = contents.put_content(connection, new)
    own = [_item(one, space, ids, ordinal, "") for ordinal in range(one.items)]
    item_ids = contents.put_items(connection, content_id, own)
    if one.read and one.kind is Kind.IMAGE:
        readings.begin(connection, content_id, OCR)
        read = [_item(one, WORDS, ids, ordinal, "ocr") for ordinal in range(len(one.read))]
        contents.put_items(connection, content_id, read)
        readings.end(connection, content_id, "ocr")
    if one.covered:
        contents.cover(connection, content_id, [ids[space]])
    return content_id, item_ids


def _item(one: Described, space: Space, ids: Mapping[Space, int], ordinal: int, reader: str) -> NewItem:
    vectors = {} if not one.covered else {ids[space]: unit(one.number * 100 + ordinal, space.dim)}
    text = one.read[ordinal] if reader else f"passage {ordinal}" if one.kind is Kind.DOCUMENT else ""
    kind = Kind.DOCUMENT if reader else one.kind
    return NewItem(kind, ordinal, vectors, page=ordinal + 1, text=text, reader=reader)


def unit(seed: int, dim: int) -> Any:
    values = np.random.default_rng(seed).standard_normal(dim).astype(np.float32)
    return values / np.linalg.norm(values)


_PLACE = "sha256, item.kind, reader, ordinal"
_ITEM = "item JOIN content ON content.id = item.content_id"
_EVERYTHING = {
    "roots": "SELECT path FROM root",
    "files": "SELECT path, file.kind, name, folder, size_bytes, mtime_ns, sha256, views, ignored, dated FROM file "
    "LEFT JOIN content ON content.id = content_id",
    "contents": "SELECT sha256, kind, title, width, height, duration_s, pages, taken_at, camera, latitude, longitude, "
    "tags, perceptual_hash, preview, own_tags, orphaned_at IS NULL FROM content",
    "items": f"SELECT {_PLACE}, start_s, end_s, page, char_start, char_end, heading, text, region, item.preview "
    f"FROM {_ITEM}",
    "vectors": f"SELECT {_PLACE}, fingerprint, hex(data) FROM {_ITEM} JOIN vector ON item_id = item.id "
    "JOIN space ON space.id = space_id",
    "spaces": "SELECT name, fingerprint, dim, lineage, kinds FROM space WHERE id IN (SELECT space_id FROM vector)",
    "coverage": "SELECT sha256, fingerprint FROM coverage JOIN content ON content.id = content_id "
    "JOIN space ON space.id = space_id",
    "readings": "SELECT sha256, reader, fingerprint, found FROM reading JOIN content ON content.id = content_id",
    "tags": "SELECT name, about, created_at FROM tag",
    "taggings": "SELECT tag.name, sha256, state FROM tagging JOIN tag ON tag.id = tag_id "
    "JOIN content ON content.id = content_id",
    "saved": "SELECT name, sort, request, created_at FROM saved",
    "marks": f"SELECT saved.name, {_PLACE}, good FROM mark JOIN saved ON saved.id = saved_id "
    f"JOIN item ON item.id = mark.item_id JOIN content ON content.id = item.content_id",
}
