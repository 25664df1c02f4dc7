"""Fake encoders of which two look at pictures, and that can be chosen, replaced and broken."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from fakes import FakeEncoders, fake_space

from models.encoders.protocol import Description
from models.errors import EncoderUnavailable
from models.kinds import Kind
from models.spaces import PictureInput, Space, Vectors
from models.views import EncoderStatus

NEW = "hues"


class FakeShelf(FakeEncoders):
    """Besides "colours", which answers at first, "hues" can look at pictures: it sees the same, in another order.

    Attributes:
        broken: names of encoders that fail.
        drifted: names of encoders that give other vectors than they should.
        odd: names of encoders that fail in a way nobody has thought of.
        slow: names of encoders that answer only when they are interrupted.
        asked: names of encoders that were given media, canaries too.
    """

    def __init__(self, version: str = "1", log: Path | None = None) -> None:
        super().__init__(version, log)
        space = fake_space(f"{NEW}/fake", 4, Kind.IMAGE, version)
        self._new = Description(
            NEW, "Hues", "For tests.", "None", "Findling", (Kind.IMAGE,), PictureInput(16, resize_px=16), (space,), 4
        )
        self.answering = "colours"
        self.filled: set[str] = set()
        self.next = ""
        self.gone: set[str] = set()
        self.broken: set[str] = set()
        self.drifted: set[str] = set()
        self.odd: set[str] = set()
        self.slow: set[str] = set()
        self.held = threading.Event()
        self.interrupted = threading.Event()
        self.asked: list[str] = []

    def installed(self) -> tuple[Description, ...]:
        return tuple(one for one in (*self._descriptions, self._new) if one.name not in self.gone)

    def active(self) -> tuple[Description, ...]:
        return tuple(one for one in self.installed() if one.kinds != (Kind.IMAGE,) or one.name == self.answering)

    def indexed(self) -> tuple[Description, ...]:
        active = self.active()
        return active + tuple(one for one in self.installed() if one not in active and one.name in self.filled)

    def statuses(self) -> tuple[EncoderStatus, ...]:
        known = (*self._descriptions, self._new)
        return tuple(
            EncoderStatus(one.name, one.title, "", "", "", one.kinds, installed=one.name not in self.gone)
            for one in known
        )

    def next_ones(self) -> tuple[str, ...]:
        return (self.next,) if self.next else ()

    def use(self, name: str) -> None:
        self.filled |= {self.answering, name}
        self.answering, self.next = name, ""

    def use_when_ready(self, name: str) -> None:
        self.filled.add(name)
        self.next = name

    def rest(self, name: str) -> None:
        self.filled.discard(name)

    def remove(self, name: str) -> tuple[Space, ...]:
        spaces = self.describe(name).spaces
        self.gone.add(name)
        self.filled.discard(name)
        if self.answering == name:
            self.answering = "colours"
        return spaces

    def update(self, name: str, version: str = "updated", lineage: str = "") -> None:
        """Let an encoder come with another fingerprint, as after an update of its library; or with other weights."""
        spaces = (fake_space(f"{name}/fake", 4, Kind.IMAGE, version, lineage),)
        self._descriptions = tuple(
            replace(one, spaces=spaces) if one.name == name else one for one in self._descriptions
        )

    def send_elsewhere(self, name: str) -> None:
        """Let an encoder be one that sends what it is given to a server."""
        self._descriptions = tuple(
            replace(one, leaves="Everything goes to example.org.") if one.name == name else one
            for one in self._descriptions
        )

    def interrupt(self, encoder: str) -> None:
        self.interrupted.set()

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        self.asked.append(encoder)
        if encoder in self.odd:
            raise RuntimeError("CUDA error: an illegal instruction")
        if encoder in self.slow:
            self.held.set()
            if not self.interrupted.wait(20):
                raise TimeoutError("nobody interrupted it")
            raise EncoderUnavailable(f"The encoder {encoder} cannot be used.", "It was interrupted.", "Try again.")
        if encoder in self.broken:
            raise EncoderUnavailable(f"The encoder {encoder} cannot be used.", "It is broken.", "Mend it.")
        return super().encode_media(encoder, batch)

    def look(self, encoder: str, batch: Sequence[Any]) -> Vectors:
        vectors = np.roll(super().look("colours", batch), 1, axis=1) if encoder == NEW else super().look(encoder, batch)
        return np.roll(vectors, 1, axis=1) if encoder in self.drifted else vectors

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        found = super().encode_text(texts, spaces)
        if spaces is not None and f"{NEW}/fake" in spaces:
            found[f"{NEW}/fake"] = np.roll(super().encode_text(texts)["colours/fake"], 1, axis=1)
        return {name: vectors for name, vectors in found.items() if name.partition("/")[0] not in self.broken}
