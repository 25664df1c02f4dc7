"""The third stage of indexing: finished pieces into the catalogue, in one transaction with the marks of done files."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sqlalchemy import Connection

from models.catalogue import contents, files, readings, spaces
from models.catalogue.catalogue import Catalogue, explained
from models.catalogue.contents import Ids, NewContent, NewItem
from models.library.encoding import EncodedPiece
from models.library.tasks import Failed, FileTask, Roster
from models.media import failures
from models.media.parts import Preview
from models.paths import LibraryPaths
from models.spaces import Vectors

Committed = dict[int, tuple[Ids, Vectors]]
"""What a transaction added: space id -> ids (n,) and vectors (n, dim)."""


class WriteStage:
    """Gathers outcomes and writes them. Used by one thread.

    Args:
        on_committed: told what was added, after each transaction that added something.
        on_removed: told of spaces that lost vectors, after the transaction.
        on_settled: told of each file whose outcome is in the catalogue, with its task if it got one.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        paths: LibraryPaths,
        roster: Roster,
        on_committed: Callable[[Committed], None],
        on_removed: Callable[[], None],
        on_settled: Callable[[FileTask | Failed], None],
    ) -> None:
        self._catalogue = catalogue
        self._paths = paths
        self._roster = roster
        self._ids_by_name = {space.name: number for space, number in roster.space_ids.items()}
        self._on_committed = on_committed
        self._on_removed = on_removed
        self._on_settled = on_settled
        self._touched: dict[FileTask, None] = {}
        self._failed: list[Failed] = []

    def put_piece(self, encoded: EncodedPiece) -> None:
        """Take an item with all its vectors."""
        task, piece = encoded.task, encoded.piece
        task.unwritten -= 1
        if task.abandoned:
            return
        vectors = {self._ids_by_name[name]: values for name, values in encoded.vectors.items()}
        preview = f".{piece.ordinal}.jpg" if piece.preview else ""
        if preview:
            self._keep_preview(task, preview, piece.preview)
        task.ready.append(
            NewItem(
                kind=piece.kind,
                ordinal=piece.ordinal,
                vectors={number: values for number, values in vectors.items() if number in task.space_ids},
                start_s=piece.start_s,
                end_s=piece.end_s,
                page=piece.page,
                char_start=piece.char_start,
                char_end=piece.char_end,
                heading=piece.heading,
                text=piece.text,
                reader=piece.reader,
                region=" ".join(f"{share:.4f}" for share in piece.region) if piece.region else "",
                preview=preview,
            )
        )
        self._touched[task] = None

    def put_preview(self, task: FileTask, preview: Preview) -> None:
        """Keep a preview beside the catalogue; losing it in a crash costs only a placeholder.

        Raises: LibraryUnavailable: there is no room, or the folder cannot be written.
        """
        self._keep_preview(task, preview.suffix, preview.data)
        task.preview = preview.suffix
        self._touched[task] = None

    def _keep_preview(self, task: FileTask, suffix: str, data: bytes) -> None:
        with explained(self._paths.catalogue):
            _replace(self._paths.preview(task.identity.sha256, suffix), data)

    def put_end(self, task: FileTask) -> None:
        """A file was decoded to its end; it counts as indexed when its last piece is written."""
        task.decoded = True
        self._touched[task] = None

    def put_failed(self, failed: Failed) -> None:
        """A file could not be indexed."""
        if failed.task is not None:
            failed.task.abandoned = True
        self._failed.append(failed)

    def abandon(self, task: FileTask) -> None:
        """A file changed while it was read: nothing of what came out may stay under its old hash."""
        task.abandoned = True
        self._touched.pop(task, None)
        with self._catalogue.write() as connection:
            known = contents.find_content(connection, task.identity.sha256)
            removed = known is not None and contents.discard_partial(connection, known)
        if removed:
            self._on_removed()
        self._on_settled(task)

    @property
    def pieces(self) -> int:
        """How many items wait to be written."""
        return sum(len(task.ready) for task in self._touched)

    @property
    def waiting(self) -> bool:
        """Whether anything is to be written."""
        return bool(self._touched or self._failed)

    def write(self) -> None:
        """Write everything that was gathered, in one transaction.

        Raises: LibraryUnavailable: it could not be written; nothing of it is.
        """
        if not self.waiting:
            return
        tasks = [task for task in self._touched if not task.abandoned]
        added: dict[int, list[tuple[int, NewItem]]] = {}
        revived: list[int] = []
        with self._catalogue.write() as connection:
            ended: list[FileTask | Failed] = [
                task for task in tasks if self._write_task(connection, task, added, revived)
            ]
            for failed in self._failed:
                files.mark_failed(connection, failed.file.file_id, failed.error)
            spaces.touch(connection, added)
            back = [self._vectors_again(connection, content_id) for content_id in revived]
        self._finish(tasks, ended, [_stacked(added), *back])

    def _finish(self, tasks: list[FileTask], ended: list[FileTask | Failed], added: list[Committed]) -> None:
        for task in tasks:
            task.ready.clear()
        outcomes = [*ended, *self._failed]
        self._touched.clear()
        self._failed.clear()
        for committed in added:
            if committed:
                self._on_committed(committed)
        for outcome in outcomes:
            self._on_settled(outcome)

    def _write_task(
        self,
        connection: Connection,
        task: FileTask,
        added: dict[int, list[tuple[int, NewItem]]],
        revived: list[int],
    ) -> bool:
        """Whether the file came to its end with this."""
        if task.content_id is None:
            task.content_id = contents.put_content(connection, _content_of(task))
        if task.preview:
            contents.set_preview(connection, task.content_id, task.preview)
        item_ids = contents.put_items(connection, task.content_id, task.ready)
        for item_id, new in zip(item_ids, task.ready, strict=True):
            for space_id in new.vectors:
                added.setdefault(space_id, []).append((item_id, new))
        if not task.decoded or task.unwritten:
            return False
        if not contents.has_items(connection, task.content_id):
            files.mark_failed(connection, task.file.file_id, failures.nothing_to_find())
            return True
        if task.facts is not None:
            contents.put_facts(connection, task.content_id, _content_of(task))
            readings.record(connection, task.content_id, readings.FACTS)
        contents.cover(connection, task.content_id, task.space_ids)
        for reader in task.readers:
            readings.end(connection, task.content_id, reader.name)
        if contents.revive(connection, task.content_id):
            revived.append(task.content_id)
        # What takes long is done in a second turn, when everything can be found.
        unread = readings.lacks(connection, task.content_id, task.file.kind, self._roster.readers)
        files.mark_indexed(
            connection,
            task.file.file_id,
            task.content_id,
            task.identity.size_bytes,
            task.identity.mtime_ns,
            state="waiting" if unread else "indexed",
        )
        return True

    def _vectors_again(self, connection: Connection, content_id: int) -> Committed:
        back: Committed = {}
        for row in spaces.rows(connection):
            for ids, vectors in contents.vectors_in(connection, row, content_id=content_id):
                back[row.space_id] = (ids, vectors)
        return back


def _content_of(task: FileTask) -> NewContent:
    facts = task.facts
    if facts is None:
        return NewContent(task.identity.sha256, task.file.kind)
    return NewContent(
        task.identity.sha256,
        task.file.kind,
        title=facts.title,
        width=facts.width,
        height=facts.height,
        duration_s=facts.duration_s,
        pages=facts.pages,
        taken_at=facts.taken_at,
        camera=facts.camera,
        latitude=facts.latitude,
        longitude=facts.longitude,
        tags=facts.tags,
        perceptual_hash=facts.perceptual_hash,
    )


def _stacked(added: dict[int, list[tuple[int, NewItem]]]) -> Committed:
    return {
        space_id: (
            np.array([item_id for item_id, _ in rows], dtype=np.int64),
            np.stack([new.vectors[space_id] for _, new in rows]),
        )
        for space_id, rows in added.items()
    }


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Always the same name, so that what a crash leaves behind is written over when the file's turn comes again.
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
