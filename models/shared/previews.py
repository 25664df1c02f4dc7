"""Small pictures of shared files that this computer can reach, made beside what a person does.

They are kept in a folder that goes when the library is closed, or, where that was not done, when it is opened the next
time: what others share is left nowhere.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.answers import Hit
from models.errors import UserError
from models.jobs import Cancelled
from models.kinds import Kind
from models.media.parts import DecodeRequest, Preview

# A film would have to be looked through, and a long sound to be heard to its end.
_LONGEST_SOUND_S = 600
_MOST_WAITING = 500
_TOLD_EVERY_S = 0.7

log = logging.getLogger(__name__)


class SharedPreviews:
    """Safe between threads; `close` it.

    Args:
        folder: where they are kept, of this alone.
        decoders: that open what people look at.
        on_made: told, from a thread, that some more are there.
    """

    def __init__(self, folder: Path, decoders: Any, on_made: Callable[[], None]) -> None:
        self._folder = folder
        self._decoders = decoders
        self._on_made = on_made
        self._changed = threading.Condition()
        self._wanted: list[Hit] = []
        self._failed: set[str] = set()
        self._closing = False
        self._thread: threading.Thread | None = None

    def give(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The same hits with where their previews are, or will be; those that are missing are made, the first first."""
        given = tuple(replace(hit, preview=self._path(hit)) if _has_preview(hit) else hit for hit in hits)
        missing = [hit for hit in given if hit.preview and not Path(hit.preview).exists()]
        with self._changed:
            # What an older answer lacked is seen no more.
            self._wanted = [hit for hit in missing if hit.preview not in self._failed][:_MOST_WAITING]
            if self._wanted and self._thread is None and not self._closing:
                self._thread = threading.Thread(target=self._make_all, name="shared-previews", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return given

    def close(self) -> None:
        """Make no more, and remove what was made."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            if thread.is_alive():
                self._decoders.kill()  # what is being made may take a minute, and nobody will see it
            thread.join()
            # Only what was made here: an engine that only reads may end beside one that shows some.
            self.tidy_up()

    def tidy_up(self) -> None:
        """Remove what is there."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, hit: Hit) -> str:
        known_by = f"{hit.file_id} {hit.size_bytes} {hit.moment}".encode() + hit.path
        suffix = ".peaks" if hit.kind is Kind.AUDIO else ".jpg"
        return str(self._folder / (hashlib.sha256(known_by).hexdigest() + suffix))

    def _make_all(self) -> None:
        told_s = 0.0
        while (hit := self._next()) is not None:
            made = self._make(hit)
            if made and (time.monotonic() - told_s > _TOLD_EVERY_S or not self._wanted):
                told_s = time.monotonic()
                self._on_made()

    def _next(self) -> Hit | None:
        with self._changed:
            self._changed.wait_for(lambda: self._wanted or self._closing)
            return None if self._closing else self._wanted.pop(0)

    def _make(self, hit: Hit) -> bool:
        try:
            part = Path(hit.preview).with_suffix(".part")
            made = self._read(hit)
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(made)
            part.replace(hit.preview)
        except (UserError, Cancelled, OSError, LookupError):
            # Where it is looked at closely, why it cannot be shown is said.
            log.debug("No preview of %s", hit.name, exc_info=True)
            self._failed.add(hit.preview)
            return False
        return True

    def _read(self, hit: Hit) -> bytes:
        """Raises: UserError, LookupError: it gives none."""
        with self._decoders.borrow() as decoder:
            for part in decoder.decode(hit.path, hit.kind, DecodeRequest()):
                if isinstance(part, Preview):
                    return part.data
        raise LookupError(hit.name)


def _has_preview(hit: Hit) -> bool:
    if hit.offline:
        return False
    return hit.kind is Kind.IMAGE or (hit.kind is Kind.AUDIO and 0 < hit.duration_s <= _LONGEST_SOUND_S)
