"""What the services use: every encoder behind one door, none of them in this process."""

from __future__ import annotations

import logging
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders import known, minilm
from models.encoders.acquiring import Acquisitions
from models.encoders.bridges import CONCEPT_SPACES, Bridges
from models.encoders.choosing import EncoderChoice
from models.encoders.download import DownloadProgress, Source
from models.encoders.hub import Hub
from models.encoders.protocol import Installation
from models.encoders.running import Role, start
from models.encoders.runtime_choice import settle_runtime
from models.encoders.store import EncoderStore
from models.encoders.team import EncoderTeam, team_size
from models.encoders.trial import try_out
from models.errors import EncoderUnavailable
from models.jobs import JobControl
from models.messages import say
from models.spaces import Space, Vectors
from models.views import EncoderStatus, EndpointSettings

_log = logging.getLogger(__name__)
_TEXTS_PER_CALL = 64
# Modules whose encoders run in one of several runtimes.
_MEASURED = ("models.encoders.openclip:", "models.encoders.clap:")
_ROLES: tuple[Role, ...] = ("media", "text")


class Encoders(EncoderChoice):
    """Encodes media and text in worker processes. Safe between threads; queries have workers of their own, so that
    they never wait for a batch of media.

    Args:
        store: folder of downloaded and imported encoders; need not exist.
        downloads: name -> the one file that `download` fetches, for encoders that are no presets.
        hub: where presets are fetched from; None means the public one, or the one that HF_ENDPOINT names.
        basic_only: the basic ones answer and look into new files, whatever was chosen.
    """

    def __init__(
        self,
        store: Path,
        downloads: Mapping[str, Source] = known.DOWNLOADS,
        hub: Hub | None = None,
        *,
        basic_only: bool = False,
    ) -> None:
        kept = EncoderStore(store)
        super().__init__(kept, Acquisitions(kept, downloads, hub or Hub(), _prove), basic_only=basic_only)
        self._bridges = Bridges(kept.cache, self._encode_class_names)
        self._running: dict[tuple[str, Role, str], EncoderTeam] = {}
        self._closed = False

    def remove(self, name: str) -> tuple[Space, ...]:
        """Delete an encoder that was downloaded or imported. If it was chosen, the basic one answers again.

        Returns: its spaces, whose vectors nobody can compare with anything any more; none where it was damaged.
        Raises: UserError: it comes with Findling, is unknown, or the disk refuses.
        """
        installation = self._installed().get(name)
        self._end_workers(name)
        try:
            self._acquisitions.remove(name)
        finally:
            self._renew()
        return installation.description.spaces if installation else ()

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        """Embed a batch into all spaces of one installed encoder.

        Args:
            encoder: name of a description in `installed`.
            batch: uint8 (size_px, size_px, 3), float32 (samples,) or str, as its input says.

        Returns: space name -> shape (len(batch), dim), float32, rows of L2 norm 1 or 0.
        Raises: EncoderUnavailable: it is not installed any more, or keeps failing.
        """
        installation = self._installation(encoder)
        names = [space.name for space in installation.description.spaces]
        if not batch:
            return {space.name: np.zeros((0, space.dim), np.float32) for space in installation.description.spaces}
        vectors = self._team(installation, "media").encode(batch)
        return dict(zip(names, vectors, strict=True))

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        """Embed queries.

        Args:
            texts: what people typed; blank ones give zeros.
            spaces: names of spaces wanted, of any installed encoders; None means all active ones that answer text.

        Returns: space name -> shape (len(texts), dim), float32, rows of L2 norm 1 or 0. A space whose encoder fails
            is missing, so that the others can still answer.
        Raises: EncoderUnavailable: nothing could be encoded though something was asked for.
        """
        wanted = [
            (installation, space.name)
            for installation in (self._in_use() if spaces is None else self._installed()).values()
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
                    found[space] = self._team(installation, "text").encode(list(texts))[0]
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

    def warm_up(self, name: str = "") -> None:
        """Start what queries need, so that the first one is quick. Failures show when something is asked.

        Endpoints are left alone: nothing is sent that nobody asked for.

        Args: name: of one installed encoder that is about to be used; "" means all active ones.
        """
        try:
            wanted = (self.describe(name),) if name else self.active()
            local = [space for one in wanted if not one.leaves for space in one.spaces if space.answers_text]
            self.encode_text(("warm up",), [space.name for space in local])
        except EncoderUnavailable as error:
            _log.warning("warming up: %s", error)

    def learn_names(self) -> None:
        """Encode the names that queries are matched with, unless that was done; the first query would wait for it.

        Failures show when something is asked.
        """
        for installation in self._in_use().values():
            for space in installation.description.spaces:
                if space.name in CONCEPT_SPACES:
                    try:
                        self._bridges.concept_map(installation, space.name)
                    except EncoderUnavailable as error:
                        _log.warning("class names: %s", error)

    def import_from(self, path: Path, architecture: str = "", backend: str = "") -> EncoderStatus:
        """Copy an encoder into the store, after trying it on one item. Its space is to be filled (see `indexed`), and
        it is to answer once it has seen every file (`next_ones`); where nothing else answers words for its kind, it
        answers at once.

        Args:
            path: a folder with an OpenCLIP, CLAP or BERT checkpoint, also as a hub's program keeps it; a file of
                OpenCLIP weights; LAION's .pt file; or YAMNet's file. It is left as it is.
            architecture: OpenCLIP's name of the network that bare weights belong to, with or without "/TAG".
            backend: "laion-clap" lets that package run a CLAP checkpoint, in a space of its own; "" the usual library.

        Raises: UserError: not an encoder, incomplete, unsafe, damaged, or no room; nothing is left behind then.
        """
        stored = self._acquisitions.import_from(path, architecture, backend)
        return self._welcome(stored.name)

    def add_endpoint(self, settings: EndpointSettings, key: str) -> EncoderStatus:
        """Add a server that encodes texts, after it has encoded a word. Its space is to be filled, see `indexed`; it
        answers only once it is chosen. Added again, it gets another key or price.

        Args: key: kept in the system's keyring; "" where the server wants none.

        Raises: UserError: the settings cannot be meant, the server cannot be reached, refuses or answers nonsense, or
            there is no keyring; nothing has changed then.
        """
        stored = self._acquisitions.add_endpoint(settings, key)
        self._end_workers(stored.name)  # they know the key from before
        return self._welcome(stored.name)

    def download(
        self, name: str, control: JobControl | None = None
    ) -> Generator[DownloadProgress, None, EncoderStatus]:
        """Fetch and install an encoder that a person asked for; goes on where an earlier try ended. As an imported one
        it answers once it has seen every file.

        Args:
            name: of a status with `download_bytes`, or "openclip:ARCHITECTURE/TAG" for any that OpenCLIP knows.
            control: pausing closes the connection, cancelling keeps what came for the next try.

        Raises:
            UserError: no such download, one is under way, no network, not allowed, no room, or other bytes than
                expected; nothing has changed then.
            Cancelled: the control was told so.
        """
        stored = yield from self._acquisitions.download(name, control or JobControl())
        status = self._welcome(stored.name)
        yield DownloadProgress(status.size_bytes, status.size_bytes, say("Installed %1", status.title))
        return status

    def discard_download(self, name: str) -> None:
        """Delete what an unfinished download has brought.

        Args: name: as for `download`.

        Raises: UserError: there is no such download, or it is under way; one that was just cancelled is waited for.
        """
        self._acquisitions.discard_download(name)

    def batches_at_once(self, encoder: str) -> int:
        """How many batches `encode_media` can work on at once; more would wait. Raises: as `describe`."""
        return self._team(self._installation(encoder), "media").most

    def interrupt(self, encoder: str) -> None:
        """Let a call of `encode_media` in progress fail at once; later ones are not concerned."""
        for name, team in self._media_teams():
            if name == encoder:
                team.interrupt()

    def let_go(self) -> None:
        """End the workers that look at media, and free their memory; they start again when they are needed."""
        for _, team in self._media_teams():
            team.rest()

    def close(self) -> None:
        """End downloads and imports, and all workers after their calls in progress. Nothing works afterwards."""
        self._acquisitions.close()
        for running in self._end():
            running.close()
        self._speeds.save()

    def kill(self) -> None:
        """End all workers at once; calls in progress raise `EncoderUnavailable`."""
        self._acquisitions.cancel()
        for running in self._end():
            running.kill()

    def _media_teams(self) -> list[tuple[str, EncoderTeam]]:
        """Teams that look at media, with their encoders' names."""
        with self._lock:
            return [(name, team) for (name, role, _), team in self._running.items() if role == "media"]

    def _end_workers(self, name: str) -> None:
        with self._lock:
            ended = [self._running.pop(key) for key in list(self._running) if key[0] == name]
        for running in ended:
            running.close()

    def _end(self) -> list[EncoderTeam]:
        with self._lock:
            self._closed = True
            return list(self._running.values())

    def _owner(self, space: str) -> Installation | None:
        return next(
            (one for one in self._installed().values() if space in [own.name for own in one.description.spaces]), None
        )

    def _team(self, installation: Installation, role: Role) -> EncoderTeam:
        with self._lock:
            if self._closed:
                raise EncoderUnavailable("No encoder can be used.", "The library is closed.", "Open it again.")
            key = _key(installation, role)
            if key not in self._running:
                self._running[key] = self._make_team(installation, role)
            return self._running[key]

    def _make_team(self, installation: Installation, role: Role) -> EncoderTeam:
        if role == "text":
            return EncoderTeam(lambda: start(installation, role), 1)
        fingerprint = installation.description.spaces[0].fingerprint
        return EncoderTeam(
            lambda: start(installation, role),
            team_size(installation),
            lambda items, seconds: self._speeds.add(fingerprint, items, seconds),
        )

    def _words(self, texts: Sequence[str]) -> Vectors:
        owner = self._owner(minilm.SPACE)
        if owner is None:
            raise EncoderUnavailable("Words cannot be understood.", minilm.why_not(), "Install Findling again.")
        return self._team(owner, "text").encode(list(texts))[0]

    def _encode_class_names(self, texts: Sequence[str]) -> Vectors:
        """In small calls, so that a query in between waits for a moment only."""
        starts = range(0, len(texts), _TEXTS_PER_CALL)
        return np.concatenate([self._words(texts[start : start + _TEXTS_PER_CALL]) for start in starts])

    def _from_words(self, words: Vectors, installation: Installation, space: str) -> Vectors:
        if space == minilm.SPACE:
            return words
        return self._bridges.concept_map(installation, space).lift(words)

    def _welcome(self, name: str) -> EncoderStatus:
        self._renew()
        return next(status for status in self.statuses() if status.name == name)

    def _renew(self) -> None:
        """Look at the store anew, and end the processes of encoders that an import has replaced."""
        super()._renew()
        present = {_key(one, role) for one in self._installed().values() for role in _ROLES}
        with self._lock:
            replaced = [self._running.pop(key) for key in set(self._running) - present]
        for running in replaced:
            running.close()


def _prove(installation: Installation, folder: Path, control: JobControl) -> None:
    """Encode one item, then decide once and for all which runtime serves best on this computer."""
    try_out(installation, control)
    if installation.media_target.startswith(_MEASURED):
        settle_runtime(installation, folder, control)


def _key(installation: Installation, role: Role) -> tuple[str, Role, str]:
    """What tells one worker process from another: two imports of one name differ in their arguments."""
    return installation.description.name, role, repr(installation.args)
