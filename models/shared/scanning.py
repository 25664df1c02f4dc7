"""What a machine sees in a folder of a shared library, compared with what the catalogue knows.

Paths are kept relative to the root and with slashes, so that all machines write the same one. Times are compared as
loosely as rsync does for FAT: what one machine sees through another file system is rounded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from models.catalogue import days
from models.catalogue.files import ScannedFile, is_inside
from models.jobs import Cancelled, JobControl, Progress
from models.library.ignore import Rules
from models.library.scan import Walk
from models.media.kinds import extension_of
from models.messages import say
from models.paths import display_path
from models.shared.contents import ordinal_of
from models.shared.database import SharedCatalogue
from models.shared.machines import Place
from models.shared.tables import file, one_of
from models.shared.words import plain_words, vector_of

_BLOCK = 1000
_SAME_NS = 2_000_000_000
_SEPARATOR = os.fsencode(os.sep)


@dataclass(slots=True)
class Scan:
    """One look through a root, block by block of paths in their order.

    Attributes:
        found: files seen so far. gone: how many are no longer there.
    """

    catalogue: SharedCatalogue
    place: Place
    control: JobControl
    found: int = 0
    gone: int = 0
    _unreadable: list[bytes] = field(default_factory=list)

    def run(self) -> Iterator[Progress]:
        """Compare all of it. A folder that cannot be read, or a drive that is missing, keeps what is known of it.

        Raises: Cancelled; LibraryUnavailable.
        """
        if not self.place.is_there:
            return
        walk = Walk(self.place.path, self.place.path, Rules())
        self._unreadable = walk.unreadable
        files, after = walk.files(), b""
        while block := list(islice(files, _BLOCK)):
            if self.control.cancelled:
                raise Cancelled
            rows = {self._relative(one.path): one for one in block}
            until = max(rows)
            self._compare(rows, after, until)
            after, self.found = until, self.found + len(rows)
            yield Progress(0, 0, say("Looking for files in %1", display_path(self.place.path)))
        if self.found:
            self._compare({}, after, None)

    def _compare(self, seen: dict[bytes, ScannedFile], after: bytes, until: bytes | None) -> None:
        self.gone += self.catalogue.change(lambda connection: self._write(connection, seen, after, until))

    def _write(self, connection: Connection, seen: dict[bytes, ScannedFile], after: bytes, until: bytes | None) -> int:
        query = select(file.c.id, file.c.path, file.c.size_bytes, file.c.mtime_ns)
        query = query.where(file.c.root_id == self.place.root_id, file.c.path > after)
        if until is not None:
            query = query.where(file.c.path <= until)
        known = {bytes(row.path): row for row in connection.execute(query)}
        gone = [row.id for path, row in known.items() if path not in seen and not self._is_hidden(path)]
        if gone:
            connection.execute(delete(file).where(one_of(file.c.id, gone)))
        fresh = [(path, one) for path, one in seen.items() if path not in known or _has_changed(known[path], one)]
        if fresh:
            connection.execute(_PUT, [self._row(path, one) for path, one in sorted(fresh)])
        return len(gone)

    def _is_hidden(self, path: bytes) -> bool:
        """Whether a file may still be there, in a folder that could not be read."""
        whole = os.path.join(self.place.path, path.replace(b"/", _SEPARATOR))
        return any(whole == folder or is_inside(whole, folder) for folder in self._unreadable)

    def _relative(self, path: bytes) -> bytes:
        return os.path.relpath(path, self.place.path).replace(_SEPARATOR, b"/")

    def _row(self, path: bytes, seen: ScannedFile) -> dict[str, Any]:
        folder, _, name = path.rpartition(b"/")
        shown = f"{self.place.name}/{display_path(folder)}".rstrip("/")
        return {
            "root_id": self.place.root_id,
            "path": path,
            "name": display_path(name),
            "folder": shown,
            "ext": extension_of(name).removeprefix("."),
            "kind": str(seen.kind),
            "size_bytes": seen.size_bytes,
            "mtime_ns": seen.mtime_ns,
            "day": ordinal_of(days.changed_on(seen.mtime_ns)),
            "plain": plain_words(display_path(name), shown, days.of_file(seen.mtime_ns)),
        }


def retry(connection: Connection, root_ids: Iterable[int]) -> int:
    """Let files that failed wait again. Returns: how many."""
    statement = file.update().where(file.c.state == "failed", file.c.root_id.in_(list(root_ids)))
    return connection.execute(statement.values(state="waiting", sha256=None)).rowcount


def _has_changed(known: Any, seen: ScannedFile) -> bool:
    return bool(known.size_bytes != seen.size_bytes or abs(known.mtime_ns - seen.mtime_ns) >= _SAME_NS)


def _put() -> Any:
    statement = insert(file).values(words=vector_of("plain"))
    new = statement.excluded
    # Another machine may have written the same at the same time: then nothing is changed, and nothing waits again.
    changed = or_(file.c.size_bytes != new.size_bytes, func.abs(file.c.mtime_ns - new.mtime_ns) >= _SAME_NS)
    return statement.on_conflict_do_update(
        index_elements=["root_id", "path"],
        set_={
            "size_bytes": new.size_bytes,
            "mtime_ns": new.mtime_ns,
            "day": new.day,
            "words": new.words,
            "state": "waiting",
            "sha256": None,
            "content_id": None,
            "holder": None,
            "token": None,
            "leased_until": None,
        },
        where=changed,
    )


_PUT = _put()
