"""The calls of an engine that concern its encoders: got, chosen, filled, compared and removed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from models.catalogue import contents
from models.catalogue.catalogue import Catalogue
from models.encoders.encoders import Encoders
from models.encoders.endpoint_estimate import estimate
from models.jobs import Cancelled, JobControl, Progress
from models.library.keeping import Keeping
from models.library.runner import JobRunner
from models.search.indexes import Indexes
from models.views import DownloadStatus, EncoderStatus, EndpointEstimate, EndpointSettings, SpaceStatus

_CHANGED_EVERY_S = 1.0

OnEvent = Callable[[str, Any], None]


class EncoderCalls:
    """What an `Engine` is besides: it sets these attributes when it is made.

    Attributes:
        keeping: encoders and spaces, seen together.
    """

    keeping: Keeping
    _catalogue: Catalogue
    _encoders: Encoders
    _indexes: Indexes
    _runner: JobRunner

    def __init__(self, on_event: OnEvent) -> None:
        self._on_event = on_event
        self._changed_s = 0.0
        self._downloads: dict[str, JobControl] = {}
        self._downloading: dict[str, threading.Lock] = {}

    def encoders(self) -> tuple[EncoderStatus, ...]:
        """Every encoder that Findling knows, installed or not, with how much each has seen."""
        return self.keeping.statuses()

    def import_encoder(self, path: bytes, architecture: str = "") -> EncoderStatus:
        """Install an encoder from a file or folder, and let it look into what it can see. Raises: UserError."""
        status = self.install(path, architecture)
        self._encoders_changed()
        return status

    def install(self, path: bytes, architecture: str = "") -> EncoderStatus:
        """Install an encoder from a file or folder. Raises: UserError."""
        return self._encoders.import_from(Path(os.fsdecode(path)), architecture)

    def download(self, name: str) -> Iterator[Progress]:
        """Download an encoder that a person asked for. Raises: UserError."""
        return self._encoders.download(name)

    def download_encoder(self, name: str) -> None:
        """As `download`, telling "download" events; afterwards the encoder looks into what it can see, and answers when
        it is through. Returns early when it was paused; asked again, it goes on. Raises: UserError.
        """
        present = self._downloads.get(name)
        asked_twice = present is not None and not present.cancelled
        # One that was just paused may take a moment to end.
        with self._downloading.setdefault(name, threading.Lock()):
            if not asked_twice:
                self._download(name)

    def end_downloads(self) -> None:
        """End all downloads for now; what came is kept."""
        for control in list(self._downloads.values()):
            control.cancel()

    def _download(self, name: str) -> None:
        control = self._downloads[name] = JobControl()
        try:
            for progress in self._encoders.download(name, control):
                speed = progress.bytes_per_s or None
                self._on_event("download", DownloadStatus(name, progress.done, progress.total, progress.what, speed))
        except Cancelled:
            return
        finally:
            del self._downloads[name]
            self._on_event("encoders", None)
        self._encoders_changed()

    def pause_download(self, name: str) -> None:
        """End a download for now; what came is kept."""
        control = self._downloads.get(name)
        if control is not None:
            control.cancel()

    def discard_download(self, name: str) -> None:
        """Delete what an unfinished download has brought."""
        self._encoders.discard_download(name)
        self._on_event("encoders", None)

    def estimate_endpoint(self, settings: EndpointSettings) -> EndpointEstimate:
        """What leaves this computer, and what it costs, if an endpoint is given all documents; nothing is sent.

        Raises: UserError: the settings cannot be meant.
        """
        with self._catalogue.read() as connection:
            passages, characters = contents.measure_passages(connection)
        return estimate(settings, passages, characters)

    def add_endpoint(self, settings: EndpointSettings, key: str) -> EncoderStatus:
        """Add a server that encodes texts, and give it the documents. Raises: UserError."""
        status = self._encoders.add_endpoint(settings, key)
        self._encoders_changed()
        return status

    def learn_names(self) -> None:
        """Do now what the first search would wait for, once for a library; see `Encoders.learn_names`."""
        self._encoders.learn_names()

    def use_encoder(self, name: str) -> None:
        """Let an installed encoder answer for its kind from now on, whatever it has seen. Raises: UserError."""
        self._encoders.warm_up(name)
        self._encoders.use(name)
        self._encoders_changed()

    def use_when_ready(self, name: str) -> None:
        """Let an installed encoder look into everything, and then answer for its kind. Raises: UserError."""
        self._encoders.use_when_ready(name)
        self._encoders_changed()

    def rest_encoder(self, name: str) -> None:
        """Give new files to an encoder no more; what it has seen stays. Raises: UserError."""
        self._encoders.rest(name)
        self._encoders_changed()

    def remove_encoder(self, name: str) -> None:
        """Delete an encoder and its vectors. Raises: UserError."""
        with self._standing_still():
            self.keeping.remove_encoder(name)
        self._on_event("encoders", None)

    def fill_anew(self, name: str) -> None:
        """Let an encoder that has changed look through everything anew. Raises: UserError."""
        with self._standing_still():
            self.keeping.begin_anew(name)
        self._on_event("encoders", None)

    def spaces(self) -> tuple[SpaceStatus, ...]:
        """Every space that the catalogue holds vectors in."""
        return self.keeping.spaces()

    def remove_space(self, space_id: int) -> None:
        """Delete the vectors of a space that nobody uses. Raises: UserError."""
        with self._standing_still():
            self.keeping.remove_space(space_id)
        self._on_event("encoders", None)

    def _encoders_changed(self) -> None:
        self._open_indexes()
        self._runner.start()
        self._tell_changed(at_once=True)
        self._on_event("encoders", None)

    def _switch_ready(self) -> None:
        if self.keeping.switch_ready():
            self._open_indexes()
            self._tell_changed(at_once=True)
            self._on_event("encoders", None)

    @contextmanager
    def _standing_still(self) -> Iterator[None]:
        """No indexing while the folders change; afterwards it begins again, paused if it was."""
        paused = self._runner.activity == "paused"
        self._runner.cancel()
        try:
            yield
        finally:
            self._runner.start()
            if paused:
                self._runner.pause()

    def _open_indexes(self) -> None:
        for encoder in self._encoders.active():
            for space in encoder.spaces:
                self._indexes.get(space.fingerprint)

    def _tell_changed(self, *, at_once: bool = False) -> None:
        if at_once or time.monotonic() - self._changed_s > _CHANGED_EVERY_S:
            self._changed_s = time.monotonic()
            self._on_event("changed", None)
