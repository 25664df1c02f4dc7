"""What the services use: every encoder behind one door, none of them in this process."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders import known, minilm
from models.encoders.bridges import CONCEPT_SPACES, Bridges
from models.encoders.checkpoints import Checkpoint, recognise
from models.encoders.download import Source, download
from models.encoders.protocol import Description, Installation
from models.encoders.running import Role, RunningEncoder, start
from models.encoders.store import EncoderStore
from models.encoders.trial import try_out
from models.errors import EncoderUnavailable, UserError
from models.jobs import Progress
from models.spaces import Vectors
from models.views import EncoderStatus

_log = logging.getLogger(__name__)
_TEXTS_PER_CALL = 64
_ROLES: tuple[Role, ...] = ("media", "text")


class Encoders:
    """Encodes media and text in worker processes. Safe between threads; queries have workers of their own, so that
    they never wait for a batch of media.

    Args:
        store: folder of downloaded and imported encoders; need not exist.
        downloads: name -> what `download` fetches.
    """

    def __init__(self, store: Path, downloads: Mapping[str, Source] = known.DOWNLOADS) -> None:
        self._store = EncoderStore(store)
        self._downloads = downloads
        self._bridges = Bridges(self._store.cache, self._encode_class_names)
        self._lock = threading.Lock()
        self._installations: dict[str, Installation] | None = None
        self._running: dict[tuple[str, Role, str], RunningEncoder] = {}
        self._closed = False

    def statuses(self) -> tuple[EncoderStatus, ...]:
        """All encoders that Findling knows, installed or not."""
        return known.statuses(self._store)

    def active(self) -> tuple[Description, ...]:
        """Encoders in use: the basic ones, and the last import of each family.

        An imported OpenCLIP or CLAP answers text queries for its kind instead of the basic encoder, whose spaces
        then have `answers_text` False but still find what is alike and carry one kind over to another.
        """
        return tuple(one.description for one in self._in_use().values())

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        """Embed a batch into all spaces of one active encoder.

        Args:
            encoder: name of a description in `active`.
            batch: uint8 (size_px, size_px, 3), float32 (samples,) or str, as its input says.

        Returns: space name -> shape (len(batch), dim), float32, rows of L2 norm 1 or 0.
        Raises: EncoderUnavailable: it is not installed any more, or keeps failing.
        """
        installation = self._in_use().get(encoder)
        if installation is None:
            raise EncoderUnavailable(
                f"The encoder {encoder} cannot be used.", "It is not installed.", "Install or import it."
            )
        names = [space.name for space in installation.description.spaces]
        if not batch:
            return {space.name: np.zeros((0, space.dim), np.float32) for space in installation.description.spaces}
        return dict(zip(names, self._worker(installation, "media").encode(batch), strict=True))

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        """Embed queries.

        Args:
            texts: what people typed; blank ones give zeros.
            spaces: names of spaces wanted; None means all active ones that answer text.

        Returns: space name -> shape (len(texts), dim), float32, rows of L2 norm 1 or 0. A space whose encoder fails
            is missing, so that the others can still answer.
        Raises: EncoderUnavailable: nothing could be encoded though something was asked for.
        """
        wanted = [
            (installation, space.name)
            for installation in self._in_use().values()
            for space in installation.description.spaces
            if (space.answers_text if spaces is None else space.name in spaces)
        ]
        found: dict[str, Vectors] = {}
        failure: EncoderUnavailable | None = None
        words: Vectors | None = None
        for installation, space in wanted if texts else ():
            try:
                if space == minilm.SPACE or space in CONCEPT_SPACES:
                    words = self._words(texts) if words is None else words
                    found[space] = self._from_words(words, installation, space)
                else:
                    found[space] = self._worker(installation, "text").encode(list(texts))[0]
            except EncoderUnavailable as error:
                _log.warning("no query vectors in %s: %s", space, error)
                failure = error
        if failure is not None and not found:
            raise failure
        return found

    def translate(self, vectors: Vectors, source: str, target: str) -> Vectors | None:
        """Carry vectors over to another space, by way of the space of text.

        Args:
            vectors: shape (n, dim of source). source, target: names of spaces.

        Returns: shape (n, dim of target), float32, rows of L2 norm 1 or 0; None where no bridge exists: between
            concept spaces and the space of text there is one, to and from imported encoders there is none.
        Raises: EncoderUnavailable: the text encoder, which knows the class names, keeps failing.
        """
        if source == target:
            return vectors
        ends = {name: self._owner(name) for name in (source, target)}
        for name, owner in ends.items():
            if owner is None or (name != minilm.SPACE and name not in CONCEPT_SPACES):
                return None
        if self._owner(minilm.SPACE) is None:
            return None
        source_owner, target_owner = ends[source], ends[target]
        assert source_owner is not None and target_owner is not None
        if source != minilm.SPACE:
            vectors = self._bridges.concept_map(source_owner, source).lower(vectors)
        return self._from_words(vectors, target_owner, target)

    def name_concepts(self, vectors: Vectors, space: str) -> list[tuple[str, ...]]:
        """What items are recognised as, for people: for each row the names of its strongest classes.

        Args: vectors: shape (n, dim), of items. space: nothing is named where it is not a concept space.
        """
        owner = self._owner(space)
        if owner is None or space not in CONCEPT_SPACES:
            return [()] * len(vectors)
        return self._bridges.concept_map(owner, space).strongest(vectors)

    def warm_up(self) -> None:
        """Start what queries need, so that the first one is quick. Failures show when something is asked."""
        try:
            self.encode_text(("warm up",))
        except EncoderUnavailable as error:
            _log.warning("warming up: %s", error)

    def import_from(self, path: Path) -> EncoderStatus:
        """Copy an encoder into the store, after trying it on one item.

        Args:
            path: a folder with an OpenCLIP or CLAP checkpoint, or YAMNet's file. It is left as it is.

        Raises: UserError: not an encoder, incomplete, unsafe, damaged, or no room; nothing is left behind then.
        """
        return self._install(recognise(path))

    def download(self, name: str) -> Iterator[Progress]:
        """Fetch and install an encoder that a person asked for; goes on where an earlier try ended.

        Raises: UserError: there is no such download, no network, no room, or other bytes than expected.
        """
        source = self._downloads.get(name)
        if source is None:
            raise UserError(
                f"{name} cannot be downloaded.",
                "Findling knows no download for it.",
                "Import its files from a folder instead.",
            )
        title = next((status.title for status in self.statuses() if status.name == name), name)
        target = self._store.downloads / source.url.rsplit("/", 1)[-1]
        yield from download(source, target, title)
        try:
            self._install(recognise(target))
        finally:
            target.unlink(missing_ok=True)
        yield Progress(source.size_bytes, source.size_bytes, f"Installed {title}")

    def close(self) -> None:
        """End all workers after their calls in progress. Nothing can be encoded afterwards."""
        for running in self._end():
            running.close()

    def kill(self) -> None:
        """End all workers at once; calls in progress raise `EncoderUnavailable`."""
        for running in self._end():
            running.kill()

    def _end(self) -> list[RunningEncoder]:
        with self._lock:
            self._closed = True
            return list(self._running.values())

    def _in_use(self) -> dict[str, Installation]:
        with self._lock:
            if self._installations is None:
                self._installations = {one.description.name: one for one in known.in_use(self._store)}
            return self._installations

    def _owner(self, space: str) -> Installation | None:
        return next(
            (one for one in self._in_use().values() if space in [own.name for own in one.description.spaces]), None
        )

    def _worker(self, installation: Installation, role: Role) -> RunningEncoder:
        with self._lock:
            if self._closed:
                raise EncoderUnavailable("No encoder can be used.", "The library is closed.", "Open it again.")
            key = _key(installation, role)
            if key not in self._running:
                self._running[key] = start(installation, role)
            return self._running[key]

    def _words(self, texts: Sequence[str]) -> Vectors:
        owner = self._owner(minilm.SPACE)
        if owner is None:
            raise EncoderUnavailable(
                "Words cannot be understood.", minilm.why_not(), "Install Findling's environment again."
            )
        return self._worker(owner, "text").encode(list(texts))[0]

    def _encode_class_names(self, texts: Sequence[str]) -> Vectors:
        """In small calls, so that a query in between waits for a moment only."""
        starts = range(0, len(texts), _TEXTS_PER_CALL)
        return np.concatenate([self._words(texts[start : start + _TEXTS_PER_CALL]) for start in starts])

    def _from_words(self, words: Vectors, installation: Installation, space: str) -> Vectors:
        if space == minilm.SPACE:
            return words
        return self._bridges.concept_map(installation, space).lift(words)

    def _install(self, checkpoint: Checkpoint) -> EncoderStatus:
        with self._store.staged(checkpoint) as staged:
            try_out(known.installation_of(staged))
            stored = self._store.commit(staged)
        with self._lock:
            self._installations = None
        self._close_replaced()
        return next(status for status in self.statuses() if status.name == stored.name)

    def _close_replaced(self) -> None:
        """End the processes of encoders that an import has put out of use."""
        in_use = {_key(one, role) for one in self._in_use().values() for role in _ROLES}
        with self._lock:
            replaced = [self._running.pop(key) for key in set(self._running) - in_use]
        for running in replaced:
            running.close()


def _key(installation: Installation, role: Role) -> tuple[str, Role, str]:
    """What tells one worker process from another: two imports of one name differ in their arguments."""
    return installation.description.name, role, repr(installation.args)
