"""Runs the backend laion-clap in a worker process that notes every socket."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import numpy as np

_EVENTS = ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")


class Watching:
    """The arguments are those of `laion_clap_backend.load_media`."""

    def __init__(self, folder: str, hashes: Mapping[str, str], architecture: str) -> None:
        self._args = (folder, hashes, architecture)
        self._sockets: list[str] = []
        sys.addaudithook(self._note)

    def run(self) -> dict[str, Any]:
        """Load both towers and use them."""
        from models.encoders import laion_clap_backend

        laion_clap_backend.load_media(*self._args).encode_media([np.ones(48_000, dtype=np.float32)])
        laion_clap_backend.load_text(*self._args).encode_text(["a dog barks"])
        return {"sockets": self._sockets, "numpy": np.__version__, "modules": sorted(sys.modules)}

    def _note(self, event: str, arguments: Any) -> None:
        if event in _EVENTS:
            self._sockets.append(f"{event} {arguments}")
